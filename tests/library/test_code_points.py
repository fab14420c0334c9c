"""Every code point of Unicode once through the loader: it is refused by name, or carried unchanged into all formats."""

import random
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from engross.assemble import assemble_all
from engross.library.family import load, scenarios
from engross.library.source.text import BEYOND_ASCII
from engross.model.diagnostics import BadInput
from engross.readers import read
from engross.writers import FORMATS, glyphs, write

SKELETON = Path(__file__).parents[2] / "src" / "engross" / "cli" / "skeleton" / "clauses"
CLAUSE = "Whoever copies the card may mark it with these signs: "
BLOCK = 15_000
SOME, ALL = pytest.param(1, id="some"), pytest.param(0, id="all", marks=pytest.mark.slow)
CODE_POINTS = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
PLAIN = frozenset(chr(code) for code in range(32, 127)) | {"\n"} | BEYOND_ASCII
PDF_OTHERWISE = frozenset("\u00b5\u03bc\u02bb\u02bc\u0394\u2206\u2010\u2011\u2044\u2215\ufb01\ufb02")
"""Signs that share their shape with another, of which a PDF says one, and ligatures, which are read as letters."""
ALONE = [one for one in CODE_POINTS if unicodedata.category(one) == "Cc" or one in "\ufeff\ufffe\uffff"]
"""A file that holds one of these is not read any further."""


@pytest.fixture
def clause(tmp_path: Path) -> Path:
    """A clause file of a small family, whose words may be replaced."""
    shutil.copytree(SKELETON, tmp_path / "clauses")
    return tmp_path / "clauses" / "sharing" / "share.term.md"


def put(clause: Path, words: str) -> None:
    """Gives a clause file these words."""
    head = clause.read_text().split("---")[1]
    clause.write_bytes(f"---{head}---\n{words}\n".encode())


def named(clause: Path) -> set[str]:
    """The characters that the loader names when it refuses the family."""
    try:
        load(clause.parents[1])
    except BadInput as bad:
        said = [finding.message for finding in bad.diagnostics if finding.span.path == clause.as_posix()]
        return {chr(int(code[1], 16)) for message in said if (code := re.match(r"U\+([0-9A-F]+) ", message))}
    return set()


def drawn(characters: list[str], share: int, seed: str) -> list[list[str]]:
    """All characters in blocks, or as many blocks as asked for of characters chosen by a seed."""
    if share:
        characters = random.Random(seed).sample(characters, min(len(characters), 150 * share))
    return [characters[at : at + BLOCK] for at in range(0, len(characters), BLOCK)]


@pytest.mark.fault("A code point that no licence needs, in a clause", "refused by code point and name at its place")
@pytest.mark.parametrize("share", [SOME, ALL])
def test_every_code_point_is_refused_by_name(share: int, clause: Path) -> None:
    """What is neither plain nor listed by the family; an unassigned one too."""
    composed = [one for one in CODE_POINTS if unicodedata.normalize("NFC", one) == one and one not in ALONE]
    for block in drawn(composed, share, "composed"):
        put(clause, CLAUSE + " ".join(block).translate({code: f"\\{chr(code)}" for code in b"\\`*_[]<>{}#|~&-+"}))
        assert {*block} - PLAIN - named(clause) == set()
    for block in drawn(ALONE, share, "alone")[: share or None]:
        for one in block[: 4 * share or None]:
            put(clause, f"{CLAUSE}x{one}x")
            assert (one in named(clause)) != (one in "\n\r"), f"U+{ord(one):04X}"


@pytest.mark.slow
def test_every_code_point_that_has_another_form_is_refused(clause: Path) -> None:
    """The composed form is asked for."""
    others = [one for one in CODE_POINTS if unicodedata.normalize("NFC", one) != one]
    assert len(others) > 1_000
    for one in others[::9]:
        put(clause, f"{CLAUSE}x {one} x")
        assert one in named(clause), f"U+{ord(one):04X}"


def printable(share: int) -> Iterator[list[str]]:
    """The signs of the bundled fonts that a family may list, 500 a text."""
    signs = [
        one
        for one in sorted(glyphs.shown())
        if one not in PLAIN
        and unicodedata.category(one)[0] not in "CZ"
        and unicodedata.normalize("NFC", one) == one
        and not unicodedata.combining(one)
    ]
    blocks = [signs[at : at + 500] for at in range(0, len(signs), 500)]
    yield from blocks[: share or None]


@pytest.mark.fault("A sign beyond ASCII that the family lists", "every format carries it unchanged")
@pytest.mark.slow
def test_a_listed_sign_is_carried_into_all_formats(clause: Path) -> None:
    """Each sign that the fonts have, through each writer and the reader of its format."""
    texts = 0
    for block in printable(0):
        family = clause.parents[1] / "family.yaml"
        kept = re.sub(r"(?m)^characters: .*\n", "", family.read_text())
        family.write_text(f'characters: "{"".join(block)}"\n{kept}')
        put(clause, CLAUSE + " ".join(block) + ".")
        document = next(one for one in assemble_all(load(clause.parents[1])) if not one.record.options)
        for each in FORMATS:
            data = write(document, each.name)
            made = read(data, f"a{each.suffix}").document
            words = repr(made)
            missing = [one for one in block if one not in words and not (each.name == "pdf" and one in PDF_OTHERWISE)]
            assert not missing, (each.name, missing[:20])
        texts += 1
    assert texts >= 2


def test_scenarios_may_hold_what_the_family_lists(tmp_path: Path) -> None:
    """One allow-list a family, for all its files."""
    garden = Path(__file__).parents[1] / "families" / "garden"
    shutil.copytree(garden, tmp_path / "garden")
    file = tmp_path / "garden" / "pages" / "scenarios.yaml"
    text = file.read_text()
    reason = "Advice binds nobody."
    assert reason in text
    file.write_text(text.replace(reason, "Advice in a café binds nobody."))
    assert "café" in repr(scenarios.read(load(tmp_path / "garden")).uncited)
    file.write_text(text.replace(reason, "Advice in a cafè binds nobody."))
    with pytest.raises(BadInput, match=r"U\+00E8 LATIN SMALL LETTER E WITH GRAVE is not allowed"):
        scenarios.read(load(tmp_path / "garden"))
