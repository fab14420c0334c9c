"""Whether the lines of a PDF page make a drawing, or are rules, boxes and bullets of its text.

Takes each path of a page as it is painted; counts its curves and marks. Never looks at words or colours.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from engross.readers.geometry import around, is_box

_SLANT, _MARK, _MARKS = 15.0, (2.0, 12.0), 30
"""Points from which a slanted line is a drawing, and the size and number of small marks that are one (our own)."""
_ALIKE = 3
"""How many shapes of one kind count towards a drawing (our own setting)."""
_CURVES = 60
"""Curves on a page from which they make a drawing: rules and boxes have none, rounded ones four (our own setting)."""


class Sketch:
    """The paths of one page."""

    def __init__(self) -> None:
        self._curves = self._marks = 0
        self._shapes: Counter[tuple[int, int, int]] = Counter()
        self._slants = False

    @property
    def is_drawing(self) -> bool:
        """Whether the page has a line that slants, many marks as small as letters, or many curves."""
        return self._slants or self._marks >= _MARKS or self._curves >= _CURVES

    def path(self, parts: Sequence[list[tuple[float, float]]], bends: int) -> None:
        """Count a path that is painted: the points of each of its parts, and how often it bends."""
        self._slants = self._slants or any(
            abs(x - u) > _SLANT and abs(y - v) > _SLANT
            for points in parts
            if not is_box(points)
            for (x, y), (u, v) in pairwise(points)
        )
        whole = around([point for points in parts for point in points])
        shape = round(whole.right - whole.left), round(whole.top - whole.bottom), bends
        self._shapes[shape] += 1
        # The bullets of a list are one shape, and letters that are drawn are many.
        self._curves += bends if self._shapes[shape] <= _ALIKE else 0
        small = (max(box.right - box.left, box.top - box.bottom) for box in map(around, parts))
        self._marks += sum(_MARK[0] < size < _MARK[1] for size in small) if not bends else 0
