"""What an edit reaches: each change once, with the variants that have it.

Takes the documents of a family before and after, by variant; returns the changes grouped over the variants. Never says
who wrote what or where: clause files are asked of by others.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from engross.model import Change, Class, Document, Edit, Inline, Stretch
from engross.records import dataclass
from engross.redline.compare import Compared, compared
from engross.redline.provisions import Comparison
from engross.redline.words import keys

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """One change, and the variants that have it.

    `change` is as the first variant reached has it: words around the edit and numbers may be others elsewhere. `others`
    are the variants that were compared and do not have it. `ids` are the provisions that hold the words in those
    reached, one each: an item that is the only one of its list there is part of its lead-in. `stretches` are the words
    of `change` as inlines, which know what a reference points at.
    """

    change: Change
    reached: tuple[str, ...]
    others: tuple[str, ...]
    ids: tuple[str, ...]
    stretches: tuple[Stretch, ...] = ()


def impact(
    before: Mapping[str, Document], after: Mapping[str, Document], known: Mapping[str, Compared] | None = None
) -> tuple[Reach, ...]:
    """The changes of all variants that both sides have, in reading order, each once.

    Changes are the same when they do the same to one provision: the same words taken out and put in, a reference
    counting by what it points at, and the id that a licence gives itself as one for all. What is merely renumbered
    counts by its provision alone. Variants stand in the order of `after`; one that was added or dropped as a whole is
    not compared. `known` are comparisons that were made already, by variant.
    """
    known = known or {}
    variants = [variant for variant in after if variant in before]
    owners = _owners((*before.values(), *after.values()))
    reached: dict[Key, dict[str, str]] = {}
    first: dict[Key, tuple[Change, Comparison]] = {}
    order: list[str] = []
    for variant in variants:
        found = (known.get(variant) or compared(before[variant], after[variant])).changes
        _insert(order, [change.id for change, _ in found])
        for change, comparison in found:
            key = _key(change, comparison, {before[variant].record.id, after[variant].record.id})
            shared = (owners.get(change.id, change.id), *key)
            if variant in reached.get(shared, ()):
                # The lead-in and the item both have an edit of these words: two changes, and not the same one.
                shared = (change.id, change.id, *key)
            first.setdefault(shared, (change, comparison))
            reached.setdefault(shared, {})[variant] = change.id
    places = {id: place for place, id in enumerate(order)}
    return tuple(
        Reach(
            change=change,
            reached=tuple(reached[key]),
            others=tuple(one for one in variants if one not in reached[key]),
            ids=tuple(reached[key].values()),
            stretches=comparison.stretches,
        )
        for key, (change, comparison) in sorted(first.items(), key=lambda item: places[item[1][0].id])
    )


def _owners(documents: Iterable[Document]) -> Mapping[str, str]:
    """By id of an item, the lead-in that it is run into in some variant."""
    return {alias: provision.id for one in documents for provision in one.walk() for alias in provision.aliases}


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
        (_said(one.deleted, own), _said(one.inserted, own)) for one in comparison.stretches if isinstance(one, Edit)
    )
    # Emphasis that changed in one licence may not hide behind another licence where it did not.
    looks = (Class.LAYOUT in change.classes,) if edits else change.classes
    # Without words it is the provision that counts, be it an item or the lead-in that swallowed it.
    return (change.kind, edits, looks, "" if edits else change.id)


def _said(inlines: Sequence[Inline], own: Collection[str]) -> Key:
    """Words without the spaces around them, which may be counted to either side of an edit."""
    return tuple(tuple("" if part in own else part for part in key) for key in keys(inlines) if key != (" ",))
