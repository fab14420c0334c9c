"""Writing so that a killed run leaves nothing half-written, and reading the texts that people keep by hand.

Takes bytes and paths. Modes are set outright (0644, 0755), whatever the umask. Never swallows an `OSError`; it names
the file that could not be written.
"""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

FILE_MODE = 0o644
FOLDER_MODE = 0o755
STAGING = ".engross-tmp-"
"""How the name of every folder and file begins that is not yet what it will be; it ends with that of its process."""

OLD = "old-"
"""What follows where it is a folder that has stepped aside for a newer one."""

WINDOWS = os.name == "nt"
ON_WINDOWS = "engross cannot write on Windows, which has no file modes and no syncing of folders; run it in WSL"


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, "" where it is not there; raises `BadInput` at the place that is not UTF-8."""
    if not path.exists():
        return ""
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Findings are slow to import, and a build with nothing to do writes through this module.
        from engross.model import Span
        from engross.model.diagnostics import BadInput, Diagnostic

        before = data[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        message = f"byte 0x{data[error.start]:02X} is not UTF-8"
        hint = "save the file as UTF-8"
        raise BadInput([Diagnostic("not-utf-8", message, Span(str(path), line, column), hint)]) from None


def make_folder(folder: Path) -> None:
    """Creates a folder and its parents; an existing one is left as it is."""
    _refuse_windows(folder)
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(FOLDER_MODE)


def write_durably(path: Path, data: bytes) -> None:
    """Writes a file and waits until the disk holds it; an `OSError` names the file, as that of a full disk does not."""
    _refuse_windows(path)
    try:
        with path.open("wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), FILE_MODE)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def replace(path: Path, data: bytes) -> None:
    """Writes a file so that its name holds either the old bytes or the new, never a part."""
    staged = path.with_name(f"{STAGING}{path.name}-{os.getpid()}")
    try:
        write_durably(staged, data)
        staged.replace(path)
    except BaseException as error:
        with suppress(OSError):
            staged.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename, error.filename2 = str(path), None
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Waits until the disk holds the names in a folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def move_into_place(staged: Path, target: Path) -> None:
    """Gives a finished folder its name; an older folder of that name steps aside first and is then removed."""
    aside = target.with_name(f"{STAGING}{OLD}{target.name}-{os.getpid()}")
    if target.exists():
        target.rename(aside)
    try:
        staged.rename(target)
        sync_folder(target.parent)
    except BaseException:
        if not staged.exists():
            target.rename(staged)
        if aside.exists():
            aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def clear_leftovers(folder: Path) -> tuple[str, ...]:
    """Removes what killed runs left in a folder and returns the names; what a running process stages is left alone.

    A folder that had stepped aside when the run was killed takes its name back.
    """
    cleared = []
    for path in sorted(folder.glob(f"{STAGING}*-*")):
        name, _, process = path.name.removeprefix(STAGING).rpartition("-")
        if not process.isdecimal() or _running(int(process)):
            continue
        meant = folder / name.removeprefix(OLD)
        if name.startswith(OLD) and not meant.exists():
            path.rename(meant)
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        cleared.append(path.name)
    return tuple(cleared)


def _running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # it is somebody else's
        return True
    return True


def _refuse_windows(path: Path) -> None:
    if WINDOWS:
        raise OSError(errno.ENOSYS, ON_WINDOWS, str(path))
