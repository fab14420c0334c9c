"""Situations and the answer that each licence gives to them, with the words that give it.

Types only: frozen, slotted and tuples; they never act. `Scenarios` is the file of them: each field with a `Key` is one
of its keys.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from engross.model.clause import Condition, Span
from engross.model.declared import WHOLE, Asks, At, Count, Id, Key, Keyed, Name, Names, OneOf, Words
from engross.records import dataclass

ClauseFile = Annotated[Id, Names("clause file")]


class Verdict(StrEnum):
    """What a licence says of a situation; `OUTSIDE` where it does not govern it."""

    YES = "yes"
    YES_IF = "yes-if"
    NO = "no"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a clause and what they give; `only` says in which case they do, "" where they give it always."""

    clause: Annotated[ClauseFile, Key("The clause that the words stand in.", "nc.limit")]
    words: Annotated[Words, Key("Its words, as the licence reads.", "for NonCommercial Purposes only")]
    gives: Annotated[Verdict, OneOf(("yes", "no", "outside")), Key("What the words give.", "no")]
    only: Annotated[Words, Key("In which case they give it, where not always.", "outside the use rules", absent="")]
    span: Span


@dataclass(frozen=True, slots=True)
class Precedence:
    """Words of a clause by which the clause `over` yields to the clause `winner`."""

    clause: Annotated[ClauseFile, Key("The clause that the words stand in.", "nd.share")]
    words: Annotated[Words, Key("Its words, as the licence reads.", "Despite every other grant")]
    over: Annotated[ClauseFile, Key("The clause that yields.", "grant.purpose")]
    winner: Annotated[ClauseFile, Key("The clause that prevails.", "nd.share", name="for")]
    span: Span


@dataclass(frozen=True, slots=True)
class ScenarioCell:
    """The answer of some variants (by id) to a scenario, and the words that give it.

    `conditions` are those of a "yes, if". `settled` holds a precedence for each two quotations that give different
    results.
    """

    variants: Annotated[
        tuple[Name, ...], Count(1), Key("The licences; each has one cell in every scenario.", "[MG0, MG-BY]")
    ]
    answer: Annotated[Verdict, Key("What they say of the situation; `outside` where they do not govern it.", "yes-if")]
    conditions: Annotated[
        tuple[Words, ...], Key("The conditions of a `yes-if`.", "[the use obeys the use rules]", absent=())
    ]
    because: Annotated[tuple[Quotation, ...], Key("The words that give the answer.", absent=())]
    settled: Annotated[
        tuple[Precedence, ...],
        Key("For each two quotations that give different results, the words that say which yields.", absent=()),
    ]
    span: Span

    @property
    def quoted(self) -> tuple[Quotation | Precedence, ...]:
        """All that the cell quotes."""
        return (*self.because, *self.settled)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A situation with the answers of all variants.

    `row` is what the answered sheet must say where a variant answers yes, None where no row is about the situation.
    """

    id: Annotated[Id, Key("The id by which lines of the deed name it.", "own-mail")]
    number: Annotated[int, WHOLE, Key("Its number, which no other has.", "1")]
    situation: Annotated[Words, Key("The situation, as a question.", "May a company run the model on its own mail?")]
    cells: Annotated[tuple[ScenarioCell, ...], Count(1), Key("The answers.")]
    span: Annotated[Span, At("id")]
    row: Annotated[
        Condition | None,
        Asks(("row", "predicate")),
        Key("What the sheet must say where a licence answers yes; left out where no row is about it.", "lm.commercial"),
    ] = None


@dataclass(frozen=True, slots=True)
class Uncited:
    """Why no scenario quotes a clause."""

    clause: Annotated[ClauseFile, Key("The clause.", "back.grant.offer")]
    reason: Annotated[Words, Key("The reason.", "It decides no situation of its own.")]
    span: Span


@dataclass(frozen=True, slots=True)
class Scenarios:
    """The scenarios of a family in the order of its file, and the file.

    `uncited` are the clauses that none of them quotes, by id. A cell that quotes no other clauses than the `general`
    ones (ids, or what ids begin with) has no backing.
    """

    path: str
    scenarios: Annotated[tuple[Scenario, ...], Count(1), Key("The scenarios, in their order.")]
    uncited: Annotated[
        Mapping[Id, Uncited], Keyed("clause", "reason"), Key("Why no scenario quotes a clause.", absent={})
    ]
    general: Annotated[
        tuple[Annotated[Id, Names("clauses")], ...],
        Key("Clauses that decide nothing alone: an answer must rest on others too.", "[grant.purpose]", absent=()),
    ]
