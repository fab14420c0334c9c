"""A table of contents, and what only looks like one."""

import pytest

from engross.readers.contents import contents


@pytest.mark.parametrize(
    ("entries", "body"),
    [
        (["Version 1.0  2"], ["Version 1.0", "The words of the licence."]),
        (
            ["Article 2 –Object  1", "Article 3 –Rights  2"],
            ["Article 2 – Object", "Words.", "Article 3 – Rights", "More."],
        ),
        (["ARTICLE ISCOPE  1", "ARTICLE IILAW  2"], ["ARTICLE I SCOPE", "Words.", "ARTICLE II LAW", "More."]),
        (["ARTICLE ISCOPE AND", "WORDS  1", "Law  2"], ["ARTICLE I SCOPE", "AND WORDS", "Words.", "Law", "More."]),
        (["Scope  1", "Law  2"], ["Scope", "Words.", "Law", "More."]),
    ],
)
def test_a_contents_is_known_by_its_entries(entries: list[str], body: list[str]) -> None:
    """A heading that ends in a number is found, and one whose label was drawn close to it."""
    lines = ["The title", "Contents", *entries, *body]
    assert contents(lines) == set(range(1, 2 + len(entries)))


@pytest.mark.parametrize(
    ("listed", "behind"),
    [
        (["1   Scope     1      2   Means   2"], ""),
        (["1. Scope     1      2. Means   2"], ""),
        (["1 Scope 1", "2 Means 2"], "Notice"),
        (["1 Scope", "2 Means"], ""),
    ],
)
def test_a_contents_ends_with_its_last_page_number(listed: list[str], behind: str) -> None:
    """Labels need no mark behind them, and a heading below is no entry though its word comes again."""
    text = ["1 Scope", "These terms cover wheels.", "2 Means", "Notice", "Give notice."]
    lines = ["The title", "Contents", *listed, behind, "Words that stand first.", *text]
    assert {at for at in contents(lines) if lines[at]} == set(range(1, 2 + len(listed)))
