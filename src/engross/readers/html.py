"""HTML, and Markdown by way of it, to pieces.

Takes text; elements that are no part of what a reader reads (scripts, styles, navigation, captions) are left out, and
every `id` or `name` is an anchor of the paragraph that it opens or stands before. Never fetches what a page names.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from engross.model import Inline, Link, Paragraph, Table, Text
from engross.readers.furniture import contents
from engross.readers.pieces import Piece, inward, labelled, spaced

_SKIPPED = frozenset({"head", "script", "style", "nav", "caption", "template", "noscript", "svg", "title", "select"})
_PHRASING = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup tt u var"
)
_INLINE = frozenset(_PHRASING.split())
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_DEEPEST = 100
"""Lists in lists that Markdown may have, and elements in elements that a page may have, so that reading stays quick."""
_STRONG = frozenset({"b", "strong", "dfn"})
_EMPHASIS = frozenset({"em", "i", "cite", "var"})
_OPENED_BY = {
    "li": frozenset({"p", "li"}),
    "tr": frozenset({"p", "td", "th", "tr"}),
    "td": frozenset({"p", "td", "th"}),
    "th": frozenset({"p", "td", "th"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
}
"""What an element closes that was left open before it."""


def read(text: str) -> tuple[list[Piece], str]:
    """The pieces of a page, and its language ("" where it tells none)."""
    page = _Page()
    page.feed(text)
    page.close()
    page.finish()
    pieces = [labelled(piece) for piece in page.pieces]
    left_out = contents([f"{piece.label} {piece.text}" for piece in pieces])
    return [piece for number, piece in enumerate(pieces) if number not in left_out], page.language


def read_markdown(text: str) -> list[Piece]:
    """The pieces of a Markdown file: those of the page that it renders to."""
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table")
    return read(markdown.render(text))[0]


class _Page(HTMLParser):
    """The paragraphs of a page, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.language = ""
        self.over = False
        self.open: list[tuple[str, str, bool]] = []
        self.inlines: list[Inline] = []
        self.anchors: list[str] = []
        self.label = ""
        self.rows: list[list[Paragraph]] | None = None
        self.row_anchors: tuple[str, ...] = ()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Opens an element; one that stands as a block ends the paragraph before it."""
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = values.get("lang", "")
        if tag not in _INLINE:
            self._close_forgotten(tag)
            self._break(tag)
        if tag == "main":
            # What stands around the main part of a page belongs to the site.
            self.pieces, self.anchors = [], []
        if tag == "br":
            self.inlines.append(Text(" "))
        anchor = values.get("id") or (values.get("name") if tag == "a" else None)
        if anchor and not self._skipping() and tag not in ("body", "main", "html") and not _SKIPPED & {tag}:
            self.anchors.append(anchor)
        if tag == "table" and not self._skipping():
            self.rows, self.row_anchors = [], tuple(self.anchors)
            self.anchors.clear()
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        if tag not in _VOID and len(self.open) < _DEEPEST:
            labels = "label" in values.get("class", "").split()
            self.open.append((tag, values.get("href", ""), labels))

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """A tag that closes itself counts as an opening one, as browsers read HTML."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Closes an element with all that was left open in it."""
        if tag not in (name for name, _, _ in self.open):
            return
        if tag not in _INLINE:
            self._break(tag, closing=True)
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag == "table":
            self._end_table()
        self.over = self.over or tag == "main"

    def handle_data(self, data: str) -> None:
        """Keeps the words, with the look and the target that the open elements give them."""
        if self._skipping():
            return
        if any(labels for _, _, labels in self.open):
            self.label += data
            return
        tags = {tag for tag, _, _ in self.open}
        href = next((href for tag, href, _ in reversed(self.open) if tag == "a" and href), "")
        if href.startswith("#") and data.strip():
            self.inlines.append(inward(data, href.removeprefix("#")))
        elif href and data.strip():
            self.inlines.append(Link(data, href))
        else:
            self.inlines.append(Text(data, bool(tags & _STRONG), bool(tags & _EMPHASIS)))

    def finish(self) -> None:
        """Ends the last paragraph and a table that was left open."""
        self._break("")
        self._end_table()

    def _skipping(self) -> bool:
        return self.over or any(tag in _SKIPPED for tag, _, _ in self.open)

    def _close_forgotten(self, tag: str) -> None:
        closed = _OPENED_BY.get(tag, frozenset({"p"}))
        while self.open and self.open[-1][0] in closed:
            self.handle_endtag(self.open[-1][0])

    def _break(self, tag: str, *, closing: bool = False) -> None:
        """Ends a paragraph; inside a cell, only the end of the cell does."""
        if self.rows is not None and (not closing or tag not in ("td", "th")):
            if self.inlines:
                self.inlines.append(Text(" "))
            return
        inlines = spaced(self.inlines)
        self.inlines = []
        if self.rows is not None:
            self.rows = self.rows or [[]]
            self.rows[-1].append(Paragraph(inlines))
        elif inlines or self.label:
            level = next((int(name[1]) for name, _, _ in reversed(self.open) if re.fullmatch("h[1-6]", name)), 0)
            label = " ".join(self.label.split())
            self.pieces.append(Piece(inlines, label, tuple(dict.fromkeys(self.anchors)), level))
            self.anchors, self.label = [], ""

    def _end_table(self) -> None:
        if self.rows is None:
            return
        rows = [row for row in self.rows if row]
        columns = max(map(len, rows), default=0)
        anchors, self.rows = self.row_anchors, None
        if rows:
            filled = [(*row, *[Paragraph(())] * (columns - len(row))) for row in rows]
            widths = (100 - 100 // columns * (columns - 1), *[100 // columns] * (columns - 1))
            self.pieces.append(Piece(anchors=anchors, table=Table("", filled[0], tuple(filled[1:]), widths)))
