"""What was sealed and is not any more what it was: files, the ledger, and the words of the clauses behind them.

Takes the folder of builds and the documents that the clauses give now; returns findings with the words that differ. No
update of accepted wording can quiet them. Never writes.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from engross.editions import content, ledger, manifest
from engross.editions.history import released
from engross.editions.verify import verify
from engross.model import Document, Span
from engross.model.diagnostics import Diagnostic


def drifted(builds: Path, documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
    """Every finding about the sealed editions, and about the clauses where the edition they bear is one of them."""
    noted = ledger.read(builds)
    editions = [edition for edition in released.editions(builds) if ledger.sealed(builds, edition)]
    return (
        *(finding for edition in dict.fromkeys((*noted, *editions)) for finding in damaged(builds / edition)),
        *(_unnoted(builds, edition) for edition in editions if edition not in noted),
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
    """The words that differ between the clauses and the sealed edition whose name they bear, each change once."""
    after = {document.record.variant: document for document in documents}
    edition = next(iter(after.values())).record.edition
    if ledger.wordings(builds, edition) == {variant: manifest.wording(each) for variant, each in after.items()}:
        return ()
    if not ledger.sealed(builds, edition) or not (builds / edition / manifest.NAME).is_file():
        return ()
    found: dict[str, list[str]] = {}
    for variant, said in _differing(released.read(builds, edition), after):
        found.setdefault(said, []).append(variant)
    hint = "a sealed edition never changes; open the next one: engross next EDITION"
    where = Span((builds / edition).as_posix())
    message = f"edition {edition} is sealed, and the clauses say something else now: "
    return tuple(
        Diagnostic("sealed-wording", message + said, where, hint, tuple(variants)) for said, variants in found.items()
    )


def _differing(before: Mapping[str, Document], after: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    for variant in dict.fromkeys((*before, *after)):
        if variant not in after or variant not in before:
            yield variant, f"this licence is {'gone' if variant in before else 'new'}"
            continue
        old, new = before[variant], after[variant]
        if manifest.wording(old) != manifest.wording(new):
            edits = content.edits(content.of_document(old), content.of_document(new))
            yield from ((variant, content.listed([edit])) for edit in edits)
            if not edits:
                yield variant, "emphasis, capitals or quotation marks"


def _unnoted(builds: Path, edition: str) -> Diagnostic:
    message = f"edition {edition} says that it is sealed, and its line is missing here"
    hint = f"take the line back from the history of the project, or let engross release {edition} write it"
    return Diagnostic("ledger", message, Span((builds / ledger.NAME).as_posix()), hint)
