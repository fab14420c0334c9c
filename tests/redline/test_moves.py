"""Which of the paragraphs that keep no place are copies of one another, and which of those came over word for word."""

from typing import Literal

import pytest

from engross.model import Kind, PlacedParagraph, Role, Text
from engross.redline.identities import Flat
from engross.redline.moves import moves

Pair = tuple[int, int]


def side(*texts: str, role: Literal[Role.TEXT, Role.HEADING] = Role.TEXT) -> Flat:
    """Paragraphs with these words."""
    return tuple(PlacedParagraph(str(at), role, Kind.CLAUSE, (Text(text),)) for at, text in enumerate(texts))


CASES: dict[str, tuple[list[str], list[str], list[Pair], list[Pair], dict[Pair, bool]]] = {
    # before, after, matched, kept in place, moved: whether word for word
    "matched, with the same words": (["one", "two"], ["two", "one"], [(0, 1), (1, 0)], [(0, 1)], {(1, 0): True}),
    "matched, with other words": (["one", "two"], ["ten", "one"], [(0, 1), (1, 0)], [(0, 1)], {(1, 0): False}),
    "the same words under another id": (["one", "two"], ["two", "one"], [(0, 1)], [(0, 1)], {(1, 0): True}),
    "the same words before the same id": (
        ["one", "two"],
        ["two", "one"],
        [(0, 0), (1, 1)],
        [],
        {(0, 1): True, (1, 0): True},
    ),
    "nothing alike": (["one", "two"], ["ten", "one"], [], [(0, 1)], {}),
    "no words": (["one", ""], ["", "one"], [], [(0, 1)], {}),
}


@pytest.mark.parametrize("name", CASES)
def test_a_paragraph_is_moved_with_its_words_first_and_its_id_last(name: str) -> None:
    """Each paragraph is in one pair at most, and what is kept in place is in none."""
    before, after, matched, kept, moved = CASES[name]
    assert moves(side(*before), side(*after), matched, kept) == moved


def test_a_heading_is_no_copy_of_a_paragraph() -> None:
    """Like goes with like, whatever the words are."""
    assert moves(side("one"), side("one", role=Role.HEADING), [], []) == {}
