"""What a family says to the lint about itself: its proper names, what its facts may not say together, what it accepts.

Types only: frozen, slotted and tuples. A clause is named by its id, or by the beginning of the ids below it.
"""

from dataclasses import dataclass

from engross.model.clause import Span

Given = tuple[str, bool]
"""A row of the sheet and its answer."""


@dataclass(frozen=True, slots=True)
class Adjective:
    """A word of a grant that promises something: in clause `clause`, `word` presumes these answers.

    Where it stands, so must the clauses `needs`, and none of `bars` may.
    """

    word: str
    clause: str
    answers: tuple[Given, ...]
    needs: tuple[str, ...]
    bars: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mechanism:
    """Where all these answers are given, the clauses `needs` must stand."""

    answers: tuple[Given, ...]
    needs: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers that one licence cannot give together, or not beside one of the clauses named."""

    answers: tuple[Given, ...]
    clauses: tuple[str, ...]
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Siblings:
    """Clauses that all bear each of the words, or all lack it, wherever they stand together."""

    clauses: tuple[str, ...]
    words: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Barred:
    """Where all these answers are given, none of the words may be the subject of the clauses named."""

    answers: tuple[Given, ...]
    clauses: tuple[str, ...]
    words: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Survival:
    """Clauses that outlast the licence, and the flag that they or their section must bear."""

    flag: str
    clauses: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that the family lives with: its code, the clause it is found in, and why."""

    code: str
    clause: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class LintPlan:
    """Everything that a family file says to the lint."""

    proper_names: tuple[str, ...] = ()
    adjectives: tuple[Adjective, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    siblings: tuple[Siblings, ...] = ()
    barred: tuple[Barred, ...] = ()
    survival: tuple[Survival, ...] = ()
    accepted: tuple[Accepted, ...] = ()
