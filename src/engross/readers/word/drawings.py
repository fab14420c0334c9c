"""What is drawn in a Word file: pictures, text boxes, and what cannot be read.

Takes the element of a drawing; returns shapes. Of alternate content the first choice is read, as Word does. Never opens
what a drawing is made of.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from engross.readers.reading import Place
from engross.readers.word.markup import W, local
from engross.readers.word.structure import Block, Fate, Shape

if TYPE_CHECKING:
    from lxml.etree import _Element

DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{COMPATIBLE}AlternateContent"
_UNREAD = {
    "chart": "chart",
    "relIds": "diagram",
    "OLEObject": "embedded object",
    "control": "control",
    "contentPart": "ink",
    "movie": "film",
}


def chosen(alternate: "_Element") -> "_Element | None":
    """The branch of alternate content that is shown: the first choice, else what older programs show."""
    found = alternate.find(f"{COMPATIBLE}Choice")
    return found if found is not None else alternate.find(f"{COMPATIBLE}Fallback")


def shapes(element: "_Element", fate: Fate, blocks: "Callable[[_Element, Fate], tuple[Block, ...]]") -> Iterator[Shape]:
    """What a drawing shows; `blocks` reads the paragraphs of a text box."""
    name = described = ""
    found = []
    for each in _shown(element):
        kind = local(each)
        if kind == "docPr":
            name, described = str(each.get("name") or ""), str(each.get("descr") or each.get("title") or "")
        elif kind == "txbxContent":
            found.append(Shape(Place.TEXT_BOX, name, "", fate, blocks(each, fate)))
        elif kind == "textpath":
            found.append(Shape(Place.TEXT_BOX, name, str(each.get("string") or ""), fate))
        elif kind == "t":
            found.append(Shape(Place.TEXT_BOX, name, each.text or "", fate))
        elif kind in _UNREAD:
            found.append(Shape(Place.UNREAD, _UNREAD[kind], described, fate))
        elif kind == "rect" and any(local_name(key) == "hr" for key in each.attrib):
            # A rule between paragraphs, as pandoc sets it.
            return
    if found:
        yield from found
    else:
        yield Shape(Place.PICTURE, name, described, fate)


def local_name(name: object) -> str:
    """A name without its namespace."""
    return str(name).rpartition("}")[2]


def _shown(element: "_Element") -> "Iterator[_Element]":
    """The elements of a drawing, those inside its text boxes apart."""
    for each in element:
        if each.tag == ALTERNATE:
            branch = chosen(each)
            if branch is not None:
                yield from _shown(branch)
        elif isinstance(each.tag, str):
            yield each
            if local(each) != "txbxContent":
                yield from _shown(each)
