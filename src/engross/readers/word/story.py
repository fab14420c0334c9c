"""One text of a Word file, such as its body, a header or a footnote, to paragraphs and tables.

Takes the element that holds it; returns blocks in which every change keeps its hand. Never accepts or rejects any,
save the looks that our own redlines change.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from engross.readers.reading import Standing
from engross.readers.word import room, symbols
from engross.readers.word.drawings import ALTERNATE, DRAWN, chosen, shapes
from engross.readers.word.fates import CHANGES, changed, of_mark
from engross.readers.word.fields import Fields
from engross.readers.word.grids import PROPERTIES, Surroundings, in_section, rows, turned
from engross.readers.word.looks import paragraph_change, run_change
from engross.readers.word.markup import R, W, attribute, below, hand, local, named, value
from engross.readers.word.package import Relation
from engross.readers.word.seen import PAGE, is_off
from engross.readers.word.structure import (
    OURS,
    PLAIN,
    Anchor,
    Block,
    Bookmark,
    Edge,
    Item,
    Look,
    Paragraph,
    Rest,
    Restyled,
    RevisionState,
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


class Story:
    """Walks one text; a box drawn in it is a text of its own."""

    def __init__(
        self, styles: Styles, relations: Mapping[str, Relation], places: Container[str], margin: bool = False
    ) -> None:
        self._styles, self._relations, self._places, self._margin = styles, relations, places, margin
        self._fields = Fields()
        self._contents = self._listed = self._paged = False
        self._within, self._behind = Surroundings(), PAGE
        self._waiting: list[Item] = []
        self._items: list[Item] = []
        self._restyled: list[Restyled] = []
        self._style = ""

    def blocks(self, container: "_Element | None", fate: RevisionState = PLAIN) -> tuple[Block, ...]:
        """The paragraphs and tables of a body, a cell, a header."""
        self._within = in_section(self._within, below(container, "sectPr"))
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
                yield Table(tuple(rows(element, fate, self._styles, self._within, self._inside)))
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
            elif name and name not in PROPERTIES:
                yield from self._blocks(element, fate)

    def _controlled(self, element: "_Element", fate: RevisionState) -> Iterator[Block]:
        """The blocks of a content control, which may be a table of contents."""
        before = self._contents
        self._waiting += self._bound(element, fate)
        self._contents = before or value(element, "sdtPr", "docPartObj", "docPartGallery") == "Table of Contents"
        content = below(element, "sdtContent")
        yield from self._blocks(content, fate) if content is not None else ()
        self._contents = before

    def _inside(self, cell: "_Element", fate: RevisionState, within: Surroundings) -> tuple[Block, ...]:
        """The blocks of a cell."""
        before, self._within = self._within, within
        found = self.blocks(cell, fate)
        self._within = before
        return found

    def _paragraph(self, element: "_Element", fate: RevisionState) -> Paragraph:
        properties = below(element, "pPr")
        end = of_mark(fate, below(properties, "rPr"))
        self._items, self._waiting, self._restyled = self._waiting, [], []
        self._style = self._styles.named(properties)
        self._behind = self._styles.behind(properties, self._within.ground)
        self._listed = self._contents or self._fields.contents
        before = self._within
        if is_off(properties) or self._styles.style(self._style).off:
            self._within = replace(before, hidden=True)
        self._paged = False
        self._inlines(element, fate)
        mark = self._look(below(properties, "rPr"))
        self._within = before
        setting = self._styles.setting(properties)
        setting = replace(
            setting,
            contents=setting.contents or self._listed,
            paged=setting.paged or self._paged,
            turned=turned(properties) or self._within.turned,
            lined=self._within.lined,
        )
        if room.cuts_frame(properties, Paragraph(tuple(self._items))):
            self._items.append(Shape(Standing.UNREAD, room.LOW, "", fate))
        items = tuple(self._items)
        change = below(properties, "pPrChange")
        if change is None or (by := hand(change)).author == OURS:
            return Paragraph(items, end, setting, restyled=tuple(self._restyled), mark=mark)
        text = "".join(item.text for item in items if isinstance(item, Words))
        restyled = (*self._restyled, Restyled(by, paragraph_change(properties, change), text))
        return Paragraph(items, end, setting, self._before(change, setting), by, restyled, mark)

    def _before(self, change: "_Element", setting: Setting) -> Setting:
        return replace(self._styles.setting(below(change, "pPr")), contents=setting.contents, turned=setting.turned)

    def _inlines(self, container: "_Element", fate: RevisionState, target: str = "", address: str = "") -> None:
        """Runs, changes, links and all that stands among them."""
        self._items += self._bound(container, fate)
        before = self._within
        # Words of one direction that are shown in the other read back to front.
        backwards = named(container) == "bdo" and value(container) == "rtl"
        self._within = replace(before, hidden=True) if backwards else before
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
            elif not self._marked(element, name, fate, self._items) and name and name not in PROPERTIES:
                self._inlines(element, fate, target, address)
        self._within = before

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
        elif name == "br":
            self._paged = self._paged or attribute(element, "type") == "page"
        elif name in symbols.MADE_BY_WORD:
            self._items.append(Shape(Standing.UNREAD, symbols.MADE_BY_WORD[name], "", fate))

    def _look(self, properties: "_Element | None") -> Look:
        look = self._styles.look(properties, self._style, self._behind)
        hidden, capitals = self._within.hidden, self._within.capitals
        if not hidden and not capitals:
            return look
        return replace(look, hidden=look.hidden or hidden, capitals=look.capitals or capitals)

    def _draw(self, element: "_Element", fate: RevisionState, target: str, address: str) -> None:
        """A drawing; in alternate content words may stand as well."""
        drawn = element if element.tag in DRAWN else chosen(element)
        if drawn is None:
            return
        if element.tag in DRAWN or any(each.tag in DRAWN for each in drawn.iter()):
            self._items += shapes(drawn, fate, lambda box, of: self._apart().blocks(box, of))
        else:
            self._run(drawn, fate, target, address)

    def _apart(self) -> "Story":
        """A text of its own in the same file."""
        return Story(self._styles, self._relations, self._places, self._margin)

    def _sign(self, kind: str, fate: RevisionState) -> None:
        """A sign of a field; what Word would compute, and the file does not hold, is reported."""
        ended = self._fields.sign(kind)
        self._listed = self._listed or self._fields.contents
        if ended is not None and ended.counts and not self._margin and not self._listed:
            self._items.append(Shape(Standing.UNREAD, "number of the page", "", fate))
        if ended is not None and (unread := ended.unread(self._places)):
            self._items.append(Shape(Standing.UNREAD, unread, "", fate))

    def _say(self, text: str, rest: Rest) -> str:
        """Adds words where they are part of the text, to the last ones where they share all else; returns them."""
        if self._fields.open:
            if not self._fields.readable:
                return ""
            self._listed = self._listed or self._fields.contents
            fate, look, target, address, before, by = rest
            rest = (fate, look, target or self._fields.target, address or self._fields.address, before, by)
        last = self._items[-1] if self._items else None
        if isinstance(last, Words) and last.rest == rest:
            self._items[-1] = Words(last.text + text, *rest)
        else:
            self._items.append(Words(text, *rest))
        return text


def _is_drop_cap(paragraph: "_Element") -> bool:
    frame = below(paragraph, "pPr", "framePr")
    return frame is not None and attribute(frame, "dropCap") in ("drop", "margin")
