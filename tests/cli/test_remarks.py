"""What came back, as data: which licences print a clause, and the words of a note with their hands."""

from types import SimpleNamespace
from typing import Any

import pytest

from engross.cli.remarks import _note_data, _where_data
from engross.readers import Standing
from engross.review.comments.marks import Author, Note, Words

REPORT: Any = SimpleNamespace(variants=("A", "B", "C"))
ANN = Author("Ann", "2026-01-02")


@pytest.mark.parametrize(("reached", "others"), [(("A", "C"), ["B"]), (("A", "B", "C"), []), ((), [])])
def test_a_place_names_the_licences_that_print_it_and_the_others(reached: tuple[str, ...], others: list[str]) -> None:
    """None where nothing is known of its clause."""
    where: Any = SimpleNamespace(id="a", number="", place=None, reached=reached)
    found = _where_data(REPORT, where)
    assert (found["reached"], found["others"], found["number"], found["place"]) == ([*reached], others, None, None)


def test_the_words_of_a_note_have_their_hands() -> None:
    """Those alone that somebody put in or took out."""
    words = (Words("As it was. "), Words("New.", inserted=ANN), Words(" Old.", deleted=ANN))
    found = _note_data(Note(Standing.COMMENT, "1", ANN, words))
    assert [(one["author"], one["deleted"], one["words"]) for one in found["edits"]] == [
        ("Ann", False, "New."),
        ("Ann", True, " Old."),
    ]
