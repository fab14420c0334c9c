"""Tables of a Word file: the rows of one to cells, each with what its words stand in.

Takes the element of a table, what it stands in and a function that reads the blocks of a cell; returns rows. Never
looks at words.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from engross.readers.reading import Standing
from engross.readers.word import room
from engross.readers.word.fates import of_mark
from engross.readers.word.margins import has_line_numbers
from engross.readers.word.markup import W, below, children, named, value
from engross.readers.word.seen import PAGE, ground, is_low, is_off_table
from engross.readers.word.structure import Block, Cell, Paragraph, RevisionState, Row, Shape
from engross.readers.word.styles import Styles
from engross.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

PROPERTIES = frozenset({"pPr", "rPr", "sectPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "ctrlPr", "rt"})
_ACROSS = frozenset({"lrTb", "lr", "lrTbV"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What paragraphs stand in: whether it hides them or sets them in capitals, and the colour behind them.

    `turned` is the direction of lines that do not run across.
    """

    hidden: bool = False
    capitals: bool = False
    ground: str = PAGE
    turned: str = ""
    lined: bool = False


Blocks = Callable[["_Element", RevisionState, Surroundings], tuple[Block, ...]]


def rows(table: "_Element", fate: RevisionState, styles: Styles, within: Surroundings, blocks: Blocks) -> Iterator[Row]:
    """The rows of a table; `blocks` reads what a cell holds."""
    style = below(table, "tblPr")
    inside = replace(
        within,
        hidden=within.hidden or styles.hides(style) or is_off_table(style),
        capitals=within.capitals or styles.capitals(style),
    )
    # Columns from right to left are read so where their words are of such a script, and else the wrong way round.
    turns = styles.reversed(style) and next(table.iter(f"{W}bidi", f"{W}rtl"), None) is None
    for place, row in enumerate(_direct(table, "tr")):
        properties = below(row, "trPr")
        of_row, low = of_mark(fate, properties), is_low(properties)
        around = replace(inside, hidden=inside.hidden or low, ground=styles.behind_row(style, not place, within.ground))
        held = [(cell, below(cell, "tcPr")) for cell in _direct(row, "tc")]
        cells = [
            _cell(cell, own, of_row, replace(around, hidden=around.hidden or room.is_narrow(own, style)), blocks)
            for cell, own in held
        ]
        if cells and room.shifted(properties):
            cells[0] = _beside(cells[0], room.SPANS)
        filled = ((own, cell.blocks) for (_, own), cell in zip(held, cells, strict=True))
        if not low and room.cuts_row(properties, filled):
            cells[0] = _beside(cells[0], room.LOW)
        yield Row(tuple(cells[::-1] if turns else cells), of_row)


def _cell(
    cell: "_Element", properties: "_Element | None", fate: RevisionState, around: Surroundings, blocks: Blocks
) -> Cell:
    of_cell = of_mark(fate, properties)
    # A cell that goes on with the one above shows nothing of its own.
    goes_on = any(value(each) in ("", "continue") for each in children(properties, "vMerge", "hMerge"))
    inside = replace(
        around,
        hidden=around.hidden or goes_on,
        ground=ground(below(properties, "shd")) or around.ground,
        turned=turned(properties) or around.turned,
    )
    found = Cell(blocks(cell, of_cell, inside), of_cell)
    return _beside(found, room.SPANS) if room.spans(properties) else found


def in_section(around: Surroundings, section: "_Element | None") -> Surroundings:
    """The surroundings of what stands in a section of these properties, if any are given."""
    if section is None:
        return around
    return replace(around, turned=turned(section) or around.turned, lined=has_line_numbers(section))


def turned(properties: "_Element | None") -> str:
    """The direction of lines that do not run across; "" where none is said, or they do."""
    said = value(properties, "textDirection")
    return "" if said in _ACROSS else said


def _beside(cell: Cell, name: str) -> Cell:
    """A cell with something that is not read behind its last words."""
    *above, last = cell.blocks or (Paragraph(()),)
    if not isinstance(last, Paragraph):
        above, last = [*above, last], Paragraph(())
    shape = Shape(Standing.UNREAD, name, "", cell.fate)
    return replace(cell, blocks=(*above, replace(last, items=(*last.items, shape))))


def _direct(parent: "_Element", name: str) -> "Iterator[_Element]":
    """The rows of a table or the cells of a row, also those in content controls and changes, not those further in."""
    for element in parent:
        if element.tag == W + name:
            yield element
        elif named(element) not in PROPERTIES and element.tag not in (f"{W}tbl", f"{W}tc", f"{W}p"):
            yield from _direct(element, name)
