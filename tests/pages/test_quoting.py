"""Quotations: words as they stand, whole, with their negations."""

import pytest
from tests.pages.test_garden import COMPLETED, FAMILY

from engross.pages.quoting import clause_texts, is_quoted

TEXT = "You may share a copy, but You shall not sell it. Nobody sells, and no copy is lent: You cannot lend it either."


@pytest.mark.parametrize(
    "words",
    [
        "You may share a copy",
        "You  may\nshare a copy",
        "shall not sell it",
        "may share ... You shall not sell it.",
        "... share a copy ...",
        "may share … but You shall not",
        "Nobody sells, and no copy is lent: You cannot lend it either.",
        TEXT,
    ],
)
def test_words_that_stand_there_are_quoted(words: str) -> None:
    """Blanks count as one, and three dots stand for words that are left out."""
    assert is_quoted(words, TEXT)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("you may share", "another case"),
        ("You may sell", "words that do not follow each other"),
        ("hare a copy", "the end of a word"),
        ("You may shar", "the beginning of a word"),
        ("sell it", "the negation before it is cut off"),
        ("You shall", "the negation after it is cut off"),
        ("copy is lent", "no is a negation"),
        ("lend it either", "cannot is a negation"),
        ("You may share ... sell it", "the negation is among the words left out"),
        ("sell it ... You may share", "another order"),
        ("...", "nothing but dots"),
        ("", "nothing"),
    ],
)
def test_words_that_do_not_stand_so_are_not(words: str, why: str) -> None:
    """Nothing is quoted that is not there, or that a negation turns round."""
    assert not is_quoted(words, TEXT), why


def test_a_piece_that_begins_with_a_short_word_begins_no_word_within() -> None:
    """The first letter alone says whether the piece begins a word."""
    assert not is_quoted("a copy", "An extra copy and a-copy")
    assert is_quoted("a copy", "An extra copy and a copy")
    assert is_quoted('"a" copy', 'The "a" copy')


def test_a_piece_that_ends_with_a_short_word_ends_no_word_within() -> None:
    """The last letter alone says whether the piece ends a word."""
    assert not is_quoted("class 2", "class 25 and class 2b")
    assert is_quoted("class 2", "class 25 and class 2")
    assert is_quoted("class 2)", "(of class 2)a")


def test_a_quotation_holds_where_one_of_its_places_does() -> None:
    """Words that stand twice are quoted if one of the places has no negation beside it."""
    assert is_quoted("sell it", "You shall not sell it. They may sell it.")
    assert not is_quoted("sell it", "You shall not sell it. They may not sell it.")


def test_a_clause_has_its_own_words_and_those_of_its_list() -> None:
    """The text of a clause has the items of its file, not those of other clauses below it, and none of its heading."""
    texts = clause_texts(FAMILY, COMPLETED["SB-CR-RT"].document)
    assert texts["may"].words == "In your own garden and from April to October, you may:"
    assert texts["may.keep"].words.endswith("if you: dry it well; and store it out of the light; or")
    assert texts["may.keep.1"].words == "dry it well; and"
    assert texts["may.keep"].within == {"may.keep", "may", "growing"}
    assert "credit" in texts["name-of-plant"].targets
