"""Signs of symbol fonts, which have codes of their own that no text font shows.

Takes a code and the name of the font; returns the sign that any font has, or the code written out, so that no two of
them read the same.
"""

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

FONTS = ("symbol", "wingdings", "webdings", "zapf dingbats", "mt extra")
"""Fonts, as their names begin, that show a sign for each letter."""

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
