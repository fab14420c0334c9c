"""How much a redline marks, by kind of edit: ours, the fewest words possible, and another engine on the same pairs.

Takes nothing; prints a table of words. The pairs are seeded edits of the family's variants, so that a figure is the
same each time. The other engine is docxodus (pip install "python-redlines[docxodus]"); without it its columns stay
empty. It is given our own clean DOCX of both sides, and both DOCX redlines are counted alike: words within tracked
insertions, deletions and moves, those of the contents and the running header too.
"""

import importlib.util
import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from random import Random
from typing import NamedTuple

import click
from lxml import etree
from tests.licences import CLAUSES, documents
from tests.redline.counting import fewest_words, marked_words
from tests.redline.edits import KINDS, edit

from engross.model import Document, Redline
from engross.redline import compare
from engross.writers import docx

PAIRS = 20
"""Pairs a kind, of three edits each."""
RIVAL_PAIRS = 4
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
ENGINE = "python_redlines_docxodus"


class Row(NamedTuple):
    """Words of one kind of edit, over all its pairs and then over those that the other engine was given too."""

    kind: str
    fewest: int
    ours: int
    in_word: int
    theirs: int | None


def rows() -> Iterator[Row]:
    """A row a kind."""
    rival = _rival()
    for kind in KINDS:
        pairs = [_pair(kind, seed) for seed in range(PAIRS)]
        redlines = [compare(old, new) for old, new in pairs]
        yield Row(
            kind,
            sum(fewest_words(old, new) for old, new in pairs),
            sum(map(marked_words, redlines)),
            sum(map(_in_word, redlines[:RIVAL_PAIRS])),
            sum(tracked_words(rival(*pair)) for pair in pairs[:RIVAL_PAIRS]) if rival else None,
        )


def tracked_words(package: bytes) -> int:
    """The words of a DOCX that stand in a tracked change, in body and headers."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        parts = [name for name in opened.namelist() if name.startswith(("word/document", "word/header"))]
        return sum(_tracked(etree.fromstring(opened.read(name))) for name in parts)


def _tracked(part: etree._Element) -> int:
    changes = (one for one in part.iter(*TRACKED) if next(one.iterancestors(*TRACKED), None) is None)
    return sum(len("".join(t.text or "" for t in one.iter(f"{W}t", f"{W}delText")).split()) for one in changes)


def _in_word(redline: Redline) -> int:
    return tracked_words(docx.redline(redline))


def _pair(kind: str, seed: int) -> tuple[Document, Document]:
    every = list(documents(CLAUSES).values())
    old, chance = every[seed % len(every)], Random(f"{kind} {seed}")
    new = old
    for _ in range(3):
        new = edit(new, chance, (kind,))
    return old, new


def _rival() -> Callable[[Document, Document], bytes] | None:
    if importlib.util.find_spec(ENGINE) is None:
        return None
    engine = import_module("python_redlines").DocxodusEngine()

    def compared(old: Document, new: Document) -> bytes:
        made: bytes = engine.run_redline("docxodus", docx.write(old), docx.write(new))[0]
        return made

    return compared


def main() -> None:
    """Prints the table."""
    click.echo(f"words marked by kind of edit, over {PAIRS} pairs of three edits; aim for words: ratio <= 1.05")
    click.echo(f"and in the DOCX of {RIVAL_PAIRS} of them, beside docxodus (a move counts at both its ends)")
    click.echo(f"{'kind':<10} {'fewest':>7} {'ours':>7} {'ratio':>6}   {'DOCX':>6} {'docxodus':>8} {'ratio':>6}")
    for row in rows():
        ratio = f"{row.ours / row.fewest:.2f}" if row.fewest else "-"
        theirs = "-" if row.theirs is None else str(row.theirs)
        beside = f"{row.theirs / row.in_word:.2f}" if row.theirs is not None and row.in_word else "-"
        click.echo(
            f"{row.kind:<10} {row.fewest:>7} {row.ours:>7} {ratio:>6}   {row.in_word:>6} {theirs:>8} {beside:>6}"
        )


if __name__ == "__main__":
    main()
