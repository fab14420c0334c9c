"""What makes Word offer to repair a file, or readers disagree on it, though validators pass it.

`faults` takes the bytes of a DOCX and returns a line for each fault; a sound file has none.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree
from tests.writers.wordml import W, part, words

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MARKS = ("ins", "del", "moveFrom", "moveTo")
_WRAPPERS = tuple(W + name for name in _MARKS)
_CHANGES = tuple(W + name for name in ("pPrChange", "rPrChange"))
_RANGES = tuple(f"{W}{name}Range{end}" for name in ("moveFrom", "moveTo") for end in ("Start", "End"))
_ORDER = {
    "pPr": ("pStyle", "numPr", "rPr", "sectPr", "pPrChange"),
    "rPr": (*_MARKS, "rStyle", "b", "bCs", "i", "iCs", "rPrChange"),
    "trPr": ("cantSplit", "tblHeader", *_MARKS),
    "tblPr": ("tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption"),
    "numbering": ("abstractNum", "num"),
    "lvl": ("start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr"),
}


def faults(docx: bytes) -> list[str]:
    """Every fault of the package."""
    document, header = part(docx, "word/document.xml"), part(docx, "word/header1.xml")
    found = [fault for rule in _RULES for root in (document, header) for fault in rule(root)]
    found += _revision_ids((document, header))
    found += _unknown(docx, (document, header))
    return found + list(_lists(part(docx, "word/numbering.xml"))) + list(_package(docx))


def _texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{W}t", f"{W}delText"):
        text = element.text or ""
        if any(character < " " or "\x7f" <= character <= "\x9f" for character in text):
            yield f"control character in {text!r}"
        if not text:
            yield "empty words"
        if text != text.strip() and element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            yield f"spaces that are not preserved: {text!r}"


def _deletions(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{W}t", f"{W}instrText", f"{W}delText", f"{W}delInstrText"):
        deleted = next(element.iterancestors(f"{W}del"), None) is not None
        if deleted != (element.tag in (f"{W}delText", f"{W}delInstrText")):
            yield f"{'live' if deleted else 'deleted'} text in the wrong place: {element.text}"


def _bookmarks(root: etree._Element) -> Iterator[str]:
    starts, ends = list(root.iter(f"{W}bookmarkStart")), [e.get(f"{W}id") for e in root.iter(f"{W}bookmarkEnd")]
    names = [e.get(f"{W}name", "") for e in starts]
    yield from (f"bookmark name {name} twice" for name, times in Counter(names).items() if times > 1)
    yield from (f"bookmark name {name} is not one" for name in names if not re.fullmatch(r"\w{1,40}", name, re.ASCII))
    if Counter(e.get(f"{W}id") for e in starts) != Counter(ends) or len(set(ends)) != len(ends):
        yield "bookmark starts and ends differ"


def _moves(root: etree._Element) -> Iterator[str]:
    names: dict[str, list[str]] = {}
    for side in ("moveFrom", "moveTo"):
        starts = list(root.iter(f"{W}{side}RangeStart"))
        ends = list(root.iter(f"{W}{side}RangeEnd"))
        names[side] = [e.get(f"{W}name", "") for e in starts]
        if [e.get(f"{W}id") for e in starts] != [e.get(f"{W}id") for e in ends]:
            yield f"{side} ranges do not open and close in turn"
        yield from (f"{side} range without {a}" for e in starts for a in ("author", "date") if not e.get(W + a))
        yield from (f"{side} range end with {a}" for e in ends for a in map(str, e.attrib) if a != f"{W}id")
        yield from (f"a paragraph inside {side}" for e in root.iter(f"{W}{side}") if e.find(f"{W}p") is not None)
        for element in root.iter(f"{W}{side}"):
            paragraph = next(element.iterancestors(f"{W}p"))
            if paragraph.find(f"{W}{side}RangeStart") is None:
                yield f"{side} outside a range: {words(element)}"
    if sorted(names["moveFrom"]) != sorted(names["moveTo"]) or len(set(names["moveTo"])) != len(names["moveTo"]):
        yield f"moves do not pair: {sorted(names['moveFrom'])} and {sorted(names['moveTo'])}"


def _order(root: etree._Element) -> Iterator[str]:
    for tag, known in _ORDER.items():
        for element in root.iter(W + tag):
            children = [etree.QName(child).localname for child in element]
            positions = [known.index(name) for name in children if name in known]
            if positions != sorted(positions):
                yield f"{tag} holds {children}"


def _tables(root: etree._Element) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        yield from ("a row does not fill the grid" for r in table.iter(f"{W}tr") if len(r.findall(f"{W}tc")) != columns)
        yield from ("a cell does not end in a paragraph" for c in table.iter(f"{W}tc") if c[-1].tag != f"{W}p")
        if not columns or table.find(f"{W}tr") is None:
            yield "a table without grid or rows"
        following = table.getnext()
        if following is None or following.tag == f"{W}tbl":
            yield "a table without a paragraph after it"


def _ends_before_tracked_ones(paragraph: etree._Element, own: set[str]) -> bool:
    """Whether all words of the body behind a paragraph are tracked as its mark is; the last mark cannot be."""
    behind = [run for one in paragraph.itersiblings(f"{W}p", f"{W}tbl") for run in one.iter(f"{W}r")]
    return bool(behind) and all(run.getparent().tag in own for run in behind)  # type: ignore[union-attr]


def _halves(paragraph: etree._Element) -> bool:
    """Whether the next paragraph is set as this one and its end is not tracked, as a plain split or merge has it."""
    following = paragraph.getnext()
    if following is None or following.tag != f"{W}p" or following.find(f"{W}pPr/{W}rPr") is not None:
        return False
    here, there = (
        [etree.tostring(e) for e in one.iterfind(f"{W}pPr/*") if e.tag != f"{W}rPr"] for one in (paragraph, following)
    )
    return here == there and not any(e.tag == f"{W}numPr" for e in paragraph.iterfind(f"{W}pPr/*"))


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{W}p"):
        own = {e.tag for e in paragraph.iterfind(f"{W}pPr/{W}rPr/*")} & set(_WRAPPERS)
        runs = list(paragraph.iter(f"{W}r"))
        if not words(paragraph) and len(own) < 2:
            before = paragraph.getprevious()
            yield f"empty paragraph after {'' if before is None else words(before)!r}"
        if not own:
            continue
        staying = any(run.getparent() is paragraph or run.getparent().tag not in own for run in runs)  # type: ignore[union-attr]
        if staying and not _halves(paragraph) and not _ends_before_tracked_ones(paragraph, own):
            yield f"a tracked mark behind words that stay: {words(paragraph)}"
        parent, following = paragraph.getparent(), paragraph.getnext()
        assert parent is not None
        if parent.tag == f"{W}tc":
            row = next(paragraph.iterancestors(f"{W}tr"))
            if not own & {e.tag for e in row.iterfind(f"{W}trPr/*")}:
                yield f"the mark of a cell is tracked in a row that is not: {words(paragraph)}"
        elif following is None or following.tag == f"{W}sectPr":
            yield "the last paragraph mark is tracked"


@dataclass
class Field:
    """A field while it is read."""

    tracked: str
    code: str = ""
    result: str = ""
    separated: bool = False

    def faults(self, tracked: str) -> Iterator[str]:
        """What is wrong with it as it ends, in a wrapper of that tag."""
        if not self.code.strip() or not self.result.strip():
            yield f"field without code or cached result: {self.code}"
        if self.tracked != tracked:
            yield f"field begins and ends in unlike revisions: {self.code}"


def _fields(root: etree._Element) -> Iterator[str]:
    """Fields that do not nest, lack an instruction or a cached result, or are tracked in part."""
    stack: list[Field] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText", f"{W}t", f"{W}delText"):
        kind, text = element.get(f"{W}fldCharType", ""), element.text or ""
        wrapper = next(element.iterancestors(*_WRAPPERS), None)
        tracked = "" if wrapper is None else wrapper.tag
        if kind == "begin":
            stack.append(Field(tracked))
        elif kind and not stack:
            yield f"field {kind} without a begin"
        elif kind == "separate":
            stack[-1].separated = True
        elif kind == "end":
            yield from stack.pop().faults(tracked)
        elif element.tag in (f"{W}instrText", f"{W}delInstrText") and stack:
            stack[-1].code += text
        for field in stack:
            field.result += text if field.separated else ""
    yield from (f"field without an end: {field.code}" for field in stack)


def _strangers(root: etree._Element) -> Iterator[str]:
    yield from (
        f"a {name} in the text" for name in ("sdt", "txbxContent", "pict", "drawing") for _ in root.iter(W + name)
    )


_RULES: tuple[Callable[[etree._Element], Iterator[str]], ...] = (
    _texts,
    _deletions,
    _bookmarks,
    _moves,
    _order,
    _tables,
    _paragraphs,
    _fields,
    _strangers,
)


def _revision_ids(roots: tuple[etree._Element, ...]) -> list[str]:
    tags = (*_WRAPPERS, *_CHANGES, *(tag for tag in _RANGES if tag.endswith("Start")), f"{W}bookmarkStart")
    ids = Counter(element.get(f"{W}id") for root in roots for element in root.iter(*tags))
    found = [f"revision id {number} twice" for number, times in ids.items() if times > 1]
    signed = [element for root in roots for element in root.iter(*_WRAPPERS, *_CHANGES)]
    unsigned = [e for e in signed if not (e.get(f"{W}author") and e.get(f"{W}date"))]
    return found + [f"revision {e.get(f'{W}id')} without author or date" for e in unsigned]


def _unknown(docx: bytes, roots: tuple[etree._Element, ...]) -> list[str]:
    """Styles, lists and relationships that are named and do not exist."""
    styles = {e.get(f"{W}styleId") for e in part(docx, "word/styles.xml").iter(f"{W}style")}
    lists = {e.get(f"{W}numId") for e in part(docx, "word/numbering.xml").iter(f"{W}num")}
    relations = {e.get("Id") for e in part(docx, "word/_rels/document.xml.rels")}
    found = []
    for root in roots:
        named = {e.get(f"{W}val") for e in root.iter(*(W + tag for tag in ("pStyle", "rStyle", "tblStyle")))}
        found += [f"style {name} does not exist" for name in sorted(named - styles)]  # type: ignore[type-var]
        found += [f"list {n} does not exist" for n in {e.get(f"{W}val") for e in root.iter(f"{W}numId")} - lists]
        found += [
            f"relation {value!r} does not exist"
            for element in root.iter()
            for name, value in element.items()
            if str(name).startswith(_R) and value not in relations
        ]
    return found


def _lists(numbering: etree._Element) -> Iterator[str]:
    yield from _order(numbering)
    for abstract in numbering.iter(f"{W}abstractNum"):
        if len(abstract.findall(f"{W}lvl")) != 9:
            yield "a list definition without nine levels"


def _package(docx: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        names = archive.namelist()
    types = part(docx, "[Content_Types].xml")
    known = {e.get("PartName") for e in types}
    for name in names:
        if name != "[Content_Types].xml" and not name.endswith(".rels") and f"/{name}" not in known:
            yield f"{name} has no content type"
    yield from (f"{name} twice in the package" for name, times in Counter(names).items() if times > 1)
