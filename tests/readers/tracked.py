"""Word files with tracked changes that no program of ours made: random ones, put into any Word file.

Takes the bytes of a Word file and a source of chance; returns the same file with words, paragraphs, rows and looks
changed by one or two authors. Never touches anything but the main part.
"""

import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from random import Random

from lxml import etree
from tests.writers.wordml import W

MAIN = "word/document.xml"
AUTHORS = ("Ann", "Ben")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def tracked(data: bytes, chance: Random, most: int = 6) -> bytes:
    """The file with up to so many tracked changes; a change that its place does not allow is left out."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == MAIN:
                root = etree.fromstring(content)
                body = root.find(f"{W}body")
                assert body is not None
                for number in range(chance.randint(1, most)):
                    chance.choice(CHANGES)(body, chance, _Hand(chance, number))
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            copy.writestr(entry.filename, content)
    return made.getvalue()


class _Hand:
    """One change of one author: every mark of it has a number of its own."""

    def __init__(self, chance: Random, number: int) -> None:
        self.author, self.number = chance.choice(AUTHORS), 9000 + number * 100

    def mark(self, name: str, *children: etree._Element) -> etree._Element:
        """The element of a tracked change around others."""
        self.number += 1
        found = etree.Element(f"{W}{name}", {f"{W}id": str(self.number), f"{W}author": self.author})
        found.set(f"{W}date", "2026-03-05T10:00:00Z")
        found.extend(children)
        return found


def _run(text: str, like: etree._Element | None = None) -> etree._Element:
    run = etree.Element(f"{W}r")
    look = like.find(f"{W}rPr") if like is not None else None
    if look is not None:
        run.append(deepcopy(look))
    words = etree.SubElement(run, f"{W}t")
    words.text = text
    words.set(_SPACE, "preserve")
    return run


def _spoken(body: etree._Element) -> list[etree._Element]:
    """Runs of nothing but words that stand in a paragraph itself, with two words or more."""
    found = []
    for run in body.iter(f"{W}r"):
        parent, parts = run.getparent(), [each for each in run if each.tag != f"{W}rPr"]
        alone = parent is not None and parent.tag == f"{W}p" and [each.tag for each in parts] == [f"{W}t"]
        if alone and len((parts[0].text or "").split()) > 1:
            found.append(run)
    return found


def _words(body: etree._Element, chance: Random, hand: _Hand) -> None:
    """Some words taken out, put in, or both."""
    runs = _spoken(body)
    if not runs:
        return
    run = chance.choice(runs)
    text = run.findtext(f"{W}t") or ""
    places = [place for place, sign in enumerate(text) if sign == " "] or [0]
    start = chance.choice(places)
    end = chance.choice([place for place in (*places, len(text)) if place >= start])
    kind = chance.choice(("put in", "taken out", "both"))
    parts = [_run(text[:start], run)] if start else []
    if kind != "put in" and end > start:
        parts.append(hand.mark("del", _deleted(_run(text[start:end], run))))
    if kind != "taken out":
        parts.append(hand.mark("ins", _run(f" {chance.choice(('kitchen', 'Zebra 7', 'not'))}", run)))
    rest = text[start if kind == "put in" else end :]
    for part in (*parts, *([_run(rest, run)] if rest else [])):
        run.addprevious(part)
    _remove(run)


def _deleted(run: etree._Element) -> etree._Element:
    for words in run.iter(f"{W}t"):
        words.tag = f"{W}delText"
    return run


def _paragraphs(body: etree._Element) -> list[etree._Element]:
    """Paragraphs of the body with words, behind which another paragraph comes."""
    found = [each for each in body.iterchildren(f"{W}p") if each.find(f"{W}r") is not None]
    return [each for each in found if (after := each.getnext()) is not None and after.tag == f"{W}p"]


def _mark(paragraph: etree._Element, mark: etree._Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    looks = properties.find(f"{W}rPr")
    if looks is None:
        looks = etree.SubElement(properties, f"{W}rPr")
    looks.insert(0, mark)


def _paragraph_out(body: etree._Element, chance: Random, hand: _Hand) -> None:
    """A whole paragraph taken out, with its end."""
    found = [each for each in _paragraphs(body) if each.find(f"{W}ins") is None and each.find(f"{W}del") is None]
    if not found:
        return
    paragraph = chance.choice(found)
    for run in list(paragraph.iterchildren(f"{W}r")):
        at = run.getprevious()
        gone = hand.mark("del", _deleted(run))
        paragraph.insert(0 if at is None else paragraph.index(at) + 1, gone)
    _mark(paragraph, hand.mark("del"))


def _paragraph_in(body: etree._Element, chance: Random, hand: _Hand) -> None:
    """A new paragraph, of the kind of the one that it stands before."""
    found = _paragraphs(body)
    if not found:
        return
    before = chance.choice(found)
    paragraph = etree.Element(f"{W}p")
    properties = before.find(f"{W}pPr")
    if properties is not None and properties.find(f"{W}sectPr") is None and properties.find(f"{W}rPr") is None:
        paragraph.append(deepcopy(properties))
    paragraph.append(hand.mark("ins", _run("The cook may close the kitchen on any day.")))
    _mark(paragraph, hand.mark("ins"))
    before.addprevious(paragraph)


def _merge(body: etree._Element, chance: Random, hand: _Hand) -> None:
    """The end of a paragraph taken out, so that it runs into the next one."""
    found = _paragraphs(body)
    if found:
        _mark(chance.choice(found), hand.mark("del"))


def _row(body: etree._Element, chance: Random, hand: _Hand) -> None:
    """A row taken out, or one put in that says what another says."""
    rows = [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
    if not rows:
        return
    row = chance.choice(rows)
    if chance.random() < 0.5:
        row = deepcopy(row)
        for words in row.iter(f"{W}t"):
            words.text = f"{words.text} twice"
        rows[0].addnext(row)
        _properties_of(row).append(hand.mark("ins"))
    else:
        _properties_of(row).append(hand.mark("del"))


def _properties_of(row: etree._Element) -> etree._Element:
    found = row.find(f"{W}trPr")
    if found is None:
        found = etree.Element(f"{W}trPr")
        row.insert(0 if row.find(f"{W}tblPrEx") is None else 1, found)
    return found


def _moved(body: etree._Element, chance: Random, hand: _Hand) -> None:
    """A paragraph that went to another place, as Word tracks it."""
    found = [
        each
        for each in _paragraphs(body)
        if {part.tag for part in each} <= {f"{W}pPr", f"{W}r"} and each.find(f"{W}pPr/{W}rPr") is None
    ]
    if len(found) < 2:
        return
    source, place = chance.sample(found, 2)
    there = deepcopy(source)
    for paragraph, verb in ((source, "moveFrom"), (there, "moveTo")):
        runs = list(paragraph.iterchildren(f"{W}r"))
        start = hand.mark(f"{verb}RangeStart")
        start.set(f"{W}name", f"move{hand.number}")
        end = etree.Element(f"{W}{verb}RangeEnd", {f"{W}id": start.get(f"{W}id", "")})
        paragraph.extend((start, hand.mark(verb, *runs), end))
        _mark(paragraph, hand.mark(verb))
    place.addprevious(there)


def _looks(body: etree._Element, chance: Random, hand: _Hand) -> None:
    """Words made bold."""
    runs = [run for run in _spoken(body) if run.find(f"{W}rPr") is None]
    if runs:
        run = chance.choice(runs)
        properties = etree.Element(f"{W}rPr")
        etree.SubElement(properties, f"{W}b")
        change = hand.mark("rPrChange")
        etree.SubElement(change, f"{W}rPr")
        properties.append(change)
        run.insert(0, properties)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


Change = Callable[[etree._Element, Random, _Hand], None]
CHANGES: tuple[Change, ...] = (
    _words,
    _words,
    _words,
    _paragraph_out,
    _paragraph_in,
    _merge,
    _row,
    _moved,
    _looks,
)
