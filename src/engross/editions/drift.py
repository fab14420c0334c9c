"""What was sealed and is not any more what it was: files, the ledger, and the words of the clauses behind them.

Takes the folder of builds and the documents that the clauses give now; returns findings with the words that differ. No
update of accepted wording can quiet them. Never writes.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from engross.editions import checksums, content, ledger, manifest
from engross.editions.history import released
from engross.editions.verify import verify
from engross.model import Change, Class, Document, Mark, Span
from engross.model.diagnostics import Diagnostic
from engross.redline.impact import impact

FEW = 4
"""Changes of a sealed wording that are listed one by one."""
LONGEST = 20
"""Words of one side of a change that are shown."""


def drifted(builds: Path, documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
    """Every finding about the sealed editions, and about the clauses where the edition they have is one of them."""
    noted = ledger.read(builds)
    editions = [edition for edition in released.editions(builds) if ledger.sealed(builds, edition)]
    return (
        *(finding for edition in dict.fromkeys((*noted, *editions)) for finding in damaged(builds / edition)),
        *(unnoted(builds, edition) for edition in editions if edition not in noted),
        *reworded(builds, documents),
    )


def damaged(folder: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with the files of a sealed edition."""
    hint = f"bring it back as it was released: git checkout -- {folder.as_posix()}"
    return tuple(
        Diagnostic(
            "released-file",
            f"{fault.kind}: {fault.said}{': ' if fault.edits else ''}{content.listed(fault.edits)}",
            Span((folder / fault.file).as_posix()),
            hint,
        )
        for fault in verify(folder, read_vouched=False).faults
    )


def reworded(builds: Path, documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
    """A finding with the words that differ, where the clauses name a sealed edition and say something else."""
    after = {document.record.variant: document for document in documents}
    edition = next(iter(after.values())).record.edition
    if not ledger.sealed(builds, edition) or not (builds / edition / checksums.NAME).is_file():
        return ()
    if ledger.wordings(builds, edition) == {variant: manifest.wording(each) for variant, each in after.items()}:
        return ()
    hint = "a sealed edition never changes; open the next one: engross next EDITION"
    where = Span((builds / edition).as_posix())
    message = f"edition {edition} is sealed, and the clauses say something else now: "
    found = [*_differing(released.read(builds, edition), after)]
    if not found:
        return ()
    said = "; ".join(said for said, _ in found[:FEW])
    more = f"; and {len(found) - FEW} more: engross impact --since {edition}" if len(found) > FEW else ""
    variants = {variant for _, reached in found for variant in reached}
    ordered = tuple(variant for variant in dict.fromkeys((*after, *variants)) if variant in variants)
    return (Diagnostic("sealed-wording", message + said + more, where, hint, ordered),)


def _differing(before: Mapping[str, Document], after: Mapping[str, Document]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each change of wording once, with the variants that have it; a number that moved only where nothing else did."""
    for said, only, others in (("gone", before, after), ("new", after, before)):
        if variants := tuple(variant for variant in only if variant not in others):
            yield f"this licence is {said}", variants
    both = [variant for variant in after if variant in before]
    other = [one for one in both if manifest.wording(before[one]) != manifest.wording(after[one])]
    listed: set[str] = set()
    for reach in impact({one: before[one] for one in other}, {one: after[one] for one in other}):
        if said := _said(reach.change):
            listed |= {*reach.reached}
            yield said, reach.reached
    if rest := tuple(variant for variant in other if variant not in listed):
        yield "numbers, emphasis, capitals or quotation marks", rest


def _said(change: Change) -> str:
    """The words of a change; empty where only numbers or terms are others."""
    edits: list[tuple[str, str]] = []
    above = Mark.NONE
    for run in change.runs:
        if run.mark is Mark.INSERTED:
            was = edits.pop()[0] if above is Mark.DELETED else ""
            edits.append((was, _cut(run.text)))
        elif run.mark is Mark.DELETED:
            edits.append((_cut(run.text), ""))
        above = run.mark
    if edits:
        return f"{change.id}: {content.listed(edits)}"
    return f"{change.id}: {change.kind.value}" if {*change.classes} - {Class.RENUMBERING, Class.TERM} else ""


def _cut(words: str) -> str:
    shown = words.split()
    return " ".join(shown) if len(shown) <= LONGEST else f"{' '.join(shown[:LONGEST])} …"


def unnoted(builds: Path, edition: str) -> Diagnostic:
    """The finding about a sealed edition that the ledger does not note."""
    message = f"edition {edition} says that it is sealed, and its line is missing here"
    hint = f"take the line back from the history of the project, or let engross release {edition} write it"
    return Diagnostic("ledger", message, Span((builds / ledger.NAME).as_posix()), hint)
