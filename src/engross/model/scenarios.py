"""Situations and the answer that each licence gives to them, with the words that give it.

Types only: frozen, slotted and tuples; they never act.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from engross.model.clause import Condition, Span


class Verdict(StrEnum):
    """What a licence says of a situation; `OUTSIDE` where it does not govern it."""

    YES = "yes"
    YES_IF = "yes-if"
    NO = "no"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a clause and what they give; `only` says in which case they do, "" where they give it always."""

    clause: str
    words: str
    gives: Verdict
    only: str
    span: Span


@dataclass(frozen=True, slots=True)
class Precedence:
    """Words of a clause by which the clause `over` yields to the clause `winner`."""

    clause: str
    words: str
    over: str
    winner: str
    span: Span


@dataclass(frozen=True, slots=True)
class ScenarioCell:
    """The answer of some variants (by id) to a scenario, and the words that give it.

    `conditions` are those of a "yes, if". `settled` holds a precedence for each two quotations that give different
    results.
    """

    variants: tuple[str, ...]
    answer: Verdict
    conditions: tuple[str, ...]
    because: tuple[Quotation, ...]
    settled: tuple[Precedence, ...]
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

    id: str
    number: int
    situation: str
    row: Condition | None
    cells: tuple[ScenarioCell, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Uncited:
    """Why no scenario quotes a clause."""

    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Scenarios:
    """The scenarios of a family in the order of its file, and the file.

    `uncited` are the clauses that none of them quotes, by id. A cell that quotes no other clauses than the `general`
    ones (ids, or what ids begin with) has no backing.
    """

    path: str
    scenarios: tuple[Scenario, ...]
    uncited: Mapping[str, Uncited]
    general: tuple[str, ...]
