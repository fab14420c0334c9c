"""Combinations as data: every union of options that inputs of the family can make, with its answer.

Takes a subject whose family has a remix plan; returns plain values for JSON. All that is decided is decided by
`engross.pages.remix`. Never prints.
"""

from typing import Any

from engross.model import Variant
from engross.pages.citations import Citation
from engross.pages.remix import Remix, Use, combine, permission, separable, table
from engross.site.subject import Subject

Reason = tuple[Remix, tuple[tuple[str, str], ...], tuple[Citation, ...]]
"""An answer, the pairs of inputs that have it, and the clauses of all these inputs that say so."""


def plan(subject: Subject) -> dict[str, Any]:
    """The answers by the options of all inputs together, joined by a space, and what is cited and noted of each."""
    answers = {}
    for inputs in _unions(subject):
        answer = combine(subject.family, subject.completed, inputs)
        answers[" ".join(answer.options)] = _answer(answer)
    inputs_data = [
        {"id": variant.id, "options": list(variant.options), **_input(subject, variant)} for variant in subject.variants
    ]
    return {
        "order": [option.code for option in subject.family.options],
        "inputs": inputs_data,
        "notes": [note.text for note in subject.family.remix.notes] if subject.family.remix else [],
        "answers": answers,
    }


def pairs(subject: Subject) -> tuple[tuple[Remix, ...], ...]:
    """The table of pairs."""
    return table(subject.family, subject.completed)


def reasons(found: tuple[tuple[Remix, ...], ...]) -> tuple[Reason, ...]:
    """Each answer once, with the pairs that have it, each pair in the order of the family."""
    groups: dict[tuple[Use, str], list[Remix]] = {}
    for row, cells in enumerate(found):
        for cell in cells[row:]:
            groups.setdefault((cell.fate, cell.reason), []).append(cell)
    return tuple(
        (
            cells[0],
            tuple((cell.inputs[0].id, cell.inputs[1].id) for cell in cells),
            tuple(dict.fromkeys(place for cell in cells for place in cell.backing)),
        )
        for cells in groups.values()
    )


def _answer(answer: Remix) -> dict[str, Any]:
    found: dict[str, Any] = {"fate": answer.fate.value, "reason": answer.reason}
    if answer.result:
        found |= {"licence": answer.result.id, "page": f"licences/{answer.result.document_id}.html"}
    return found


def _input(subject: Subject, variant: Variant) -> dict[str, Any]:
    """What is cited of an input: by the fate of the result, where the parts stay separable, and for each note."""
    family, completed = subject.family, subject.completed
    found = {fate.value: list(map(_place, permission(family, completed, variant, fate))) for fate in Use}
    apart = list(map(_place, separable(family, completed, (variant,)).backing))
    notes = combine(family, completed, (variant,)).notes
    return {**found, "apart": apart, "notes": {note.text: list(map(_place, note.backing)) for note in notes}}


def _place(place: Citation) -> list[str]:
    return [place.text, f"licences/{place.licence}.html#{place.target}"]


def _unions(subject: Subject) -> list[tuple[Variant, ...]]:
    """For each set of options that inputs together can have, the fewest inputs that have it."""
    variants = subject.variants
    found: dict[frozenset[str], tuple[Variant, ...]] = {}
    newest: list[tuple[frozenset[str], tuple[int, ...]]] = [(frozenset(), ())]
    while newest:
        # The first inputs of a set without their last are the first inputs of what they make: only those go on.
        longer = []
        for codes, inputs in newest:
            for place in range(inputs[-1] + 1 if inputs else 0, len(variants)):
                union = codes.union(variants[place].options)
                if union not in found:
                    found[union] = (*(variants[one] for one in inputs), variants[place])
                    longer.append((union, (*inputs, place)))
        newest = longer
    return list(found.values())
