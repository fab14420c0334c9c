"""The lint of Word files: each fault that it knows is found where it was put, and nothing is found elsewhere."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]
from tests.samples import sample
from tests.writers.redlined import SMALL
from tests.writers.wordml_lint import faults

from engross.redline import compare
from engross.writers.docx import redline, write

DOCUMENT, NUMBERING, TYPES = "word/document.xml", "word/numbering.xml", "[Content_Types].xml"
ROW = r"<w:trPr><w:cantSplit/><w:del [^>]*/></w:trPr>"

# The pair of documents, the part, what is replaced in its redline, by what, and what the lint says.
UNSEEN = {
    "live words in a deletion": ("a-target", DOCUMENT, "w:delText([ >])", r"w:t\1", "live text in the wrong place"),
    "a live code in a deletion": ("a-target", DOCUMENT, "w:delInstrText([ >])", r"w:instrText\1", "live text in"),
    "a bookmark twice": ("words", DOCUMENT, '"_Ref_show"', '"_Ref_keep"', "bookmark name _Ref_keep twice"),
    "an end of no bookmark": ("words", DOCUMENT, '<w:bookmarkStart w:id="1"[^>]*/>', "", "starts and ends differ"),
    "a move without its range": ("a-move", DOCUMENT, r"<w:moveToRange(Start|End)[^>]*/>", "", "moveTo outside a range"),
    "a move of two names": ("a-move", DOCUMENT, '(moveToRangeStart [^>]*"move)1"', r'\g<1>9"', "moves do not pair"),
    "a line break in words": ("words", DOCUMENT, ">You may ", ">You\nmay ", "control character"),
    "a field without its end": (
        "the-first-section",
        DOCUMENT,
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        "</w:p>",
        "end",
    ),
}
SEEN = {
    "deleted words outside a deletion": (
        "words",
        DOCUMENT,
        r"<w:t( .*?)</w:t>",
        r"<w:delText\1</w:delText>",
        "deleted text in the wrong",
    ),
    "a bookmark without an end": ("words", DOCUMENT, '<w:bookmarkEnd w:id="1"/>', "", "starts and ends differ"),
    "a long bookmark": ("words", DOCUMENT, '"_Ref_show"', f'"_Ref_{"x" * 36}"', "is not one"),
    "a revision id twice": ("words", DOCUMENT, 'w:id="100002"', 'w:id="100001"', "revision id 100001 twice"),
    "a revision without a date": ("words", DOCUMENT, r'(<w:ins [^>]*) w:date="[^"]*"', r"\1", "without author or date"),
    "a move range without an author": (
        "a-move",
        DOCUMENT,
        r'(RangeStart [^>]*)w:author="engross" ',
        r"\1",
        "without author",
    ),
    "a range end with a name": ("a-move", DOCUMENT, "(moveToRangeEnd )", r'\1w:name="move1" ', "range end with"),
    "spaces that Word drops": ("words", DOCUMENT, '( xml:space="preserve")>You may ', ">You may ", "not preserved"),
    "an empty paragraph": ("words", DOCUMENT, "<w:p><w:pPr>.*?</w:pPr>", r"<w:p/>\g<0>", "empty paragraph"),
    "properties out of order": ("level", DOCUMENT, r"(<w:pStyle[^>]*/>)(<w:numPr>.*?</w:numPr>)", r"\2\1", "pPr holds"),
    "a field without a result": (
        "a-target",
        DOCUMENT,
        '<w:t xml:space="preserve">2.1</w:t>',
        "<w:t/>",
        "cached result",
    ),
    "a field in two revisions": (
        "a-target",
        DOCUMENT,
        r'(<w:fldChar w:fldCharType="end"/></w:r>)(</w:del>)',
        r"</w:r></w:del><w:r>\1",
        "unlike revisions",
    ),
    "a tracked mark behind words that stay": (
        "words",
        DOCUMENT,
        r'<w:pStyle w:val="Preamble"/>',
        r'\g<0><w:rPr><w:del w:id="9" w:author="a" w:date="2026-01-01T00:00:00Z"/></w:rPr>',
        "behind words that stay",
    ),
    "the last mark tracked": (
        "words",
        DOCUMENT,
        r'<w:pStyle w:val="EndMark"/>',
        r'\g<0><w:rPr><w:ins w:id="9" w:author="a" w:date="2026-01-01T00:00:00Z"/></w:rPr>',
        "the last paragraph mark is tracked",
    ),
    "cells tracked without their row": ("a-row", DOCUMENT, ROW, "<w:trPr/>", "tracked in a row that is not"),
    "a row too short": ("a-row", DOCUMENT, r"<w:tc>.*?</w:tc>", "", "does not fill the grid"),
    "a cell without a paragraph": ("words", DOCUMENT, r"(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p>", r"\1", "end in a"),
    "a table without a grid": ("words", DOCUMENT, r"<w:gridCol[^>]*/>", "", "without grid or rows"),
    "neighbouring tables": ("words", DOCUMENT, "</w:tbl>", "</w:tbl><w:tbl/>", "without a paragraph after it"),
    "a style that is not": ("words", DOCUMENT, 'w:pStyle w:val="Title"', 'w:pStyle w:val="Tilte"', "style Tilte"),
    "a list that is not": ("words", DOCUMENT, 'w:numId w:val="1"', 'w:numId w:val="77"', "list 77"),
    "a relation that is not": ("words", DOCUMENT, 'r:id="rId5"', 'r:id="rId55"', "rId55"),
    "a list definition too short": ("words", NUMBERING, r"<w:lvl .*?</w:lvl>", "", "without nine levels"),
    "lists before their definitions": (
        "words",
        NUMBERING,
        r"(<w:abstractNum .*</w:abstractNum>)(.*?/w:num>)",
        r"\2\1",
        "numbering holds",
    ),
    "a part of no type": ("words", TYPES, r'<Override PartName="/word/header1.xml"[^>]*/>', "", "no content type"),
    "a text box": ("words", DOCUMENT, "<w:r><w:t ", "<w:r><w:pict/><w:t ", "a pict in the text"),
}


def damaged(case: str, name: str, pattern: str, new: str) -> bytes:
    """The redline of a small pair with the pattern replaced everywhere in one part."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(redline(compare(*SMALL[case]())))) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            content = source.read(entry).decode()
            if entry.filename == name:
                content, times = re.subn(pattern, new, content, flags=re.DOTALL)
                assert times
            copy.writestr(entry, content)
    return target.getvalue()


@pytest.mark.parametrize("fault", UNSEEN | SEEN)
def test_a_fault_is_found(fault: str) -> None:
    """Each fault of which Word complains, or of which readers make different things, is named."""
    case, name, pattern, new, said = (UNSEEN | SEEN)[fault]
    assert any(said in line for line in faults(damaged(case, name, pattern, new)))


@pytest.mark.parametrize("fault", UNSEEN)
def test_the_audit_does_not_find_it(fault: str, tmp_path: Path) -> None:
    """What our lint is there for: were a validator to find these one day, the lint could drop them."""
    case, name, pattern, new, _ = UNSEEN[fault]
    (tmp_path / "case.docx").write_bytes(damaged(case, name, pattern, new))
    assert OpenXmlValidator().validate(tmp_path / "case.docx").errors == []


def test_a_sound_file_has_none() -> None:
    """Neither a clean file nor any redline is found at fault."""
    assert faults(write(sample())) == []
    assert {name: found for name in SMALL if (found := faults(redline(compare(*SMALL[name]()))))} == {}
