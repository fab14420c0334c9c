"""The paragraphs of one part of a Word file, as they were before the reviewer.

Takes the root of a part; returns lines. Words that a reviewer put in or took out keep their hand. A paragraph that a
reviewer split is one line again, with a line feed put in; one whose end a reviewer took away stays a line of its own.
Our own tracked changes count as accepted: what they take out is not there, what they put in is plain.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from engross.review.comments.fields import Fields
from engross.review.comments.looks import paragraph_change, run_change
from engross.review.comments.marks import OURS, Anchor, Hand, Line, NoteKind, Part, Restyled, Words
from engross.review.comments.markup import attribute, child, children, hand, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDING = frozenset({"ins", "moveTo", "cellIns"})
_TAKING = frozenset({"del", "moveFrom", "cellDel"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_NOTES = {
    "commentReference": NoteKind.COMMENT,
    "footnoteReference": NoteKind.FOOTNOTE,
    "endnoteReference": NoteKind.ENDNOTE,
}
_SHAPES = frozenset({"drawing", "pict", "object"})


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of the words that are read now; `gone` by our own redline."""

    inserted: Hand | None = None
    deleted: Hand | None = None
    moved: bool = False
    gone: bool = False
    target: str = ""


@dataclass(slots=True)
class _Draft:
    """A line in the making."""

    bookmarks: list[str] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    restyled: list[Restyled] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    contents: bool = False
    unmade: Hand | None = None
    gone: bool = False

    @property
    def length(self) -> int:
        return sum(len(words.text) for words in self.words)

    def take(self, other: "_Draft") -> None:
        """Runs another draft on behind this one."""
        behind = self.length
        moved = [replace(one, start=one.start + behind, end=one.end + behind) for one in other.anchors]
        self.bookmarks += other.bookmarks
        self.anchors += moved
        self.restyled += other.restyled
        for words in other.words:
            self.add(words)
        self.contents = self.contents or other.contents

    def add(self, words: Words) -> None:
        """Adds words, to the last ones where they share their fate."""
        last = self.words[-1] if self.words else None
        if last is not None and replace(last, text="") == replace(words, text=""):
            self.words[-1] = replace(last, text=last.text + words.text)
        else:
            self.words.append(words)


@dataclass(slots=True)
class _Range:
    """A note whose range is open: the draft and place where it began, and its words so far."""

    draft: _Draft
    start: int
    quote: str = ""


def lines(root: "_Element", part: Part) -> Iterator[Line]:
    """The lines of a part, in reading order."""
    reader = _Reader()
    reader.blocks(child(root, "body") if local(root) == "document" else root, _Fate())
    for draft in reader.found:
        yield Line(
            Part.CONTENTS if draft.contents else part,
            tuple(draft.bookmarks),
            tuple(draft.words),
            tuple(draft.restyled),
            tuple(draft.anchors),
            draft.unmade,
            draft.gone,
        )


