"""Every code point of Unicode once through the readers: carried or named, and no file is refused for one."""

import random

import pytest
from tests.samples import sample

from engross.readers import read
from engross.readers.identify import Candidate, Verdict, identify
from engross.readers.words import passages
from engross.writers import write

BLOCK, IN_A_LINE = 4_000, 8
SOME, ALL = pytest.param(400, id="some"), pytest.param(0, id="all", marks=pytest.mark.slow)
LAYOUT = frozenset("\t\n\v\f\r\x85\xad ")
"""White space that layout makes, and the soft hyphen of printers."""


@pytest.mark.fault("Any code point in a file", "`identify` reads the file, and carries the code point or names it")
@pytest.mark.parametrize("count", [SOME, ALL])
def test_every_code_point_is_carried_or_named(count: int) -> None:
    """A licence with a sign in each of many words; no sign is lost in silence."""
    document = sample()
    known, text = (Candidate.of(document, "here"),), write(document, "txt").decode()
    points = [chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]
    points = random.Random("readers").sample(points, count) if count else points
    for at in range(0, len(points), BLOCK):
        block = points[at : at + BLOCK]
        lines = [block[first : first + IN_A_LINE] for first in range(0, len(block), IN_A_LINE)]
        body = "\n".join(" ".join(f"x{one}x" for one in line) for line in lines)
        reading = read(f"{text}\n{body}\n".encode(), "a.txt")
        carried = {*"".join(passage.text for passage in passages(reading.document))}
        named = {chr(int(odd.character.split()[0][2:], 16)) for odd in reading.odd}
        lost = {*block} - carried - named - LAYOUT
        assert not lost, sorted(f"U+{ord(one):04X}" for one in lost)[:20]
        if at % (BLOCK * 20) == 0:
            assert identify(reading, known).verdict is not Verdict.EXACT
