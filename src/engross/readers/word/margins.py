"""Where the lines of a paragraph stand and what is drawn around them, as Word lays them out.

Takes the properties of paragraphs, styles and levels of lists; returns indents in twentieths of a point, and the sides
of a paragraph that have a border. Never reads words.
"""

from typing import TYPE_CHECKING

from engross.readers.word.markup import attribute, below, local, number

if TYPE_CHECKING:
    from lxml.etree import _Element

Indents = dict[str, int]
"""How far lines stand in at the `left` and at the `right`, and the `first` one beyond that, as far as it is said."""

_NAMES = {"left": "left", "start": "left", "right": "right", "end": "right"}
_UNDRAWN = frozenset({"", "none", "nil"})
_SIDES = ("top", "left", "bottom", "right")


def indents(properties: "_Element | None") -> Indents:
    """The indents that properties say by themselves."""
    element = below(properties, "ind")
    if element is None:
        return {}
    found = {name: number(attribute(element, own)) for own, name in _NAMES.items() if attribute(element, own)}
    for own, sign in (("firstLine", 1), ("hanging", -1)):
        if attribute(element, own):
            found["first"] = sign * number(attribute(element, own))
    return found


def border(properties: "_Element | None", otherwise: str) -> str:
    """The sides of a paragraph that have a border, such as "top, bottom"."""
    element = below(properties, "pBdr")
    if element is None:
        return otherwise
    drawn = {local(each) for each in element if attribute(each, "val") not in _UNDRAWN}
    return ", ".join(side for side in _SIDES if side in drawn)


def has_line_numbers(section: "_Element | None") -> bool:
    """Whether the lines of a section are numbered."""
    element = below(section, "lnNumType")
    return element is not None and number(attribute(element, "countBy")) > 0
