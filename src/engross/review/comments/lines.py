"""A Word file to its lines and notes, as they were before the reviewer.

Takes the bytes of a file, or its structure as `readers.word` reads it; returns `Returned`. Words that a reviewer put in
or took out keep their hand. A paragraph that a reviewer split is one line again, with a line feed put in; one whose end
a reviewer took away stays a line of its own. Our own tracked changes count as accepted: what they take out is not
there, what they put in is plain.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engross.readers import Standing, word
from engross.readers.word import Anchor as Hook
from engross.readers.word import Block, Bookmark, Edge, Item, Paragraph, RevisionState, Shape, Table, WordFile
from engross.readers.word import Note as Written
from engross.readers.word import Words as Run
from engross.records import dataclass
from engross.review.comments.draft import Draft
from engross.review.comments.marks import (
    UNNUMBERED,
    Anchor,
    Author,
    FilePart,
    Label,
    Line,
    Note,
    Returned,
    Words,
)

_NOBODY = Author("")
_OF_MARGIN = {Standing.HEADER: FilePart.HEADER, Standing.FOOTER: FilePart.FOOTER}


def read(data: bytes, name: str) -> Returned:
    """What a Word file holds; raises `BadInput` about `name` where it cannot be read."""
    return returned(word.read(data, name))


def returned(file: WordFile) -> Returned:
    """The lines and notes of a Word file."""
    drawn: list[Note] = []
    body = _Lines(file, FilePart.BODY, drawn)
    found = [*body.read(file.body)]
    for margin in file.margins:
        found += _Lines(file, _OF_MARGIN[margin.place], drawn).read(margin.blocks)
    notes = [_note(note, body.hands) for note in file.notes]
    # The comment of our own redline is no answer to it, but what somebody replies to it is.
    kept = [note for note in notes if (note.kind is Standing.COMMENT or note.words) and not _unanswered(note)]
    unread = (Note(Standing.UNREAD, f"file {name}", _NOBODY, (Words(name),)) for name in file.unread)
    return Returned(file.properties, tuple(found), (*kept, *drawn, *unread))


def named(file: Returned, variants: Sequence[str]) -> str:
    """The id of the licence that a file says it is, by its properties, else by its header; empty where it does not."""
    if file.properties.get("Variant"):
        return file.properties["Variant"]
    words = [word for line in file.lines if line.part is FilePart.HEADER for word in line.text.split()]
    longest = sorted(variants, key=len, reverse=True)
    return next((id for word in words for id in longest if word == id or word.startswith(f"{id}-")), "")


@dataclass(slots=True)
class _Range:
    """A note whose range is open: the draft and place where it began, its words so far, and where the last ones stood.

    `stay` are the words that nobody took out.
    """

    draft: Draft
    start: int
    last: Draft
    stay: str = ""
    quote: str = ""


class _Lines:
    """Walks one part."""

    def __init__(self, file: WordFile, part: FilePart, drawn: list[Note]) -> None:
        self._part = part
        self._drawn = drawn
        self._notes = {(note.place, note.id): note for note in file.notes if note.place is not Standing.COMMENT}
        self._counter = file.numbering.counter()
        self._prints = file.numbering.counter()
        self._found: list[Draft] = []
        self._pending: Draft | None = None
        self._ranges: dict[str, _Range] = {}
        self._anchored: set[tuple[Standing, str]] = set()
        self._tables = 0
        self.hands: dict[tuple[Standing, str], Author] = {}

    def read(self, blocks: Iterable[Block]) -> Iterator[Line]:
        """The lines of a body or a margin, in reading order."""
        self._blocks(blocks, None)
        return (draft.line(self._part) for draft in self._found)

    def _blocks(self, blocks: Iterable[Block], cell: tuple[int, int, int] | None) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block, cell)
            else:
                self._close(None)
                self._table(block)
        self._close(None)

    def _table(self, table: Table) -> None:
        self._tables += 1
        number = self._tables
        for down, row in enumerate(table.rows):
            for across, cell in enumerate(row.cells):
                if not _ours(cell.fate.deleted):
                    self._blocks(cell.blocks, (number, down, across))

    def _paragraph(self, paragraph: Paragraph, cell: tuple[int, int, int] | None) -> None:
        """One paragraph, run on behind a pending one; it stays pending where its end was not there before."""
        draft = Draft(setting=paragraph.before or paragraph.setting, cell=cell, printed=self._printed(paragraph))
        for item in paragraph.items:
            self._take(item, draft)
        draft.restyled += paragraph.restyled
        gone, end = _settled(paragraph.end)
        if gone and not draft.words:
            draft.gone = True
            self._found.append(draft)
            return
        if self._pending is not None:
            length = self._pending.length
            self._pending.take(draft)
            for range_ in self._ranges.values():
                if range_.draft is draft:
                    range_.draft, range_.start = self._pending, length + range_.start
                range_.last = self._pending if range_.last is draft else range_.last
            draft = self._pending
        elif end.inserted is not None and draft.words and all(words.inserted for words in draft.words):
            draft.add(Words("\n", end.inserted, end.deleted, end.moved))
            draft.new = True
            self._found.append(draft)
            return
        self._pending = draft
        if end.inserted is not None:
            draft.add(Words("\n", end.inserted, end.deleted, end.moved))
        elif not gone:
            self._close(end.deleted)

    def _printed(self, paragraph: Paragraph) -> Label:
        setting = paragraph.setting
        if paragraph.end.deleted is not None or not setting.list or setting.contents:
            return UNNUMBERED
        return self._prints.next(setting.list, setting.level)

    def _close(self, unmade: Author | None) -> None:
        """Ends the line that is pending."""
        draft, self._pending = self._pending, None
        if draft is None:
            return
        draft.unmade = unmade
        setting = draft.setting
        if setting.list and not setting.contents:
            draft.label = self._counter.next(setting.list, setting.level)
        if draft.words or draft.bookmarks or draft.anchors:
            self._found.append(draft)

    def _take(self, item: Item, draft: Draft) -> None:
        if isinstance(item, Bookmark):
            draft.bookmarks.append(item.name)
        elif isinstance(item, Run):
            self._say(item, draft)
        elif isinstance(item, Shape):
            self._draw(item, draft)
        else:
            self._hook(item, draft)

    def _say(self, run: Run, draft: Draft) -> None:
        """Words of a fate, unless our own redline takes them out."""
        gone, fate = _settled(run.fate)
        if gone:
            return
        look = run.look if run.before is None else run.before
        if run.target or run.address:
            # Programs colour and underline what leads somewhere as they like.
            look = replace(look, colour="", underline="")
        draft.add(Words(run.text, fate.inserted, fate.deleted, fate.moved, run.target, look, run.address))
        for range_ in self._ranges.values():
            apart = ""
            if range_.quote and range_.last is not draft:
                apart = "\n" if range_.last.cell == draft.cell else " | "
            range_.last = draft
            range_.quote += apart + run.text
            range_.stay += apart + (run.text if fate.deleted is None else "")

    def _hook(self, hook: Hook, draft: Draft) -> None:
        """The beginning or end of a note's range, or the place of one that has none."""
        key = (hook.place, hook.id)
        if hook.edge is Edge.START:
            self._ranges[hook.id] = _Range(draft, draft.length, draft)
            return
        if hook.fate.inserted is not None and not _ours(hook.fate.inserted):
            self.hands.setdefault(key, hook.fate.inserted)
        open_ = self._ranges.pop(hook.id, None) if hook.place is Standing.COMMENT else None
        if open_ is not None:
            words = open_.stay if re.search(r"\w", open_.stay) else open_.quote
            end = draft.length if open_.draft is draft else open_.draft.length
            open_.draft.anchors.append(Anchor(key, open_.start, end, words))
            self._anchored.add(key)
        elif key not in self._anchored:
            draft.anchors.append(Anchor(key, draft.length, draft.length, ""))
        if key in self._notes:
            self._within(self._notes.pop(key).blocks, draft)

    def _within(self, blocks: Iterable[Block], draft: Draft) -> None:
        """What hangs on the words of a box or a note hangs where that does."""
        for paragraph in word.paragraphs(blocks):
            for item in paragraph.items:
                if isinstance(item, Shape):
                    self._draw(item, draft)
                elif isinstance(item, Hook) and item.edge is Edge.POINT:
                    self._hook(item, draft)

    def _draw(self, shape: Shape, draft: Draft) -> None:
        """A picture or text box, as a note that hangs where it is drawn."""
        gone, fate = _settled(shape.fate)
        if gone:
            return
        said = shape.text if shape.place is Standing.TEXT_BOX else shape.text or shape.name
        words = (*((Words(said),) if said else ()), *_words(shape.blocks))
        note = Note(shape.place, f"{self._part} {len(self._drawn)}", fate.inserted or _NOBODY, words)
        self._drawn.append(note)
        draft.anchors.append(Anchor((note.kind, note.id), draft.length, draft.length, ""))
        self._within(shape.blocks, draft)


