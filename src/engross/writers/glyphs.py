"""Which characters have a shape in the bundled fonts, so that a PDF can show them.

Takes characters; returns those that lack one. Reads the fonts once, and only where a character is not plain ASCII.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
_PLAIN = frozenset(map(chr, range(ord(" "), ord("~") + 1)))
"""What every one of our fonts has."""


def lacking(characters: Iterable[str]) -> frozenset[str]:
    """The characters that some bundled face lacks."""
    unusual = frozenset(characters) - _PLAIN
    return unusual - shown() if unusual else frozenset()


@cache
def shown() -> frozenset[str]:
    """The characters that every bundled face has."""
    from fontTools.ttLib import TTFont

    faces = []
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            faces.append(set(font.getBestCmap()))
    return frozenset(chr(code) for code in set.intersection(*faces))
