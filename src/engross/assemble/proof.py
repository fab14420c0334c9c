"""Proof that a finished document says what is typed: no word, mark or space of it lost, changed, doubled or moved.

Takes a family, then the printed words of each variant with their places; returns a finding at the first place of each
passage where typed and printed words part. Shares no code with what assembles: it compares characters by their places.
What is computed (numbers, references, the marks of lists) has no place of its own and is not asked about. Passed over
are only the spaces that the format makes one, and the colon of a lead-in that a list of one item runs on from.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import pairwise

from engross.assemble.places import Typed, Written
from engross.library.family.uses import passages_of, wordings_of
from engross.model import (
    JOINED,
    Clause,
    Family,
    Inline,
    Passage,
    Placeholder,
    Provision,
    SourceLink,
    SourceOpening,
    SourceText,
    Span,
    Wording,
)
from engross.model.diagnostics import Diagnostic
from engross.records import dataclass

_PHRASE, _OTHER = "\ue010", "\ue011"
"""Stand for a phrase, and for a reference, among the typed characters of a passage."""

_HINT = "this is a fault of engross: please report it, and write the passage in a simpler way meanwhile"
_MAY_GO = re.compile(rf"(?<=[\s{_PHRASE}])\s+|\s+(?=[\s{_PHRASE}])|\A\s+|\s+\Z")
"""Spaces beside which another stands, or a phrase that may be empty, and those at the ends of a passage."""


_Shown = tuple[int, tuple[int, int]]
"""The number of a typed passage, and from where to where its characters are shown."""


@dataclass(slots=True)
class _Typed:
    """The characters of one passage, and the offset, line and column at which each piece of it begins."""

    text: str
    path: str
    pieces: tuple[tuple[int, int, int], ...]
    verbatim: bool = False
    joined: bool = False

    def span(self, offset: int) -> Span:
        """Where a character is typed."""
        start, line, column = next(piece for piece in reversed(self.pieces) if piece[0] <= offset)
        return Span(self.path, line, column + offset - start)

    def lacking(self, shown: list[tuple[int, int]]) -> int:
        """The first character that must be printed and is not among those shown; -1 where all are."""
        at = 0
        for start, end in (*sorted(shown), (len(self.text), len(self.text))):
            for offset in range(at, start):
                if self.text[offset] not in (_PHRASE, _OTHER) and not self._may_go(offset):
                    return offset
            at = max(at, end)
        return -1

    def _may_go(self, offset: int) -> bool:
        if self.verbatim:
            return False
        if self.joined and not self.text[offset:].strip(":").strip():
            return True
        return any(match.start() <= offset < match.end() for match in _MAY_GO.finditer(self.text))


@dataclass(slots=True)
class Proof:
    """What is typed in a family, read once for all its variants; `places` are the pieces by file and line.

    What several variants print is compared twice and no more: `shared` has what was met before. It keeps it as well, so
    that an id stays that of one thing.
    """

    typed: list[_Typed] = field(default_factory=list)
    places: dict[tuple[str, int], list[tuple[int, int, int]]] = field(default_factory=dict)
    of_clause: dict[int, tuple[int, ...]] = field(default_factory=dict)
    of_wording: dict[int, int] = field(default_factory=dict)
    met: set[tuple[int, int]] = field(default_factory=set)
    shared: dict[tuple[int, int], tuple[Provision, Written, list[_Shown]]] = field(default_factory=dict)

    @classmethod
    def of(cls, family: Family) -> "Proof":
        """All that a family's licences may print."""
        made = cls()
        clauses = [clause for alternates in family.clauses.values() for clause in alternates]
        for clause in clauses:
            said = (clause.heading, *passages_of(clause))
            made.of_clause[id(clause)] = tuple(made._add(one, joined=clause.join in JOINED) for one in said)
        for wording in (
            one for phrases in (*(c.phrases for c in clauses), family.phrases) for one in wordings_of(phrases)
        ):
            made.of_wording[id(wording)] = made._add(wording.passage)
        rows = family.sheet.rows if family.sheet else ()
        for passage in (*(one.heading for one in family.outline.parts), *(row.label for row in rows)):
            made._add(passage)
        for passage in family.texts.values():
            made._add(passage)
        for line in made.places.values():
            line.sort()
        # A family that was made in code and not read has many words at one place, of which nothing can be proven.
        placed = all(a[0] < b[0] for line in made.places.values() for a, b in pairwise(line))
        return made if placed else cls()

    def _add(self, passage: Passage, *, joined: bool = False) -> int:
        text, pieces, path = "", [], ""
        verbatim = False
        number = len(self.typed)
        for inline in passage:
            if isinstance(inline, SourceOpening):
                verbatim = inline.manner == "verbatim"
            elif isinstance(inline, SourceText | SourceLink):
                span = inline.span
                # The words of a link begin behind its bracket, those of a bare address too.
                column = span.column + isinstance(inline, SourceLink)
                path = span.path
                pieces.append((len(text), span.line, column))
                self.places.setdefault((path, span.line), []).append((column, number, len(text)))
                text += inline.text
            else:
                text += _PHRASE if isinstance(inline, Placeholder) else _OTHER
        self.typed.append(_Typed(text, path, tuple(pieces), verbatim, joined))
        return number

    def findings(
        self,
        clauses: Iterable[Clause],
        wordings: Iterable[Wording],
        printed: Iterable[tuple[Provision, Written]],
        variant: str,
    ) -> Iterator[Diagnostic]:
        """Where the printed words of a variant are not those typed in its clauses and the wordings that they use."""
        if not self.typed:
            return
        shown: dict[int, list[tuple[int, int]]] = {}
        for provision, written in printed:
            key = id(provision), id(written)
            known = self.shared.get(key)
            pieces: list[_Shown] = known[2] if known else []
            if not known:
                found = [one for said in written.said(provision) for one in self._compared(*said, pieces, variant)]
                if key in self.met and not found:
                    self.shared[key] = provision, written, pieces
                self.met.add(key)
                yield from found
            for number, piece in pieces:
                shown.setdefault(number, []).append(piece)
        own = {number for clause in clauses for number in self.of_clause[id(clause)]}
        for number in sorted(own | {self.of_wording[id(wording)] for wording in wordings}):
            typed, ranges = self.typed[number], shown.get(number, [])
            twice = next((b for a, b in pairwise(ranges) if b[0] < a[1]), None) if number in own else None
            if twice:
                yield _finding(typed, twice[0], "is printed twice, or out of its order", variant)
            if (at := typed.lacking(ranges)) >= 0:
                yield _finding(typed, at, "is typed here and not printed", variant)

    def _compared(
        self, inlines: Iterable[Inline], places: Typed, ranges: list[_Shown], variant: str
    ) -> Iterator[Diagnostic]:
        """Notes which typed characters a printed text has, and reports the first that is typed otherwise."""
        text = "".join(inline.text for inline in inlines)
        for at, place in enumerate(places):
            if place.kind != "typed":
                continue
            end = places[at + 1].offset if at + 1 < len(places) else len(text)
            words = text[place.offset : end]
            line = self.places.get((place.span.path, place.span.line), [])
            found = bisect_right(line, place.span.column, key=lambda piece: piece[0]) - 1
            if found < 0:
                yield Diagnostic("conservation", f"{words[:40]!r} is typed nowhere", place.span, _HINT, (variant,))
                continue
            column, number, offset = line[found]
            start = offset + place.span.column - column
            typed = self.typed[number]
            if typed.text[start : start + len(words)] != words:
                wrong = next(i for i, one in enumerate(words) if typed.text[start + i : start + i + 1] != one)
                message = f"is printed as {words[wrong : wrong + 40]!r}"
                yield _finding(typed, min(start + wrong, len(typed.text) - 1), message, variant)
            ranges.append((number, (start, start + len(words))))


def _finding(typed: _Typed, offset: int, message: str, variant: str) -> Diagnostic:
    words = re.split(f"[{_PHRASE}{_OTHER}]", typed.text[offset:])[0][:40]
    return Diagnostic("conservation", f"{words!r} {message}", typed.span(offset), _HINT, (variant,))
