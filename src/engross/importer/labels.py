"""The labels that paragraphs open with, in any scheme, and the places in a list that each can mean.

Takes a line; returns its label as typed and the rest, and the readings of a label: a style and a value. "(i)" is the
first of roman numbers and the ninth letter; which of both, the labels around it decide. Never changes a sign.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field
from functools import cache

from engross.model.parts import DIVISIONS
from engross.records import dataclass

_ROMAN = r"(?=[ivxlc])(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})"
_DASH = r"[-\u2010-\u2015]{1,3}"
FIRST = r"1(?:er|re|ère|st|º|°|ª)"
"""The first of a list, as some languages write it beside plain numbers."""
_NUMBER = rf"(?:{FIRST}|\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}|{_ROMAN}|[a-z])"
_WORD = re.compile(
    rf"(?:(?P<word>[^\W\d_]{{2,20}})\.? |(?P<sign>§) ?)(?P<number>{_NUMBER})(?P<end>[.):]?(?: ?{_DASH}|[.:])?)(?=\s|$)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"(?P<open>[(\[]?)(?P<number>[a-z]?\d{{0,3}}(?:\.\d{{1,3}})+|\d{{1,3}}|{_ROMAN}|[a-z]{{1,2}})"
    rf"(?P<end>[.)\]:]{{0,2}}(?: ?{_DASH})?)(?=\s|$)",
    re.IGNORECASE,
)
_JAPANESE = re.compile(r"(?P<word>第)(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<end>[条章節项項])(?=\s|$)")
_BULLET = re.compile("[-*+\u2022\u25aa\u25cf\u25e6\u2023\u00b7\u2013\u2014\uf0b7](?=\\s)")
_YEAR = re.compile(r"(?:19|20)\d\d\b|<|\[")
_Counted = tuple[str, tuple[int, ...], int]
"""What tells a reading from others: its style, the numbers above it, and its value."""
_FARTHEST = 9
"""Numbers of a list that may be left out in a row, and one more."""
_NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a label: how it is written (`style`), the numbers above it, and its place in its list, from 1."""

    style: str
    above: tuple[int, ...]
    value: int

    def follows(self, other: "Reading") -> bool:
        """Whether this label comes next after the other one."""
        return (self.style, self.above, self.value) == (other.style, other.above, other.value + 1)

    def below(self, other: "Reading") -> bool:
        """Whether this is a number of more parts that begins with all those of the other: 2.1 below 2."""
        whole = (*other.above, other.value)
        return bool(self.above) and other.style != "bullet" and self.above == whole


@dataclass(frozen=True, slots=True)
class Label:
    """A label as typed, what follows it, and what it can mean; `weak` ones need others around them to be labels."""

    text: str
    rest: str
    readings: tuple[Reading, ...]
    weak: bool = False
    word: str = ""

    @property
    def bullet(self) -> bool:
        """Whether it is a sign that counts nothing."""
        return self.readings[0].style == "bullet"


def label_of(line: str) -> Label | None:
    """The label that a line opens with, if it may be one."""
    if bullet := _BULLET.match(line):
        return Label(bullet[0], line[bullet.end() :].strip(), (Reading("bullet", (), 0),))
    if match := (_WORD.match(line) or _JAPANESE.match(line)):
        return _worded(line, match)
    match = _PLAIN.match(line)
    if match is None or not _shaped(match):
        return None
    style = f"{match['open']}#{match['end']}"
    weak = not match["end"] or (not match["open"] and match["number"][:1].isalpha())
    return Label(match[0], line[match.end() :].strip(), readings(match["number"], style), weak)


def _shaped(match: re.Match[str]) -> bool:
    """Whether brackets are in pairs, and bare letters have a mark behind them."""
    opened, end, number = match["open"], match["end"], match["number"]
    if bool(opened) and not end.startswith(")" if opened == "(" else "]"):
        return False
    if not number or ("]" in end and not opened):
        return False
    if len(number) == 2 and number.isalpha() and number[0] != number[1] and not _roman(number):
        return False
    if end.startswith(":") and not number[-1].isdigit():
        return False
    return bool(end.strip()) or "." in number or number.isdigit()


def _worded(line: str, match: re.Match[str]) -> Label | None:
    found = match.groupdict()
    word, number, end = found["word"] or found["sign"], match["number"], match["end"]
    known = word.casefold() in DIVISIONS or word in ("§", "第")
    if not (word[:1].isupper() or known) or (number.islower() and not known):
        return None
    rest = line[match.end() :].strip()
    if not end and rest and (not known or rest[:1].islower()):
        return None
    weak = not known or (not end and bool(rest))
    return Label(match[0], rest, readings(number, f"{word.casefold()} #{end}"), weak, word)


