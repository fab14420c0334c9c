"""The words and signs of a run; a symbol font has codes of its own that no text font shows.

Takes a piece of a run; returns what it says. Of a sign of a symbol font that is the sign that any font has, or the code
written out, so that no two of them read the same.
"""

import re
from typing import TYPE_CHECKING

from engross.readers.word.markup import attribute

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
MADE_BY_WORD = {
    "contentPart": "ink",
    "pgNum": "number of the page",
    **dict.fromkeys((f"{unit}{form}" for unit in ("day", "month", "year") for form in ("Long", "Short")), "date"),
}
"""What a run shows that Word makes when it shows it."""
_UNSHOWN = frozenset({"page", "column"})
_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")

SIGNS = {
    "\uf0b7": "\u2022",
    "\uf0a7": "\u25aa",
    "\uf0a8": "\u25a1",
    "\uf06f": "\u25a1",
    "\uf0d8": "\u27a2",
    "\uf0fc": "\u2713",
    "\uf0fb": "\u2717",
    "\uf0fd": "\u2612",
    "\uf0fe": "\u2611",
}
"""Bullets, marks and boxes that people set from such fonts."""

_FAMILIES = (
    "wingdings|webdings|symbol|zapf dingbats|zapfdingbats|dingbats|mt extra|marlett|monotype sorts|bookshelf symbol"
)
FONTS = tuple(f"{_FAMILIES}|standard symbols|d050000l".split("|"))
"""Fonts, as their names begin, that show a sign for each letter."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_PRIVATE = range(0xE000, 0xF900)
_FIRST = 0xF000
_NO_CHARACTER = frozenset((*range(32), *range(0xD800, 0xE000)))


def is_symbolic(font: str) -> bool:
    """Whether a font shows signs for letters."""
    return font.casefold().startswith(FONTS)


def sign(code: int, font: str) -> str:
    """The sign of a code in a font; a symbol font has each twice, from 0x20 and from 0xF020."""
    private = code if code in _PRIVATE or not is_symbolic(font) else _FIRST + code
    written = private in _PRIVATE or private in _NO_CHARACTER
    return SIGNS.get(chr(private)) or (f"[U+{private:04X}]" if written else chr(private))


def _keeps(element: "_Element") -> bool:
    """Whether the blanks at the ends of a text count; where nothing says so, Word leaves them out."""
    found: _Element | None = element
    while found is not None and found.get(_SPACE) is None:
        found = found.getparent()
    return found is not None and found.get(_SPACE) == "preserve"


def said(element: "_Element", name: str) -> str:
    """The words of a piece of a run that has this name."""
    if name in ("t", "delText"):
        text = element.text or ""
        return text if text == text.strip(_BLANKS) or _keeps(element) else text.strip(_BLANKS)
    if name == "br":
        return "" if attribute(element, "type") in _UNSHOWN else "\n"
    if name == "sym":
        code = attribute(element, "char")
        return sign(int(code, 16), attribute(element, "font")) if _CODE.fullmatch(code) else "\ufffd"
    return _SPACES.get(name, "")
