"""A change in short: only so many unchanged words as one needs to find the changed ones."""

import pytest

from engross.cli.impact import AROUND, _shortened
from engross.model import Class, Mark, Run

LONG = "word " * (AROUND // 2)
IN = Run(Mark.INSERTED, "new")


@pytest.mark.parametrize(
    ("before", "kept", "behind", "whole"),
    [
        ((), Run(Mark.NONE, "a" * 20), (), True),
        ((), Run(Mark.NONE, "a" * 21), (), False),
        ((IN,), Run(Mark.NONE, "a" * (AROUND + 20)), (), True),
        ((IN,), Run(Mark.NONE, "a" * (AROUND + 21)), (), False),
        ((), Run(Mark.NONE, "a" * (AROUND + 20)), (IN,), True),
        ((), Run(Mark.NONE, "a" * (AROUND + 21)), (IN,), False),
        ((IN,), Run(Mark.NONE, "a" * (2 * AROUND + 20)), (IN,), True),
        ((IN,), Run(Mark.NONE, "a" * (2 * AROUND + 21)), (IN,), False),
        ((IN,), Run(Mark.NONE, LONG, "was", Class.RENUMBERING), (IN,), True),
        ((IN,), Run(Mark.NONE, LONG, change=Class.LAYOUT), (IN,), True),
        ((IN,), Run(Mark.DELETED, LONG), (IN,), True),
        ((IN,), Run(Mark.NONE, LONG), (IN,), False),
    ],
)
def test_unchanged_words_are_cut_far_from_a_change(
    before: tuple[Run, ...], kept: Run, behind: tuple[Run, ...], whole: bool
) -> None:
    """What is left out is three dots; at the beginning and the end less is kept."""
    found = _shortened((*before, kept, *behind))
    assert (found[len(before)] == kept) == whole
    assert ("…" not in found[len(before)].text) == whole


def test_what_is_kept_are_whole_words() -> None:
    """Those right behind the change before, and those right before the change behind."""
    (_, found, _) = _shortened((IN, Run(Mark.NONE, LONG), IN))
    head, tail = found.text.split("…")
    assert LONG.startswith(head)
    assert LONG.endswith(tail.lstrip())
    assert 0 < len(head) <= AROUND
    assert 0 < len(tail) <= AROUND + 1
