"""What is drawn in a Word file: pictures, text boxes, and what cannot be read.

Takes the element of a drawing; returns shapes. Of alternate content the first choice that is known is read, as Word
does. Never opens what a drawing is made of.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from engross.readers.reading import Standing
from engross.readers.word.markup import W, local
from engross.readers.word.package import FAMILIAR
from engross.readers.word.structure import Block, RevisionState, Shape

if TYPE_CHECKING:
    from lxml.etree import _Element

DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{COMPATIBLE}AlternateContent"
_SPEAKING = frozenset({"textpath", "t"})
_UNREAD = {
    "chart": "chart",
    "relIds": "diagram",
    "OLEObject": "embedded object",
    "control": "control",
    "contentPart": "ink",
    "movie": "film",
}


def chosen(alternate: "_Element") -> "_Element | None":
    """The branch of alternate content that is shown: the first choice that programs know, else the fallback."""
    choices = alternate.iterchildren(f"{COMPATIBLE}Choice")
    known = (each for each in choices if all(_known(each, name) for name in (each.get("Requires") or "").split()))
    return next(known, alternate.find(f"{COMPATIBLE}Fallback"))


def _known(choice: "_Element", prefix: str) -> bool:
    """Whether programs know the names that a choice requires."""
    return str(choice.nsmap.get(prefix) or "").startswith(FAMILIAR)


def shapes(
    element: "_Element", fate: RevisionState, blocks: "Callable[[_Element, RevisionState], tuple[Block, ...]]"
) -> Iterator[Shape]:
    """What a drawing shows; `blocks` reads the paragraphs of a text box."""
    name = described = ""
    found = []
    shown = list(_shown(element))
    for each in shown:
        kind = local(each)
        if kind == "docPr":
            name, described = str(each.get("name") or ""), str(each.get("descr") or each.get("title") or "")
        elif kind == "txbxContent":
            found.append(Shape(Standing.TEXT_BOX, name, "", fate, blocks(each, fate)))
        elif kind in _SPEAKING:
            said = str(each.get("string") or "") if kind == "textpath" else each.text or ""
            found.append(Shape(Standing.TEXT_BOX, name, said, fate))
        elif kind in _UNREAD:
            found.append(Shape(Standing.UNREAD, _UNREAD[kind], described, fate))
    if found or _is_rule(shown):
        yield from found
    else:
        yield Shape(Standing.PICTURE, name, described, fate)


def _is_rule(shown: "Sequence[_Element]") -> bool:
    """Whether it is a rule between paragraphs, as pandoc sets it, without a picture."""
    pictured = any(local(each) in ("imagedata", "blip") for each in shown)
    rules = (each for each in shown if local(each) == "rect" and any(local_name(key) == "hr" for key in each.attrib))
    return not pictured and any("position" not in str(each.get("style") or "") for each in rules)


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
