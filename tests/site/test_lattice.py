"""The graph of a family follows from its clauses."""

from collections.abc import Mapping

import pytest

from engross.site import Subject
from engross.site.lattice import LETTERS, badges, changed_answers, neighbours, picture


def test_a_licence_builds_on_those_just_below_it(model_go: Subject) -> None:
    """Nothing stands between a licence and the ones it is shown to build on."""
    below = {name: [step.below.id for step in steps] for name, steps in neighbours(model_go).items()}
    assert below["MG0"] == []
    assert below["MG-BY"] == ["MG0"]
    assert below["MG-BY-NC-ND"] == ["MG-BY-NC", "MG-BY-ND"]
    assert below["MG-BY-NC-OS"] == ["MG-BY-OS", "MG-BY-NC"]


def test_turns_are_the_answers_that_differ(model_go: Subject) -> None:
    """What a step adds and takes away are the rows of the two sheets that disagree, each with its clauses."""
    for steps in neighbours(model_go).values():
        for step in steps:
            before, after = (model_go.completed[one.id].sheet.cells for one in (step.below, step.above))
            printed = [
                row.id
                for group in (model_go.family.sheet.groups if model_go.family.sheet else ())
                for row in group.rows
            ]
            differing = {row for row in printed if before[row].answer != after[row].answer}
            assert {turn.row for turn in step.changed_answers} == differing
            assert all(turn.backing and turn.added == after[turn.row].answer for turn in step.changed_answers)


def test_provisions_that_come_are_those_the_other_lacks(model_go: Subject) -> None:
    """A step names the outermost provisions that come and go, and none that both have."""
    step = neighbours(model_go)["MG-BY-ND"][0]
    assert "nd.verbatim" in {place.target for place in step.come}
    assert not {place.target for place in step.come} & {place.target for place in step.gone}


@pytest.mark.parametrize("name", ["garden", "ModelGo"])
def test_cards_stand_apart_and_hold_their_words(name: str, subjects: Mapping[str, Subject]) -> None:
    """No two cards overlap, none leaves the picture, and no line is longer than a card is wide."""
    made = subjects[name]
    drawn = picture(made, terms=True)
    assert [card.variant for card in drawn.cards] == list(made.variants)
    for card in drawn.cards:
        assert card.x >= 0
        assert card.x + card.width <= drawn.width
        assert card.y + card.height <= drawn.height
        assert all(len(line.text) <= LETTERS and line.y < card.height for line in card.lines)
        for other in drawn.cards:
            if other is not card:
                assert (
                    card.x + card.width <= other.x
                    or other.x + other.width <= card.x
                    or (card.y + card.height <= other.y or other.y + other.height <= card.y)
                )


def test_badges_follow_from_the_answers(model_go: Subject, garden: Subject) -> None:
    """The family's badges say yes or no; a family without any shows its tags."""
    by_id = {variant.id: variant for variant in model_go.variants}
    assert [badge.text for badge in badges(model_go, by_id["MG-BY-NC-OS"])] == [
        "Irrevocable",
        "Not sublicensable",
        "Licensor owns derivatives",
    ]
    garden_variants = {variant.id: variant for variant in garden.variants}
    assert [badge.text for badge in badges(garden, garden_variants["SB-CR-HG"])] == ["Named", "Not for sale"]


def test_nothing_turns_against_itself(model_go: Subject) -> None:
    """A licence against itself has no turns."""
    assert not any(changed_answers(model_go, variant, variant) for variant in model_go.variants)
