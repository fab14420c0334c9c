"""The Model Sheet: facts of the clauses that apply in, answered rows out, and what follows from the answers.

Takes a family, the names that are true in a variant, and every fact of its clauses in document order; returns a `Sheet`
with a `Cell` a row, the predicates that hold, the category and the tags. Never reads a clause's words and never prints
an answer: what the cells look like is the business of `assemble`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field
from functools import partial

from engross.library.conditions import holds
from engross.model import Clause, Fact, Family, RowKind, SheetPlan, SheetRow, Span, Variant
from engross.model.diagnostics import BadInput, Diagnostic
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact, and the id of the clause whose words state it."""

    clause: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Cell:
    """The answer to one row; `backing` are the ids of the clauses that give it, in document order.

    `stated` are the places of the facts that say so.
    """

    row: SheetRow
    answer: bool
    backing: tuple[str, ...]
    stated: tuple[Span, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the clauses of one variant come to: the answered rows by id, in the order of the plan, and what follows.

    `true` are the ids of the rows answered yes and the names of the predicates that hold.
    """

    cells: Mapping[str, Cell]
    true: frozenset[str]
    category: str
    tags: tuple[str, ...]


def sheet(
    family: Family,
    variant: Variant,
    names: AbstractSet[str],
    stated: Iterable[Stated],
    present: AbstractSet[str],
) -> Sheet:
    """The sheet of a variant; `names` are true in it, `stated` its facts and `present` the ids of its clauses.

    Raises `BadInput` with every row that cannot be answered, or where no category applies.
    """
    cells = compute(family.sheet, names, stated, present, partial(_stating, family)) if family.sheet else {}
    true = {row for row, cell in cells.items() if cell.answer} if family.sheet else set(variant.options)
    for predicate in family.predicates:
        if holds(predicate.applies.text, true):
            true.add(predicate.name)
    categories = [label.name for label in family.categories if holds(label.applies.text, true)]
    if family.categories and not categories:
        span = family.categories[0].applies.span
        raise BadInput(
            [Diagnostic("no-category", "no category applies", span, "add one that holds where the others do not")]
        )
    tags = tuple(label.name for label in family.tags if holds(label.applies.text, true))
    return Sheet(cells, frozenset(true), categories[0] if categories else "", tags)


def _stating(family: Family, row: str) -> tuple[str, ...]:
    """The ids of the clauses that answer a row in any variant, by their front matter or by a wording of their own."""
    return tuple(
        identifier
        for identifier, alternates in family.clauses.items()
        if any(row in facts for clause in alternates for facts in _facts(clause))
    )


def _facts(clause: Clause) -> Iterator[Mapping[str, Fact]]:
    yield clause.facts
    yield from (wording.facts for phrase in clause.phrases.values() for wording in phrase.wordings)


def compute(
    plan: SheetPlan,
    names: AbstractSet[str],
    stated: Iterable[Stated],
    present: AbstractSet[str],
    stating: Callable[[str], tuple[str, ...]] = lambda row: (),
) -> dict[str, Cell]:
    """The answered rows by id, in the order of the plan.

    `present` are the ids of all clauses that apply; `stating` tells which clauses answer a row in any variant, for a
    hint. Raises `BadInput` with every right that no clause answers, every row that two clauses answer differently,
    every answer unlike the row's rule, and every silent duty without the clause that backs silence.
    """
    facts: dict[str, list[Stated]] = {}
    for one in stated:
        facts.setdefault(one.fact.row, []).append(one)
    problems: list[Diagnostic] = []
    cells: dict[str, Cell] = {}
    for row in plan.rows:
        if row.kind is RowKind.RIGHT and row.id not in facts:
            problems.append(_unanswered(row, stating(row.id)))
        cells[row.id] = _cell(plan, row, facts.get(row.id, ()), names, present, problems)
    if problems:
        raise BadInput(problems)
    return cells


def _cell(
    plan: SheetPlan,
    row: SheetRow,
    stated: Sequence[Stated],
    names: AbstractSet[str],
    present: AbstractSet[str],
    problems: list[Diagnostic],
) -> Cell:
    """The cell of one row; what is wrong with it is added to `problems`."""
    answers = _by_answer(stated)
    if len(answers) > 1:
        problems.append(_conflict(row, answers))
    elif not stated and row.kind is RowKind.DUTY and plan.silence not in present:
        message = f"no clause states the duty {row.id!r}, and {plan.silence!r}, which backs silence, does not apply"
        hint = f"let {plan.silence!r} apply in every variant"
        problems.append(Diagnostic("sheet-unbacked", message, row.span, hint))
    answer = any(one.fact.answer for one in stated)
    if len(answers) < 2 and (stated or row.kind is RowKind.DUTY) and answer != holds(row.expect.text, names):
        problems.append(_unexpected(row, answer, stated))
    backing = tuple(dict.fromkeys(one.clause for one in stated)) or (plan.silence,)
    return Cell(row, answer, backing, tuple(one.fact.span for one in stated))


def _unanswered(row: SheetRow, elsewhere: Sequence[str]) -> Diagnostic:
    message = f"no clause answers the right {row.id!r} of the sheet"
    hint = f"give one clause the fact `{row.id}: yes` or `{row.id}: no`"
    if elsewhere:
        which = " and ".join(map(repr, elsewhere))
        hint = f"in other licences it is answered by {which}: widen the `applies` of one, or {hint}"
    return Diagnostic("sheet-unanswered", message, row.span, hint)


def _by_answer(stated: Iterable[Stated]) -> Mapping[bool, list[Stated]]:
    answers: dict[bool, list[Stated]] = {}
    for one in stated:
        answers.setdefault(one.fact.answer, []).append(one)
    return answers


def _conflict(row: SheetRow, answers: Mapping[bool, list[Stated]]) -> Diagnostic:
    message = f"row {row.id!r} is answered yes by {_clauses(answers[True])} and no by {_clauses(answers[False])}"
    hint = "let the clauses apply in different variants"
    return Diagnostic("sheet-conflict", message, answers[False][0].fact.span, hint)


def _unexpected(row: SheetRow, answer: bool, stated: Sequence[Stated]) -> Diagnostic:
    said, ruled = ("yes", "no") if answer else ("no", "yes")
    several = len({one.clause for one in stated}) > 1
    by = f"{_clauses(stated) or 'silence'} {'answer' if several else 'answers'}"
    message = f"{by} row {row.id!r} with {said}, but its rule says {ruled}"
    hint = f"the rule is `{row.expect.text}`: correct the fact, the `applies` of its clause, or the rule"
    return Diagnostic("sheet-rule", message, stated[0].fact.span if stated else row.span, hint)


def _clauses(stated: Sequence[Stated]) -> str:
    return " and ".join(repr(name) for name in dict.fromkeys(one.clause for one in stated))
