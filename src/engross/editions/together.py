"""Several files that appear together or not at all.

Takes a folder and files by their paths in it; returns nothing. They are staged on the same disk and then renamed: a
folder that was not there as one, a file beside others by itself. Where anything fails, what was renamed is taken back,
so that the disk is as it was. Raises `OSError` about the path that could not be written.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from engross.editions import disk

_SET = f"{disk.STAGING}set-"

Undo = list[Callable[[], object]]


def put(folder: Path, files: Mapping[str, bytes | None], *, instead: bool = False) -> None:
    """Writes files into a folder, which is made where it is missing; with `instead` it holds nothing else afterwards.

    A file of which the bytes are None is removed.

    A kill in the moment of the renames may leave some files of a folder that held others before; each is whole.
    """
    base = folder.parent if instead else folder
    while not base.is_dir():
        base = base.parent
    disk.clear_leftovers(base)
    within = folder.relative_to(base)
    staged = base / f"{_SET}{os.getpid()}"
    undo: Undo = []
    # Told before staging, which takes its time: a folder that somebody makes meanwhile is not written into.
    written = {within / name: data for name, data in files.items() if data is not None}
    entries = dict.fromkeys(_entry(base, path, within if instead else None) for path in written)
    gone = (folder / name for name, data in files.items() if data is None and not instead)
    removed = [path for path in gone if os.path.lexists(path)]
    try:
        _stage(staged, base, written)
        for number, entry in enumerate(entries):
            if instead and (base / entry).is_dir():
                disk.move_into_place(staged / "new" / entry, base / entry)
            else:
                _place(staged / "new" / entry, base / entry, staged / f"old-{number}", undo)
        for number, path in enumerate(removed):
            _remove(path, staged / f"gone-{number}", undo)
        if undo:
            disk.sync_folder(base)
    except BaseException:
        for step in reversed(undo):
            step()
        raise
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _stage(staged: Path, base: Path, files: Mapping[Path, bytes]) -> None:
    try:
        disk.make_folder(staged)
    except OSError as error:
        error.filename = str(base)
        raise
    for path, data in files.items():
        disk.make_folder((staged / "new" / path).parent)
        try:
            disk.write_durably(staged / "new" / path, data)
        except OSError as error:
            error.filename = str(base / path)
            raise
    for folder in {(staged / "new" / path).parent for path in files}:
        disk.sync_folder(folder)


def _entry(base: Path, path: Path, whole: Path | None) -> Path:
    """What is renamed for a file, as a path from `base`: the highest folder above it that is not there, or itself.

    The folder `whole` is renamed whatever stands there.
    """
    entry = Path()
    for part in path.parts:
        entry /= part
        if not os.path.lexists(base / entry) or entry == whole:
            break
    return entry


def _place(new: Path, target: Path, aside: Path, undo: Undo) -> None:
    """Gives what is staged its name; what stood there is kept aside until all is done."""
    try:
        if target.is_dir() or not os.path.lexists(target):
            new.rename(target)
            undo.append(lambda: target.rename(new))
        else:
            _keep(target, aside)
            new.replace(target)
            undo.append(lambda: aside.replace(target))
    except OSError as error:
        error.filename, error.filename2 = str(target), None
        raise


def _remove(path: Path, aside: Path, undo: Undo) -> None:
    """Takes a file away; it is kept aside until all is done."""
    try:
        path.rename(aside)
        undo.append(lambda: aside.rename(path))
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _keep(file: Path, aside: Path) -> None:
    """The same file under another name, so that its own is never empty; a copy where the disk has no second names."""
    try:
        os.link(file, aside, follow_symlinks=False)
    except OSError:
        shutil.copy2(file, aside, follow_symlinks=False)