@cache
def readings(number: str, style: str) -> tuple[Reading, ...]:
    """What a number of a label can mean, in the style of its marks."""
    *above, last = ("1" if re.fullmatch(FIRST, number, re.IGNORECASE) else number).split(".")
    letter = (ord(above[0][0].casefold()) - 96) if above and above[0][:1].isalpha() else 0
    parts = tuple(letter if part[:1].isalpha() else int(part) for part in above if part)
    if last.isdigit():
        return (Reading(style.replace("#", "A.1" if letter else "1.1" if above else "1"), parts, int(last)),)
    case = "A" if last.isupper() else "a"
    found = []
    if value := _roman(last.casefold()):
        found.append(Reading(style.replace("#", "I" if last.isupper() else "i"), parts, value))
    if len(set(last)) == 1 and last.isascii():
        place = ord(last[0].casefold()) - 96
        # "aa" may be the first of a list of its own, or come after "z".
        found += [Reading(style.replace("#", 2 * case), parts, place)] if len(last) == 2 else []
        found.append(Reading(style.replace("#", case), parts, place + 26 * (len(last) - 1)))
    elif not last.isascii():
        found.append(Reading(style.replace("#", "一"), parts, _chinese(last)))
    return tuple(found)


def _roman(number: str) -> int:
    lower = number.casefold()
    if not re.fullmatch(_ROMAN, lower):
        return 0
    values = [_NUMERALS[sign] for sign in lower]
    return sum(-one if one < max(values[place:]) else one for place, one in enumerate(values))


def _chinese(number: str) -> int:
    tens, _, ones = number.rpartition("十")
    digits = "一二三四五六七八九"
    ten = (digits.find(tens) + 1 if tens else 1) * 10 if "十" in number else 0
    return ten + (digits.find(ones) + 1 if ones else 0)


def counted(labels: Sequence[Label | None], led: Sequence[bool], opening: Sequence[bool]) -> list[Label | None]:
    """The labels that count: a first one, one whose predecessor stands before it, one that opens a part by name.

    A weak first one needs a successor, or words that lead in a list (`led`). Where numbers are left out, one that has a
    blank line before it (`opening`) counts though its predecessor is missing. "(c)" before a year, or "A." of a name,
    is none, and neither is "(c)" within words without a label where the list that has "(b)" ended before them.
    """
    seen: set[_Counted] = set()
    lists = _OpenLists()
    ahead = {(one.style, one.above, one.value) for label in labels if label for one in label.readings}
    kept: list[Label | None] = []
    for label, leading, opens in zip(labels, led, opening, strict=True):
        if label is None or label.bullet:
            kept.append(label)
            continue
        good = tuple(one for one in label.readings if _stands(one, label, seen, ahead, leading))
        if not good and opens and not label.weak and not _YEAR.match(label.rest):
            good = tuple(one for one in label.readings if _follows_far(one, seen))
        if not opens and not label.word and kept and kept[-1] is None:
            good = tuple(one for one in good if one.value <= 1 or lists.before(one) is not None)
        if good:
            lists.add(good)
        kept.append(Label(label.text, label.rest, good, label.weak, label.word) if good else None)
        seen.update((one.style, one.above, one.value) for one in good)
    return kept


@dataclass(slots=True)
class _OpenLists:
    """The lists that are open, from the outermost, each by what its last label can mean."""

    last: list[frozenset[_Counted]] = field(default_factory=list)
    places: dict[_Counted, list[int]] = field(default_factory=lambda: defaultdict(list))

    def before(self, one: Reading) -> int | None:
        """The place of the innermost list whose last label stands right before this one; None of none."""
        places = self.places.get((one.style, one.above, one.value - 1))
        return places[-1] if places else None

    def add(self, good: Sequence[Reading]) -> None:
        """A label goes on with a list, which ends those within it, or begins one."""
        found = [at for one in good if (at := self.before(one)) is not None]
        while found and len(self.last) > max(found):
            for key in self.last.pop():
                self.places[key].pop()
        keys = frozenset((one.style, one.above, one.value) for one in good)
        for key in keys:
            self.places[key].append(len(self.last))
        self.last.append(keys)


def _follows_far(one: Reading, seen: set[_Counted]) -> bool:
    return any((one.style, one.above, one.value - step) in seen for step in range(2, _FARTHEST + 1))


def _stands(
    one: Reading,
    label: Label,
    seen: set[_Counted],
    ahead: set[_Counted],
    led: bool,
) -> bool:
    if (one.style, one.above, one.value - 1) in seen:
        return True
    if label.word.casefold() in DIVISIONS and not label.weak:
        return True
    if (
        one.above
        and one.value <= 1
        and any((above, value) == (one.above[:-1], one.above[-1]) for _, above, value in seen)
    ):
        return True
    successor = (one.style, one.above, one.value + 1) in ahead
    return one.value <= 1 and (successor or (one.value == 1 and (led or not label.weak)))
