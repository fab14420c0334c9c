"""Where words stand: text cut out of a file, and the line and column of every character of it.

Takes text and the places where its runs begin; returns spans. Never looks at what the text says.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from engross.model import Span
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Located:
    """Text in runs of known places: run `i` starts at `offsets[i]` of `text`, and at `lines[i]`, `columns[i]`."""

    text: str
    path: str
    offsets: tuple[int, ...]
    lines: tuple[int, ...]
    columns: tuple[int, ...]

    def span(self, offset: int = 0) -> Span:
        """The place of the character at `offset` (from 0)."""
        run = max(bisect_right(self.offsets, offset) - 1, 0)
        return Span(self.path, self.lines[run], self.columns[run] + offset - self.offsets[run])

    def cut(self, start: int, end: int) -> Iterator[tuple[str, Span]]:
        """The text from `start` to `end` in pieces that each stand in one line, every character where its place says.

        White space at the end of a line, which a folded text reads as one space, goes with the line before.
        """
        inside = self.offsets[bisect_right(self.offsets, start) : bisect_left(self.offsets, end)]
        for first, last in pairwise((start, *inside, end)):
            if first < last:
                yield self.text[first:last], self.span(first)


def at(text: str, span: Span) -> Located:
    """Text that stands in one line from `span` on."""
    return Located(text, span.path, (0,), (span.line,), (span.column,))


def in_lines(text: str, rows: list[str], first: int, path: str) -> Located:
    """Text whose lines are the ends of consecutive file lines; `rows[0]` is line `first` (from 1) of the file."""
    offsets, columns, offset = [], [], 0
    for row, line in zip(rows, text.split("\n"), strict=True):
        offsets.append(offset)
        columns.append(len(row.rstrip()) - len(line.rstrip()) + 1)
        offset += len(line) + 1
    return Located(text, path, tuple(offsets), tuple(range(first, first + len(rows))), tuple(columns))


def aligned(value: str, raw: str, start: int, line: int, column: int, path: str) -> Located:
    """A decoded scalar found again in the raw text from `start` on, where `start` is at `line` and `column`.

    Quotes, block indicators, indentation and escapes are stepped over; only white space may differ.
    """
    if value and "\n" not in value and raw.startswith(value, start):
        return Located(value, path, (0,), (line,), (column,))
    offsets: list[int] = []
    lines: list[int] = []
    columns: list[int] = []
    here, expected = start, -1
    for offset, character in enumerate(value):
        if character.isspace():
            continue
        found = raw.find(character, here)
        if found < 0:
            break
        line, column = _moved(raw, here, found, line, column)
        here = found
        if found - offset != expected:
            expected = found - offset
            offsets.append(offset)
            lines.append(line)
            columns.append(column)
        line, column, here = line, column + 1, here + 1
    if not offsets:
        return Located(value, path, (0,), (line,), (column,))
    return Located(value, path, tuple(offsets), tuple(lines), tuple(columns))


def _moved(raw: str, start: int, end: int, line: int, column: int) -> tuple[int, int]:
    breaks = raw.count("\n", start, end)
    return (line + breaks, end - raw.rfind("\n", start, end)) if breaks else (line, column + end - start)
