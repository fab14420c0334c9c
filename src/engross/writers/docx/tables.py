"""Tables out: grid, rows and cells, each cell one paragraph.

Takes marked tables and never looks at anything else. A table that both sides have has marks on its rows and in its
cells; one that only one side has is tracked row by row, which is how Word itself records it.
"""

from html import escape

from engross.model import MarkedRow, MarkedTable
from engross.writers.docx.looks import styled
from engross.writers.docx.paragraphs import Paragraphs

TEXT_WIDTH = 8730
LOOK = (
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
    ' w:noVBand="1"/>'
)


def table(block: MarkedTable, paragraphs: Paragraphs) -> str:
    """A table with its header row."""
    here = block.here
    widths = [TEXT_WIDTH * part // 100 for part in here.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = (_row(row, position == 0, widths, paragraphs) for position, row in enumerate(block.rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="SheetTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{LOOK}<w:tblCaption w:val="{escape(here.caption)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(row: MarkedRow, header: bool, widths: list[int], paragraphs: Paragraphs) -> str:
    look = styled("TableHeading" if header else "TableText")
    revision = paragraphs.runs.revisions.element(row.mark)
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs.placed(cell, look, look)}</w:tc>'
        for cell, width in zip(row.cells, widths, strict=True)
    )
    kind = "<w:cantSplit/><w:tblHeader/>" if header else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{kind}{revision}</w:trPr>{''.join(cells)}</w:tr>"
