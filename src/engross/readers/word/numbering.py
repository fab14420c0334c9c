"""The numbers that Word would show: definitions of lists in, labels out.

Takes the part of numbering and the paragraphs of a text in reading order, by list and level; counts as Word does.
Never looks at words.
"""

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING

from roman_numerals import RomanNumeral

from engross.readers.word.margins import Indents, indents
from engross.readers.word.markup import W, attribute, below, children, number, on, value
from engross.readers.word.seen import is_off, is_unseen
from engross.readers.word.symbols import SIGNS
from engross.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ALPHABET = 26
_LARGEST_ROMAN = 3999
_DECIMAL = ("decimal", "arabic", "upper", "lower")


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list; `restart` is the level, from 1, whose use makes it begin anew (0: none does)."""

    start: int = 0
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    unseen: bool = False
    indents: Indents = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _List:
    """A list: its levels, the definition whose count it shares, and the levels that begin anew with it."""

    definition: str
    levels: tuple[_Level, ...]
    anew: frozenset[int]


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph: `text` as it shows, `number` as it is cited in full, and the level from 1."""

    text: str = ""
    number: str = ""
    level: int = 0


class Numbering:
    """The lists of a file."""

    def __init__(self, root: "_Element | None", styles: "_Element | None") -> None:
        definitions = {attribute(each, "abstractNumId"): each for each in children(root, "abstractNum")}
        elements = {attribute(each, "numId"): each for each in children(root, "num")}
        linked = {
            attribute(each, "styleId"): value(each, "pPr", "numPr", "numId") for each in children(styles, "style")
        }
        self._lists: dict[str, _List] = {}
        for id, element in elements.items():
            name = value(element, "abstractNumId")
            for _ in definitions:
                style = value(definitions.get(name), "numStyleLink") if name in definitions else ""
                if not style:
                    break
                name = value(elements.get(linked.get(style, "")), "abstractNumId") if style in linked else ""
            if name in definitions:
                self._lists[id] = _list(name, definitions[name], element)

    def has(self, list: str) -> bool:
        """Whether there is such a list."""
        return list in self._lists

    def level_of(self, list: str, style: str) -> int | None:
        """The level of a list that a paragraph style is bound to, from 0."""
        levels = self._lists[list].levels if list in self._lists else ()
        return next((place for place, level in enumerate(levels) if style and level.style == style), None)

    def indents(self, list: str, level: int) -> Indents:
        """The indents that a level of a list, from 0, gives to its paragraphs."""
        levels = self._lists[list].levels if list in self._lists else ()
        return levels[level].indents if 0 <= level < len(levels) else {}

    def counter(self) -> "Counter":
        """A counter at the beginning of a text."""
        return Counter(self._lists)


@dataclass(slots=True)
class Counter:
    """Counts the paragraphs of one text."""

    _lists: dict[str, _List]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _contexts: dict[tuple[str, int], str] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, list: str, level: int) -> Label:
        """The label of the next paragraph, which stands in this list at this level, from 0."""
        found = self._lists.get(list)
        if found is None or not 0 <= level < len(found.levels):
            return Label()
        counts = self._counts.setdefault(found.definition, [None] * LEVELS)
        if level in found.anew and (list, level) not in self._begun:
            self._begun.add((list, level))
            counts[level] = None
        for place in range(level):
            if counts[place] is None:
                counts[place] = found.levels[place].start
        current = counts[level]
        counts[level] = found.levels[level].start if current is None else current + 1
        for place in range(level + 1, LEVELS):
            restart = found.levels[place].restart
            if restart is None or 0 < level + 1 <= restart:
                counts[place] = None
        return self._label(found, counts, level)

    def _label(self, found: _List, counts: "list[int | None]", level: int) -> Label:
        own = found.levels[level]
        if own.unseen:
            return Label("", "", level + 1)
        if own.format == "none" and not _PLACE.search(own.text):
            return Label(own.text.strip(), "", level + 1)

        def shown(match: re.Match[str]) -> str:
            """The count of one level as its label shows it."""
            place = int(match[1]) - 1
            count = counts[place]
            if count is None:
                return ""
            return formatted(count, "decimal" if own.legal else found.levels[place].format)

        if own.format == "bullet":
            return Label("".join(SIGNS.get(sign, sign) for sign in own.text).strip(), "", level + 1)
        text = _PLACE.sub(shown, own.text).strip()
        highest = min((int(place) for place in _PLACE.findall(own.text)), default=level + 1)
        context = self._contexts.get((found.definition, highest - 2), "") + text.rstrip(".:")
        self._contexts[found.definition, level] = context
        return Label(text, context, level + 1)


def formatted(count: int, form: str) -> str:
    """A number in a format of Word's lists; in decimals behind the name of a format that we do not know."""
    if form in ("none", "bullet"):
        return ""
    if form in ("upperLetter", "lowerLetter") and count > 0:
        letters = chr(ord("A") + (count - 1) % _ALPHABET) * ((count - 1) // _ALPHABET + 1)
        return letters if form == "upperLetter" else letters.lower()
    if form in ("upperRoman", "lowerRoman") and 0 < count <= _LARGEST_ROMAN:
        roman = RomanNumeral(count)
        return roman.to_uppercase() if form == "upperRoman" else roman.to_lowercase()
    if form == "decimalZero":
        return f"{count:02}"
    if form == "ordinal":
        tail = "th" if 10 < count % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{tail}"
    if form == "numberInDash":
        return f"- {count} -"
    return str(count) if form.startswith(_DECIMAL) else f"[{form} {count}]"


def _list(name: str, definition: "_Element", element: "_Element") -> _List:
    levels = [_Level()] * LEVELS
    for each in children(definition, "lvl"):
        place = number(attribute(each, "ilvl"), LEVELS)
        if 0 <= place < LEVELS:
            levels[place] = _level(each)
    anew = set()
    for each in children(element, "lvlOverride"):
        place = number(attribute(each, "ilvl"), LEVELS)
        if not 0 <= place < LEVELS:
            continue
        own = below(each, "lvl")
        if own is not None:
            levels[place] = _level(own)
        start = value(each, "startOverride")
        if start:
            levels[place] = replace(levels[place], start=number(start))
            anew.add(place)
    return _List(name, tuple(levels), frozenset(anew))


def _level(element: "_Element") -> _Level:
    restart = value(element, "lvlRestart")
    # Formats that older programs do not know stand in alternate content, the last of which is the oldest.
    forms = [value(each) for each in element.iter(f"{W}numFmt")]
    return _Level(
        number(value(element, "start")),
        value(element, "numFmt") or (forms[-1] if forms else "decimal"),
        value(element, "lvlText"),
        number(restart) if restart else None,
        on(below(element, "isLgl")),
        value(element, "pStyle"),
        (is_unseen(below(element, "rPr")) and value(element, "numFmt") != "bullet") or is_off(below(element, "pPr")),
        indents(below(element, "pPr")),
    )
