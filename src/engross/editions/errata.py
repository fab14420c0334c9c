"""The errata of a sealed edition: the file beside its folder, `EDITION.errata.yaml`.

Takes the folder of builds and the licences of an edition; returns what the file tells, or raises `BadInput` where it
tells of words that no licence of the edition has. Never changes the edition.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from engross.library.format.reading import Notes
from engross.library.format.reading import read as read_declared
from engross.library.source import text as source_text
from engross.library.source import yaml
from engross.model import Document, Errata, Erratum, Provision
from engross.model.diagnostics import BadInput, Findings, did_you_mean

SUFFIX = ".errata.yaml"


def file(builds: Path, edition: str) -> Path:
    """Where the errata of an edition stand, if it has any."""
    return builds / f"{edition}{SUFFIX}"


def read(builds: Path, edition: str, documents: Iterable[Document]) -> tuple[Erratum, ...]:
    """The errata of an edition whose licences these are, none without a file; raises `BadInput` with all findings."""
    path = file(builds, edition)
    if not path.is_file():
        return ()
    findings = Findings()
    text = source_text.decode(path.read_bytes(), path.as_posix(), findings, size=path.stat().st_size)
    node = yaml.read(text, path.as_posix(), findings) if text is not None else None
    found = read_declared(Errata, node, findings, Notes(), {}) if node else None
    if found is None:
        raise BadInput(findings)
    known = tuple(documents)
    for one in found.errata:
        _check(one, known, findings)
    findings.raise_any()
    return found.errata


def of(errata: Iterable[Erratum], document: Document) -> tuple[tuple[Erratum, Provision], ...]:
    """The errata that are about a licence, each with the provision that it is about."""
    provisions = _provisions(document)
    return tuple(
        (one, provisions[one.clause])
        for one in errata
        if one.clause in provisions and (not one.licences or document.record.variant in one.licences)
    )


def _check(one: Erratum, documents: tuple[Document, ...], findings: Findings) -> None:
    """That the edition has these licences, in them the clause, and in it the words."""
    variants = [document.record.variant for document in documents]
    for name in one.licences:
        if name not in variants:
            hint = did_you_mean(name, variants)
            findings.add("errata", f"no licence of this edition is called {name!r}", one.span, hint)
    about = [(document, of((one,), document)) for document in documents]
    if not any(there for _, there in about):
        ids = sorted({id for document in documents for id in _provisions(document)})
        message = f"no licence that it is about has the clause {one.clause!r}"
        findings.add("errata", message, one.span, did_you_mean(one.clause, ids))
    for document, there in about:
        if there and one.words not in " ".join(_words(there[0][1])):
            message = f"{one.clause} of {document.record.id} does not have the words {one.words!r}"
            hint = "quote the words as the edition prints them, or name the licences that have them"
            findings.add("errata", message, one.span, hint)
            return


def _provisions(document: Document) -> dict[str, Provision]:
    """Every provision by its id, and by those that it took over."""
    return {id: one for top in document.tops for one in top.walk() for id in (one.id, *one.aliases)}


def _words(provision: Provision) -> Iterator[str]:
    """The words of a provision itself, by paragraph and cell."""
    yield "".join(inline.text for inline in provision.heading)
    for block in provision.body:
        if block.type == "table":
            yield from (cell.text for row in (block.header, *block.rows) for cell in row)
        else:
            yield block.text
