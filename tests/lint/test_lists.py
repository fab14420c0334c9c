"""Acts that are joined where one is enough."""

import pytest
from tests.lint.passages import about

from engross.lint.lists import acts_joined_by_and


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("You accept it when You use and share it.", [28]),
        ("So it is. You accept it when You use and share it.", [38]),
        ("It begins when You Use and Share it.", [24]),
        ("It begins when You use or share it.", []),
        ("It begins when You go and share it.", []),
        ("It begins when You use it and go.", []),
        ("You use and share it.", []),
        ("You use and share it. It begins now.", []),
        ("It begins when You use the old dry box and share it.", [40]),
        ("It begins when You use the old dry big box and share it.", []),
        ("It begins when You use, copy, and share it.", [31]),
        ("It begins and ends when You use and share it.", [33]),
        ("It begins when You use and share, or run and copy it.", [24, 42]),
    ],
)
def test_acts_are_joined_by_and(text: str, columns: list[int]) -> None:
    """An act among the five words before "and", another right behind it, in a sentence about a beginning."""
    assert [one.span.column for one in acts_joined_by_and(about(text))] == columns
