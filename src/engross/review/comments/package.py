"""The bytes of a Word file to its lines and notes.

Takes bytes and a name for messages; returns `Returned`, or raises `BadInput`: what is no package, holds no document,
swells beyond all measure or declares entities is refused before a word of it is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from engross.readers import files
from engross.review.comments.marks import Line, Part, Returned
from engross.review.comments.markup import attribute, children
from engross.review.comments.notes import notes
from engross.review.comments.paragraphs import lines

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_HEADERS = 30
"""Headers, and as many footers, that are looked for; Word keeps three of each a section."""

_DOCUMENT = "word/document.xml"
_CUSTOM = "docProps/custom.xml"
_NOTES = ("word/comments.xml", "word/commentsExtended.xml", "word/footnotes.xml", "word/endnotes.xml")
_MARGINS = tuple(
    f"word/{kind}{number}.xml" for kind in ("header", "footer") for number in ("", *range(1, MOST_HEADERS))
)
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
_SAVE = "open it in Word or LibreOffice, and save it as .docx without a password"


def read(data: bytes, name: str) -> Returned:
    """What a Word file holds; raises `BadInput` about `name` where it cannot be read."""
    if data.startswith(_OLD_FORMAT):
        files.refuse(name, "the file is an old .doc, or a .docx behind a password", _SAVE)
    files.limited(data, name)
    if not data.startswith(b"PK"):
        files.refuse(name, "the file is no Word file", _SAVE)
    parts = files.parts(data, name, (_DOCUMENT, _CUSTOM, *_NOTES, *_MARGINS))
    if _DOCUMENT not in parts:
        files.refuse(name, f"the archive holds no {_DOCUMENT}", _SAVE)
    trees = {part: files.xml(content, f"{name}:{part}") for part, content in parts.items()}
    return Returned(_properties(trees.get(_CUSTOM)), tuple(_lines(trees)), notes(*map(trees.get, _NOTES)))


def named(file: Returned, variants: Sequence[str]) -> str:
    """The id of the licence that a file says it is, by its properties, else by its header; empty where it does not."""
    if file.properties.get("Variant"):
        return file.properties["Variant"]
    words = [word for line in file.lines if line.part is Part.HEADER for word in line.text.split()]
    longest = sorted(variants, key=len, reverse=True)
    return next((id for word in words for id in longest if word == id or word.startswith(f"{id}-")), "")


def _lines(trees: Mapping[str, "_Element"]) -> Iterator[Line]:
    yield from lines(trees[_DOCUMENT], Part.BODY)
    for name in _MARGINS:
        if name in trees:
            yield from lines(trees[name], Part.HEADER if "header" in name else Part.FOOTER)


def _properties(root: "_Element | None") -> dict[str, str]:
    if root is None:
        return {}
    return {attribute(each, "name"): "".join(map(str, each.itertext())).strip() for each in children(root, "property")}
