"""The chooser as data leads where the chooser leads."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from engross.pages.chooser import Choice, Chooser, Outcome
from engross.site import Subject
from engross.site.choosing import plan, table

ANSWERS = tuple[tuple[str, str], ...]


def ends(made: Mapping[str, Any], node: int, given: ANSWERS = ()) -> Iterator[tuple[ANSWERS, Mapping[str, Any]]]:
    """Every path through the nodes with the end it comes to."""
    here = made["nodes"][node]
    if "ask" not in here:
        yield given, here
    for answer, following in here.get("open", {}).items():
        yield from ends(made, following, (*given, (here["ask"], answer)))


@pytest.mark.parametrize(("name", "paths"), [("garden", 10), ("ModelGo", 387)])
def test_every_path_ends_where_the_chooser_ends(name: str, paths: int, subjects: Mapping[str, Subject]) -> None:
    """Each path through the page's data has the licence, the reasons and the fallen answers of the chooser."""
    made = subjects[name]
    chooser = Chooser(made.family, {key: one.sheet.true for key, one in made.completed.items()})
    data = plan(made)
    found = list(ends(data, data["start"]))
    assert len(found) == paths
    for given, end in found:
        choices = chooser.choices(dict(given))
        assert chooser.step(choices) is None
        outcome = chooser.outcome(choices)
        assert isinstance(outcome, Outcome)
        if outcome.variant is None:
            assert data["words"][end["out"]] == outcome.why
        else:
            assert data["variants"][end["licence"]]["id"] == outcome.variant.id
            unmet = {choice.question.id for choice in outcome.unmet}
            answers = {key: data["questions"][key]["answers"][answer] for key, answer in given}
            assert {key for key, one in answers.items() if end["licence"] in one.get("unmet", ())} == unmet


def test_fallen_answers_have_the_reason_of_the_rules(model_go: Subject) -> None:
    """An answer that is no longer open is told with the reason that the chooser gives."""
    made = plan(model_go)
    chooser = Chooser(model_go.family, {key: one.sheet.true for key, one in model_go.completed.items()})
    choices: tuple[Choice, ...] = ()
    node = made["nodes"][made["start"]]
    for wanted in ("model", "no", "none", "no", "no", "no", "yes", "no"):
        question = next(one for one in model_go.family.chooser if one.id == node["ask"])
        answer = next(one for one in question.answers if one.id == wanted)
        choices = (*choices, Choice(question, answer))
        node = made["nodes"][node["open"][wanted]]
    told = {key: [made["words"][word] for _, word in fallen] for key, fallen in node["passed"]}
    steps = chooser.passed(choices)
    assert told == {step.question.id: [clash.reason for _, clash in step.fallen] for step in steps}
    assert any(reasons for reasons in told.values())


def test_the_table_says_which_licences_an_answer_leaves(garden: Subject) -> None:
    """Without script the same is read from a table: fits, rather not, no."""
    told = {question.id: {row.answer.id: row.cells for row in rows} for question, rows in table(garden)}
    order = [variant.id for variant in garden.variants]
    assert order == ["SB-OPEN", "SB-CR", "SB-HG", "SB-CR-RT", "SB-CR-HG"]
    assert told["market"]["no"] == ("no", "no", "fits", "no", "fits")
    assert told["back"]["whatever"] == ("fits", "fits", "rather not", "rather not", "rather not")
    assert set(told["lost"]["yes"]) == {"no"}
