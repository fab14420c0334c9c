"""Any two texts, ours or not, in any formats: a redline in every format, accept gives the new text, reject the old."""

from collections.abc import Iterator
from random import Random

import pytest
from tests.readers.any_two import MAKERS, pair
from tests.writers.resolver import differences

from engross import writers
from engross.model import Document, Redline
from engross.model.diagnostics import BadInput
from engross.readers import Reading, read
from engross.readers.comparable import comparable
from engross.readers.words import Worded
from engross.redline import compare
from engross.writers.docx import write

USUAL, MANY = 24, 300

# WeasyPrint leaves its colour profile open, and warnings are errors here.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")


def said(document: Document, *, labels: bool) -> list[str]:
    """All words of a text in order, with labels or without: what is a label here may stand among the words there."""
    return [word.text for word in Worded.of(document).words if labels or not word.label]


def lost(document: Document, other: Document) -> list[str]:
    """The first words of a text that another does not have in that order, labels aside; empty where it has all."""
    there = iter(said(other, labels=True))
    words = said(document, labels=False)
    return next((words[place : place + 5] for place, word in enumerate(words) if word not in there), [])


def made(seed: int) -> Iterator[tuple[str, Reading]]:
    """Two files of one seed, each by one of the makers."""
    chance = Random(seed)
    first = chance.choice(list(MAKERS))
    second = first if chance.random() < 0.5 else chance.choice(list(MAKERS))
    for name, text in zip((first, second), pair(chance), strict=True):
        suffix, make = MAKERS[name]
        yield name, read(make(text), f"{name}.{suffix}")


def wrong(seed: int, formats: tuple[str, ...]) -> list[str]:
    """What is wrong with the redline of two foreign files."""
    (_, old), (_, new) = made(seed)
    sides = comparable(old, new)
    found = [
        f"{reading.format}: {what} {words}"
        for reading, side in zip((old, new), sides, strict=True)
        for what, words in (("lost", lost(reading.document, side)), ("gained", lost(side, reading.document)))
        if words
    ]
    redline = compare(*sides)
    data = {name: written(redline, name) for name in formats}
    assert all(data.values())
    return [*found, *differences(data["docx"], write(sides[0]), write(sides[1]))]


def written(redline: Redline, name: str) -> bytes:
    """The redline in a format; for a PDF, a sign that its fonts lack may be refused, by name."""
    try:
        return writers.redline(redline, name)
    except BadInput as bad:
        return b"refused" if {one.code for one in bad.diagnostics} == {"glyph"} else b""


FORMATS = tuple(format.name for format in writers.FORMATS if format.redlines)


@pytest.mark.parametrize("seed", range(USUAL))
def test_any_two_files(seed: int) -> None:
    """A seeded share: every format of redline is written, and the Word one resolves to both texts."""
    assert wrong(seed, FORMATS if seed % 6 == 0 else tuple(name for name in FORMATS if name != "pdf")) == []


@pytest.mark.slow
def test_any_two_of_many_files() -> None:
    """Three hundred pairs, in every format."""
    found = {seed: lines for seed in range(1000, 1000 + MANY) if (lines := wrong(seed, FORMATS))}
    assert found == {}
