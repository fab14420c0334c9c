"""Two long sequences cut into pairs of parts that can be aligned one by one, so that all of it takes the fewest steps.

Takes sequences of small numbers; returns the places of the cuts. The cut of Hirschberg, at several places at once: the
older is cut evenly, the newer where the most of both stays in order. How much that is, for every place at once, is kept
as the bits of one number (Hyyro); places farther from the diagonal than there are steps are left out. So memory and,
where few things differ, time grow with the length and not with its square. Never looks at what the numbers stand for.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import isqrt

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
    most = _distance(old, new) if len(old) * len(new) > MOST_CELLS else 0
    while due:
        start, end, new_start, new_end = due.pop()
        if (end - start) * (new_end - new_start) <= MOST_CELLS or end - start < 2:
            yield start, end, new_start, new_end
            continue
        for one in _cut(old[start:end], new[new_start:new_end], most):
            due.append((start + one[0], start + one[1], new_start + one[2], new_start + one[3]))


def _distance(old: Sequence[int], new: Sequence[int]) -> int:
    """The fewest steps from one to the other, found the sooner the fewer they are."""
    from rapidfuzz.distance import Indel

    most = LEAST_ROWS
    while (steps := Indel.distance(old, new, score_cutoff=most)) > most:
        most *= 4
    return steps


def _cut(old: Sequence[int], new: Sequence[int], most: int) -> Iterator[Part]:
    """The parts of two sequences, the last first, as many as make them small where both are cut alike."""
    count = min(len(old), 1 + isqrt(len(old) * len(new) // MOST_CELLS))
    cuts = [len(old) * one // count for one in range(1, count)]
    end, new_end = len(old), len(new)
    for cut, (first, row) in reversed(list(zip(cuts, _common(old, new, cuts, most), strict=True))):
        behind = old[cut:end][::-1]
        ((last, row_behind),) = _common(behind, new[:new_end][::-1], (len(behind),), most)
        before, backwards = _counts(row), _counts(row_behind)
        after = new_end - last
        shared = range(max(first, after - len(backwards) + 1), min(first + len(before) - 1, after) + 1)
        at = max(shared, key=lambda place: before[place - first] + backwards[after - place])
        yield cut, end, at, new_end
        end, new_end = cut, at
    yield 0, end, 0, new_end


def _common(old: Sequence[int], new: Sequence[int], cuts: Sequence[int], most: int) -> Iterator[tuple[int, str]]:
    """How many things what stands before a cut has in common and in order with the first of the other sequence.

    For each cut, a number of things of the other from which on it is told, and a "0" for each further thing that is one
    more in common, a "1" for any other; as far as at most so many steps lead. The cuts go up.
    """
    rows = max(most, LEAST_ROWS)
    low = high = row = 0
    for start, end in pairwise((0, *sorted({*range(rows, cuts[-1], rows), *cuts}))):
        ahead, reach = max(0, start - most), min(len(new), end + most)
        row = (row >> (ahead - low)) | (((1 << (reach - high)) - 1) << (high - ahead))
        low, high = ahead, reach
        whole = (1 << (high - low)) - 1
        places: dict[int, list[int]] = {}
        for place, thing in enumerate(new[low:high]):
            places.setdefault(thing, []).append(place)
        kept: dict[int, int] = {}
        for thing in old[start:end]:
            if thing in places:
                if thing not in kept and len(kept) < MOST_KEPT:
                    kept[thing] = _bits(places[thing])
                met = row & (kept[thing] if thing in kept else _bits(places[thing]))
                row = ((row + met) | (row - met)) & whole
        if end in cuts:
            yield low, bin(row | (1 << (high - low)))[:2:-1]


def _counts(row: str) -> list[int]:
    return [0, *accumulate(int(bit == "0") for bit in row)]


def _bits(places: Sequence[int]) -> int:
    data = bytearray((places[-1] >> 3) + 1)
    for place in places:
        data[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(data, "little")
