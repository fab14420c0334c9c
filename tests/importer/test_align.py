"""Which blocks of several texts are one clause."""

import pytest
from tests.importer.small_texts import small_texts

from engross.importer.align import aligned

CASES = {
    "a word changed": (
        "| The miller may grind the corn of the village.",
        "| The miller may grind the rye of the village.",
        [(0, (0, 1))],
    ),
    "one put in between": (
        "| The mill stands.\n| The stone turns round.",
        "| The mill stands.\n| Cats sleep here.\n| The stone turns round.",
        [(0, (0, 1)), (0, (1,)), (0, (0, 1))],
    ),
    "another label": (
        "1. | The mill stands.\n2. | The stone turns round.",
        "1. | The stone turns round.",
        [(0, (0,)), (0, (0, 1))],
    ),
    "one heading above other words": (
        "1. = Fees\n  | None is due.\n2. = Corn\n  | Bring it dry.",
        "1. = Corn\n  | Wet corn is sent home.",
        [(0, (0,)), (1, (0,)), (0, (0, 1)), (1, (0,)), (1, (1,))],
    ),
    "a heading and a paragraph of the same words": ("= The mill", "| The mill", [(0, (0,)), (0, (1,))]),
    "children of blocks that are not one": (
        "1. | The mill stands:\n  (a) | by day",
        "1. | Nobody else may swim there:\n  (a) | by day",
        [(0, (0,)), (1, (0,)), (0, (1,)), (1, (1,))],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks_are_set_beside_each_other(name: str) -> None:
    """Each row has its depth and the texts that have it."""
    first, second, rows = CASES[name]
    found = aligned(small_texts(A=first, B=second))
    assert [(depth, row.texts) for depth, row in found.walk()] == rows


def test_no_block_is_lost_or_moved() -> None:
    """The blocks of each text stand in its order."""
    texts = small_texts(A="| a b c\n| d e f\n| g h i", B="| g h i\n| d e f", C="| d e f\n| j k l\n| a b c")
    found = aligned(texts)
    for place, text in enumerate(texts):
        assert tuple(row.blocks[place] for row in found.rows if row.blocks[place]) == text.blocks


def test_many_blocks_are_set_by_what_is_equal() -> None:
    """Where there are too many pairs, equal blocks part the texts into stretches that are compared."""
    lines = [f"| word{number} turns the stone of mill{number}" for number in range(300)]
    other = [*lines[:150], "| word150 turns the wheel of mill150", *lines[151:]]
    found = aligned(small_texts(A="\n".join(lines), B="\n".join(other)))
    assert [row.texts for row in found.rows] == [(0, 1)] * 300
