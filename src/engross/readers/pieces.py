"""What every reader finds in a file: its paragraphs in order, and how a plain Document is made of them.

Takes pieces, returns a Document; the other readers share the pattern of a label. Never reads bytes.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from engross.model import (
    Block,
    Document,
    Inline,
    Kind,
    Numbering,
    Paragraph,
    Provision,
    Record,
    Reference,
    Table,
    Term,
    Text,
)
from engross.model.parts import ANNEXES, DIVISIONS
from engross.readers.characters import shown
from engross.readers.reading import Beside, Odd
from engross.records import dataclass

_ANNEX, _DIVISION = ("|".join(sorted(words, key=len, reverse=True)) for words in (ANNEXES, DIVISIONS - ANNEXES))
_CAPITALS = "(?-i:[A-Z]|[IVXLC]{1,6})"
"""The letters of an annex: in some languages a small one is a word, as in "Anexo a la licencia"."""
LABEL = re.compile(
    r"(?>(?:(?:annex|appendix|exhibit|schedule)\s+[a-z0-9]{1,3}[.:)]?"
    rf"|(?:{_ANNEX})\s+(?:[0-9]{{1,3}}|{_CAPITALS})[.:)]?"
    rf"|(?:{_DIVISION})\s+[0-9]{{1,3}}[.:](?![0-9])"
    r"|(?:[0-9]{1,3}|[a-z])(?:\.[0-9]{1,3})+[.)]?|[0-9]{1,3}[.)]"
    r"|\[[0-9]{1,3}\]|\((?:[a-z]{1,2}|[ivxlc]{1,6}|[0-9]{1,3})\)|(?:[a-z]|[ivxlc]{1,6})[.)]"
    r"|[-*+\u2022\u25aa\u25cf\u25e6\u2023\u00b7\u2013\u2014\uf0b7])(?:\s+|$))+",
    re.IGNORECASE,
)
"""The labels and bullets that a paragraph may open with; each is read in one way, so that no text makes it slow."""

_UNSEEN = dict.fromkeys(
    (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202D), *range(0x2060, 0x206A), 0xFEFF)
)
_CITED = re.compile(
    r"(?:[^\W\d_a-z][^\W\d_A-Z]+ )?(?:[0-9]+|[A-Z](?=\.))(?:\.[0-9]+)*(?:\([a-z0-9]+\))*"
    rf"|(?i:{_ANNEX}) [A-Z0-9]"
)
NOTE_LABEL = re.compile(r"\[[0-9]{1,3}\]")
"""The label of a footnote, and its mark in the text."""
_LONGEST_END = 8
"""Words that a closing line has at most (our own setting; the family's has four)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or table of a file, with the anchors that lead to it and the label that stood before it.

    `heading` is the level of a heading, from 1, and 0 for words. A table has no inlines. `level` is that of a list,
    from 1, where the file tells it, and `number` how the paragraph is cited in full.
    """

    inlines: tuple[Inline, ...] = ()
    label: str = ""
    anchors: tuple[str, ...] = ()
    heading: int = 0
    table: Table | None = None
    level: int = 0
    number: str = ""

    @property
    def text(self) -> str:
        """The paragraph as it reads, without its label."""
        return "".join(inline.text for inline in self.inlines)


@dataclass(frozen=True, slots=True)
class Found:
    """The pieces of a file in order, what stands beside them, and the tag of its language where the file names one.

    The `passage` of what stands beside is the place of its piece here; `reading` makes it that of a passage.
    """

    pieces: list[Piece]
    beside: tuple[Beside, ...] = ()
    odd: tuple[Odd, ...] = ()
    language: str = ""

    def without(self, left_out: Container[int]) -> "Found":
        """The same without some of its pieces; what stood at one of those stands at the next."""
        kept = [piece for place, piece in enumerate(self.pieces) if place not in left_out]
        places, next_ = [], 0
        for place in range(len(self.pieces)):
            places.append(next_)
            next_ += place not in left_out
        moved = (
            replace(one, passage=places[one.passage] if 0 <= one.passage < len(places) else one.passage)
            for one in self.beside
        )
        return replace(self, pieces=kept, beside=tuple(moved))

    def by_passage(self) -> tuple[Beside, ...]:
        """What stands beside the pieces, by the place in `words.passages` of the first passage of its piece."""
        first = list(accumulate((_passages(piece) for piece in self.pieces), initial=0))
        return tuple(
            replace(one, passage=first[min(one.passage, len(first) - 1)] if one.passage >= 0 else -1)
            for one in self.beside
        )


def _passages(piece: Piece) -> int:
    """How many passages of the document a piece becomes."""
    if piece.table is None:
        return int(bool(piece.inlines))
    return sum(len(row) for row in (piece.table.header, *piece.table.rows))


def labelled(piece: Piece) -> Piece:
    """The piece with the label that its words open with set apart, unless nothing but a label is there."""
    if piece.label or not piece.inlines or not isinstance(piece.inlines[0], Text):
        return piece
    first = piece.inlines[0]
    match = LABEL.match(first.text)
    if match is None or (match.end() == len(first.text) and len(piece.inlines) == 1):
        return piece
    rest = replace(first, text=first.text[match.end() :])
    inlines = ((rest,) if rest.text else ()) + piece.inlines[1:]
    return replace(piece, label=match[0].strip(), inlines=inlines)


def grid(rows: Sequence[Sequence[Paragraph]]) -> Table:
    """Rows as a table with columns of one width, the first row its header; a short row ends in empty cells."""
    columns = max(map(len, rows))
    header, *others = [(*row, *[Paragraph(())] * (columns - len(row))) for row in rows]
    width = 100 // columns
    return Table("", header, tuple(others), (100 - width * (columns - 1), *[width] * (columns - 1)))


def spaced(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The inlines with single spaces, none at either end, no unseen sign, and neighbours of one look joined.

    Control characters, which few formats can hold, are written out.
    """
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text) and _look(inline) == _look(last):
            joined[-1] = replace(last, text=last.text + inline.text)
        else:
            joined.append(inline)
    found: list[Inline] = []
    open_ = True
    for inline in joined:
        if isinstance(inline, Reference):
            found.append(inline)
            open_ = False
            continue
        text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", shown(inline.text.translate(_UNSEEN))))
        text = text.removeprefix(" ") if open_ else text
        if text:
            open_ = text.endswith(" ")
            found.append(replace(inline, text=text))
    if found and not isinstance(found[-1], Reference) and found[-1].text.endswith(" "):
        last = replace(found[-1], text=found[-1].text.removesuffix(" "))
        found[-1:] = [last] if last.text else []
    return tuple(found)


