"""Names of licences from titles, by a table."""

import pytest

from engross.importer.titles import names_of

TABLE = [
    (
        {("K",): "Mill Kind Terms 2", ("F", "K"): "Mill Kind-Fair Terms 2", ("K", "S"): "Mill Kind-Same Terms 2"},
        "Mill {words} Terms 2",
        {"K": "Kind", "F": "Fair", "S": "Same"},
    ),
    ({("A",): "Fox Strict 1.0.0", ("B",): "Fox Loose 1.0.1"}, "Fox {words}", {"A": "Strict 1.0.0", "B": "Loose 1.0.1"}),
    ({(): "Mill", ("F",): "Mill Fair"}, "{words}", {"F": "Mill Fair"}),
    ({(): "Mill Plain Terms", ("F",): "Mill Fair Terms"}, "Mill {words} Terms", {"F": "Fair"}),
]


@pytest.mark.parametrize(("titles", "pattern", "words"), TABLE)
def test_titles_are_the_names(titles: dict[tuple[str, ...], str], pattern: str, words: dict[str, str]) -> None:
    """The pattern, and the word of each option."""
    found = names_of(list(titles.values()), list(titles), "Mill", {})
    assert (found.sure, found.pattern, dict(found.words)) == (True, pattern, words)


@pytest.mark.parametrize("titles", [["Mill Fair", "Mill Fair"], ["", "Mill"], ["Mill {a}", "Mill {b}"]])
def test_titles_that_tell_no_names_are_left(titles: list[str]) -> None:
    """A plain pattern, and nothing sure."""
    found = names_of(titles, [(), ("F",)], "Mill", {})
    assert (found.sure, found.pattern) == (False, "Mill {words}")


def test_words_that_are_given_are_taken() -> None:
    """Options that no text has alone, in the order of the titles."""
    titles = ["Mill Fair-Kind Terms", "Mill Fair Terms"]
    found = names_of(titles, [("F", "K"), ("F",)], "Mill", {"K": "Kind", "F": "Fair"})
    assert (found.sure, found.options) == (True, ("F", "K"))
