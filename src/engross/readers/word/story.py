"""One text of a Word file, such as its body, a header or a footnote, to paragraphs and tables.

Takes the element that holds it; returns blocks in which every change keeps its hand. Never accepts or rejects any,
save the looks that our own redlines change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from engross.readers.reading import Standing
from engross.readers.word import symbols
from engross.readers.word.drawings import ALTERNATE, DRAWN, chosen, shapes
from engross.readers.word.fates import CHANGES, changed, of_mark
from engross.readers.word.fields import Fields
from engross.readers.word.looks import paragraph_change, run_change
from engross.readers.word.markup import R, W, attribute, below, children, hand, local, named, value
from engross.readers.word.package import Relation
from engross.readers.word.seen import PAGE, ground, is_low, is_off, is_off_table
from engross.readers.word.structure import (
    OURS,
    PLAIN,
    Anchor,
    Author,
    Block,
    Bookmark,
    Cell,
    Edge,
    Item,
    Look,
    Paragraph,
    Restyled,
    RevisionState,
    Row,
    Setting,
    Shape,
    Table,
    Words,
)
from engross.readers.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = {
    "commentReference": Standing.COMMENT,
    "footnoteReference": Standing.FOOTNOTE,
    "endnoteReference": Standing.ENDNOTE,
}
_MADE_BY_WORD = {
    "contentPart": "ink",
    "pgNum": "number of the page",
    **dict.fromkeys((f"{unit}{form}" for unit in ("day", "month", "year") for form in ("Long", "Short")), "date"),
}
"""What a run shows that Word makes when it shows it."""
_PROPERTIES = frozenset({"pPr", "rPr", "sectPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "ctrlPr", "rt"})


_Rest = tuple[RevisionState, Look, str, str, Look | None, Author | None]
"""All of words but their text."""


class Story:
    """Walks one text; a box drawn in it is a text of its own."""

    def __init__(self, styles: Styles, relations: Mapping[str, Relation]) -> None:
        self._styles = styles
        self._relations = relations
        self._fields = Fields()
        self._contents = self._hidden = self._capitals = False
        self._behind = self._around = PAGE
        self._waiting: list[Item] = []
        self._items: list[Item] = []
        self._restyled: list[Restyled] = []
        self._style = ""
        self._listed = False

    def blocks(self, container: "_Element | None", fate: RevisionState = PLAIN) -> tuple[Block, ...]:
        """The paragraphs and tables of a body, a cell, a header."""
        found = list(self._blocks(container, fate)) if container is not None else []
        if self._waiting and found and isinstance(found[-1], Paragraph):
            found[-1] = replace(found[-1], items=(*found[-1].items, *self._waiting))
            self._waiting = []
        return tuple(found)

    def _blocks(self, container: "_Element", fate: RevisionState) -> Iterator[Block]:
        for element in container:
            name = named(element)
            if name == "p" and _is_drop_cap(element):
                # The first letter of the next paragraph.
                first = self._paragraph(element, fate).items
                self._waiting = [*first, *self._waiting]
            elif name == "p":
                yield self._paragraph(element, fate)
            elif name == "tbl":
                yield Table(tuple(self._rows(element, fate)))
            elif name == "sdt":
                yield from self._controlled(element, fate)
            elif name in CHANGES or element.tag == ALTERNATE:
                inner = element if name in CHANGES else chosen(element)
                of = changed(fate, element) if name in CHANGES else fate
                yield from self._blocks(inner, of) if inner is not None else ()
            elif name in ("altChunk", "subDoc"):
                yield Paragraph((self._unread(element, fate),))
            elif name in ("bookmarkStart", "commentRangeStart", "commentRangeEnd"):
                self._marked(element, name, fate, self._waiting)
            elif name and name not in _PROPERTIES:
                yield from self._blocks(element, fate)

    def _controlled(self, element: "_Element", fate: RevisionState) -> Iterator[Block]:
        """The blocks of a content control, which may be a table of contents."""
        before = self._contents
        self._waiting += self._bound(element, fate)
        self._contents = before or value(element, "sdtPr", "docPartObj", "docPartGallery") == "Table of Contents"
        content = below(element, "sdtContent")
        yield from self._blocks(content, fate) if content is not None else ()
        self._contents = before

    def _rows(self, table: "_Element", fate: RevisionState) -> Iterator[Row]:
        style = below(table, "tblPr")
        hides = self._styles.hides(style) or is_off_table(style)
        before, self._capitals = self._capitals, self._capitals or self._styles.capitals(style)
        # Columns from right to left are read so where their words are of such a script, and else the wrong way round.
        turns = self._styles.reversed(style) and next(table.iter(f"{W}bidi", f"{W}rtl"), None) is None
        for place, row in enumerate(_direct(table, "tr")):
            behind = self._styles.behind_row(style, not place, self._around)
            properties = below(row, "trPr")
            of_row = of_mark(fate, properties)
            hidden = hides or is_low(properties)
            cells = tuple(self._cell(cell, of_row, behind, hidden) for cell in _direct(row, "tc"))
            yield Row(cells[::-1] if turns else cells, of_row)
        self._capitals = before

    def _cell(self, cell: "_Element", fate: RevisionState, behind: str, hidden: bool) -> Cell:
        properties = below(cell, "tcPr")
        of_cell = of_mark(fate, properties)
        before = self._hidden, self._around
        # A cell that goes on with the one above shows nothing of its own.
        goes_on = any(value(each) in ("", "continue") for each in children(properties, "vMerge", "hMerge"))
        self._hidden = self._hidden or hidden or goes_on
        self._around = ground(below(properties, "shd")) or behind
        found = Cell(self.blocks(cell, of_cell), of_cell)
        self._hidden, self._around = before
        return found

    def _paragraph(self, element: "_Element", fate: RevisionState) -> Paragraph:
        properties = below(element, "pPr")
        end = of_mark(fate, below(properties, "rPr"))
        self._items, self._waiting, self._restyled = self._waiting, [], []
        self._style = self._styles.named(properties)
        self._behind = self._styles.behind(properties, self._around)
        self._listed = self._contents or self._fields.contents
        before = self._hidden
        self._hidden = before or is_off(properties) or self._styles.style(self._style).off
        self._inlines(element, fate)
        mark = self._look(below(properties, "rPr"))
        self._hidden = before
        setting = self._styles.setting(properties)
        if self._listed:
            setting = replace(setting, contents=True)
        items = tuple(self._items)
        change = below(properties, "pPrChange")
        if change is None or (by := hand(change)).author == OURS:
            return Paragraph(items, end, setting, restyled=tuple(self._restyled), mark=mark)
        text = "".join(item.text for item in items if isinstance(item, Words))
        restyled = (*self._restyled, Restyled(by, paragraph_change(properties, change), text))
        return Paragraph(items, end, setting, self._before(change, setting), by, restyled, mark)

    def _before(self, change: "_Element", setting: Setting) -> Setting:
        return replace(self._styles.setting(below(change, "pPr")), contents=setting.contents)

    def _inlines(self, container: "_Element", fate: RevisionState, target: str = "", address: str = "") -> None:
        """Runs, changes, links and all that stands among them."""
        self._items += self._bound(container, fate)
        before = self._hidden
        # Words of one direction that are shown in the other read back to front.
        self._hidden = before or (named(container) == "bdo" and value(container) == "rtl")
        for element in container:
            name = named(element)
            if name == "r" or local(element) == "r":
                self._run(element, fate, target, address)
            elif name in CHANGES:
                self._inlines(element, changed(fate, element), target, address)
            elif name == "hyperlink":
                self._inlines(element, fate, attribute(element, "anchor"), self._outward(element))
            elif name == "fldSimple":
                self._fields.simple(attribute(element, "instr"))
                self._inlines(element, fate, target, address)
                self._sign("end", fate)
            elif element.tag == ALTERNATE:
                branch = chosen(element)
                if branch is not None:
                    self._inlines(branch, fate, target, address)
            elif name in ("altChunk", "subDoc"):
                self._items.append(self._unread(element, fate))
            elif not self._marked(element, name, fate, self._items) and name and name not in _PROPERTIES:
                self._inlines(element, fate, target, address)
        self._hidden = before

    def _marked(self, element: "_Element", name: str, fate: RevisionState, items: list[Item]) -> bool:
        """Notes a bookmark or an end of a comment's range; tells whether it was one."""
        if name == "bookmarkStart":
            items.append(Bookmark(attribute(element, "name")))
        elif name in ("commentRangeStart", "commentRangeEnd"):
            edge = Edge.START if name.endswith("Start") else Edge.END
            items.append(Anchor(Standing.COMMENT, attribute(element, "id"), edge, fate))
        else:
            return False
        return True

    def _outward(self, link: "_Element") -> str:
        relation = self._relations.get(str(link.get(f"{R}id") or ""))
        return relation.target if relation else ""

    def _bound(self, control: "_Element", fate: RevisionState) -> list[Item]:
        """What tells that words are shown otherwise than they are held: data from elsewhere, a formula."""
        if local(control) == "oMath" and any(local(each) not in ("r", "ctrlPr") for each in control):
            return [Shape(Standing.UNREAD, "formula", "", fate)]
        properties = below(control, "sdtPr")
        bound = any(local(each) == "dataBinding" for each in (properties if properties is not None else ()))
        return [Shape(Standing.UNREAD, "content control bound to data", "", fate)] if bound else []

    def _unread(self, element: "_Element", fate: RevisionState) -> Shape:
        return Shape(Standing.UNREAD, self._outward(element) or "inserted file", "", fate)

    def _run(self, run: "_Element", fate: RevisionState, target: str, address: str) -> None:
        properties = below(run, "rPr")
        look = self._look(properties)
        change = below(properties, "rPrChange")
        before, by = None, None
        if change is not None and hand(change).author != OURS:
            before, by = self._look(below(change, "rPr")), hand(change)
        said = ""
        for element in run:
            name = local(element)
            text = symbols.said(element, name)
            if text:
                said += self._say(text, (fate, look, target, address, before, by))
            else:
                self._set(element, name, fate, target, address)
        if said and change is not None and by is not None:
            self._restyled.append(Restyled(by, run_change(properties, change), said))

    def _set(self, element: "_Element", name: str, fate: RevisionState, target: str, address: str) -> None:
        """What a run holds besides words."""
        if name == "fldChar":
            self._sign(attribute(element, "fldCharType"), fate)
            if attribute(element, "dirty") in ("1", "true", "on"):
                self._items.append(Shape(Standing.UNREAD, "field that is computed when the file is opened", "", fate))
        elif name in ("instrText", "delInstrText"):
            self._fields.instruct(element.text or "")
        elif name in _NOTES:
            self._items.append(Anchor(_NOTES[name], attribute(element, "id"), Edge.POINT, fate))
        elif element.tag in DRAWN or element.tag == ALTERNATE:
            self._draw(element, fate, target, address)
        elif name in ("ruby", "rubyBase"):
            self._inlines(element, fate, target, address)
            above = "".join(each.text or "" for each in element.iterfind(f"{W}rt//{W}t"))
            self._items += [Shape(Standing.TEXT_BOX, "ruby", above, fate)] if above.strip() else []
        elif name in _MADE_BY_WORD:
            self._items.append(Shape(Standing.UNREAD, _MADE_BY_WORD[name], "", fate))

    def _look(self, properties: "_Element | None") -> Look:
        look = self._styles.look(properties, self._style, self._behind)
        if not self._hidden and not self._capitals:
            return look
        return replace(look, hidden=look.hidden or self._hidden, capitals=look.capitals or self._capitals)

    def _draw(self, element: "_Element", fate: RevisionState, target: str, address: str) -> None:
        """A drawing; in alternate content words may stand as well."""
        drawn = element if element.tag in DRAWN else chosen(element)
        if drawn is None:
            return
        if element.tag in DRAWN or any(each.tag in DRAWN for each in drawn.iter()):
            self._items += shapes(drawn, fate, lambda box, of: Story(self._styles, self._relations).blocks(box, of))
        else:
            self._run(drawn, fate, target, address)

    def _sign(self, kind: str, fate: RevisionState) -> None:
        """A sign of a field; what Word would compute, and the file does not hold, is reported."""
        ended = self._fields.sign(kind)
        self._listed = self._listed or self._fields.contents
        if ended is not None and ended.unread:
            self._items.append(Shape(Standing.UNREAD, f"{ended.unread} field", "", fate))

    def _say(self, text: str, rest: _Rest) -> str:
        """Adds words where they are part of the text, to the last ones where they share all else; returns them."""
        if self._fields.open:
            if not self._fields.readable:
                return ""
            self._listed = self._listed or self._fields.contents
            fate, look, target, address, before, by = rest
            rest = (fate, look, target or self._fields.target, address or self._fields.address, before, by)
        last = self._items[-1] if self._items else None
        if isinstance(last, Words) and _rest(last) == rest:
            self._items[-1] = Words(last.text + text, *rest)
        else:
            self._items.append(Words(text, *rest))
        return text


def _is_drop_cap(paragraph: "_Element") -> bool:
    frame = below(paragraph, "pPr", "framePr")
    return frame is not None and attribute(frame, "dropCap") in ("drop", "margin")


def _rest(words: Words) -> _Rest:
    """All of words but their text."""
    return words.fate, words.look, words.target, words.address, words.before, words.by


def _direct(parent: "_Element", name: str) -> "Iterator[_Element]":
    """The rows of a table or the cells of a row, also those in content controls and changes, not those further in."""
    for element in parent:
        if element.tag == W + name:
            yield element
        elif named(element) not in _PROPERTIES and element.tag not in (f"{W}tbl", f"{W}tc", f"{W}p"):
            yield from _direct(element, name)
