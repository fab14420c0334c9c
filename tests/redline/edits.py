"""Seeded random edits of a real Document, each giving a Document that assembly could have given.

`edit` makes one change, `script` several in a row; the same seed makes the same ones. Ids are unique, no level is
skipped, every reference leads somewhere, all is numbered afresh, and no table opens a provision or follows another.
"""

from collections.abc import Callable, Sequence
from random import Random

from tests.redline import table_edits, tree_edits, word_edits
from tests.redline.shape import faults, settled

from engross.model import Document

EDITS: dict[str, Callable[[Document, Random], Document | None]] = {
    "word": word_edits.word,
    "format": word_edits.looks,
    "split": tree_edits.split,
    "merge": tree_edits.merge,
    "insert": tree_edits.insert,
    "delete": tree_edits.delete,
    "move": tree_edits.move,
    "restyle": tree_edits.restyle,
    "renumber": tree_edits.renumber,
    "cell": word_edits.cell,
    "row": table_edits.row,
    "column": table_edits.column,
    "table": table_edits.table,
    "reference": word_edits.reference,
}
KINDS = tuple(EDITS)
MOST_EDITS = 8


def edit(document: Document, chance: Random, kinds: Sequence[str] = KINDS) -> Document:
    """The document after one edit of one of these kinds; unchanged where none of them finds a place."""
    for kind in chance.sample(kinds, len(kinds)):
        for _ in range(8):
            edited = EDITS[kind](document, chance)
            if edited is None:
                continue
            edited = settled(edited)
            if not faults(edited) and edited != document:
                return edited
    return document


def script(document: Document, seed: int, kinds: Sequence[str] = KINDS, count: int | None = None) -> Document:
    """The document after some edits, up to eight where no count is given."""
    chance = Random(seed)
    for _ in range(count or chance.randint(1, MOST_EDITS)):
        document = edit(document, chance, kinds)
    return document
