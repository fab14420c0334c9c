"""What a page of a PDF draws: which of its words cannot be seen, which are struck out, and its pictures.

Takes the operators of a page as pypdf visits them; numbers every operator that shows text, and says which of them draws
words that are invisible, have the colour of what is behind them, stand off the page, or have something drawn over them.
Widths are those that a font tells, estimated where it tells none. Never decodes words.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from engross.readers.fonts import Used, UsedFont
from engross.readers.geometry import Box, Matrix, around, common, moved, times
from engross.readers.graphics import (
    PAINT,
    State,
    covers,
    kerned,
    number,
    strings,
    with_graphics,
)
from engross.readers.inks import CHOOSES, chosen
from engross.readers.reading import Standing
from engross.readers.sketch import Sketch
from engross.readers.visible import Drawn, Shown, fate_of, unclear

_PRESSED, _RISEN = 0.34, 3.0
"""Width of letters in parts of their height, or height in parts of their width, and how far off their line, in parts of
their size, from which nobody reads words in their place (our own setting)."""
_DENSE = -0.2
"""Space between letters that lie on each other, in parts of their size (our own setting)."""
_LEANS = 30.0
"""Degrees from which words do not stand upright (our own setting)."""
_LETTER = 0.45
"""Width of a letter in parts of its size, as estimated (our own setting)."""
SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"'})
"""The operators that show text."""
_FILLS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_ODD = frozenset({b"f*", b"B*", b"b*"})
_CONTINUES = frozenset({b"l", b"c", b"v", b"y"})
_ENDS = _FILLS | {b"S", b"s", b"n"}


class Canvas:
    """One page as it is drawn; give `before` and `after` to pypdf as visitors."""

    def __init__(self, resources: Any, page: Box, used: Used) -> None:
        self.page = page
        self.used = used
        self.shown: list[Shown] = []
        self.drawn: list[Drawn] = []
        self.pictures: list[Box] = []
        self.sketch = Sketch()
        self._bends = 0
        self._state = State()
        self._kept: list[State] = []
        self._path: list[list[tuple[float, float]]] = []
        self._clips = False
        self._met = 0
        self._entered: list[int] = []
        self._forms: list[tuple[Any, Matrix, State, int]] = [(resources, (1, 0, 0, 1, 0, 0), State(), 0)]

    def before(self, operator: bytes, operands: list[Any], cm: Matrix, tm: Matrix) -> None:
        """Meets an operator before pypdf does."""
        place = times(cm, self._forms[-1][1])
        self._met += 1
        if operator in SHOWS:
            self._show(operands, times(tm, place))
        elif operator in PAINT or operator in CHOOSES:
            self._state = self._changed(operator, operands)
        elif operator == b"Tf" and len(operands) > 1:
            font = self._resource("/Font", operands[0])
            kind = font.get("/Subtype") if font is not None else ""
            size = number(operands[1])
            self._state = replace(self._state, font=font, size=size, wide=kind == "/Type0", drawn_font=kind == "/Type3")
        elif operator == b"gs" and operands:
            self._state = with_graphics(self._state, self._resource("/ExtGState", operands[0]))
        elif operator == b"q":
            self._kept.append(self._state)
        elif operator == b"Q" and len(self._kept) > self._forms[-1][3]:
            self._state = self._kept.pop()
        elif operator == b"Do" and operands:
            form = self._draw_object(self._resource("/XObject", operands[0]), place)
            self._entered.append(self._met if form else 0)
        elif operator == b"INLINE IMAGE":
            self._picture(place)
        elif operator == b"sh":
            self.drawn.append(Drawn(len(self.shown), (common(self.page, self._state.clip),), None, True))
        else:
            self._path_operator(operator, [number(one) for one in operands[:6]], place)

    def after(self, operator: bytes, operands: list[Any], cm: Matrix, tm: Matrix) -> None:
        """Meets an operator after pypdf has; a form ends where its operator does."""
        if operator == b"Do" and operands and (met := self._entered.pop()):
            if met == self._met:
                # pypdf passes over a form without resources, which may draw all the same.
                self._cover(self._state.clip)
            _, _, self._state, kept = self._forms.pop()
            del self._kept[kept:]

    def is_turned(self, by: float) -> bool:
        """Whether most of the words do not stand upright on a page that is shown turned, clockwise by degrees."""
        leans = sum(abs((shown.turn - by + 180) % 360 - 180) > _LEANS for shown in self.shown)
        return leans > len(self.shown) / 2

    def unseen(self) -> dict[int, tuple[Standing, bool]]:
        """The operators that draw words which cannot be seen as they stand, and whether that is all of their words."""
        found: dict[int, tuple[Standing, bool]] = {}
        for place, shown in enumerate(self.shown):
            if fate := fate_of(place, shown, self.drawn, self.page):
                found[place] = fate
        return found

    def unclear(self) -> float | None:
        """How high the first words stand of which nobody knows whether they can be seen; None where all are clear."""
        return next((shown.box.bottom for shown in unclear(self.shown, self.drawn, self.page)), None)

    def _changed(self, operator: bytes, operands: list[Any]) -> State:
        """The state with what an operator changes of it."""
        if operator in PAINT:
            return PAINT[operator](self._state, operands)
        return chosen(self._state, operator, operands, partial(self._resource, "/ColorSpace"))

    def _show(self, operands: list[Any], place: Matrix) -> None:
        size = self._state.size * (abs(place[3]) or abs(place[1]))
        texts, font = list(strings(operands)), self._state.font
        letters = sum(map(len, texts)) / (2 if self._state.wide else 1) * _LETTER
        if font is not None:
            used = self.used.get(id(font)) or self.used.setdefault(id(font), UsedFont(font))
            used.drawn.update(texts)
            letters = sum(map(used.width, texts)) - kerned(operands) if not self._state.drawn_font else letters
        across = letters * self._state.size * self._state.stretch * (abs(place[0]) or abs(place[1]))
        left, bottom = place[4], place[5] + self._state.rise * abs(place[3])
        turn = math.degrees(math.atan2(place[1], place[0]))
        box = Box(left, bottom, left + across, bottom + 0.7 * size)
        self.shown.append(Shown(box, size, replace(self._state, apart=self._is_apart(place)), turn))

    def _is_apart(self, place: Matrix) -> bool:
        """Whether words are drawn as nobody reads them: mirrored, pressed together, or far off their line."""
        a, b, c, d, *_ = place
        mirrored = a * d - b * c < 0 and not self._state.drawn_font
        off = abs(self._state.rise) > _RISEN * max(self._state.size, 1.0)
        wide, high = math.hypot(a, b), math.hypot(c, d)
        off = off or self._state.spacing < _DENSE * abs(self._state.size)
        return mirrored or off or self._state.apart or min(wide, high) < _PRESSED * max(wide, high)

    def _draw_object(self, found: Any, place: Matrix) -> bool:
        """Whether it is a form, whose operators come next."""
        if found is None or found.get("/Subtype") == "/Image":
            if found is not None:
                self._picture(place)
            return False
        own = found.get("/Resources")
        resources = own.get_object() if own is not None else self._forms[-1][0]
        matrix = [number(one) for one in found.get("/Matrix", ())]
        inner = times(matrix, place) if len(matrix) == 6 else place
        self._forms.append((resources, inner, self._state, len(self._kept)))
        sides = [number(one) for one in found.get("/BBox", ())]
        if len(sides) == 4:
            whole = around([moved(inner, x, y) for x in sides[::2] for y in sides[1::2]])
            self._state = replace(self._state, clip=common(self._state.clip, whole))
        return True

    def _picture(self, place: Matrix) -> None:
        corners = [moved(place, x, y) for x in (0, 1) for y in (0, 1)]
        self._cover(around(corners))

    def _cover(self, box: Box) -> None:
        """Notes a picture, or what counts as one."""
        self.pictures.append(box)
        covered = covers(self._state, None)
        self.drawn.append(Drawn(len(self.shown), (common(box, self._state.clip),), None, covered, picture=True))

    def _path_operator(self, operator: bytes, n: list[float], place: Matrix) -> None:
        if operator == b"re" and len(n) >= 4:
            self._path.append([moved(place, n[0] + dx, n[1] + dy) for dx in (0, n[2]) for dy in (0, n[3])])
        elif operator == b"m" and len(n) >= 2:
            self._path.append([moved(place, n[0], n[1])])
        elif operator in _CONTINUES and len(n) >= 2 and self._path:
            self._bends += operator != b"l"
            self._path[-1].append(moved(place, n[-2], n[-1]))
        elif operator == b"w" and n:
            self._state = replace(self._state, line=n[0])
        elif operator in (b"W", b"W*"):
            self._clips = True
        elif operator in _ENDS:
            self._end_path(operator, abs(place[3]) or 1.0)

    def _end_path(self, operator: bytes, scale: float) -> None:
        boxes = [around(points) for points in self._path]
        if boxes and operator != b"n":
            self.sketch.path(self._path, self._bends)
            self._paint(boxes, operator, scale)
        if boxes and self._clips:
            whole = around([point for points in self._path for point in points])
            self._state = replace(self._state, clip=common(self._state.clip, whole))
        self._path, self._clips, self._bends = [], False, 0

    def _paint(self, boxes: Sequence[Box], operator: bytes, scale: float) -> None:
        filled = operator in _FILLS
        if not filled:
            # A frame that is drawn around words covers none of them, a line may strike them out.
            half = self._state.line * scale / 2
            flat = (box for box in boxes if box.top - box.bottom <= 2 * half + 0.1)
            boxes = [Box(box.left, box.bottom - half, box.right, box.top + half) for box in flat]
        colour = self._state.fill if filled else self._state.stroke
        cut = tuple(common(box, self._state.clip) for box in boxes)
        self.drawn.append(Drawn(len(self.shown), cut, colour, covers(self._state, colour), operator in _ODD))

    def _resource(self, kind: str, name: Any) -> Any:
        resources = self._forms[-1][0]
        group = resources.get(kind) if resources is not None else None
        found = group.get_object().get(name) if group is not None else None
        return found.get_object() if found is not None else None
