"""Rows of drawn tables, by a table of drawings as programs and people make them."""

import pytest

from engross.readers.columns import straightened
from engross.readers.drawn import drawn, is_border, rows_of

HEAD = "+-------+-----------------+-----+\n| Kind  | What            | Fee |\n+-------+-----------------+-----+\n"
EDGE = "+-------+-----------------+-----+\n"
DOUBLED = HEAD[:-1].rpartition("\n")[0] + "\n+=======+=================+=====+\n"

DRAWN = {
    "a first cell that is empty": (
        f"{HEAD}| Alpha | one             | 1   |\n|       | two             | 2   |\n"
        f"| Beta  |                 | 2   |\n|       |                 | 2   |\n{EDGE}",
        ["Kind/What/Fee", "Alpha/one/1", "/two/2", "Beta//2", "//2"],
    ),
    "words that had no room": (
        f"{HEAD}| Alpha | one of the many | 1   |\n|       | words           |     |\n"
        f"| Beta  | two             | 2   |\n{EDGE}",
        ["Kind/What/Fee", "Alpha/one of the many words/1", "Beta/two/2"],
    ),
    "words that had room": (
        f"{HEAD}| Alpha | one of          | 1   |\n|       | two             |     |\n{EDGE}",
        ["Kind/What/Fee", "Alpha/one of/1", "/two/"],
    ),
    "words below nothing": (
        f"{HEAD}| Alpha |                 | 1   |\n|       | one of the many |     |\n{EDGE}",
        ["Kind/What/Fee", "Alpha//1", "/one of the many/"],
    ),
    "one row, as pandoc draws it": (
        f"{DOUBLED}| Alpha | one             | 1   |\n| and   | of the          |     |\n"
        f"|       | many            |     |\n{EDGE}",
        ["Kind/What/Fee", "Alpha and/one of the many/1"],
    ),
    "a first cell that begins again": (
        f"{DOUBLED}| Alpha | one             |     |\n|       | two             |     |\n"
        f"| Beta  | three           |     |\n{EDGE}",
        ["Kind/What/Fee", "Alpha/one/", "/two/", "Beta/three/"],
    ),
    "figures above a border": (
        f"{HEAD}| Alpha | one             | 1   |\n| Beta  | two             | 2   |\n"
        f"{EDGE}| Total |                 | 3   |\n{EDGE}",
        ["Kind/What/Fee", "Alpha/one/1", "Beta/two/2", "Total//3"],
    ),
    "words above a border": (
        f"{HEAD}| Alpha | one             | 1   |\n| Beta  | two             |     |\n"
        f"{EDGE}| Gamma |                 | 3   |\n{EDGE}",
        ["Kind/What/Fee", "Alpha Beta/one two/1", "Gamma//3"],
    ),
    "numbers that a comma joins": (
        f"{HEAD}| Alpha | one             | 1,  |\n| Beta  | two             | 2,  |\n"
        f"{EDGE}| Gamma |                 | 3   |\n{EDGE}",
        ["Kind/What/Fee", "Alpha Beta/one two/1, 2,", "Gamma//3"],
    ),
    "a header of two lines": (
        "+---+---+\n| a | b |\n| c |   |\n+---+---+\n| d | e |\n+---+---+",
        ["a c/b", "d/e"],
    ),
    "bars without edges": (
        " Kind  | What\n-------+------\n Alpha | one\n       | two\n Beta  |",
        ["Kind/What", "Alpha/one", "/two", "Beta/"],
    ),
    "bars without edges or a border": ("Kind  | What\nAlpha | one\n      | two", ["Kind/What", "Alpha/one", "/two"]),
    "a row that hangs with its bars": ("Kind | What\nAlpha\n  Beta | one", ["Kind/What", "Alpha Beta/one"]),
    "lines of their own signs": (
        "┌───────┬──────┐\n│ Kind  │ What │\n╞═══════╪══════╡\n│ Alpha │ one  │\n│ Beta  │ two  │\n└───────┴──────┘",
        ["Kind/What", "Alpha/one", "Beta/two"],
    ),
    "an empty cell in the header": (f"{EDGE}|       | What            | Fee |\n{EDGE}| Alpha | one | 1 |\n{EDGE}", []),
    "words between": (f"{HEAD}Alpha\n{EDGE}", []),
    "borders alone": (EDGE, []),
}


@pytest.mark.parametrize("case", DRAWN)
def test_a_line_is_a_row_unless_the_drawing_shows_that_it_goes_on(case: str) -> None:
    """An empty first cell is one, unless the words beside it had no room above or borders part all rows."""
    drawing, rows = DRAWN[case]
    assert ["/".join(row) for row in rows_of(drawing.rstrip("\n").split("\n"))] == rows


@pytest.mark.parametrize(
    ("line", "border"),
    [
        ("+---+---+", True),
        ("|---|:-:|", True),
        ("---+---", True),
        ("--|--", True),
        ("├───┼───┤", True),
        ("-----", False),
        ("-----  -----", False),
        ("─────", False),
        ("a | b", False),
        (":-|", False),
    ],
)
def test_a_border_shows_where_cells_meet(line: str, border: bool) -> None:
    """A rule shows none."""
    assert is_border(line) is border


def test_a_drawing_is_found_among_words() -> None:
    """From its border above to its last line; what is no table is none."""
    lines = ["Words.", "+--+--+", "|a |b |", "+--+--+", "|c |d |", "+--+--+", "Words.", "+--+", "|e |", "+--+"]
    assert [(one.start, one.stop) for one in drawn(lines)] == [(1, 6)]


def test_a_drawn_table_is_read_row_by_row() -> None:
    """A cell that goes on in the next line stands whole; bars that part nothing go."""
    lines = DRAWN["words that had no room"][0].rstrip("\n").split("\n")
    read = [line for line in straightened(["Words.", *lines, "More."]) if line]
    assert read == ["Words.", "Kind | What | Fee", "Alpha | one of the many words | 1", "Beta | two | 2", "More."]
    bars = ["Words.", "Kind | What", "-----+-----", "A    | one", "     | two", "(2 rows)"]
    assert [line for line in straightened(bars) if line] == ["Words.", "Kind | What", "A | one", "two", "(2 rows)"]
    piped = ["|Kind |What|", "|:----|---:|", "|A    |one |", "|     |two |"]
    assert [line for line in straightened(piped) if line] == ["Kind | What", "A | one", "two"]
    empty = DRAWN["a first cell that is empty"][0].rstrip("\n").split("\n")
    assert [line for line in straightened(empty) if line][2:4] == ["two | 2", "Beta | 2"]


def test_a_row_of_columns_whose_first_cell_is_empty_is_one_where_figures_say_so() -> None:
    """A figure below a figure begins a row; words below words go on, for a copy shows no borders."""
    lines = ["Kind    What    Fee", "Alpha   one     1", "        two     2", "        three", "Beta            3"]
    assert straightened(lines) == ["Kind | What | Fee", "Alpha | one | 1", " | two three | 2", "Beta |  | 3"]
