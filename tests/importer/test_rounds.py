"""Rounds: which is older, what their editions are called, and where their dates come from."""

import pytest

from engross.importer.rounds import MappedRound, Round, rounds
from engross.importer.text import Block, FullText, Kind


def made(folder: str, *heads: str, edition: str = "") -> Round:
    """A round of a text a head."""
    texts = [
        FullText(f"T{number}", (), "T", (Block(Kind.HEADING, "T"), Block(Kind.PARAGRAPH, head)))
        for number, head in enumerate(heads)
    ]
    return Round(folder, tuple(texts), edition)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Version 2.0, 2025-02-03", "2025-02-03"),
        ("As of 3 February 2025.", "2025-02-03"),
        ("February 3, 2025", "2025-02-03"),
        ("Feb. 3rd, 2025", "2025-02-03"),
        ("the 3rd February, 2025", "2025-02-03"),
        ("Published 31 December 2024", "2024-12-31"),
        ("Fassung vom 3. März 2024", "2024-03-03"),
        ("Stand: 03.04.2024", "2024-04-03"),
        ("Version du 1er août 2023", "2023-08-01"),
        ("Madrid, 5 de enero de 2022", "2022-01-05"),
    ],
)
def test_a_date_is_read_from_the_head_of_the_texts(head: str, date: str) -> None:
    """However it is written."""
    (one,) = rounds([made("texts", head)], {})
    assert one.date == date


@pytest.mark.parametrize("head", ["Version 2.0", "February 2025", "45 February 2025", "2025-13-01", "3 Brumaire 2025"])
def test_rounds_of_which_one_has_no_date_stay_as_they_were_given(head: str) -> None:
    """The clock is never asked, and what has no date takes that of the round before it."""
    found = rounds([made("b", head), made("a", "3 May 2024"), made("c", head), made("d", "1 May 2023")], {})
    assert [(one.folder, one.date) for one in found] == [
        ("b", "1970-01-01"),
        ("a", "2024-05-03"),
        ("c", "2024-05-03"),
        ("d", "2023-05-01"),
    ]


def test_the_map_file_comes_before_the_folder_and_the_folder_before_the_texts() -> None:
    """Three sources of one date."""
    head = "1 May 2023"
    assert [one.date for one in rounds([made("2024-05-01", head), made("v2", head)], {})] == [
        "2023-05-01",
        "2024-05-01",
    ]
    mapped = {"2024-05-01": MappedRound(date="2022-05-01")}
    assert [one.date for one in rounds([made("v2", head), made("2024-05-01", head)], mapped)] == [
        "2022-05-01",
        "2023-05-01",
    ]


def test_the_date_that_most_texts_have_counts() -> None:
    """A stray one does not."""
    (one,) = rounds([made("texts", "1 May 2023", "1 May 2023", "2 June 2024")], {})
    assert one.date == "2023-05-01"


@pytest.mark.parametrize(
    ("folders", "editions", "named"),
    [
        (("v1", "v2"), ("", ""), ("1", "2")),
        (("old-1.0", "new-2.0"), ("2.0", "2.0"), ("1.0", "2.0")),
        (("a", "b"), ("2.0", "2.0"), ("2.0-1", "2.0-2")),
        (("a", "b"), ("1.0", "2.0"), ("1.0", "2.0")),
        (("v2", "v1"), ("", ""), ("1.0-1", "1.0-2")),
        (("2023-05-01", "2024-05-01"), ("", ""), ("1.0-1", "1.0-2")),
    ],
)
def test_each_edition_is_newer_than_the_one_before(
    folders: tuple[str, str], editions: tuple[str, str], named: tuple[str, str]
) -> None:
    """Versions of folders, then of files, then numbers."""
    dates = ("1 May 2023", "1 May 2024")
    given = [made(f, d, edition=e) for f, d, e in zip(folders, dates, editions, strict=True)]
    assert tuple(one.edition for one in rounds(given[::-1], {})) == named
