"""An own resolver of tracked changes: what accepting or rejecting them, all or some, must leave, as XML.

It knows nothing of the writer: it follows what the standard says of each revision element, and refuses what readers
disagree on, such as a tracked paragraph mark behind words that stay.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from itertools import zip_longest

from lxml import etree
from tests.writers.wordml import W, part

Accept = Callable[[etree._Element], bool]
_GONE = (f"{W}del", f"{W}moveFrom")
_STAYS = (f"{W}ins", f"{W}moveTo")
PARTS = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
NOTES = "word/footnotes.xml"
_TARGET = re.compile(r'(?:REF |HYPERLINK \\l ")(\w+)')
_RANGES = tuple(f"{W}{name}Range{end}" for name in ("moveFrom", "moveTo") for end in ("Start", "End"))
_SHARED_LISTS = ("1", "2")


def outcome(docx: bytes, name: str, accept: bool | Accept) -> etree._Element:
    """A part after all tracked changes were accepted, or all rejected, or each as `accept` says of it."""
    tree = deepcopy(part(docx, name))

    def accepts(element: etree._Element) -> bool:
        return accept(element) if callable(accept) else accept

    def lost(element: etree._Element) -> bool:
        return element.tag in (_GONE if accepts(element) else _STAYS)

    _rows(tree, lost)
    for element in [e for e in tree.iter(*_GONE, *_STAYS) if len(e)]:
        if lost(element):
            _remove(element)
        else:
            _unwrap(element)
    for tag in ("pPr", "rPr"):
        _properties(tree, tag, accepts)
    _paragraphs(tree, lost)
    for element in list(
        tree.iter(
            *_GONE, *_STAYS, *(f"{W}{move}Range{end}" for move in ("moveFrom", "moveTo") for end in ("Start", "End"))
        )
    ):
        _remove(element)
    for element in tree.iter(f"{W}delText", f"{W}delInstrText"):
        element.tag = element.tag.replace("delText", "t").replace("delInstrText", "instrText")
    for element in [e for e in tree.iter(f"{W}rPr") if not len(e)]:
        _remove(element)
    return tree


def resolved(docx: bytes, accept: bool | Accept) -> bytes:
    """The file after its changes were accepted or rejected."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename in (*PARTS, NOTES):
                content = etree.tostring(outcome(docx, entry.filename, accept), xml_declaration=True, encoding="UTF-8")
            copy.writestr(entry.filename, content)
    return target.getvalue()


def units(docx: bytes) -> list[frozenset[str]]:
    """The ids of the changes of the body that a person would take or leave together.

    A whole paragraph or table, both copies of a paragraph that moved, a row with its cells, the neighbours among words,
    and the looks of one paragraph are each one; the table of contents, which Word writes anew, is one as a whole.
    """
    tree = part(docx, "word/document.xml")
    found: dict[object, set[str]] = {}
    for element in tree.iter(*_GONE, *_STAYS, f"{W}pPrChange", f"{W}rPrChange"):
        found.setdefault(_unit(element), set()).add(element.get(f"{W}id", ""))
    return [frozenset(ids) for ids in found.values()]


def _unit(element: etree._Element) -> object:
    row = next(element.iterancestors(f"{W}tr"), None)
    if row is not None and _tracked(row):
        table = next(row.iterancestors(f"{W}tbl"))
        return table if all(map(_tracked, table.iter(f"{W}tr"))) else row
    paragraph = next(element.iterancestors(f"{W}p"))
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if style is not None and style.get(f"{W}val", "").startswith("TOC"):
        return "contents"
    if any(e.tag in (*_GONE, *_STAYS) for e in paragraph.iterfind(f"{W}pPr/{W}rPr/*")):
        moved = paragraph.find(f"{W}moveFromRangeStart")
        moved = moved if moved is not None else paragraph.find(f"{W}moveToRangeStart")
        return paragraph if moved is None else moved.get(f"{W}name")
    if element.tag in (f"{W}pPrChange", f"{W}rPrChange"):
        return (paragraph, "looks")
    first = element
    while (before := first.getprevious()) is not None and before.tag in (*_GONE, *_STAYS):
        first = before
    return first


def _tracked(row: etree._Element) -> bool:
    return any(e.tag in (*_GONE, *_STAYS) for e in row.iterfind(f"{W}trPr/*"))


def canon(tree: etree._Element) -> str:
    """A part in one form: equal neighbours joined, bookmarks and lists named by order, idle bookmarks dropped.

    Raises ValueError where a field points at a bookmark that is not there.
    """
    tree = deepcopy(tree)
    _rename_bookmarks(tree)
    fresh: dict[str, str] = {}
    for element in tree.iter(f"{W}numId"):
        number = element.get(f"{W}val", "")
        if number not in _SHARED_LISTS:
            element.set(f"{W}val", fresh.setdefault(number, f"list {len(fresh)}"))
    for paragraph in tree.iter(f"{W}p"):
        _join_runs(paragraph)
    written: bytes = etree.tostring(tree, method="c14n")
    return written.decode().replace("<w:p>", "\n<w:p>")


def bookmarked(tree: etree._Element) -> list[int]:
    """How many bookmarks open in each paragraph."""
    return [len(list(paragraph.iter(f"{W}bookmarkStart"))) for paragraph in tree.iter(f"{W}p")]


