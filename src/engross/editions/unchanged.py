"""Whether files are as they were, by what the file system says of them, so that none need be read.

Takes folders; returns a stamp of them, which is another one as soon as a file is written, replaced, added or removed:
name, size, inode, and the times of the last change of its bytes and of its entry, which no program can set back. Never
reads a file. Imports nothing that is slow to import.
"""

import os
import sys
from collections.abc import Iterable, Iterator

SETTLED = 2_000_000_000
"""Nanoseconds after which another change of a file has another time, on any file system."""
COMPILED = ".pyc"

Line = tuple[str, int, int, int, int]
"""A file: its path, size, inode, and the times of the last change of its bytes and of its entry."""


class Unknown(Exception):
    """What a folder holds cannot be said by its own files, for it has links."""


def entries(folder: str) -> Iterator["os.DirEntry[str]"]:
    """All below a folder that is no folder, in order; no link is followed. Raises `OSError` for an absent folder."""
    with os.scandir(folder) as listed:
        found = sorted(listed, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from entries(entry.path)
        else:
            yield entry


def below(folder: str) -> Iterator[Line]:
    """Every file below a folder but compiled Python; raises `Unknown` for a link and `OSError` for an absent folder."""
    for entry in entries(folder):
        if entry.is_symlink():
            raise Unknown(entry.path)
        if not entry.name.endswith(COMPILED):
            yield _line(entry)


def beside(folder: str, kept: Iterable[str]) -> Iterator[Line]:
    """The files of a folder itself; of those whose names begin with a dot only the ones that are `kept`."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_symlink():
            raise Unknown(entry.path)
        if entry.is_file() and (not entry.name.startswith(".") or entry.name in kept):
            yield _line(entry)


def installed() -> list[str]:
    """The installed packages with their versions, as their folders are named; to ask for them otherwise is slow."""
    folders = filter(os.path.isdir, sys.path)
    return sorted({name for each in folders for name in os.listdir(each) if name.endswith((".dist-info", ".egg-info"))})


def newest(lines: Iterable[Line]) -> int:
    """The time of the last change, in nanoseconds."""
    return max((max(line[3:]) for line in lines), default=0)


def _line(entry: "os.DirEntry[str]") -> Line:
    found = entry.stat()
    return entry.path, found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns
