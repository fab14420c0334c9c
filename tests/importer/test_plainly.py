"""Texts taken as they are typed print what they printed before."""

from pathlib import Path

import pytest
from tests.importer.test_reading import MARKDOWN, TREES

from engross.cli import staging
from engross.importer.plainly import REASON, flat, plainly, told
from engross.importer.reading import full_text, printed
from engross.importer.text import walk
from engross.importer.written import Settings
from engross.readers.limits import USUAL

CASES = {f"{name} (txt)": (text, "x.txt") for name, (text, _) in TREES.items()}
CASES |= {f"{name} (md)": (text, "x.md") for name, (text, _) in MARKDOWN.items()}

HARD = """Terms

Part I: FIRST

4. You may:
a. share;
b. sell.
5. You must ask.

Attachment A

List of Things

- One thing.
"""


@pytest.mark.parametrize("case", CASES)
def test_labels_among_the_words_print_the_same(case: str) -> None:
    """Every label may go to the words of its paragraph, one by one or all together, and no sign changes."""
    text, name = CASES[case]
    found = full_text(text.encode(), name)
    assert printed(flat(found)) == printed(found)
    for _, block in walk(found.blocks):
        assert printed(plainly(found, {block.line})) == printed(found)


def test_the_report_tells_what_lost_its_label_or_its_heading() -> None:
    """Of the lines in question those alone; words without a label, and tables, have lost nothing."""
    text = full_text(b"Terms\n\n1. Use\n\nWords.\n\n2. You may sit.\n\n| a | b |\n|---|---|\n| c | d |\n", "x.txt")
    assert [one.line for one in told(text, {1, 3, 5, 7, 9})] == [1, 3, 7]
    assert [(one.text, one.line, one.reason) for one in told(text, {5, 7})] == [("x", 7, REASON)]


@pytest.mark.slow
def test_what_does_not_come_back_is_carried_as_it_is_typed(tmp_path: Path) -> None:
    """A label alone above a heading, which no level prints, is words, and the report says so."""
    texts = [
        full_text(HARD.encode(), "x-A.txt", ("A",)),
        full_text(HARD.replace("ask", "ask first").encode(), "x-B.txt", ("B",)),
    ]
    made = staging.staged(texts, Settings("X", "X", "Somebody", "2020-01-01"), tmp_path, USUAL)
    assert made.same
