"""One page in plain words for each licence.

Takes a family and a completed variant; returns its deed: the lines whose rows are answered so, each with the clauses
that back it. Never states what no clause backs, and never leaves a row of the sheet untold.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engross.assemble import Complete
from engross.assemble.sheet import Sheet
from engross.library.conditions import holds
from engross.library.family import names
from engross.model import DeedLine, Family, Record, Scenarios
from engross.model.diagnostics import BadInput, Diagnostic, did_you_mean
from engross.pages import missing
from engross.pages.citations import Citation, citations


@dataclass(frozen=True, slots=True)
class Line:
    """A plain sentence, the rows of the sheet that it tells, and the clauses that back it (never none).

    `scenarios` are the ids of those whose answer it states.
    """

    text: str
    rows: tuple[str, ...]
    backing: tuple[Citation, ...]
    scenarios: tuple[str, ...] = ()


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


def check_scenarios(family: Family, complete: Complete, scenarios: Scenarios) -> Iterator[Diagnostic]:
    """The lines of a deed that name a scenario that is not there or, where they stand, one about other clauses."""
    known = {scenario.id: scenario for scenario in scenarios.scenarios}
    true = names(family, complete.variant, None)
    for line in family.deed.lines if family.deed else ():
        for name in line.scenarios:
            if name not in known:
                hint = did_you_mean(name, known, "name a scenario of the family")
                yield Diagnostic("unknown-scenario", f"no scenario is called {name!r}", line.span, hint)
        if not _stands(line, complete.sheet, true):
            continue
        backing = {*line.see, *(clause for row in line.rows for clause in complete.sheet.cells[row].backing)}
        for name in (name for name in line.scenarios if name in known):
            cells = [cell for cell in known[name].cells if complete.variant.id in cell.variants]
            quoted = {one.clause for cell in cells for one in cell.quoted}
            if quoted.isdisjoint(backing):
                message = f"this line of the deed names the scenario {name!r}, which quotes none of its clauses"
                said = ", ".join(sorted(quoted)) or "nothing"
                hint = f"the scenario quotes {said}: add one to `see`, or drop the name"
                yield Diagnostic("deed-scenario", message, line.span, hint, (complete.variant.id,))


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
    cited = (places[clause] for clause in (*backing, *line.see) if clause in places)
    return Line(line.text, tuple(line.rows), tuple(dict.fromkeys(cited)), line.scenarios)
