"""What the files of a working folder were made of, noted beside them in `.built.json`.

Takes folders and digests; returns what stands already. Notes that cannot be read are no notes, and cost a full build
and no more. Never reads a clause: to this room the sources are bytes.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import engross
from engross import writers
from engross.editions import disk, unchanged
from engross.records import dataclass

NAME = ".built.json"


@dataclass(frozen=True, slots=True)
class Notes:
    """By file, what it was made of and its SHA-256; and the last request, with the files that it asked for."""

    files: Mapping[str, tuple[str, str]]
    request: str = ""
    asked: tuple[str, ...] = ()

    def current(self, path: Path, made_of: str = "") -> bool:
        """Whether a file is as it was written, and was made of this where that is given."""
        noted, sha256 = self.files.get(path.name, ("", ""))
        same = noted == made_of or not made_of
        try:
            return same and path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: the folder, the files that were written, and those that were up to date."""

    folder: Path
    written: tuple[str, ...]
    kept: tuple[str, ...]


def read(folder: Path) -> Notes:
    """The notes of a folder, empty where there are none."""
    try:
        kept = json.loads((folder / NAME).read_bytes())
        files = {str(name): (str(made_of), str(sha256)) for name, (made_of, sha256) in kept["files"].items()}
        return Notes(files, str(kept["request"]), tuple(str(name) for name in kept["asked"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Notes({})


def write(folder: Path, notes: Notes) -> None:
    """Keeps the notes of a folder."""
    disk.replace(folder / NAME, content(notes))


def content(notes: Notes) -> bytes:
    """Notes as the file that keeps them."""
    kept = {"request": notes.request, "asked": notes.asked, "files": notes.files}
    return (json.dumps(kept, indent=0, sort_keys=True) + "\n").encode()


def made_of(source: str, formats: Iterable[str]) -> dict[str, str]:
    """By format, a digest of all that its file is made of: `source` is a document or a redline written out whole."""
    shared = hashlib.sha256(f"{toolkit()}{source}".encode())
    found = {}
    for name in formats:
        whole = shared.copy()
        whole.update(f"{name}{writers.machine(name)}".encode())
        found[name] = whole.hexdigest()
    return found


def request(sources: Path, names: Iterable[str], formats: Iterable[str]) -> str:
    """A digest of all that a build depends on: all below `sources`, what is asked for, toolkit and machine."""
    asked = json.dumps([toolkit(), [*names], [(name, writers.machine(name)) for name in formats]])
    return hashlib.sha256(f"{asked}{_files(sources)}".encode()).hexdigest()


def standing(folder: Path, request: str) -> tuple[str, ...]:
    """The files that a request asks for, if the last build answered it and all are as they were written; else none."""
    notes = read(folder)
    stands = notes.request == request and all(notes.current(folder / name) for name in notes.asked)
    return notes.asked if stands else ()


@cache
def toolkit() -> str:
    """A digest of all that turns a document into bytes: Python, this package's files, the installed versions."""
    files = _files(Path(engross.__file__).parent, unchanged.COMPILED)
    return hashlib.sha256(f"{sys.version}{unchanged.installed()}{files}".encode()).hexdigest()


def _files(root: Path, but: str = "") -> list[tuple[str, bool, str]]:
    """All below a folder: its path, whether it is a link, and the hash of a file, for each kind may be an error."""
    return [(one.path[len(str(root)) :], one.is_symlink(), _hash(one)) for one in unchanged.entries(str(root), but)]


def _hash(entry: "os.DirEntry[str]") -> str:
    """The SHA-256 of a file, and a word for what is none or cannot be read."""
    if not entry.is_file():
        return "folder" if entry.is_dir() else "neither"
    try:
        with open(entry, "rb", buffering=0) as file:  # noqa: PTH123  a path made for each costs as much as the reading
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return "unread"
