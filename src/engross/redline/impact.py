"""What an edit reaches: each change once, with the variants that have it.

Takes the documents of a family before and after, by variant; returns the changes grouped over the variants. Never says
who wrote what or where: clause files are asked of by others.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from engross.model import Change, ChangeKind, Document, Edit
from engross.redline.compare import comparisons
from engross.redline.provisions import Comparison
from engross.redline.words import keys

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """One change, and the variants that have it.

    `change` is as the first variant reached has it: words around the edit and numbers may be others elsewhere. `others`
    are the variants that were compared and do not have it.
    """

    change: Change
    reached: tuple[str, ...]
    others: tuple[str, ...]


def impact(before: Mapping[str, Document], after: Mapping[str, Document]) -> tuple[Reach, ...]:
    """The changes of all variants that both sides have, in reading order, each once.

    Changes are the same when they do the same to one provision: the same words taken out and put in, a reference
    counting by what it points at, and the id that a licence gives itself as one for all. What is merely renumbered
    counts by its provision alone. Variants stand in the order of `after`; one that was added or dropped as a whole is
    not compared.
    """
    variants = [variant for variant in after if variant in before]
    reached: dict[Key, list[str]] = {}
    first: dict[Key, Change] = {}
    order: list[str] = []
    for variant in variants:
        found = comparisons(before[variant], after[variant])
        _insert(order, [change.id for change, _ in found])
        for change, comparison in found:
            key = _key(change, comparison, {before[variant].record.id, after[variant].record.id})
            first.setdefault(key, change)
            reached.setdefault(key, []).append(variant)
    places = {id: place for place, id in enumerate(order)}
    return tuple(
        Reach(change, tuple(reached[key]), tuple(one for one in variants if one not in reached[key]))
        for key, change in sorted(first.items(), key=lambda item: places[item[1].id])
    )


def _insert(order: list[str], ids: Iterable[str]) -> None:
    """Puts each id that is not in the order yet after the one that it follows."""
    place = 0
    for id in ids:
        if id not in order:
            order.insert(place, id)
        place = order.index(id) + 1


def _key(change: Change, comparison: Comparison, own: Collection[str]) -> Key:
    """What makes two changes one; `own` are the ids of the licence itself, which differ in each that says its own."""
    edits = tuple(
        tuple(tuple(tuple("" if part in own else part for part in key) for key in keys(side)) for side in sides)
        for sides in ((one.deleted, one.inserted) for one in comparison.stretches if isinstance(one, Edit))
    )
    looks = change.classes if change.kind is ChangeKind.RESTYLED else ()
    return (change.id, change.kind, edits, looks)
