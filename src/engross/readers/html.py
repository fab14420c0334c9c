"""HTML, and Markdown by way of it, to pieces and what stands beside them.

Takes text; every `id` or `name` is an anchor of the paragraph that it opens or stands before. Words that the page hides
or strikes out, pictures, and words around its main part stand beside the text. Never fetches what a page names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from engross.model import Inline, Link, Paragraph, Text
from engross.readers import footnotes
from engross.readers.furniture import contents, repeats
from engross.readers.limits import USUAL, Limits
from engross.readers.listed import Lists
from engross.readers.pieces import LABEL, Found, Piece, grid, inward, labelled, spaced
from engross.readers.reading import Beside, Standing
from engross.readers.stylesheet import EFFECTS, Sheet, doubts

_SKIPPED = frozenset({"head", "script", "style", "template", "title", "datalist", "rp"})
"""What a browser never shows as words."""
_PHRASING = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike strong"
    " sub sup tt u var wbr"
)
_INLINE = frozenset(_PHRASING.split())
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_STRONG = frozenset({"b", "strong", "dfn"})
_EMPHASIS = frozenset({"em", "i", "cite", "var"})
_STRUCK = frozenset({"del", "s", "strike"})
_PICTURES = frozenset({"img", "svg", "canvas", "video", "audio"})
_UNREAD = frozenset({"iframe", "object", "embed", "frame", "applet"})
_FIELDS = frozenset({"input", "select", "textarea", "button"})
_ASIDES: dict[str, Standing] = {
    **dict.fromkeys(_STRUCK, Standing.STRUCK),
    **dict.fromkeys(_FIELDS, Standing.FORM_FIELD),
    **dict.fromkeys(("svg", "canvas", "video", "audio"), Standing.PICTURE),
    **dict.fromkeys(("iframe", "object", "applet"), Standing.UNREAD),
    "nav": Standing.HEADER,
    **dict.fromkeys(("noscript", "noframes", "noembed"), Standing.HIDDEN),
    "rt": Standing.TEXT_BOX,
    "caption": Standing.TEXT_BOX,
}
"""Where the words of an element go that are no words of the text."""
_OPENED_BY = {
    "li": frozenset({"p", "li"}),
    "tr": frozenset({"p", "td", "th", "tr"}),
    "td": frozenset({"p", "td", "th"}),
    "th": frozenset({"p", "td", "th"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
}
"""What an element closes that was left open before it."""
_STRUCK_ONCE = re.compile(r"(?<![\w~\\/])~(?!~)((?:[^\s~`]|[^\S\n](?=[^\s~]))+)~(?![\w~/])")
"""Words between single tildes, which GitHub strikes out too."""
_MAY_REPEAT = frozenset({Standing.HEADER, Standing.TEXT_BOX})
_SCRIPT = re.compile(r"(?:(?:text|application)/(?:java|ecma)script|module)?", re.IGNORECASE)


def read(text: str, limits: Limits = USUAL) -> tuple[Found, str]:
    """The pieces of a page with what stands beside them, and its language ("" where it tells none)."""
    page = _Page(Sheet.of(text), Lists.of(text), limits.depth)
    page.feed(text)
    page.close()
    page.finish()
    found = Found([labelled(piece) for piece in page.pieces], tuple(_kept(page)))
    return found.without(contents([f"{piece.label} {piece.text}" for piece in found.pieces])), page.language


def read_markdown(text: str, limits: Limits = USUAL) -> tuple[Found, list[Piece]]:
    """The pieces of a Markdown file: those of the page that it renders to; its footnotes stand beside them.

    The second are the pieces with the footnotes among them, none where the file has no footnote.
    """
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": limits.depth}).enable(["table", "strikethrough"])
    body, notes = footnotes.taken(_STRUCK_ONCE.sub(r"~~\1~~", text))
    page = markdown.render(body)
    found = read(footnotes.marked(page, notes), limits)[0]
    if not notes:
        return found, []
    return found, read(footnotes.listed(page, notes, markdown.renderInline), limits)[0].pieces


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
    """An element that is open; `place` says where its words go, None where they belong to the text."""

    tag: str
    href: str
    label: bool
    place: Standing | None
    name: str = ""


class _Page(HTMLParser):
    """The paragraphs of a page, in order."""

    def __init__(self, sheet: Sheet, lists: Lists, depth: int) -> None:
        super().__init__(convert_charrefs=True)
        self.sheet, self.lists, self.depth = sheet, lists, depth
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

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Opens an element; one that stands as a block ends the paragraph before it."""
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = values.get("lang", "")
        if tag not in _INLINE:
            self._close_forgotten(tag)
            self._break(tag)
        if tag == "main" and not self.main:
            self._begin_main()
        self._note(tag, values)
        if tag == "br":
            self._say(" ")
        skipping = self._skipping()
        anchor = values.get("id") or (values.get("name") if tag == "a" else None)
        if anchor and not skipping and tag not in ("body", "main", "html") and not _SKIPPED & {tag}:
            self.anchors.append(anchor)
        if tag == "table" and not skipping:
            self.rows, self.row_anchors = [], tuple(self.anchors)
            self.anchors.clear()
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        if label := self.lists.begin(tag, values):
            self.item = "" if skipping else label
        if tag not in _VOID and len(self.open) < self.depth:
            labels = "label" in values.get("class", "").split()
            place = self._place(tag, values)
            self.open.append(_Open(tag, values.get("href", ""), labels, place, values.get("data-footnote", "")))

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """A tag that closes itself counts as an opening one, as browsers read HTML."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Closes an element with all that was left open in it."""
        if not any(one.tag == tag for one in self.open):
            return
        if tag not in _INLINE:
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
        if any(one.tag in _SKIPPED for one in self.open):
            return
        place, name = self._place_now()
        if place is None and self.over:
            # A link into the page, such as to its top, is a tool and says nothing.
            place = None if any(one.href.startswith("#") for one in self.open) else Standing.FOOTER
            if place is None:
                return
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
        return None, ""

    def finish(self) -> None:
        """Ends the last paragraph and a table that was left open."""
        self._break("")
        self._end_table()

    def _say(self, data: str) -> None:
        if self._skipping():
            return
        tags = {one.tag for one in self.open}
        href = next((one.href for one in reversed(self.open) if one.tag == "a" and one.href), "")
        if href.startswith("#") and data.strip():
            self.inlines.append(inward(data, href.removeprefix("#")))
        elif href and data.strip():
            self.inlines.append(Link(data, href))
        else:
            self.inlines.append(Text(data, bool(tags & _STRONG), bool(tags & _EMPHASIS)))

    def _begin_main(self) -> None:
        """What stands before the main part of a page belongs to the site, and stands beside the text."""
        self.finish()
        self.main = True
        for piece in self.pieces:
            only_tools = all(getattr(inline, "target", "") and not isinstance(inline, Link) for inline in piece.inlines)
            if not only_tools and piece.text.strip():
                self._put(Standing.HEADER, piece.text)
        self.pieces, self.anchors = [], []
        self.beside = [replace(beside, passage=-1) for beside in self.beside]

    def _note(self, tag: str, values: dict[str, str]) -> None:
        """Keeps what is no words: pictures, other pages inside this one, scripts, style sheets, fields."""
        for doubt in doubts(values.get("style", "")):
            self._put(Standing.UNREAD, "", f"style {doubt}", alone=True)
        if any(name.startswith("on") and value.strip() for name, value in values.items()):
            self._put(Standing.UNREAD, "", "script", alone=True)
        if tag == "meta" and values.get("http-equiv", "").strip().lower() == "refresh":
            self._put(Standing.UNREAD, "", f"page that leads to {values.get('content', '')}"[:80], alone=True)
        if tag == "template" and "shadowrootmode" in values:
            self._put(Standing.UNREAD, "", "template that is shown", alone=True)
        if tag in _PICTURES:
            self._put(Standing.PICTURE, "", values.get("alt") or values.get("src", "")[:80], alone=True)
        elif tag in _UNREAD:
            source = values.get("src") or values.get("data", "")
            self._put(Standing.UNREAD, "", f"{tag} {source}".strip()[:80], alone=True)
        elif tag == "script" and _SCRIPT.fullmatch(values.get("type", "")):
            self._put(Standing.UNREAD, "", "script", alone=True)
        elif tag == "link" and "stylesheet" in values.get("rel", "").lower().split():
            self._put(Standing.UNREAD, "", f"style sheet {values.get('href', '')}"[:80], alone=True)
        elif tag == "input" and values.get("type", "text") != "hidden":
            said = values.get("value") or values.get("placeholder", "")
            self._put(Standing.FORM_FIELD, said, values.get("name", ""), alone=True)

    def _place(self, tag: str, values: dict[str, str]) -> Standing | None:
        if values.get("data-footnote"):
            return Standing.FOOTNOTE
        if tag == "font" and values.get("color"):
            values = values | {"style": f"{values.get('style', '')};color:{values['color']}"}
        styled = self.sheet.effects(tag, values)
        closed = tag in ("dialog", "details") and "open" not in values
        turned = tag == "bdo" and values.get("dir", "").lower() == "rtl"
        if closed or turned or "hidden" in values or "popover" in values:
            return Standing.HIDDEN
        for one in EFFECTS:
            if one in styled:
                # Our own page hides the caption of a table, which says what the heading above it says.
                return Standing.TEXT_BOX if tag == "caption" else one
        return _ASIDES.get(tag)

    def _put(self, place: Standing, data: str, name: str = "", *, alone: bool = False) -> None:
        """Keeps something that stands beside the text: words, or with `alone` what has none."""
        text = " ".join(data.split())
        if text or alone:
            self.beside.append(Beside(place, text, -1 if self.over else len(self.pieces), name))

    def _skipping(self) -> bool:
        return self.over or self._place_now()[0] is not None or any(one.tag in _SKIPPED for one in self.open)

    def _close_forgotten(self, tag: str) -> None:
        closed = _OPENED_BY.get(tag, frozenset({"p"}))
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
            self.rows = self.rows or [[]]
            self.rows[-1].append(Paragraph(inlines))
        elif inlines or self.label:
            level = next((int(one.tag[1]) for one in reversed(self.open) if re.fullmatch("h[1-6]", one.tag)), 0)
            label = " ".join(self.label.split())
            if not label and self.item and not LABEL.match("".join(one.text for one in inlines)):
                label = self.item
            deep = len(self.lists.open) if label and label == self.item else 0
            self.pieces.append(Piece(inlines, label, tuple(dict.fromkeys(self.anchors)), level, level=deep))
            self.anchors, self.label, self.item = [], "", ""

    def _end_table(self) -> None:
        if self.rows is None:
            return
        rows = [row for row in self.rows if row]
        self.rows = None
        if rows:
            self.pieces.append(Piece(anchors=self.row_anchors, table=grid(rows)))
