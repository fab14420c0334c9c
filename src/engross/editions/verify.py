"""Is an edition as it was released? Asked offline, of the files alone.

Takes the folder of an edition; returns every file that is missing, extra, changed, renamed or swapped, and what
changed in words. What the files were follows from the edition's checksums, its manifest, and, where the folder stands
among the builds of a project, by the ledger beside it; none of them is trusted alone. Hashes are compared first, then
words are read, file by file and apart: one that cannot be read is named, and the rest goes on. Never writes.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path, PurePath

from engross.editions import checksums, content, errata, ledger, manifest, signature
from engross.editions.sealed_folder import SealedFolder
from engross.model import Document, Span
from engross.model.diagnostics import BadInput, Diagnostic
from engross.readers import read
from engross.readers.limits import USUAL, Limits
from engross.records import dataclass
from engross.writers import json as documents

_BESIDE = (".json", ".md", ".html", ".txt", ".pdf", ".docx")
"""Formats of a licence, from the one that says most about its words."""


class FaultKind(StrEnum):
    """What became of a file."""

    MISSING = "missing"
    EXTRA = "extra"
    CHANGED = "changed"
    RENAMED = "renamed"
    SWAPPED = "swapped"
    WORDING = "wording"
    SIGNATURE = "signature"
    LEDGER = "ledger"


@dataclass(frozen=True, slots=True)
class Fault:
    """What became of a file of an edition: `other` is its new name, or the file it changed places with."""

    kind: FaultKind
    file: str
    said: str
    other: str = ""
    edits: content.Edits = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """How an edition stands: how many files were looked at, what is wrong, and what is worth knowing besides."""

    edition: str
    folder: Path
    files: int
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]


def verify(
    folder: Path,
    signers: Path | None = None,
    *,
    ledgered: bool = False,
    read_vouched: bool = True,
    limits: Limits = USUAL,
    tell: Callable[[Verification], None] = lambda report: None,
) -> Verification:
    """How the edition in a folder stands; with `signers`, a file as `ssh-keygen` reads it, its signature is asked for.

    Every hash is compared. With `ledgered` the folder is among the builds of a project, where a ledger must be. Without
    `read_vouched`, text is read only where the ledger's hash does not vouch for it. `tell` is given what the hashes say
    before any words are read. Raises `BadInput` where the folder holds no edition.
    """
    found = SealedFolder(folder, limits)
    if not {checksums.NAME, checksums.SUMS} & found.present.keys() and not found.noted:
        hint = "name an edition below builds, or the folder that holds its SHA256SUMS"
        raise BadInput([Diagnostic("no-edition", "there is no edition in this folder", Span(str(folder)), hint)])
    truth = _truth(found)
    faults = [*_faults(found, truth), *_unread(found)]
    signed, notes = signature.check(folder, signers)
    faults += [Fault(FaultKind.SIGNATURE, signature.NAME, said) for said in signed]
    if found.described and found.described.get("sealed") is not True:
        notes += ("it is a preview and not sealed",)
    elif ledgered and not (folder.parent / ledger.NAME).is_file():
        said = "it is not there, and so nothing vouches for the checksums; take it back from the history of the project"
        faults.append(Fault(FaultKind.LEDGER, f"../{ledger.NAME}", said))
    elif (folder.parent / ledger.NAME).is_file() and not found.noted:
        notes += (f"{folder.parent / ledger.NAME} does not name it; engross release notes it there",)
    told = errata.file(folder.parent, folder.name)
    if told.is_file():
        notes += (f"its errata stand in {told}",)
    report = Verification(folder.name, folder, len(found.present), tuple(faults), notes)
    tell(report)
    worded = [_worded(found, truth, fault) for fault in faults]
    if read_vouched or checksums.SUMS not in truth:
        worded += [*_wordings(found, truth), *_disagreements(found, truth)]
    return replace(report, faults=tuple(worded))


def _truth(found: SealedFolder) -> Mapping[str, str]:
    """What the files were: the claim that the ledger confirms, else the one that leaves the fewest files at fault."""
    claims = [claim for claim in (found.by_sums, found.by_manifest) if claim]
    for claim in claims:
        if hashlib.sha256(checksums.lines(claim)).hexdigest() == found.noted:
            return {**claim, checksums.SUMS: found.noted}
    return min(claims, key=lambda claim: len([*_changes(found, claim)]), default={})


def _faults(found: SealedFolder, truth: Mapping[str, str]) -> Iterator[Fault]:
    if not found.folder.is_dir():
        yield Fault(FaultKind.MISSING, "", "the ledger notes this edition, and it is not there")
        return
    if not truth:
        for name in (checksums.SUMS, checksums.NAME):
            yield Fault(FaultKind.CHANGED, name, "it cannot be read, and so no other file was compared")
        return
    for fault in _changes(found, truth):
        plain = found.data.get(fault.file) is not None
        said = fault.said or ("its bytes are others" if plain else "this is no plain file any more")
        yield fault if fault.kind is not FaultKind.CHANGED else replace(fault, said=said)


def _unread(found: SealedFolder) -> Iterator[Fault]:
    """A manifest that says nothing, where no hash tells that it changed."""
    if checksums.NAME in found.present and not found.described and not found.by_sums:
        yield Fault(FaultKind.CHANGED, checksums.NAME, "it cannot be read: it is no JSON object")


def _changes(found: SealedFolder, truth: Mapping[str, str]) -> Iterator[Fault]:
    """Each file that is not what it was, once."""
    apart = {signature.NAME, checksums.SUMS} - truth.keys()
    present = {name: digest for name, digest in found.present.items() if name not in apart}
    missing = [name for name in truth if name not in present]
    extra = [name for name in present if name not in truth]
    for name in missing:
        new = next((one for one in extra if present[one] == truth[name]), "")
        if new:
            extra.remove(new)
            yield Fault(FaultKind.RENAMED, name, f"it is now called {new}", new)
        else:
            yield Fault(FaultKind.MISSING, name, "it is not there")
    yield from (Fault(FaultKind.EXTRA, name, _extra(found, name, truth)) for name in extra)
    yield from _replaced(present, truth)
    yield from _checksums(found, truth)


def _extra(found: SealedFolder, name: str, truth: Mapping[str, str]) -> str:
    if found.data[name] is None:
        return "this is no plain file of the edition"
    same = next((one for one, digest in truth.items() if digest == found.present[name]), "")
    return f"it is no file of the edition; it has the bytes of {same}" if same else "it is no file of the edition"


def _replaced(present: Mapping[str, str], truth: Mapping[str, str]) -> Iterator[Fault]:
    names = {digest: name for name, digest in truth.items()}
    told: set[str] = set()
    for name, digest in truth.items():
        now = present.get(name, digest)
        other = names.get(now, "")
        if now == digest or name in told:
            continue
        if other and present.get(other) == digest:
            told.add(other)
            yield Fault(FaultKind.SWAPPED, name, f"it and {other} have changed places", other)
        else:
            yield Fault(FaultKind.CHANGED, name, f"it has the bytes of {other}" if other else "", other)


def _checksums(found: SealedFolder, truth: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong with the files that tell of the others, where the ledger does not say."""
    if checksums.SUMS in truth:
        return
    if checksums.SUMS not in found.present:
        yield Fault(FaultKind.MISSING, checksums.SUMS, "it is not there")
    elif found.sums != checksums.lines(truth):
        yield Fault(FaultKind.CHANGED, checksums.SUMS, "it is not the one of the other files")
    elif found.noted:
        yield Fault(FaultKind.CHANGED, checksums.SUMS, "it is not the one that the ledger notes")
    if found.by_manifest and found.by_manifest != truth and found.present[checksums.NAME] == truth.get(checksums.NAME):
        yield Fault(FaultKind.CHANGED, checksums.NAME, "it says otherwise of the files than their checksums do")


