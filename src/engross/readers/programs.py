"""The programs of fonts: the glyphs of names, numbers and codes, their outlines, and what a program calls them.

Takes the bytes of a program of TrueType, OpenType or the Compact Font Format; a glyph of any other program is known by
its name. Never looks at what a file says that a code means.
"""

import io
from collections.abc import Hashable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    pass

_PRIVATE = 0xF000
"""Where fonts of symbols have their codes."""
_UNICODE = frozenset({(3, 1), (3, 10), (0, 3), (0, 4), (0, 6)})
"""Platforms and encodings of tables that lead from characters of Unicode to glyphs."""

EM = 1000
"""Units of the square of a letter in which outlines are given."""

Outline = tuple[tuple[tuple[int, int], ...], ...]
"""The points of each contour, those that only bend it too."""


class Glyph(NamedTuple):
    """What a code draws: `drawing` is the same for two that look the same.

    `texts` are what the font calls it, none where it says nothing. `outline` is empty where nothing is drawn, None
    where it is not known.
    """

    drawing: Hashable
    texts: frozenset[str]
    outline: Outline | None = None


class Program:
    """A font program; one that is not read has its digest alone."""

    def __init__(self, data: bytes) -> None:
        self.digest = sha256(data).digest()

    def glyph(self, name: str) -> Glyph:
        """The glyph of a name."""
        return Glyph((self.digest, name), _texts(name))

    def by_number(self, number: int) -> Glyph | None:
        """The glyph of a number in a composite font."""
        return Glyph((self.digest, number), frozenset())

    def by_code(self, code: int, name: str, text: str) -> Glyph | None:
        """The glyph of a code in a simple font that calls it by a name or a text, or by neither."""
        return self.glyph(name) if name else Glyph((self.digest, text or code), frozenset())


class TrueType(Program):
    """A program of TrueType or OpenType."""

    def __init__(self, data: bytes) -> None:
        from fontTools.ttLib import TTFont

        super().__init__(data)
        self._font: TTFont = TTFont(io.BytesIO(data), lazy=True)
        self._names: list[str] = self._font.getGlyphOrder()
        # Names that the library makes up say nothing.
        self._named = "post" in self._font and self._font["post"].formatType == 2.0
        tables = self._font["cmap"].tables if "cmap" in self._font else []
        self._tables: dict[tuple[int, int], Mapping[int, str]] = {
            (one.platformID, one.platEncID): one.cmap for one in tables
        }

    @cached_property
    def _characters(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for kind in _UNICODE & self._tables.keys():
            for code, name in self._tables[kind].items():
                found.setdefault(name, set()).add(chr(code))
        return found

    def glyph(self, name: str) -> Glyph:
        """The glyph of a name, with the characters that lead to it."""
        texts = self._characters.get(name, set()) | (_texts(name) if self._named else frozenset())
        outline = self._outline(name)
        return Glyph(outline, frozenset(texts), outline)

    def by_number(self, number: int) -> Glyph | None:
        """The glyph of a number."""
        return self.glyph(self._names[number]) if number < len(self._names) else None

    def by_code(self, code: int, name: str, text: str) -> Glyph | None:
        """The glyph of a code by the tables of the font, or of a name that it has."""
        ways = [(3, 0, code), (3, 0, _PRIVATE + code), (1, 0, code)]
        if len(text) == 1:
            ways.insert(0, (3, 1, ord(text)))
        for platform, kind, wanted in ways:
            found = self._tables.get((platform, kind), {}).get(wanted)
            if found:
                return self.glyph(found)
        return self.glyph(name) if name in self._names else None

    def outline(self, character: str) -> Outline:
        """The outline of a character; empty where the font has none."""
        name = self._font.getBestCmap().get(ord(character))
        return self._outline(name) if name else ()

    @cached_property
    def _compact(self) -> Any:
        return self._font.getGlyphSet()

    def _outline(self, name: str) -> Outline:
        em = self._font["head"].unitsPerEm
        if "glyf" not in self._font:
            return _drawn(self._compact[name], em)
        outlines = self._font["glyf"]
        points, ends, _ = outlines[name].getCoordinates(outlines)
        starts = (0, *(end + 1 for end in ends))
        return tuple(_scaled(points[start : end + 1], em) for start, end in zip(starts, ends, strict=False))


class _Compact(Program):
    """A program of the Compact Font Format."""

    def __init__(self, data: bytes) -> None:
        from fontTools.cffLib import CFFFontSet

        super().__init__(data)
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        self._top = fonts[0]
        self._outlines = self._top.CharStrings
        self._keyed = hasattr(self._top, "ROS")
        self._em = round(1 / self._top.FontMatrix[0])
        self._order: list[str] = self._top.charset

    @cached_property
    def _by_text(self) -> dict[str, str]:
        return {text: name for name in reversed(self._order) for text in _texts(name)}

    def glyph(self, name: str) -> Glyph:
        """The glyph of a name."""
        outline = _drawn(self._outlines[name], self._em)
        return Glyph(outline, frozenset() if self._keyed else _texts(name), outline)

    def by_number(self, number: int) -> Glyph | None:
        """The glyph of a number, which in a font with keys is its key."""
        if self._keyed:
            name = f"cid{number:05d}"
            return self.glyph(name) if name in self._outlines else None
        return self.glyph(self._order[number]) if number < len(self._order) else None

    def by_code(self, code: int, name: str, text: str) -> Glyph | None:
        """The glyph of a code by its name, by its text, or by the encoding of the program."""
        built_in = self._top.Encoding
        own = built_in[code] if not isinstance(built_in, str) and code < len(built_in) else ""
        for each in (name, self._by_text.get(text, ""), own):
            if each and each in self._outlines:
                return self.glyph(each)
        return None


def opened(data: bytes, key: str, kind: str) -> Program:
    """The program in a file of a font, as the key and the kind of the file say."""
    with suppress(Exception):
        if key == "/FontFile2" or kind == "/OpenType":
            return TrueType(data)
        if key == "/FontFile3":
            return _Compact(data)
    return Program(data)


def _drawn(glyph: Any, em: float) -> Outline:
    from fontTools.pens.recordingPen import RecordingPen

    pen = RecordingPen()
    glyph.draw(pen)
    contours: list[list[tuple[float, float]]] = []
    for operator, points in pen.value:
        if operator == "moveTo":
            contours.append([])
        if contours:
            contours[-1] += [point for point in points if point is not None]
    return tuple(_scaled(points, em) for points in contours)


def _scaled(points: Iterable[tuple[float, float]], em: float) -> tuple[tuple[int, int], ...]:
    return tuple((round(x * EM / em), round(y * EM / em)) for x, y in points)


def _texts(name: str) -> frozenset[str]:
    from fontTools import agl

    found = agl.toUnicode(name)
    return frozenset({found} if found else ())
