"""Reading a DOCX back in tests: parts as trees, paragraphs as words."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from engross.model import Document, Provision, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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


COMMENT = re.compile(rb"<w:ins [^>]*><w:del [^>]*><w:r><w:commentReference [^>]*/></w:r></w:del></w:ins>")


def uncommented(docx: bytes) -> bytes:
    """A redline of ours without the comment that says what it compares."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                content = COMMENT.sub(b"", content)
            elif entry.filename.endswith(".rels") or entry.filename == "[Content_Types].xml":
                content = re.sub(rb"<(Relationship|Override) [^>]*comments\.xml[^>]*/>", b"", content)
            if entry.filename != "word/comments.xml":
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
