"""Numbers: drafts in, the same drafts with label and number out.

Takes the tree as it will read and the family's schemes. Front matter, definitions and what is marked so stay unnumbered
and do not count; a list below one of them starts afresh under the scheme "list". Footnotes are gathered and count for
themselves, in the order of their marks. Never resolves a reference.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from functools import lru_cache, partial

from roman_numerals import RomanNumeral

from engross.assemble.draft import Draft, Drafts, Once
from engross.model import Kind, Level, Numbering, SourceReference
from engross.records import dataclass

_COUNTER = re.compile(r"\{(\d)\}")


def number(drafts: Drafts, numbering: Numbering, once: Once) -> Drafts:
    """The drafts with scheme, level, label and number."""
    parts = (("list", drafts.front), ("body", drafts.sections), ("annex", drafts.annexes), ("list", drafts.closing))
    front, sections, annexes, closing = (_Count(numbering, scheme, once).all(part) for scheme, part in parts)
    return Drafts(front, sections, annexes, closing, tuple(_notes(drafts)))


def _notes(drafts: Drafts) -> Iterator[Draft]:
    """The footnotes, numbered in the order in which their marks are printed."""
    everything = tuple(drafts.walk())
    known = {note.id: note for draft in everything for note in draft.notes}
    passages = (inlines for draft in everything for inlines in draft.paragraphs)
    marks = (one for inlines in passages for one in inlines if isinstance(one, SourceReference) and one.note)
    for place, mark in enumerate(marks, 1):
        yield replace(known[mark.target], label=f"[{place}]", number=f"[{place}]")


def figure(counter: str, value: int) -> str:
    """How a counter prints a value from 1: "decimal" 2 is "2", "lower-letter" 2 is "b", "upper-roman" 2 is "II".

    After "z" follow "aa" and "bb", as in Word, so that native numbers and ours agree.
    """
    if counter == "decimal":
        return str(value)
    if counter == "decimal-zero":
        return f"{value:02}"
    if counter.endswith("letter"):
        text = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
    else:
        text = RomanNumeral(value).to_lowercase()
    return text.upper() if counter.startswith("upper") else text


@dataclass(frozen=True, slots=True)
class _Count:
    """The count of one scheme; `last` are the values of levels that go on where a new part above begins."""

    numbering: Numbering
    scheme: str
    once: Once
    last: dict[int, int] = field(default_factory=dict)

    def all(
        self, drafts: Iterable[Draft], figures: tuple[str, ...] = (), cited: str = "", decimals: tuple[str, ...] = ()
    ) -> tuple[Draft, ...]:
        """The drafts of one level.

        `figures` are the counters above, `decimals` the same in decimals; `cited` is how the provision above is cited.
        """
        out: list[Draft] = []
        values: dict[int, int] = {}
        for draft in drafts:
            depth = self._depth(draft, figures)
            skipped = [""] * (depth - 1 - len(figures))
            above, plain = (*figures, *skipped), (*decimals, *skipped)
            levels = self.numbering.scheme(self.scheme)
            # What is deeper than the scheme is refused when the family is read, and stays without a number here.
            if draft.unnumbered or depth > len(levels):
                under = len(figures) + 1
                unnumbered = partial(self._unnumbered, draft, under, cited)
                out.append(self.once.of(draft, ("unnumbered", self.scheme, under, cited), unnumbered))
                continue
            level = levels[depth - 1]
            before = (self.last if level.continues else values).get(depth)
            value = values[depth] = self.last[depth] = level.start if before is None else before + 1
            own = (*above, figure(level.counter, value))
            shown = (*plain, own[-1]) if level.legal else own
            decimal = own[-1] if level.counter.startswith("decimal") else str(value)
            cite = _cite(level, shown, cited)
            numbered = partial(
                self._numbered, draft, depth, own, (*plain, decimal), filled(level.label, shown), cite, cited
            )
            # Where a level goes on with the count of the part before, more than the place decides the numbers below.
            far = draft.children and any(one.continues for one in levels[depth:])
            about = ("number", self.scheme, depth, own, plain, cited)
            out.append(numbered() if far else self.once.of(draft, about, numbered))
        return tuple(out)

    def _numbered(
        self,
        draft: Draft,
        depth: int,
        own: tuple[str, ...],
        decimals: tuple[str, ...],
        label: str,
        cite: str,
        cited: str,
    ) -> Draft:
        children = self.all(draft.children, own, cite or cited, decimals) if draft.children else ()
        return replace(draft, children=children, scheme=self.scheme, level=depth, label=label, number=cite)

    def _depth(self, draft: Draft, figures: tuple[str, ...]) -> int:
        """The level of a draft: that which is said of it, else the next."""
        if draft.at or self.scheme == "list" or len(figures) != 1 or draft.kind is not Kind.ITEM:
            return max(draft.at, len(figures) + 1)
        return self.numbering.below_words(self.scheme)

    def _unnumbered(self, draft: Draft, depth: int, cited: str) -> Draft:
        """A draft without a number, at the edge of the words above it; its lists count for themselves."""
        above = "" if draft.kind is Kind.DEFINITION else cited
        children = _Count(self.numbering, "list", self.once).all(draft.children, (), above) if draft.children else ()
        return replace(draft, children=children, level=self._edge(draft, depth))

    def _edge(self, draft: Draft, depth: int) -> int:
        """The level at whose words a draft without a number stands; 0 where it stands for itself."""
        if draft.kind in (Kind.SECTION, Kind.ANNEX):
            return 1
        if draft.kind is not Kind.CLAUSE:
            return 0
        return depth - 1 if self.scheme != "list" else depth + 1 if depth > 1 else 0


def _cite(level: Level, figures: tuple[str, ...], above: str) -> str:
    own = filled(level.cite, figures)
    return own if level.whole or not own or "{1}" in level.cite else above + own


@lru_cache(maxsize=4096)
def filled(pattern: str, figures: tuple[str, ...]) -> str:
    """A pattern such as `{1}.{2}` with the figures of its levels."""
    return _COUNTER.sub(lambda match: figures[int(match[1]) - 1], pattern)
