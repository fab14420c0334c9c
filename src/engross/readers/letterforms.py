"""How alike the outlines of two letters are, whatever fonts they come from.

Takes outlines; returns how much they look like each letter of the fonts that come with the toolkit, by a sketch: a grid
of what is inked in the box of the letter, with the shape and height of that box. Reads no other font. All figures are
our own settings: they were set so that no letter of 210 fonts of text counts as another one.
"""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from string import ascii_letters, digits

from engross.readers.programs import Outline, TrueType
from engross.records import dataclass
from engross.writers.glyphs import FONTS

_ROWS, _COLUMNS = 20, 16
"""The grid of a sketch."""
_HIGH = 500.0
"""The height of an x in fonts of text, about, in the units of outlines."""
_OFF, _FREE, _SLIM, _SHAPED = 0.5, 0.15, 0.6, 0.3
"""What a box that is elsewhere, or of another shape, takes off, and how far it may be or differ for nothing."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A letter on a grid, and its box in heights of an x."""

    inked: int
    shape: float
    foot: float
    head: float


def sketched(outline: Outline) -> Sketch:
    """The sketch of an outline that is not empty."""
    across, upwards = zip(*(point for points in outline for point in points), strict=True)
    left, right, foot, head = min(across), max(across), min(upwards), max(upwards)
    step, width = max(1, head - foot) / _ROWS, max(1, right - left)
    lines = [line for points in outline for line in pairwise((*points, points[0]))]
    inked = 0
    for row in range(_ROWS):
        inked = inked << _COLUMNS | _row(lines, foot + (row + 0.5) * step, left, width)
    return Sketch(inked, width / max(1, head - foot), foot / _HIGH, head / _HIGH)


def _row(lines: Iterable[tuple[tuple[int, int], tuple[int, int]]], y: float, left: int, width: int) -> int:
    """What is inked at one height."""
    crossings = sorted(
        (x + (y - up) * (end - x) / (top - up), 1 if top > up else -1)
        for (x, up), (end, top) in lines
        if (up <= y) != (top <= y)
    )
    found = turns = 0
    for (start, turn), (end, _) in pairwise(crossings):
        turns += turn
        if turns:
            first = min(max(0, round((start - left) / width * _COLUMNS)), _COLUMNS - 1)
            last = max(first + 1, min(_COLUMNS, round((end - left) / width * _COLUMNS)))
            found |= (1 << last) - (1 << first)
    return found


def likeness(one: Sketch, other: Sketch) -> float:
    """How alike two letters are: 1 for the same, about 0 for letters that have nothing in common."""
    common = (one.inked & other.inked).bit_count() / max(1, (one.inked | other.inked).bit_count())
    off = abs(one.foot - other.foot) + abs(one.head - other.head)
    slim = min(one.shape, other.shape) / max(one.shape, other.shape)
    return common - _OFF * max(0.0, off - _FREE) - _SHAPED * max(0.0, _SLIM - slim)


@cache
def faces() -> tuple[TrueType, ...]:
    """The fonts that come with the toolkit."""
    return tuple(TrueType(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"), reverse=True))


@cache
def _known() -> tuple[tuple[str, Sketch], ...]:
    return tuple((one, sketched(face.outline(one))) for face in faces() for one in ascii_letters + digits)


def looks(outline: Outline) -> dict[str, float]:
    """How much an outline looks like each letter and digit."""
    sketch = sketched(outline)
    found: dict[str, float] = {}
    for letter, known in _known():
        found[letter] = max(likeness(sketch, known), found.get(letter, -1.0))
    return found
