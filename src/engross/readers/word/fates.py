"""Who put something in, and who took it out: the marks of tracked changes to fates.

Takes elements; returns the fate of what stands in them. Never accepts or rejects a change.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from engross.readers.word.markup import children, hand, named
from engross.readers.word.structure import OURS, RevisionState

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDING = frozenset({"ins", "moveTo", "cellIns"})
CHANGES = _ADDING | {"del", "moveFrom", "cellDel"}
"""The names of elements that mark a change."""


def changed(fate: RevisionState, element: "_Element") -> RevisionState:
    """The fate of what stands inside a change."""
    by, name = hand(element), named(element)
    if name in _ADDING:
        return replace(fate, inserted=by, moved=fate.moved or name == "moveTo")
    if fate.deleted is not None and fate.deleted.author == OURS:
        return fate
    return replace(fate, deleted=by, moved=fate.moved or name == "moveFrom")


def of_mark(fate: RevisionState, properties: "_Element | None") -> RevisionState:
    """The fate of a paragraph's end, a row or a cell, whose properties bear the change."""
    for element in children(properties, *CHANGES):
        fate = changed(fate, element)
    return fate
