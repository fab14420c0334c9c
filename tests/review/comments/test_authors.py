"""Edits of two reviewers that touch: each is reported under the name of who made it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.review.comments.conftest import Sent, found
from tests.review.comments.editing import Reviewed

Project = Callable[[str], Path]
Edit = tuple[str, str, str, str]

# Each act strikes out the first words, or none where they begin with +, and puts in the second behind them.
TOUCHING: dict[str, tuple[list[tuple[str, str, str]], list[Edit]]] = {
    "words taken out side by side": (
        [("Ben", "as thickly", ""), ("Ann", " as you like", "")],
        [("may.sow", "as thickly", "", "Ben"), ("may.sow", " as you like", "", "Ann")],
    ),
    "words put in at one place": (
        [("Ben", "+thickly", " indeed"), ("Ann", "+thickly", " or thinly")],
        [("may.sow", "", " or thinly", "Ann"), ("may.sow", "", " indeed", "Ben")],
    ),
    "one takes out, another puts in": (
        [("Ben", "+thickly", " or thinly"), ("Ann", "thickly", "")],
        [("may.sow", "thickly", "", "Ann"), ("may.sow", "", " or thinly", "Ben")],
    ),
    "words side by side, replaced by one each": (
        [("Ben", "as thickly", "as thinly"), ("Ann", " as you like", " as you may")],
        [("may.sow", "as thickly", "as thinly", "Ben"), ("may.sow", " as you like", " as you may", "Ann")],
    ),
    "words side by side, taken out by one": (
        [("Ann", "as thickly", ""), ("Ann", " as you like", "")],
        [("may.sow", "as thickly as you like", "", "Ann")],
    ),
}


@pytest.mark.parametrize("name", TOUCHING)
def test_neighbouring_edits_of_two_are_two(name: str, sent: Sent, project: Project) -> None:
    """Edits that touch are one where one person made them, and two where two did."""
    acts, edits = TOUCHING[name]
    reviewed = Reviewed(sent("garden", "SB-OPEN"))
    for author, words, new in acts:
        if words.startswith("+"):
            reviewed.insert(words[1:], new, author=author)
        else:
            reviewed.replace(words, new, author=author)
    answer = found(project("garden"), reviewed.save())
    assert [(one["id"], one["deleted"], one["inserted"], one["author"]) for one in answer["edits"]] == edits
