"""Tables out: grid, rows and cells, each cell one paragraph.

Takes marked tables and never looks at anything else. A table that both sides have has marks on its rows and in its
cells; one that only one side has is tracked row by row, which is how Word itself records it.
"""

from collections.abc import Sequence
from html import escape

from engross.model import Mark, MarkedRow, MarkedTable
from engross.writers.docx.looks import ParagraphMarkup, styled
from engross.writers.docx.paragraphs import Paragraphs

TEXT_WIDTH = 8730
MOST_WHOLE, ALONE = 16, 3
"""The most rows of a table that is kept on one page, and how many at least stand together at its end (our settings)."""
LOOK = (
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
    ' w:noVBand="1"/>'
)


def table(block: MarkedTable, paragraphs: Paragraphs) -> str:
    """A table with its header row."""
    here = block.here
    widths = [TEXT_WIDTH * part // 100 for part in here.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    old, new = (_together(block.rows, gone) for gone in (Mark.INSERTED, Mark.DELETED))
    rows = (_row(row, n == 0, widths, paragraphs, (n in old, n in new)) for n, row in enumerate(block.rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="SheetTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{LOOK}<w:tblCaption w:val="{escape(here.caption)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _together(rows: Sequence[MarkedRow], gone: Mark) -> set[int]:
    """The rows that stay with the next one, in the document that those with the mark `gone` are not in.

    A table that fits on a page is not parted, and a longer one leaves neither two rows nor its heading alone.
    """
    here = [place for place, row in enumerate(rows) if row.mark is not gone]
    parted = here[MOST_WHOLE // 2 : -ALONE] if len(here) > MOST_WHOLE else ()
    return {*here[:-1]}.difference(parted)


def _row(row: MarkedRow, header: bool, widths: list[int], paragraphs: Paragraphs, stays: tuple[bool, bool]) -> str:
    style = styled("TableHeading" if header else "TableText").setting
    # A row that one document lacks is set there as in the other.
    sides = {Mark.INSERTED: (stays[1],) * 2, Mark.DELETED: (stays[0],) * 2}.get(row.mark, stays)
    old, new = (ParagraphMarkup(style + ("<w:keepNext/>" if kept else ""), False) for kept in sides)
    revision = paragraphs.runs.revisions.element(row.mark)
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs.placed(cell, old, new)}</w:tc>'
        for cell, width in zip(row.cells, widths, strict=True)
    )
    kind = "<w:cantSplit/><w:tblHeader/>" if header else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{kind}{revision}</w:trPr>{''.join(cells)}</w:tr>"
