"""Hyphens that a copy lost at the end of a line: no change there, and one anywhere else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.readers.test_identify import known
from tests.readers.test_text import copied
from tests.shares import some_by_default

from engross.model import Document
from engross.readers import Reading, read
from engross.readers.comparable import comparable
from engross.readers.identify import Candidate, Verdict, identify
from engross.redline import compare

BUILDS = Path(__file__).parents[2] / "builds"
PDFS = sorted(BUILDS.glob("*/*.pdf"))
HEAD = "The Co-Owner Terms"
PARAGRAPH = """These words of the terms go on and on and fill all of the line until it has a non-
sublicensable word, and then they go on again in the next one until they end here."""


def pages(paragraph: str, title: str = HEAD) -> str:
    """A copy of four pages with running heads, of which the second has this paragraph."""
    fill = [
        "\n".join(
            f"of what {'abcdefgh'[page]}{letter} means in these terms, and why all of it goes on so for a whole line"
            for letter in "pqrstuvw"
        )
        for page in range(4)
    ]
    made = [f"{n}. Words {words}.\n\nPage {n} of 4\n" for n, words in enumerate(fill, 1)]
    made[1] = made[1].replace("2.", f"2. {paragraph}\n\n3.")
    return f"{title}\n\n" + f"\f{HEAD}\n\n".join(made)


def plain(text: str) -> Reading:
    """A text as it is read."""
    return read(text.encode(), "LICENSE.txt")


def known_text() -> Document:
    """What the copies are of."""
    return plain(pages(PARAGRAPH.replace("non-\n", "non-"))).document


SAME = {
    "as it is printed": pages(PARAGRAPH),
    "hyphen lost, lines apart": pages(PARAGRAPH.replace("non-\n", "non\n")),
    "hyphen kept, lines joined": pages(PARAGRAPH.replace("non-\n", "non-")),
    "hyphen lost, lines joined": pages(PARAGRAPH.replace("non-\n", "non")),
    "hyphen lost in a title that the heads have whole": pages(PARAGRAPH, "The CoOwner Terms"),
}
OTHER = {
    "in the middle of a line": pages(PARAGRAPH.replace("These words", "These non-words").replace("-words", "words")),
    "in a text without pages": pages(PARAGRAPH.replace("non-\n", "non")).replace("\f", "").replace("Page", "Sheet"),
    "in a short line": pages(
        PARAGRAPH.replace("all of the line until it has a non-\n", "all\nof the line until it has a non")
    ),
    "in a title of which the heads say nothing": pages(PARAGRAPH, "The CoOwner Terms").replace(HEAD, "Terms"),
    "with another letter": pages(PARAGRAPH.replace("non-\nsub", "nonsup")),
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_a_hyphen_that_a_copy_lost_is_no_change(text: str) -> None:
    """`identify` says exact, and a comparison that both read the same."""
    answer = identify(plain(text), [Candidate.of(known_text(), "")])
    assert (answer.verdict, answer.places) == (Verdict.EXACT, 0)
    for pair in ((plain(pages(PARAGRAPH)), plain(text)), (plain(text), plain(pages(PARAGRAPH)))):
        assert compare(*comparable(*pair)).changes == ()


@pytest.mark.fault("A hyphen that is gone where no line ended", "a changed word")
@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_a_hyphen_that_somebody_removed_is_a_change(text: str) -> None:
    """Where the line goes on behind the word, or the file has no pages."""
    answer = identify(plain(text), [Candidate.of(known_text(), "")])
    assert answer.verdict is not Verdict.EXACT
    assert answer.places


@pytest.mark.parametrize(
    ("option", "path"),
    some_by_default(
        [(option, path) for path in PDFS for option in ("-layout", "-q")],
        lambda case: "NC-RAI-3.0-draft.2" in case[1].name,
    ),
)
def test_text_copied_out_of_each_pdf_is_exact(option: str, path: Path, checker: Callable[[str], str]) -> None:
    """All licences of all editions, in columns and in the order of the page."""
    found = read(copied(path, checker("pdftotext"), option).encode(), path.name + ".txt")
    answer = identify(found, known())
    assert answer.verdict is Verdict.EXACT, (answer.match.edits, answer.differences, answer.beside)
    assert path.stem in [one.document.record.id for one in answer.nearest]
