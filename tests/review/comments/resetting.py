"""More of a reviewer in Word, played: how things are set, and what is put beside the text.

Every function takes a file that is being edited, and names the words that it is about.
"""

import zipfile
from copy import deepcopy
from io import BytesIO

from lxml import etree
from tests.review.comments.editing import KEPT, WORD, Reviewed, W

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/": b"http://purl.oclc.org/ooxml/officeDocument/relationships/",
}


def child(parent: etree._Element, tag: str, at: int = 0) -> etree._Element:
    """The child of this name, made where it is missing."""
    found = parent.find(W + tag)
    if found is None:
        found = etree.Element(W + tag)
        parent.insert(at, found)
    return found


def look(reviewed: Reviewed, words: str, tag: str, value: str = "") -> None:
    """Words hidden, struck out, white, without tracking."""
    for run in reviewed.runs(words):
        child(run, "rPr").append(etree.Element(W + tag, {f"{W}val": value} if value else {}))


def lead(reviewed: Reviewed, old: str, new: str) -> None:
    """Links to one address that lead to another."""
    for each in reviewed.root.iter(f"{W}instrText"):
        each.text = (each.text or "").replace(old, new)


def unbold(reviewed: Reviewed, words: str) -> None:
    """A whole paragraph that is bold no more."""
    for bold in list(reviewed.paragraph(words).iter(f"{W}b")):
        parent = bold.getparent()
        assert parent is not None
        parent.remove(bold)


def hide_by_style(reviewed: Reviewed, words: str) -> None:
    """Words hidden by a character style of its own."""
    styles = etree.fromstring(reviewed.parts["word/styles.xml"])
    style = etree.SubElement(styles, f"{W}style", {f"{W}type": "character", f"{W}styleId": "Unseen"})
    etree.SubElement(etree.SubElement(style, f"{W}rPr"), f"{W}vanish")
    reviewed.parts["word/styles.xml"] = etree.tostring(styles)
    for run in reviewed.runs(words):
        child(run, "rPr").insert(0, etree.Element(f"{W}rStyle", {f"{W}val": "Unseen"}))


def set_as(reviewed: Reviewed, words: str, style: str = "", level: int | None = None, numbered: bool = True) -> None:
    """A paragraph with another style or level, or without a number; the list stays."""
    properties = child(reviewed.paragraph(words), "pPr")
    if style:
        child(properties, "pStyle").set(f"{W}val", style)
    numbers = child(properties, "numPr", at=1)
    if level is not None:
        child(numbers, "ilvl").set(f"{W}val", str(level))
    if not numbered:
        child(numbers, "numId", at=1).set(f"{W}val", "0")


def new_item(reviewed: Reviewed, after: str, new: str) -> None:
    """An item below another, tracked on its own mark."""
    above = reviewed.paragraph(after)
    below = etree.Element(f"{W}p")
    below.append(deepcopy(above.find(f"{W}pPr")))  # type: ignore[arg-type]
    child(child(below, "pPr"), "rPr", at=2).append(reviewed.mark("ins"))
    wrapper = reviewed.mark("ins")
    etree.SubElement(etree.SubElement(wrapper, f"{W}r"), f"{W}t", KEPT).text = new
    below.append(wrapper)
    above.addnext(below)


def move(reviewed: Reviewed, words: str, after: str, tracked: bool) -> None:
    """A whole paragraph taken below another one."""
    source = reviewed.paragraph(words)
    target = deepcopy(source)
    reviewed.paragraph(after).addnext(target)
    if not tracked:
        parent = source.getparent()
        assert parent is not None
        parent.remove(source)
        return
    for paragraph, verb in ((source, "moveFrom"), (target, "moveTo")):
        child(child(paragraph, "pPr"), "rPr", at=9).append(reviewed.mark(verb))
        for run in list(paragraph.iterchildren(f"{W}r")):
            wrapper = reviewed.mark(verb)
            run.addprevious(wrapper)
            wrapper.append(run)
    for mark in list(target.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)


def merge(reviewed: Reviewed, words: str) -> None:
    """The end of a paragraph taken out, tracked."""
    child(child(reviewed.paragraph(words), "pPr"), "rPr", at=9).append(reviewed.mark("del"))


