"""Tables with the marks of a redline: rows by their first cells, cells word by word.

Takes tables laid flat. Never sets a table inside another that has other columns or another caption.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.model import Class, Edit, Mark, MarkedParagraph, MarkedRow, MarkedTable, PlacedParagraph, PlacedTable
from engross.model.cut import straight
from engross.redline.likeness import Alphabet, Pairs, in_order, of_one_name
from engross.redline.marked import kept, whole
from engross.redline.words import keys

LIKE_ENOUGH = 0.3
"""Rows are short: one that answers otherwise in two of its cells is still the same row."""

Row = tuple[PlacedParagraph, ...]


def fits(old: PlacedTable, new: PlacedTable) -> bool:
    """Whether one table can be marked inside the other: the same caption and the same columns."""
    return (straight(old.caption), old.widths) == (straight(new.caption), new.widths)


def kept_table(old: PlacedTable, new: PlacedTable) -> MarkedTable:
    """A table that both documents have; the header rows are always a pair."""
    counted = _counted(old) and _counted(new)
    pairs = [(0, 0), *((i + 1, j + 1) for i, j in _pairs(old.rows[1:], new.rows[1:], counted))]
    return MarkedTable(Mark.NONE, old, new, tuple(_rows(old, new, pairs, counted)))


def whole_table(table: PlacedTable, mark: Mark) -> MarkedTable:
    """A table that only one of the documents has at this place."""
    rows = tuple(_whole_row(row, mark) for row in table.rows)
    if mark is Mark.DELETED:
        return MarkedTable(mark, table, None, rows)
    return MarkedTable(mark, None, table, rows)


def _counted(table: PlacedTable) -> bool:
    """Whether the first cells do nothing but count the rows, from wherever the table above left off."""
    cells = [row[0].text for row in table.rows[1:]]
    if not cells or not all(cell.isdecimal() for cell in cells):
        return False
    return [int(cell) for cell in cells] == list(range(int(cells[0]), int(cells[0]) + len(cells)))


def _pairs(old: Sequence[Row], new: Sequence[Row], counted: bool) -> Pairs:
    if old == new:
        return [(at, at) for at in range(len(old))]
    alphabet = Alphabet()
    if counted:
        old, new = [row[1:] for row in old], [row[1:] for row in new]
    before, after = (
        [alphabet.spell(inline for cell in row for inline in cell.inlines) for row in side] for side in (old, new)
    )
    names_old, names_new = ([keys(row[0].inlines) if row else () for row in side] for side in (old, new))
    return in_order(before, after, LIKE_ENOUGH, of_one_name(names_old, names_new))


def _rows(old: PlacedTable, new: PlacedTable, pairs: Pairs, counted: bool) -> Iterator[MarkedRow]:
    i = j = 0
    for next_i, next_j in (*pairs, (len(old.rows), len(new.rows))):
        yield from (_whole_row(row, Mark.DELETED) for row in old.rows[i:next_i])
        yield from (_whole_row(row, Mark.INSERTED) for row in new.rows[j:next_j])
        if next_i < len(old.rows):
            cells = [kept(one, other) for one, other in zip(old.rows[next_i], new.rows[next_j], strict=True)]
            if counted and next_i:
                cells[0] = _recounted(cells[0])
            yield MarkedRow(Mark.NONE, tuple(cells))
        i, j = next_i + 1, next_j + 1


def _recounted(cell: MarkedParagraph) -> MarkedParagraph:
    """The cell that counts a row: another count is no change of words."""
    stretches = (replace(one, change=Class.RENUMBERING) if isinstance(one, Edit) else one for one in cell.stretches)
    return replace(cell, stretches=tuple(stretches))


def _whole_row(row: Row, mark: Mark) -> MarkedRow:
    return MarkedRow(mark, tuple(whole(cell, mark) for cell in row))
