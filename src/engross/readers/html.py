"""HTML, and Markdown by way of it, to pieces and what stands beside them.

Takes text; every `id` or `name` is an anchor of the paragraph that it opens or stands before. Words that the page hides
or strikes out, pictures, and words around its main part stand beside the text. Never fetches what a page names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt

from engross.model import Inline, Link, Paragraph, Text
from engross.readers import footnotes, tags
from engross.readers.around import is_tool, placed, wordless
from engross.readers.contents import contents, repeats
from engross.readers.limits import USUAL, Limits
from engross.readers.listed import Lists
from engross.readers.pieces import Found, Piece, grid, inward, labelled, spaced
from engross.readers.reading import Beside, Standing
from engross.readers.stylesheet import Looks, Sheet
from engross.records import dataclass

_STRUCK_ONCE = re.compile(r"(?<![\w~\\/])~(?!~)((?:[^\s~`]|[^\S\n](?=[^\s~]))+)~(?![\w~/])")
"""Words between single tildes, which GitHub strikes out too."""
_PLAIN_LOOKS = Looks()
_MAY_REPEAT = frozenset({Standing.HEADER, Standing.TEXT_BOX})


def read(text: str, limits: Limits = USUAL) -> Found:
    """The pieces of a page with what stands beside them."""
    page = _Page(Sheet.of(text), limits.depth)
    page.feed(text)
    page.close()
    page.finish()
    found = Found([labelled(piece) for piece in page.pieces], tuple(_kept(page)), language=page.language)
    return found.without(contents([f"{piece.label} {piece.text}" for piece in found.pieces]))


def read_markdown(text: str, limits: Limits = USUAL) -> tuple[Found, list[Piece]]:
    """The pieces of a Markdown file: those of the page that it renders to; its footnotes stand beside them.

    The second are the pieces with the footnotes among them, none where the file has no footnote.
    """
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": limits.depth}).enable(["table", "strikethrough"])
    body, notes = footnotes.taken(_STRUCK_ONCE.sub(r"~~\1~~", text))
    page = markdown.render(body)
    found = read(footnotes.marked(page, notes), limits)
    if not notes:
        return found, []
    return found, read(footnotes.listed(page, notes, markdown.renderInline), limits).pieces


def _kept(page: "_Page") -> Iterator[Beside]:
    """What stands beside the text and says what the text does not, words that go on joined.

    The entries of a navigation and the caption of a table that come again in the text are furniture.
    """
    texts = {" ".join(said.split()).casefold() for piece in page.pieces for said in (piece.text, piece.label)}
    last: Beside | None = None
    for beside in (*page.beside, *page.sheet.beside):
        if beside.place in _MAY_REPEAT and repeats(beside.text, texts):
            continue
        if last and last.text and beside.text and replace(last, text=beside.text) == beside:
            last = replace(last, text=f"{last.text} {beside.text}")
            continue
        if last:
            yield last
        last = beside
    if last:
        yield last


@dataclass(slots=True)
class _Open:
    """An element that is open; `place` says where its words go, None where they belong to the text.

    `strong` counts what it stands in.
    """

    tag: str
    href: str
    label: bool
    place: Standing | None
    name: str = ""
    looks: Looks = _PLAIN_LOOKS
    strong: bool = False


class _Page(tags.Markup):
    """The paragraphs of a page, in order."""

    def __init__(self, sheet: Sheet, depth: int) -> None:
        super().__init__(convert_charrefs=True)
        self.sheet, self.lists, self.depth = sheet, Lists.of(sheet), depth
        self.item = ""
        self.pieces: list[Piece] = []
        self.beside: list[Beside] = []
        self.language = ""
        self.main = False
        self.over = False
        self.open: list[_Open] = []
        self.inlines: list[Inline] = []
        self.anchors: list[str] = []
        self.label = ""
        self.rows: list[list[Paragraph]] | None = None
        self.row_anchors: tuple[str, ...] = ()
        self.row_order: list[int] = []
        self.root = self.sheet.looks("body", {}, self.sheet.looks("html", {}, Looks()))
        self.doubted: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Opens an element; one that stands as a block ends the paragraph before it."""
        self.begin_raw(tag)
        values = tags.styled(tag, {name: value or "" for name, value in reversed(attrs)})
        if tag == "html":
            self.language = values.get("lang", "")
        if tag not in tags.IN_HEAD:
            self._end_head()
        if tag not in tags.INLINE:
            self._close_forgotten(tag)
            self._break(tag)
        if tag == "main" and not self.main:
            self._begin_main()
        for beside, said, name in wordless(tag, values):
            self._put(beside, said, name, alone=True)
        if tag == "br":
            self._say(" ")
        skipping = self._skipping()
        anchor = values.get("id") or (values.get("name") if tag == "a" else None)
        if anchor and not skipping and tag not in ("body", "main", "html") and not tags.SKIPPED & {tag}:
            self.anchors.append(anchor)
        self._begin_table(tag, values, skipping)
        if label := self.lists.begin(tag, values, {one.tag for one in self.open} if tag == "ol" else ()):
            self.item = "" if skipping else label
        if tag not in tags.VOID and len(self.open) < self.depth:
            labels = "label" in values.get("class", "").split()
            above = self.open[-1] if self.open else _Open("", "", False, None, looks=self.root)
            looks = self.sheet.looks(tag, values, above.looks)
            strong = (above.strong or tag in tags.STRONG) if looks.bold is None else looks.bold
            place, note = placed(tag, values, looks), values.get("data-footnote", "")
            self.open.append(_Open(tag, values.get("href", ""), labels, place, note, looks, strong))

    def _begin_table(self, tag: str, values: dict[str, str], skipping: bool) -> None:
        """Begins a table that is read, or a row of one."""
        if tag in ("td", "th") and any(values.get(span, "1").strip() not in ("", "1") for span in tags.SPANS):
            self._put(Standing.UNREAD, "", "cell that stands in several rows or columns", alone=True)
        if tag in ("col", "colgroup") and self.sheet.looks(tag, values, self.root).effects:
            self._put(Standing.UNREAD, "", "column that is hidden", alone=True)
        if tag == "table" and not skipping:
            self.rows, self.row_order, self.row_anchors = [], [], tuple(self.anchors)
            self.anchors.clear()
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
            self.row_order.append(next((tags.SECTIONS[one.tag] for one in self.open if one.tag in tags.SECTIONS), 1))

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """A tag that closes itself counts as an opening one, as browsers read HTML."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Closes an element with all that was left open in it."""
        if not any(one.tag == tag for one in self.open):
            return
        if tag in tags.OF_TABLE:
            while self.open[-1].tag != tag and self.open[-1].tag in tags.OPENED_BY["tr"]:
                self.handle_endtag(self.open[-1].tag)
        if tag not in tags.INLINE:
            self._break(tag, closing=True)
        while self.open and (closed := self.open.pop().tag):
            self.lists.end(closed)
            self.item = "" if closed == "li" else self.item
            if closed == tag:
                break
        if tag == "table":
            self._end_table()
        self.over = self.over or tag == "main"

    def handle_data(self, data: str) -> None:
        """Keeps the words, with the look and the target that the open elements give them, or where they stand."""
        if data.strip() and self.open and self.open[-1].tag == "head":
            self._end_head()
        if any(one.tag in tags.SKIPPED for one in self.open):
            return
        place, name = self._place_now()
        if place is None and self.over:
            if self._leads_about(data):
                return
            place = Standing.FOOTER
        if place is not None:
            self._put(place, data, name)
        elif any(one.label for one in self.open):
            self.label += data
        else:
            self._say(data)

    def _place_now(self) -> tuple[Standing | None, str]:
        """Where words go that stand here; the summary of what opens at a click is seen."""
        for number, one in enumerate(self.open):
            summed = one.tag == "details" and self.open[number + 1 : number + 2]
            if one.place and not (summed and summed[0].tag == "summary"):
                return one.place, one.name
        if self.open and self.open[-1].looks.unseen:
            return Standing.HIDDEN, ""
        return None, ""

    def finish(self) -> None:
        """Ends the last paragraph and a table that was left open."""
        self._break("")
        self._end_table()

    def _say(self, data: str) -> None:
        if self._skipping():
            return
        if data.strip() and not self._leads_about(data):
            self._doubt()
        within = {one.tag for one in self.open}
        strong = bool(self.open) and self.open[-1].strong
        href = next((one.href for one in reversed(self.open) if one.tag == "a" and one.href), "")
        if href.startswith("#") and data.strip():
            self.inlines.append(inward(data, href.removeprefix("#")))
        elif href and data.strip():
            self.inlines.append(Link(data, href))
        else:
            self.inlines.append(Text(data, strong, bool(within & tags.EMPHASIS)))

    def _begin_main(self) -> None:
        """What stands before the main part of a page belongs to the site, and stands beside the text."""
        self.finish()
        self.main = True
        for piece in self.pieces:
            inward_only = all(getattr(one, "target", "") and not isinstance(one, Link) for one in piece.inlines)
            if piece.text.strip() and not (inward_only and is_tool(piece.text)):
                self._put(Standing.HEADER, piece.text)
        self.pieces, self.anchors = [], []
        self.beside = [replace(beside, passage=-1) for beside in self.beside]

    def _doubt(self) -> None:
        """Names each style that may put the words elsewhere which come now."""
        for doubt in dict.fromkeys(doubt for one in self.open for doubt in one.looks.doubts):
            if doubt not in self.doubted:
                self.doubted.add(doubt)
                self._put(Standing.UNREAD, "", f"style {doubt}", alone=True)

    def _leads_about(self, data: str) -> bool:
        """Whether words only lead about the page, as those of a link to its top do."""
        return is_tool(data) and any(one.href.startswith("#") for one in self.open)

    def _end_head(self) -> None:
        """Ends the head of the page, where its end was left out."""
        if any(one.tag == "head" for one in self.open):
            self.handle_endtag("head")

    def handle_pi(self, data: str) -> None:
        """A style sheet that an XML page names."""
        if data.startswith("xml-stylesheet"):
            self._put(Standing.UNREAD, "", data[:80], alone=True)

    def _put(self, place: Standing, data: str, name: str = "", *, alone: bool = False) -> None:
        """Keeps something that stands beside the text: words, or with `alone` what has none."""
        text = " ".join(data.split())
        if text or alone:
            self.beside.append(Beside(place, text, -1 if self.over else len(self.pieces), name))

    def _skipping(self) -> bool:
        return self.over or self._place_now()[0] is not None or any(one.tag in tags.SKIPPED for one in self.open)

    def _close_forgotten(self, tag: str) -> None:
        closed = tags.OPENED_BY.get(tag, frozenset({"p"}))
        while self.open and self.open[-1].tag in closed:
            self.handle_endtag(self.open[-1].tag)

    def _break(self, tag: str, *, closing: bool = False) -> None:
        """Ends a paragraph; inside a cell, only the end of the cell does."""
        if self.rows is not None and (not closing or tag not in ("td", "th")):
            if self.inlines:
                self.inlines.append(Text(" "))
            return
        inlines = spaced(self.inlines)
        self.inlines = []
        if self.rows is not None:
            if not self.rows:
                self.rows, self.row_order = [[]], [1]
            self.rows[-1].append(Paragraph(inlines))
        elif inlines or self.label:
            level = next((int(one.tag[1]) for one in reversed(self.open) if re.fullmatch("h[1-6]", one.tag)), 0)
            label = " ".join(self.label.split())
            deep = len(self.lists.open) if self.item and not label else 0
            label = f"{self.item} {label}".strip()
            self.pieces.append(Piece(inlines, label, tuple(dict.fromkeys(self.anchors)), level, level=deep))
            self.anchors, self.label, self.item = [], "", ""

    def _end_table(self) -> None:
        if self.rows is None:
            return
        ordered = sorted(zip(self.row_order, self.rows, strict=False), key=lambda each: each[0])
        rows = [row for _, row in ordered if row]
        self.rows = None
        if rows:
            self.pieces.append(Piece(anchors=self.row_anchors, table=grid(rows)))
