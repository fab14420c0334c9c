"""Writing so that a killed run leaves nothing half-written.

Takes bytes and paths, returns nothing. Modes are set outright (0644, 0755), whatever the umask. Never swallows an
`OSError`: the caller says what could not be written.
"""

import errno
import os
import shutil
from pathlib import Path

FILE_MODE = 0o644
FOLDER_MODE = 0o755
STAGING = ".tmp-"
"""How the name of every folder and file begins that is not yet what it will be."""

WINDOWS = os.name == "nt"
ON_WINDOWS = "engross cannot write on Windows, which has no file modes and no syncing of folders; run it in WSL"


def make_folder(folder: Path) -> None:
    """Creates a folder and its parents; an existing one is left as it is."""
    _refuse_windows(folder)
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(FOLDER_MODE)


def write_durably(path: Path, data: bytes) -> None:
    """Writes a file and waits until the disk holds it."""
    _refuse_windows(path)
    with path.open("wb") as file:
        file.write(data)
        os.fchmod(file.fileno(), FILE_MODE)
        file.flush()
        os.fsync(file.fileno())


def replace(path: Path, data: bytes) -> None:
    """Writes a file so that its name holds either the old bytes or the new, never a part."""
    staged = path.with_name(f"{STAGING}{os.getpid()}-{path.name}")
    try:
        write_durably(staged, data)
        staged.replace(path)
    except BaseException:
        staged.unlink(missing_ok=True)
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
    aside = target.with_name(f"{STAGING}old-{target.name}-{os.getpid()}")
    if target.exists():
        target.rename(aside)
    try:
        staged.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise
    sync_folder(target.parent)
    shutil.rmtree(aside, ignore_errors=True)


def clear_leftovers(folder: Path) -> tuple[str, ...]:
    """Removes what killed runs left in a folder and returns the names; the caller holds the lock of that folder.

    A folder that had stepped aside when the run was killed takes its name back.
    """
    cleared = []
    for path in sorted(folder.glob(f"{STAGING}*")):
        name = path.name.removeprefix(f"{STAGING}old-").rpartition("-")[0]
        if path.name.startswith(f"{STAGING}old-") and not (folder / name).exists():
            path.rename(folder / name)
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
        cleared.append(path.name)
    return tuple(cleared)


def _refuse_windows(path: Path) -> None:
    if WINDOWS:
        raise OSError(errno.ENOSYS, ON_WINDOWS, str(path))
