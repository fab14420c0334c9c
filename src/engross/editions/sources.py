"""The clauses that an edition was made from, kept beside its files in `sources.zip`.

Takes a clause folder, returns an archive whose bytes hang on nothing but those of the files; takes such an archive,
returns the family that its clauses make, its documents and its scenarios. What stands in an archive is never trusted:
only plain names are unpacked.
"""

import io
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from engross.assemble import assemble_all
from engross.library.family import load, scenarios
from engross.library.family.folder import SCENARIOS_FILE
from engross.model import Document, Family, Scenarios, Span
from engross.model.diagnostics import BadInput, Diagnostic
from engross.writers.archive import archive

NAME = "sources.zip"
FOLDER = "clauses"
MOST_FILES = 2_100
MOST_BYTES = 64 * 2**20
"""What an archive may hold unpacked (our own setting: a family of the largest size allowed, twice over)."""

_NAME = r"[a-z0-9][a-z0-9._-]*"
_PLAIN = re.compile(rf"{FOLDER}/(?:(?:pages/)?{_NAME}\.yaml|{_NAME}/{_NAME}\.md)")
Made = TypeVar("Made")


def pack(family: Family) -> bytes:
    """The family files, every clause file and the scenarios of a family, stored in the order of their names."""
    root = Path(family.path)
    paths = [*map(Path, family.files)]
    paths += [Path(clause.path) for alternates in family.clauses.values() for clause in alternates]
    paths += [path for path in [root / SCENARIOS_FILE] if path.is_file()]
    return archive(sorted((f"{FOLDER}/{path.relative_to(root).as_posix()}", path.read_bytes()) for path in paths))


def documents(packed: bytes, name: str = NAME) -> tuple[Document, ...]:
    """Every licence that the clauses in an archive give; raises `BadInput` naming the archive where they give none."""
    return assemble_all(family(packed, name))


def family(packed: bytes, name: str = NAME) -> Family:
    """The family that the clauses in an archive make; raises `BadInput` naming the archive where they make none."""
    return _read(packed, name, load)


def family_and_scenarios(packed: bytes, name: str = NAME) -> tuple[Family, Scenarios]:
    """The family as `family` gives it, with its scenarios."""

    def both(folder: Path) -> tuple[Family, Scenarios]:
        """The family in a folder and its scenarios."""
        found = load(folder)
        return found, scenarios.read(found)

    return _read(packed, name, both)


def _read(packed: bytes, name: str, reader: Callable[[Path], Made]) -> Made:
    """What a reader makes of the clause folder in an archive, which is gone afterwards."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as opened, tempfile.TemporaryDirectory(prefix="engross-") as folder:
            _unpack(opened, Path(folder), name)
            return reader(Path(folder, FOLDER))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise _refusal([f"this is no archive of clauses: {error}"], name) from None


def _unpack(opened: zipfile.ZipFile, folder: Path, name: str) -> None:
    entries = opened.infolist()
    names = [entry.filename for entry in entries]
    if len(names) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise _refusal([f"it holds more than {MOST_FILES:,} files or {MOST_BYTES:,} bytes"], name)
    wrong = [f"{one!r} has no place among clauses" for one in names if not _PLAIN.fullmatch(one)]
    wrong += [f"{one!r} stands in it twice" for one, times in sorted(Counter(names).items()) if times > 1]
    if wrong:
        raise _refusal(wrong, name)
    for entry in entries:
        target = folder / entry.filename
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(opened.read(entry))


def _refusal(messages: Iterable[str], name: str) -> BadInput:
    hint = "take the edition from where it was published, or from the history of the project"
    return BadInput(Diagnostic("sources", message, Span(name), hint) for message in messages)
