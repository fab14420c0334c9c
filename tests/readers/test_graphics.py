"""What operators of a PDF change, and which colours cover words."""

from dataclasses import replace

import pytest

from engross.readers.graphics import PAINT, State, covers

PLAIN = State()


@pytest.mark.parametrize(
    ("operator", "operands", "field", "value"),
    [
        (b"Tw", [100], "apart", False),
        (b"Tw", [101], "apart", True),
        (b"Tw", [-100], "apart", False),
        (b"Tw", [-101], "apart", True),
        (b"Tw", [], "apart", False),
        (b"Tc", [3], "spacing", 3.0),
        (b"Tc", [], "spacing", 0.0),
        (b"Ts", [3], "rise", 3.0),
        (b"Ts", [], "rise", 0.0),
        (b"Tr", [3], "mode", 3),
        (b"Tr", [], "mode", 0),
    ],
)
def test_an_operator_changes_the_state(operator: bytes, operands: list[float], field: str, value: object) -> None:
    """Words farther apart than is usual are noted; without an operand a thing is as at the beginning."""
    assert getattr(PAINT[operator](PLAIN, operands), field) == value


@pytest.mark.parametrize(
    ("blend", "colour", "covered"),
    [
        ("", (1.0, 1.0, 1.0), True),
        ("", None, True),
        ("/Multiply", (1.0, 1.0, 1.0), False),
        ("/Multiply", (0.0, 0.0, 0.0), True),
        ("/Multiply", None, False),
        ("/Screen", (1.0, 1.0, 1.0), True),
        ("/Screen", (0.0, 0.0, 0.0), False),
        ("/Difference", (0.5, 0.5, 0.5), True),
        ("/Difference", (1.0, 1.0, 1.0), False),
        ("/Hue", (0.5, 0.5, 0.5), False),
    ],
)
def test_a_colour_covers_words_by_the_way_it_is_mixed(
    blend: str, colour: tuple[float, float, float] | None, covered: bool
) -> None:
    """Where black and white come out alike; what is nearly clear covers nothing."""
    state = replace(PLAIN, blend=blend, alpha=1.0)
    assert covers(state, colour) == covered
    assert not covers(replace(state, alpha=0.0), colour)
