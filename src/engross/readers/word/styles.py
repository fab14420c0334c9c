"""The styles of a Word file, resolved: how words and paragraphs are set.

Takes the parts of styles and numbering and the properties of a run or paragraph; returns looks and settings.
"""

from dataclasses import field, replace
from typing import TYPE_CHECKING

from engross.readers.word.margins import Indents, border, indents
from engross.readers.word.markup import W, attribute, below, children, number, on, value
from engross.readers.word.numbering import Numbering
from engross.readers.word.seen import PAGE, ground, is_covered, is_off, layer, marks
from engross.readers.word.structure import Look, Setting
from engross.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

_SWITCHES = {
    f"{W}{name}": name for name in ("b", "i", "vanish", "specVanish", "strike", "dstrike", "caps", "smallCaps")
}
_TITLE = 1
_FIRST_HEADING = 2
_OUTLINE_LEVELS = 9
_NO_LIST = "0"
_MARGINS = {"left": "", "start": "", "end": "right"}
"""Names for the sides of a page; it is the left one at which lines begin."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A style with all that it inherits; `list` and `level` are those of its numbering."""

    name: str = ""
    outline: int | None = None
    list: str = ""
    level: int = 0
    switches: dict[str, bool] = field(default_factory=dict)
    contents: bool = False
    layer: dict[str, str] = field(default_factory=dict)
    behind: str = ""
    off: bool = False
    aligned: str = ""
    paged: bool = False
    border: str = ""
    indents: Indents = field(default_factory=dict)


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
        everywhere = below(root, "docDefaults", "rPrDefault", "rPr")
        self._everywhere = switches(everywhere)
        self._layer = layer(everywhere)

    def look(self, properties: "_Element | None", style: str, behind: str = PAGE) -> Look:
        """The look of a run in a paragraph of this style; `behind` is the colour behind the paragraph."""
        direct, seen = switches(properties), layer(properties)
        character = value(properties, "rStyle") if properties is not None else ""
        key = (style, character, behind, *sorted(direct.items()), *sorted(seen.items()))
        if key not in self._looks:
            layers = self._layer | self.style(style).layer | (self.style(character).layer if character else {}) | seen
            colour, marker, underline = marks(layers)
            self._looks[key] = replace(
                self._resolved(direct, character, style),
                covered=is_covered(layers, behind),
                colour=colour,
                marker=marker,
                underline=underline,
                size=number(layers.get("size", "")),
                raised=layers.get("raised") == "yes",
            )
        return self._looks[key]

    def behind(self, properties: "_Element | None", otherwise: str) -> str:
        """The colour behind a paragraph, which is that behind its surroundings where it has none."""
        return ground(below(properties, "shd")) or self.style(self.named(properties)).behind or otherwise

    def hides(self, table: "_Element | None") -> bool:
        """Whether the style of a table with these properties hides words."""
        styles = self._of_table(table)
        looks = [below(style, "rPr") for style in styles]
        struck = any(switches(look).get(name) for look in looks for name in ("strike", "dstrike"))
        said = {name: value for look in reversed(looks) for name, value in layer(look).items()}
        unseen = is_covered(said, next((found for each in styles if (found := _ground_of(each))), PAGE))
        hidden = any(on(each) for style in styles for each in style.iter(f"{W}vanish", f"{W}specVanish"))
        return hidden or struck or unseen

    def capitals(self, table: "_Element | None") -> bool:
        """Whether the style of a table with these properties sets words in capitals."""
        return any(on(each) for style in self._of_table(table) for each in style.iter(f"{W}caps"))

    def reversed(self, table: "_Element | None") -> bool:
        """Whether the columns of a table with these properties go from right to left."""
        styles = (below(style, "tblPr") for style in self._of_table(table))
        return any(on(below(each, "bidiVisual")) for each in (table, *styles))

    def behind_row(self, table: "_Element | None", first: bool, otherwise: str) -> str:
        """The colour behind a row of a table with these properties; "" where its style colours some cells."""
        coloured = any(
            ground(each) and (first or not any(_is_of_first_row(above) for above in each.iterancestors()))
            for style in self._of_table(table)
            for each in style.iter(f"{W}shd")
        )
        return ground(below(table, "shd")) or ("" if coloured else otherwise)

    def _of_table(self, table: "_Element | None") -> "list[_Element]":
        """The style of a table and those that it is based on."""
        id = value(table, "tblStyle")
        found: list[_Element] = []
        while id in self._elements and self._elements[id] not in found:
            found.append(self._elements[id])
            id = value(found[-1], "basedOn")
        return found

    def setting(self, properties: "_Element | None") -> Setting:
        """The setting of a paragraph."""
        style = self.style(self.named(properties))
        outline = value(properties, "outlineLvl")
        level = number(outline, _OUTLINE_LEVELS) if outline else style.outline
        heading = 0 if level is None or not 0 <= level < _OUTLINE_LEVELS else level + _FIRST_HEADING
        if style.name == "title" and not outline:
            heading = _TITLE
        list_, deep = self._counted(properties, style)
        layers = [self._numbering.indents(list_, deep), style.indents]
        if below(properties, "numPr") is not None:
            layers.reverse()
        own = {**layers[0], **layers[1], **indents(properties)}
        return Setting(
            heading,
            list_,
            deep,
            style.contents,
            _aligned(properties, style.aligned),
            _paged(properties, style.paged),
            border=border(properties, style.border),
            indent=(own.get("left", 0), own.get("right", 0), own.get("first", 0)),
        )

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
        list_, deep = value(element, "pPr", "numPr", "numId"), value(element, "pPr", "numPr", "ilvl")
        counts = list_ or parent.list
        linked = self._numbering.level_of(counts, id)
        return _Style(
            name,
            # LibreOffice saves styles made from those of headings to .doc as of no level; they look as they did.
            level if (level := number(outline, _OUTLINE_LEVELS)) < _OUTLINE_LEVELS and outline else parent.outline,
            counts,
            linked if linked is not None else number(deep) if deep else parent.level,
            {**parent.switches, **switches(below(element, "rPr"))},
            parent.contents or name.startswith(("toc ", "contents ")),
            {**parent.layer, **layer(below(element, "rPr"))},
            ground(below(element, "pPr", "shd")) or parent.behind,
            is_off(below(element, "pPr")) or parent.off,
            _aligned(below(element, "pPr"), parent.aligned),
            _paged(below(element, "pPr"), parent.paged),
            border(below(element, "pPr"), parent.border),
            {**parent.indents, **indents(below(element, "pPr"))},
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
            hidden=shown("vanish") or shown("specVanish"),
            struck=shown("strike") or shown("dstrike"),
            small=shown("smallCaps"),
            capitals=shown("caps") and not (paragraph.get("caps", False) and self.style(style).outline is not None),
        )


def _aligned(properties: "_Element | None", otherwise: str) -> str:
    """Where the lines of a paragraph stand."""
    said = value(properties, "jc")
    return _MARGINS.get(said, said) if said else otherwise


def _paged(properties: "_Element | None", otherwise: bool) -> bool:
    """Whether a paragraph begins a page."""
    found = below(properties, "pageBreakBefore")
    return on(found) if found is not None else otherwise


def switches(properties: "_Element | None") -> dict[str, bool]:
    """The switches that the properties of a run turn on or off."""
    found: dict[str, bool] = {}
    for each in properties if properties is not None else ():
        if each.tag in _SWITCHES:
            found[_SWITCHES[str(each.tag)]] = on(each)
    return found


def _ground_of(style: "_Element") -> str:
    """The colour that the style of a table puts behind all of it."""
    return ground(below(style, "tcPr", "shd")) or ground(below(style, "tblPr", "shd"))


def _is_of_first_row(element: "_Element") -> bool:
    return element.tag == f"{W}tblStylePr" and attribute(element, "type") == "firstRow"


def _is_default(style: "_Element") -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")
