"""A document laid flat: one sequence of paragraphs and tables, each with all that decides how it is set.

Takes a Document, returns what stands in it in reading order. Never compares, and never drops or
joins a paragraph.
"""

from collections.abc import Iterator
from dataclasses import replace

from engross.model import Document, Kind, Paragraph, Placed, PlacedParagraph, PlacedTable, Provision, Role, Table, Text

END = "(end)"
"""The id of the closing line; no clause can have it."""


def place(document: Document) -> tuple[Placed, ...]:
    """Every paragraph and table of the document in reading order, the closing line among them, be it empty.

    Raises ValueError for a provision that has nothing to hang its number and its anchors on: neither a heading nor a
    paragraph, or a table before them.
    """
    terms, closing = ([one for top in part for one in _provision(top)] for part in (document.terms, document.behind))
    end = PlacedParagraph(END, Role.END, Kind.PREAMBLE, (Text(document.end),))
    return (*terms, end, *closing)


def _provision(provision: Provision, owner: str = "", conspicuous: bool = False) -> Iterator[Placed]:
    """`owner` is the nearest unnumbered provision above, to which a list of its own belongs."""
    conspicuous = conspicuous or provision.conspicuous
    anchors = (provision.id, *provision.aliases)
    plain = PlacedParagraph(
        id=provision.id,
        role=Role.TEXT,
        kind=provision.kind,
        inlines=(),
        scheme=provision.scheme,
        level=provision.level,
        number=provision.number,
        owner=owner,
        conspicuous=conspicuous,
    )
    if provision.heading:
        yield replace(plain, role=Role.HEADING, inlines=provision.heading, label=provision.label, anchors=anchors)
        anchors = ()
    for block in provision.body:
        if isinstance(block, Paragraph):
            first = {"role": Role.OPENING, "label": provision.label, "anchors": anchors} if anchors else {}
            yield replace(plain, inlines=block.inlines, manner=block.manner, **first)  # type: ignore[arg-type]
            anchors = ()
        elif anchors:
            raise ValueError(f"{provision.id}: a table needs a heading or a paragraph before it")
        else:
            yield _table(block, plain)
    if anchors:
        raise ValueError(f"{provision.id}: a provision needs a heading or a paragraph")
    for child in provision.children:
        yield from _provision(child, owner if provision.scheme else provision.id, conspicuous)


def _table(table: Table, plain: PlacedParagraph) -> PlacedTable:
    rows = tuple(
        tuple(replace(plain, role=Role.CELL, inlines=cell.inlines) for cell in row)
        for row in (table.header, *table.rows)
    )
    return PlacedTable(plain.id, table.caption, table.widths, rows, plain.conspicuous)
