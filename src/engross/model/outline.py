"""The outline of a family: which clause stands where.

Types only, frozen and slotted. Each field with a `Key` is a key of the family files.
"""

from typing import Annotated, Literal

from engross.model.clause import Passage, Span
from engross.model.declared import WORDS, Answers, At, Count, Id, Key, Nested
from engross.model.numbering import Below
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A place in the outline: a clause id and the entries below it."""

    id: Annotated[str, Key("The id of a clause, or `<prefix>.*` for all clauses below a prefix.", "grant.lm")]
    children: tuple["OutlineEntry", ...]
    span: Span


Entries = tuple[Annotated[OutlineEntry, Nested("id", "children")], ...]


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section or an annex: a heading of the family file, and the entries below it.

    `content` is "" or "sheet" (the computed Model Sheet follows the entries).
    """

    id: Annotated[Id, Key("The id by which references reach it; no clause may have it.", "sharing")]
    heading: Annotated[
        Passage,
        WORDS,
        Key(
            "Its heading. A section without one takes the words of its first clause, which stand behind its number.",
            "Sharing",
            absent=(),
        ),
    ]
    entries: Annotated[
        Entries,
        Key(
            "The clauses in their order: an id, or an id with the list below it, `dist: [dist.copy, dist.how]`. "
            "`def.*` stands for all clauses whose id begins with `def.` and that have no other place, definitions by "
            "their terms. Every clause has one place.",
            "[grant.lm, {dist: [dist.copy, dist.how]}]",
            name="clauses",
            absent=(),
        ),
    ]
    span: Annotated[Span, At("heading")]
    flags: Annotated[
        frozenset[Id],
        Key("Words by which computed lists find the whole section; see `flags` of a clause.", "[survives]"),
    ] = frozenset()
    content: Annotated[
        Literal["", "sheet"], Key("`sheet`: the computed table of `sheet` follows the clauses; annexes only.", "sheet")
    ] = ""
    numbered: Annotated[
        bool,
        Answers("yes", "no"),
        Key("Whether it has the number of its level; below one that has none, no clause does.", "no"),
    ] = True
    below: Below = 0
    empty: Annotated[bool, Answers("yes", "no"), Key("Whether it is printed though no clause stands in it.", "yes")] = (
        False
    )
    optional: Annotated[
        bool,
        Key(
            "Whether licences may be without it: those in which none of its clauses stands. A section that comes out "
            "empty and does not say so is reported.",
            "yes",
        ),
    ] = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The order of everything: unnumbered front matter (the first entry is the title), sections, annexes, closing."""

    front: Annotated[
        tuple[Annotated[OutlineEntry, Nested("id", "children", deep=False)], ...],
        Count(1),
        Key("What stands before the first section, without numbers; the first is the title.", "[head.title]"),
    ]
    sections: Annotated[tuple[OutlineSection, ...], Key("The sections, in their order; `[]` where there are none.")]
    annexes: Annotated[tuple[OutlineSection, ...], Key("The annexes, in their order.")] = ()
    closing: Annotated[
        tuple[Annotated[OutlineEntry, Nested("id", "children")], ...],
        Key("What stands behind the closing line, without numbers: how to apply the licence, signatures.", "[apply]"),
    ] = ()

    @property
    def parts(self) -> tuple[OutlineSection, ...]:
        """The sections, then the annexes."""
        return (*self.sections, *self.annexes)


@dataclass(frozen=True, slots=True)
class DefinitionPlan:
    """How definitions stand."""

    order: Annotated[
        Literal["alphabet", "typed"],
        Key(
            "`alphabet`, which holds without the key: the definitions of one list by their terms. `typed`: as the "
            "outline has them.",
            "typed",
        ),
    ] = "alphabet"
    numbered: Annotated[
        bool,
        Answers("yes", "no"),
        Key("Whether they have the numbers of their level; without the key they have none.", "yes"),
    ] = False
