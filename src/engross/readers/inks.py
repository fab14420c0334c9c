"""The colours of a PDF as light: a colour space and the numbers in it in, red, green and blue out.

Takes the operators that choose colours, and spaces as the resources of a page hold them; returns None for what is not
known: a pattern, a function that must be run. Never draws, and never reads a profile: a space with one is the plain
space of as many numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from engross.readers.graphics import BLACK, NO_INK, Colour, State, number

CHOOSES = {
    **dict.fromkeys((b"g", b"G"), "/DeviceGray"),
    **dict.fromkeys((b"rg", b"RG"), "/DeviceRGB"),
    **dict.fromkeys((b"k", b"K"), "/DeviceCMYK"),
    **dict.fromkeys((b"cs", b"CS", b"sc", b"SC", b"scn", b"SCN"), ""),
}
"""The operators that choose a colour or a space, capitals for outlines, with the space that each chooses by itself."""

_PLAIN = {
    **dict.fromkeys(("/DeviceGray", "/CalGray", "/G"), 1),
    **dict.fromkeys(("/DeviceRGB", "/CalRGB", "/RGB"), 3),
    **dict.fromkeys(("/DeviceCMYK", "/CMYK"), 4),
}
"""How many numbers a colour of each plain space has."""
_DEEPEST = 4
"""Spaces inside one another that are followed."""


def chosen(state: State, operator: bytes, operands: Sequence[Any], named: Callable[[Any], Any]) -> State:
    """The state with the colour or space that an operator chooses; `named` gives the space of a name, if any has it."""
    outlines, plainly = operator.isupper(), CHOOSES[operator]
    space = plainly or state.spaces[outlines]
    if operator in (b"cs", b"CS"):
        name = operands[0] if operands else ""
        space = named(name) or str(name)
        colour = first(space)
    else:
        # A pattern is named behind the numbers.
        known = all(isinstance(one, int | float) for one in operands)
        colour = light(space, [number(one) for one in operands]) if known else None
    if outlines:
        return replace(state, stroke=colour, spaces=(state.spaces[0], space))
    return replace(state, fill=colour, spaces=(space, state.spaces[1]))


def light(space: Any, numbers: Sequence[float], depth: int = 0) -> Colour | None:
    """The colour that numbers are in a space, None where it is not known; `NO_INK` where nothing is laid on."""
    kind, parts = _parts(space)
    count = _count(kind, parts)
    if depth > _DEEPEST or not count or len(numbers) != count:
        return None
    if kind == "/Lab":
        return _of_lightness(*numbers)
    if kind == "/Indexed":
        return _indexed(parts, numbers[0], depth)
    if kind in ("/Separation", "/DeviceN"):
        return _mixed(parts, numbers, depth)
    return _plain(numbers)


def first(space: Any) -> Colour | None:
    """The colour that holds in a space until one is chosen."""
    kind, parts = _parts(space)
    count = _count(kind, parts)
    if kind in ("/Separation", "/DeviceN"):
        return light(space, [1.0] * count)
    return BLACK if count in (3, 4) else light(space, [0.0] * count)


def _plain(numbers: Sequence[float]) -> Colour | None:
    """Grey, red with green and blue, or four inks as light; None for another count."""
    if len(numbers) == 1:
        return numbers[0], numbers[0], numbers[0]
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return (numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 else None


def _of_lightness(lightness: float, red: float, yellow: float) -> Colour:
    """The light of a colour of the space Lab (CIE 15:2004 for its parts, IEC 61966-2-1 for the screen)."""
    middle = (min(max(lightness, 0.0), 100.0) + 16) / 116
    red, yellow = (min(max(one, -128.0), 127.0) for one in (red, yellow))
    parts = (middle + red / 500, middle, middle - yellow / 200)
    x, y, z = (part**3 if part > 6 / 29 else (part - 4 / 29) * 108 / 841 for part in parts)
    # Each is a share of the white, so the rows add up to one.
    rows = ((3.08, -1.537, -0.543), (-0.921, 1.876, 0.045), (0.053, -0.204, 1.151))
    shares = (min(max(a * x + b * y + c * z, 0.0), 1.0) for a, b, c in rows)
    red_light, green, blue = (
        1.055 * share ** (1 / 2.4) - 0.055 if share > 0.0031308 else 12.92 * share for share in shares
    )
    return red_light, green, blue


def _parts(space: Any) -> tuple[str, list[Any]]:
    """The name of a space, and what it is made of."""
    found = _there(space)
    if not isinstance(found, list):
        return str(found or ""), []
    return str(found[0]) if found else "", [_there(one) for one in found[1:]]


def _there(found: Any) -> Any:
    return found.get_object() if hasattr(found, "get_object") else found


def _count(kind: str, parts: Sequence[Any]) -> int:
    """How many numbers a colour of a space has; 0 where the space is not known."""
    if kind == "/ICCBased" and parts and hasattr(parts[0], "get"):
        return next((count for count in (1, 3, 4) if number(_there(parts[0].get("/N"))) == count), 0)
    if kind == "/DeviceN" and len(parts) > 2 and isinstance(parts[0], list):
        return len(parts[0])
    if kind in ("/Separation", "/Indexed"):
        return int(len(parts) > 2)
    return 3 if kind == "/Lab" else _PLAIN.get(kind, 0)


def _indexed(parts: Sequence[Any], place: float, depth: int) -> Colour | None:
    """The colour at a place of a table of colours of another space."""
    base, _, table = parts[:3]
    data = table.get_data() if hasattr(table, "get_data") else getattr(table, "original_bytes", table)
    kind, inner = _parts(base)
    count = _count(kind, inner)
    if not isinstance(data, bytes) or not count or len(data) < count:
        return None
    # A place beyond the table is the one that is next to it.
    at = int(min(max(place, 0.0), len(data) // count - 1))
    shares = [byte / 255 for byte in data[at * count : (at + 1) * count]]
    if kind == "/Lab":
        ends = _ends_of_hues(inner)
        shares = [low + share * (high - low) for share, low, high in zip(shares, ends[::2], ends[1::2], strict=False)]
    return light(base, shares, depth + 1)


def _ends_of_hues(parts: Sequence[Any]) -> list[float]:
    """The least and the most of lightness and of the two hues of a space Lab."""
    said = parts[0].get("/Range") if parts and hasattr(parts[0], "get") else None
    hues = [number(one) for one in said] if isinstance(said, list) and len(said) == 4 else [-100.0, 100.0] * 2
    return [0.0, 100.0, *hues]


def _mixed(parts: Sequence[Any], numbers: Sequence[float], depth: int) -> Colour | None:
    """The colour of so much of some inks; where there is none of any, that of the paper."""
    inks, other, function = parts[:3]
    if all(str(name) == "/None" for name in (inks if isinstance(inks, list) else [inks])):
        return NO_INK
    if hasattr(function, "get") and function.get("/FunctionType") == 2 and len(numbers) == 1:
        ends = [[number(one) for one in function.get(key, default)] for key, default in (("/C0", [0]), ("/C1", [1]))]
        share = min(max(numbers[0], 0.0), 1.0) ** max(number(function.get("/N")), 0.01)
        return light(other, [none + share * (full - none) for none, full in zip(*ends, strict=False)], depth + 1)
    return None if any(numbers) else _plain([1.0])
