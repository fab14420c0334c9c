"""Whether words that a page of a PDF draws are there to be seen.

Takes words with how they are drawn, and what else the page draws, in order; returns what became of them: invisible, of
the colour of what is behind them, off the page, struck out or covered. Never reads operators.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engross.readers.geometry import Box, inside
from engross.readers.graphics import NO_INK, SAME_COLOUR, Colour, State
from engross.readers.reading import Standing
from engross.records import dataclass

_WHITE: Colour = (1.0, 1.0, 1.0)
_TINY, _TOUCH = 3.5, 1.5
"""Points of letters that nobody reads, and from which what is drawn over letters counts (our own setting)."""
_FAINT = 0.15
"""How little of their colour words lay on that nobody sees (our own setting)."""
_BOLD = 0.08
"""Width of an outline, in parts of the size of letters, from which it hides the rest of them (our own setting)."""
_CUT = 1.0
"""How far words reach over an edge that cuts them, in parts of their size (our own setting)."""
_INVISIBLE_MODES = frozenset({3, 7})
_STRIKE = (0.12, 0.5)
"""Where a line runs through letters, in parts of their size above the foot of the line (our own setting)."""
_THIN = 0.2
"""Height of what strikes words out and does not cover them, in parts of their size (our own setting)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Words: the box in which they stand, how large they are, how they are drawn, and the degrees that they lean."""

    box: Box
    size: float
    state: State
    turn: float

    @property
    def middle(self) -> tuple[float, float]:
        """A place in the middle of the words."""
        return (self.box.left + self.box.right) / 2, self.box.bottom + 0.3 * self.size


class Drawn(NamedTuple):
    """Something drawn when `after` texts were: filled boxes, lines, or a picture, which is told by itself.

    With `odd`, a place in two of the boxes is in none, as in a frame.
    """

    after: int
    boxes: tuple[Box, ...]
    colour: Colour | None
    covers: bool
    odd: bool = False
    picture: bool = False

    def at(self, point: tuple[float, float]) -> bool:
        """Whether a point was painted."""
        met = sum(inside(box, point) for box in self.boxes)
        return bool(met % 2 if self.odd else met)


def fate_of(number: int, shown: Shown, drawn: Sequence[Drawn], page: Box) -> tuple[Standing, bool] | None:
    """What became of words that were shown when `number` others were, and whether of all; None where one sees them."""
    state, box, middle = shown.state, shown.box, shown.middle
    apart = not (inside(page, middle) and inside(state.clip, middle))
    unseen = state.mode in _INVISIBLE_MODES or state.alpha < _FAINT or state.pressed or state.apart or state.fades
    if apart or unseen or shown.size < _TINY:
        return Standing.HIDDEN, True
    for one in drawn:
        if one.after > number and (over := _over(one, shown)):
            thin = over.top - over.bottom < _THIN * shown.size
            return (Standing.STRUCK if thin else Standing.COVERED), over.left <= middle[0] <= over.right
    if not shown.turn and box.right - min(page.right, state.clip.right) > _CUT * shown.size:
        return Standing.HIDDEN, False
    seen, ground = colour(shown), _ground(number, shown, drawn)
    behind = ground.colour if ground else _WHITE
    if seen == NO_INK:
        return Standing.HIDDEN, True
    if behind and seen and all(abs(a - b) <= SAME_COLOUR for a, b in zip(behind, seen, strict=True)):
        return Standing.HIDDEN, True
    return None


def unclear(words: Sequence[Shown], drawn: Sequence[Drawn], page: Box) -> Iterator[Shown]:
    """The words of a colour, or on a ground, that is not known, which may be seen for all that is known."""
    grounds = any(_is_unknown(one) for one in drawn)
    for number, shown in enumerate(words):
        unknown = colour(shown) is None or (grounds and _is_unknown(_ground(number, shown, drawn)))
        if unknown and not fate_of(number, shown, drawn, page):
            yield shown


def _is_unknown(ground: Drawn | None) -> bool:
    return ground is not None and ground.colour is None and ground.covers and not ground.picture


def _ground(number: int, shown: Shown, drawn: Sequence[Drawn]) -> Drawn | None:
    """What was drawn last behind words; None is the paper."""
    behind = (one for one in reversed(drawn) if one.after <= number and one.covers and one.at(shown.middle))
    return next(behind, None)


def colour(shown: Shown) -> Colour | None:
    """The colour of words: that of their outlines where these are all, or so broad that they hide the rest."""
    state = shown.state
    outlined = state.mode in (1, 5) or (state.mode in (2, 6) and state.line > _BOLD * shown.size)
    return state.stroke if outlined else state.fill


def _over(drawn: Drawn, shown: Shown) -> Box | None:
    """The box that runs through or over some of the words, if any does."""
    for box in drawn.boxes if drawn.covers else ():
        low, high = (shown.box.bottom + part * shown.size for part in _STRIKE)
        over = box.bottom < high and box.top > low
        if box.top - box.bottom >= _THIN * shown.size:
            # What is drawn over a whole line reaches from its foot nearly to its head.
            over = box.bottom <= low and box.top >= high
        left, right = max(box.left, shown.box.left), min(box.right, shown.box.right)
        if (
            over
            and right - left > _TOUCH
            and drawn.at(((left + right) / 2, (max(box.bottom, low) + min(box.top, high)) / 2))
        ):
            return box
    return None
