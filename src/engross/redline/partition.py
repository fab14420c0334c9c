"""Two long sequences cut into pairs of parts that can be aligned one by one, so that all of it takes the fewest steps.

Takes sequences of small numbers; returns the places of the cuts. The cut of Hirschberg: the older is cut in its middle,
the newer where the most of both stays in order. How much that is, for every place at once, is kept as the bits of one
number (Hyyro); places farther from the diagonal than there are steps are left out. So memory and, where few things
differ, time grow with the length and not with its square. Never looks at what the numbers stand for.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from rapidfuzz.distance import Indel

MOST_CELLS = 1 << 27
"""Pairs of places of one part (our own setting): the table of rapidfuzz has a bit for each, 16 MiB of them."""

LEAST_ROWS = 1024
"""Things of the older sequence that are looked at with the same stretch of the newer, at least (our own setting)."""

MOST_KEPT = 256
"""Things of which the places are kept as bits; those of others are written out at each use."""

Part = tuple[int, int, int, int]
"""From where to where in the older sequence, and in the newer."""


def parts(old: Sequence[int], new: Sequence[int]) -> Iterator[Part]:
    """The parts in order, each small enough; one where both are short."""
    due: list[Part] = [(0, len(old), 0, len(new))]
    most = Indel.distance(old, new) if len(old) * len(new) > MOST_CELLS else 0
    while due:
        start, end, new_start, new_end = due.pop()
        if (end - start) * (new_end - new_start) <= MOST_CELLS or end - start < 2:
            yield start, end, new_start, new_end
            continue
        middle = (start + end) // 2
        here = new[new_start:new_end]
        first, before = _common(old[start:middle], here, most)
        last, backwards = _common(old[middle:end][::-1], here[::-1], most)
        after = len(here) - last
        shared = range(max(first, after - len(backwards) + 1), min(first + len(before) - 1, after) + 1)
        at = new_start + max(shared, key=lambda place: before[place - first] + backwards[after - place])
        due += ((middle, end, at, new_end), (start, middle, new_start, at))


def _common(old: Sequence[int], new: Sequence[int], most: int) -> tuple[int, list[int]]:
    """How many things a sequence has in common and in order with the first of the other, from some number of them on.

    Told are that number, and for it and each greater one how many more are in common than with it, where at most so
    many steps are taken.
    """
    rows = max(most, LEAST_ROWS)
    low = high = 0
    # A zero stands where one more is in common than with the sequence that ends before.
    row = 0
    for start in range(0, len(old), rows):
        ahead, reach = max(0, start - most), min(len(new), start + rows + most)
        row = (row >> (ahead - low)) | (((1 << (reach - high)) - 1) << (high - ahead))
        low, high = ahead, reach
        whole = (1 << (high - low)) - 1
        places: dict[int, list[int]] = {}
        for place, thing in enumerate(new[low:high]):
            places.setdefault(thing, []).append(place)
        kept: dict[int, int] = {}
        for thing in old[start : start + rows]:
            if thing in places:
                if thing not in kept and len(kept) < MOST_KEPT:
                    kept[thing] = _bits(places[thing])
                met = row & (kept[thing] if thing in kept else _bits(places[thing]))
                row = ((row + met) | (row - met)) & whole
    bits = bin(row | (1 << (high - low)))[:2:-1]
    return low, [0, *accumulate(int(bit == "0") for bit in bits)]


def _bits(places: Sequence[int]) -> int:
    data = bytearray((places[-1] >> 3) + 1)
    for place in places:
        data[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(data, "little")
