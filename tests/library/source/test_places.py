"""Text and the line and column of every character of it."""

import pytest

from engross.library.source.places import aligned, at, in_lines
from engross.model import Span


def _span(line: int, column: int) -> Span:
    return Span("a.yaml", line, column)


@pytest.mark.parametrize(
    ("value", "raw", "pieces"),
    [
        ("one two", "one two", [("one two", _span(4, 7))]),
        ("one two", '"one two"', [("one two", _span(4, 8))]),
        ("one two", ">-\n  one\n  two", [("one ", _span(5, 3)), ("two", _span(6, 3))]),
        ("it's two", "'it''s two'", [("it'", _span(4, 8)), ("s two", _span(4, 12))]),
        ('a "b"', r'"a \"b\""', [("a ", _span(4, 8)), ('"b', _span(4, 11)), ('"', _span(4, 14))]),
    ],
)
def test_a_text_is_cut_only_where_its_place_leaps(value: str, raw: str, pieces: list[tuple[str, Span]]) -> None:
    """A text that stands in the file as it reads is one piece; a fold or an escape begins another."""
    assert list(aligned(value, raw, 0, 4, 7, "a.yaml").cut(0, len(value))) == pieces


@pytest.mark.parametrize(
    ("start", "end", "pieces"),
    [
        (0, 11, [("one ", _span(4, 3)), ("two ", _span(5, 5)), ("six", _span(6, 1))]),
        (2, 5, [("e ", _span(4, 5)), ("t", _span(5, 5))]),
        (4, 8, [("two ", _span(5, 5))]),
        (5, 7, [("wo", _span(5, 6))]),
        (8, 8, []),
    ],
)
def test_a_cut_keeps_to_its_lines(start: int, end: int, pieces: list[tuple[str, Span]]) -> None:
    """A cut that begins or ends where a line does holds nothing of the line beside it."""
    text = in_lines("one\ntwo\nsix", ["  one", "    two", "six"], 4, "a.yaml")
    found = [(words.replace("\n", " "), span) for words, span in text.cut(start, end)]
    assert found == pieces


def test_the_first_character_of_a_line_has_the_place_of_that_line() -> None:
    """And the last one before it that of its own."""
    text = in_lines("one\ntwo", ["  one  ", "two"], 4, "a.yaml")
    assert [text.span(offset) for offset in (2, 4, 6)] == [_span(4, 5), _span(5, 1), _span(5, 3)]
    assert at("one", _span(4, 7)).span(2) == _span(4, 9)
