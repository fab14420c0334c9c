"""The figures of a redline: how much was put in, taken out, moved and numbered anew.

Takes a `Redline`; returns counts alone. Words are those of the documents, without labels. Never judges a change.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from engross.model import Edit, Inline, Mark, Marked, MarkedParagraph, Redline
from engross.model.cut import words
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a redline marks.

    `insertions` and `deletions` count places, a replacement as one of each; `moves` the provisions that stand
    elsewhere, `renumberings` those with another number. The words of a move are counted once, as moved.
    """

    insertions: int
    deletions: int
    moves: int
    renumberings: int
    words_inserted: int
    words_deleted: int
    words_moved: int
    words_kept: int


def statistics(redline: Redline) -> Statistics:
    """The figures of a redline."""
    places: Counter[Mark] = Counter()
    counted: Counter[Mark] = Counter()
    moved = set()
    for paragraph in _paragraphs(redline.blocks):
        if paragraph.other and paragraph.new:
            moved.add(paragraph.here.id)
        for mark, inlines in _passages(paragraph):
            places[mark] += 1
            counted[mark] += _count(inlines)
    renumbered = sum(
        bool(one.old_number and one.new_number) and one.old_number != one.new_number for one in redline.changes
    )
    return Statistics(
        places[Mark.INSERTED],
        places[Mark.DELETED],
        len(moved),
        renumbered,
        counted[Mark.INSERTED],
        counted[Mark.DELETED],
        counted[Mark.MOVED_TO],
        counted[Mark.NONE],
    )


def _passages(paragraph: MarkedParagraph) -> Iterator[tuple[Mark, tuple[Inline, ...]]]:
    """The passages of a paragraph with the mark that each has."""
    whole = paragraph.mark if paragraph.mark is not Mark.NONE else None
    for stretch in paragraph.stretches:
        if not isinstance(stretch, Edit):
            yield Mark.NONE, (stretch.new,)
            continue
        if stretch.deleted:
            yield whole or Mark.DELETED, stretch.deleted
        if stretch.inserted:
            yield whole or Mark.INSERTED, stretch.inserted


def _paragraphs(blocks: Iterable[Marked]) -> Iterator[MarkedParagraph]:
    for block in blocks:
        if isinstance(block, MarkedParagraph):
            yield block
        else:
            yield from (cell for row in block.rows for cell in row.cells)


def _count(inlines: Iterable[Inline]) -> int:
    return len(words("".join(one.text for one in inlines)))
