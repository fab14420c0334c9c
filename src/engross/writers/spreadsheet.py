"""Tables for a spreadsheet, as CSV.

Takes rows of texts; returns the file. A cell that a spreadsheet would take for a formula is led by an apostrophe, so
that words of a family, or a name, are never run. Never touches the disk.
"""

import csv
import io
from collections.abc import Iterable

_RUN = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that spreadsheets run."""


def sheet(rows: Iterable[Iterable[str]]) -> str:
    """The rows as CSV, a line each."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def inert(cell: str) -> str:
    """The cell as a spreadsheet shows it and does not run it."""
    return f"'{cell}" if len(cell) > 1 and cell.startswith(_RUN) else cell
