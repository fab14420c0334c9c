"""Clauses that nothing needs, and sections in which nothing stands."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.lint.seeded import read

from engross.lint.presence import empty_section, idle_clause

PHRASE = "\nphrases:\n  it: [{applies: true, text: '[Section](#gone)'}]\n\nrules:"
LISTED = "law, gen.only"


def clause(name: str, keys: str = "", words: str = "It is so.", applies: str = "true") -> Mapping[str, str]:
    """The file of a clause, with more keys or with other words."""
    return {"file": f"ending/{name}.md", "write": f"---\nid: {name}\napplies: {applies}\n{keys}\n---\n{words}"}


def family(old: str, new: str) -> Mapping[str, str]:
    """A change of the family file."""
    return {"file": "family.yaml", "replace": old, "by": new}


def disc(words: str) -> Mapping[str, str]:
    """More words in a clause that is needed."""
    return {"file": "ending/disc.md", "replace": "the Tool works.", "by": f"the Tool works.\n{words}"}


GONE, LATE, CITING = clause("gone"), clause("late"), clause("gone", words="See [Section](#late).")
PLACED = family(LISTED, "law, gone, gen.only")
ITEM = clause("late", words="be so")
BOTH = family(LISTED, "law, gone, late, gen.only")
BELOW = family(LISTED, "law, {gone: [late]}, gen.only")

IDLE: Mapping[str, tuple[tuple[Mapping[str, str], ...], list[str]]] = {
    "nothing": ((PLACED, GONE), ["gone"]),
    "a fact": ((PLACED, clause("gone", "facts: {use: yes}")), []),
    "a purpose": ((PLACED, clause("gone", "purpose: It says so.")), []),
    "a flag that a list prints": ((PLACED, clause("gone", "flags: [survives]")), []),
    "a flag that nothing prints": ((PLACED, clause("gone", "flags: [other]")), ["gone"]),
    "the fact of a phrase": (
        (PLACED, clause("gone", "phrases: {it: [{applies: true, text: so, facts: {use: yes}}]}", "So {{it}}.")),
        [],
    ),
    "a phrase": ((PLACED, clause("gone", "phrases: {it: [{applies: true, text: so}]}", "So {{it}}.")), ["gone"]),
    "a reference": ((PLACED, GONE, disc("See [Section](#gone).")), []),
    "a reference in a phrase": ((PLACED, GONE, family("\nrules:", PHRASE), disc("See {{it}}.")), []),
    "a reference of its own": ((PLACED, clause("gone", "", "See [Section](#gone).")), ["gone"]),
    "an adjective": ((PLACED, GONE, family("needs: [revoke]", "needs: [revoke, gone]")), []),
    "a mechanism": ((PLACED, GONE, family("[grant.recipients]}", "[grant.recipients, gone]}")), []),
    "a place in front": ((family("head.accept]", "head.accept, gone]"), GONE), []),
    "a place at the end": ((family("\n  annexes:", "\n  closing: [gone]\n  annexes:"), GONE), []),
    "a lead-in that is needed": (
        (family("grant.use.share]", "grant.use.share, gone]"), clause("gone", words="be so")),
        [],
    ),
    "an item that is idle": ((BELOW, clause("gone", "join: and", "So:"), ITEM), ["gone", "late"]),
    "an item that is needed": (
        (BELOW, clause("gone", "join: and", "So:"), clause("late", "purpose: So.", "be so")),
        [],
    ),
    "a clause that is idle": ((BOTH, CITING, LATE), ["gone", "late"]),
    "a clause that is needed": ((BOTH, CITING, LATE, disc("See [Section](#gone).")), []),
    "a clause that needs it not": ((BOTH, CITING, LATE, disc("See [Section](#late).")), ["gone"]),
    "no licence": ((PLACED, clause("gone", applies="NS and not CR")), []),
}


@pytest.mark.parametrize("what", IDLE)
def test_a_clause_is_there_for(what: str, tmp_path: Path) -> None:
    """For what it says of itself, or for what needs it; a family without a sheet asks nothing."""
    changes, idle = IDLE[what]
    subject = read(changes, tmp_path / "family")
    assert [one.clause for one in idle_clause(subject)] == idle
    assert list(idle_clause(replace(subject, family=replace(subject.family, sheet=None)))) == []


REST = family("  annexes:", "    - {id: rest, heading: Rest, clauses: [rest.one]}\n  annexes:")
NEVER = clause("rest.one", applies="NS and not CR")
ONCE = clause("rest.one", applies="NS")


@pytest.mark.parametrize(
    ("changes", "cases"),
    [
        ((REST, NEVER), ["TB0", "TB-CR", "TB-CR-NS"]),
        ((REST, ONCE), ["TB0", "TB-CR"]),
        ((REST, clause("rest.one")), []),
        ((family("  annexes:", "    - {id: rest, heading: Rest, empty: yes}\n  annexes:"),), []),
    ],
)
def test_a_section_is_missed_in_the_licences_that_print_nothing_of_it(
    changes: tuple[Mapping[str, str], ...], cases: list[str], tmp_path: Path
) -> None:
    """Each licence under each setting is told, and one that has a clause of the section is not."""
    found = list(empty_section(read(changes, tmp_path / "family")))
    assert {one.clause for one in found} <= {"rest"}
    assert [one.cases[0] for one in found if " " not in one.cases[0]] == cases


def test_a_licence_without_sections_misses_none(tmp_path: Path) -> None:
    """Where all words are in front no section is missed, and an annex is."""
    subject = read((), tmp_path / "family")
    cases = tuple(replace(one, document=replace(one.document, sections=(), annexes=())) for one in subject.cases[:1])
    assert [one.clause for one in empty_section(replace(subject, cases=cases))] == ["sheet"]
