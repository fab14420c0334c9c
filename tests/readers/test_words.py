"""Which signs of a text say something, and which are markup."""

import pytest

from engross.model import Document
from engross.readers import read, words

SAME = [
    ("*Yes* or no", "Yes or no"),
    ("**Yes** or *no*", "Yes or no"),
    ("* Yes or no", "Yes or no"),
    ("\u2022 Yes", "Yes"),
    ("# Yes #", "Yes"),
    ("~~Yes~~ or no", "Yes or no"),
    ("yes * or * no", "yes or no"),
    ("**** * Yes or * * no. * ****", "Yes or no."),
    ("* Yes or * * no. *", "Yes or no."),
]
OTHER = [
    ("Yes*", "Yes"),
    ("Yes *", "Yes"),
    ("Yes**", "Yes"),
    ("Yes#", "Yes"),
    ("*Yes", "Yes"),
    ("Yes.* Or no.", "Yes. Or no."),
    ("*Yes*, no* or never", "Yes, no or never"),
    ("Yes\u2022", "Yes"),
]


def text(said: str) -> Document:
    """A text with one line that matters."""
    return read(f"Title of it\n\nAnother line before that goes on.\n\n{said}\n".encode(), "LICENSE.txt").document


def keys(said: str) -> list[str]:
    """The words of a text."""
    return [word.key for word in words(text(said))]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_markup_says_nothing(one: str, other: str) -> None:
    """Signs on both sides of words, or before a line."""
    assert keys(one) == keys(other)


@pytest.mark.fault("A mark behind a word, as of a note", "a changed place")
@pytest.mark.parametrize(("one", "other"), OTHER)
def test_a_mark_that_calls_a_note_is_told(one: str, other: str) -> None:
    """Signs on one side of a word alone."""
    assert keys(one) != keys(other)
