"""Which characters have a shape in the bundled fonts, so that a PDF can show them.

Takes characters; returns those that lack one, and the finding about one of them. Never opens the fonts: what they have
stands in `glyphs.txt`, which `scripts/glyphs.py` writes, and is read where a character is not plain ASCII.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from engross.model import Span
from engross.model.diagnostics import Diagnostic

FONTS = Path(__file__).parent / "fonts"
_PLAIN = frozenset((*map(chr, range(ord(" "), ord("~") + 1)), "\n"))
"""What every one of our fonts has, and the end of a line, which needs no shape."""


def lacking(characters: Iterable[str]) -> frozenset[str]:
    """The characters that some bundled face lacks."""
    unusual = frozenset(characters) - _PLAIN
    return unusual - shown() if unusual else frozenset()


@cache
def shown() -> frozenset[str]:
    """The characters that every bundled face has."""
    text = (Path(__file__).parent / "glyphs.txt").read_text(encoding="ascii")
    ranges = ([int(end, 16) for end in line.split("-")] for line in text.split())
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


def finding(character: str, span: Span, place: str = "", clause: str = "") -> Diagnostic:
    """The finding about a character without a shape; `place` says where in the licence it stands."""
    name = f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"
    where = f" in {place}" if place else ""
    message = f'"{character}" ({name}){where} has no shape in the fonts of the PDF'
    return Diagnostic("glyph", message, span, "write it otherwise, or bundle a font that has it", clause=clause)
