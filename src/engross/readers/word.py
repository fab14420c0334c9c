"""A Word file to pieces.

Takes the bytes of a DOCX; returns its paragraphs and tables as they read with all tracked changes accepted. Bookmarks
are anchors, those that this toolkit wrote under the ids they stand for; the contents is left out. Numbers that Word
counts by itself are no text and are not guessed. Never opens what the file links to.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engross.model import Inline, Link, Paragraph, Table, Text
from engross.readers.files import parts, refuse, xml
from engross.readers.furniture import contents
from engross.readers.pieces import Piece, inward, labelled, spaced
from engross.writers.docx.places import FIRST, SECOND, bookmark

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BODY = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_STYLES = "word/styles.xml"
_LEFT_OUT = frozenset(
    f"{_W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr", "footnoteReference")
) | {f"{_COMPATIBLE}Fallback"}
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_TARGET = re.compile(r"\s*(?:(?:REF|PAGEREF)\s+(?P<mark>\S+)|HYPERLINK\s+(?:\\l\s+)\"(?P<place>[^\"]+)\")")
_OUTLINE = "012345678"
_WORDS_OWN = re.compile(r"_(?:GoBack|Toc\d*|Hlk\d*)$")


@dataclass(slots=True)
class _Field:
    """A field of Word that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    shows: bool = False


@dataclass(slots=True)
class _State:
    """What is known where the reader stands."""

    relations: Mapping[str, str]
    levels: Mapping[str, int]
    fields: list[_Field] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)


def read(data: bytes, name: str) -> list[Piece]:
    """The pieces of a Word file."""
    found = parts(data, name, (_BODY, _RELATIONS, _STYLES))
    if _BODY not in found:
        refuse(name, "the archive is no Word file")
    body = xml(found[_BODY], name).find(f"{_W}body")
    state = _State(_relations(found, name), _levels(found, name))
    pieces = [labelled(piece) for piece in _blocks(body, state)] if body is not None else []
    left_out = contents([f"{piece.label} {piece.text}" for piece in pieces])
    return [piece for number, piece in enumerate(pieces) if number not in left_out]


def identifier(name: str) -> str:
    """The id that this toolkit made a bookmark of, or the name itself: the inverse of `bookmark`."""
    for prefix in (FIRST, SECOND):
        plain = name.removeprefix(prefix).replace("__", "-").replace("_", ".")
        if plain and bookmark(plain, prefix) == name:
            return plain
    return name


def _relations(found: Mapping[str, bytes], name: str) -> dict[str, str]:
    root = xml(found[_RELATIONS], name) if _RELATIONS in found else ()
    return {str(each.get("Id")): str(each.get("Target")) for each in root}


def _levels(found: Mapping[str, bytes], name: str) -> dict[str, int]:
    """The heading level of each style that is one, or is based on one, by its id; that of a contents is -1."""
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in xml(found[_STYLES], name).iter(f"{_W}style") if _STYLES in found else ():
        id = str(style.get(f"{_W}styleId"))
        title = _value(style, "name").casefold()
        outline = _value(style, "pPr", "outlineLvl")
        based[id] = _value(style, "basedOn")
        if title.startswith("toc "):
            levels[id] = -1
        elif title == "title":
            levels[id] = 1
        elif outline:
            levels[id] = int(outline) + 2 if outline in _OUTLINE else 0
    for id in based:
        parent = id
        for _ in based:
            if parent in levels:
                break
            parent = based.get(parent, "")
        levels[id] = levels.get(parent, 0)
    return levels


def _value(node: "_Element", *path: str) -> str:
    """The value of an element below a node, "" where it is absent."""
    found = node.find("/".join(f"{_W}{tag}" for tag in path))
    return str(found.get(f"{_W}val")) if found is not None else ""


