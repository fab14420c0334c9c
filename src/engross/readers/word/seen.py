"""Whether words can be seen: their colour and what is behind them, their size, and how they are spaced and placed.

Takes the properties of a run, paragraph, row or level; returns layers of what they say, which `styles` lays over each
other. What an eye does not see is a setting of our own; every threshold says so. Never looks at words.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from engross.readers.word.markup import W, attribute, below, children, local, number, on, value
from engross.readers.word.symbols import is_symbolic

if TYPE_CHECKING:
    from lxml.etree import _Element

PAGE = "FFFFFF"
UNKNOWN = ""
"""A ground of which nothing is known, on which words of any colour may be seen."""

_SMALLEST = 7
"""Half points of the smallest words that anybody reads (our own setting)."""
_RAISED = 0.65
"""The part of their size that raised and lowered words have."""
_NARROWEST = 34
"""Per cent of their width to which letters are pressed that nobody reads (our own setting)."""
_FARTHEST = 200
"""Half points above or below their line at which words are elsewhere (our own setting)."""
_DENSEST = -50
"""Twentieths of a point between letters at which they stand on each other (our own setting)."""
_LOWEST = 140
"""Twentieths of a point of a line or row that shows no words (our own setting)."""
_LOWEST_PART = 100
"""Parts in 240 of a line that is too low for its words (our own setting)."""
_WIDEST = 15000
"""Twentieths of a point from the margin that are off any page (our own setting)."""
_ALIKE, _ALIKE_ON_DARK, _LIGHT = 46, 100, 128
"""How much two colours differ, of 255, that nobody tells apart, and where light ones begin (our own setting)."""
_OUTSIDE = -3000
"""Twentieths of a point before the margin that are off any page (our own setting)."""
_TIGHT = 300
"""Twentieths of a point into which no words are fitted that anybody reads (our own setting)."""
_THICKEST = 9525
"""English metric units of an outline in the colour of the page that leaves nothing of a letter (our own setting)."""
_CLEAR = 90000
"""Thousandths of a per cent from which words are too clear to be seen (our own setting)."""

_MARKERS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": PAGE,
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}

Layer = Mapping[str, str]
"""What the properties of one style or run say: "yes" or "no" of a switch, six digits of a colour."""


def layer(properties: "_Element | None") -> dict[str, str]:
    """What the properties of a run say of how its words are seen."""
    found = ((says, each) for each in (properties if properties is not None else ()) for says in _SAYS[local(each)])
    return {name: said for (name, says), each in found if (said := says(each))}


def is_covered(said: Layer, behind: str) -> bool:
    """Whether words of which all this is said are there for no eye; `behind` is the colour behind their paragraph."""
    if "yes" in (said.get(name) for name in ("pressed", "fitted", "elsewhere", "dense", "clear", "outlined")):
        return True
    # Words marked as those of another script have a size and a font of their own.
    size, signs = (said.get(f"{name}{' there' if said.get('complex') == 'yes' else ''}") for name in ("size", "signs"))
    if signs == "yes" or (size and int(size) * (_RAISED if said.get("raised") == "yes" else 1) < _SMALLEST):
        return True
    colour = said.get("colour", "auto")
    marker = said.get("marker", "none")
    if marker != "none":
        return _alike("000000" if colour == "auto" else colour, marker)
    # The automatic colour is white where what is behind is dark.
    return colour != "auto" and _alike(colour, said.get("ground") or behind)


def marks(said: Layer) -> tuple[str, str, str]:
    """How a pen would have marked words of which all this is said: in colour, over them, and under them."""
    colour, marker, under = said.get("colour", "auto"), said.get("marker", "none"), said.get("underline", "none")
    shade = said.get("ground", PAGE)
    return (
        "" if colour == "auto" or _alike(colour, "000000") else colour,
        marker if marker != "none" else "" if _alike(shade, PAGE) else shade,
        "" if under == "none" else under,
    )


def ground(shade: "_Element | None") -> str:
    """The colour that shading puts behind words; "" where there is none."""
    if shade is None or value(shade) == "nil":
        return UNKNOWN
    fill, ink = _six(attribute(shade, "fill")), _six(attribute(shade, "color"))
    dense = 100 if value(shade) == "solid" else number(value(shade).removeprefix("pct")) if _dotted(shade) else 0
    if not dense:
        return fill
    try:
        pairs = zip(bytes.fromhex(ink or "000000"), bytes.fromhex(fill or PAGE), strict=True)
        return bytes((a * dense + b * (100 - dense)) // 100 for a, b in pairs).hex().upper()
    except ValueError:
        return UNKNOWN


def _dotted(shade: "_Element") -> bool:
    """Whether a ground is a pattern of dots, of which so many in a hundred are ink."""
    return value(shade).startswith("pct") and 0 <= number(value(shade)[3:]) <= 100


def _six(colour: str) -> str:
    """A colour of six digits; "" for an automatic one or one that is not known."""
    return colour.upper() if len(colour) == 6 else ""


def is_dark(background: "_Element") -> bool:
    """Whether dark words could not be read on the ground of a page."""
    return _alike(attribute(background, "color").upper(), "000000")


def is_off(properties: "_Element | None") -> bool:
    """Whether a paragraph stands off the page, or in lines or a frame without height."""
    indent, spacing, frame = (below(properties, name) for name in ("ind", "spacing", "framePr"))
    found = False
    if indent is not None:
        sides = [number(attribute(indent, side)) for side in ("left", "start", "right", "end", "firstLine")]
        first = max(sides[:2], key=abs) - number(attribute(indent, "hanging"))
        found = max(sides) > _WIDEST or min(*sides, first) < _OUTSIDE
        inward = max(sides[:2]) + max(sides[2:4])
        found = found or (inward > _TIGHT and _widest_line(indent.getroottree().getroot()) - inward < _TIGHT)
    if spacing is not None:
        low = {"exact": _LOWEST, "auto": _LOWEST_PART, "": _LOWEST_PART}.get(attribute(spacing, "lineRule"), 0)
        found = found or number(attribute(spacing, "line"), low) < low
    stops = children(below(properties, "tabs"), "tab")
    found = found or any(number(attribute(stop, "pos")) > _WIDEST for stop in stops)
    if frame is not None:
        low = attribute(frame, "hRule") == "exact" and number(attribute(frame, "h"), _LOWEST) < _LOWEST
        found = found or low or any(abs(number(attribute(frame, side))) > _WIDEST for side in ("x", "y"))
    return found


@lru_cache(maxsize=4)
def _widest_line(part: "_Element") -> int:
    """How wide the lines are of the widest page that is set in a part; any, where none is. Asked of many paragraphs."""
    found = ((below(one, "pgSz"), below(one, "pgMar")) for one in part.iter(f"{W}sectPr"))
    return max(
        (
            number(attribute(size, "w"), _WIDEST) - sum(number(attribute(margins, side)) for side in ("left", "right"))
            for size, margins in found
            if size is not None and margins is not None
        ),
        default=_WIDEST,
    )


def is_off_table(properties: "_Element | None") -> bool:
    """Whether a table stands off the page."""
    indent, place = below(properties, "tblInd"), below(properties, "tblpPr")
    found = [number(attribute(indent, "w"))] if indent is not None else []
    found += [number(attribute(place, side)) for side in ("tblpX", "tblpY")] if place is not None else []
    return any(not _OUTSIDE <= each <= _WIDEST for each in found)


def is_low(properties: "_Element | None") -> bool:
    """Whether a row is hidden, or has no height for words."""
    height = below(properties, "trHeight")
    exact = height is not None and attribute(height, "hRule") == "exact"
    return on(below(properties, "hidden")) or (exact and number(value(height), _LOWEST) < _LOWEST)


def is_unseen(properties: "_Element | None") -> bool:
    """Whether a number with properties of its own is hidden, struck out, or there for no eye."""
    hidden = any(on(each) for each in children(properties, "vanish", "specVanish", "strike", "dstrike"))
    return hidden or is_covered(layer(properties), PAGE)


def _said(switch: bool) -> str:
    return "yes" if switch else "no"


def _signs(fonts: "_Element") -> str:
    """Whether letters in these fonts are signs; "" where no font for Latin letters is named."""
    return _said(is_symbolic(named)) if (named := attribute(fonts, "ascii")) else ""


def _signs_there(fonts: "_Element") -> str:
    """The same of the font for letters of other scripts."""
    return _said(is_symbolic(named)) if (named := attribute(fonts, "cs")) else ""


def _colour(element: "_Element") -> str:
    return _six(value(element)) or "auto"


def _alike(one: str, other: str) -> bool:
    """Whether nobody tells words of one colour from a ground of the other; dark colours are alike sooner."""
    try:
        a, b = bytes.fromhex(one), bytes.fromhex(other)
    except ValueError:
        return False
    most = _ALIKE_ON_DARK if max((*a, *b), default=0) < _LIGHT else _ALIKE
    return len(a) == len(b) and all(abs(x - y) <= most for x, y in zip(a, b, strict=True))


def _is_thick(outline: "_Element") -> bool:
    """Whether an outline is as thick as the strokes of letters."""
    return any(str(key).endswith("}w") and number(str(width)) >= _THICKEST for key, width in outline.attrib.items())


def _is_clear(fill: "_Element") -> bool:
    names = {local(each): each for each in fill.iter()}
    if "noFill" in names:
        return local(fill) == "textFill"
    alpha = next((key for key in names.get("alpha", fill).attrib if str(key).endswith("}val")), None)
    seen = number(str(names["alpha"].get(alpha))) if "alpha" in names and alpha is not None else 0
    themed = {"bg1": PAGE, "lt1": PAGE}
    colours = [str(each) for name in ("srgbClr", "schemeClr") if name in names for each in names[name].attrib.values()]
    return seen > _CLEAR or any(_alike(themed.get(colour, colour).upper(), PAGE) for colour in colours)


_SAYS: "Mapping[str, tuple[tuple[str, Callable[[_Element], str]], ...]]" = defaultdict(
    tuple,
    {
        "color": (("colour", _colour),),
        "shd": (("ground", lambda each: ground(each) or PAGE),),
        "u": (("underline", lambda each: value(each) or "single"),),
        "highlight": (("marker", lambda each: _MARKERS.get(value(each), "none")),),
        "sz": (("size", lambda each: str(number(value(each), _SMALLEST))),),
        "szCs": (("size there", lambda each: str(number(value(each), _SMALLEST))),),
        "vertAlign": (("raised", lambda each: _said(value(each) in ("superscript", "subscript"))),),
        "cs": (("complex", lambda each: _said(on(each))),),
        "rtl": (("complex", lambda each: _said(on(each))),),
        "w": (("pressed", lambda each: _said(number(value(each).removesuffix("%"), _NARROWEST) < _NARROWEST)),),
        "fitText": (("fitted", lambda each: _said(number(value(each), _TIGHT) < _TIGHT)),),
        "position": (("elsewhere", lambda each: _said(abs(number(value(each))) > _FARTHEST)),),
        "spacing": (("dense", lambda each: _said(number(value(each)) < _DENSEST)),),
        "textOutline": (("outlined", lambda each: _said(_is_clear(each) and _is_thick(each))),),
        "textFill": (("clear", lambda each: _said(_is_clear(each))),),
        "rFonts": (("signs", _signs), ("signs there", _signs_there)),
    },
)
"""By the name of a property: what it speaks of, and what it says."""
