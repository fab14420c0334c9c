"""The sheet: which facts answer a row, which clauses back it, what follows from the answers, and what is refused."""

import pytest
from tests.assemble.building import family, plan, row

from engross.assemble.sheet import Cell, Sheet, Stated, compute, sheet
from engross.model import Condition, Fact, Family, Label, SheetPlan, Span, Variant
from engross.model.diagnostics import BadInput

PRESENT = frozenset({"silence"})
SPAN = Span("family.yaml", 9, 4)


def stated(**answers: str) -> list[Stated]:
    """Facts about the row "r", by clause: `x="yes"`."""
    return [Stated(name, Fact("r", answer == "yes", Span(f"{name}.md", 3, 8))) for name, answer in answers.items()]


def cell(plan_: SheetPlan, facts: list[Stated], *names: str) -> Cell:
    """The only cell of a sheet of one row."""
    (only,) = compute(plan_, frozenset(names), facts, PRESENT).values()
    return only


def test_a_right_is_answered_by_its_facts_and_backed_by_their_clauses_in_order() -> None:
    """Several clauses may give the same answer; a clause that says it twice is named once."""
    answered = cell(plan(row("r", "right", "A")), [*stated(x="yes", y="yes"), *stated(x="yes")], "A")
    assert (answered.answer, answered.backing) == (True, ("x", "y"))


def test_a_duty_that_no_clause_states_is_no_backed_by_the_clause_that_says_so() -> None:
    """Silence is an answer for duties alone."""
    answered = cell(plan(row("r", "duty", "A")), [])
    assert (answered.answer, answered.backing) == (False, ("silence",))


REFUSED = {
    "a right without a fact": (
        plan(row("r", "right", "A")),
        [],
        ["family.yaml:40:9: error[sheet-unanswered]: no clause answers the right 'r' of the sheet"],
    ),
    "two answers": (
        plan(row("r", "right", "A")),
        stated(x="yes", y="no", z="yes"),
        ["y.md:3:8: error[sheet-conflict]: row 'r' is answered yes by 'x' and 'z' and no by 'y'"],
    ),
    "two answers unlike the rule are one fault": (
        plan(row("r", "right", "not A")),
        stated(x="yes", y="no"),
        ["y.md:3:8: error[sheet-conflict]: row 'r' is answered yes by 'x' and no by 'y'"],
    ),
    "a fact unlike the rule": (
        plan(row("r", "right", "not A")),
        stated(x="yes"),
        ["x.md:3:8: error[sheet-rule]: 'x' answers row 'r' with yes, but its rule says no"],
    ),
    "two facts unlike the rule": (
        plan(row("r", "duty", "not A")),
        stated(x="yes", y="yes"),
        ["x.md:3:8: error[sheet-rule]: 'x' and 'y' answer row 'r' with yes, but its rule says no"],
    ),
    "silence unlike the rule": (
        plan(row("r", "duty", "A")),
        [],
        ["family.yaml:40:9: error[sheet-rule]: silence answers row 'r' with no, but its rule says yes"],
    ),
    "silence without its clause": (
        plan(row("r", "duty", "not A"), silence="gone"),
        [],
        [
            "family.yaml:40:9: error[sheet-unbacked]: no clause states the duty 'r', and 'gone', which backs silence, "
            "does not apply"
        ],
    ),
    "several at once": (
        plan(row("q", "right", "A"), row("r", "right", "not A")),
        stated(x="yes"),
        [
            "family.yaml:40:9: error[sheet-unanswered]: no clause answers the right 'q' of the sheet",
            "x.md:3:8: error[sheet-rule]: 'x' answers row 'r' with yes, but its rule says no",
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_named_with_row_and_clauses(name: str) -> None:
    """Every finding of the sheet stands at the fact, or at the row where there is none."""
    subject, facts, headlines = REFUSED[name]
    with pytest.raises(BadInput) as caught:
        compute(subject, frozenset({"A"}), facts, PRESENT)
    assert [one.headline for one in caught.value.diagnostics] == headlines
    assert all(one.hint for one in caught.value.diagnostics)


def labelled(**names: str) -> tuple[Label, ...]:
    """Labels by name and condition."""
    return tuple(Label(name, Condition(applies, SPAN)) for name, applies in names.items())


def answered(subject: Family, *options: str, **answers: str) -> Sheet:
    """The sheet of a variant with these options, given facts about the row "r"."""
    return sheet(subject, Variant("T", "T-1.0", "Toy", options), frozenset(options), stated(**answers), PRESENT)


def test_predicates_category_and_tags_follow_from_the_answers() -> None:
    """A predicate may ask for the ones before it; the category is the first that holds, and every tag that holds."""
    subject = family(
        sections=(),
        sheet=plan(row("r", "right", "true"), unprinted=(row("q", "duty", "false"),)),
        predicates=labelled(**{"r-only": "r and not q", "deeper": "r-only"}),
        categories=labelled(None_="q", First="deeper", Second="r"),
        tags=labelled(one="r", two="q", three="r-only or q"),
    )
    found = answered(subject, x="yes")
    assert found.true == {"r", "r-only", "deeper"}
    assert [(name, cell.answer) for name, cell in found.cells.items()] == [("r", True), ("q", False)]
    assert (found.category, found.tags) == ("First", ("one", "three"))


def test_a_variant_without_a_category_is_refused() -> None:
    """Where a family has categories, one of them holds in every variant."""
    subject = family(sections=(), sheet=plan(row("r", "right", "true")), categories=labelled(None_="not r"))
    with pytest.raises(BadInput) as caught:
        answered(subject, x="yes")
    assert [one.headline for one in caught.value.diagnostics] == [
        "family.yaml:9:4: error[no-category]: no category applies"
    ]


def test_without_a_sheet_labels_are_asked_of_the_options() -> None:
    """A family that keeps no facts still has categories and tags."""
    subject = family(sections=(), categories=labelled(Bare="not A", With="A"), tags=labelled(a="A", b="B"))
    found = answered(subject, "A")
    assert (found.category, found.tags, found.cells) == ("With", ("a",), {})
