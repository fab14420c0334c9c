"""Plain text: ready to be saved as LICENSE, 80 columns, the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading import expected, from_text, in_capitals
from tests.samples import para, sample
from tests.writers.test_markdown import holding

from engross.model import Link, Paragraph, Reference, Table, Term
from engross.writers.text import WIDTH, write

LONG = "It has many words so that it must be broken into more than one line of the file, and then once more, I think."


def lines(*body: Paragraph | Table, conspicuous: bool = False) -> list[str]:
    """The lines of a document of one clause, from the clause to the closing line."""
    return write(holding(*body, conspicuous=conspicuous)).decode().split("\n")[3:-3]


def test_labels_hang_and_lines_end_within_80_columns() -> None:
    """The words of a clause stand in one column right of its number."""
    assert lines(para(LONG), para("Short.")) == [
        "1.1  It has many words so that it must be broken into more than one line of the",
        "     file, and then once more, I think.",
        "",
        "     Short.",
    ]


def test_conspicuous_words_are_in_capitals_and_numbers_are_not() -> None:
    """2.1(b) must not read 2.1(B)."""
    words = ("Mind the ", Term("Goods", "g"), ", see ", Reference("x", "2.1(b)", "Section"), ".")
    assert lines(para(*words), conspicuous=True) == ["1.1  MIND THE GOODS, SEE SECTION 2.1(b)."]


def test_a_link_shows_where_it_leads_once() -> None:
    """A page named in words is followed by its address; an address stands for itself."""
    address = "https://example.org/a-long-path/" + "x" * 60
    written = lines(para("See ", Link("the page", "https://e.org/"), " or ", Link(address, address), "."))
    assert written == ["1.1  See the page <https://e.org/> or", f"     {address}."]
    written = lines(para(Link("me@e.org", "mailto:me@e.org"), " or ", Link("me", "mailto:me@e.org"), "."))
    assert written == ["1.1  me@e.org or me <mailto:me@e.org>."]


def test_a_reference_stays_on_one_line() -> None:
    """The word and the number are not parted at the end of a line."""
    written = lines(para("x" * 66 + " see ", Reference("x", "2.1(b)", "Section"), "."))
    assert written == ["1.1  " + "x" * 66 + " see", "     Section 2.1(b)."]


def test_rows_of_a_table_hang_and_keep_their_order() -> None:
    """A long cell wraps below itself, and the next one follows it."""
    table = Table(
        "", tuple(map(para, ("No.", "What", "Answer"))), ((para("1"), para(LONG), para("Yes")),), (10, 70, 20)
    )
    assert lines(para("See:"), table)[2:] == [
        "     No.  What | Answer",
        "     " + "-" * 75,
        "     1    It has many words so that it must be broken into more than one line of",
        "          the file, and then once more, I think. | Yes",
    ]


def test_the_sample_is_a_file_that_a_repository_can_carry() -> None:
    """UTF-8, LF, a final newline, no blanks at the ends of lines, title block first, closing line last."""
    written = write(sample()).decode()
    assert written.split("\n")[:3] == ["=" * 80, "", "Sample Keep License".center(80).rstrip()]
    assert written.endswith("\n\n" + "End of the License".center(80).rstrip() + "\n")
    assert (
        "     (a) keep the Goods:\n\n         (i)  by day; or\n\n         (ii) by night; and\n\n     (b) use" in written
    )
    assert "\r" not in written
    assert all(line == line.rstrip() and len(line) <= WIDTH for line in written.split("\n"))


def test_the_sample_reads_back_to_its_words() -> None:
    """Case-folded where a passage is conspicuous, the words are those of the document."""
    wanted = [
        word.casefold() if flag else word for word, flag in zip(expected(sample()), in_capitals(sample()), strict=True)
    ]
    found = [
        word.casefold() if flag else word
        for word, flag in zip(from_text(write(sample())), in_capitals(sample()), strict=True)
    ]
    assert found == wanted


@given(st.lists(st.from_regex("[ab./-]{0,90}a", fullmatch=True), min_size=1, max_size=30))
def test_only_a_word_that_cannot_be_broken_passes_80_columns(words: list[str]) -> None:
    """Neither hyphens nor dots nor slashes break a word."""
    written = write(holding(para(" ".join(words)))).decode()
    assert from_text(written.encode())[3:-4] == words
    for line in written.split("\n"):
        assert len(line) <= WIDTH or len(line.removeprefix("1.1").split()) == 1


@pytest.mark.parametrize("mark", ["-", "="])
def test_rules_are_as_long_as_the_heading_they_stand_under(mark: str) -> None:
    """Sections and annexes are set off from each other by their rules."""
    written = write(sample()).decode()
    heading = {"-": "2. What you may do", "=": "Annex A Summary"}[mark]
    assert f"{heading}\n{mark * len(heading)}\n" in written