def _worded(found: SealedFolder, truth: Mapping[str, str], fault: Fault) -> Fault:
    """A changed file, with what changed in words where it holds a licence and another file of that licence is whole."""
    name, data = fault.file, found.data.get(fault.file)
    beside = _beside(found, truth, name) if fault.kind is FaultKind.CHANGED and data is not None else None
    if beside is None:
        return fault
    edits, unread = _unlike(found, beside, name)
    if unread:
        return replace(fault, said=unread)
    same = "its bytes are others, and its words the same"
    said = fault.said if fault.other else "its words are others" if edits else same
    return replace(fault, said=said, edits=edits)


def _unlike(found: SealedFolder, document: Document, name: str) -> tuple[content.Edits, str]:
    """What a file says otherwise than a document, and why it cannot be read, where it cannot."""
    # Its hash has named the file already, and many may be damaged.
    limits = replace(found.limits, seconds=max(1, found.limits.seconds // 2))
    try:
        return content.unlike(document, found.data[name] or b"", name, limits), ""
    except BadInput as bad:
        return (), f"it cannot be read any more: {bad.diagnostics[0].message}"


def _beside(found: SealedFolder, truth: Mapping[str, str], name: str) -> Document | None:
    """The licence that a file held, by another file of it that is whole."""
    path = PurePath(name)
    for suffix in _BESIDE if path.suffix in _BESIDE else ():
        beside = path.with_suffix(suffix).name
        data = found.data.get(beside)
        if beside != name and data is not None and truth.get(beside) == found.present[beside]:
            return read(data, beside).document
    return None


def _wordings(found: SealedFolder, truth: Mapping[str, str]) -> Iterator[Fault]:
    """Variants whose words are not those that the manifest records, though no file was changed."""
    recorded = found.described.get("variants")
    if found.present.get(checksums.NAME) != truth.get(checksums.NAME) or not isinstance(recorded, dict):
        return
    for name in _whole(found, truth):
        about = recorded.get(found.variant(name))
        if isinstance(about, dict):
            document, unread = _document(found, name)
            if document is None:
                yield Fault(FaultKind.WORDING, name, unread)
            elif manifest.wording(document) != about.get("wording"):
                yield Fault(FaultKind.WORDING, name, "its words are not those whose hash the manifest records")


def _document(found: SealedFolder, name: str) -> tuple[Document | None, str]:
    try:
        return documents.read(found.data[name] or b"", name), ""
    except BadInput as bad:
        return None, f"it cannot be read: {bad.diagnostics[0].message}"


def _disagreements(found: SealedFolder, truth: Mapping[str, str]) -> Iterator[Fault]:
    """Where checksums were made to fit what was altered, the licences whose formats do not say the same any more."""
    if not found.noted or checksums.SUMS in truth:
        return
    for name in _whole(found, truth):
        document, _ = _document(found, name)
        for suffix in _BESIDE[1:] if document else ():
            other = PurePath(name).with_suffix(suffix).name
            if document and found.data.get(other) is not None and found.present[other] == truth.get(other):
                edits, unread = _unlike(found, document, other)
                if edits or unread:
                    yield Fault(FaultKind.WORDING, other, unread or f"it does not say what {name} says", name, edits)


def _whole(found: SealedFolder, truth: Mapping[str, str]) -> Iterable[str]:
    return (
        name
        for name, digest in truth.items()
        if name.endswith(".json") and name != checksums.NAME and found.present.get(name) == digest
    )
