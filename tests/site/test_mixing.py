"""Combinations as data have the answers of the remix rule."""

from collections.abc import Mapping
from itertools import combinations

import pytest

from engross.pages.remix import combine
from engross.site import Subject
from engross.site.mixing import pairs, plan, reasons


@pytest.mark.parametrize("name", ["garden", "ModelGo"])
def test_every_pick_of_inputs_has_its_answer(name: str, subjects: Mapping[str, Subject]) -> None:
    """Whichever inputs are picked, their options together lead to the fate, reason and licence of the rule."""
    made = subjects[name]
    data = plan(made)
    for size in range(1, len(made.variants) + 1):
        for inputs in combinations(made.variants, size):
            answer = combine(made.family, made.completed, inputs)
            codes = {code for one in inputs for code in one.options}
            found = data["answers"][" ".join(code for code in data["order"] if code in codes)]
            assert (found["fate"], found["reason"]) == (answer.fate.value, answer.reason)
            assert found.get("licence") == (answer.result.id if answer.result else None)
            cited = [
                place for one in data["inputs"] if one["id"] in {v.id for v in inputs} for place in one[found["fate"]]
            ]
            assert {place for _, place in cited} == {f"licences/{p.licence}.html#{p.target}" for p in answer.backing}
            noted = {text for one in data["inputs"] if one["id"] in {v.id for v in inputs} for text in one["notes"]}
            assert noted == {note.text for note in answer.notes} <= set(data["notes"])


def test_each_reason_names_its_pairs_once(model_go: Subject) -> None:
    """The 45 pairs of nine licences are each under one reason."""
    found = reasons(pairs(model_go))
    named = [pair for _, inputs, _ in found for pair in inputs]
    assert len(named) == len(set(named)) == 45
    assert len(found) == len({(cell.fate, cell.reason) for cell, *_ in found})
    for _, inputs, backing in found:
        edition = model_go.family.edition
        assert {place.licence for place in backing} == {f"{name}-{edition}" for pair in inputs for name in pair}
