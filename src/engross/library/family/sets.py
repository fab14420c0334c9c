"""Which sets of options meet conditions, found by the conditions and not by trying every set.

Takes option codes in canonical order and conditions that are sound; returns sets of codes. An option is decided at a
time, and a branch is left as soon as one condition is false whatever else is decided, so that the cost is that of the
sets that are found. Never knows which sets the family lists.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from engross.library.conditions import certain, symbols

MOST_DECIDED = 1 << 17
"""Decisions after which a search is given up (our own setting): those of 65,536 sets that no condition refuses."""


class TooManySets(Exception):
    """A search that was given up: too many sets meet the conditions, or the conditions decide too late."""


def meeting(
    codes: Sequence[str], conditions: Iterable[str], true: AbstractSet[str] = frozenset()
) -> Iterator[tuple[str, ...]]:
    """Every set of options that meets all conditions, each in canonical order; raises `TooManySets`.

    `true` are names of others than options that hold; the rest do not.
    """
    decided = 0
    due = [(frozenset(true), 0, tuple(conditions))]
    while due:
        chosen, at, left = due.pop()
        decided += 1
        if decided > MOST_DECIDED:
            raise TooManySets
        known = [(text, certain(text, chosen, frozenset(codes[at:]))) for text in left]
        if any(value is False for _, value in known):
            continue
        if at == len(codes):
            yield tuple(code for code in codes if code in chosen)
            continue
        left = tuple(text for text, value in known if value is None)
        due += ((chosen | {codes[at]}, at + 1, left), (chosen, at + 1, left))


def least_broken(codes: Sequence[str], conditions: Sequence[str], rules: Sequence[str]) -> frozenset[str] | None:
    """The set of options that meets all conditions and breaks the fewest rules; None where none meets them.

    Of several the smallest is taken, and of those the first in canonical order.
    """
    asked = dict.fromkeys(name for text in (*conditions, *rules) for name, _ in symbols(text))
    order = [name for name in asked if name in codes]
    best: tuple[int, int, tuple[int, ...]] | None = None
    due: list[tuple[frozenset[str], int]] = [(frozenset(), 0)]
    while due:
        chosen, at = due.pop()
        left = frozenset(order[at:])
        if any(certain(text, chosen, left) is False for text in conditions):
            continue
        broken = sum(certain(text, chosen, left) is False for text in rules)
        key = (broken, len(chosen), tuple(sorted(map(codes.index, chosen))))
        if best and key[:2] > best[:2]:
            continue
        if left:
            due += ((chosen | {order[at]}, at + 1), (chosen, at + 1))
        elif best is None or key < best:
            best = key
    return frozenset(codes[place] for place in best[2]) if best else None
