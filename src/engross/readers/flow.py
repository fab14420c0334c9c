"""Whether the words of a page stand in the order in which a PDF draws them, which is the one that they are read in.

Takes lines in the order of drawing, each with where its pieces begin; returns the places where the page shows another
order. Words that lie one below the other must be drawn downwards, and those beside each other from left to right; from
one column to the next a page may go up. Never reads words.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from engross.readers.pdf_extras import Mark
from engross.readers.printed import SAME_LINE, PrintedLine
from engross.readers.reading import Standing

DISORDER = "words that stand in another order than they are read"
_NEAR = 0.5
"""How far from each other, in points, words begin that lie one below the other (our own setting)."""


def disordered(lines: Iterable[PrintedLine]) -> Iterator[Mark]:
    """A mark on each page with words in another order, at the first of them."""
    told: set[int] = set()
    lowest: dict[tuple[int, int], float] = {}
    furthest: dict[tuple[int, int], float] = {}
    for line in lines:
        up = False
        for start in line.starts:
            column = (line.page, round(start / _NEAR))
            near = [lowest[place] for step in (-1, 0, 1) if (place := (line.page, column[1] + step)) in lowest]
            up = up or (bool(near) and line.height > min(near) + SAME_LINE * line.size)
            lowest[column] = min(line.height, lowest.get(column, line.height))
        row = (line.page, round(line.height))
        starts = (furthest.get(row, line.starts[0]), *line.starts)
        back = any(later < start - _NEAR for start, later in pairwise(starts))
        furthest[row] = max(starts)
        if (up or back) and line.page not in told:
            told.add(line.page)
            yield Mark(Standing.UNREAD, "", line.page, line.height, DISORDER)
