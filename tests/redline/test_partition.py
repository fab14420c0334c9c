"""Long sequences are aligned part by part: the fewest steps all the same, in memory that grows with the length."""

from itertools import pairwise
from random import Random

import pytest
from rapidfuzz.distance import Indel

from engross.redline import edits, partition


def edited(old: list[int], chance: Random, things: int) -> list[int]:
    """A sequence with a fifth of its things gone and a few put in."""
    new = [thing for thing in old if chance.random() < 0.8]
    for _ in range(chance.randrange(6)):
        new.insert(chance.randrange(len(new) + 1), chance.randrange(things))
    return new


@pytest.mark.parametrize("seed", range(150))
def test_parts_take_no_step_more(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often cut, the steps are as few as without a cut, and lead from one to the other."""
    monkeypatch.setattr(partition, "MOST_CELLS", 20)
    monkeypatch.setattr(partition, "LEAST_ROWS", 4)
    monkeypatch.setattr(partition, "MOST_KEPT", 2)
    chance = Random(seed)
    old = [chance.randrange(6) for _ in range(chance.randrange(60))]
    new = edited(old, chance, 7)
    steps = list(edits.opcodes(old, new))
    assert sum(i_end - i + j_end - j for tag, i, i_end, j, j_end in steps if tag != "equal") == Indel.distance(old, new)
    assert [thing for _, i, i_end, _, _ in steps for thing in old[i:i_end]] == old
    assert [thing for _, _, _, j, j_end in steps for thing in new[j:j_end]] == new
    assert all(old[i:i_end] == new[j:j_end] for tag, i, i_end, j, j_end in steps if tag == "equal")
    assert not any(one[0] == other[0] for one, other in pairwise(steps))


@pytest.mark.parametrize("cells", [1, 4, 12])
def test_a_part_of_one_thing_is_not_cut(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many things stand beside it; any other part is small enough."""
    monkeypatch.setattr(partition, "MOST_CELLS", cells)
    old, new = [1, 2, 3], [1, *([4] * 30), 2, *([5] * 30), 3]
    found = list(partition.parts(old, new))
    assert all(
        end - start == 1 or (end - start) * (new_end - new_start) <= cells for start, end, new_start, new_end in found
    )
    assert sum(Indel.distance(old[i:i_end], new[j:j_end]) for i, i_end, j, j_end in found) == 60


def test_no_part_has_a_large_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two texts of 6,000 words, of which one in 300 differs: no part has more cells than it may, and they are all."""
    monkeypatch.setattr(partition, "MOST_CELLS", 1 << 20)
    chance = Random(1)
    old = [chance.randrange(3000) for _ in range(6000)]
    new = [thing if chance.random() > 1 / 300 else 3001 for thing in old]
    found = list(partition.parts(old, new))
    assert len(found) >= 6
    assert all((end - start) * (new_end - new_start) <= 1 << 20 for start, end, new_start, new_end in found)
    assert [one[1::2] for one in found[:-1]] == [one[::2] for one in found[1:]]
    assert (found[0][::2], found[-1][1::2]) == ((0, 0), (len(old), len(new)))
    distance = sum(Indel.distance(old[i:i_end], new[j:j_end]) for i, i_end, j, j_end in found)
    assert distance == Indel.distance(old, new)
