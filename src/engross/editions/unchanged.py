"""Whether files are as they were, by what the file system says of them, so that none need be read.

Takes folders; returns a stamp of them, which is another one as soon as a file is written, replaced, added or removed:
name, size, inode, and the times of the last change of its bytes and of its entry, which no program can set back. Of a
folder the name counts, for one that is empty may be an error too. Never reads a file. Imports nothing that is slow to
import.
"""

import os
import sys
from collections.abc import Iterable, Iterator

SETTLED = 2_000_000_000
"""Nanoseconds after which another change of a file has another time, on any file system."""
COMPILED = "__pycache__"
"""The name of the folders in which Python keeps what it compiled."""
LOADER = "/etc/ld.so.cache"
"""The file that is written anew when a shared library is installed, which may set pages otherwise."""

Line = tuple[str, int, int, int, int]
"""A file: its path, size, inode, and the times of the last change of its bytes and of its entry."""


class Unknown(Exception):
    """What a folder holds cannot be said by its own files, for it has links."""


def entries(folder: str, but: str = "") -> Iterator["os.DirEntry[str]"]:
    """All below a folder, in order, without the folders called `but`; no link is followed.

    Raises `OSError` for an absent folder.
    """
    with os.scandir(folder) as listed:
        found = sorted(listed, key=lambda entry: entry.name)
    for entry in found:
        if entry.name != but:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from entries(entry.path, but)


def below(folder: str, but: str = "") -> Iterator[Line]:
    """All below a folder, as `entries`; raises `Unknown` for a link and `OSError` for an absent folder."""
    for entry in entries(folder, but):
        if entry.is_symlink():
            raise Unknown(entry.path)
        yield (entry.path, 0, 0, 0, 0) if entry.is_dir() else _line(entry)


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


def loader() -> Iterator[Line]:
    """The file by which the system finds shared libraries, where it has one."""
    if os.path.isfile(LOADER):
        yield _of(LOADER, os.stat(LOADER))


def newest(lines: Iterable[Line]) -> int:
    """The time of the last change, in nanoseconds."""
    return max((max(line[3:]) for line in lines), default=0)


def _line(entry: "os.DirEntry[str]") -> Line:
    return _of(entry.path, entry.stat())


def _of(path: str, found: os.stat_result) -> Line:
    return path, found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns
