"""Reading WordprocessingML: names, values, switches, and who made a change.

Takes elements of parts that `package` parsed, in which the strict namespaces stand as the transitional ones.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engross.readers.word.structure import Author

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VAL = f"{W}val"
_OFF = frozenset({"0", "false", "off"})


def local(element: "_Element") -> str:
    """The name of an element without its namespace; "" for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(element: "_Element") -> str:
    """The name of an element of Word's own namespace or of none; other names keep their namespace."""
    return element.tag.removeprefix(W) if isinstance(element.tag, str) else ""


def attribute(element: "_Element", name: str) -> str:
    """The value of an attribute in Word's own namespace, "" where it is absent."""
    return str(element.get(W + name) or "")


def below(element: "_Element | None", *path: str) -> "_Element | None":
    """The first element down a path of names of Word's own namespace."""
    return element.find("/".join(W + name for name in path)) if element is not None else None


def value(element: "_Element | None", *path: str) -> str:
    """The value of the element down a path, "" where there is none."""
    found = below(element, *path) if path else element
    return str(found.get(_VAL) or "") if found is not None else ""


def number(text: str, otherwise: int = 0) -> int:
    """A number as Word writes it, or another where it is none."""
    return int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdigit() and len(text) < 10 else otherwise


def on(element: "_Element | None") -> bool:
    """Whether a switch is there and not off."""
    return element is not None and element.get(_VAL) not in _OFF


def children(element: "_Element | None", *names: str) -> Iterator["_Element"]:
    """The children of these names of Word's own namespace."""
    if element is not None:
        yield from element.iterchildren(*(W + name for name in names))


def hand(element: "_Element") -> Author:
    """Who made a change or note; a date that is none is left out."""
    date = attribute(element, "date")
    return Author(attribute(element, "author") or "unknown", "" if date.startswith("0") else date)
