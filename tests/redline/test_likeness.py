"""Which passages belong together: one letter stands for one word here."""

from itertools import pairwise
from random import Random

import pytest

from engross.redline.likeness import Pairs, in_order, likeness, nearest, of_one_name

NEAREST: dict[str, tuple[list[str], list[str], Pairs]] = {
    "the likest first": (["abcd", "wxyz"], ["wxyv", "abcd"], [(0, 1), (1, 0)]),
    "one new for two old": (["abcd", "abce"], ["abcd"], [(0, 0)]),
    "one old for two new": (["abcd"], ["abce", "abcd"], [(0, 1)]),
    "of equals the one at the same height": (["ab", "wxyz", "ab"], ["wxyz", "mnop", "ab"], [(2, 2), (1, 0)]),
    "nothing in common": (["abcd"], ["wxyz"], []),
    "as alike as the limit is not enough": (["ab"], ["ac"], []),
    "empty passages": (["", "ab"], ["", "ab"], [(1, 1)]),
    "nothing on one side": ([], ["ab"], []),
}


@pytest.mark.parametrize("name", NEAREST)
def test_the_nearest_are_paired_once(name: str) -> None:
    """Each passage is in one pair at most; pairs must be more alike than the limit."""
    old, new, pairs = NEAREST[name]
    assert nearest(old, new, 0.5) == pairs


@pytest.mark.parametrize("seed", range(40))
def test_the_nearest_are_those_of_every_pair_weighed(seed: int) -> None:
    """Passages that are the same on both sides are passed over early; the pairs are those of weighing them all."""
    chance = Random(seed)
    old, new = (["".join(chance.choices("abc", k=chance.randrange(5))) for _ in range(12)] for _ in range(2))
    weighed = sorted(
        (-likeness(a, b), abs(i / len(old) - j / len(new)), i, j)
        for i, a in enumerate(old)
        for j, b in enumerate(new)
        if a and b and likeness(a, b) > 0.4
    )
    pairs: Pairs = []
    for _, _, i, j in weighed:
        if all(i != k and j != m for k, m in pairs):
            pairs.append((i, j))
    assert nearest(old, new, 0.4) == pairs


IN_ORDER: dict[str, tuple[list[str], list[str], set[tuple[int, int]], Pairs]] = {
    "all": (["ab", "cd"], ["ab", "cd"], set(), [(0, 0), (1, 1)]),
    "crossed pairs give way to the greater sum": (["abcdef", "xy"], ["xy", "abcdef"], set(), [(1, 0)]),
    "one put in between": (["ab", "cd"], ["ab", "mn", "cd"], set(), [(0, 0), (1, 2)]),
    "the same name counts as much as all words": (["ab", "cd"], ["cd", "xy"], {(0, 0)}, [(0, 0)]),
    "as alike as the limit is enough": (["ab"], ["ac"], set(), [(0, 0)]),
    "less alike than the limit": (["abc"], ["axy"], set(), []),
}


@pytest.mark.parametrize("name", IN_ORDER)
def test_pairs_in_order_have_the_greatest_sum(name: str) -> None:
    """No two pairs cross; the same name counts like being alike in every word."""
    old, new, same, pairs = IN_ORDER[name]
    assert in_order(old, new, 0.5, same) == pairs


@pytest.mark.parametrize(("old", "new", "share"), [("abcd", "abcd", 1), ("abcd", "abxy", 0.5), ("ab", "ba", 0.5)])
def test_likeness_is_the_share_of_words_in_order(old: str, new: str, share: float) -> None:
    """Words in common count where they are in the same order; a share below the least is none."""
    assert likeness(old, new) == share
    assert likeness(old, new, share) == share
    assert likeness(old, new, 1.0) == (share if share == 1 else 0)


def _long(seed: int) -> tuple[list[str], list[str]]:
    """Two long texts of passages of ten words: some changed, gone, put in or moved."""
    chance = Random(seed)
    old = ["".join(chr(256 + chance.randrange(2000)) for _ in range(10)) for _ in range(120)]
    new = [one[:4] + "\u0101" + one[5:] if chance.random() < 0.3 else one for one in old if chance.random() < 0.95]
    new[40:40] = ["".join(chr(256 + chance.randrange(2000)) for _ in range(10)) for _ in range(5)]
    new.append(new.pop(3))
    return old, new


@pytest.mark.parametrize("seed", range(5))
def test_long_texts_are_paired_as_short_ones_are(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passages that share a run of words are paired as if every pair had been looked at."""
    old, new = _long(seed)

    def found() -> list[object]:
        named = of_one_name([one[0] for one in old], [one[0] for one in new])
        return [in_order(old, new, 0.3), in_order(old, new, 0.3, named), nearest(old, new, 0.5), sorted(named)]

    wanted = found()
    monkeypatch.setattr("engross.redline.likeness.MOST_PAIRS", 1)
    assert found() == wanted


@pytest.mark.parametrize("seed", range(60))
def test_the_heaviest_chain_is_found_in_long_texts(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short passages of few words, some of one name: the pairs weigh as much in sum as where all are looked at."""
    chance = Random(seed)
    old, new = (["".join(chance.choices("abc", k=chance.randint(1, 2))) for _ in range(9)] for _ in range(2))
    same = {(chance.randrange(9), chance.randrange(9)) for _ in range(12)}

    def weight() -> float:
        pairs = in_order(old, new, 1.0, same)
        assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))
        return sum(likeness(old[i], new[j], 0.0 if (i, j) in same else 1.0) + ((i, j) in same) for i, j in pairs)

    whole = weight()
    monkeypatch.setattr("engross.redline.likeness.MOST_PAIRS", 1)
    assert weight() == pytest.approx(whole)


def test_long_texts_cost_their_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of ten times the passages some ten times the pairs are looked at, not a hundred times."""
    looked: list[int] = []

    def counted(old: str, new: str, least: float = 0.0) -> float:
        looked[-1] += 1
        return likeness(old, new, least)

    monkeypatch.setattr("engross.redline.likeness.likeness", counted)
    for size in (400, 4000):
        looked.append(0)
        text = [f"{chr(2000 + number)}same words here{chr(2000 + number)}" for number in range(size)]
        assert in_order(text, text, 0.3) == [(place, place) for place in range(size)]
    assert looked[1] <= 11 * looked[0]
