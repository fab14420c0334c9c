"""Two Documents in, one Redline out: what both have, what one has, what moved, what changed.

The flat blocks are exact: without what was deleted or moved away they are the newer document laid flat, without what
was inserted or moved here the older one, up to the ids that were made one.
"""

from collections.abc import Iterator

from engross.model import Change, Document, Mark, Marked, Placed, PlacedParagraph, PlacedTable, Redline
from engross.records import dataclass
from engross.redline import alignment
from engross.redline.changes import changes
from engross.redline.flat import place
from engross.redline.identities import Flat, identified
from engross.redline.likeness import Pairs
from engross.redline.marked import kept, whole
from engross.redline.moves import moves
from engross.redline.provisions import Comparison
from engross.redline.tables import kept_table, whole_table

Moved = dict[int, tuple[PlacedParagraph, bool, int]]
"""By place: the copy on the other side, whether it has the same words, and the number of the move."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A redline, and each of its changes with its words as inlines, which know what a reference points at."""

    redline: Redline
    changes: tuple[tuple[Change, Comparison], ...]


def compared(old: Document, new: Document) -> Compared:
    """Compare two documents once, for a redline and for `impact`."""
    before, after = identified(place(old), place(new))
    blocks = _blocks(before, after)
    found = tuple(changes(before, after, blocks))
    redline = Redline(
        old=old.record,
        new=new.record,
        old_numbering=old.numbering,
        new_numbering=new.numbering,
        blocks=blocks,
        changes=tuple(change for change, _ in found),
    )
    return Compared(redline, found)


def compare(old: Document, new: Document) -> Redline:
    """Both documents as one, with the changes that lead from the older to the newer."""
    return compared(old, new).redline


def unchanged(document: Document) -> Redline:
    """The document as a redline without any mark: what it is beside itself."""
    blocks = tuple(_kept(placed, placed) for placed in place(document))
    return Redline(document.record, document.record, document.numbering, document.numbering, blocks, ())


def _blocks(old: Flat, new: Flat) -> tuple[Marked, ...]:
    matched = alignment.matched(old, new)
    kept_pairs = alignment.kept(old, new, matched)
    gone, come = _moved(old, new, matched, kept_pairs)
    return tuple(_in_order(old, new, kept_pairs, gone, come))


def _moved(old: Flat, new: Flat, matched: Pairs, kept_pairs: Pairs) -> tuple[Moved, Moved]:
    """The moves, numbered in the order in which the newer document has them."""
    gone: Moved = {}
    come: Moved = {}
    found = moves(old, new, matched, kept_pairs)
    for number, (i, j) in enumerate(sorted(found, key=lambda pair: pair[1]), start=1):
        here, there = old[i], new[j]
        assert isinstance(here, PlacedParagraph)
        assert isinstance(there, PlacedParagraph)
        gone[i], come[j] = (there, found[i, j], number), (here, found[i, j], number)
    return gone, come


def _in_order(old: Flat, new: Flat, pairs: Pairs, gone: Moved, come: Moved) -> Iterator[Marked]:
    """Between two kept blocks stands first what was taken away, then what was put in."""
    i = j = 0
    for next_i, next_j in (*pairs, (len(old), len(new))):
        for at in range(i, next_i):
            yield _whole(old[at], Mark.DELETED, Mark.MOVED_FROM, gone.get(at))
        for at in range(j, next_j):
            yield _whole(new[at], Mark.INSERTED, Mark.MOVED_TO, come.get(at))
        if next_i < len(old) and next_j < len(new):
            yield _kept(old[next_i], new[next_j])
        i, j = next_i + 1, next_j + 1


def _kept(old: Placed, new: Placed) -> Marked:
    if isinstance(old, PlacedTable) and isinstance(new, PlacedTable):
        return kept_table(old, new)
    assert isinstance(old, PlacedParagraph)
    assert isinstance(new, PlacedParagraph)
    return kept(old, new)


def _whole(placed: Placed, changed: Mark, moved: Mark, move: tuple[PlacedParagraph, bool, int] | None) -> Marked:
    if isinstance(placed, PlacedTable):
        return whole_table(placed, changed)
    if move is None:
        return whole(placed, changed)
    other, word_for_word, number = move
    return whole(placed, moved if word_for_word else changed, other, number)
