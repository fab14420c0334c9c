"""Tables drawn with signs, by a table."""

import pytest

from engross.importer.tables import cells, table_of

EDGE, HEAD = "+---+---+\n", "+---+---+\n| a | b |\n+---+---+\n"
TABLES = {
    "bars alone": ("| a | b |\n| c | d |", ["a b", "c d"]),
    "a line below the header": ("a | b\n--|--\nc | d\ne | f", ["a b", "c d", "e f"]),
    "borders around the header and at the end": (f"{HEAD}| c | d |\n| e | f |\n{EDGE}", ["a b", "c d", "e f"]),
    "a border behind every row": (f"{HEAD}| c | d |\n| e | f |\n{EDGE}| g | h |\n{EDGE}", ["a b", "c,e d,f", "g h"]),
    "a first cell that is empty": (f"{HEAD}| c | d |\n|   | f |\n{EDGE}", ["a b", "c d", " f"]),
    "no border at the end": (f"{HEAD}| c | d |\n| e | f |", ["a b", "c d", "e f"]),
    "an empty first cell, no border at the end": (
        f"{HEAD}| c | d |\n|   | f |\n| g | h |",
        ["a b", "c d", " f", "g h"],
    ),
    "an empty cell in the last row": (f"{HEAD}| c | d |\n| e |   |\n{EDGE}", ["a b", "c d", "e "]),
    "a row that hangs": ("a | b\n-----\nc | d\n  e\nf | g", ["a b", "c d,e", "f g"]),
    "one row": ("| a | b |", []),
    "one column": ("| a |\n| b |", []),
    "rows of other lengths": ("| a | b |\n| c | d | e |", []),
    "an empty cell in the header": ("| a |   |\n| c | d |", []),
    "words between": (f"{HEAD}c\n{EDGE}", []),
}


@pytest.mark.parametrize("case", TABLES)
def test_a_drawing_is_a_table_or_none(case: str) -> None:
    """Row by row, a comma here between the lines of one cell."""
    drawn, rows = TABLES[case]
    table = table_of(drawn.rstrip("\n").split("\n"))
    assert [" ".join(cell.replace(" ", ",") for cell in row) for row in cells(table) if row] == rows


def test_a_bar_in_a_cell_is_no_border() -> None:
    """It is written with a backslash, and read back."""
    assert cells(r"| a \| b | c |" + "\n| --- | --- |\n| d | e |") == [["a | b", "c"], ["d", "e"]]
