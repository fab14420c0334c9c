"""Plain text: hard wraps, running heads, page numbers and columns leave no trace; what runs and says something does."""

import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.shares import some_by_default

from engross.readers import Known, Reading, read, words
from engross.readers.words import passages
from engross.writers.json import read as read_json

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "builds" / "3.0-draft.2"
BODY = "\n\n".join(f"{n}. Words of clause {'abcdefgh'[n - 1] * 3} that go on and on." for n in range(1, 9))


def text_of(text: str) -> Reading:
    """What our reader makes of a text."""
    return read(text.encode(), "LICENSE")


def keys(reading: Reading, *, labels: bool = True) -> list[str]:
    """The words, with their labels or without."""
    return [word.key for word in words(reading.document) if labels or not word.label]


def paged(head: str, foot: str, feed: str = "\f") -> str:
    """The text on four pages, with running lines; `{}` in them is the number of the page."""
    blocks = BODY.split("\n\n")
    pages = ["\n\n".join(blocks[n : n + 2]) for n in range(0, 8, 2)]
    set_ = [f"{head.format(n)}\n\n{page}\n\n{foot.format(n)}\n" for n, page in enumerate(pages, 1)]
    return "The Title of These Terms\n\n" + feed.join(set_)


FURNITURE = [
    ("", "Page {} of 4"),
    ("", "{} / 4"),
    ("", "- {} -"),
    ("The Title of These Terms", "Page {} of 4"),
    ("The Title of These Terms    {}", ""),
    ("11/28/26, 3:04 PM    The Title of These Terms", "https://example.org/terms.html    {}/4"),
]


@pytest.mark.parametrize(("head", "foot"), FURNITURE)
def test_running_lines_that_say_nothing_are_furniture(head: str, foot: str) -> None:
    """Page numbers, the title, and what a browser prints."""
    found = text_of(paged(head, foot))
    assert keys(found) == keys(text_of(f"The Title of These Terms\n\n{BODY}\n"))
    assert not found.beside


def test_page_numbers_are_furniture_without_form_feeds() -> None:
    """Where each follows the one before it."""
    found = text_of(paged("The Title of These Terms", "Page {} of 4", feed=""))
    assert keys(found) == keys(text_of(f"The Title of These Terms\n\n{BODY}\n"))


@pytest.mark.fault("A sentence in the running lines of a text", "named beside the text, or counted as words of it")
@pytest.mark.parametrize("line", ["Not binding in France", "Clause 2 does not bind you", "The Title of No Terms"])
@pytest.mark.parametrize("above", [False, True])
def test_a_running_line_that_says_something_is_named(line: str, above: bool) -> None:
    """Once: below the text as such, and above it as words of the first page, which may be a title."""
    whole = text_of(f"The Title of These Terms\n\n{BODY}\n")
    found = text_of(paged(line, "Page {} of 4") if above else paged("", line))
    assert [one.text for one in found.beside] == ([] if above else [line])
    assert len(keys(found)) == len(keys(whole)) + (len(line.split()) if above else 0)


def test_a_number_that_stands_alone_in_a_table_is_a_word() -> None:
    """Only where it comes again on the pages is it a page number."""
    found = text_of(paged("", "Page {} of 4").replace("clause ddd that go on and on.", "clause ddd\n\n22"))
    assert "22" in keys(found)


@pytest.mark.parametrize(
    ("option", "breaks"),
    some_by_default(
        [("-layout", ()), ("-layout", ("-nopgbrk",)), ("-raw", ()), ("-raw", ("-nopgbrk",))],
        lambda case: (case[0] == "-layout") is not bool(case[1]),
    ),
)
def test_text_that_was_copied_out_of_our_pdf_reads_the_same(
    option: str, breaks: tuple[str, ...], checker: Callable[[str], str]
) -> None:
    """In its columns or in the order of drawing, with form feeds and without: words, labels, nothing beside."""
    for path in sorted(EDITION.glob("*.pdf")):
        found = text_of(copied(path, checker("pdftotext"), option, *breaks))
        known = read_json(path.with_suffix(".json").read_bytes())
        assert keys(found) == [word.key for word in words(known)], path.name
        assert Known.LABELS in found.known
        assert not found.beside


