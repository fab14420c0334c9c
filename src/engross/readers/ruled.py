"""Tables of plain text whose columns a line of dashes or equals signs shows, as pandoc and Docutils draw them.

Takes lines; returns where such tables stand and their rows, the header first. A table of which a word stands across two
columns, or whose header has an empty cell, is none. Never drops a word.
"""

import re
from collections.abc import Iterator, Sequence

from engross.readers.drawn import Drawn

_COLUMNS = re.compile(r"\s*(?:-{2,}(?: +-{2,})+|={2,}(?: +={2,})+)\s*")
_EDGE = re.compile(r"\s*-{3,}\s*")


def ruled(lines: Sequence[str]) -> Iterator[Drawn]:
    """The tables of a text, from its beginning."""
    behind = 0
    for place, line in enumerate(lines):
        if place > behind and _COLUMNS.fullmatch(line):
            found = _table(lines, place, behind)
            if found:
                yield found
                behind = found.stop


def _table(lines: Sequence[str], place: int, behind: int) -> Drawn | None:
    """The table whose columns the line at `place` shows, None where there is none."""
    start = place
    while start > behind and lines[start - 1].strip() and not _is_rule(lines[start - 1]):
        start -= 1
    doubled = "=" in lines[place]
    edged = start > behind and _is_rule(lines[start - 1])
    if start == place or (doubled and not edged):
        return None
    start = start if edged else place - 1
    header = lines[start:place]
    stop = place + 1
    while stop < len(lines) and not _is_rule(lines[stop]) and (edged or lines[stop].strip()):
        stop += 1
    closed = stop < len(lines) and _is_rule(lines[stop])
    body = lines[place + 1 : stop]
    if (edged and not closed) or not any(map(str.strip, body)):
        return None
    rows = _rows(header, body, [match.start() for match in re.finditer(r"[-=]+", lines[place])], doubled)
    return Drawn(start - edged, stop + closed, rows) if rows else None


def _is_rule(line: str) -> bool:
    return bool(_COLUMNS.fullmatch(line) or _EDGE.fullmatch(line))


def _rows(
    header: Sequence[str], body: Sequence[str], starts: Sequence[int], doubled: bool
) -> tuple[tuple[str, ...], ...]:
    """The rows; a blank line parts two where there are some, else each line is one.

    Docutils alone, which draws with equals signs, lets a line whose first cell is empty go on with the row above.
    """
    lines = [line.expandtabs(8) for line in (*header, *body)]
    if any(line[: starts[0]].strip() or any(line[at - 1 : at].strip() for at in starts[1:]) for line in lines):
        return ()
    apart = any(not line.strip() for line in body)
    rows: list[list[str]] = []
    opens = True
    for number, line in enumerate(lines):
        cells = [line[at:end].strip() for at, end in zip(starts, (*starts[1:], None), strict=True)]
        if not any(cells):
            opens = True
            continue
        first = number in (0, len(header))
        hangs = (doubled and not cells[0]) or (apart and not opens) or number < len(header)
        if first or not hangs:
            rows.append(cells)
        else:
            rows[-1] = [f"{above} {below}".strip() for above, below in zip(rows[-1], cells, strict=True)]
        opens = False
    return tuple(map(tuple, rows)) if all(rows[0]) else ()
