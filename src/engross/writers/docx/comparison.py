"""The table of what changed as a Word file: a `Redline` in, the bytes of a package out.

It is a page beside the redline and no licence: it opens with what is compared, by which toolkit and how much differs,
for a redline in Word has no page that would be in neither document. Old and new words are marked by look, not tracked.
"""

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from engross.model import Mark, Redline, Run
from engross.writers.comparison import HEADER, compared_clauses
from engross.writers.docx.looks import styled
from engross.writers.docx.numbering import Lists
from engross.writers.docx.package import pack
from engross.writers.docx.revisions import dated
from engross.writers.docx.tables import LOOK, TEXT_WIDTH
from engross.writers.quotes import redline_in_print
from engross.writers.summary import opened, summary

_WIDTHS = (18, 33, 33, 16)
_MARKS = {
    Mark.INSERTED: '<w:color w:val="134F8C"/><w:u w:val="single"/>',
    Mark.DELETED: '<w:strike/><w:color w:val="9A2A1C"/>',
}
_LEGEND = (
    Run(Mark.NONE, "Legend: "),
    Run(Mark.DELETED, "deleted"),
    Run(Mark.NONE, ", "),
    Run(Mark.INSERTED, "inserted"),
)


def comparison(redline: Redline) -> bytes:
    """The table as DOCX, on the template of the licences."""
    redline = redline_in_print(redline)
    old, new = redline.old.id, redline.new.id
    title = f"Comparison of {old} with {new}"
    found = summary(redline)
    rows = [_row([[Run(Mark.NONE, name)] for name in HEADER], header=True)]
    rows += [
        _row([[Run(Mark.NONE, one.clause)], one.old, one.new, [Run(Mark.NONE, one.said)]])
        for one in compared_clauses(found)
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _widths())
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="SheetTable"/><w:tblW w:w="{sum(_widths())}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{LOOK}<w:tblCaption w:val="{escape(title)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    lines = [[Run(Mark.NONE, line)] for line in opened(redline, found.figures)]
    opening = "".join(_paragraph(line, "ClauseText") for line in (*lines, _LEGEND))
    body = f"{_paragraph([Run(Mark.NONE, title)], 'Title')}{opening}{table}{_paragraph((), 'ClauseText')}"
    record = replace(redline.new, id=f"{old}--{new}", name=title, variant="", date=dated(redline.new, redline.old))
    return pack(record, body, Lists(redline.new_numbering).xml(), _run(Run(Mark.NONE, f"Compared with {old}")))


def _widths() -> list[int]:
    return [TEXT_WIDTH * part // 100 for part in _WIDTHS]


def _row(cells: Iterable[Iterable[Run]], *, header: bool = False) -> str:
    style = "TableHeading" if header else "TableText"
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell, style)}</w:tc>'
        for cell, width in zip(cells, _widths(), strict=True)
    )
    kind = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{kind}{''.join(made)}</w:tr>"


def _paragraph(runs: Iterable[Run], style: str) -> str:
    return f"<w:p><w:pPr>{styled(style).setting}</w:pPr>{''.join(map(_run, runs))}</w:p>"


def _run(run: Run) -> str:
    look = f"<w:rPr>{_MARKS[run.mark]}</w:rPr>" if run.mark in _MARKS else ""
    # The paragraphs of a change are parted by line ends, the cells of a row by tabs.
    lines = (
        f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>'
        for line in run.text.replace("\t", " | ").split("\n")
    )
    return f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"
