"""Every clause matters: without it the check fails, or the sheet or the deed changes, or its purpose is written down.

A clause is dropped from the library in memory, as if its file and its place in the outline had never been; the accepted
wording is taken as regenerated. What nobody would miss then is boilerplate, and says under `purpose` what it is for.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from engross.assemble import complete_cases
from engross.library.family import checks, mentions
from engross.library.family.names import check as check_names
from engross.library.family.unread import Unread
from engross.lint import run
from engross.model import Clause, Family
from engross.model.diagnostics import BadInput, Findings
from engross.pages.deed import deed

Answers = dict[tuple[str, str], object]
"""By licence and setting: each answer of the sheet with the clauses behind it, or the lines of the deed with theirs."""


def without(family: Family, clause: Clause) -> Family:
    """The family as if a clause file had never been written."""
    others = tuple(one for one in family.clauses[clause.id] if one is not clause)
    clauses = {name: others if name == clause.id else all_ for name, all_ in family.clauses.items()}
    named = tuple(one for one in family.mentions if one.span.path != clause.path)
    kept = {name: alternates for name, alternates in clauses.items() if alternates}
    return replace(family, clauses=kept, mentions=named)


def check(family: Family) -> tuple[Answers, Answers]:
    """Sheets and deeds of a family, checked as `engross check` does; raises `BadInput` with what it finds."""
    findings = Findings()
    check_names(family, Unread(), findings)
    mentions.check(family, Unread(), findings)
    findings.raise_any()
    found = checks.check(family)
    if found:
        raise BadInput(found)
    completed = {}
    sheets: Answers = {}
    deeds: Answers = {}
    for settings, made in complete_cases(family):
        under = "".join(f" ({name}: {value})" for name, value in settings.items())
        for one in made:
            label = one.variant.id + under
            completed[label] = one
            for row, cell in one.sheet.cells.items():
                sheets[label, row] = (cell.answer, cell.backing)
            for group in deed(family, one, settings).groups:
                deeds[label, group.id] = [(line.text, [place.target for place in line.backing]) for line in group.lines]
    linted = run(family, completed)
    if linted:
        raise BadInput(linted)
    return sheets, deeds


def missed(family: Family, clause: Clause, usual: tuple[Answers, Answers]) -> str:
    """What misses a clause: the codes of the findings, "sheet", "deed", or nothing."""
    try:
        sheets, deeds = check(without(family, clause))
    except BadInput as bad:
        return ", ".join(sorted({finding.code for finding in bad.diagnostics}))
    return "sheet" if sheets != usual[0] else "deed" if deeds != usual[1] else ""


def files(family: Family) -> Iterator[Clause]:
    """Every clause file."""
    for alternates in family.clauses.values():
        yield from alternates


@pytest.mark.parametrize("every", [pytest.param(4, marks=pytest.mark.slow), pytest.param(1, marks=pytest.mark.soak)])
def test_a_clause_is_missed_or_has_a_purpose(family: Family, every: int) -> None:
    """Each clause that neither check nor sheet nor deed would miss says what it is for; others may."""
    usual = check(family)
    by = {clause.path: missed(family, clause, usual) for clause in list(files(family))[::every]}
    for told, number in Counter(by.values()).most_common():
        print(f"{number:>4} {told or 'nothing: boilerplate, with its purpose'}")
    purposes = {clause.path for clause in files(family) if clause.purpose}
    assert {name for name, told in by.items() if not told} <= purposes
