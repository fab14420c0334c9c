"""Layout that says nothing is one line a kind; references that lead elsewhere are told, whatever number they show."""

from collections.abc import Callable
from copy import deepcopy
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from tests.review.comments import resetting as reset
from tests.review.comments.conftest import Sent, document, found, run
from tests.review.comments.editing import Reviewed, W
from tests.shares import some_by_default

from engross.redline import compare
from engross.writers import redline

Project = Callable[[str], Path]
SENT = ("garden", "SB-CR-RT")


def of_paragraph(words: str, tag: str, value: str = "") -> Callable[[Reviewed], None]:
    """A property of a paragraph."""
    made = etree.Element(f"{W}{tag}", {f"{W}val": value} if value else {})
    return lambda reviewed: reset.child(reviewed.paragraph(words), "pPr").append(made)


def broken(reviewed: Reviewed) -> None:
    """A page that ends in the middle of a paragraph."""
    mark = etree.Element(f"{W}r")
    etree.SubElement(mark, f"{W}br", {f"{W}type": "page"})
    reviewed.runs("at any price")[0].addprevious(mark)


def everywhere(reviewed: Reviewed) -> None:
    """All lines in the middle of the page."""
    for each in reviewed.root.iter(f"{W}p"):
        reset.child(reset.child(each, "pPr"), "jc", at=9).set(f"{W}val", "center")


def turned(reviewed: Reviewed) -> None:
    """The lines of a cell downwards."""
    cell = next(reviewed.root.iter(f"{W}tc"))
    etree.SubElement(reset.child(cell, "tcPr"), f"{W}textDirection", {f"{W}val": "tbRl"})


def framed(reviewed: Reviewed) -> None:
    """A paragraph in a frame of lines."""
    borders = etree.Element(f"{W}pBdr")
    for side in ("top", "left", "bottom", "right"):
        etree.SubElement(borders, W + side, {f"{W}val": "single", f"{W}sz": "8"})
    reset.child(reviewed.paragraph("at any price"), "pPr").append(borders)


def indented(reviewed: Reviewed) -> None:
    """A paragraph that stands further in."""
    made = etree.Element(f"{W}ind", {f"{W}left": "2880", f"{W}right": "1440"})
    reset.child(reviewed.paragraph("at any price"), "pPr").append(made)


def lined(reviewed: Reviewed) -> None:
    """Numbers before the lines of all pages."""
    for section in reviewed.root.iter(f"{W}sectPr"):
        etree.SubElement(section, f"{W}lnNumType", {f"{W}countBy": "5"})


LAYOUT: dict[str, tuple[Callable[[Reviewed], object], str, str]] = {
    "one paragraph at the right": (of_paragraph("at any price", "jc", "right"), "alignment", "alignment left -> right"),
    "all paragraphs in the middle": (everywhere, "alignment", "alignment left -> center"),
    "a paragraph on a page of its own": (
        of_paragraph("at any price", "pageBreakBefore"),
        "page breaks",
        "page breaks off -> on",
    ),
    "a page that ends in a paragraph": (broken, "page breaks", "page breaks off -> on"),
    "a cell whose lines run down": (turned, "text direction", "text direction across -> tbRl"),
    "a paragraph in a frame": (framed, "borders", "borders none -> top, left, bottom, right"),
    "a paragraph further in": (indented, "indents", "indents 42.55, 0, first 0 pt -> 144, 72, first 0 pt"),
    "numbers before lines": (lined, "line numbers", "line numbers off -> on"),
    "larger words": (lambda r: reset.look(r, "at any price", "sz", "40"), "size", "size 11 pt -> 20 pt"),
    "raised words": (
        lambda r: reset.look(r, "at any price", "vertAlign", "superscript"),
        "raised words",
        "raised words off -> on",
    ),
    "small capitals": (
        lambda r: reset.look(r, "at any price", "smallCaps"),
        "small capitals",
        "small capitals off -> on",
    ),
}


