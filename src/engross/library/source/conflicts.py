"""The marks that an unfinished `git merge` leaves in a file.

Takes text; returns each conflict with the lines of its sides, as findings too. A line of equals signs is a mark only
between the marks of two sides, for it underlines a heading elsewhere. Pure: reads no files.
"""

import re
from collections.abc import Iterator

from engross.model import Span
from engross.model.diagnostics import Diagnostic
from engross.records import dataclass

HINT = "keep the words that are meant, and remove the lines that git put in"
_OURS, _BASE, _SIDES, _THEIRS = (re.compile(rf"{sign}{{7,}}(?: (.*))?") for sign in ("<", r"\|", "=", ">"))


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: what git calls it, and its first and last line, counted from 1 (`last < first`: none)."""

    name: str
    first: int
    last: int

    @property
    def said(self) -> str:
        """The side as a person reads it."""
        name = f" ({self.name})" if self.name else ""
        if self.last < self.first:
            return f"nothing at line {self.first}{name}"
        return f"line {self.first}{name}" if self.first == self.last else f"lines {self.first} to {self.last}{name}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict, from the line of its first mark to that of its last; without sides where a mark has no match."""

    first: int
    last: int
    ours: Side | None = None
    theirs: Side | None = None


def conflicts(text: str) -> tuple[Conflict, ...]:
    """Every conflict of a text, in order."""
    return tuple(_conflicts(text.split("\n")))


def findings(text: str, path: str, hint: str = HINT) -> Iterator[Diagnostic]:
    """A finding for each conflict, with the lines of its two sides."""
    for one in conflicts(text):
        message = "a mark of a merge without the marks that belong to it"
        if one.ours and one.theirs:
            message = f"a merge is not finished: {one.ours.said} against {one.theirs.said}"
        yield Diagnostic("merge-conflict", message, Span(path, one.first), hint)


def ours(text: str) -> str:
    """The text with the side of the branch that was merged into, for each conflict that has sides."""
    lines = text.split("\n")
    for one in reversed(conflicts(text)):
        kept = lines[one.ours.first - 1 : one.ours.last] if one.ours else []
        lines[one.first - 1 : one.last] = kept
    return "\n".join(lines)


def _conflicts(lines: list[str]) -> Iterator[Conflict]:
    number = 1
    while number <= len(lines):
        line = lines[number - 1].rstrip("\r")
        if _OURS.fullmatch(line):
            found = _whole(lines, number)
            yield found
            number = found.last
        elif _THEIRS.fullmatch(line) or (_BASE.fullmatch(line) and not set(line) <= {"|"}):
            yield Conflict(number, number)
        number += 1


def _whole(lines: list[str], first: int) -> Conflict:
    """The conflict that a mark opens; that mark alone where the others do not follow."""
    base = sides = 0
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1].rstrip("\r")
        if _OURS.fullmatch(line):
            break
        if not sides and not base and _BASE.fullmatch(line):
            base = number
        elif not sides and _SIDES.fullmatch(line):
            sides = number
        elif found := _THEIRS.fullmatch(line):
            if not sides:
                break
            opening = _OURS.fullmatch(lines[first - 1].rstrip("\r"))
            assert opening
            ours = Side(opening[1] or "", first + 1, (base or sides) - 1)
            return Conflict(first, number, ours, Side(found[1] or "", sides + 1, number - 1))
    return Conflict(first, first)
