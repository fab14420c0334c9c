"""The clauses that an edition was made from, kept beside its files in `sources.zip`.

Takes a clause folder, returns an archive whose bytes hang on nothing but those of the files; takes such an archive,
returns the family that its clauses make, and their documents. What stands in an archive is never trusted: only plain
names are unpacked.
"""

import io
import re
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from engross.assemble import assemble_all
from engross.library.family import load
from engross.model import Document, Family, Span
from engross.model.diagnostics import BadInput, Diagnostic

NAME = "sources.zip"
FOLDER = "clauses"
MOST_FILES = 2_100
MOST_BYTES = 64 * 2**20
"""What an archive may hold unpacked (our own setting: a family of the largest size allowed, twice over)."""

_NAME = r"[a-z0-9][a-z0-9._-]*"
_PLAIN = re.compile(rf"{FOLDER}/(?:(?:pages/)?{_NAME}\.yaml|{_NAME}/{_NAME}\.md)")
_UNIX = 3
_MODE = 0o100644 << 16


def pack(family: Family) -> bytes:
    """The family files and every clause file of a family, stored in the order of their names."""
    root = Path(family.path)
    paths = [*map(Path, family.files)]
    paths += [Path(clause.path) for alternates in family.clauses.values() for clause in alternates]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, path in sorted((f"{FOLDER}/{path.relative_to(root).as_posix()}", path) for path in paths):
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            archive.writestr(entry, path.read_bytes())
    return packed.getvalue()


def documents(packed: bytes, name: str = NAME) -> tuple[Document, ...]:
    """Every licence that the clauses in an archive give; raises `BadInput` naming the archive where they give none."""
    return assemble_all(family(packed, name))


def family(packed: bytes, name: str = NAME) -> Family:
    """The family that the clauses in an archive make; raises `BadInput` naming the archive where they make none."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive, tempfile.TemporaryDirectory(prefix="engross-") as folder:
            _unpack(archive, Path(folder), name)
            return load(Path(folder, FOLDER))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise _refusal([f"this is no archive of clauses: {error}"], name) from None


def _unpack(archive: zipfile.ZipFile, folder: Path, name: str) -> None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    wrong = [f"{one!r} has no place among clauses" for one in names if not _PLAIN.fullmatch(one)]
    wrong += [f"{one!r} stands in it twice" for one in sorted({one for one in names if names.count(one) > 1})]
    if len(names) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        wrong = [f"it holds more than {MOST_FILES:,} files or {MOST_BYTES:,} bytes"]
    if wrong:
        raise _refusal(wrong, name)
    for entry in entries:
        target = folder / entry.filename
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(archive.read(entry))


def _refusal(messages: Iterable[str], name: str) -> BadInput:
    hint = "take the edition from where it was published, or from the history of the project"
    return BadInput(Diagnostic("sources", message, Span(name), hint) for message in messages)