def note(reviewed: Reviewed, words: str, said: str, author: str = "", kind: str = "footnote") -> None:
    """A footnote or endnote behind words, tracked where it has an author."""
    root = etree.Element(f"{W}{kind}s", nsmap={"w": WORD})
    each = etree.SubElement(root, f"{W}{kind}", {f"{W}id": "7"})
    paragraph = etree.SubElement(each, f"{W}p")
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}t", KEPT).text = said
    if author:
        wrapper = reviewed.mark("ins", author)
        run.addprevious(wrapper)
        wrapper.append(run)
        gone = reviewed.mark("del", author)
        etree.SubElement(etree.SubElement(gone, f"{W}r"), f"{W}delText", KEPT).text = " Once said."
        paragraph.append(gone)
    reviewed.parts[f"word/{kind}s.xml"] = etree.tostring(root)
    reviewed.relate(f"{kind}s")
    reference = etree.Element(f"{W}r")
    etree.SubElement(reference, f"{W}{kind}Reference", {f"{W}id": "7"})
    reviewed.runs(words)[-1].addnext(reference)


def drawing(reviewed: Reviewed, words: str, said: str, box: bool, author: str = "") -> None:
    """A picture with a description, or a text box, behind words."""
    inner = (
        f'<wps:wsp xmlns:wps="{SHAPE}"><wps:txbx><w:txbxContent><w:p><w:r><w:t>{said}</w:t></w:r></w:p>'
        "</w:txbxContent></wps:txbx></wps:wsp>"
        if box
        else '<a:blip xmlns:a="x"/>'
    )
    described = "" if box else said
    markup = (
        f'<w:r xmlns:w="{WORD}" xmlns:wp="{PLACED}"><w:drawing><wp:inline><wp:docPr id="1" name="Drawing 1"'
        f' descr="{described}"/><a:graphic xmlns:a="{DRAWING}"><a:graphicData>{inner}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    run = etree.fromstring(markup)
    last = reviewed.runs(words)[-1]
    if author:
        wrapper = reviewed.mark("ins", author)
        wrapper.append(run)
        last.addnext(wrapper)
    else:
        last.addnext(run)


def margin(reviewed: Reviewed, part: str, said: str) -> None:
    """Words behind those of a header or footer."""
    root = etree.fromstring(reviewed.parts[f"word/{part}.xml"])
    paragraph = root.find(f"{W}p")
    assert paragraph is not None
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t", KEPT).text = said
    reviewed.parts[f"word/{part}.xml"] = etree.tostring(root)


def unlink(reviewed: Reviewed) -> None:
    """Every field turned to text, as Ctrl+Shift+F9 does."""
    for name in ("document", "header1", "footer1"):
        root = reviewed.root if name == "document" else etree.fromstring(reviewed.parts[f"word/{name}.xml"])
        for sign in list(root.iter(f"{W}fldChar", f"{W}instrText")):
            run = sign.getparent()
            assert run is not None
            run.remove(sign)
        if name != "document":
            reviewed.parts[f"word/{name}.xml"] = etree.tostring(root)


def typed_otherwise(reviewed: Reviewed, old: str, new: str) -> int:
    """A sign replaced wherever it is typed; returns how often."""
    count = 0
    for each in reviewed.root.iter(f"{W}t"):
        count += (each.text or "").count(old)
        each.text = (each.text or "").replace(old, new)
    return count


def new_table(reviewed: Reviewed, after: str, rows: list[list[str]], second: str = "") -> None:
    """A table below a paragraph, tracked row by row; the rows below the first by another hand, where one is given."""
    table = etree.Element(f"{W}tbl")
    for number, cells in enumerate(rows):
        author = second if number else ""
        row = etree.SubElement(table, f"{W}tr")
        etree.SubElement(row, f"{W}trPr").append(reviewed.mark("ins", author))
        for words in cells:
            wrapper = reviewed.mark("ins", author)
            etree.SubElement(etree.SubElement(wrapper, f"{W}r"), f"{W}t", KEPT).text = words
            etree.SubElement(etree.SubElement(row, f"{W}tc"), f"{W}p").append(wrapper)
    reviewed.paragraph(after).addnext(table)


def strict(data: bytes) -> bytes:
    """The file in the namespaces of the strict standard."""

    def loosened(content: bytes) -> bytes:
        for old, new in STRICT.items():
            content = content.replace(old, new)
        return content

    return rezipped({name: loosened(content) for name, content in unzipped(data).items()})


def renamed(data: bytes, name: str) -> bytes:
    """The file with its main part under another name, as Word for the web saves it."""
    parts = {
        part.replace("word/document.xml", f"word/{name}.xml"): content.replace(
            b"word/document.xml", f"word/{name}.xml".encode()
        )
        if part in ("_rels/.rels", "[Content_Types].xml")
        else content
        for part, content in unzipped(data).items()
    }
    parts[f"word/_rels/{name}.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    return rezipped(parts)


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezipped(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A file of these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()
