"""Whether words have the room that they need: in a row or frame of fixed height, in a narrow cell, on a page.

Takes properties and the blocks that stand there; returns what is too small, or where a cell stands in several places.
Widths and heights of letters are estimated, in favour of words that may still be read. Never reads what words say.
"""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import TYPE_CHECKING

from engross.readers.word.markup import W, attribute, below, number, value
from engross.readers.word.seen import is_off, is_off_table
from engross.readers.word.structure import Block, Paragraph, Words, paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_LETTER, _LINE = 4.2, 10
"""Twentieths of a point that a letter is wide and a line is high, for each half point of size (our own setting)."""
_NARROWEST = 150
"""Twentieths of a point of a cell that shows no words (our own setting)."""
_SMALLEST_PAGE = 1000
"""Twentieths of a point of a page or column that shows no lines (our own setting)."""
_WIDEST = 9000
"""Twentieths of a point that a cell or frame has whose width is not known."""
_USUAL = 20
"""Half points of words without a size."""
SPANS = "cell that stands in several rows or columns"
LOW = "words that are cut off, in too little height"
NARROW = "page without room for its words"


def spans(cell: "_Element | None") -> bool:
    """Whether a cell stands in several columns, or begins one that stands in several rows."""
    merged = any(value(cell, name) == "restart" for name in ("vMerge", "hMerge"))
    return merged or number(value(cell, "gridSpan"), 1) > 1


def shifted(row: "_Element | None") -> bool:
    """Whether the cells of a row begin in another column than the first."""
    return number(value(row, "gridBefore")) > 0


def is_narrow(cell: "_Element | None", table: "_Element | None") -> bool:
    """Whether a cell of a table whose columns stay as they are is too narrow for letters."""
    layout, width = below(table, "tblLayout"), _width(cell)
    return layout is not None and attribute(layout, "type") == "fixed" and 0 < width < _NARROWEST


def cuts_row(row: "_Element | None", cells: "Iterable[tuple[_Element | None, tuple[Block, ...]]]") -> bool:
    """Whether a row of fixed height cuts off words of its cells; each is given by its properties and blocks."""
    height = below(row, "trHeight")
    if height is None or attribute(height, "hRule") != "exact":
        return False
    return any(_high(blocks, _width(cell) or _WIDEST) > number(value(height)) for cell, blocks in cells)


def cuts_frame(properties: "_Element | None", paragraph: Paragraph) -> bool:
    """Whether a frame of fixed height cuts off words of its paragraph."""
    frame = below(properties, "framePr")
    if frame is None or attribute(frame, "hRule") != "exact":
        return False
    return _high((paragraph,), number(attribute(frame, "w")) or _WIDEST) > number(attribute(frame, "h"))


def unread(body: "_Element") -> Iterator[str]:
    """Names the pages that are too small for lines of words, and what is put elsewhere on a page, maybe over words."""
    frames = [each for each in body.iter(f"{W}framePr") if attribute(each, "dropCap") in ("", "none")]
    frames = [each for each in frames if not is_off(each.getparent())]
    if any(attribute(each, name) for each in frames for name in ("x", "y", "xAlign", "yAlign")):
        yield "frame that stands elsewhere on its page"
    if not all(is_off_table(each.getparent()) for each in body.iter(f"{W}tblpPr")):
        yield "table that stands elsewhere on its page"
    for section in body.iter(f"{W}sectPr"):
        size, margins, columns = (below(section, name) for name in ("pgSz", "pgMar", "cols"))
        if size is None or margins is None:
            continue
        sides = {name: number(attribute(margins, name)) for name in ("left", "right", "top", "bottom", "gutter")}
        wide = number(attribute(size, "w"), _WIDEST) - sides["left"] - sides["right"] - sides["gutter"]
        high = number(attribute(size, "h"), _WIDEST) - abs(sides["top"]) - abs(sides["bottom"])
        count = max(number(attribute(columns, "num"), 1), 1) if columns is not None else 1
        between = number(attribute(columns, "space")) if columns is not None else 0
        if min((wide - (count - 1) * between) / count, high) < _SMALLEST_PAGE:
            yield NARROW


def _width(cell: "_Element | None") -> int:
    width = below(cell, "tcW")
    return number(attribute(width, "w")) if width is not None and attribute(width, "type") == "dxa" else 0


def _high(blocks: Iterable[Block], width: int) -> float:
    """How much height words need at least, in lines of this width."""
    high = 0.0
    for paragraph in paragraphs(blocks):
        words = [item for item in paragraph.items if isinstance(item, Words)]
        size = max((item.look.size for item in words), default=0) or _USUAL
        letters = sum(len(item.text) for item in words)
        high += ceil(letters * size * _LETTER / width) * size * _LINE
    return high