class _Reader:
    """Walks one part."""

    def __init__(self) -> None:
        self.found: list[_Draft] = []
        self.fields = Fields()
        self.pending: _Draft | None = None
        self.waiting: list[str] = []
        self.ranges: dict[str, _Range] = {}
        self.draft = _Draft()
        self.anchored: set[tuple[NoteKind, str]] = set()
        self.boxes: list[_Element] = []
        self.contents = False

    def blocks(self, container: "_Element | None", fate: _Fate) -> None:
        """The paragraphs and tables of a body, a cell, a header."""
        for element in container if container is not None else ():
            name = local(element)
            if name == "p":
                self.paragraph(element, fate)
            elif name == "tbl":
                self.close(None)
                self.table(element, fate)
            elif name == "bookmarkStart":
                self.waiting.append(attribute(element, "name"))
            elif name == "sdt":
                before = self.contents
                kind = child(element, "sdtPr", "docPartObj", "docPartGallery")
                self.contents = before or (kind is not None and attribute(kind, "val") == "Table of Contents")
                self.blocks(child(element, "sdtContent"), fate)
                self.contents = before
            elif name in _ADDING | _TAKING:
                self.blocks(element, _fate(fate, element))
            elif name == "AlternateContent":
                self.blocks(child(element, "Choice"), fate)
            elif name in {"customXml", "smartTag"}:
                self.blocks(element, fate)
        self.close(None)

    def table(self, table: "_Element", fate: _Fate) -> None:
        """Every cell, row by row; a row that came or went as a whole gives its fate to all its words."""
        for row in children(table, "tr"):
            of_row = _marked(fate, child(row, "trPr"))
            for cell in children(row, "tc"):
                of_cell = _marked(of_row, child(cell, "tcPr"))
                if not of_cell.gone:
                    self.blocks(cell, of_cell)

    def paragraph(self, element: "_Element", fate: _Fate) -> None:
        """One paragraph, run on behind a pending one; it stays pending where its end was not there before."""
        properties = child(element, "pPr")
        mark = _marked(fate, child(properties, "rPr"))
        self.draft = draft = _Draft(self.waiting, contents=self.contents or self.fields.contents)
        self.waiting, self.boxes = [], []
        self.inlines(element, fate)
        boxes, self.boxes = self.boxes, []
        changed = child(properties, "pPrChange")
        if changed is not None and (by := hand(changed)).author != OURS:
            text = "".join(words.text for words in draft.words)
            draft.restyled.append(Restyled(by, paragraph_change(properties, changed), text))
        self.end(draft, mark)
        for box in boxes:
            self.blocks(box, fate)

    def end(self, draft: _Draft, mark: _Fate) -> None:
        """What the end of a paragraph does to its line."""
        if mark.gone and not draft.words:
            draft.gone = True
            self.found.append(draft)
            return
        if self.pending is not None:
            self.pending.take(draft)
            for range_ in self.ranges.values():
                if range_.draft is draft:
                    range_.draft, range_.start = self.pending, self.pending.length - draft.length + range_.start
            draft = self.pending
        self.pending = draft
        if mark.inserted is not None:
            draft.add(Words("\n", mark.inserted, mark.deleted, mark.moved))
        elif not mark.gone:
            self.close(mark.deleted)

    def close(self, unmade: Hand | None) -> None:
        """Ends the line that is pending."""
        draft, self.pending = self.pending, None
        if draft is not None and (draft.words or draft.bookmarks or draft.anchors):
            draft.unmade = unmade
            self.found.append(draft)

    def inlines(self, container: "_Element", fate: _Fate) -> None:
        """Runs, revisions, links and all that stands among them."""
        for element in container:
            name = local(element)
            if name == "r":
                self.run(element, fate)
            elif name in _ADDING | _TAKING:
                self.inlines(element, _fate(fate, element))
            elif name == "hyperlink":
                self.inlines(element, replace(fate, target=attribute(element, "anchor")))
            elif name == "fldSimple":
                self.fields.simple(attribute(element, "instr"))
                self.inlines(element, fate)
                self.fields.sign("end")
            elif name == "bookmarkStart":
                self.draft.bookmarks.append(attribute(element, "name"))
            elif name == "commentRangeStart":
                self.ranges[attribute(element, "id")] = _Range(self.draft, self.draft.length)
            elif name == "commentRangeEnd":
                self.anchor(NoteKind.COMMENT, attribute(element, "id"))
            elif name in {"smartTag", "customXml", "dir", "bdo", "sdt", "sdtContent", "oMath", "oMathPara"}:
                self.inlines(element, fate)

    def run(self, run: "_Element", fate: _Fate) -> None:
        """The words and signs of a run."""
        before = self.draft.length
        for element in run:
            name = local(element)
            if name in {"t", "delText"}:
                self.say(element.text or "", fate)
            elif name in _SIGNS:
                self.say(_SIGNS[name], fate)
            elif name == "sym":
                # A sign of a symbol font has a code of its own, which no text font shows.
                self.say("\ufffd", fate)
            elif name == "fldChar":
                self.fields.sign(attribute(element, "fldCharType"))
                self.draft.contents = self.draft.contents or self.fields.contents
            elif name in {"instrText", "delInstrText"}:
                self.fields.instruct(element.text or "")
            elif name in _NOTES:
                self.anchor(_NOTES[name], attribute(element, "id"))
            elif name in _SHAPES or name == "AlternateContent":
                shown = child(element, "Choice") if name == "AlternateContent" else element
                self.boxes += [] if shown is None else [e for e in shown.iter() if local(e) == "txbxContent"]
        changed = child(run, "rPr", "rPrChange")
        if changed is not None and self.draft.length > before and (by := hand(changed)).author != OURS:
            text = "".join(words.text for words in self.draft.words)[before:]
            self.draft.restyled.append(Restyled(by, run_change(child(run, "rPr"), changed), text))

    def say(self, text: str, fate: _Fate) -> None:
        """Words of a fate, where they are part of the text."""
        if not text or fate.gone or not self.fields.readable:
            return
        if self.fields.contents:
            self.draft.contents = True
        target = fate.target or self.fields.target
        self.draft.add(Words(text, fate.inserted, fate.deleted, fate.moved, target))
        if fate.deleted is None:
            for range_ in self.ranges.values():
                range_.quote += text

    def anchor(self, kind: NoteKind, id: str) -> None:
        """The end of a note's range, or the place of one that has none."""
        open_ = self.ranges.pop(id, None) if kind is NoteKind.COMMENT else None
        if open_ is not None:
            open_.draft.anchors.append(Anchor((kind, id), open_.start, open_.draft.length, open_.quote))
            self.anchored.add((kind, id))
        elif (kind, id) not in self.anchored:
            self.draft.anchors.append(Anchor((kind, id), self.draft.length, self.draft.length, ""))


def _fate(fate: _Fate, element: "_Element") -> _Fate:
    """The fate of words inside a revision."""
    by, name = hand(element), local(element)
    if by.author == OURS:
        return replace(fate, gone=fate.gone or name in _TAKING)
    if name in _ADDING:
        return replace(fate, inserted=by, moved=fate.moved or name == "moveTo")
    return replace(fate, deleted=by, moved=fate.moved or name == "moveFrom")


def _marked(fate: _Fate, properties: "_Element | None") -> _Fate:
    """The fate of a paragraph's end, a row or a cell, whose properties bear the revision."""
    for element in children(properties, *_ADDING, *_TAKING):
        fate = _fate(fate, element)
    return fate
