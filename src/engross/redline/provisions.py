"""The blocks of one provision side by side, as one passage of both documents.

Takes the marked blocks that have one id, returns stretches in the order in which both documents read. A paragraph that
came here from elsewhere in the document is compared with the copy it left there.
"""

from collections.abc import Iterable, Iterator, Sequence

from engross.model import (
    Class,
    Edit,
    Inline,
    Kept,
    Mark,
    Marked,
    MarkedParagraph,
    MarkedTable,
    Placed,
    PlacedParagraph,
    Stretch,
    Text,
)
from engross.model.cut import straight
from engross.records import dataclass
from engross.redline.edits import opcodes
from engross.redline.tables import kept_table
from engross.redline.words import diff

_MOVED = (Mark.MOVED_FROM, Mark.MOVED_TO)


@dataclass(frozen=True, slots=True)
class ProvisionPart:
    """A paragraph or cell: what parts it from the one before, where it stands, and its words."""

    separator: str
    in_old: bool
    in_new: bool
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A provision in both documents.

    `moved` where any of it stands at another place, `restyled` where any of it has another level, kind or weight,
    `edited` where its words differ otherwise than by such a move or by numbers.
    """

    stretches: tuple[Stretch, ...]
    edited: bool
    moved: bool = False
    restyled: bool = False


def compared(blocks: Sequence[Marked]) -> Comparison:
    """One provision, block by block."""
    pairs = list(_pairs(blocks))
    both = [(old, new) for old, new in pairs if old and new]
    parts = [[*_parts(old, new)] for old, new in pairs]
    alone = [(old or new) if not (old and new) else None for old, new in pairs]
    gone = [one is not None and one.mark in _MOVED for one in alone]
    return Comparison(
        stretches=tuple(_joined(part for each in parts for part in each)),
        edited=any(
            _edited(part.stretches) for each, moved in zip(parts, gone, strict=True) if not moved for part in each
        ),
        moved=any(gone) or any(old is not new for old, new in both),
        restyled=any(_look(old.old) != _look(new.new) for old, new in both),
    )


def run_together(old: Iterable[Placed], new: Iterable[Placed]) -> Comparison:
    """Provisions that one side has run into one paragraph, word by word."""
    stretches = diff(_line(old), _line(new))
    return Comparison(stretches, _edited(stretches))


def _edited(stretches: Iterable[Stretch]) -> bool:
    return any(isinstance(one, Edit) and one.change is not Class.RENUMBERING for one in stretches)


def _line(side: Iterable[Placed]) -> tuple[Inline, ...]:
    words: list[Inline] = []
    above = ""
    for placed in side:
        cells = (placed,) if isinstance(placed, PlacedParagraph) else (cell for row in placed.rows for cell in row)
        for cell in cells:
            words += [Text("\n" if above == cell.id else " "), *cell.inlines] if words else cell.inlines
            above = cell.id
    return tuple(words)


def _pairs(blocks: Sequence[Marked]) -> Iterator[tuple[Marked | None, Marked | None]]:
    """The blocks in reading order, a copy here and the copy it left elsewhere as one.

    Where the two stand on either side of something that kept its place, each stands alone.
    """
    between: list[Marked] = []
    for block in blocks:
        if block.mark is Mark.NONE and block.old and block.new:
            yield from _loose(between)
            yield block, block
            between = []
        else:
            between.append(block)
    yield from _loose(between)


def _loose(blocks: Sequence[Marked]) -> Iterator[tuple[Marked | None, Marked | None]]:
    """What did not keep its place, between two neighbours that did: what went before what came."""
    old, new = [block for block in blocks if block.old], [block for block in blocks if block.new]
    come: list[Marked] = []
    for tag, i, i_end, j, j_end in opcodes(_names(old), _names(new)):
        if tag == "equal":
            yield from ((None, block) for block in come)
            yield from zip(old[i:i_end], new[j:j_end], strict=True)
            come = []
        elif tag == "delete":
            yield from ((block, None) for block in old[i:i_end])
        else:
            come += new[j:j_end]
    yield from ((None, block) for block in come)


def _names(blocks: Sequence[Marked]) -> list[object]:
    """The same name on both sides for what belongs together, another one for all else."""
    names: list[object] = []
    for block in blocks:
        if isinstance(block, MarkedTable):
            names.append((straight(block.here.caption), block.here.widths))
        else:
            names.append(("move", block.move) if block.move else (block.mark, len(names)))
    return names


def _parts(old: Marked | None, new: Marked | None) -> Iterator[ProvisionPart]:
    if isinstance(old, MarkedTable) and isinstance(new, MarkedTable) and old is not new:
        assert old.old is not None
        assert new.new is not None
        yield from _table(kept_table(old.old, new.new))
    elif isinstance(old, MarkedParagraph) and isinstance(new, MarkedParagraph) and old is not new:
        yield ProvisionPart("\n", True, True, diff(old.here.inlines, new.here.inlines))
    else:
        block = old or new
        assert block is not None
        yield from _table(block) if isinstance(block, MarkedTable) else (_part("\n", block),)


def _table(table: MarkedTable) -> Iterator[ProvisionPart]:
    caption = (Text(table.here.caption),)
    yield ProvisionPart("\n", table.old is not None, table.new is not None, diff(*_sides(caption, table)))
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            yield _part("\t" if place else "\n", cell)


def _part(separator: str, paragraph: MarkedParagraph) -> ProvisionPart:
    return ProvisionPart(separator, paragraph.old is not None, paragraph.new is not None, paragraph.stretches)


def _sides(words: tuple[Inline, ...], block: Marked) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    return words if block.old else (), words if block.new else ()


def _joined(parts: Iterable[ProvisionPart]) -> Iterator[Stretch]:
    """The words of all parts, each with what parts it from the one before on the sides that have both."""
    begun_old = begun_new = False
    for part in parts:
        separator = (Text(part.separator),)
        old = separator if part.in_old and begun_old else ()
        new = separator if part.in_new and begun_new else ()
        if old and new:
            yield Kept(*old, *new)
        elif old or new:
            yield Edit(old, new, Class.LAYOUT)
        yield from part.stretches
        begun_old, begun_new = begun_old or part.in_old, begun_new or part.in_new


def _look(placed: Placed | None) -> tuple[object, ...]:
    if isinstance(placed, PlacedParagraph):
        return (placed.kind, placed.role, placed.scheme, placed.level, placed.conspicuous)
    return (placed and placed.conspicuous,)
