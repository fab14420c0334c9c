"""What declarations do to the words of their element, at each border."""

import pytest

from engross.readers.declared import displaced, is_tiny


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("position: relative; left: 10px", False),
        ("position: relative; left: 11px", True),
        ("position: relative; top: -10px", False),
        ("position: relative; top: -11px", True),
        ("position: static; left: 11px", False),
    ],
)
def test_words_put_beside_their_place_are_told(style: str, told: bool) -> None:
    """By more than ten pixels, to any side."""
    assert ("place beside where it stands" in displaced(style)) == told


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("overflow: hidden; height: 10px", True),
        ("overflow: hidden; height: auto", False),
        ("overflow: hidden; height: 100%", False),
        ("overflow: visible; height: 10px", False),
        ("overflow-x: clip; white-space: nowrap; width: 9em", True),
        ("overflow-x: clip; white-space: nowrap", False),
    ],
)
def test_what_runs_over_may_be_cut_off(style: str, told: bool) -> None:
    """Where a box has a size of its own."""
    assert ("what runs over is cut off" in displaced(style)) == told


def test_letters_below_seven_pixels_are_tiny() -> None:
    """Seven are print."""
    assert [size for size in (6.0, 6.9, 7.0, 7.1) if is_tiny(size)] == [6.0, 6.9]
