"""Reading a DOCX back in tests: parts as trees, paragraphs as words, and the faults that validators let pass."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from engross.model import Document, Provision, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REVISIONS = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))


def part(docx: bytes, name: str) -> etree._Element:
    """One part of a package, parsed."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def replaced(docx: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The package with something replaced in one part."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == name:
                assert old in content
                content = content.replace(old, new)
            copy.writestr(entry, content)
    return target.getvalue()


def style(paragraph: etree._Element) -> str:
    """The style id of a paragraph."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def words(element: etree._Element) -> str:
    """The words of an element, results of fields among them; a tab is a tab."""
    return "".join(
        "\t" if e.tag == f"{W}tab" else e.text or "" for e in element.iter(f"{W}t", f"{W}delText", f"{W}tab")
    )


def instructions(element: etree._Element) -> list[str]:
    """The instructions of all fields below an element."""
    return [(e.text or "").strip() for e in element.iter(f"{W}instrText", f"{W}delInstrText")]


def numbered(paragraph: etree._Element) -> tuple[int, int] | None:
    """The list and the level (from 1) that a paragraph names itself, if it does."""
    properties = paragraph.find(f"{W}pPr/{W}numPr")
    if properties is None:
        return None
    level, number = (properties.find(W + name) for name in ("ilvl", "numId"))
    assert level is not None
    assert number is not None
    return int(number.get(f"{W}val", "")), int(level.get(f"{W}val", "")) + 1


def expected(document: Document) -> list[tuple[str, str]]:
    """Each line of the document as (label, words), contents left out: what any reader must show."""
    lines = [line for provision in document.walk() for line in _lines(provision)]
    return [*lines, ("", document.end)]


def _lines(provision: Provision) -> Iterator[tuple[str, str]]:
    label = provision.label
    if provision.heading:
        yield label, "".join(inline.text for inline in provision.heading)
        label = ""
    for block in provision.body:
        if isinstance(block, Table):
            yield from (("", cell.text) for row in (block.header, *block.rows) for cell in row)
        else:
            yield label, block.text
            label = ""


def resolved(paragraph: etree._Element, accept: bool) -> str:
    """The words of a paragraph after its tracked changes were accepted or rejected."""
    gone = {W + name for name in (("del", "moveFrom") if accept else ("ins", "moveTo"))}
    return "".join(words(run) for run in paragraph.iter(f"{W}r") if not gone & {a.tag for a in run.iterancestors()})


def faults(docx: bytes) -> list[str]:
    """What makes Word offer to repair a file though validators pass it; empty for a sound one."""
    root = part(docx, "word/document.xml")
    found = [
        f"live text in a deletion: {words(e)}" for e in root.iter(f"{W}del") if list(e.iter(f"{W}t", f"{W}instrText"))
    ]
    found += [f"control character in {e.text!r}" for e in root.iter(f"{W}t") if any(c < " " for c in e.text or "")]
    starts, ends = list(root.iter(f"{W}bookmarkStart")), [e.get(f"{W}id") for e in root.iter(f"{W}bookmarkEnd")]
    names = [e.get(f"{W}name", "") for e in starts]
    found += [f"bookmark name {name} twice" for name, times in Counter(names).items() if times > 1]
    found += [f"bookmark name {name} is too long" for name in names if len(name) > 40]
    if Counter(e.get(f"{W}id") for e in starts) != Counter(ends) or len(set(ends)) != len(ends):
        found.append("bookmark starts and ends differ")
    revisions = Counter(e.get(f"{W}id") for e in root.iter(*_REVISIONS))
    found += [f"revision id {number} twice" for number, times in revisions.items() if times > 1]
    found += [f"empty paragraph after {words(p.getprevious())!r}" for p in root.iter(f"{W}p") if not words(p)]  # type: ignore[arg-type]
    return found + list(_field_faults(root))


def _field_faults(root: etree._Element) -> Iterator[str]:
    """Fields that do not nest, lack an instruction, or have no cached result."""
    open_fields: list[dict[str, str]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText", f"{W}t", f"{W}delText"):
        kind = element.get(f"{W}fldCharType", "")
        if kind == "begin":
            open_fields.append({"code": "", "result": "", "phase": "code"})
        elif not open_fields:
            if kind:
                yield f"field {kind} without a begin"
        elif kind == "separate":
            open_fields[-1]["phase"] = "result"
        elif kind == "end":
            field = open_fields.pop()
            if not field["code"].strip() or not field["result"].strip():
                yield f"field without code or cached result: {field['code']}"
        elif element.tag in (f"{W}instrText", f"{W}delInstrText"):
            open_fields[-1]["code"] += element.text or ""
        else:
            for field in open_fields:
                field[field["phase"]] += element.text or ""
    yield from (f"field without an end: {field['code']}" for field in open_fields)
