"""The fonts that the pages of a PDF use: their codes, how wide these are, what the file says of them, and their glyphs.

Takes fonts as pypdf opened them. `programs` reads the programs of fonts; `claims` compares what they draw with what the
file says.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from engross.readers.programs import EM, Glyph, Program, opened

_SYMBOLIC = 4
"""The flag of fonts whose codes are their own."""


class UsedFont:
    """A font, and the strings of codes that pages draw with it."""

    def __init__(self, font: Any) -> None:
        # What the file says of a code is what the extraction makes of it.
        from pypdf.generic._font import Font

        self.font = font
        self.drawn: set[bytes] = set()
        read = Font.from_font_resource(font)
        self._encoding: Any = read.encoding
        self._map: dict[str, str] = read.character_map
        self._widths = read.character_widths

    @property
    def codes(self) -> set[int]:
        """The codes that are drawn."""
        return {code for one in self.drawn for code in self._codes(one)}

    def text(self, code: int) -> str:
        """What the file says that a code means."""
        letter = chr(code) if isinstance(self._encoding, str) else self._encoding.get(code, chr(code))
        return str(self._map.get(letter, letter))

    def width(self, drawn: bytes) -> float:
        """How wide a string is, in parts of the size of its letters."""
        usual = self._widths.get("default", 0.0)
        return sum(float(self._widths.get(chr(code), usual)) for code in self._codes(drawn)) / EM

    def _codes(self, drawn: bytes) -> Iterable[int]:
        if not isinstance(self._encoding, str):
            return drawn
        return (high << 8 | low for high, low in zip(drawn[::2], drawn[1::2], strict=False))


Used = dict[int, UsedFont]
"""Fonts by their identity."""

Find = Callable[[int], Glyph | None]


class Fonts:
    """The fonts of one file, each program read once."""

    def __init__(self) -> None:
        logging.getLogger("fontTools").setLevel(logging.CRITICAL)
        self._programs: dict[int, tuple[Any, Program]] = {}

    def holds(self, font: Any) -> bool:
        """Whether the file has the drawings of a font."""
        with suppress(Exception):
            below = font["/DescendantFonts"].get_object()[0].get_object() if "/DescendantFonts" in font else font
            return "/CharProcs" in font or self._program(below) is not None
        return False

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
            """The glyph of a code, with the text that the encoding of the file gives it."""
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
                    self._programs[id(stream)] = stream, opened(stream.get_data(), key, str(stream.get("/Subtype")))
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
