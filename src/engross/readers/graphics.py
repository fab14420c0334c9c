"""How what comes next on a page of a PDF is drawn: size, clip, mixing, and all that makes words of it unreadable.

Takes operators and their operands; `State` is what they leave behind, `PAINT` what each changes of it. Every measure of
what nobody reads is our own setting. Never draws or decodes anything.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import Any

from engross.readers.geometry import Box
from engross.records import dataclass

Colour = tuple[float, float, float]

BLACK: Colour = (0.0, 0.0, 0.0)
NO_INK: Colour = (inf, inf, inf)
"""The colour of an ink of the name None, which is laid on nowhere."""
_NARROW, _WIDE = 34, 100.0
"""Per cent of their width, and points between words, at which nobody reads them."""
_KEEPS = frozenset({"/Normal", "/Compatible", "/Multiply", "/Darken", "/ColorBurn"})
"""Ways to mix colours in which dark words stay dark on a light page."""
_SHEER = 0.5
"""How much of a colour is laid on at most that lets dark words be seen (our own setting)."""
SAME_COLOUR = 0.18
"""How little two colours differ that nobody tells apart (our own setting)."""
_EVERYWHERE = Box(-1e6, -1e6, 1e6, 1e6)


@dataclass(frozen=True, slots=True)
class State:
    """What holds for all that is drawn next; `apart` and `fades` say that nobody reads words drawn so.

    `spaces` are those of the colours that fill and that outline.
    """

    fill: Colour | None = BLACK
    stroke: Colour | None = BLACK
    spaces: tuple[Any, Any] = ("/DeviceGray", "/DeviceGray")
    mode: int = 0
    size: float = 1.0
    wide: bool = False
    alpha: float = 1.0
    blend: str = ""
    line: float = 1.0
    clip: Box = _EVERYWHERE
    pressed: bool = False
    spacing: float = 0.0
    stretch: float = 1.0
    rise: float = 0.0
    apart: bool = False
    font: Any = None
    drawn_font: bool = False

    @property
    def fades(self) -> bool:
        """Whether the way to mix colours leaves little of dark words."""
        return bool(self.blend) and self.blend not in _KEEPS


def number(value: Any) -> float:
    """A number among operands, 0 for anything else."""
    return float(value) if isinstance(value, int | float) else 0.0


def strings(operands: Sequence[Any]) -> Iterator[bytes]:
    """The texts among operands, as they are in the file."""
    for one in operands:
        found = getattr(one, "original_bytes", one)
        if isinstance(found, bytes):
            yield found
        elif isinstance(one, list):
            yield from strings(one)


def kerned(operands: Sequence[Any]) -> float:
    """How far the numbers among texts draw these together, in parts of the size of letters."""
    return sum(number(one) for group in operands if isinstance(group, list) for one in group) / 1000


def _stretched(state: State, percent: float) -> State:
    return replace(state, stretch=abs(percent) / 100, pressed=percent < _NARROW)


def with_graphics(state: State, found: Any) -> State:
    """The state with what a named graphics state sets."""
    if found is None:
        return state
    mask = found.get("/SMask")
    # What a mask lets through is not followed: words behind one may be seen or not.
    masked = hasattr(mask.get_object() if mask is not None else None, "get")
    modes = found.get("/BM")
    mode = str(modes[0] if isinstance(modes, list) and modes else modes or "")
    alpha = 0.0 if masked else number(found.get("/ca", state.alpha))
    return replace(state, alpha=alpha, blend=mode or state.blend)


def covers(state: State, colour: Colour | None) -> bool:
    """Whether a colour that is laid on dark words on a light page leaves nothing of them to be seen.

    None is a picture or a pattern.
    """
    if state.alpha <= _SHEER:
        return False
    mix = _MIXED.get(state.blend)
    if colour == NO_INK:
        return False
    if mix is None or colour is None:
        return mix is None
    return all(abs(dark - light) <= SAME_COLOUR for dark, light in map(mix, colour))


_MIXED: Mapping[str, Callable[[float], tuple[float, float]]] = {
    "/Multiply": lambda part: (0.0, part),
    "/Darken": lambda part: (0.0, part),
    "/Screen": lambda part: (part, 1.0),
    "/Lighten": lambda part: (part, 1.0),
    "/ColorDodge": lambda part: (1.0 if part > 1 - SAME_COLOUR else 0.0, 1.0),
    "/HardLight": lambda part: (max(0.0, 2 * part - 1), min(1.0, 2 * part)),
    "/Difference": lambda part: (part, 1 - part),
    "/Exclusion": lambda part: (part, 1 - part),
    **dict.fromkeys(("/ColorBurn", "/SoftLight", "/Overlay", "/Hue", "/Saturation", "/Color"), lambda part: (0.0, 1.0)),
}
"""What ways to mix colours make of black and of white, for each part of light of the colour that is laid on."""


PAINT: Mapping[bytes, Callable[[State, Sequence[Any]], State]] = {
    b"Tz": lambda state, operands: _stretched(state, number(operands[0]) if operands else 100.0),
    b"Tc": lambda state, operands: replace(state, spacing=number(operands[0]) if operands else 0.0),
    b"Ts": lambda state, operands: replace(state, rise=number(operands[0]) if operands else 0.0),
    b"Tw": lambda state, operands: replace(state, apart=bool(operands) and abs(number(operands[0])) > _WIDE),
    b"Tr": lambda state, operands: replace(state, mode=int(number(operands[0])) if operands else 0),
}
"""What operators change of the state by which words are drawn."""
