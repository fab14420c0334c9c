"""Paragraphs and tables of a Word file with every tracked change accepted.

Takes blocks as the file has them; returns those that stay, with the items that stay in them. Never says how they read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engross.readers.reading import Standing
from engross.readers.word.structure import Anchor, Block, Bookmark, Item, Paragraph, Table, Words


def settled(blocks: Iterable[Block]) -> Iterator[Block]:
    """Paragraphs and tables with every change accepted; words whose paragraph lost its end run into the next one."""
    carried: list[Item] = []
    last = None
    for block in blocks:
        if isinstance(block, Paragraph):
            carried += _kept(block.items)
            last = block
            if block.end.deleted is None and not block.mark.hidden:
                yield replace(block, items=tuple(carried))
                carried, last = [], None
            continue
        if last is not None and _holds(carried):
            yield replace(last, items=tuple(carried))
        carried, last = [], None
        rows = tuple(row for row in block.rows if row.fate.deleted is None)
        if rows:
            yield Table(rows)
    if last is not None and _holds(carried):
        yield replace(last, items=tuple(carried))


def _kept(items: Sequence[Item]) -> list[Item]:
    """The items that stay; a paragraph whose words all went takes its bookmarks with it."""
    stay = [item for item in items if _stays(item)]
    emptied = len(stay) < len(items) and not any(isinstance(item, Words) for item in stay)
    return [item for item in stay if not (emptied and isinstance(item, Bookmark))]


def _stays(item: Item) -> bool:
    """Whether an item is there when all changes are accepted; a comment outlives the words that it is about."""
    if isinstance(item, Bookmark):
        return True
    return item.fate.deleted is None or (isinstance(item, Anchor) and item.place is Standing.COMMENT)


def _holds(items: Iterable[Item]) -> bool:
    return any(not isinstance(item, Bookmark) for item in items)
