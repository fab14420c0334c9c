"""No cell of a table for a spreadsheet is run."""

import csv
import io

import pytest

from engross.writers.spreadsheet import sheet

RUN = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", '=HYPERLINK("https://example.org")', "=cmd|' /C calc'!A0"]
SHOWN = ["x", "-", "", "5.1", "Yes", "a=b", "No - not at all", "(a) words, and more", 'says "yes"']


@pytest.mark.fault("A word that a spreadsheet would run", "the cell is led by an apostrophe")
@pytest.mark.parametrize("cell", RUN)
def test_a_formula_is_shown_and_not_run(cell: str) -> None:
    """Led by an apostrophe, with its words whole."""
    (row,) = csv.reader(io.StringIO(sheet([["id", cell]])))
    assert row == ["id", f"'{cell}"]


@pytest.mark.parametrize("cell", SHOWN)
def test_words_are_as_they_are(cell: str) -> None:
    """Signs alone, numbers, commas and quotes."""
    (row,) = csv.reader(io.StringIO(sheet([["id", cell]])))
    assert row == ["id", cell]
