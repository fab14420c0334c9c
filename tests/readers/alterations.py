"""What people do to a licence that changes what it says: one function a kind, from a Document to another.

Each returns the altered document, and words that the answer must contain: the name of the place.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from engross.model import Document, Inline, Kind, Paragraph, Provision, Reference, Table, Text
from engross.readers import Known

SENTENCE = "The Kitchen may end this License on any day."

Change = Callable[[Provision], Provision | None]


def changed(document: Document, id: str, change: Change) -> Document:
    """The document with one provision changed, or without it where nothing is returned."""

    def each(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
        made = []
        for one in provisions:
            new = change(one) if one.id == id else replace(one, children=each(one.children))
            if new is not None:
                made.append(new)
        return tuple(made)

    return replace(
        document, front=each(document.front), sections=each(document.sections), annexes=each(document.annexes)
    )


def _first(document: Document, wanted: Callable[[Provision], bool]) -> Provision:
    return next(one for one in document.walk() if wanted(one))


def _words(provision: Provision) -> str:
    return "".join(block.text for block in provision.body if isinstance(block, Paragraph))


def annex_missing(document: Document) -> tuple[Document, str]:
    """The first annex taken out."""
    gone = document.annexes[0]
    return replace(document, annexes=document.annexes[1:]), gone.label


def row_missing(document: Document) -> tuple[Document, str]:
    """The second row of the first table taken out."""
    home = _first(document, lambda one: any(isinstance(block, Table) for block in one.body))

    def shorter(one: Provision) -> Provision:
        body = tuple(replace(b, rows=b.rows[:1] + b.rows[2:]) if isinstance(b, Table) else b for b in one.body)
        return replace(one, body=body)

    row = next(block.rows[1] for block in home.body if isinstance(block, Table))
    return changed(document, home.id, shorter), row[1].text


def sentence_before(document: Document) -> tuple[Document, str]:
    """A sentence before the title."""
    return replace(document, front=(_said("before"), *document.front)), SENTENCE


def sentence_after(document: Document) -> tuple[Document, str]:
    """A sentence behind the last annex, before the closing line: part of the text."""
    return replace(document, annexes=(*document.annexes, _said("after"))), SENTENCE


def sentence_within(document: Document) -> tuple[Document, str]:
    """A sentence put behind a clause."""
    home = _first(document, lambda one: one.kind is Kind.CLAUSE and bool(_words(one)) and not one.children)

    def longer(one: Provision) -> Provision:
        return replace(one, body=(*one.body, Paragraph((Text(SENTENCE),))))

    return changed(document, home.id, longer), SENTENCE


def _said(id: str) -> Provision:
    return Provision(id, Kind.PREAMBLE, body=(Paragraph((Text(SENTENCE),)),))


def case_of_a_term(document: Document) -> tuple[Document, str]:
    """A defined term written small, where capitals are what defines it."""

    def small(inline: Inline) -> Inline:
        return Text(inline.text.lower()) if inline.type == "term" else inline

    def wanted(one: Provision) -> bool:
        found = not one.conspicuous and one.kind is Kind.CLAUSE
        return found and any(i.type == "term" and i.text != i.text.lower() for b in _paragraphs(one) for i in b.inlines)

    home = _first(document, wanted)
    return changed(document, home.id, lambda one: _with_inlines(one, small)), ""


def reference_overtyped(document: Document) -> tuple[Document, str]:
    """A cross-reference whose number was typed over."""
    home = _first(document, lambda one: any(isinstance(i, Reference) for b in _paragraphs(one) for i in b.inlines))

    def other(inline: Inline) -> Inline:
        return Text(f"{inline.word} 99.9".strip()) if isinstance(inline, Reference) else inline

    return changed(document, home.id, lambda one: _with_inlines(one, other)), "99.9"


def _paragraphs(provision: Provision) -> list[Paragraph]:
    return [block for block in provision.body if isinstance(block, Paragraph)]


def _with_inlines(provision: Provision, change: Callable[[Inline], Inline]) -> Provision:
    body = tuple(Paragraph(tuple(map(change, b.inlines))) if isinstance(b, Paragraph) else b for b in provision.body)
    return replace(provision, body=body)


def disclaimer_plain(document: Document) -> tuple[Document, str]:
    """The conspicuous passages set like any other."""
    first = _first(document, lambda one: one.conspicuous)
    made = document
    for one in [one for one in document.walk() if one.conspicuous]:
        made = changed(made, one.id, lambda old: replace(old, conspicuous=False))
    return made, first.number


def number_removed(document: Document) -> tuple[Document, str]:
    """A clause without its number."""
    home = _first(document, lambda one: one.kind is Kind.CLAUSE and bool(one.label) and bool(one.heading))

    def bare(one: Provision) -> Provision:
        return replace(one, scheme="", level=0, label="", number="")

    return changed(document, home.id, bare), home.number


def level_changed(document: Document) -> tuple[Document, str]:
    """The last item of a list made a sub-item of the one before it."""
    home = _first(document, lambda one: len([c for c in one.children if c.kind is Kind.ITEM and c.scheme]) > 2)
    *rest, before, last = home.children
    lower = replace(last, level=last.level + 1, label="(i)", number=f"{before.number}(i)")
    children = (*rest, replace(before, children=(*before.children, lower)))
    return changed(document, home.id, lambda one: replace(one, children=children)), last.number


def heading_demoted(document: Document) -> tuple[Document, str]:
    """A section made a clause of the one before it, with the label that it would have there."""
    before, last = document.sections[-2:]
    count = len(before.children) + 1
    number = f"{before.number}.{count}"
    lower = replace(last, kind=Kind.CLAUSE, level=2, label=number, number=number, children=())
    after = tuple(replace(one, label=f"{number}.{n}") for n, one in enumerate(last.children, 1))
    section = replace(before, children=(*before.children, lower, *after))
    return replace(document, sections=(*document.sections[:-2], section)), last.number


ALTERATIONS: dict[str, tuple[Callable[[Document], tuple[Document, str]], Known | None]] = {
    "annex missing": (annex_missing, None),
    "row missing": (row_missing, None),
    "sentence before": (sentence_before, None),
    "sentence after": (sentence_after, None),
    "sentence within": (sentence_within, None),
    "case of a term": (case_of_a_term, None),
    "reference overtyped": (reference_overtyped, None),
    "disclaimer plain": (disclaimer_plain, Known.EMPHASIS),
    "number removed": (number_removed, Known.LABELS),
    "level changed": (level_changed, Known.LABELS),
    "heading demoted": (heading_demoted, Known.HEADINGS),
}
"""By name: the change, and what a format must know to tell of it."""
