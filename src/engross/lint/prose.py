"""Prose: one run of words of a licence as it reads, with the place in a clause file of every character.

Takes a provision of a document and the words of its clause file; walks both side by side, for assembly only collapses
white space, drops the colon of a list with one item, and adds numbers and list punctuation. Never judges the words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engross.model import Inline, Kind, Link, Reference, Span, Term, Text

_SENTENCE = re.compile(r"[.!?][\"”')]*(?P<gap>\s+)(?=[\"“]?[A-Z])")


class Role(StrEnum):
    """What a run of words is for."""

    HEADING = "heading"
    BODY = "body"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of prose, from `start` up to `end`, that is a term, a reference or strong; `target` is an id."""

    start: int
    end: int
    target: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A heading, a paragraph or a row label, as it reads in the cases named.

    `provision` is its id and `clause` that of the clause file, section or annex it is written in; `heads` says that a
    list hangs below it. `places` are offsets into `text` with the place of the character there.
    """

    provision: str
    clause: str
    kind: Kind
    role: Role
    text: str
    places: tuple[tuple[int, Span], ...]
    terms: tuple[Mark, ...]
    references: tuple[Mark, ...]
    strong: tuple[Mark, ...]
    heads: bool
    cases: tuple[str, ...]

    def span(self, offset: int = 0) -> Span:
        """The place of the character at `offset`."""
        start, span = self.places[max(bisect_right(self.places, offset, key=lambda place: place[0]) - 1, 0)]
        return Span(span.path, span.line, span.column + offset - start)

    @property
    def sentences(self) -> tuple[tuple[int, str], ...]:
        """The sentences, each with the offset of its beginning."""
        gaps = [match.span("gap") for match in _SENTENCE.finditer(self.text)]
        starts = [0, *(end for _, end in gaps)]
        ends = [*(start for start, _ in gaps), len(self.text)]
        return tuple((start, self.text[start:end]) for start, end in zip(starts, ends, strict=True))

    @property
    def defines(self) -> bool:
        """Whether this is a definition, or an item of one."""
        return self.kind is Kind.DEFINITION

    def within(self, marks: Sequence[Mark], start: int, end: int) -> bool:
        """Whether the stretch touches one of the marks."""
        return any(mark.start < end and start < mark.end for mark in marks)


@dataclass(frozen=True, slots=True)
class Sign:
    """One character of the source with its place, or the place of a reference or a computed list."""

    character: str
    span: Span
    target: str = ""
    listed: bool = False


class Tracer:
    """Follows the inlines of a paragraph through the signs of its source; the position goes on from call to call."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        self.signs = [sign for sign in signs if not sign.character.isspace() or not sign.character]
        self.at = 0
        self.last = self.signs[0].span if self.signs else None

    def places(self, inlines: Sequence[Inline]) -> tuple[tuple[int, Span], ...]:
        """The offsets at which a new run of places begins, for the joined text of the inlines."""
        found: list[tuple[int, Span]] = []
        offset = 0
        left = sum(isinstance(inline, Reference) for inline in inlines)
        for inline in inlines:
            if isinstance(inline, Reference):
                left -= 1
                self._note(found, offset, self._reference(left), fixed=True)
            else:
                for index, character in enumerate(inline.text):
                    if not character.isspace():
                        span, fixed = self._character(character, left)
                        self._note(found, offset + index, span, fixed=fixed)
            offset += len(inline.text)
        return tuple(found) or ((0, self.last or Span("")),)

    def _note(self, found: list[tuple[int, Span]], offset: int, span: Span | None, *, fixed: bool) -> None:
        if span is None:
            return
        self.last = span
        if found and not fixed:
            start, before = found[-1]
            if (span.path, span.line, span.column) == (before.path, before.line, before.column + offset - start):
                return
        found.append((offset, span))

    def _reference(self, left: int) -> Span | None:
        """The place of a reference; a computed list goes on as long as references are left."""
        while self.at < len(self.signs) and self.signs[self.at].character:
            self.at += 1
        if self.at == len(self.signs):
            return self.last
        sign = self.signs[self.at]
        if not sign.listed or not left:
            self.at += 1
        return sign.span

    def _character(self, character: str, left: int) -> tuple[Span | None, bool]:
        """The place of a character, and whether it stands for another sign and so cannot be counted on from."""
        at = self.at
        if at < len(self.signs) and self.signs[at].character == ":" and character != ":":
            at += 1
        if at < len(self.signs) and self.signs[at].character == character:
            self.at = at + 1
            return self.signs[at].span, False
        if at < len(self.signs) and self.signs[at].listed:
            return self.signs[at].span, True
        return self.last, True


def marks(inlines: Sequence[Inline]) -> Iterator[tuple[str, Mark]]:
    """The terms, references and strong stretches of inlines, each with its kind."""
    offset = 0
    for inline in inlines:
        end = offset + len(inline.text)
        if isinstance(inline, Term):
            yield "term", Mark(offset, end, inline.target)
        elif isinstance(inline, Reference):
            yield "reference", Mark(offset, end, inline.target, inline.word)
        elif isinstance(inline, Link):
            yield "reference", Mark(offset, end, inline.href)
        if isinstance(inline, Text | Term) and inline.strong:
            yield "strong", Mark(offset, end)
        offset = end