def _blocks(parent: "_Element", state: _State) -> Iterator[Piece]:
    for node in parent:
        if node.tag == f"{_W}p":
            piece = _paragraph(node, state)
            if piece is not None:
                yield piece
        elif node.tag == f"{_W}tbl":
            table = _table(node, state)
            if table is not None:
                yield Piece(anchors=_taken(state), table=table)
        elif node.tag == f"{_W}bookmarkStart":
            _mark(node, state)
        elif node.tag not in _LEFT_OUT and isinstance(node.tag, str):
            # Content controls, smart tags and insertions hold blocks of their own.
            yield from _blocks(node, state)


def _paragraph(node: "_Element", state: _State) -> Piece | None:
    inlines = spaced(_inlines(node, state))
    level = state.levels.get(_value(node, "pPr", "pStyle"), 0)
    if not inlines or level < 0:
        return None
    return Piece(inlines, anchors=_taken(state), heading=level)


def _table(node: "_Element", state: _State) -> Table | None:
    rows = []
    for row in node.iter(f"{_W}tr"):
        rows.append([Paragraph(spaced(_cell(cell, state))) for cell in row.iter(f"{_W}tc")])
    columns = max(map(len, rows), default=0)
    if not columns:
        return None
    filled = [(*row, *[Paragraph(())] * (columns - len(row))) for row in rows]
    widths = (100 - 100 // columns * (columns - 1), *[100 // columns] * (columns - 1))
    return Table("", filled[0], tuple(filled[1:]), widths)


def _cell(cell: "_Element", state: _State) -> Iterator[Inline]:
    for paragraph in cell.iter(f"{_W}p"):
        yield from _inlines(paragraph, state)
        yield Text(" ")


def _inlines(node: "_Element", state: _State, target: str = "") -> Iterator[Inline]:
    for child in node:
        tag = str(child.tag).removeprefix(_W)
        if tag == "bookmarkStart":
            _mark(child, state)
        elif tag == "r":
            yield from _run(child, state, target)
        elif tag == "hyperlink":
            anchor, relation = child.get(f"{_W}anchor"), child.get(f"{_R}id")
            outward = state.relations.get(str(relation), "") if relation else ""
            yield from _inlines(child, state, f"#{anchor}" if anchor else outward)
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield from _inlines(child, state, target)


def _run(run: "_Element", state: _State, target: str) -> Iterator[Inline]:
    strong, emphasis = (_is_on(run, tag) for tag in ("b", "i"))
    for child in run:
        tag = str(child.tag).removeprefix(_W)
        if tag == "fldChar":
            _turn(str(child.get(f"{_W}fldCharType")), state)
        elif tag == "instrText" and state.fields and not state.fields[-1].shows:
            state.fields[-1].instruction += child.text or ""
        elif tag == "t" or tag in _SIGNS:
            text = (child.text or "") if tag == "t" else _SIGNS[tag]
            if all(field.shows for field in state.fields):
                yield _inline(text, strong, emphasis, target or _of_field(state))


def _inline(text: str, strong: bool, emphasis: bool, target: str) -> Inline:
    if not target or not text.strip():
        return Text(text, strong, emphasis)
    return inward(text, identifier(target[1:])) if target.startswith("#") else Link(text, target)


def _of_field(state: _State) -> str:
    for each in reversed(state.fields):
        match = _TARGET.match(each.instruction)
        if match:
            return f"#{match['mark'] or match['place']}"
    return ""


def _turn(kind: str, state: _State) -> None:
    if kind == "begin":
        state.fields.append(_Field())
    elif kind == "separate" and state.fields:
        state.fields[-1].shows = True
    elif kind == "end" and state.fields:
        state.fields.pop()


def _is_on(run: "_Element", tag: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{tag}")
    return found is not None and found.get(f"{_W}val") not in ("0", "false", "off")


def _mark(node: "_Element", state: _State) -> None:
    name = str(node.get(f"{_W}name"))
    if not _WORDS_OWN.match(name):
        state.anchors.append(identifier(name))


def _taken(state: _State) -> tuple[str, ...]:
    anchors = tuple(dict.fromkeys(state.anchors))
    state.anchors.clear()
    return anchors
