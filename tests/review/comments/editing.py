"""A reviewer in Word, played: tracked and untracked edits, comments and other marks put into a DOCX by hand.

Takes the bytes of a Word file; every edit names the words it is about, in the first paragraph that has them. Runs are
cut as Word cuts them, in the middle of sentences and around proofing marks.
"""

import zipfile
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
RELATIONS = "word/_rels/document.xml.rels"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KEPT = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
"""What Word says of a text with blanks at its ends, which it would strip."""
DATE = "2026-12-01T09:30:00Z"


@dataclass
class Reviewed:
    """A package that is being edited; `save` gives its bytes."""

    data: bytes
    author: str = "Ann"
    parts: dict[str, bytes] = field(init=False)
    root: etree._Element = field(init=False)
    number: int = 5000
    there: int = field(init=False)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(BytesIO(self.data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.comments = etree.Element(f"{W}comments", nsmap={"w": WORD, "w14": W14[1:-1]})
        if there := self.parts.get("word/comments.xml"):
            self.comments.extend(etree.fromstring(there))
        self.there = len(self.comments)
        self.extended = etree.Element(f"{W15}commentsEx", nsmap={"w15": W15[1:-1]})

    def save(self) -> bytes:
        """The edited package."""
        self.parts["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        if len(self.comments) > self.there:
            self.parts["word/comments.xml"] = etree.tostring(self.comments)
            self.parts["word/commentsExtended.xml"] = etree.tostring(self.extended)
            if not self.there:
                self.relate("comments")
            self.relate("commentsExtended")
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return target.getvalue()

    def relate(self, kind: str, target: str = "") -> str:
        """Relates the document to a part, as Word finds it; returns the id of the relationship."""
        relations = etree.fromstring(self.parts[RELATIONS])
        id = f"rIdTest{len(relations)}"
        named = {"Id": id, "Type": f"{OFFICE}/{kind}", "Target": target or f"{kind}.xml"}
        etree.SubElement(relations, f"{RELATION}Relationship", named)
        self.parts[RELATIONS] = etree.tostring(relations)
        if not target:
            types = etree.fromstring(self.parts[TYPES])
            named = {"PartName": f"/word/{kind}.xml", "ContentType": f"{KIND}.{kind}+xml"}
            etree.SubElement(types, etree.QName(etree.QName(types).namespace, "Override"), named)
            self.parts[TYPES] = etree.tostring(types)
        return id

    def paragraph(self, words: str) -> etree._Element:
        """The first paragraph outside the contents that holds the words."""
        return next(p for p in self.root.iter(f"{W}p") if words in text(p) and not _style(p).startswith("TOC"))

    def runs(self, words: str) -> list[etree._Element]:
        """The runs that hold just these words, cut out of longer ones."""
        paragraph = self.paragraph(words)
        start = text(paragraph).index(words)
        for edge in (start, start + len(words)):
            _cut(paragraph, edge)
        found, at = [], 0
        for run in list(paragraph.iter(f"{W}r")):
            length = len(text(run))
            if length and start <= at < start + len(words):
                found.append(run)
            at += length
        assert "".join(map(text, found)) == words
        return found

    def mark(self, tag: str, author: str = "") -> etree._Element:
        """A revision element of the reviewer."""
        self.number += 1
        attributes = {f"{W}id": str(self.number), f"{W}author": author or self.author, f"{W}date": DATE}
        return etree.Element(W + tag, attributes)

    def replace(self, old: str, new: str, author: str = "", move: bool = False) -> None:
        """Words struck out and others put in behind them, tracked; either may be empty words of a longer `old`."""
        runs = self.runs(old)
        after = runs[-1]
        for run in runs:
            wrapper = self.mark("moveFrom" if move else "del", author)
            run.addprevious(wrapper)
            wrapper.append(run)
            after = wrapper
            for each in run.iter(f"{W}t"):
                if not move:
                    each.tag = f"{W}delText"
        if new:
            wrapper = self.mark("moveTo" if move else "ins", author)
            wrapper.append(_run(new, runs[0].find(f"{W}rPr")))
            after.addnext(wrapper)

    def insert(self, after: str, new: str, author: str = "") -> None:
        """Words put in behind others, tracked."""
        wrapper = self.mark("ins", author)
        wrapper.append(_run(new))
        self.runs(after)[-1].addnext(wrapper)

    def overwrite(self, old: str, new: str) -> None:
        """Words replaced without tracking."""
        first, *rest = self.runs(old)
        found = first.find(f"{W}t")
        assert found is not None
        found.text = new
        for run in rest:
            _parent(run).remove(run)

    def add_paragraph(self, after: str, new: str, tracked: bool = True) -> None:
        """A new paragraph below another, as Word tracks it: the end of the one above is what was put in."""
        above = self.paragraph(after)
        below = etree.Element(f"{W}p")
        above.addnext(below)
        wrapper = self.mark("ins") if tracked else below
        if tracked:
            below.append(wrapper)
            _mark_properties(above).append(self.mark("ins"))
        wrapper.append(_run(new))

    def remove_paragraph(self, words: str) -> None:
        """A whole paragraph with its end struck out, tracked."""
        paragraph = self.paragraph(words)
        self.replace(text(paragraph), "")
        _mark_properties(paragraph).append(self.mark("del"))

    def drop_paragraph(self, words: str) -> None:
        """A whole paragraph taken away without tracking."""
        paragraph = self.paragraph(words)
        _parent(paragraph).remove(paragraph)

    def remove_row(self, words: str) -> None:
        """A row of a table struck out, tracked on the row alone."""
        row = next(self.paragraph(words).iterancestors(f"{W}tr"))
        properties = row.find(f"{W}trPr")
        assert properties is not None
        properties.append(self.mark("del"))

    def add_row(self, below: str, cells: list[str]) -> None:
        """A row of a table put in, tracked."""
        row = next(self.paragraph(below).iterancestors(f"{W}tr"))
        new = deepcopy(row)
        row.addnext(new)
        properties = new.find(f"{W}trPr")
        assert properties is not None
        properties.append(self.mark("ins"))
        for cell, words in zip(new.iter(f"{W}tc"), cells, strict=True):
            paragraph = cell.find(f"{W}p")
            assert paragraph is not None
            for each in list(paragraph):
                paragraph.remove(each)
            wrapper = self.mark("ins")
            wrapper.append(_run(words))
            paragraph.append(wrapper)

    def embolden(self, words: str) -> None:
        """Words made bold, tracked."""
        for run in self.runs(words):
            properties = run.find(f"{W}rPr")
            if properties is None:
                properties = etree.Element(f"{W}rPr")
                run.insert(0, properties)
            change = self.mark("rPrChange")
            change.append(etree.Element(f"{W}rPr"))
            properties.append(etree.Element(f"{W}b"))
            properties.append(change)

    def comment(self, words: str, *said: str, resolved: bool = False) -> None:
        """A comment on words, and replies to it."""
        runs = self.runs(words)
        first = ""
        for position, each in enumerate(said):
            number = str(len(self.comments))
            paragraph_id = f"{len(self.comments) + 1:08X}"
            comment = etree.SubElement(
                self.comments, f"{W}comment", {f"{W}id": number, f"{W}author": self.author, f"{W}date": DATE}
            )
            paragraph = etree.SubElement(comment, f"{W}p", {f"{W14}paraId": paragraph_id})
            paragraph.append(_run(each))
            state = {f"{W15}paraId": paragraph_id, f"{W15}done": str(int(resolved))}
            if position:
                state[f"{W15}paraIdParent"] = first
            first = first or paragraph_id
            etree.SubElement(self.extended, f"{W15}commentEx", state)
            runs[0].addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": number}))
            reference = etree.Element(f"{W}r")
            etree.SubElement(reference, f"{W}commentReference", {f"{W}id": number})
            runs[-1].addnext(reference)
            runs[-1].addnext(etree.Element(f"{W}commentRangeEnd", {f"{W}id": number}))

    def add_noise(self) -> None:
        """What Word strews over a file when it saves: ids of editing sessions, proofing marks, runs cut at will."""
        for paragraph in list(self.root.iter(f"{W}p")):
            for name in ("rsidR", "rsidRDefault", "rsidP"):
                paragraph.set(W + name, "00A77B3E")
            for position in range(7, len(text(paragraph)), 23):
                _cut(paragraph, position)
        for number, run in enumerate(list(self.root.iter(f"{W}r"))):
            run.set(f"{W}rsidR", f"00B{number:05X}")
            if number % 5 == 0 and len(text(run)):
                run.insert(1 if run.find(f"{W}rPr") is not None else 0, etree.Element(f"{W}lastRenderedPageBreak"))
            if number % 7 == 0:
                run.addprevious(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))


def text(element: etree._Element) -> str:
    """The live words of an element."""
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def _parent(element: etree._Element) -> etree._Element:
    found = element.getparent()
    assert found is not None
    return found


def _mark_properties(paragraph: etree._Element) -> etree._Element:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    found = properties.find(f"{W}rPr")
    return etree.SubElement(properties, f"{W}rPr") if found is None else found


def _run(words: str, look: etree._Element | None = None) -> etree._Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(deepcopy(look))
    etree.SubElement(run, f"{W}t", KEPT).text = words
    return run


def _cut(paragraph: etree._Element, edge: int) -> None:
    """Makes two runs of the one that reaches over an edge, counted in characters of the paragraph."""
    at = 0
    for run in list(paragraph.iter(f"{W}r")):
        words = text(run)
        found = run.find(f"{W}t")
        if found is not None and at < edge < at + len(words):
            second = deepcopy(run)
            other = second.find(f"{W}t")
            assert other is not None
            found.text, other.text = words[: edge - at], words[edge - at :]
            run.addnext(second)
            return
        at += len(words)
