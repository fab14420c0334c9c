"""Two Word files are compared in all words of their pages; of two other files what stands beside is told apart."""

import pytest
from tests.readers.word.constructs import box, p, package, r

from engross.readers import Reading, read
from engross.readers.asides import apart
from engross.readers.comparable import comparable
from engross.readers.reading import Standing
from engross.readers.words import passages
from engross.redline import compare

CALL = '<w:p>{}<w:r><w:{}Reference w:id="2"/></w:r></w:p>'
LEAD = p("The seed is lent.")


def noted(kind: str) -> str:
    """A paragraph with a mark of a note."""
    return CALL.format(r("It comes back."), kind)


def in_a_cell(blocks: str) -> str:
    """A table of one cell, and the paragraph that Word wants behind it."""
    return f"<w:tbl><w:tr><w:tc>{blocks}<w:p/></w:tc></w:tr></w:tbl><w:p/>"


def word(body: str, note: str = "By the end of May.") -> Reading:
    """A Word file of some markup."""
    return read(package(LEAD + body, note), "a.docx")


CASES = {
    "another footnote": (word(noted("footnote")), word(noted("footnote"), "By June."), ["By June."]),
    "another endnote": (word(noted("endnote")), word(noted("endnote"), "By June."), ["By June."]),
    "another text box": (word(box(p("Keep it dry."))), word(box(p("Keep it wet."))), ["Keep it wet."]),
    "a text box put in": (word(""), word(box(p("Keep it dry.") + p("Or lose it."))), ["Keep it dry.", "Or lose it."]),
    "a box in a box": (word(""), word(box(p("Out.") + box(p("In.")))), ["Out.", "In."]),
    "a box in a cell": (word(""), word(in_a_cell(box(p("Keep it dry.")))), ["Keep it dry."]),
}
"""Two files, and words of the page of one of them that were told as not compared."""


@pytest.mark.parametrize("case", CASES)
def test_all_words_of_two_word_files_are_compared(case: str) -> None:
    """The words are in the documents of both sides, differ there, and are not told once more."""
    old, new, words = CASES[case]
    sides = comparable(old, new)
    said = [passage.text for side in sides for passage in passages(side)]
    assert [text for text in words if text not in said] == []
    assert compare(*sides).changes
    left = [one.text for side in apart(old, new) for one in side if one.place is not Standing.COMMENT]
    assert left == []


def test_boxes_stand_in_the_order_of_their_page() -> None:
    """Behind the paragraph that they hang on, the first first."""
    two = box(p("First.")) + box(p("Second."))
    old, _ = comparable(word(two + p("Last.")), word(""))
    assert [passage.text for passage in passages(old)] == ["The seed is lent.", "First.", "Second.", "Last."]


def test_a_text_box_is_beside_a_text_of_another_format() -> None:
    """Which could not have one: it is told, and is no change of the text."""
    old, new = word(box(p("Keep it dry."))), read(b"The seed is lent.\n", "a.txt")
    assert not compare(*comparable(old, new)).changes
    assert "Keep it dry." in [one.text for one in apart(old, new)[0]]