@pytest.mark.parametrize("case", LAYOUT)
def test_layout_is_one_line_a_kind(case: str, sent: Sent, project: Project) -> None:
    """However often it was changed, and each is told with --each."""
    act, kind, what = LAYOUT[case]
    folder, reviewed = project("garden"), Reviewed(sent(*SENT))
    act(reviewed)
    data = reviewed.save()
    answer = found(folder, data)
    assert (answer["edits"], answer["comments"], answer["looks"]) == ([], [], [])
    assert [one["kind"] for one in answer["typography"]] == [kind]
    each = found(folder, data, "--each")
    assert each["typography"] == []
    assert len(each["looks"]) == answer["typography"][0]["count"]
    assert what in {one["what"] for one in each["looks"]}


@pytest.mark.parametrize("case", some_by_default(((case,) for case in LAYOUT), lambda one: one == ("small capitals",)))
def test_layout_is_told_in_a_line(case: str, sent: Sent, project: Project) -> None:
    """In the words of the command, as in the data that it gives."""
    act, kind, _ = LAYOUT[case]
    reviewed = Reviewed(sent(*SENT))
    act(reviewed)
    assert f"of {kind} untracked" in run(project("garden"), reviewed.save()).stdout


def test_words_that_went_from_a_paragraph_set_otherwise(sent: Sent, project: Project) -> None:
    """Its place is that of the words that were sent out, of which some are not there."""
    reviewed = Reviewed(sent(*SENT))
    of_paragraph("at any price", "jc", "right")(reviewed)
    for run_ in reviewed.runs(" at any price"):
        parent = run_.getparent()
        assert parent is not None
        parent.remove(run_)
    answer = found(project("garden"), reviewed.save(), "--each")
    assert [edit["deleted"].strip() for edit in answer["edits"]] == ["at any price"]
    assert [look["what"] for look in answer["looks"]] == ["alignment left -> right"]


def test_a_template_that_sets_styles_is_told(sent: Sent, project: Project) -> None:
    """Word takes its styles whenever the file is opened."""
    reviewed = Reviewed(sent(*SENT))
    settings = etree.fromstring(reviewed.parts["word/settings.xml"])
    settings.insert(0, etree.Element(f"{W}attachedTemplate", {f"{W}val": "x"}))
    reviewed.parts["word/settings.xml"] = etree.tostring(settings)
    folder = project("garden")
    plain = found(folder, reviewed.save())["comments"]
    settings.insert(1, etree.Element(f"{W}linkStyles"))
    reviewed.parts["word/settings.xml"] = etree.tostring(settings)
    (told,) = found(folder, reviewed.save())["comments"]
    assert (plain, told["text"]) == ([], "template whose styles are taken when the file is opened")


def test_a_merged_cell_is_told(sent: Sent, project: Project) -> None:
    """At the clause of the table."""
    reviewed = Reviewed(sent(*SENT))
    cell = next(reviewed.root.iter(f"{W}tc"))
    etree.SubElement(reset.child(cell, "tcPr"), f"{W}gridSpan", {f"{W}val": "2"})
    (told,) = found(project("garden"), reviewed.save())["comments"]
    assert (told["kind"], told["text"]) == ("unread part", "cell that stands in several rows or columns")
    assert told["id"]


def test_what_holds_for_the_whole_file_is_told(sent: Sent, project: Project) -> None:
    """Such as pages on which no word has room."""
    reviewed = Reviewed(sent(*SENT))
    next(reviewed.root.iter(f"{W}pgMar")).set(f"{W}left", "11000")
    (told,) = found(project("garden"), reviewed.save())["comments"]
    assert (told["kind"], told["text"]) == ("unread part", "page without room for its words")


def first_reference(reviewed: Reviewed) -> tuple[etree._Element, str]:
    """The instruction of the first reference, and the bookmark that it leads to."""
    code = next(each for each in reviewed.root.iter(f"{W}instrText") if "\\w" in (each.text or ""))
    return code, (code.text or "").split()[1]


