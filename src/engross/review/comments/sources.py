"""Where the words of a document are typed: every character of its lines to a place in a clause file.

Takes an assembled licence, its Document line by line and the text of the files; returns a `Source` a line. What is
computed (numbers, list punctuation, fields) has no place of its own, and tells what it is computed from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Literal

from engross.assemble import Complete
from engross.assemble.places import Said, place_at, span_at
from engross.model import Inline, Reference, Span
from engross.model.cut import straight
from engross.records import dataclass
from engross.redline import END, opcodes
from engross.review.comments.laid import Row, SentDocument
from engross.review.comments.tokens import REFERENCE, Token, tokens

Offset = tuple[str, int]
"""A file, and how many characters stand before the place."""

_CITATION = re.compile(r"\[[^\]]*\]\([^()\s]*\)")
_PARTED = ("\n",)


@dataclass(frozen=True, slots=True)
class Typed:
    """A token where it is typed, from `start` to `end` of a file, and how: as `Place` says.

    A cross-reference is one thing from its first word to its number, and `whole` says so.
    """

    key: tuple[str, ...]
    start: int
    end: int
    place: Span
    kind: Literal["typed", "reference", "computed"]

    @property
    def path(self) -> str:
        """The file."""
        return self.place.path

    @property
    def whole(self) -> bool:
        """Whether it is part of a cross-reference."""
        return self.kind == "reference"


@dataclass(slots=True)
class Source:
    """One line: the offsets behind and ahead of each character, and the token or computed place at each."""

    behind: dict[int, Offset] = field(default_factory=dict)
    ahead: dict[int, Offset] = field(default_factory=dict)
    typed: list[tuple[Token, Typed]] = field(default_factory=list)
    computed: dict[int, Span] = field(default_factory=dict)


def sources(completed: Complete, document: SentDocument, texts: Mapping[str, str]) -> tuple[Source, ...]:
    """The sources of every line of a document of the working text, in its order."""
    found = [Source() for _ in document.body]
    written: dict[str, list[tuple[int, Row]]] = {}
    for index, row in enumerate(document.body):
        written.setdefault(row.id, []).append((index, row))
    for id, lines in written.items():
        said = (completed.end,) if id == END else completed.said(id)
        _align(lines, list(_typed(said, texts)), found)
    return tuple(found)


def reached(completed: Iterable[Complete]) -> dict[Span, tuple[str, ...]]:
    """The variants that print each word, by its place."""
    found: dict[Span, dict[str, None]] = {}
    for one in completed:
        said = (each for provision in one.document.walk() for each in one.said(provision.id))
        for inlines, places in (*said, one.end):
            for token in tokens(_parts(inlines), {}):
                found.setdefault(span_at(places, token.start), {})[one.variant.id] = None
    return {span: tuple(variants) for span, variants in found.items()}


def offset(text: str, span: Span) -> int:
    """How many characters stand before a place."""
    start = 0
    for _ in range(span.line - 1):
        start = text.find("\n", start) + 1
    return start + span.column - 1


def span(path: str, text: str, at: int) -> Span:
    """The place behind so many characters."""
    return Span(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _typed(said: Iterable[Said], texts: Mapping[str, str]) -> Iterator[Typed]:
    """The tokens of a provision with the places where they are typed, paragraphs parted."""
    for number, (inlines, places) in enumerate(said):
        if number:
            yield Typed(_PARTED, 0, 0, Span(""), "computed")
        for token in tokens(_parts(inlines), {}):
            if token.text.isspace():
                continue
            place = place_at(places, token.start)
            span = place.at(token.start)
            text = texts.get(span.path, "")
            start = end = offset(text, span)
            if place.kind == "reference":
                match = _CITATION.match(text, start)
                end = match.end() if match else start
            elif text.startswith(token.text, start):
                end = start + len(token.text)
            yield Typed(token.key, start, end, span, place.kind)


def _align(lines: list[tuple[int, Row]], typed: list[Typed], found: list[Source]) -> None:
    """Notes which token is typed where, for all lines of one provision."""
    said: list[tuple[int, Token]] = []
    for number, (index, row) in enumerate(lines):
        if number:
            before, last = lines[number - 1]
            said.append((before, Token(_PARTED, "", len(last.line.text))))
        said += [(index, token) for token in row.tokens if not token.text.isspace()]
    printed = [_straight(token.key) for _, token in said]
    for tag, i, i_end, j, j_end in opcodes(printed, [_straight(one.key) for one in typed]):
        if tag == "equal":
            for (index, token), one in zip(said[i:i_end], typed[j:j_end], strict=True):
                if token.key != _PARTED:
                    _note(found[index], token, one)
        elif tag == "replace" and (
            computed := next((one for one in typed[j:j_end] if one.kind == "computed" and one.path), None)
        ):
            index, token = said[i]
            found[index].computed.setdefault(token.start, computed.place)


def _straight(key: tuple[str, ...]) -> tuple[str, ...]:
    """A key by which a word is the same whatever quotation marks it is printed with."""
    return tuple(map(straight, key))


def _note(source: Source, token: Token, one: Typed) -> None:
    if one.kind == "computed":
        source.computed[token.start] = one.place
        return
    last = source.typed[-1][1] if source.typed else None
    source.typed.append((token, one))
    if one.start == one.end:
        return
    if one.whole:
        if last is None or not last.whole or last.start != one.start:
            source.ahead[token.start] = (one.path, one.start)
        if token.key[0] == REFERENCE and len(token.key) > 1:
            source.behind[token.end] = (one.path, one.end)
        return
    # A guillemet is printed with a space that is not typed.
    if len(token.text) != one.end - one.start:
        source.ahead[token.start], source.behind[token.end] = (one.path, one.start), (one.path, one.end)
        return
    for step in range(len(token.text)):
        source.ahead[token.start + step] = (one.path, one.start + step)
        source.behind[token.start + step + 1] = (one.path, one.start + step + 1)


def _parts(inlines: Iterable[Inline]) -> Iterator[tuple[str, str]]:
    """The words of inlines, each with the id that it cites or nothing."""
    return ((inline.text, inline.target if isinstance(inline, Reference) else "") for inline in inlines)
