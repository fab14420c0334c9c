"""The tree between clause files and provisions.

Takes nothing and returns nothing: `Draft` is what the stages of assembly hand to each other. Its words are settled
(phrases written out, white space single, defined terms found) and know where they are typed, while cross-references
still name ids.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from itertools import zip_longest
from typing import TypeVar

from engross.assemble.places import Typed, cut, joined
from engross.assemble.sheet import Cell, Stated
from engross.model import Clause, Inline, Kind, Link, Placeholder, SourceReference, Term, Text, Wording
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one look as they will read, and where they are typed.

    With a `target` they are a use of the term that it defines, with an `href` a link that leaves the document.
    """

    text: str
    places: Typed
    strong: bool = False
    emphasis: bool = False
    target: str = ""
    href: str = ""

    @property
    def plain(self) -> bool:
        """Whether they are neither a term nor a link."""
        return not self.target and not self.href

    def cut(self, start: int, end: int) -> "Words":
        """The characters from `start` to `end`."""
        return Words(
            self.text[start:end], cut(self.places, start, end), self.strong, self.emphasis, self.target, self.href
        )

    def joined(self, other: "Words") -> "Words":
        """These words and others behind them, in the look of these."""
        places = joined(self.places, len(self.text), other.places)
        return Words(self.text + other.text, places, self.strong, self.emphasis, self.target, self.href)

    def final(self) -> Inline:
        """The inline of the document."""
        if self.target:
            return Term(self.text, self.target, self.strong, self.emphasis)
        return Link(self.text, self.href) if self.href else Text(self.text, self.strong, self.emphasis)


Made = TypeVar("Made")

Settled = Words | SourceReference | Placeholder
"""Words as they will read, or a reference (a `Placeholder` is here always a `list:`) that awaits its number."""

Inlines = tuple[Settled, ...]

CELLS = ("head", "row", "cell")
"""How a cell of a table is set: the first of a table, the first of another row, any other."""

Read = tuple[tuple[Inline, ...], Typed]
"""Inlines in their final form, and where they are typed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A provision to be: its words, its place, and what the later stages must know of its clause.

    `clause` is None for sections and for the computed groups of the sheet. `join` says how `children` are joined, and
    `marks` stand behind an item and behind the last. `unnumbered` says that it has no number, and `whole` that it is
    printed though nothing stands below it. `manners` say how each of the first paragraphs is set.
    `due` says that the words still lack their closing punctuation. `wordings` are those of the phrases used, each with
    the id of its clause. `cells` are the rows of a computed table. `notes` are the footnotes of its clause, until they
    are gathered. `at` is its level, where that is not the next of what it hangs below. `steady` says that this very
    draft is grown in every variant that has its clause, so that what a stage makes of it is made `Once`.
    """

    id: str
    kind: Kind
    clause: Clause | None = None
    heading: Inlines = ()
    paragraphs: tuple[Inlines, ...] = ()
    manners: tuple[str, ...] = ()
    children: tuple["Draft", ...] = ()
    join: str = ""
    marks: tuple[str, ...] = (";", ".")
    unnumbered: bool = False
    whole: bool = False
    due: bool = False
    conspicuous: bool = False
    flags: frozenset[str] = frozenset()
    aliases: tuple[str, ...] = ()
    stated: tuple[Stated, ...] = ()
    wordings: tuple[tuple[str, Wording], ...] = ()
    cells: tuple[Cell, ...] = ()
    notes: tuple["Draft", ...] = ()
    at: int = 0
    steady: bool = False
    scheme: str = ""
    level: int = 0
    label: str = ""
    number: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids by which this draft is found: its own, and those of the items that were run into it."""
        return (self.id, *self.aliases)

    @property
    def set(self) -> tuple[tuple[Inlines, str], ...]:
        """The paragraphs and cells, each with how it is set."""
        return tuple(zip_longest(self.paragraphs, self.manners, fillvalue=""))  # type: ignore[arg-type]

    def walk(self) -> Iterator["Draft"]:
        """This draft and all below it, in reading order."""
        yield self
        for child in self.children:
            if child.children:
                yield from child.walk()
            else:  # Most have nothing below, and a generator for each costs more than the walk.
                yield child


@dataclass(frozen=True, slots=True)
class Drafts:
    """A whole licence in the making: unnumbered front matter, sections, annexes, and what follows the closing line.

    `notes` are the footnotes, once they are gathered.
    """

    front: tuple[Draft, ...]
    sections: tuple[Draft, ...]
    annexes: tuple[Draft, ...]
    closing: tuple[Draft, ...] = ()
    notes: tuple[Draft, ...] = ()

    @property
    def tops(self) -> tuple[Draft, ...]:
        """All parts at the top, in reading order."""
        return (*self.front, *self.sections, *self.annexes, *self.closing, *self.notes)

    def each(self, stage: Callable[[tuple[Draft, ...]], Iterable[Draft]]) -> "Drafts":
        """The parts after a stage of assembly."""
        return Drafts(*(tuple(stage(part)) for part in (self.front, self.sections, self.annexes, self.closing)))

    def walk(self) -> Iterator[Draft]:
        """Every draft in reading order."""
        for draft in self.tops:
            yield from draft.walk()


@dataclass(frozen=True, slots=True)
class Once:
    """What stages made of steady drafts, for all variants of a family; each draft is kept, so that its id stays its."""

    made: dict[tuple[object, ...], tuple[Draft, object]] = field(default_factory=dict)

    def of(self, draft: Draft, about: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """What a stage makes of a draft; `about` is the stage, and all that its work depends on besides."""
        if not draft.steady:
            return make()
        key = (id(draft), *about)
        found = self.made.get(key)
        if found is None:
            found = self.made[key] = (draft, make())
        return found[1]  # type: ignore[return-value]  # the stage says what it makes
