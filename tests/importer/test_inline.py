"""Inline marks of Markdown: the words that are printed, and signs that are meant as they stand."""

import pytest

from engross.importer.inline import clean, link, marked, plain, typed

PRINTED = {
    "See [Section](#a.b) now.": "See Section now.",
    "[the law](https://example.org/a)": "the law <https://example.org/a>",
    "<https://example.org>": "https://example.org",
    "**Bold**, *slanted* and 5\\*3": "Bold, slanted and 5*3",
    "one\\\ntwo": "one\ntwo",
    "one\ntwo": "one two",
}


@pytest.mark.parametrize("words", PRINTED)
def test_what_is_printed_of_marks(words: str) -> None:
    """The target of a link stands behind its words unless it is a place in the text, or its words."""
    assert plain(words) == PRINTED[words]


LINKS = [
    ("Section", "#a", "[Section](#a)"),
    ("x", "https://a.org", "[x](https://a.org)"),
    ("https://a.org", "https://a.org", "<https://a.org>"),
    ("a@b.org", "mailto:a@b.org", "<a@b.org>"),
    ("x", "http://a.org", r"\[x\](http://a.org)"),
    ("x", "https://a.org/(b)", r"\[x\](https://a.org/(b))"),
    ("5*3", "https://a.org", r"\[5\*3\](https://a.org)"),
    ("", "https://a.org", r"\[\](https://a.org)"),
]


@pytest.mark.parametrize(("words", "target", "written"), LINKS)
def test_a_link_that_a_clause_file_cannot_hold_is_typed(words: str, target: str, written: str) -> None:
    """Its signs stand as they would be typed."""
    assert link(words, target) == written


@pytest.mark.parametrize(
    ("given", "held"),
    [
        ("a `b` c", r"a \`b\` c"),
        ("![x](y.png)", r"\!\[x\](y.png)"),
        ("__a__ _b_", "**a** *b*"),
        ("a  \nb", "a\\\nb"),
        ("a\nb", "a b"),
        ("[x](http://y)", r"\[x\](http://y)"),
        ("a[^1] b", r"a\[^1] b"),
        ("# a", r"\# a"),
        ("1. a", r"1\. a"),
    ],
)
def test_marks_that_a_clause_file_can_hold_are_kept(given: str, held: str) -> None:
    """Any other is among the words."""
    assert marked(given) == held


def test_blanks_are_folded_and_tabs_are_eight_columns() -> None:
    """A no-break space is a sign of its own; a sign that nobody sees goes."""
    assert typed(" a \t b\u00a0c\n") == "a b\u00a0c"
    assert clean("  \ta\tb\u2003c\u200b\u2028d") == "        a\tb c\nd"
