"""The released editions as they stand on the disk.

Takes the folder of builds; returns what each edition's manifest, licences and files say, the newest first. Never
takes a file that its manifest describes otherwise, and never writes.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from engross.editions import checksums, drift, errata, ledger, sources
from engross.editions.history import editions, released
from engross.editions.history.released import in_order
from engross.model import Document, Erratum, Family, Scenarios, Span
from engross.model.diagnostics import BadInput, Diagnostic
from engross.records import dataclass
from engross.writers import FORMATS


@dataclass(frozen=True, slots=True)
class File:
    """A file that is offered: its name, its SHA-256 in hexadecimal, its size in bytes and what it holds.

    `variant` is the licence in it, or "" where it speaks of the whole edition.
    """

    name: str
    sha256: str
    size: int
    variant: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Edition:
    """A released edition: its date (ISO 8601), whether it is sealed, its licences by variant, its files by name.

    `errata` are its slips, which are told beside it.
    """

    name: str
    date: str
    sealed: bool
    documents: Mapping[str, Document]
    files: tuple[File, ...]
    errata: tuple[Erratum, ...] = ()

    def sources(self) -> tuple[Family, Scenarios] | None:
        """The family and its scenarios as they were at the release; None where the edition does not hold them."""
        packed = next((file.data for file in self.files if file.name == sources.NAME), None)
        return None if packed is None else sources.family_and_scenarios(packed, f"{sources.NAME} of {self.name}")


def read_editions(builds: Path) -> tuple[Edition, ...]:
    """Every edition below `builds`, the newest first; raises `BadInput` for a file unlike its manifest."""
    return tuple(_edition(builds, name) for name in reversed(editions(builds)))


def _edition(builds: Path, name: str) -> Edition:
    folder = builds / name
    described = folder / checksums.NAME
    try:
        content = checksums.read(described.read_bytes())
        date, sealed = str(content["date"]), content["sealed"] is True
        listed = {str(key): (str(one["variant"]), str(one["sha256"])) for key, one in content["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _wrong(described, f"this is no manifest of an edition ({type(error).__name__}: {error})") from None
    files = tuple(_file(folder, path, listed) for path in sorted(folder.iterdir()) if path.is_file())
    absent = set(listed) - {file.name for file in files}
    if absent:
        raise _wrong(folder / min(absent), "the manifest lists this file, and it is not there")
    documents = released.read(builds, name)
    return Edition(name, date, sealed, documents, files, errata.read(builds, name, documents.values()))


def _file(folder: Path, path: Path, listed: Mapping[str, tuple[str, str]]) -> File:
    data = path.read_bytes()
    variant, sha256 = listed.get(path.name, ("", ""))
    found = File(path.name, hashlib.sha256(data).hexdigest(), len(data), variant, data)
    if sha256 and sha256 != found.sha256:
        raise _wrong(path, "this file is not the one that the manifest describes")
    return found


def vouched(builds: Path, present: Sequence[Edition], *, newest: bool) -> tuple[Diagnostic, ...]:
    """What the ledger says otherwise than the folders of the editions that are present, the newest first.

    Raises `BadInput` where a site of the `newest` would show an older one in place of one that the ledger notes, or one
    that nothing vouches for.
    """
    folders, noted = {edition.name: edition for edition in present}, ledger.read(builds)
    names = in_order({*folders, *noted})
    found = {name: _doubt(builds, name, folders.get(name), noted=name in noted) for name in names}
    doubts = {name: doubt for name, doubt in found.items() if doubt}
    shown = names.index(present[0].name) if present else 0
    if newest and not doubts.keys().isdisjoint(names[shown:]):
        raise BadInput(doubts.values())
    return tuple(doubts.values())


def _doubt(builds: Path, name: str, edition: Edition | None, *, noted: bool) -> Diagnostic | None:
    if edition and not noted:
        return drift.unnoted(builds, name) if edition.sealed else None
    if edition and ledger.wordings(builds, name):
        return None
    said = "its checksums or its manifest are not those of the ledger" if edition else "it is not there"
    hint = f"bring it back (git checkout -- {builds / name}), or say which edition to show: --edition EDITION"
    return Diagnostic("ledger", f"the ledger notes edition {name}, and {said}", Span(str(builds / ledger.NAME)), hint)


def format_of(file: File) -> str:
    """The name of the format that a file's suffix stands for, or ""."""
    return next((one.name for one in FORMATS if file.name.endswith(one.suffix)), "")


def _wrong(path: Path, message: str) -> BadInput:
    hint = "restore the edition from version control, or release it again"
    return BadInput([Diagnostic("edition", message, Span(str(path)), hint)])
