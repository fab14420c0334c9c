"""The parts of aligned texts: title, front matter, sections, annexes, closing matter; and rows that must be parted.

Takes rows, returns rows: none is lost and none moves. What the outline of a family cannot nest is set beside what it
hung below. Never looks at an option.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from engross.importer.align import Aligned, Row
from engross.importer.labels import FIRST
from engross.importer.text import Block, Kind
from engross.model import Span
from engross.model.diagnostics import BadInput, Diagnostic
from engross.records import dataclass

DEEPEST = 5
"""Levels that an outline can have in YAML of the allowed depth, the section among them."""

_RUN = re.compile(rf"{FIRST}|\d+|[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """The rows of each part, in the order of reading; the first of `front` is the title."""

    front: tuple[Row, ...]
    sections: tuple[Row, ...]
    annexes: tuple[Row, ...]
    closing: tuple[Row, ...]


def parted(aligned: Aligned) -> Parts:
    """The parts of the texts; raises `BadInput` where they are one paragraph, which is no family."""
    rows = _led((*_bare(aligned.rows[0]), *aligned.rows[1:]), _titles)
    rows = tuple(one for row in rows for one in (_bare(row) if _holds_headings(row) else (row,)))
    if len(rows) == 1 and not rows[0].children:
        name = aligned.texts[0].name
        hint = "give a file that holds a licence"
        raise BadInput([Diagnostic("no-clauses", "the text is one paragraph alone", Span(name), hint)])
    start = next((place for place, row in enumerate(rows) if place and _begins(row)), len(rows))
    end = next((place for place in range(len(rows), start, -1) if not _closes(rows[place - 1])), start)
    front, body, closing = rows[:start], rows[start:end], rows[end:]
    if not body:
        # A family has a section at least: what stands last is one.
        front, body, closing = (front[:-1], front[-1:], closing) if len(front) > 1 else (front, closing, ())
    body = tuple(_shallow(Row(row.blocks, tuple(map(_worded, row.children))), 1) for row in body)
    annexed = _annexed(body)
    return Parts(front, body[:annexed], body[annexed:], closing)


def restricted(row: Row, texts: Iterable[int]) -> Row | None:
    """The row as some texts have it; None where none of them does."""
    kept = set(texts)
    blocks = tuple(block if number in kept else None for number, block in enumerate(row.blocks))
    if not any(blocks):
        return None
    children = (restricted(child, kept) for child in row.children)
    return Row(blocks, tuple(child for child in children if child))


Groups = Callable[[Row, tuple[Row, ...]], Sequence[Sequence[int]]]
"""The groups of texts that a row falls into, given the rows above it from the top down."""


def apart(rows: Sequence[Row], groups_of: Groups, above: tuple[Row, ...] = ()) -> tuple[Row, ...]:
    """The rows with each one parted into the groups of texts that it falls into, from the top down."""
    found: list[Row] = []
    for row in rows:
        pieces = [restricted(row, texts) for texts in groups_of(row, above)]
        found += [Row(piece.blocks, apart(piece.children, groups_of, (*above, piece))) for piece in pieces if piece]
    return tuple(found)


def words_of_heading(row: Row) -> Row | None:
    """The paragraph that a heading within a section has for its words: the first below it, without a label."""
    first = row.children[0] if row.children and row.first.kind is Kind.HEADING else None
    return first if first and not first.children and all(map(_plain, first.blocks)) else None


def _worded(row: Row) -> Row:
    """The row with the words of each heading in it in one place: what each text has first below it."""
    children = tuple(map(_worded, row.children))
    if row.first.kind is not Kind.HEADING:
        return Row(row.blocks, children)
    return Row(row.blocks, _led(children, _plain))


def _led(rows: tuple[Row, ...], fits: Callable[[Block | None], bool]) -> tuple[Row, ...]:
    """The rows with what each text has first made one row, where that fits and nothing hangs below it."""
    texts = range(len(rows[0].blocks)) if rows else ()
    firsts = [next((row for row in rows if row.blocks[text]), None) for text in texts]
    blocks = tuple(row.blocks[text] if row else None for text, row in zip(texts, firsts, strict=True))
    if not any(blocks) or not all(map(fits, blocks)) or any(row and row.children for row in firsts):
        return rows
    left = (restricted(row, [text for text in row.texts if firsts[text] is not row]) for row in rows)
    return (Row(blocks), *(row for row in left if row))


def _titles(block: Block | None) -> bool:
    return block is not None and block.kind is Kind.HEADING and not block.label


def _plain(block: Block | None) -> bool:
    return block is None or (not block.label and block.kind is not Kind.HEADING)


def _begins(row: Row) -> bool:
    """Whether the body of the text begins here."""
    return bool(row.children) or any(block.label or block.kind is Kind.HEADING for block in row.blocks if block)


def _closes(row: Row) -> bool:
    """Whether words at the end may stand behind the sections; notes may with their number."""
    plain = all(block.kind is not Kind.HEADING and block.label[:1] in ("", "[") for block in row.blocks if block)
    return not row.children and plain


def _annexed(rows: Sequence[Row]) -> int:
    """Where the annexes begin: labelled parts at the end whose labels read otherwise than those of the sections."""
    shapes = [_shape(row.first.label) for row in rows]
    labelled = [shape for shape in shapes if shape]
    if len(set(labelled)) < 2:
        return len(rows)
    place = len(rows)
    while place and (not shapes[place - 1] or (shapes[place - 1] == labelled[-1] and labelled[-1] != labelled[0])):
        place -= 1
    while place < len(rows) and not shapes[place]:
        place += 1
    return place


def _shape(label: str) -> str:
    """A label without its figure."""
    runs = list(_RUN.finditer(label))
    return f"{label[: runs[-1].start()]}#{label[runs[-1].end() :]}" if runs else label


def _shallow(row: Row, depth: int) -> Row:
    """The row with what is too deep for an outline set beside what it hangs below."""
    if depth < DEEPEST - 1:
        return Row(row.blocks, tuple(_shallow(child, depth + 1) for child in row.children))
    return Row(row.blocks, tuple(one for child in row.children for one in _flat(child)))


def _bare(row: Row) -> Iterator[Row]:
    """The row alone, then what hung below it."""
    yield Row(tuple(block and replace(block, children=()) for block in row.blocks))
    yield from row.children


def _holds_headings(row: Row) -> bool:
    """Whether headings hang below a paragraph: "the parties agree:" leads in what follows, and holds nothing."""
    return row.first.kind is not Kind.HEADING and any(child.first.kind is Kind.HEADING for child in row.children)


def _flat(row: Row) -> Iterator[Row]:
    bare, *below = _bare(row)
    yield bare
    for child in below:
        yield from _flat(child)
