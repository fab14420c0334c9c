"""The tree between clause files and provisions.

Takes nothing and returns nothing: `Draft` is what the stages of assembly hand to each other. Its words are settled
(phrases written out, white space single, defined terms found), while cross-references still name ids.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from engross.assemble.sheet import Cell, Stated
from engross.model import Clause, Inline, Kind, Placeholder, SourceReference

Settled = Inline | SourceReference | Placeholder
"""Words as they will read, or a reference (a `Placeholder` is here always a `list:`) that awaits its number."""

Words = tuple[Settled, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A provision to be: its words, its place, and what the later stages must know of its clause.

    `clause` is None for sections and for the computed groups of the sheet. `join` is the coordinator of `children`.
    `due` says that the words still lack their closing punctuation. `cells` are the rows of a computed table.
    """

    id: str
    kind: Kind
    clause: Clause | None = None
    heading: Words = ()
    paragraphs: tuple[Words, ...] = ()
    children: tuple["Draft", ...] = ()
    join: str = ""
    due: bool = False
    conspicuous: bool = False
    flags: frozenset[str] = frozenset()
    aliases: tuple[str, ...] = ()
    stated: tuple[Stated, ...] = ()
    cells: tuple[Cell, ...] = ()
    scheme: str = ""
    level: int = 0
    label: str = ""
    number: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids by which this draft is found: its own, and those of the items that were run into it."""
        return (self.id, *self.aliases)

    def walk(self) -> Iterator["Draft"]:
        """This draft and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Drafts:
    """A whole licence in the making: unnumbered front matter, sections, annexes."""

    front: tuple[Draft, ...]
    sections: tuple[Draft, ...]
    annexes: tuple[Draft, ...]

    def walk(self) -> Iterator[Draft]:
        """Every draft in reading order."""
        for draft in (*self.front, *self.sections, *self.annexes):
            yield from draft.walk()