def test_text_in_the_order_of_the_page_does_not_know_its_labels(checker: Callable[[str], str]) -> None:
    """Labels that came out in a column of their own belong to nothing that is known; all words are there."""
    path = EDITION / "MG-BY-RAI-3.0-draft.2.pdf"
    found = text_of(copied(path, checker("pdftotext")))
    known = read_json(path.with_suffix(".json").read_bytes())
    assert keys(found, labels=False) == [word.key for word in words(known) if not word.label]
    assert Known.LABELS not in found.known
    assert not found.beside


def copied(path: Path, program: str, *options: str) -> str:
    """The text of a PDF as poppler copies it out."""
    return subprocess.run([program, *options, path, "-"], capture_output=True, check=True, timeout=60).stdout.decode()


def test_a_table_in_columns_is_read_by_rows() -> None:
    """A cell that goes on in the next line is one cell."""
    table = """Title

  No.    Subject                      Answer   Stated in
  1      Use, reproduce and give      Yes      Section 2.1(a)
         away copies
  2      Sell                         No       Section 2.2

After it.
"""
    wanted = (
        "title no subject answer stated in 1 use reproduce and give away copies yes section 2 1 a 2 sell no section"
    )
    assert " ".join(key for key in keys(text_of(table)) if key.isalnum()) == f"{wanted} 2 2 after it"


@pytest.mark.parametrize("width", [40, 60, 100, 1000])
def test_hard_wraps_leave_no_trace(width: int) -> None:
    """Whatever the width at which a mail program broke the lines."""
    wrapped = "\n\n".join(textwrap.fill(block, width) for block in BODY.split("\n\n"))
    assert keys(text_of(f"Title\n\n{wrapped}\n")) == keys(text_of(f"Title\n\n{BODY}\n"))


@pytest.mark.parametrize("word", ["and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "of"])
def test_an_item_behind_a_joining_word_is_a_paragraph(word: str) -> None:
    """Items that no blank line parts, in each language that the toolkit writes."""
    items = ["(a) dry the book;", f"(b) carry the book; {word}", "(c) bring the book back."]
    close, apart = ("\n".join(items), "\n\n".join(items))
    assert passages_of(f"Title\n\nYou:\n{close}\n")[-3:] == passages_of(f"Title\n\nYou:\n\n{apart}\n")[-3:]


def passages_of(text: str) -> list[tuple[str, str]]:
    """The label and words of each passage."""
    return [(passage.label, passage.text) for passage in passages(read(text.encode(), "a.txt").document)]


HEADER = "No.    Subject    Answer    Stated in"
SPREAD = {"in one line": HEADER, "in lines of their own": "\n\n".join(HEADER.split("    "))}


def in_pages(head: str, again: str) -> str:
    """A table under a heading that goes on, on another page, under some line or lines."""
    rows = ["1      Use     Yes        Section A", "2      Sell    No         Section B"]
    if "\n" in head:
        rows = ["\n\n".join([*row.split()[:3], row[-9:]]) for row in rows]
    pages = [f"A.1    Rights\n{head}\n{rows[0]}", f"{again}\n{rows[1]}\n\nAfter it."]
    pages += [f"Words of page {name} that go on.\n\nMore {name}." for name in ("three", "four", "five", "six")]
    return "\f".join(f"Title\n\n{page}\n\nPage {n} of 6\n" for n, page in enumerate(pages, 1))


@pytest.mark.parametrize("head", SPREAD.values(), ids=SPREAD)
def test_a_header_row_that_a_page_says_again_is_furniture(head: str) -> None:
    """Once it is read, where the table begins; other words at the head of a page are words."""
    assert [keys(text_of(in_pages(head, head))).count(word) for word in ("subject", "answer", "sell", "use")] == [1] * 4
    assert keys(text_of(in_pages(head, head.replace("Answer", "Never")))).count("never") == 1
    assert keys(text_of(in_pages(head, "After it."))).count("after") == 2


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_space_that_does_not_break_parts_no_cells(space: str) -> None:
    """A wrapped paragraph with such a space before a mark, as French has it, is no table."""
    lines = "2.2  L'usage est permis{0}; il dure toujours, et on le\n     donne volontiers.".format
    assert keys(text_of(f"Titre\n\n{lines(space)}\n")) == keys(text_of(f"Titre\n\n{lines(' ')}\n"))
