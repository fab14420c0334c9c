"""The bytes of a Word file to its parsed parts.

Takes bytes and a name for messages; finds every part by the relationships of the package, as Word does. Raises
`BadInput` for what is no Word file, is damaged or locked. Strict files come out in the transitional namespaces.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from engross.readers import files
from engross.readers.limits import USUAL, Limits
from engross.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS = 100
"""Headers, footers and other parts that are read of one file; Word keeps six headers and footers a section."""

_RELATIONS = "_rels/.rels"
_USUAL = "word/document.xml"
_MIMETYPE = "mimetype"
_SAVE = "open it in Word or LibreOffice, and save it as .docx without a password"
_AGAIN = "the file was cut or damaged on its way: ask for it again, or open it in Word and save it as .docx"
FAMILIAR = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:")
"""How the names begin that programs know."""
_NAMED = re.compile(rb"xmlns:?\w*\s*=\s*[\"']([^\"']+)")
_STRICT = "http://purl.oclc.org/ooxml/"
_KNOWN = (*FAMILIAR, _STRICT, "http://www.w3.org/")
_NAMESPACES = {
    f"{_STRICT}wordprocessingml/main": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    f"{_STRICT}officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    f"{_STRICT}officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    f"{_STRICT}drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
_READ = frozenset(
    {
        "styles",
        "numbering",
        "footnotes",
        "endnotes",
        "comments",
        "commentsExtended",
        "header",
        "footer",
        "custom-properties",
        "fontTable",
        "settings",
        "theme",
    }
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part is related to: the kind is the last word of its type, the target a part or an address."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file; `relations` are those of its main part, by their ids."""

    main: "_Element"
    relations: Mapping[str, Relation]
    trees: Mapping[str, "_Element"] = field(repr=False)

    def all(self, kind: str) -> "list[tuple[str, _Element]]":
        """The parts of a kind, by name, in the order of the relationships."""
        names = dict.fromkeys(each.target for each in self.relations.values() if each.kind == kind)
        return [(name, self.trees[name]) for name in names if name in self.trees]

    def one(self, kind: str) -> "_Element | None":
        """The first part of a kind."""
        return next((tree for _, tree in self.all(kind)), None)


def package(data: bytes, name: str, limits: Limits = USUAL) -> Package:
    """The parsed parts of a Word file."""
    if data.startswith(files.OLD_WORD):
        files.refuse(name, "the file is an old .doc, or a .docx behind a password", _SAVE)
    if not data.startswith(b"PK"):
        files.refuse(name, "the file is no Word file", _SAVE)
    outer = files.parts(data, name, (_RELATIONS, _MIMETYPE), limits, _AGAIN)
    if outer.get(_MIMETYPE, b"").startswith(b"application/vnd.oasis.opendocument"):
        files.refuse(name, "the file is an OpenDocument file (.odt)", "open it in LibreOffice and save it as .docx")
    top = _relations(outer.get(_RELATIONS), "", name)
    main = next((each.target for each in top.values() if each.kind == "officeDocument"), _USUAL)
    named = _named(main)
    inner = files.parts(data, name, (main, named), limits, _AGAIN)
    if main not in inner:
        files.refuse(name, f"the archive holds no {main}, so it is no Word file", _SAVE)
    relations = _relations(inner.get(named), dirname(main), name)
    # Ids are told apart, since the package and its main part each count their own.
    relations |= {f"package {id}": each for id, each in top.items()}
    wanted = dict.fromkeys(each.target for each in relations.values() if each.kind in _READ)
    parts = files.parts(data, name, tuple(wanted)[:MOST_PARTS], limits, _AGAIN)
    trees = {part: tree(content, f"{name}:{part}", limits) for part, content in parts.items()}
    root = tree(inner[main], f"{name}:{main}", limits)
    return Package(root, relations, trees)


def tree(data: bytes, name: str, limits: Limits = USUAL) -> "_Element":
    """A parsed part, its strict names as transitional ones."""
    root = files.xml(data, name, limits)
    if not all(uri.decode("latin-1").startswith(_KNOWN) for uri in _NAMED.findall(data)):
        # Word passes over elements of others' names, and all that is in them.
        for element in [one for one in root.iter("{*}*") if not one.tag[1:].startswith(_KNOWN)]:
            _dropped(element)
    if any(str(uri).startswith(_STRICT) for uri in root.nsmap.values()):
        _loosen(root)
    return root


def _dropped(element: "_Element") -> None:
    """Takes out an element that holds words."""
    parent = element.getparent()
    if parent is not None and next(element.iter("{*}t"), None) is not None:
        parent.remove(element)


def _loosen(root: "_Element") -> None:
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = _loose(element.tag)
            for key in [key for key in element.attrib if str(key).startswith(f"{{{_STRICT}")]:
                element.attrib[_loose(str(key))] = element.attrib.pop(key)


def _loose(name: str) -> str:
    uri, brace, rest = name.removeprefix("{").rpartition("}")
    return f"{{{_NAMESPACES.get(uri, uri)}}}{rest}" if brace else name


def _named(part: str) -> str:
    """Where the relationships of a part stand."""
    return join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")


def _relations(data: bytes | None, folder: str, name: str) -> dict[str, Relation]:
    found: dict[str, Relation] = {}
    for each in files.xml(data, name) if data else ():
        target = str(each.get("Target") or "")
        if each.get("TargetMode") != "External":
            target = normpath(join("/", folder, target)).lstrip("/")
        found[str(each.get("Id"))] = Relation(str(each.get("Type") or "").rpartition("/")[2], target)
    return found