def bookmarks(reviewed: Reviewed) -> dict[str, etree._Element]:
    """The beginnings of all bookmarks by name."""
    return {each.get(f"{W}name", ""): each for each in reviewed.root.iter(f"{W}bookmarkStart")}


def test_a_reference_that_leads_elsewhere_is_told(sent: Sent, project: Project) -> None:
    """Though it shows the number that it showed."""
    reviewed = Reviewed(sent(*SENT))
    code, name = first_reference(reviewed)
    other = next(one for one in bookmarks(reviewed) if one.startswith("_Ref_may_sow") and one != name)
    code.text = (code.text or "").replace(name, other)
    answer = found(project("garden"), reviewed.save())
    assert (answer["edits"], answer["comments"], answer["typography"]) == ([], [], [])
    (told,) = answer["looks"]
    assert told["what"].startswith("reference to ")


def test_a_bookmark_that_moved_is_told(sent: Sent, project: Project) -> None:
    """With the number of the clause that it belongs to."""
    reviewed = Reviewed(sent(*SENT))
    _, name = first_reference(reviewed)
    reviewed.paragraph("You may Sell what").append(bookmarks(reviewed)[name])
    answer = found(project("garden"), reviewed.save())
    assert (answer["edits"], answer["comments"], answer["typography"]) == ([], [], [])
    (told,) = answer["looks"]
    assert told["what"].startswith("references to ")
    assert told["what"].endswith(" lead here")


def test_a_heading_that_took_over_what_our_redline_takes_out_is_not_told(project: Project) -> None:
    """LibreOffice sets a heading as the paragraph before it, which our redline takes out."""
    older, newer = document("garden", "SB-CR-RT"), document("garden", "SB-OPEN")
    reviewed = Reviewed(redline(compare(older, newer), "docx"))
    folder = project("garden")
    before = found(folder, reviewed.save())
    paragraphs = list(reviewed.root.iter(f"{W}p"))
    gone, heading = next(
        pair for pair in pairwise(paragraphs) if _is_gone(pair[0]) and _style(pair[1]).startswith("Heading")
    )
    reset.child(reset.child(heading, "pPr"), "pStyle").set(f"{W}val", _style(gone))
    assert found(folder, reviewed.save()) == before


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val", "") if found is not None else ""


def _is_gone(paragraph: etree._Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr/{W}del")
    return mark is not None and not _style(paragraph).startswith("Heading")


def test_a_reference_that_shows_less_of_its_number_is_told(sent: Sent, project: Project) -> None:
    """An item that stands in a list of its own has its label for its number, as LibreOffice makes it of a .doc file."""
    reviewed = Reviewed(sent("real", "MG0"))
    lists = etree.fromstring(reviewed.parts["word/numbering.xml"])
    other = deepcopy(next(lists.iter(f"{W}abstractNum")))
    other.set(f"{W}abstractNumId", "77")
    for link in [*other.iter(f"{W}pStyle"), *other.iter(f"{W}nsid")]:
        parent = link.getparent()
        assert parent is not None
        parent.remove(link)
    next(lists.iter(f"{W}num")).addprevious(other)
    own = etree.SubElement(lists, f"{W}num", {f"{W}numId": "77"})
    etree.SubElement(own, f"{W}abstractNumId", {f"{W}val": "77"})
    reviewed.parts["word/numbering.xml"] = etree.tostring(lists)
    for words in ("use, run, reproduce", "practise those patents", "make Derivative Materials", "do with the Licensed"):
        numbers = reset.child(reset.child(reviewed.paragraph(words), "pPr"), "numPr", at=1)
        reset.child(numbers, "ilvl").set(f"{W}val", "2")
        reset.child(numbers, "numId", at=1).set(f"{W}val", "77")
    for shown in reviewed.root.iter(f"{W}t"):
        shown.text = (shown.text or "").replace("2.1(a)", "(a)")
    answer = found(project("real"), reviewed.save())
    assert [(edit["deleted"], edit["inserted"]) for edit in answer["edits"]] == [("2.1(a)", "(a)")]
    assert answer["looks"] == []
