"""The styles of a Word file, resolved: how words and paragraphs are set.

Takes the parts of styles and numbering and the properties of a run or paragraph; returns looks and settings.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engross.readers.word.markup import W, attribute, below, children, number, on, value
from engross.readers.word.numbering import Numbering
from engross.readers.word.structure import Look, Setting

if TYPE_CHECKING:
    from lxml.etree import _Element

_SWITCHES = {f"{W}b": "b", f"{W}i": "i", f"{W}vanish": "vanish", f"{W}strike": "strike", f"{W}dstrike": "dstrike"}
_GROUNDS = frozenset({f"{W}shd", f"{W}highlight"})
_WHITE = "FFFFFF"
_SMALLEST = 6
"""Half points of the smallest words that anybody reads (our own setting)."""
_TITLE = 1
_FIRST_HEADING = 2
_OUTLINE_LEVELS = 9
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class _Style:
    """A style with all that it inherits; `list` and `level` are those of its numbering."""

    name: str = ""
    outline: int | None = None
    list: str = ""
    level: int = 0
    switches: dict[str, bool] = field(default_factory=dict)
    contents: bool = False


_NONE = _Style()


class Styles:
    """The styles of one file."""

    def __init__(self, root: "_Element | None", numbering: Numbering) -> None:
        self._numbering = numbering
        self._elements = {attribute(each, "styleId"): each for each in children(root, "style")}
        self._found: dict[str, _Style] = {}
        self._looks: dict[object, Look] = {}
        self._default = next(
            (id for id, each in self._elements.items() if _is_default(each)),
            "",
        )
        self._everywhere = switches(below(root, "docDefaults", "rPrDefault", "rPr"))

    def look(self, properties: "_Element | None", style: str) -> Look:
        """The look of a run in a paragraph of this style."""
        direct = switches(properties)
        character = value(properties, "rStyle") if properties is not None else ""
        key = (style, character, *sorted(direct.items()))
        if key not in self._looks:
            self._looks[key] = self._resolved(direct, character, style)
        return self._looks[key]

    def setting(self, properties: "_Element | None") -> Setting:
        """The setting of a paragraph."""
        style = self.style(self.named(properties))
        outline = value(properties, "outlineLvl")
        level = number(outline, _OUTLINE_LEVELS) if outline else style.outline
        heading = 0 if level is None or not 0 <= level < _OUTLINE_LEVELS else level + _FIRST_HEADING
        if style.name == "title" and not outline:
            heading = _TITLE
        list_, deep = self._counted(properties, style)
        return Setting(heading, list_, deep, style.contents)

    def named(self, properties: "_Element | None") -> str:
        """The id of the style of a paragraph."""
        return value(properties, "pStyle") or self._default

    def style(self, id: str) -> _Style:
        """A style with all that it inherits."""
        if id not in self._found:
            self._found[id] = _NONE
            element = self._elements.get(id)
            if element is not None:
                self._found[id] = self._inherited(id, element, self.style(value(element, "basedOn")))
        return self._found[id]

    def _inherited(self, id: str, element: "_Element", parent: _Style) -> _Style:
        name = value(element, "name").casefold()
        outline = value(element, "pPr", "outlineLvl")
        list_, level = value(element, "pPr", "numPr", "numId"), value(element, "pPr", "numPr", "ilvl")
        counts = list_ or parent.list
        linked = self._numbering.level_of(counts, id)
        return _Style(
            name,
            number(outline, _OUTLINE_LEVELS) if outline else parent.outline,
            counts,
            linked if linked is not None else number(level) if level else parent.level,
            {**parent.switches, **switches(below(element, "rPr"))},
            parent.contents or name.startswith(("toc ", "contents ")),
        )

    def _counted(self, properties: "_Element | None", style: _Style) -> tuple[str, int]:
        """The list that counts a paragraph, and its level there."""
        direct = below(properties, "numPr")
        list_ = value(direct, "numId") if direct is not None else ""
        level = value(direct, "ilvl") if direct is not None else ""
        counts = list_ or style.list
        if counts in ("", _NO_LIST) or not self._numbering.has(counts):
            return "", 0
        return counts, number(level) if level else style.level if not list_ or list_ == style.list else 0

    def _resolved(self, direct: dict[str, bool], character: str, style: str) -> Look:
        paragraph = {**self._everywhere, **self.style(style).switches}
        own = self.style(character).switches if character else {}

        def shown(name: str) -> bool:
            """Whether a switch is on, by the run itself or by its styles."""
            # A switch of a character style turns round what the paragraph's style says, as the standard has it.
            return direct.get(name, paragraph.get(name, False) ^ own.get(name, False))

        return Look(
            strong=shown("b") and not paragraph.get("b", False),
            emphasis=shown("i") and not paragraph.get("i", False),
            hidden=shown("vanish"),
            struck=shown("strike") or shown("dstrike"),
            covered=_last("tiny", direct, own, paragraph)
            or (_last("white", direct, own, paragraph) and not _last("shaded", direct, own, paragraph)),
        )


def switches(properties: "_Element | None") -> dict[str, bool]:
    """The switches that the properties of a run turn on or off, and whether its words can be seen."""
    found: dict[str, bool] = {}
    for each in properties if properties is not None else ():
        if each.tag in _SWITCHES:
            found[_SWITCHES[str(each.tag)]] = on(each)
        elif each.tag == f"{W}color":
            found["white"] = value(each).upper() == _WHITE
        elif each.tag == f"{W}sz":
            found["tiny"] = number(value(each), _SMALLEST) < _SMALLEST
        elif each.tag in _GROUNDS:
            found["shaded"] = True
    return found


def _last(name: str, *layers: dict[str, bool]) -> bool:
    """What the first of these layers that says it says."""
    return next((layer[name] for layer in layers if name in layer), False)


def _is_default(style: "_Element") -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")
