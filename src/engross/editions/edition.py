"""Write a whole edition: staged next to its place, then renamed in one step, which seals it.

Takes Documents, formats, the folder of builds and the sources of the documents; returns what became of the edition's
folder. A run that is killed, refused or out of disk leaves the folder as it was. Never changes a sealed edition.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from engross.editions import checksums, content, disk, drift, ledger, manifest, signature, sources
from engross.editions.lock import held
from engross.editions.render import Output, Progress, outputs
from engross.model import Document, Span
from engross.model.diagnostics import Diagnostic
from engross.records import dataclass
from engross.writers import Format


class Result(StrEnum):
    """What became of the edition's folder."""

    CREATED = "created"
    REPLACED = "replaced"
    UNTOUCHED = "untouched"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The folder, how many files an edition has, how many were there already with the same words and the same bytes.

    `cleared` names what killed runs had left.
    """

    result: Result
    folder: Path
    files: int
    same_words: int
    same_bytes: int
    cleared: tuple[str, ...]


class Refused(Exception):
    """An edition is not written, or not compared, for what the findings say."""

    def __init__(self, findings: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(findings)
        super().__init__("\n".join(finding.headline for finding in self.diagnostics))


def release(
    documents: Sequence[Document],
    formats: Sequence[Format],
    builds: Path,
    tell: Progress,
    packed: bytes | None = None,
    key: Path | None = None,
) -> Outcome:
    """Seals `builds/<edition>`: every document in every format, the sources in `packed`, manifest and checksums.

    With `key` the checksums are signed. An unsealed folder of that name is replaced. A sealed one is compared with what
    would be written now and stays as it is. Raises `Refused` where it is damaged or its words are others, or where a
    file does not say what its document does, `Locked` where another run writes, `OSError` where the disk refuses.
    """
    edition = documents[0].record.edition
    disk.make_folder(builds)
    with held(builds):
        cleared = disk.clear_leftovers(builds)
        if ledger.sealed(builds, edition):
            return _again(documents, formats, builds / edition, tell, cleared)
        result = Result.REPLACED if (builds / edition).exists() else Result.CREATED
        with _staging(builds / f"{disk.STAGING}{edition}-{os.getpid()}") as staged:
            others = {} if packed is None else {sources.NAME: packed}
            files = _stage(documents, formats, staged, tell, others)
            if key:
                signature.sign(staged, key)
            disk.sync_folder(staged)
            disk.move_into_place(staged, builds / edition)
        ledger.note(builds, edition)
    return Outcome(result, builds / edition, files, 0, 0, cleared)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How many files were made anew, how many of them have the words, and how many the bytes, of those in a folder.

    `other_bytes` are the suffixes of those that have other bytes.
    """

    files: int
    same_words: int
    same_bytes: int
    other_bytes: tuple[str, ...] = ()


def likeness(made: Iterable[Output], folder: Path) -> Likeness:
    """How like files made anew are to those in a folder."""
    files = words = same = 0
    other: dict[str, None] = {}
    for output in made:
        path = folder / output.name
        there = path.read_bytes() if path.is_file() else b""
        files += 1
        same += there == output.data
        if there != output.data:
            other[Path(output.name).suffix] = None
        words += bool(there) and content.same(there, output.data, output.name)
    return Likeness(files, words, same, tuple(other))


def reported(made: Iterable[Output], total: int, tell: Progress) -> Iterator[Output]:
    """The same files; `tell` is called for each."""
    for number, output in enumerate(made, 1):
        yield output
        tell(number, total, output.name)


def _again(
    documents: Sequence[Document], formats: Sequence[Format], folder: Path, tell: Progress, cleared: tuple[str, ...]
) -> Outcome:
    damage = drift.damaged(folder)
    if damage:
        raise Refused(damage)
    # A run may have been killed between the name of the folder and its line in the ledger.
    ledger.note(folder.parent, folder.name)
    differing = drift.reworded(folder.parent, documents)
    if differing:
        raise Refused(differing)
    total = len(documents) * len(formats)
    like = likeness(reported(outputs(documents, formats), total, tell), folder)
    return Outcome(Result.UNTOUCHED, folder, like.files, like.same_words, like.same_bytes, cleared)


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    folder.chmod(disk.FOLDER_MODE)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _stage(
    documents: Sequence[Document],
    formats: Sequence[Format],
    folder: Path,
    tell: Progress,
    others: Mapping[str, bytes],
) -> int:
    made: list[Output] = []
    for output in reported(outputs(documents, formats), len(documents) * len(formats), tell):
        disk.write_durably(folder / output.name, output.data)
        made.append(output)
    _refuse_disagreement(documents, made, folder)
    for name, data in others.items():
        disk.write_durably(folder / name, data)
    described = manifest.manifest(documents, made, others)
    disk.write_durably(folder / checksums.NAME, described)
    # The checksums come last: a folder that has them is complete.
    listed = {output.name: output.data for output in made} | dict(others) | {checksums.NAME: described}
    disk.write_durably(folder / checksums.SUMS, checksums.sums(listed))
    return len(made)


def _refuse_disagreement(documents: Sequence[Document], made: Iterable[Output], folder: Path) -> None:
    """Reads every file back; all formats say what the document says, or there is no edition."""
    by_variant = {document.record.variant: document for document in documents}
    wrong = []
    for output in made:
        edits = content.unlike(by_variant[output.variant], output.data, output.name)
        if edits:
            was, read = edits[0]
            message = f"the file reads {read!r} where the document says {was!r}"
            hint = "this is a fault of a writer, not of the clauses: please report it"
            wrong.append(Diagnostic("formats-differ", message, Span(output.name), hint))
    if wrong:
        raise Refused(wrong)
