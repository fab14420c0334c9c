"""Text that was copied with its columns, as `pdftotext -layout` does, in the order in which a person reads it.

Takes lines; returns lines in which each cell of a table and each entry of a contents stands whole. Lines that have no
columns stay as they are. Never looks at what the words say, but that a figure is one.
"""

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence

from engross.readers.drawn import counts, drawn
from engross.readers.ruled import ruled

_CELL = re.compile(r"\S+(?:[ \u00a0\u202f]\S+)*")
"""The words of a cell; a space that does not break parts none."""
_LETTER_APART = re.compile(r"^(\s*)\( ([a-z])\)")
"""A label between whose marks a copy has put a blank."""
_ENTRY = re.compile(r"(\s*\S.*?\s{2,}\d{1,4})(\s{3,}\S.*?)\s*")
"""Two entries of a contents in one line, each with its page number."""
_LONGEST = 300
"""Characters of a line that may have two entries; the search takes the square of their number."""
_FEWEST_CELLS = 3
"""Cells in a line from which it is a row of a table; a label and its words are two."""
_MOST_CELLS = 40
"""Cells in a line up to which it is one (our own setting)."""
_MOST_WORDS = 3
"""Words that a cell of a header row has at most to be looked for on the next page (our own setting)."""
_NEAR = 2
"""Characters by which a cell may begin before its column (our own setting)."""


def straightened(lines: Sequence[str]) -> list[str]:
    """The lines with tables row by row, and a contents of two columns one column after the other."""
    made: list[str] = []
    block: list[str] = []
    for line in (*_by_rows(lines), ""):
        if line.strip():
            block.append(_LETTER_APART.sub(r"\1(\2)", line))
            continue
        made += _table(_contents(block))
        made.append(line)
        block = []
    return made[:-1]


def _by_rows(lines: Sequence[str]) -> list[str]:
    """The lines, those of a table whose borders or dashes are drawn with each row as a paragraph of its own."""
    made: list[str] = []
    behind = 0
    for table in heapq.merge(ruled(lines), drawn(lines), key=lambda one: one.start):
        if table.start >= behind:
            made += lines[behind : table.start]
            made += [line for row in table.rows for line in ("", " | ".join(filter(None, row)))] + [""]
            behind = table.stop
    return [*made, *lines[behind:]]


def _contents(block: list[str]) -> list[str]:
    matches = [_ENTRY.fullmatch(line) if len(line) <= _LONGEST else None for line in block]
    if sum(match is not None for match in matches) < 2:
        return block
    left = [match[1] if match else line for match, line in zip(matches, block, strict=True)]
    return left + [match[2] for match in matches if match]


def cells_of(lines: Iterable[str]) -> list[list[str]]:
    """The cells of each line that has some."""
    return [_cells(line) for line in lines if line.strip()]


def said_again(above: Sequence[list[str]], page: Sequence[str]) -> int:
    """How many lines at the head of a page are the header row of a table that goes on there.

    It is one line with all cells, or a line for each; the same stands `above`, as `cells_of` gives it, where the table
    begins.
    """
    filled = [place for place, line in enumerate(page) if line.strip()]
    cells = [_cells(page[place]) for place in filled[:_MOST_CELLS]]
    count = 1
    if cells and len(cells[0]) == 1:
        count = next((at for at, cell in enumerate(cells) if not _heads(cell)), len(cells))
    begins = [at for at, one in enumerate(above) if cells and one == cells[0]]
    for size in range(count, 0, -1):
        words = [cell for line in cells[:size] for cell in line]
        if len(words) < _FEWEST_CELLS:
            break
        if all(map(_heads, cells[:size])) and any(above[at : at + size] == cells[:size] for at in begins):
            return filled[size - 1] + 1
    return 0


def _cells(line: str) -> list[str]:
    return _CELL.findall(line)


def _heads(cells: Sequence[str]) -> bool:
    """Whether the cells of a line may be those of a header: some words each, and no number."""
    return all(len(cell.split()) <= _MOST_WORDS and not re.search(r"\d", cell) for cell in cells)


def _table(block: list[str]) -> list[str]:
    """The lines of a table with each row on one line; other lines, such as a heading above it, as they are."""
    rows_of = (at for at, line in enumerate(block) if len(cells := _cells(line)) >= _FEWEST_CELLS and _heads(cells))
    first = next(rows_of, 0)
    starts = [cell.start() for cell in _CELL.finditer(block[first])] if block else []
    if not _FEWEST_CELLS <= len(starts) <= _MOST_CELLS or "|" in block[first]:
        return block
    rows = list(_rows(block[first:], starts))
    return block[:first] + [" | ".join(" ".join(cell) for cell in row) for row in rows] if rows else block


def _rows(block: Sequence[str], starts: Sequence[int]) -> Iterator[list[list[str]]]:
    """The rows, each with the lines of its cells; none where a cell stands in no column."""
    rows: list[list[list[str]]] = []
    for line in block:
        placed = [(_column(cell.start(), starts), cell[0]) for cell in _CELL.finditer(line)]
        if any(column < 0 for column, _ in placed):
            return iter(())
        above = [words[-1] if words else "" for words in rows[-1]] if rows else []
        cells = dict(placed)
        if placed[0][0] == 0 or not rows or counts((above, [cells.get(at, "") for at in range(len(starts))])):
            rows.append([[] for _ in starts])
        for column, words in placed:
            rows[-1][column].append(words)
    return iter(rows)


def _column(start: int, starts: Sequence[int]) -> int:
    return next((place for place, column in enumerate(starts) if abs(start - column) <= _NEAR), -1)
