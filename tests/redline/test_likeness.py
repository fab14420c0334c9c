"""Which passages belong together: one letter stands for one word here."""

import pytest

from engross.redline.likeness import Pairs, in_order, likeness, nearest

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
