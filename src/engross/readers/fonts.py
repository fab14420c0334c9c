"""What the fonts of a PDF draw: the glyph of each code, its outline, and what the font itself calls it.

Takes a font as pypdf opened it; returns the glyphs of its codes. Reads TrueType, OpenType and CFF programs; a glyph of
any other program is known by its name. Never looks at what the file says that a code means: `claims` compares the two.
"""

import io
import logging
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    pass

_SYMBOLIC = 4
"""The flag of fonts whose codes are their own."""
_PRIVATE = 0xF000
"""Where fonts of symbols have their codes."""
_UNICODE = frozenset({(3, 1), (3, 10), (0, 3), (0, 4), (0, 6)})
"""Platforms and encodings of tables that lead from characters of Unicode to glyphs."""

_EM = 1000
"""Units of the square of a letter in which outlines are given."""

Used = dict[int, tuple[Any, set[bytes]]]
"""Fonts by their identity, each with the strings of codes that pages draw with it."""

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


Find = Callable[[int], Glyph | None]


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
        outline = _drawn(self._outlines[name], self._em)
        return Glyph(outline, frozenset() if self._keyed else _texts(name), outline)

    def by_number(self, number: int) -> Glyph | None:
        if self._keyed:
            name = f"cid{number:05d}"
            return self.glyph(name) if name in self._outlines else None
        return self.glyph(self._order[number]) if number < len(self._order) else None

    def by_code(self, code: int, name: str, text: str) -> Glyph | None:
        built_in = self._top.Encoding
        own = built_in[code] if not isinstance(built_in, str) and code < len(built_in) else ""
        for each in (name, self._by_text.get(text, ""), own):
            if each and each in self._outlines:
                return self.glyph(each)
        return None


class Fonts:
    """The fonts of one file, each program read once."""

    def __init__(self) -> None:
        logging.getLogger("fontTools").setLevel(logging.CRITICAL)
        self._programs: dict[int, tuple[Any, Program]] = {}

    def glyphs(self, font: Any, codes: Iterable[int]) -> Iterator[tuple[int, Glyph]]:
        """The glyphs of the codes of a font, those left out of which nothing is known."""
        kind = str(font.get("/Subtype"))
        # A damaged program fails the library in any way; of its glyphs nothing is known then.
        with suppress(Exception):
            find = {"/Type0": self._composite, "/Type3": self._procedures}.get(kind, self._simple)(font)
            for code in codes:
                found = None
                with suppress(Exception):
                    found = find(code)
                if found is not None:
                    yield code, found

    def _composite(self, font: Any) -> Find:
        below = font["/DescendantFonts"].get_object()[0].get_object()
        program = self._program(below)
        if program is None or str(font.get("/Encoding")) not in ("/Identity-H", "/Identity-V"):
            return lambda code: None
        places: Any = below.get("/CIDToGIDMap")
        places = places.get_object() if places is not None else None
        if not hasattr(places, "get_data"):
            return program.by_number
        data = places.get_data()
        return lambda code: program.by_number(int.from_bytes(data[2 * code : 2 * code + 2], "big"))

    def _simple(self, font: Any) -> Find:
        program = self._program(font) or Program(str(font.get("/BaseFont")).encode())
        named, said = names(font), encoded(font)

        def find(code: int) -> Glyph | None:
            text = "" if said.get(code, "/").startswith("/") else said[code]
            found = program.by_code(code, named.get(code, ""), text)
            return found._replace(texts=found.texts | ({text} if text else set())) if found else None

        return find

    @staticmethod
    def _procedures(font: Any) -> Find:
        named, drawn = names(font), font["/CharProcs"].get_object()
        return lambda code: Glyph(drawn[f"/{named[code]}"].get_object().get_data(), frozenset())

    def _program(self, font: Any) -> Program | None:
        shape = font.get("/FontDescriptor")
        shape = shape.get_object() if shape is not None else {}
        for key in ("/FontFile2", "/FontFile3", "/FontFile"):
            if key in shape:
                stream = shape[key].get_object()
                if id(stream) not in self._programs:
                    self._programs[id(stream)] = stream, _opened(stream.get_data(), key, str(stream.get("/Subtype")))
                return self._programs[id(stream)][1]
        return None


def names(font: Any) -> dict[int, str]:
    """The names that a simple font gives to its codes by itself."""
    encoding: Any = font.get("/Encoding")
    encoding = encoding.get_object() if encoding is not None else None
    differences = encoding.get("/Differences", ()) if hasattr(encoding, "get") else ()
    found: dict[int, str] = {}
    code = 0
    for one in differences.get_object() if differences else ():
        if isinstance(one, int):
            code = one
        else:
            found[code] = str(one).removeprefix("/")
            code += 1
    return found


def encoded(font: Any) -> dict[int, str]:
    """What the encoding of a simple font says of its codes, where it counts."""
    from pypdf.generic import DictionaryObject
    from pypdf.generic._font import Font

    shape = font.get("/FontDescriptor")
    symbols = bool(shape and int(shape.get_object().get("/Flags", 0)) & _SYMBOLIC)
    if "/Encoding" not in font or (symbols and font.get("/Subtype") == "/TrueType"):
        return {}
    bare = DictionaryObject({key: value for key, value in font.items() if key != "/ToUnicode"})
    found = Font.from_font_resource(bare).encoding
    return found if isinstance(found, dict) else {}


def _opened(data: bytes, key: str, kind: str) -> Program:
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
    return tuple((round(x * _EM / em), round(y * _EM / em)) for x, y in points)


def _texts(name: str) -> frozenset[str]:
    from fontTools import agl

    found = agl.toUnicode(name)
    return frozenset({found} if found else ())