def inward(text: str, target: str) -> Inline:
    """A link to another place of the file: a cross-reference where it reads as one, else a use of a term."""
    words = " ".join(text.split())
    if NOTE_LABEL.fullmatch(words):
        return Reference(target, words, note=True)
    if _CITED.fullmatch(words):
        word, _, number = words.rpartition(" ")
        return Reference(target, number, word)
    return Term(text, target)


def document(pieces: Sequence[Piece], name: str, language: str = "en") -> Document:
    """The plain Document of these pieces; `name` is that of the file, by which the document is called.

    An anchor, a label or a heading opens a provision, and so does every paragraph that no anchor stands above. A table
    belongs to what stands before it. A text without a heading has no title.
    """
    rest, notes = _noted(_named_once(pieces))
    title, rest = _titled(rest)
    end = ""
    if rest and _closes(rest[-1]):
        end, rest = rest[-1].text, rest[:-1]
    called = title[0].text if title and title[0].heading else name
    record = Record("", name, name, called, "", "", "", language, (), "", (), "", "")
    front = (_provision([replace(title[0], heading=1), *title[1:]], "title", Kind.TITLE),) if title else ()
    sections = tuple(_provisions(rest))
    footnotes = tuple(_provision([note], f"note.{at}", Kind.NOTE) for at, note in enumerate(notes, 1))
    return Document(record, front, sections, (), end, Numbering((), (), ()), notes=footnotes)


def _noted(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces of the text, and the footnotes at its end."""
    start = len(pieces)
    while start and not pieces[start - 1].table and NOTE_LABEL.fullmatch(pieces[start - 1].label):
        start -= 1
    return pieces[:start], pieces[start:]


def _named_once(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without anchors whose name an earlier one bears: the first is where a link leads."""
    seen: set[str] = set()
    kept = []
    for piece in pieces:
        kept.append(replace(piece, anchors=tuple(name for name in piece.anchors if name not in seen)))
        seen.update(piece.anchors)
    return kept


def _look(text: Text) -> tuple[bool, bool]:
    return text.strong, text.emphasis


def _titled(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The title and the lines of its block, up to the next anchor, label or heading of a file that has such."""
    if not pieces or not pieces[0].heading:
        return [], list(pieces)
    anchored = any(piece.anchors for piece in pieces[1:])
    count = 1
    while anchored and count < len(pieces) and not _opens(pieces[count]):
        count += 1
    return list(pieces[:count]), list(pieces[count:])


def _opens(piece: Piece) -> bool:
    return bool(piece.anchors or piece.label or piece.heading)


def _closes(piece: Piece) -> bool:
    return not _opens(piece) and piece.table is None and len(piece.text.split()) <= _LONGEST_END


def _provisions(pieces: Iterable[Piece]) -> Iterator[Provision]:
    group: list[Piece] = []
    start = 0
    for number, piece in enumerate(pieces, 1):
        if group and (_opens(piece) or not (group[0].anchors or piece.table)):
            yield _provision(group, f"paragraph.{start}", _kind(group[0]))
            group = []
        if not group:
            start = number
        group.append(piece)
    if group:
        yield _provision(group, f"paragraph.{start}", _kind(group[0]))


def _kind(piece: Piece) -> Kind:
    if piece.heading:
        return Kind.SECTION if piece.heading <= 2 else Kind.CLAUSE
    return Kind.ITEM if piece.label and not piece.label[:1].isdigit() else Kind.CLAUSE


def _provision(pieces: Sequence[Piece], otherwise: str, kind: Kind) -> Provision:
    first = pieces[0]
    id, *aliases = first.anchors or (otherwise,)
    body: list[Block] = [piece.table or Paragraph(piece.inlines) for piece in pieces if piece.table or piece.inlines]
    heading = first.inlines if first.heading else ()
    body = body[1:] if heading else body
    if not heading and not (body and isinstance(body[0], Paragraph)):
        # A label, an anchor or a table needs a paragraph to stand at, if an empty one.
        body.insert(0, Paragraph(()))
    return Provision(
        id=id,
        kind=kind,
        level=first.level,
        label=first.label,
        number=first.number or first.label.rstrip(".:"),
        heading=heading,
        body=tuple(body),
        aliases=tuple(aliases),
    )
