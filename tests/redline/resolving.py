"""Accepting and rejecting a redline as the types describe it: a Redline in, the document laid flat out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from engross.model import (
    Edit,
    Inline,
    Mark,
    MarkedParagraph,
    Placed,
    PlacedParagraph,
    PlacedTable,
    Redline,
    Reference,
    Term,
    Text,
)

OLD = (Mark.NONE, Mark.DELETED, Mark.MOVED_FROM)
NEW = (Mark.NONE, Mark.INSERTED, Mark.MOVED_TO)


def accepted(redline: Redline) -> tuple[Placed, ...]:
    """What is left with all changes taken: words out of the stretches, all else out of the newer paragraph."""
    return tuple(_resolved(redline, NEW))


def rejected(redline: Redline) -> tuple[Placed, ...]:
    """What is left with all changes refused."""
    return tuple(_resolved(redline, OLD))


def tidy(placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """A document laid flat, with neighbouring inlines of one look as one."""
    return tuple(_tidied(one) for one in placed)


def merged(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Inlines without empty ones, neighbours of one look as one."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if isinstance(last, Text | Term) and type(last) is type(inline) and replace(last, text=inline.text) == inline:
            found[-1] = replace(last, text=last.text + inline.text)
        elif inline.text:
            found.append(inline)
    return tuple(found)


def same_but_for_ids(one: Sequence[Placed], other: Sequence[Placed]) -> bool:
    """Whether two flat documents are the same when each id of the second is given the name that the first has there."""
    names: dict[str, str] = {}
    for left, right in zip(one, other, strict=True):
        if names.setdefault(right.id, left.id) != left.id:
            return False
        if isinstance(left, PlacedParagraph) and isinstance(right, PlacedParagraph):
            names |= dict(zip(right.anchors, left.anchors, strict=True))
    if len(set(names.values())) != len(names):
        return False
    return tuple(one) == tuple(_renamed(placed, names) for placed in other)


def _resolved(redline: Redline, side: tuple[Mark, ...]) -> Iterable[Placed]:
    for block in redline.blocks:
        if block.mark not in side:
            continue
        if isinstance(block, MarkedParagraph):
            yield _paragraph(block, side)
            continue
        rows = tuple(tuple(_paragraph(cell, side) for cell in row.cells) for row in block.rows if row.mark in side)
        table = block.new if side is NEW else block.old
        assert table is not None
        yield replace(table, rows=rows)


def _paragraph(block: MarkedParagraph, side: tuple[Mark, ...]) -> PlacedParagraph:
    placed = block.new if side is NEW else block.old
    assert placed is not None
    words: list[Inline] = []
    for one in block.stretches:
        if isinstance(one, Edit):
            words += one.inserted if side is NEW else one.deleted
        else:
            words.append(one.new if side is NEW else one.old)
    return replace(placed, inlines=merged(words))


def _tidied(placed: Placed) -> Placed:
    if isinstance(placed, PlacedParagraph):
        return replace(placed, inlines=merged(placed.inlines))
    return replace(
        placed, rows=tuple(tuple(replace(cell, inlines=merged(cell.inlines)) for cell in row) for row in placed.rows)
    )


def _renamed(placed: Placed, names: dict[str, str]) -> Placed:
    if isinstance(placed, PlacedTable):
        rows = tuple(tuple(_renamed_paragraph(cell, names) for cell in row) for row in placed.rows)
        return replace(placed, id=names[placed.id], rows=rows)
    return _renamed_paragraph(placed, names)


def _renamed_paragraph(placed: PlacedParagraph, names: dict[str, str]) -> PlacedParagraph:
    inlines = tuple(
        replace(one, target=names[one.target]) if isinstance(one, Reference | Term) else one for one in placed.inlines
    )
    return replace(
        placed,
        id=names[placed.id],
        owner=names.get(placed.owner, placed.owner),
        anchors=tuple(names[id] for id in placed.anchors),
        inlines=inlines,
    )
