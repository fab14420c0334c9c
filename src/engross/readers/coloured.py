"""The colour of words and of what is behind them, as the styles of a page set them one inside the other.

Takes values of style; returns colours. Never looks at words. How much two colours differ that nobody tells apart is our
own setting.
"""

from collections.abc import Mapping

from engross.records import dataclass

_ALIKE, _ALIKE_ON_DARK, _LIGHT = 0.18, 0.4, 0.5
"""How much two colours differ at most, in parts of each light, that nobody tells apart, and where light ones begin."""
_CLEAR = 0.15
"""How little of a colour is laid on that nobody sees (our own setting)."""
_PASSED_ON = frozenset(
    {"", "inherit", "currentcolor", "initial", "unset", "revert", "auto", "windowtext", "canvastext"}
)
_NO_GROUND = frozenset({"", "none", "transparent", "initial", "inherit", "unset", "revert", "0", "0 0"})

Colour = tuple[float, float, float, float]
"""Red, green and blue from 0 to 1, and how much is laid on."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colour of words and of what is behind them; None where it is not known."""

    words: Colour | None = (0.0, 0.0, 0.0, 1.0)
    ground: Colour | None = (1.0, 1.0, 1.0, 1.0)

    @property
    def unseen(self) -> bool:
        """Whether nobody tells the words from what is behind them."""
        if self.words is None:
            return False
        if self.words[3] < _CLEAR:
            return True
        if self.ground is None:
            return False
        most = _ALIKE_ON_DARK if max(*self.words[:3], *self.ground[:3]) < _LIGHT else _ALIKE
        return all(abs(a - b) <= most for a, b in zip(self.words[:3], self.ground[:3], strict=True))

    def within(self, declared: Mapping[str, str]) -> "Colours":
        """Those of an element with these declarations that stands in one with these colours."""
        said = declared.get("-webkit-text-fill-color") or declared.get("color", "")
        words = self.words if said in _PASSED_ON else colour(said)
        grounds = [value for name, value in declared.items() if name in ("background", "background-color")]
        ground = self.ground
        if grounds and grounds[-1] not in _NO_GROUND:
            ground = colour(grounds[-1]) or next(
                (found for part in grounds[-1].split() if (found := colour(part))), None
            )
            # A ground that lets through what is behind it is that, as far as we can tell.
            ground = self.ground if ground and ground[3] < 1 - _CLEAR else ground
        return Colours(words, ground)


def colour(value: str) -> Colour | None:
    """A colour; None for one that is not known here."""
    from tinycss2.color4 import parse_color

    try:
        found = parse_color(value) if value else None
        if found is None or found == "currentcolor":
            return None
        red, green, blue = (0.0 if part is None else part for part in found.to("srgb").coordinates)
    except (ValueError, NotImplementedError):
        return None
    return red, green, blue, found.alpha


def is_unknown(name: str, value: str) -> bool:
    """Whether a declaration sets the words in a colour that is not known here."""
    return name in ("color", "-webkit-text-fill-color") and value not in _PASSED_ON and colour(value) is None
