"""A paragraph that was split in two, or two that became one: the end of a paragraph as what was put in or taken out.

Takes the blocks of a redline; returns them with the words of both halves as kept, and the mark of the first one's end.
Only where both halves are set as the whole, have no number and are not conspicuous: there LibreOffice resolves such a
mark exactly, and elsewhere paragraphs are tracked whole.
"""

from collections.abc import Callable
from dataclasses import replace

from engross.model import Edit, Inline, Kept, Mark, Marked, MarkedParagraph, Stretch, Text

Looks = Callable[[MarkedParagraph], tuple[object, object]]
Splits = tuple[tuple[Marked, ...], dict[int, Mark]]


def splits(blocks: tuple[Marked, ...], looks: Looks) -> Splits:
    """The blocks, and by place the mark of each end of a paragraph that alone was put in or taken out."""
    found = list(blocks)
    marks: dict[int, Mark] = {}
    for place in range(len(found) - 1):
        first, second = found[place], found[place + 1]
        if not (isinstance(first, MarkedParagraph) and isinstance(second, MarkedParagraph)):
            continue
        stretches = _halved(first, second) if _plain(first) and _plain(second) else None
        if stretches is not None and len({*looks(first), *looks(second)}) == 1:
            marks[place] = second.mark
            found[place] = replace(first, stretches=stretches)
            words = tuple(Kept(one, one) for one in second.here.inlines)
            found[place + 1] = replace(second, mark=Mark.NONE, stretches=words)
    return tuple(found), marks


def _plain(block: MarkedParagraph) -> bool:
    return not any(one.anchors or one.conspicuous for one in (block.old, block.new) if one)


def _halved(first: MarkedParagraph, second: MarkedParagraph) -> tuple[Stretch, ...] | None:
    """The words of the first half, where the rest of the whole are those of the second."""
    if first.mark is not Mark.NONE or second.mark not in (Mark.INSERTED, Mark.DELETED) or second.other:
        return None
    last = first.stretches[-1] if first.stretches else None
    if not isinstance(last, Edit) or (last.deleted and last.inserted):
        return None
    split = second.mark is Mark.INSERTED
    passage = last.deleted if split else last.inserted
    if not passage or not isinstance(passage[0], Text):
        return None
    space, rest = _parted(passage[0], passage[1:])
    if rest != second.here.inlines:
        return None
    gone, come = (space, ()) if split else ((), space)
    return (*first.stretches[:-1], *((Edit(gone, come, last.change),) if space else ()))


def _parted(first: Text, more: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The space that a passage begins with, and what follows it."""
    words = first.text.lstrip()
    space = first.text[: len(first.text) - len(words)]
    return ((replace(first, text=space),) if space else ()), ((replace(first, text=words), *more) if words else more)
