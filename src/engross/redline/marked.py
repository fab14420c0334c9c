"""Paragraphs with the marks of a redline.

Takes paragraphs laid flat and says of each which document it stands in. Never decides what belongs together.
"""

from engross.model import Class, Edit, Mark, MarkedParagraph, PlacedParagraph
from engross.redline.words import diff


def kept(old: PlacedParagraph, new: PlacedParagraph) -> MarkedParagraph:
    """A paragraph that both documents have, with its words compared."""
    return MarkedParagraph(Mark.NONE, old, new, diff(old.inlines, new.inlines))


def whole(placed: PlacedParagraph, mark: Mark, other: PlacedParagraph | None = None, move: int = 0) -> MarkedParagraph:
    """A paragraph that only one of the documents has at this place: the older one, where it is taken from there.

    Its words count as wording even where they only moved, so that nobody can hide them.
    """
    words = placed.inlines
    if mark in (Mark.DELETED, Mark.MOVED_FROM):
        stretches = (Edit(words, (), Class.WORDING),) if words else ()
        return MarkedParagraph(mark, placed, None, stretches, other, move)
    stretches = (Edit((), words, Class.WORDING),) if words else ()
    return MarkedParagraph(mark, None, placed, stretches, other, move)
