"""What stands in a file and is no part of the text: its table of contents.

Takes the lines or paragraphs of a file as strings, returns which of them to leave out. What is a contents is told by
the file itself: a stretch of entries, all of which come again below, in the same order, over most of the file.
"""

import re
from collections.abc import Sequence

from engross.readers.pieces import LABEL

_TITLE = re.compile(r"(?:table of )?contents:?", re.IGNORECASE)
_PAGE = re.compile(r"(?:[\s.\u2026·_]+|\s)(?:[0-9]{1,4}|[ivxlc]{1,6})$")
_FEWEST, _MOST = 3, 100
"""Entries that make a contents, and lines that it may have (our own setting)."""
_LATEST = 200
"""The line at which a contents begins at the latest (our own setting)."""
_SPAN = 0.5
"""The part of the file, by words, over which its entries must come again (our own setting)."""
_FIRST = 0.25
"""The part of the file in which a contents begins (our own setting)."""


def contents(lines: Sequence[str]) -> set[int]:
    """The places of the lines that make a table of contents, its title included; empty where there is none."""
    keys = [_key(line) for line in lines]
    starts: list[int] = []
    length = 0
    for key in keys:
        starts.append(length)
        length += len(key) + 1
    whole = " ".join(keys)
    start = 0
    while start < min(len(lines), _LATEST) and starts[start] <= _FIRST * length:
        if keys[start]:
            end = _run(keys, starts, whole, start)
            if end:
                first = start
                while first and (not keys[first - 1] or _TITLE.fullmatch(lines[first - 1].strip())):
                    first -= 1
                return set(range(first, end))
        start += 1
    return set()


def _run(keys: Sequence[str], starts: Sequence[int], whole: str, start: int) -> int:
    """Where the contents that begins at `start` ends; 0 where none does."""
    for end in _ends(keys, starts, whole, start):
        entries = [key for key in keys[start:end] if key]
        at = starts[end] if end < len(starts) else len(whole)
        twins: list[int] = []
        for key in entries:
            at = _find(whole, key, at)
            if at < 0:
                break
            twins.append(at)
            at += len(key)
        if len(twins) == len(entries) >= _FEWEST and twins[-1] - starts[start] >= _SPAN * len(whole):
            return end
    return 0


def _ends(keys: Sequence[str], starts: Sequence[int], whole: str, start: int) -> list[int]:
    """Where a contents may end, the last place first: behind a line, before one that does not come again."""
    at = start
    while at < min(len(keys), start + _MOST) and (
        not keys[at] or _find(whole, keys[at], starts[at] + len(keys[at])) >= 0
    ):
        at += 1
    return list(range(at, start + _FEWEST - 1, -1))


def _find(whole: str, key: str, start: int) -> int:
    return f"{whole} ".find(f" {key} ", max(start, 0))


def _key(line: str) -> str:
    """The words of a line without its label and page number; empty where it has no other."""
    text = " ".join(line.split())
    opening = LABEL.match(text)
    text = text[opening.end() :] if opening else text
    text = _PAGE.sub("", text)
    return "" if re.fullmatch(r"[0-9. ]*", text) else text.casefold()
