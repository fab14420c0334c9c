"""Combinations as data: every union of options that inputs of the family can make, with its answer.

Takes a subject whose family has a remix plan; returns plain values for JSON. All that is decided is decided by
`derive.remix`. Never prints.
"""

from itertools import combinations
from typing import Any

from engross.model import Variant
from engross.pages.citations import Citation
from engross.pages.remix import Fate, Remix, combine, separable, table
from engross.site.subject import Subject


def plan(subject: Subject) -> dict[str, Any]:
    """The answers by the options of all inputs together, joined by a space, and what is cited of each input."""
    answers = {}
    for inputs in _unions(subject):
        answer = combine(subject.family, subject.completed, inputs)
        answers[" ".join(answer.options)] = _answer(answer)
    inputs_data = [
        {"id": variant.id, "options": list(variant.options), **_input(subject, variant)} for variant in subject.variants
    ]
    return {"order": [option.code for option in subject.family.options], "inputs": inputs_data, "answers": answers}


def pairs(subject: Subject) -> tuple[tuple[Remix, ...], ...]:
    """The table of pairs."""
    return table(subject.family, subject.completed)


def reasons(found: tuple[tuple[Remix, ...], ...]) -> tuple[tuple[Remix, tuple[tuple[str, str], ...]], ...]:
    """Each answer once, with the pairs that have it, each pair in the order of the family."""
    groups: dict[tuple[Fate, str], tuple[Remix, list[tuple[str, str]]]] = {}
    for row, cells in enumerate(found):
        for cell in cells[row:]:
            first = groups.setdefault((cell.fate, cell.reason), (cell, []))
            first[1].append((cell.inputs[0].id, cell.inputs[1].id))
    return tuple((cell, tuple(pairs)) for cell, pairs in groups.values())


def _answer(answer: Remix) -> dict[str, Any]:
    found: dict[str, Any] = {"fate": answer.fate.value, "reason": answer.reason}
    if answer.result:
        found |= {"licence": answer.result.id, "page": f"licences/{answer.result.document_id}.html"}
        found["places"] = [_place(place) for place in answer.backing]
    return found


def _input(subject: Subject, variant: Variant) -> dict[str, Any]:
    """What is cited of an input: where no licence fits, and where the parts stay separable."""
    plan = subject.family.remix
    assert plan is not None
    places = subject.places[variant.id]
    none = [_place(places[clause]) for clause in (plan.none, plan.private) if clause in places]
    apart = [_place(place) for place in separable(subject.family, subject.completed, (variant,)).backing]
    return {"none": none, "apart": apart}


def _place(place: Citation) -> list[str]:
    return [place.text, f"licences/{place.licence}.html#{place.target}"]


def _unions(subject: Subject) -> list[tuple[Variant, ...]]:
    """For each set of options that inputs together can have, the fewest inputs that have it."""
    found: dict[frozenset[str], tuple[Variant, ...]] = {}
    for size in range(1, len(subject.family.options) + 1):
        for inputs in combinations(subject.variants, size):
            found.setdefault(frozenset(code for one in inputs for code in one.options), inputs)
    return list(found.values())
