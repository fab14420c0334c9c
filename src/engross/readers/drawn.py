"""Tables of plain text that are drawn with bars and borders, as their rows.

Takes the lines of one drawing; returns its rows, the header first, or none where its lines have not as many cells each.
Where nothing shows whether a line goes on with the row above, it is a row of its own. Never drops a word.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from engross.records import dataclass

_Line = list[str]
"""The cells of one line of a drawing, with the blanks around them."""

BARS = str.maketrans(dict.fromkeys("│┃║", "|"))
"""The bars that are drawn with signs of their own, to those that are typed."""
_LINES = str.maketrans(
    dict.fromkeys("─━╌╍┄┅┈┉", "-")
    | {"═": "="}
    | {chr(code): "+" for code in range(0x250C, 0x254C)}
    | {chr(code): "+" for code in range(0x2552, 0x2574)}
)
_BORDER = re.compile(r"\s*[+|]?(?:\s*+:?[=-]{2,}+:?(?:\s*[+|])?)+\s*")
_PARTED = re.compile(r"\s*(?:[+|](?:[=:-]+[+|])+|[=:-]{2,}(?:[+|][=:-]{2,})+)\s*")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table: its lines from `start` up to `stop`, and its rows."""

    start: int
    stop: int
    rows: Sequence[Sequence[str]]


def plain(line: str) -> str:
    """A line of a drawing with the signs that are typed."""
    return line.translate(BARS).translate(_LINES)


def is_border(line: str) -> bool:
    """Whether a line parts two rows, and shows where their cells meet."""
    return bool(_PARTED.fullmatch(plain(line)))


def drawn(lines: Sequence[str]) -> Iterator[Drawn]:
    """The tables of a text that have a border; the lines with bars around it are theirs."""
    behind = 0
    for place, line in enumerate(lines):
        if place < behind or not is_border(line):
            continue
        start = place
        while start > behind and "|" in plain(lines[start - 1]):
            start -= 1
        behind = place + 1
        while behind < len(lines) and ("|" in plain(lines[behind]) or is_border(lines[behind])):
            behind += 1
        rows = rows_of(lines[start:behind])
        if rows:
            yield Drawn(start, behind, rows)


def rows_of(drawing: Sequence[str]) -> list[list[str]]:
    """The rows of a drawing, [] where it is no table with a header; the blanks within a cell are as drawn."""
    lines = _whole([plain(line) for line in drawing])
    groups = list(_groups(lines))
    every = [line for group in groups for line in group]
    if len({len(line) for line in every}) != 1 or len(every[0]) < 2:
        return []
    frame = [line for line in lines if _BORDER.fullmatch(line)] if lines[0].strip().startswith("+") else []
    rows: list[list[str]] = []
    for group in groups:
        only = len(groups) == 2 and group is groups[1]
        one = len(frame) > 1 and len(groups) > 1 and (_is_one(group, frame) if only else not counts(group))
        rows += _rows(group, one, bool(frame))
    return rows if len(rows) > 1 and all(rows[0]) else []


def counts(lines: Sequence[Sequence[str]]) -> bool:
    """Whether two lines have figures of one form below each other, as rows have and wrapped words have not."""
    forms = [[re.sub(r"\d+", "0", cell.strip()) for cell in line] for line in lines]
    return any(
        "0" in one and one == other and not re.search(r"[^\W\d_]|[,;]$", one)
        for above, below in pairwise(forms)
        for one, other in zip(above, below, strict=True)
    )


def _whole(lines: Sequence[str]) -> list[str]:
    """The lines, those of a table without bars at its edge joined to the row that they hang below.

    A line with all bars below a row that has them all is a row, though its first cell be empty.
    """
    if lines[0].strip()[:1] in ("|", "+"):
        return list(lines)
    kept: list[str] = []
    bars = lines[0].count("|")
    for line in lines:
        hangs = len(line) - len(line.lstrip(" ")) > len(lines[0]) - len(lines[0].lstrip(" "))
        complete = bool(kept) and kept[-1].count("|") == line.count("|") == bars
        if kept and hangs and not complete and not _BORDER.fullmatch(line):
            kept[-1] = f"{kept[-1]} {line.strip()}"
        else:
            kept.append(line)
    return kept


def _groups(lines: Sequence[str]) -> Iterator[list[_Line]]:
    """The cells of the lines between two borders; a line without a bar has one."""
    inner = [line.strip() for line in lines if not _BORDER.fullmatch(line)]
    opened, closed = bool(inner) and inner[0].startswith("|"), bool(inner) and inner[0].endswith("|")
    group: list[_Line] = []
    for line in lines:
        if not _BORDER.fullmatch(line):
            bare = line.strip().removeprefix("|") if opened else line
            group.append((bare.rstrip().removesuffix("|") if opened or closed else bare).split("|"))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_one(group: Sequence[_Line], frame: Sequence[str]) -> bool:
    """Whether all that stands below the header is one row, as pandoc means it behind a border of equals signs.

    The first cell of such a row ends above its last line, and does not begin again.
    """
    filled = [bool(line[0].strip()) for line in group]
    wraps = not all(filled) and filled == sorted(filled, reverse=True)
    return wraps and any("=" in line for line in frame) and not counts(group)


def _rows(group: Sequence[_Line], one: bool, framed: bool) -> Iterator[list[str]]:
    """The rows of the lines between two borders, which are one row or those that do not go on."""
    row: list[str] = []
    for number, line in enumerate(group):
        cells = [cell.strip() for cell in line]
        if row and (one or (framed and _goes_on(group[number - 1], line))):
            row = [f"{above} {below}".strip() for above, below in zip(row, cells, strict=True)]
            continue
        if row:
            yield row
        row = cells
    yield row


def _goes_on(above: _Line, line: _Line) -> bool:
    """Whether a line goes on with the row above: it has no first cell, and the words of the others had no room there.

    One of them stands below several words; below a word alone nothing shows that words were wrapped.
    """
    pairs = [(over, under.split()) for over, under in zip(above, line, strict=True) if under.strip()]
    full = all(over.strip() and len(over.strip()) + 1 + len(words[0]) > len(over) - 2 for over, words in pairs)
    several = any(" " in over.strip() for over, _ in pairs)
    return not line[0].strip() and full and several and not counts((above, line))
