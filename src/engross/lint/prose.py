"""Prose: one run of words of a licence as it reads, with the place in a clause file of every character.

Types with their simple questions, and the marks of a paragraph. Never judges the words.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from engross.assemble.places import Typed, span_at
from engross.model import Inline, Kind, Link, Reference, Span, Term, Text
from engross.model.cut import CAPITAL_LETTER
from engross.records import dataclass

_SENTENCE = re.compile(rf"[.!?](?:[\"”“')]|\s?»)*(?P<gap>\s+)(?=(?:[\"“„¿¡]|«\s?)?{CAPITAL_LETTER})")


class Role(StrEnum):
    """What a run of words is for."""

    HEADING = "heading"
    BODY = "body"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of prose, from `start` up to `end`, that is a term, a reference or strong; `target` is an id.

    `word` is that before the number of a reference.
    """

    start: int
    end: int
    target: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A heading, a paragraph or a row label, as it reads in the cases named.

    `provision` is its id and `clause` that of the clause file, section or annex it is written in; `heads` says that a
    list hangs below it. `places` are those of its characters.
    """

    provision: str
    clause: str
    kind: Kind
    role: Role
    text: str
    places: Typed
    terms: tuple[Mark, ...]
    references: tuple[Mark, ...]
    strong: tuple[Mark, ...]
    heads: bool
    cases: tuple[str, ...]

    def span(self, offset: int = 0) -> Span:
        """The place of the character at `offset`."""
        return span_at(self.places, offset)

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


def marks(inlines: Sequence[Inline]) -> Iterator[tuple[str, Mark]]:
    """The terms, references and strong stretches of inlines, each with its kind."""
    offset = 0
    for inline in inlines:
        end = offset + len(inline.text)
        if isinstance(inline, Term):
            yield "term", Mark(offset, end, inline.target)
        elif isinstance(inline, Reference):
            yield "reference", Mark(offset, end, inline.target, inline.word if inline.number else "")
        elif isinstance(inline, Link):
            yield "reference", Mark(offset, end, inline.href)
        if isinstance(inline, Text | Term) and inline.strong:
            yield "strong", Mark(offset, end)
        offset = end
