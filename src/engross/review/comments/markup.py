"""Reading WordprocessingML by local names.

Takes elements of a parsed part; returns names, attributes, children, and who made a revision. Namespaces are passed
over, since Word writes the same names in two of them (transitional and strict).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engross.review.comments.marks import Hand

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = frozenset({"0", "false", "off"})


def local(element: "_Element") -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: "_Element", name: str) -> str:
    """The value of an attribute, empty where it is absent."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def children(element: "_Element | None", *names: str) -> Iterator["_Element"]:
    """The children of these names."""
    if element is not None:
        yield from (child for child in element if local(child) in names)


def child(element: "_Element | None", *path: str) -> "_Element | None":
    """The first element down a path of names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def on(element: "_Element | None") -> bool:
    """Whether a switch is there and not off."""
    return element is not None and attribute(element, "val") not in _OFF


def hand(element: "_Element") -> Hand:
    """Who made a revision or note; a date that is none is left out."""
    date = attribute(element, "date")
    return Hand(attribute(element, "author") or "unknown", "" if date.startswith("0") else date)
