"""Provisions in, the paragraphs and tables of document.xml out, as one string.

Never opens a package and never types a number, save in the cached entries of the table of contents, which Word itself
writes as text.
"""

from collections.abc import Iterable
from html import escape

from engross.model import Document, Kind, Paragraph, Provision, Table
from engross.writers.docx.numbering import DEEPEST_STYLE, Lists, depth
from engross.writers.docx.places import places
from engross.writers.docx.runs import Revisions, Runs, field_end, field_start, run

TEXT_WIDTH = 8730
# Sections and annexes alone: with every clause the contents outgrow a page and double each renumbering in a redline.
CONTENTS_LEVELS = 1
# Outline levels and not style names pick the entries, for annex headings have styles of their own.
# No page numbers: they need a layout engine and would be stale.
_CONTENTS = f'TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\n \\u'
_UNNUMBERED = {Kind.PREAMBLE: "Preamble", Kind.DEFINITION: "Definition"}


class Body:
    """The body of one document; `xml` is called once, and `lists` is complete after it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places = places(document)
        self._revisions = Revisions(document.record.date)
        self._runs = Runs(self._places, self._revisions)
        self._bookmarks = 0
        self._out: list[str] = []
        self.lists = Lists(document.numbering)

    def xml(self) -> str:
        """All blocks in reading order; the last one is the end mark."""
        document = self._document
        for position, provision in enumerate(document.front):
            self._provision(provision)
            if position == 0:
                self._contents()
        for provision in (*document.sections, *document.annexes):
            self._provision(provision)
        self._paragraph("EndMark", run(document.end))
        return "".join(self._out)

    def header(self) -> str:
        """The runs of the running header: the name, and the id with its edition."""
        record = self._document.record
        return run(record.name) + "<w:r><w:tab/></w:r>" + run(record.id)

    def _provision(self, provision: Provision, owner: str = "", conspicuous: bool = False) -> None:
        """`owner` is the nearest unnumbered provision above, to which a list of its own belongs."""
        bold = conspicuous or provision.conspicuous
        number = self._number(provision, owner)
        pending = (provision.id, *provision.aliases)
        if provision.heading:
            words = self._runs.write(provision.heading, bold)
            self._paragraph(_heading_style(provision), self._bookmarked(pending, words), number)
            number, pending = "", ()
        for block in provision.body:
            if isinstance(block, Table):
                if pending:
                    raise ValueError(f"{provision.id}: a table needs a heading or a paragraph before it")
                self._table(block, bold)
                continue
            style = _first_style(provision) if pending else self._text_style(provision, block)
            words = self._bookmarked(pending, self._runs.write(block.inlines, bold))
            self._paragraph(style, words, number, bold)
            number, pending = "", ()
        if pending:
            raise ValueError(f"{provision.id}: a provision needs a heading or a paragraph")
        for child in provision.children:
            self._provision(child, owner if provision.scheme else provision.id, bold)

    def _number(self, provision: Provision, owner: str) -> str:
        if not provision.scheme:
            return ""
        number = self.lists.number(provision.scheme, owner)
        return f'<w:numPr><w:ilvl w:val="{provision.level - 1}"/><w:numId w:val="{number}"/></w:numPr>'

    def _text_style(self, provision: Provision, block: Paragraph) -> str:
        if provision.kind is Kind.TITLE:
            return "Status" if block.text == self._document.record.status else "Subtitle"
        if provision.kind in _UNNUMBERED:
            return _UNNUMBERED[provision.kind]
        deep = min(depth(provision.scheme, provision.level), DEEPEST_STYLE)
        return f"ClauseText{deep}" if deep > 2 else "ClauseText"

    def _bookmarked(self, identifiers: Iterable[str], words: str) -> str:
        starts, ends = [], []
        for identifier in identifiers:
            self._bookmarks += 1
            name = self._places[identifier].bookmark
            starts.append(f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>')
            ends.append(f'<w:bookmarkEnd w:id="{self._bookmarks}"/>')
        return "".join((*starts, words, *reversed(ends)))

    def _paragraph(self, style: str, words: str, number: str = "", bold: bool = False) -> None:
        self._revisions.next_block()
        # The look of the paragraph mark is the look of its number.
        mark = "<w:rPr><w:b/><w:bCs/></w:rPr>" if number and bold else ""
        self._out.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}{mark}</w:pPr>{words}</w:p>')

    def _contents(self) -> None:
        """The table of contents, its entries cached: the field opens in the first and ends in the last of them."""
        entries = [
            provision
            for top in (*self._document.sections, *self._document.annexes)
            for provision in top.walk()
            if provision.heading and provision.scheme in ("body", "annex") and provision.level <= CONTENTS_LEVELS
        ]
        for position, provision in enumerate(entries):
            title = "".join(inline.text for inline in provision.heading)
            link = field_start(f'HYPERLINK \\l "{self._places[provision.id].bookmark}"')
            words = f"{link}{run(provision.label)}<w:r><w:tab/></w:r>{run(title)}{field_end()}"
            opening = field_start(_CONTENTS) if position == 0 else ""
            closing = field_end() if position == len(entries) - 1 else ""
            self._paragraph(f"TOC{provision.level}", opening + words + closing)

    def _table(self, table: Table, bold: bool) -> None:
        widths = [TEXT_WIDTH * part // 100 for part in table.widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        caption = escape(table.caption)
        self._out.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="SheetTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            ' w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{caption}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
        self._row(table.header, widths, "TableHeading", bold, "<w:cantSplit/><w:tblHeader/>")
        for row in table.rows:
            self._row(row, widths, "TableText", bold, "<w:cantSplit/>")
        self._out.append("</w:tbl>")

    def _row(self, cells: tuple[Paragraph, ...], widths: list[int], style: str, bold: bool, properties: str) -> None:
        self._out.append(f"<w:tr><w:trPr>{properties}</w:trPr>")
        for cell, width in zip(cells, widths, strict=True):
            self._out.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>')
            self._paragraph(style, self._runs.write(cell.inlines, bold))
            self._out.append("</w:tc>")
        self._out.append("</w:tr>")


def _heading_style(provision: Provision) -> str:
    if provision.kind is Kind.TITLE:
        return "Title"
    if not provision.scheme:
        return "FrontHeading"
    deep = depth(provision.scheme, provision.level)
    if provision.scheme == "annex" and deep <= 2:
        return ("AnnexHeading", "AnnexClauseHeading")[deep - 1]
    return f"Heading{min(deep, 3)}"


def _first_style(provision: Provision) -> str:
    """The style of a paragraph that opens a provision without a heading."""
    if provision.scheme:
        return f"ClauseLevel{min(max(depth(provision.scheme, provision.level), 2), DEEPEST_STYLE)}"
    return _UNNUMBERED.get(provision.kind, "ClauseText")
