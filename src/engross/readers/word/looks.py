"""What changed in the looks of words or of a paragraph, in words.

Takes the properties as they are and the tracked change that holds them as they were; returns one line.
"""

from typing import TYPE_CHECKING

from engross.readers.word.markup import below, local, on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_SWITCHES = {"b": "bold", "i": "italic", "strike": "struck through", "caps": "capitals", "smallCaps": "small capitals"}
_VALUES = {
    "u": "underline",
    "color": "colour",
    "highlight": "highlight",
    "sz": "size",
    "vertAlign": "raised or lowered",
    "rStyle": "character style",
    "pStyle": "style",
    "jc": "alignment",
}
_PARTS = {"rFonts": "font", "numPr": "numbering", "ind": "indents", "spacing": "spacing"}
_IGNORED = frozenset(
    {"rPrChange", "pPrChange", "rPr", "bCs", "iCs", "szCs", "lang", "ins", "del", "moveFrom", "moveTo"}
)


def run_change(now: "_Element | None", change: "_Element") -> str:
    """What changed in the looks of a run."""
    return _change(now, below(change, "rPr"))


def paragraph_change(now: "_Element | None", change: "_Element") -> str:
    """What changed in the looks of a paragraph."""
    return _change(now, below(change, "pPr"))


def _change(now: "_Element | None", before: "_Element | None") -> str:
    old, new = _properties(before), _properties(now)
    said = [_said(name, old.get(name), new.get(name)) for name in sorted({*old, *new}) if _differ(name, old, new)]
    return ", ".join(said) or "looks"


def _properties(element: "_Element | None") -> "dict[str, _Element]":
    return {local(one): one for one in element if local(one) not in _IGNORED} if element is not None else {}


def _differ(name: str, old: "dict[str, _Element]", new: "dict[str, _Element]") -> bool:
    if name in _SWITCHES:
        return on(old.get(name)) != on(new.get(name))
    return _signature(old.get(name)) != _signature(new.get(name))


def _signature(element: "_Element | None") -> object:
    if element is None:
        return None
    return local(element), sorted(map(str, element.attrib.values())), [_signature(one) for one in element]


def _said(name: str, old: "_Element | None", new: "_Element | None") -> str:
    if name in _SWITCHES:
        return f"{_SWITCHES[name]} {'on' if on(new) else 'off'}"
    if name in _VALUES:
        values = [value(one) if one is not None else "none" for one in (old, new)]
        return f"{_VALUES[name]} {' -> '.join(values)}"
    return _PARTS.get(name, name)
