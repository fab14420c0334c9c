"""All cases of a family: its own settings and each other value, with every finding told once and where it is found."""

import pytest
from tests.assemble.building import clause, family, plan, row, section

from engross.assemble import complete_cases
from engross.model import Family
from engross.model.diagnostics import BadInput


def of_sheet(*facts: tuple[str, str, bool], expect: str = "true", kind: str = "right") -> Family:
    """A family with one row, "r", and a clause for each condition with the fact that it states."""
    stating = [clause(name, "Words.", applies=applies, facts={"r": answer}) for name, applies, answer in facts]
    annex = section("sheet", "note", content="sheet")
    return family(
        clause("silence", "Words."),
        clause("note", "Words."),
        *stating,
        sections=[section("one", "silence", *(name for name, _, _ in facts))],
        annexes=[annex],
        sheet=plan(row("r", kind, expect)),
    )


def test_each_value_of_each_setting_is_a_case() -> None:
    """The family's own settings come first, and every case holds every variant."""
    found = list(complete_cases(of_sheet(("x", "true", True))))
    assert [settings for settings, _ in found] == [{}, {"house": "on"}]
    assert all([one.variant.id for one in made] == ["T0", "T-A", "T-B", "T-A-B"] for _, made in found)


FINDINGS = {
    "two answers under one value of a setting": (
        of_sheet(("x", "true", True), ("y", "A and house", False)),
        [
            "y.md:2:8: error[sheet-conflict]: row 'r' is answered yes by 'x' and no by 'y' "
            "in T-A (house: on), T-A-B (house: on)"
        ],
    ),
    "a right that a setting leaves without an answer": (
        of_sheet(("x", "not (B and house)", True)),
        [
            "family.yaml:40:9: error[sheet-unanswered]: no clause answers the right 'r' of the sheet "
            "in T-B (house: on), T-A-B (house: on)"
        ],
    ),
    "a fact unlike the rule under every value": (
        of_sheet(("x", "true", True), expect="not A"),
        ["x.md:2:8: error[sheet-rule]: 'x' answers row 'r' with yes, but its rule says no in T-A, T-A-B"],
    ),
    "a duty that falls silent under a value": (
        of_sheet(("x", "not house", True), kind="duty"),
        [
            "family.yaml:40:9: error[sheet-rule]: silence answers row 'r' with no, but its rule says yes "
            "in T0 (house: on), T-A (house: on), T-B (house: on), T-A-B (house: on)"
        ],
    ),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_a_finding_names_row_clauses_variants_and_setting(name: str) -> None:
    """What is found under the family's own settings is told once; a setting is named where it alone brings it."""
    subject, headlines = FINDINGS[name]
    with pytest.raises(BadInput) as caught:
        list(complete_cases(subject))
    assert [one.headline for one in caught.value.diagnostics] == headlines


def test_a_right_without_an_answer_names_the_clauses_that_answer_it_elsewhere() -> None:
    """The hint leads to the files whose `applies` may be too narrow."""
    subject = of_sheet(("x", "A", True), ("y", "B and not A", True))
    with pytest.raises(BadInput) as caught:
        list(complete_cases(subject))
    (found,) = caught.value.diagnostics
    assert found.variants == ("T0",)
    assert found.hint.startswith("in other licences it is answered by 'x' and 'y': widen the `applies` of one, or give")
