"""One page in plain words for each licence.

Takes a family and a completed variant; returns its deed: the lines whose rows are answered so, each with the clauses
that back it. Never states what no clause backs, and never leaves a row of the sheet untold.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engross.assemble import Complete
from engross.assemble.sheet import Sheet
from engross.library.conditions import holds
from engross.library.family import names
from engross.model import DeedLine, Family, Record, Scenario, ScenarioCell, Span
from engross.model.diagnostics import BadInput, Diagnostic, did_you_mean
from engross.pages import missing
from engross.pages.citations import Citation, citations
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A plain sentence, the rows of the sheet that it tells, and the clauses that back it (never none).

    `clauses` are the ids of what backs it and of all inside that; `scenarios` are those whose answer it states where
    they quote one of these.
    """

    text: str
    rows: tuple[str, ...]
    backing: tuple[Citation, ...]
    clauses: frozenset[str]
    scenarios: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and its lines."""

    id: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """The page: whose it is, what it says of itself, and its groups, those without a line left out."""

    record: Record
    note: str
    groups: tuple[Group, ...]


def deed(family: Family, complete: Complete, settings: Mapping[str, str] | None = None) -> Deed:
    """The deed of one variant; `settings` are those under which it was completed.

    Raises `BadInput` with every row of the sheet that no line tells, and every line whose clause is not there.
    """
    plan = family.deed
    if plan is None:
        raise missing(family, "deed")
    true = names(family, complete.variant, settings)
    places = citations(complete.document, family.reference_words[0])
    problems: list[Diagnostic] = []
    groups: dict[str, list[Line]] = {group: [] for group in plan.groups}
    for line in plan.lines:
        if _stands(line, complete.sheet, true):
            groups[line.group].append(_line(line, complete, places, problems))
    told = {row for lines in groups.values() for line in lines for row in line.rows}
    for row in (row for group in family.sheet.groups for row in group.rows) if family.sheet else ():
        if row.id not in told:
            answer = "yes" if complete.sheet.cells[row.id].answer else "no"
            hint = f"add a line with `rows: {{{row.id}: {answer}}}` to `deed`"
            message = f"no line of the deed tells the row {row.id!r} answered {answer}"
            problems.append(Diagnostic("deed-untold", message, row.span, hint, (complete.variant.id,)))
    if problems:
        raise BadInput(problems)
    found = (Group(group, plan.groups[group], tuple(lines)) for group, lines in groups.items() if lines)
    return Deed(complete.document.record, plan.note, tuple(found))


def states(line: Line, cell: ScenarioCell) -> bool:
    """Whether a cell quotes a clause that backs a line, or one inside it; only then does the line state its answer."""
    return not line.clauses.isdisjoint(quoted.clause for quoted in cell.quoted)


def check_scenarios(
    family: Family, completed: Iterable[Complete], scenarios: Sequence[Scenario]
) -> Iterator[Diagnostic]:
    """The lines that name a scenario that is not there, or that quotes none of their clauses where they stand."""
    known = {scenario.id: scenario for scenario in scenarios}
    stated: dict[tuple[Span, str], bool] = {}
    for complete in completed:
        for line in (line for group in deed(family, complete).groups for line in group.lines):
            for name in line.scenarios:
                cells = known[name].cells if name in known else ()
                found = any(complete.variant.id in cell.variants and states(line, cell) for cell in cells)
                stated[line.span, name] = stated.get((line.span, name), False) or found
    for planned in family.deed.lines if family.deed else ():
        for name in planned.scenarios:
            if name not in known:
                hint = did_you_mean(name, known, "name a scenario of the family")
                yield Diagnostic("unknown-scenario", f"no scenario is called {name!r}", planned.span, hint)
            elif not stated.get((planned.span, name), True):
                message = f"this line of the deed names the scenario {name!r}, which quotes none of its clauses"
                hint = "add to `see` the clause that both are about, or drop the name"
                yield Diagnostic("deed-scenario", message, planned.span, hint)


def _stands(line: DeedLine, sheet: Sheet, true: frozenset[str]) -> bool:
    answered = all(sheet.cells[row].answer == answer for row, answer in line.rows.items())
    return answered and holds(line.applies.text, true)


def _line(line: DeedLine, complete: Complete, places: Mapping[str, Citation], problems: list[Diagnostic]) -> Line:
    backing = [clause for row in line.rows for clause in complete.sheet.cells[row].backing]
    for clause in line.see:
        if clause not in places:
            message = f"this line of the deed points at {clause!r}, which is not here"
            hint = "let the line stand only where the clause does: give it `rows` or `applies`"
            problems.append(Diagnostic("deed-unbacked", message, line.span, hint, (complete.variant.id,)))
    cited = tuple(dict.fromkeys(places[clause] for clause in (*backing, *line.see) if clause in places))
    targets = {place.target for place in cited}
    inside = (one for provision in complete.document.walk() if provision.id in targets for one in provision.walk())
    clauses = frozenset(name for one in inside for name in (one.id, *one.aliases))
    return Line(line.text, tuple(line.rows), cited, clauses, line.scenarios, line.span)