def differences(redline: bytes, old: bytes, new: bytes) -> Iterator[str]:
    """Where the resolved redline is not one of the two clean files; a bookmark that leads nowhere else may be left."""
    for accept, clean in ((True, new), (False, old)):
        for name in PARTS:
            found, wanted = outcome(redline, name, accept), deepcopy(part(clean, name))
            if name == PARTS[0]:
                _put_notes(found, outcome(redline, NOTES, accept) if _has_notes(redline) else None)
                _put_notes(wanted, deepcopy(part(clean, NOTES)) if _has_notes(clean) else None)
            verb = "accept" if accept else "reject"
            try:
                one, other = canon(found).split("\n"), canon(wanted).split("\n")
            except ValueError as error:
                yield f"{verb} {name}: {error}"
                continue
            if one != other:
                here, there = next((a, b) for a, b in zip_longest(one, other, fillvalue="") if a != b)
                at = next((n for n, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), 0)
                yield f"{verb} {name}: {here[:60]}...{here[at:][:80]!r} is not {there[at:][:80]!r}"
            elif any(a < b for a, b in zip(bookmarked(found), bookmarked(wanted), strict=True)):
                yield f"{verb} {name}: a bookmark is lost"


def _has_notes(docx: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return NOTES in archive.namelist()


def _put_notes(tree: etree._Element, notes: etree._Element | None) -> None:
    """The words of each footnote at its mark, which is all that its number in the file is for."""
    known = {} if notes is None else {str(note.get(f"{W}id")): note for note in notes}
    for mark in list(tree.iter(f"{W}footnoteReference")):
        note = known.pop(str(mark.attrib.pop(f"{W}id")))
        mark.extend(list(note))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    for child in element:
        element.addprevious(child)
    _remove(element)


def _rows(tree: etree._Element, lost: Accept) -> None:
    for row in list(tree.iter(f"{W}tr")):
        if any(lost(e) for e in row.iterfind(f"{W}trPr/*")):
            _remove(row)
    for table in list(tree.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _remove(table)


def _properties(tree: etree._Element, tag: str, accepts: Accept) -> None:
    """The properties of a paragraph or run: as they are, or as they were."""
    for change in list(tree.iter(f"{W}{tag}Change")):
        properties = change.getparent()
        assert properties is not None
        _remove(change)
        if accepts(change):
            continue
        for child in list(properties):
            # The mark's own run properties and its revisions are not among what the change records.
            if child.tag not in (f"{W}rPr", *(W + name for name in ("ins", "del", "moveFrom", "moveTo"))):
                _remove(child)
        for position, child in enumerate(list(change[0])):
            properties.insert(position, child)


def _paragraphs(tree: etree._Element, lost: Accept) -> None:
    def goes(paragraph: etree._Element) -> bool:
        return any(lost(e) for e in paragraph.iterfind(f"{W}pPr/{W}rPr/*"))

    for paragraph in list(tree.iter(f"{W}p")):
        if not goes(paragraph):
            continue
        follower = paragraph.getnext()
        if follower is None or follower.tag == f"{W}sectPr":
            raise ValueError("the last paragraph mark is tracked")
        if paragraph.find(f".//{W}r") is not None:
            *between, last = paragraph.itersiblings(f"{W}p")
            behind = last.getnext()
            at_the_end = all(map(goes, between)) and behind is not None and behind.tag == f"{W}sectPr"
            if not at_the_end and _setting(paragraph) != _setting(follower):
                raise ValueError("a tracked paragraph mark stands behind words that stay, and more follows")
            place = 1 if follower.find(f"{W}pPr") is not None else 0
            for element in [element for element in paragraph if element.tag != f"{W}pPr"]:
                follower.insert(place, element)
                place += 1
        _remove(paragraph)


def _setting(paragraph: etree._Element) -> list[bytes]:
    """How a paragraph is set: readers agree on what becomes of two that are joined where it is the same."""
    properties = paragraph.find(f"{W}pPr")
    return [] if properties is None else [etree.tostring(e) for e in properties if e.tag != f"{W}rPr"]


def _rename_bookmarks(tree: etree._Element) -> None:
    codes = list(tree.iter(f"{W}instrText"))
    used = {match[1] for code in codes if (match := _TARGET.search(code.text or ""))}
    starts = list(tree.iter(f"{W}bookmarkStart"))
    names = {start.get(f"{W}name", ""): start.get(f"{W}id") for start in starts}
    if missing := used - names.keys():
        raise ValueError(f"fields point at nothing: {sorted(missing)}")
    idle = {identifier for name, identifier in names.items() if name not in used}
    for element in list(tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        if element.get(f"{W}id") in idle:
            _remove(element)
    order = {name: f"bookmark{n}" for n, name in enumerate(name for name in names if name in used)}
    places = {names[name]: new for name, new in order.items()}
    for element in tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        element.set(f"{W}id", places[element.get(f"{W}id")])
        if element.get(f"{W}name"):
            del element.attrib[f"{W}name"]
    for code in codes:
        code.text = _TARGET.sub(lambda match: match[0].replace(match[1], order[match[1]]), code.text or "")


def _join_runs(paragraph: etree._Element) -> None:
    """Neighbouring runs that hold nothing but words and line ends of one look become one."""
    for run in list(paragraph.iter(f"{W}r")):
        before = run.getprevious()
        if before is None or before.tag != f"{W}r" or not (_plain(run) and _plain(before)):
            continue
        if _look(run) == _look(before):
            *kept, words = (child for child in before if child.tag != f"{W}rPr")
            first = next(child for child in run if child.tag != f"{W}rPr")
            if words.tag == first.tag == f"{W}t":
                first.text = (words.text or "") + (first.text or "")
            else:
                kept.append(words)
            for child in kept:
                first.addprevious(child)
            _remove(before)


def _plain(run: etree._Element) -> bool:
    return {child.tag for child in run if child.tag != f"{W}rPr"} in ({f"{W}t"}, {f"{W}t", f"{W}br"})


def _look(run: etree._Element) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")
