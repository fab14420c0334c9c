"""The sheet of a family as it is planned: its rows, and the names that a licence has by its answers.

Types only, frozen and slotted. Each field with a `Key` is a key of the family files.
"""

from enum import StrEnum
from typing import Annotated

from engross.model.clause import APPLIES, Condition, Passage, Span
from engross.model.declared import PRINTED, WORDS, Asks, At, Count, Id, Key, Names, Words
from engross.records import dataclass

ASKS_SHEET = Asks(("row", "predicate"))


@dataclass(frozen=True, slots=True)
class Label:
    """A name that a variant has where `applies` holds: a category or a tag."""

    name: Annotated[Words, Key("The name.", "Copyleft")]
    applies: Annotated[
        Condition,
        ASKS_SHEET,
        Key("When a licence has it: rows of the sheet and predicates; without a sheet, options.", "share.same-terms"),
    ]


@dataclass(frozen=True, slots=True)
class Predicate(Label):
    """A name for what several rows of the sheet come to."""

    name: Annotated[Id, Key("The name.", "commercial")]
    applies: Annotated[
        Condition,
        Asks(("row", "earlier predicate")),
        Key("When it holds: rows of the sheet and predicates above; without a sheet, options.", "lm.commercial"),
    ]


class RowKind(StrEnum):
    """What silence means in a row of the sheet: a right must be answered, a duty that nothing states is "no"."""

    RIGHT = "right"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the sheet; `expect` is its rule, which the facts must agree with."""

    id: Annotated[Id, Key("The name of the row, as facts and conditions write it.", "share.licence")]
    kind: Annotated[
        RowKind,
        Key("`right`: some clause that stands must answer the row. `duty`: where none does, the answer is no.", "duty"),
    ]
    label: Annotated[Passage, WORDS, Key("What the row is about, as it is printed.", "Give recipients this License")]
    expect: Annotated[
        Condition,
        APPLIES,
        Key(
            "The rule of the answer. The facts of the clauses must agree with it in every licence.",
            "BY or not mg0_pure",
        ),
    ]
    span: Annotated[Span, At("id")]


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A group of rows under one heading."""

    heading: Annotated[Words, PRINTED, Key("Its heading.", "Rights in Output")]
    rows: Annotated[tuple[SheetRow, ...], Count(1), Key("Its rows.")]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """The table of rights and duties; its answers are computed from the facts of the clauses."""

    columns: Annotated[
        tuple[Annotated[Words, PRINTED], ...],
        Count(4, 4),
        Key("The heads of the four columns: number, subject, answer, backing.", "[No., Subject, Answer, Stated in]"),
    ]
    yes: Annotated[Words, PRINTED, Key("The word for yes.", '"Yes"')]
    no: Annotated[Words, PRINTED, Key("The word for no.", '"No"')]
    silence: Annotated[
        Id, Names("clause file"), Key("The clause that says that the listed duties are the only ones.", "gen.only")
    ]
    groups: Annotated[tuple[SheetSection, ...], Count(1), Key("The groups of rows, in their order.")]
    unprinted: Annotated[tuple[SheetRow, ...], Key("Rows that facts answer like the others and no table shows.")] = ()

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """Every row: those of the groups in their order, then the unprinted ones."""
        return (*(row for group in self.groups for row in group.rows), *self.unprinted)
