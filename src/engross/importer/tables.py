"""Tables drawn with signs to tables of Markdown.

Takes the lines of a drawing; returns the lines of a table with a header row, or "" where the drawing is no table that
has as many cells in each row. Never drops a cell.
"""

import re
from collections.abc import Sequence

from engross.importer.inline import BLANKS, typed
from engross.readers.drawn import rows_of
from engross.readers.ruled import ruled


def table_of(lines: Sequence[str]) -> str:
    """The table as Markdown, or "" where it is none."""
    whole = next((one for one in ruled(lines) if (one.start, one.stop) == (0, len(lines))), None)
    rows = whole.rows if whole else rows_of(lines)
    return written([[typed(BLANKS.sub(" ", cell)) for cell in row] for row in rows]) if rows else ""


def written(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells, the first of which is the header, as a table of Markdown."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join((lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]))


def cells(table: str) -> list[list[str]]:
    """The cells of a table of Markdown, row by row."""
    lines = [line for number, line in enumerate(table.split("\n")) if number != 1]
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
