"""The colours and fonts of a theme, written out where properties name them.

Takes the theme of a file, how its settings map the colours, and the parts that name them; changes these parts, so that
nothing behind needs to know of themes. Word shows what the theme says, whatever value stands beside the name, and other
programs that value: of two colours of words the lighter counts, for words that one of them hides may not be seen.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from engross.readers.word.markup import W, attribute, below, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = {
    **dict.fromkeys(("text1", "dark1"), "dk1"),
    **dict.fromkeys(("background1", "light1"), "lt1"),
    **dict.fromkeys(("text2", "dark2"), "dk2"),
    **dict.fromkeys(("background2", "light2"), "lt2"),
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED = {"text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2"}
_OFFICE = {"dk1": "000000", "lt1": "FFFFFF"}
"""What stands in a theme that a file does not have."""
_COLOURS = {"themeColor": ("theme", "val", "color"), "themeFill": ("themeFill", "fill", "fill")}
"""By the name of a theme's colour: how its shades begin, and what it replaces in `color` and in other elements."""
_FONTS = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "cstheme": "cs"}


def written_out(theme: "_Element | None", settings: "_Element | None", parts: "Iterable[_Element]") -> None:
    """Write the colours and fonts of a theme into the parts that name them."""
    colours, fonts = _colours(theme), _fonts(theme)
    mapping = below(settings, "clrSchemeMapping")
    mapped = {name: attribute(mapping, short) for name, short in _MAPPED.items()} if mapping is not None else {}
    for part in parts:
        for element in part.iter(f"{W}color", f"{W}shd", f"{W}u"):
            for name, (shade, alone, other) in _COLOURS.items():
                said = attribute(element, name)
                found = colours.get(_NAMES.get(mapped.get(said) or said, said))
                if said and found:
                    shown = _shifted(found, attribute(element, f"{shade}Tint"), attribute(element, f"{shade}Shade"))
                    if local(element) == "color":
                        shown = max(shown, attribute(element, alone), key=_light)
                    element.set(W + (alone if local(element) == "color" else other), shown)
        for element in part.iter(f"{W}rFonts"):
            for name, plain in _FONTS.items():
                found = fonts.get((attribute(element, name)[:5], plain == "cs"))
                if found:
                    element.set(W + plain, found)


def _colours(theme: "_Element | None") -> Mapping[str, str]:
    found = dict(_OFFICE)
    for scheme in _called(theme, "clrScheme"):
        for each in scheme:
            for value in each:
                found[local(each)] = str(value.get("lastClr") or value.get("val") or "").upper()
    return {name: value for name, value in found.items() if len(value) == 6}


def _fonts(theme: "_Element | None") -> Mapping[tuple[str, bool], str]:
    """The font for Latin letters, and that for other scripts, of headings and of text."""
    found: dict[tuple[str, bool], str] = {}
    for name in ("major", "minor"):
        for scheme in _called(theme, f"{name}Font"):
            for each in scheme:
                if local(each) in ("latin", "cs"):
                    found[name, local(each) == "cs"] = str(each.get("typeface") or "")
    return found


def _called(theme: "_Element | None", name: str) -> "list[_Element]":
    return [each for each in (theme.iter() if theme is not None else ()) if local(each) == name]


def _light(colour: str) -> int:
    """How light a colour is; less than any where it is none, as `auto` is."""
    return sum(bytes.fromhex(colour)) if re.fullmatch("[0-9A-Fa-f]{6}", colour) else -1


def _shifted(colour: str, tint: str, shade: str) -> str:
    """A colour made lighter or darker, in parts of 255."""
    try:
        lighter, darker = int(tint or "FF", 16) / 255, int(shade or "FF", 16) / 255
        return bytes(round((255 - (255 - each) * lighter) * darker) for each in bytes.fromhex(colour)).hex().upper()
    except ValueError:
        return colour
