"""Where the words of a document are typed, kept beside it through all of assembly.

Takes nothing; `Place` is where a run of words begins, `Written` the places of one provision and `Places` those of a
whole document. A place is kept from the clause tree to the finished paragraph: whoever asks where a word comes from
asks here, and nothing searches for it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Literal

from engross.model import Inline, Paragraph, Provision, Span, Table
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run of characters begins: its offset (from 0) in the paragraph, and its place in a file.

    Of a "typed" run each next character stands in the next column. A "reference" is its word and number, computed from
    the link that begins at the place. What is "computed" stands nowhere: the place is that of what it is computed from.
    """

    offset: int
    span: Span
    kind: Literal["typed", "reference", "computed"] = "typed"

    def at(self, offset: int) -> Span:
        """The place of the character at an offset into the same paragraph."""
        if self.kind != "typed":
            return self.span
        return Span(self.span.path, self.span.line, self.span.column + offset - self.offset)


Typed = tuple[Place, ...]
"""The runs of one heading, paragraph or cell, in their order."""


Said = tuple[tuple[Inline, ...], Typed]
"""The words of one heading, paragraph or cell, and where they are typed."""


def span_at(places: Typed, offset: int) -> Span:
    """The place of the character at an offset."""
    return place_at(places, offset).at(offset)


def place_at(places: Typed, offset: int) -> Place:
    """The run that the character at an offset belongs to."""
    return places[max(bisect_right(places, offset, key=lambda place: place.offset) - 1, 0)]


def cut(places: Typed, start: int, end: int) -> Typed:
    """The places of the characters from `start` to `end`, counted from `start`."""
    first = max(bisect_right(places, start, key=lambda place: place.offset) - 1, 0)
    found: list[Place] = []
    for place in places[first:]:
        if place.offset >= end and found:
            break
        at = max(place.offset, start)
        found.append(Place(at - start, place.at(at), place.kind))
    return tuple(found)


def extend(found: list[Place], by: int, places: Typed) -> None:
    """Adds places that stand behind so many characters; a run that goes on where the last one ends is one with it."""
    for place in places:
        offset = place.offset + by
        if place.kind == "typed" and found and (last := found[-1]).kind == "typed":
            before, after = last.span, place.span
            goes_on = after.column - before.column == offset - last.offset
            if goes_on and before.line == after.line and before.path == after.path:
                continue
        found.append(Place(offset, place.span, place.kind) if by else place)


def joined(first: Typed, length: int, second: Typed) -> Typed:
    """The places of two stretches of words, the first of which has `length` characters."""
    found = list(first)
    extend(found, length, second)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Written:
    """How one provision is written: its heading, its paragraphs, the caption, head and cells of its table."""

    heading: Typed = ()
    paragraphs: tuple[Typed, ...] = ()
    rows: tuple[tuple[Typed, ...], ...] = ()

    def walk(self) -> Iterator[Typed]:
        """Everything with words, in reading order; what is empty is left out."""
        yield from (typed for typed in (self.heading, *self.paragraphs) if typed)
        yield from (typed for row in self.rows for typed in row if typed)

    def said(self, provision: Provision) -> Iterator[Said]:
        """The words of the provision itself, its children apart: each heading, paragraph and cell with its places."""
        paragraphs = (block for block in provision.body if isinstance(block, Paragraph))
        tables = (block for block in provision.body if isinstance(block, Table))
        if provision.heading:
            yield provision.heading, self.heading
        for paragraph, typed in zip(paragraphs, self.paragraphs, strict=True):
            yield paragraph.inlines, typed
        cells = [row for table in tables for row in (table.header, *table.rows)]
        for row, of_row in zip(cells, self.rows, strict=True):
            yield from ((cell.inlines, typed) for cell, typed in zip(row, of_row, strict=True) if typed)


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything in a document is typed: its provisions by id, and its closing line."""

    provisions: Mapping[str, Written] = field(default_factory=dict)
    end: Typed = ()

    def of(self, id: str) -> Written:
        """The places of a provision; empty where the document has none of that id."""
        return self.provisions.get(id, Written())
