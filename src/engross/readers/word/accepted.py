"""A Word file as it reads with every tracked change accepted: pieces, and what stands beside them.

Takes the structure of a file; returns its paragraphs and tables with the labels that Word would show, and all that the
page shows beside the text or hides in it. The table of contents, and headers and footers as our writer sets them, are
furniture. Never reads XML.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from itertools import groupby

from engross.model import Inline, Reference, Text
from engross.model import Paragraph as Passage
from engross.readers.contents import contents, repeats, titles_contents, without_page
from engross.readers.limits import USUAL, Limits
from engross.readers.pieces import Piece, grid, labelled, spaced
from engross.readers.reading import Beside, Odd, Standing
from engross.readers.word.file import read
from engross.readers.word.inlines import identifier, inline, unseen_as, without_brackets
from engross.readers.word.numbering import Label
from engross.readers.word.settled import settled
from engross.readers.word.structure import (
    Anchor,
    Block,
    Bookmark,
    Edge,
    Item,
    Margin,
    Note,
    Paragraph,
    Row,
    Shape,
    Table,
    WordFile,
    Words,
)
from engross.records import dataclass

_WORDS_OWN = re.compile(r"_(?:GoBack|Toc\d*|Hlk\d*)$")
_PAGES = re.compile(r"(?:\d+ )?/(?: \d+)?|")
"""What our footers say besides the numbers of pages, and what is left where these were turned into text."""


Pieces = tuple[list[Piece], tuple[Beside, ...]]
"""The pieces of a file, and what stands beside them by the passages of their document."""

_NOTES = frozenset({Standing.FOOTNOTE})
_WORDS = _NOTES | {Standing.ENDNOTE, Standing.TEXT_BOX}
"""What holds words of the page apart from its text, and can be set into it."""


@dataclass(frozen=True, slots=True)
class AcceptedText:
    """The text of a Word file, its odd characters, and the tag of its language.

    `noted` are its pieces with the footnotes among them, `whole` those with endnotes and text boxes too and what then
    stands beside them; each is empty where the file has nothing of the kind.
    """

    pieces: list[Piece]
    beside: tuple[Beside, ...]
    odd: tuple[Odd, ...]
    language: str
    noted: list[Piece]
    whole: Pieces


def accepted(data: bytes, name: str, limits: Limits = USUAL) -> AcceptedText:
    """A Word file as it reads with every tracked change accepted."""
    file = read(data, name, limits)
    pieces, beside = _read(file, frozenset())
    found = {one.place for one in beside} & _WORDS
    whole: Pieces = _read(file, found) if found else ([], ())
    noted = whole[0] if found == _NOTES else _read(file, _NOTES)[0] if found & _NOTES else []
    return AcceptedText(pieces, beside, file.odd, file.language, noted, whole)


def _read(file: WordFile, within: Set[Standing]) -> Pieces:
    """The pieces and what stands beside them; what is `within` the text is among the pieces."""
    text = _Text(file, within)
    found = [(labelled(piece), hung) for piece, hung in text.pieces(file.body)]
    left_out = contents([f"{piece.label} {piece.text}" for piece, _ in found])
    pieces: list[Piece] = []
    beside: list[Beside] = []
    at = 0
    for place, (piece, hung) in enumerate(found):
        beside += (replace(each, passage=at + each.passage) for each in hung)
        if place not in left_out:
            pieces.append(piece)
            at += (1 + len(piece.table.rows)) * len(piece.table.header) if piece.table else 1
    texts = {said.casefold() for one in pieces for said in (one.text, one.label, f"{one.label} {one.text}".strip())}
    listed = (entry for entry in text.listed if not titles_contents(entry))
    entries = (entry for entry in listed if not repeats(without_page(entry), texts))
    beside += (Beside(Standing.TEXT_BOX, entry, -1, "table of contents") for entry in entries)
    title = pieces[0].text if pieces and pieces[0].heading == 1 else ""
    for margin in file.margins:
        beside += text.margin(margin, title)
    beside += (Beside(Standing.UNREAD, "", -1, name) for name in file.unread)
    return [*pieces, *text.notes], (*beside, *text.left())


class _Text:
    """The body of a file, paragraph by paragraph."""

    def __init__(self, file: WordFile, within: Set[Standing]) -> None:
        self._file = file
        self._within = within
        self.notes: list[Piece] = []
        """The notes that are within the text, in the order of their marks, whatever Word counts them by."""
        self._boxed: list[tuple[Piece, list[Beside]]] = []
        self._counter = file.numbering.counter()
        self._notes: dict[tuple[Standing, str], Note] = {(note.place, note.id): note for note in file.notes}
        self._numbers = {Standing.FOOTNOTE: 0, Standing.ENDNOTE: 0}
        self._anchors: list[str] = []
        self._over: list[Beside] = []
        self.listed: list[str] = []

    def pieces(self, blocks: Iterable[Block]) -> Iterator[tuple[Piece, list[Beside]]]:
        """The pieces of the body, each with what hangs on it; its passages count from the first one of the piece.

        What hangs on a paragraph without words hangs on the next one that has some, or belongs to the whole file.
        """
        for block in settled(blocks):
            hung = self._over
            self._over = []
            piece = self._table(block, hung) if isinstance(block, Table) else self._paragraph(block, hung)
            boxed, self._boxed = self._boxed, []
            if piece is not None:
                yield piece, hung
            else:
                self._over = hung
            yield from boxed

    def margin(self, margin: Margin, title: str) -> Iterator[Beside]:
        """What a header or footer shows, unless it is one of ours."""
        hung: list[Beside] = []
        text = " ".join(self._said(margin.blocks, 0, hung).split())
        if text and not self._ours(margin.place, text, title):
            yield Beside(margin.place, text, -1, margin.name)
        yield from (replace(each, passage=-1) for each in hung)

    def left(self) -> tuple[Beside, ...]:
        """Comments that hang nowhere, and what hangs on no paragraph with words."""
        lost = [self._comment(note, -1) for note in self._notes.values() if note.place is Standing.COMMENT]
        return (*(replace(each, passage=-1) for each in self._over), *lost)

    def _ours(self, place: Standing, text: str, title: str) -> bool:
        known = self._file.properties
        if place is Standing.FOOTER:
            return bool(_PAGES.fullmatch(text))
        id = known.get("LicenceId", "")
        named = id and id == f"{known.get('Variant', '')}-{known.get('Edition', '')}" and len(id.split()) == 1
        return bool(title and named and text == f"{title} {id}")

    def _paragraph(self, paragraph: Paragraph, hung: list[Beside]) -> Piece | None:
        label = self._label(paragraph)
        inlines = spaced(self._inlines(paragraph.items, 0, hung))
        if inlines and paragraph.setting.contents:
            self.listed.append("".join(inline.text for inline in inlines))
        if not inlines or paragraph.setting.contents:
            return None
        anchors = tuple(dict.fromkeys(self._anchors))
        self._anchors.clear()
        return Piece(inlines, label.text, anchors, paragraph.setting.heading, level=label.level, number=label.number)

    def _label(self, paragraph: Paragraph) -> Label:
        """The label that Word would show; a paragraph that is hidden as a whole is not counted."""
        setting = paragraph.setting
        words = [item for item in paragraph.items if isinstance(item, Words)]
        if not setting.list or setting.contents or (words and all(each.look.hidden for each in words)):
            return Label()
        label = self._counter.next(setting.list, setting.level)
        return replace(label, text="", number="") if paragraph.mark.struck or paragraph.mark.covered else label

    def _table(self, table: Table, hung: list[Beside]) -> Piece | None:
        rows = [[cell for cell in row.cells if cell.fate.deleted is None] for row in table.rows]
        columns = max(map(len, rows), default=0)
        if not columns:
            return None
        filled = []
        for place, row in enumerate(rows):
            cells = [
                Passage(spaced(self._cell(cell.blocks, place * columns + at, hung))) for at, cell in enumerate(row)
            ]
            filled.append(cells)
        anchors = tuple(dict.fromkeys(self._anchors))
        self._anchors.clear()
        return Piece(anchors=anchors, table=grid(filled))

    def _cell(self, blocks: Iterable[Block], passage: int, hung: list[Beside]) -> Iterator[Inline]:
        for block in settled(blocks):
            if isinstance(block, Paragraph):
                label = self._label(block).text
                yield Text(f"{label} " if label else "")
                yield from self._inlines(block.items, passage, hung)
                yield Text(" ")
            else:
                for row in block.rows:
                    for cell in _cells(row):
                        yield from self._cell(cell, passage, hung)

    def _inlines(self, items: Iterable[Item], passage: int, hung: list[Beside]) -> Iterator[Inline]:
        for unseen, group in groupby(without_brackets([*items]), unseen_as):
            found = list(group)
            if unseen is not None:
                text = " ".join("".join(item.text for item in found if isinstance(item, Words)).split())
                hung += [Beside(unseen, text, passage)] if text else []
                continue
            for item in found:
                if isinstance(item, Words):
                    yield inline(item)
                elif isinstance(item, Bookmark):
                    if not _WORDS_OWN.match(item.name):
                        self._anchors.append(identifier(item.name))
                elif isinstance(item, Anchor):
                    yield from self._hang(item, passage, hung)
                else:
                    self._draw(item, passage, hung)

    def _hang(self, anchor: Anchor, passage: int, hung: list[Beside]) -> Iterator[Inline]:
        """A note where it hangs, or the mark of one that is in the text; a comment once, at the end of its range."""
        note = self._notes.get((anchor.place, anchor.id))
        if note is None or anchor.edge is Edge.START:
            return
        if note.place is Standing.COMMENT:
            del self._notes[note.place, note.id]
            hung.append(self._comment(note, passage))
            return
        self._numbers[note.place] += 1
        number = str(self._numbers[note.place])
        inner: list[Beside] = []
        if note.place in self._within:
            place, anchors = len(self.notes), len(self._anchors)
            self.notes.append(Piece())
            said = spaced(self._cell(note.blocks, passage, inner))
            del self._anchors[anchors:]
            label, id = f"[{place + 1}]", f"note.{place + 1}"
            self.notes[place] = Piece(said, label, (id,))
            hung += inner
            yield Reference(id, label, note=True)
            return
        text = " ".join(self._said(note.blocks, passage, inner).split())
        hung += [Beside(note.place, text, passage, number), *inner]

    def _comment(self, note: Note, passage: int) -> Beside:
        said = [self._said(each.blocks, passage, []) for each in (note, *note.replies)]
        return Beside(Standing.COMMENT, " ".join(" ".join(said).split()), passage, note.hand.author)

    def _draw(self, shape: Shape, passage: int, hung: list[Beside]) -> None:
        inner: list[Beside] = []
        if shape.place in self._within and shape.blocks and not shape.text:
            kept = (self._anchors, self._over, self._boxed)
            self._anchors, self._over, self._boxed = [], [], []
            found = [*self.pieces(shape.blocks)]
            hung += self._over
            self._anchors, self._over, self._boxed = kept
            self._boxed += found
            return
        text = " ".join(f"{shape.text} {self._said(shape.blocks, passage, inner)}".split())
        hung += [Beside(shape.place, text, passage, shape.name), *inner]

    def _said(self, blocks: Iterable[Block], passage: int, hung: list[Beside]) -> str:
        """The words of a text beside the text; what hangs on it hangs on the same passage."""
        anchors = len(self._anchors)
        said = "".join(inline.text for inline in self._cell(blocks, passage, hung))
        del self._anchors[anchors:]
        return said


def _cells(row: Row) -> Iterator[tuple[Block, ...]]:
    return (cell.blocks for cell in row.cells if cell.fate.deleted is None)