def _note(note: Written, hands: dict[tuple[Standing, str], Author]) -> Note:
    hand = note.hand if note.hand.author else hands.get((note.place, note.id), _NOBODY)
    replies = tuple(_note(reply, hands) for reply in note.replies)
    return Note(note.place, note.id, hand, tuple(_words(note.blocks)), note.resolved, replies)


def _unanswered(note: Note) -> bool:
    return note.kind is Standing.COMMENT and _ours(note.hand) and not note.replies


def _words(blocks: Iterable[Block]) -> Iterator[Words]:
    """The words of a note or a box, with their hands."""
    for number, paragraph in enumerate(word.paragraphs(blocks)):
        if number:
            yield Words("\n")
        for item in paragraph.items:
            if isinstance(item, Run):
                gone, fate = _settled(item.fate)
                if not gone:
                    yield Words(item.text, fate.inserted, fate.deleted, fate.moved)


def _settled(fate: RevisionState) -> tuple[bool, RevisionState]:
    """Whether our own redline takes something out; and its fate by other hands."""
    if fate == word.PLAIN:
        return False, fate
    inserted = None if _ours(fate.inserted) else fate.inserted
    if _ours(fate.deleted):
        return True, replace(fate, inserted=inserted, deleted=None)
    moved = fate.moved and not (inserted is None and fate.deleted is None)
    return False, replace(fate, inserted=inserted, moved=moved)


def _ours(hand: Author | None) -> bool:
    return hand is not None and hand.author == word.OURS
