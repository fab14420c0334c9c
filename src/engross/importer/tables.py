"""Tables drawn with signs to tables of Markdown.

Takes the lines of a drawing; returns the lines of a table with a header row, or "" where the drawing is no table that
has as many cells in each row. Never drops a cell.
"""

import re
from collections.abc import Sequence

from engross.importer.inline import BLANKS, typed

_BORDER = re.compile(r"\s*[+|]?(?:\s*:?[=-]{2,}:?\s*[+|]?)+\s*")


def table_of(lines: Sequence[str]) -> str:
    """The table as Markdown, or "" where it is none."""
    grid = _wraps(lines)
    rows: list[list[str]] = []
    joined = False
    for line in _whole(lines):
        if _BORDER.fullmatch(line):
            joined = False
            continue
        if "|" not in line:
            return ""
        bare = line.strip()
        bare = bare[1:].removesuffix("|") if bare.startswith("|") else bare
        cells = [BLANKS.sub(" ", cell).strip() for cell in bare.split("|")]
        if joined and grid and len(cells) == len(rows[-1]):
            rows[-1] = [f"{above} {below}".strip() for above, below in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        joined = True
    if len(rows) < 2 or len(rows[0]) < 2 or len({len(row) for row in rows}) > 1 or not all(rows[0]):
        return ""
    return written([[typed(cell) for cell in row] for row in rows])


def _whole(lines: Sequence[str]) -> list[str]:
    """The lines, those of a table without bars at its edge joined to the row that they hang below."""
    if any(line.strip()[:1] in ("|", "+") for line in lines):
        return list(lines)
    kept: list[str] = []
    for line in lines:
        hangs = len(line) - len(line.lstrip(" ")) > len(lines[0]) - len(lines[0].lstrip(" "))
        if kept and hangs and not _BORDER.fullmatch(line):
            kept[-1] = f"{kept[-1]} {line.strip()}"
        else:
            kept.append(line)
    return kept


def _wraps(lines: Sequence[str]) -> bool:
    """Whether the lines between two borders are one row, as where there is a border behind every row.

    With borders around the header and at the end alone, each line is a row, unless its first cell is empty.
    """
    if not any(line.strip().startswith("+") for line in lines):
        return False
    borders = [number for number, line in enumerate(lines) if _BORDER.fullmatch(line)]
    body = lines[borders[1] + 1 :] if len(borders) > 1 else []
    inner = [number for number in borders[2:] if number < len(lines) - 1]
    return bool(inner) or any(not line.strip().removeprefix("|").partition("|")[0].strip() for line in body[1:-1])


def written(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells, the first of which is the header, as a table of Markdown."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join((lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]))


def cells(table: str) -> list[list[str]]:
    """The cells of a table of Markdown, row by row."""
    lines = [line for number, line in enumerate(table.split("\n")) if number != 1]
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
