"""Combinations as data have the answers of the remix rule."""

from collections.abc import Mapping
from itertools import combinations
from types import SimpleNamespace
from typing import Any

import pytest

from engross.pages.remix import combine
from engross.site import Subject
from engross.site.mixing import _unions, pairs, plan, reasons


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


def test_the_sets_of_many_licences_cost_what_they_are() -> None:
    """A hundred licences with one of four options each make 15 sets, not 2^100."""
    inputs: Any = [SimpleNamespace(options=(code,)) for _ in range(25) for code in "ABCD"]
    found = _unions(SimpleNamespace(variants=inputs))  # type: ignore[arg-type]
    assert {"".join(sorted(one.options[0] for one in chosen)) for chosen in found} == {
        "".join(chosen) for size in range(1, 5) for chosen in combinations("ABCD", size)
    }
    assert all(chosen == tuple(inputs["ABCD".index(one.options[0])] for one in chosen) for chosen in found)
