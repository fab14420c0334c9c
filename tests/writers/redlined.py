"""Pairs of documents for redlines: small ones, each with one thing changed, and all variants of the licence family."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

from tests.licences import CLAUSES, documents
from tests.samples import para, sample
from tests.writers.renumbered import renumbered

from engross.model import Document, Kind, Paragraph, Provision, Reference, Table, Text

Pair = tuple[Document, Document]


def variant_pairs() -> list[Pair]:
    """Every ordered pair of two variants."""
    return list(permutations(documents(CLAUSES).values(), 2))


def changed(identifier: str, change: Callable[[Provision], Provision | None]) -> Document:
    """The sample with one provision changed, or taken out where the change gives nothing, and numbered anew."""

    def below(provision: Provision) -> Provision | None:
        found = change(provision) if provision.id == identifier else provision
        return found and replace(found, children=tuple(filter(None, map(below, found.children))))

    document = sample()
    front, sections, annexes = (
        tuple(filter(None, map(below, part))) for part in (document.front, document.sections, document.annexes)
    )
    return renumbered(replace(document, front=front, sections=sections, annexes=annexes), document.numbering)


def body(identifier: str, *blocks: Paragraph | Table, **fields: object) -> Document:
    """The sample with another body in one provision."""
    return changed(identifier, lambda provision: replace(provision, body=blocks, **fields))  # type: ignore[arg-type]


def table(change: Callable[[Table], Table]) -> Document:
    """The sample with its table changed."""
    return changed("sheet.1", lambda p: replace(p, body=tuple(change(b) for b in p.body if isinstance(b, Table))))


def without(identifier: str) -> Document:
    """The sample without a provision."""
    return changed(identifier, lambda provision: None)


def moved(document: Document) -> Document:
    """The document with two clauses in the other order."""
    first, grant, last = document.sections
    grant = replace(grant, children=grant.children[::-1])
    return renumbered(replace(document, sections=(first, grant, last)), document.numbering)


def _closed(*texts: str) -> Document:
    """The sample with a part behind its closing line."""
    return replace(sample(), closing=(_part("sign", *map(para, texts)),))


def _part(identifier: str, *body: Paragraph) -> Provision:
    """A part without a number."""
    return replace(sample().front[0], id=identifier, kind=Kind.PREAMBLE, heading=(), body=body, children=())


def _column(table: Table) -> Table:
    rows = tuple((*row, para("more")) for row in table.rows)
    return replace(table, header=(*table.header, para("More")), rows=rows, widths=(8, 42, 12, 28, 10))


def _cell(table: Table) -> Table:
    first, *rest = table.rows
    return replace(table, rows=((first[0], para("Keep them all"), *first[2:]), *rest))


_KEEP = Reference("keep", "2.1", "Section")


def _deeper() -> Document:
    """The sample with an item below its elder neighbour."""

    def below(keep: Provision) -> Provision:
        first, second = keep.children
        return replace(keep, children=(replace(first, children=(*first.children, replace(second, level=4))),))

    return changed("keep", below)


def _cited() -> Document:
    """The sample with a reference to the clause that `moved` moves."""
    return body("def.you", para(_YOU, " means the reader, as ", Reference("show", "2.2", "Section"), " says."))


def _split() -> Document:
    """The sample with a paragraph in two."""
    parts = (para("A second paragraph. It has two sentences,"), para('and "quotes" & <brackets>.'))
    return changed("show", lambda p: replace(p, body=(p.body[0], *parts)))


_YOU = Text('"You"', strong=True)
_LONE = Provision("alone", Kind.SECTION, "body", 1, "1.", "1", (Text("Alone"),), (para("You may."),))

SMALL: dict[str, Callable[[], Pair]] = {
    "nothing": lambda: (sample(), sample()),
    "words": lambda: (sample(), body("show", para("You may not show the things."), para("A paragraph."))),
    "emphasis": lambda: (
        sample(),
        body("def.you", para('"You" means the ', Text("reader", emphasis=True), ", as ", _KEEP, " says.")),
    ),
    "a-target": lambda: (
        sample(),
        body("def.you", para(_YOU, " means the reader, as ", Reference("risk", "3", "Section"), " says.")),
    ),
    "words-behind-the-end": lambda: (sample(), _closed("Sign here.")),
    "more-words-behind-the-end": lambda: (sample(), _closed("Sign here.", "Name:", "Place:")),
    "words-behind-the-end-on-both-sides": lambda: (_closed("Sign here."), _closed("Sign there.", "Name:")),
    "other-words-behind-the-end": lambda: (
        _closed("Sign here.", "Name:"),
        replace(sample(), closing=(_part("how", para("How to apply these terms to a work of yours.")),)),
    ),
    "another-end": lambda: (sample(), replace(sample(), end="That is all")),
    "words-behind-another-end": lambda: (sample(), replace(_closed("Sign here."), end="That is all")),
    "conspicuous": lambda: (sample(), changed("keep", lambda p: replace(p, conspicuous=True))),
    "level": lambda: (sample(), _deeper()),
    "unnumbered": lambda: (sample(), changed("show", lambda p: _unnumbered(p))),
    "a-clause": lambda: (without("show"), sample()),
    "a-split": lambda: (sample(), _split()),
    "an-item": lambda: (without("def.goods.2"), sample()),
    "a-list": lambda: (changed("def.goods", lambda p: replace(p, children=())), sample()),
    "an-alias": lambda: (changed("keep.b", lambda p: replace(p, aliases=())), sample()),
    "a-move": lambda: (sample(), moved(sample())),
    "a-cited-move": lambda: (_cited(), moved(_cited())),
    "a-move-and-words": lambda: (sample(), moved(body("show", para("You may show the things."), para("More.")))),
    "a-cell": lambda: (sample(), table(_cell)),
    "a-row": lambda: (sample(), table(lambda t: replace(t, rows=t.rows[:1]))),
    "a-column": lambda: (sample(), table(_column)),
    "a-caption": lambda: (sample(), table(lambda t: replace(t, caption="Other rights"))),
    "widths": lambda: (sample(), table(lambda t: replace(t, widths=(10, 50, 12, 28)))),
    "a-table": lambda: (body("sheet.1", para("None.")), sample()),
    "the-first-section": lambda: (sample(), without("definitions")),
    "the-last-annex": lambda: (sample(), without("rules")),
    "one-section": lambda: (replace(sample(), sections=(_LONE,), annexes=(), front=sample().front[:1]), sample()),
    "record": lambda: (
        sample(),
        replace(sample(), record=replace(sample().record, name="Other Keep License", id="SA-KEEP-1.1"), end="The end"),
    ),
}
"""Pairs of small documents, by what differs."""


def _unnumbered(provision: Provision) -> Provision:
    return replace(provision, kind=Kind.DEFINITION, scheme="", level=0, label="", number="")
