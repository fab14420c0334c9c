"""A redline: what a paragraph, a table and a mark say that were given no more than they need."""

from tests.writers.by_hand import redlined

from engross.model import Kind, MarkedParagraph, PlacedParagraph, PlacedTable
from engross.model.redline import Mark, Role
from engross.writers import json


def test_a_paragraph_that_was_told_no_more() -> None:
    """It has no level, strikes no eye, is set like others, and was not moved."""
    words = PlacedParagraph("keep", Role.TEXT, Kind.CLAUSE, ())
    marked = MarkedParagraph(Mark.NONE, words, words, ())
    assert (words.level, words.conspicuous, words.manner) == (0, False, "")
    assert (marked.other, marked.move) == (None, 0)
    assert not PlacedTable("keep", "", (), ()).conspicuous


def test_what_the_first_redlines_did_not_have_is_not_written_where_it_says_nothing() -> None:
    """So a redline that was kept before a field came is still written byte for byte."""
    written = json.redline(redlined())
    assert [name for name in ("note", "manner") if f'"{name}":'.encode() in written] == []
