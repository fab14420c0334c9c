"""The one alignment of two sequences, and the one list of edits between them.

Takes two sequences of whatever can be compared, most often the keys of tokens (`engross.model.cut`); returns the fewest
steps from one to the other, or the places where they differ. Never looks into the things themselves.
"""

from collections.abc import Container, Hashable, Iterator, Sequence
from typing import NamedTuple

from engross.redline.partition import parts


class Gap(NamedTuple):
    """A place where two sequences differ: what the older has from `old` to `old_end`, and the newer instead of it.

    Either range may be empty, not both.
    """

    old: int
    old_end: int
    new: int
    new_end: int


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[str, int, int, int, int]]:
    """The fewest steps from one sequence to the other: "equal", "delete" or "insert", and both ranges."""
    before, after = interned(old, new)
    last: tuple[str, int, int, int, int] | None = None
    for tag, i, i_end, j, j_end in _steps(before, after):
        if last and last[0] == tag:
            last = (tag, last[1], i_end, last[3], j_end)
            continue
        if last:
            yield last
        last = (tag, i, i_end, j, j_end)
    if last:
        yield last


def _steps(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[str, int, int, int, int]]:
    """The steps of each part; two of one kind may follow each other where parts meet."""
    if old == new:
        if old:
            yield "equal", 0, len(old), 0, len(new)
        return
    # A build compares nothing with anything else, and does without it.
    from rapidfuzz.distance import Indel

    for start, end, new_start, new_end in parts(old, new):
        for op in Indel.opcodes(old[start:end], new[new_start:new_end]):
            yield op.tag, start + op.src_start, start + op.src_end, new_start + op.dest_start, new_start + op.dest_end


def gaps(old: Sequence[Hashable], new: Sequence[Hashable], bridges: Container[Hashable] = ()) -> tuple[Gap, ...]:
    """Where two sequences differ, in order; two places with a single one of the `bridges` between them are one."""
    found: list[Gap] = []
    near = False
    for tag, i, i_end, j, j_end in opcodes(old, new):
        if tag == "equal":
            near = near and i_end - i == 1 and old[i] in bridges
            continue
        found.append(Gap(found[-1].old, i_end, found.pop().new, j_end) if near else Gap(i, i_end, j, j_end))
        near = True
    return tuple(found)


def interned(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[list[int], list[int]]:
    """Both sequences as small numbers, the same number for what is equal.

    Rapidfuzz compares hashes alone, and two things might share one.
    """
    numbers: dict[Hashable, int] = {}
    a, b = ([numbers.setdefault(each, len(numbers)) for each in side] for side in (old, new))
    return a, b
