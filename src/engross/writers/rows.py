"""A redline as pages set it: chapters of rows.

Takes a `Redline`; returns frozen values that tell a template where each row can be reached, which classes of change it
holds and what is to be said of it. Never makes markup.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from engross.model import (
    Class,
    Kind,
    Mark,
    Marked,
    MarkedParagraph,
    MarkedTable,
    PlacedParagraph,
    Redline,
    Role,
)
from engross.model.cut import straight
from engross.records import dataclass
from engross.writers.pieces import labels, pieces

FORMER = "_old."
"""Opens the anchor of a copy that stood elsewhere before, where the copy that stands now has the id."""

END = "_end"
"""The anchor of the closing line."""

_CHAPTERS = (Kind.TITLE, Kind.PREAMBLE, Kind.SECTION, Kind.ANNEX)


@dataclass(frozen=True, slots=True)
class RowNote:
    """A note on a whole row; `anchor` is where its other copy is, if it has one."""

    text: str
    change: Class
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class RedlineRow:
    """A paragraph or table of a redline, ready to be set.

    `classes` are those of all its changes, the weightiest first. `indent` counts the lists around an item, `depth` the
    headings above a heading: 0 for the title.
    """

    block: Marked
    classes: tuple[Class, ...]
    anchors: tuple[str, ...]
    remarks: tuple[RowNote, ...]
    indent: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Cluster:
    """The rows of one provision that stand together, and the classes of their changes."""

    classes: tuple[Class, ...]
    rows: tuple[RedlineRow, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section with all that stands below it."""

    classes: tuple[Class, ...]
    clusters: tuple[Cluster, ...]


def chapters(redline: Redline) -> tuple[Chapter, ...]:
    """All rows of a redline, section by section and provision by provision, in reading order."""
    found: list[list[Cluster]] = []
    for _, group in groupby(_rows(redline), key=lambda row: row.block.here.id):
        rows = tuple(group)
        cluster = Cluster(_sorted(one for row in rows for one in row.classes), rows)
        if not found or _opens_chapter(rows[0].block):
            found.append([])
        found[-1].append(cluster)
    return tuple(Chapter(_sorted(one for each in chapter for one in each.classes), tuple(chapter)) for chapter in found)


def _rows(redline: Redline) -> Iterator[RedlineRow]:
    place = _Places(redline)
    said: tuple[str, Mark] | None = None
    depth = -1
    for block in redline.blocks:
        remarks = place.remarks(block)
        moved = (block.here.id, block.mark) if isinstance(block, MarkedParagraph) and block.other else None
        if moved and moved == said:
            remarks = ()
        said = moved
        classes = _sorted((*_changes(block), *(remark.change for remark in remarks)))
        indent = 0
        if isinstance(block, MarkedParagraph):
            indent = place.indent(block.here)
            if block.here.role is Role.HEADING:
                depth = min(0 if block.here.kind is Kind.TITLE else max(block.here.level, 1), depth + 1)
        yield RedlineRow(block, classes, place.anchors(block), remarks, indent, depth)


