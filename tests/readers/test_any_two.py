"""Any two texts, ours or not, in any formats: a redline in every format, accept gives the new text, reject the old."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.readers.any_two import MAKERS, OFFICE, WORD, Text, by_office, pair
from tests.readers.tracked import tracked
from tests.writers.resolver import differences
from tests.writers.test_docx_libreoffice import beside_table, verdict
from tests.writers.test_docx_libreoffice import read as office_reads

from engross import writers
from engross.model import Document, Redline
from engross.model.diagnostics import BadInput
from engross.readers import Reading, read
from engross.readers.comparable import comparable
from engross.readers.reading import alike
from engross.readers.words import Worded
from engross.redline import compare
from engross.writers.docx import write

USUAL, MANY, IN_OFFICE = 24, 300, 40
TRACKED = 0.3
"""The part of the Word files that hold tracked changes."""

Pair = tuple[Reading, Reading]

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


def made(seed: int) -> Pair:
    """Two files of one seed, each by one of the makers, some Word files with tracked changes."""
    chance = Random(seed)
    first = chance.choice(list(MAKERS))
    second = first if chance.random() < 0.5 else chance.choice(list(MAKERS))
    return _read(seed, zip((first, second), pair(chance), strict=True), {})


def _read(seed: int, texts: Iterable[tuple[str, Text]], saved: Mapping[str, bytes]) -> Pair:
    """The files of a pair as they read; `saved` has those that LibreOffice saved, by their seed and place."""
    chance = Random(f"tracked {seed}")
    found = []
    for place, (name, text) in enumerate(texts):
        suffix = "docx" if name in OFFICE else MAKERS[name][0]
        data = saved[f"{seed}-{place}"] if name in OFFICE else MAKERS[name][1](text)
        if suffix == "docx" and chance.random() < TRACKED:
            data = tracked(data, chance)
        found.append(read(data, f"{name}.{suffix}"))
    return found[0], found[1]


def word_pairs(seeds: range, soffice: str, folder: Path) -> dict[int, Pair]:
    """Pairs of Word files by every maker; one run of LibreOffice a format makes its share of them."""
    texts: dict[int, list[tuple[str, Text]]] = {}
    for seed in seeds:
        chance = Random(seed)
        names = chance.choices((*WORD, *OFFICE), k=2)
        texts[seed] = list(zip(names, pair(chance), strict=True))
    wanted = {
        f"{seed}-{place}": (text, OFFICE[name])
        for seed, both in texts.items()
        for place, (name, text) in enumerate(both)
        if name in OFFICE
    }
    saved = by_office(wanted, soffice, folder)
    return {seed: _read(seed, both, saved) for seed, both in texts.items()}


def wrong(files: Pair, formats: tuple[str, ...]) -> list[str]:
    """What is wrong with the redline of two files."""
    sides = comparable(*files)
    files = alike(*files)
    found = [
        f"{reading.format}: {what} {words}"
        for reading, side in zip(files, sides, strict=True)
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
QUICK = tuple(name for name in FORMATS if name != "pdf")


def formats(seed: int) -> tuple[str, ...]:
    """The formats to try on a pair: the slowest one on every sixth."""
    return FORMATS if seed % 6 == 0 else QUICK


@pytest.mark.parametrize("seed", range(USUAL))
def test_any_two_files(seed: int, checker: Callable[[str], str]) -> None:
    """A seeded share: every format of redline is written, and the Word one resolves to both texts."""
    checker("pandoc")
    assert wrong(made(seed), formats(seed)) == []


@pytest.mark.slow
def test_any_two_of_many_files(checker: Callable[[str], str]) -> None:
    """Three hundred pairs, in every format."""
    checker("pandoc")
    found = {seed: lines for seed in range(1000, 1000 + MANY) if (lines := wrong(made(seed), FORMATS))}
    assert found == {}


@pytest.mark.slow
def test_any_two_of_many_word_files(checker: Callable[[str], str], tmp_path: Path) -> None:
    """Three hundred pairs of Word files by three programs, many with tracked changes in one or both."""
    checker("pandoc")
    pairs = word_pairs(range(2000, 2000 + MANY), checker("soffice"), tmp_path)
    found = {seed: lines for seed, files in pairs.items() if (lines := wrong(files, formats(seed)))}
    assert found == {}


@pytest.mark.slow
def test_any_two_word_files_in_libreoffice(checker: Callable[[str], str], tmp_path: Path) -> None:
    """LibreOffice itself accepts and rejects a share of these redlines; what differs is counted by kind.

    What it may leave is an empty paragraph beside a table that is tracked, and the style of an empty last paragraph:
    it takes inserted paragraphs away from their beginning on, so that the end of the last one stays.
    """
    checker("pandoc")
    soffice = checker("soffice")
    sides = {
        f"pair{seed}": comparable(*files)
        for seed, files in word_pairs(range(3000, 3000 + IN_OFFICE), soffice, tmp_path).items()
    }
    marked = {name: compare(*pair) for name, pair in sides.items()}
    files: dict[str, bytes] = {}
    for name, (old, new) in sides.items():
        files |= dict.fromkeys((f"{name}.accept", f"{name}.reject"), writers.redline(marked[name], "docx"))
        files |= {f"{name}-accept": write(new), f"{name}-reject": write(old)}
    found = office_reads(soffice, tmp_path, files)
    kinds: dict[str, list[str]] = {}
    for name in sides:
        for verb in ("accept", "reject"):
            kind = _kind(found[f"{name}.{verb}"], found[f"{name}-{verb}"], beside_table(marked[name]))
            kinds.setdefault(kind, []).append(f"{name}.{verb}")
    print({kind: len(names) for kind, names in kinds.items()})
    assert set(kinds) <= {"exact", "paragraphs beside tables", "style of an empty paragraph"}, kinds
    assert len(kinds["exact"]) > IN_OFFICE


def _kind(found: dict[str, Any], wanted: dict[str, Any], tables: bool) -> str:
    """In what a file differs from the one that it should read as."""
    one = verdict(found, wanted, tables)
    if not one.difference:
        return "exact" if one.exact else "paragraphs beside tables"
    spoken = [{**side, "body": [line for line in side["body"] if line[2]]} for side in (found, wanted)]
    return "style of an empty paragraph" if spoken[0] == spoken[1] else "other words"
