"""What differs from the accepted wording, told on one screen."""

import pytest

from engross.cli import accepted
from engross.editions.rewording import Rewording


@pytest.mark.parametrize(
    ("lengths", "whole", "told"),
    [
        ((10, 10, accepted.SCREEN - 23), False, ((0, 1, 2), ())),
        ((10, 10, accepted.SCREEN - 22), False, ((0, 1), (2,))),
        ((accepted.SCREEN + 9, 1), False, ((0,), (1,))),
        ((10, accepted.SCREEN, 1), False, ((0,), (1, 2))),
        ((10, accepted.SCREEN, 1), True, ((0, 1, 2), ())),
    ],
)
def test_changes_are_told_as_far_as_a_screen_has_room(
    lengths: tuple[int, ...], whole: bool, told: tuple[tuple[int, ...], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first in any case; behind one that has no room, none, and those are named in a line."""
    monkeypatch.setattr(accepted, "_block", lambda number, _: [f"change {number}"] * lengths[number])
    monkeypatch.setattr(accepted, "_left", lambda left: [f"left {tuple(left)}"])
    text = accepted.text(Rewording(changed=tuple(range(len(lengths)))), whole=whole)  # type: ignore[arg-type]
    blocks = text.split("\n\n")
    shown, left = told
    assert [block.split("\n")[0] for block in blocks] == [
        *(f"change {number}" for number in shown),
        *([f"left {left}"] if left else []),
    ]