class _Places:
    """Where things are in a redline: the anchors of both documents, and the levels at which each has its items."""

    def __init__(self, redline: Redline) -> None:
        paragraphs = [block for block in redline.blocks if isinstance(block, MarkedParagraph)]
        self._new = {anchor for block in paragraphs if block.new for anchor in block.new.anchors}
        self._former = {
            anchor
            for block in paragraphs
            if block.new is None and block.old
            for anchor in block.old.anchors
            if anchor in self._new
        }
        self._given: set[str] = set()
        items = {(block.here.scheme, block.here.level) for block in paragraphs if block.here.kind is Kind.ITEM}
        self._levels = {scheme: sorted(level for each, level in items if each == scheme) for scheme, _ in items}

    def anchors(self, block: Marked) -> tuple[str, ...]:
        """The ids of a row, each once on the page; an old one gives way where the new document uses it."""
        if isinstance(block, MarkedTable):
            return ()
        if block.here.role is Role.END:
            # A changed closing line can stand there twice.
            wanted: tuple[str, ...] = (END if block.new else FORMER + END,)
        elif block.new is None and block.old:
            wanted = tuple(FORMER + one if one in self._new else one for one in block.old.anchors)
        else:
            gone = tuple(one for one in (block.old.anchors if block.old else ()) if one not in self._new)
            wanted = (*(block.new.anchors if block.new else ()), *gone)
        fresh = tuple(one for one in dict.fromkeys(wanted) if one not in self._given)
        self._given.update(fresh)
        return fresh

    def indent(self, paragraph: PlacedParagraph) -> int:
        """How many lists an item stands in."""
        if paragraph.kind is not Kind.ITEM:
            return 0
        return self._levels[paragraph.scheme].index(paragraph.level) + 1

    def remarks(self, block: Marked) -> tuple[RowNote, ...]:
        """Where a moved row is or was, and what became of its setting."""
        if isinstance(block, MarkedTable):
            return _retitled(block)
        if block.other:
            return (self._moved(block, block.other),)
        if block.old and block.new:
            said = _restyled(block.old, block.new)
            return (RowNote(said, Class.LAYOUT),) if said else ()
        return ()

    def _moved(self, block: MarkedParagraph, other: PlacedParagraph) -> RowNote:
        way = "from" if block.new else "to"
        changed = "" if block.mark in (Mark.MOVED_FROM, Mark.MOVED_TO) else " and changed"
        anchor = FORMER + other.id if block.new and other.id in self._former else other.id
        return RowNote(f"moved {way} {other.number or 'another place'}{changed}", Class.WORDING, anchor)


def _retitled(table: MarkedTable) -> tuple[RowNote, ...]:
    if table.old and table.new and straight(table.old.caption) != straight(table.new.caption):
        return (RowNote(f"table called “{table.new.caption}”, was “{table.old.caption}”", Class.WORDING),)
    return ()


def _restyled(old: PlacedParagraph, new: PlacedParagraph) -> str:
    said = []
    before, after = _manner(old), _manner(new)
    if before != after:
        said.append(f"set as {after}, was {before}")
    if old.conspicuous != new.conspicuous:
        said.append("now conspicuous" if new.conspicuous else "no longer conspicuous")
    return "; ".join(said)


def _manner(paragraph: PlacedParagraph) -> str:
    """How a paragraph is set, in words."""
    name = paragraph.kind.value + (" heading" if paragraph.role is Role.HEADING else "")
    return f"{name} of level {paragraph.level}" if paragraph.scheme else name


def _changes(block: Marked) -> Iterator[Class]:
    """The classes of all changes in a block, one for each place."""
    if isinstance(block, MarkedTable):
        yield from (one for row in block.rows for cell in row.cells for one in _changes(cell))
        return
    after_deletion = False
    for piece in pieces(block.stretches):
        if piece.change and not (piece.mark is Mark.INSERTED and after_deletion):
            yield piece.change
        after_deletion = piece.mark is Mark.DELETED
    if block.mark is Mark.NONE and labels(block, cited=True) and labels(block, cited=True)[0].change:
        yield Class.RENUMBERING


def edits(block: Marked) -> Iterator[Class]:
    """The classes of the edits in a block; the copy that a moved paragraph leaves behind is no second one."""
    if isinstance(block, MarkedParagraph) and block.mark is Mark.MOVED_FROM:
        return
    yield from _changes(block)
    if isinstance(block, MarkedTable):
        yield from (remark.change for remark in _retitled(block))
    elif block.old and block.new and _restyled(block.old, block.new):
        yield Class.LAYOUT


def _sorted(classes: Iterable[Class]) -> tuple[Class, ...]:
    found = set(classes)
    return tuple(one for one in Class if one in found)


def _opens_chapter(block: Marked) -> bool:
    here = block.here
    return isinstance(here, PlacedParagraph) and (here.kind in _CHAPTERS or here.role is Role.END)
