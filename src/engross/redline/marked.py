"""Paragraphs and tables with the marks of a redline.

Takes what was laid flat and says of each piece which document it stands in. Never decides what belongs together.
"""

from engross.model import (
    Document,
    Kept,
    Mark,
    Marked,
    MarkedParagraph,
    MarkedRow,
    MarkedTable,
    Placed,
    PlacedParagraph,
    PlacedTable,
    Redline,
)
from engross.redline.flat import place


def unchanged(document: Document) -> Redline:
    """The document as a redline without any mark: what it is beside itself."""
    blocks = tuple(map(_unmarked, place(document)))
    return Redline(document.record, document.record, document.numbering, document.numbering, blocks, ())


def _unmarked(placed: Placed) -> Marked:
    if isinstance(placed, PlacedTable):
        rows = tuple(MarkedRow(Mark.NONE, tuple(map(_paragraph, row))) for row in placed.rows)
        return MarkedTable(Mark.NONE, placed, placed, rows)
    return _paragraph(placed)


def _paragraph(placed: PlacedParagraph) -> MarkedParagraph:
    return MarkedParagraph(Mark.NONE, placed, placed, tuple(Kept(inline, inline) for inline in placed.inlines))
