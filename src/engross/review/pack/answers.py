"""The answers of the sheet that changed, each once.

Takes the redlines of a family's licences; returns the rows whose question, answer or backing differs. A row is one of
the sheet where its table has the columns of the family's sheet. A citation that was only renumbered is the same.
"""

from collections.abc import Iterator, Sequence

from engross.model import (
    Edit,
    Family,
    Mark,
    MarkedParagraph,
    MarkedRow,
    MarkedTable,
    PlacedParagraph,
    PlacedTable,
    Redline,
    Reference,
)
from engross.records import dataclass

Backing = tuple[tuple[str, str], ...]
"""The clauses behind an answer: the id of each, and how the first licence of the group cites it."""


@dataclass(frozen=True, slots=True)
class RowState:
    """A row as one of the two states has it."""

    label: str
    answer: str
    backing: Backing


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that differs, in the licences in which it differs so; one side is missing where the row is."""

    old: RowState | None
    new: RowState | None
    variants: tuple[str, ...]

    @property
    def label(self) -> str:
        """What the row is about, as it reads now, else as it read."""
        here = self.new or self.old
        assert here is not None
        return here.label


def answers(family: Family, redlines: Sequence[tuple[str, Redline]]) -> tuple[ChangedRow, ...]:
    """The changed rows of all licences, in the order in which they are first met; none for a family without a sheet."""
    if family.sheet is None:
        return ()
    columns = family.sheet.columns
    groups: dict[object, tuple[RowState | None, RowState | None, list[str]]] = {}
    for variant, redline in redlines:
        for block in redline.blocks:
            if isinstance(block, MarkedTable) and any(_heads(table) == columns for table in (block.old, block.new)):
                for old, new in _changed(block):
                    groups.setdefault((_key(old), _key(new)), (old, new, []))[2].append(variant)
    return tuple(ChangedRow(old, new, tuple(variants)) for old, new, variants in groups.values())


def _heads(table: PlacedTable | None) -> tuple[str, ...]:
    return tuple(cell.text for cell in table.rows[0]) if table else ()


def _changed(table: MarkedTable) -> Iterator[tuple[RowState | None, RowState | None]]:
    for row in table.rows[1:]:
        if row.mark is not Mark.NONE or any(map(_differs, row.cells[1:])):
            yield _side(row, [cell.old for cell in row.cells]), _side(row, [cell.new for cell in row.cells])


def _differs(cell: MarkedParagraph) -> bool:
    return cell.mark is not Mark.NONE or any(isinstance(stretch, Edit) for stretch in cell.stretches)


def _side(row: MarkedRow, cells: Sequence[PlacedParagraph | None]) -> RowState | None:
    _, label, answer, stated = cells
    if label is None or answer is None or stated is None:
        return None
    cited = tuple((one.target, one.text) for one in stated.inlines if isinstance(one, Reference))
    return RowState(label.text, answer.text, cited or (("", stated.text),))


def _key(side: RowState | None) -> object:
    """What makes two rows one: all but the numbers, which differ between licences."""
    return side and (side.label, side.answer, tuple(target or text for target, text in side.backing))
