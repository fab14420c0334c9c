"""A redline for readers whose word processor takes moves amiss.

Takes a Redline; returns one that says the same without moves. Never compares anew. Not for LibreOffice, which finds the
moves again and then gives the paragraph after one another style.
"""

from dataclasses import replace

from engross.model import Mark, Marked, MarkedTable, Redline

PLAIN = {Mark.MOVED_FROM: Mark.DELETED, Mark.MOVED_TO: Mark.INSERTED}


def without_moves(redline: Redline) -> Redline:
    """The redline in which what moved is taken out at one place and put in at another."""
    return replace(redline, blocks=tuple(map(_plain, redline.blocks)))


def _plain(block: Marked) -> Marked:
    if isinstance(block, MarkedTable):
        return block
    return replace(block, mark=PLAIN.get(block.mark, block.mark), other=None, move=0)
