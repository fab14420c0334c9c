"""What a Word file shows otherwise by its theme, its fields and the room that it has; and layout that says nothing."""

from collections.abc import Callable

import pytest
from lxml import etree
from tests.readers.word.test_beside import Act, reading, sent, texts
from tests.readers.word.test_seen import assert_unchanged, behind, element, paragraph, run, runs
from tests.review.comments import resetting as reset
from tests.review.comments.editing import Reviewed, W

from engross.readers import Standing

THEME = "word/theme/theme1.xml"
OUTLINE = '<w14:textOutline w14:w="{}"><w14:solidFill><w14:srgbClr w14:val="{}"/></w14:solidFill></w14:textOutline>'


def themed(old: str, new: str, markup: str) -> Act:
    """Words in a colour or font of the theme, which is changed there."""

    def act(reviewed: Reviewed) -> None:
        theme = reviewed.parts[THEME].decode()
        assert old in theme
        reviewed.parts[THEME] = theme.replace(old, new).encode()
        run(markup)(reviewed)

    return act


def mapped(reviewed: Reviewed) -> None:
    """The colour of text mapped to the light one of the theme."""
    settings = etree.fromstring(reviewed.parts["word/settings.xml"])
    for each in settings.findall(f"{W}clrSchemeMapping"):
        settings.remove(each)
    settings.append(element('<w:clrSchemeMapping w:bg1="dark1" w:t1="light1"/>'))
    reviewed.parts["word/settings.xml"] = etree.tostring(settings)
    run('<w:color w:val="000000" w:themeColor="text1"/>')(reviewed)


UNSEEN: dict[str, Act] = {
    "a dark colour that the theme has white": themed(
        '<a:dk1><a:srgbClr val="000000"/>',
        '<a:dk1><a:srgbClr val="FFFFFF"/>',
        '<w:color w:val="000000" w:themeColor="text1"/>',
    ),
    "white beside a dark colour of the theme": run('<w:color w:val="FFFFFF" w:themeColor="accent1"/>'),
    "a white colour of the theme made lighter": run('<w:color w:val="0" w:themeColor="text1" w:themeTint="05"/>'),
    "the colour of text mapped to a light one": mapped,
    "a font of the theme": themed(
        '<a:minorFont><a:latin typeface="',
        '<a:minorFont><a:latin typeface="Wingdings ',
        '<w:rFonts w:asciiTheme="minorHAnsi"/>',
    ),
    "raised and small": runs('<w:vertAlign w:val="superscript"/>', '<w:sz w:val="9"/>'),
    "outlined in white": run(OUTLINE.format(150000, "FFFFFF")),
}


@pytest.mark.fault("Words that a theme, an outline or a raised small size hides", "absent from the text, and named")
@pytest.mark.parametrize("case", UNSEEN)
def test_words_are_absent_and_named(case: str) -> None:
    """Whatever value the file has beside the name of the theme's."""
    reviewed = sent()
    before = " ".join(texts(reading(reviewed)))
    UNSEEN[case](reviewed)
    found = reading(reviewed)
    assert {one.place for one in found.beside} == {Standing.COVERED}
    assert " ".join(texts(found)) != before


AWAY: dict[str, Act] = {
    "lines that lie on each other": paragraph('<w:spacing w:line="1" w:lineRule="auto"/>'),
    "a stop off the page": paragraph('<w:tabs><w:tab w:val="left" w:pos="30000"/></w:tabs>'),
}


@pytest.mark.parametrize("case", AWAY)
def test_words_that_stand_nowhere_are_absent(case: str) -> None:
    """By the lines of their paragraph."""
    reviewed = sent()
    AWAY[case](reviewed)
    assert {one.place for one in reading(reviewed).beside} == {Standing.HIDDEN}


@pytest.mark.fault("Words of a Word file inside elements that Word passes over", "absent from the text")
@pytest.mark.parametrize("what", ["r", "p", "tr"])
def test_what_stands_in_elements_of_other_names_is_absent(what: str) -> None:
    """Runs, paragraphs and rows: Word passes over what it does not know."""
    reviewed = sent()
    before = texts(reading(reviewed))
    found = next(each for each in reviewed.root.iter(f"{W}{what}") if "".join(map(str, each.itertext())).strip())
    around = etree.Element("{urn:other}around", nsmap={"other": "urn:other"})
    found.addprevious(around)
    around.append(found)
    assert len(" ".join(texts(reading(reviewed)))) < len(" ".join(before))


def cell(markup: str, number: int = 2) -> Act:
    """A property of a cell of the first table."""
    return lambda reviewed: reset.child(_cells(reviewed)[number], "tcPr").append(element(markup))


def _cells(reviewed: Reviewed) -> list[etree._Element]:
    return list(next(reviewed.root.iter(f"{W}tbl")).iter(f"{W}tc"))


def row(markup: str) -> Act:
    """A property of the second row of the first table."""
    return lambda reviewed: reset.child(list(reviewed.root.iter(f"{W}tr"))[1], "trPr").append(element(markup))


def crowded(height: int) -> Act:
    """A row of fixed height whose first cell has 60 words."""

    def act(reviewed: Reviewed) -> None:
        found = list(reviewed.root.iter(f"{W}tr"))[1]
        reset.child(found, "trPr").append(element(f'<w:trHeight w:val="{height}" w:hRule="exact"/>'))
        next(found.iter(f"{W}t")).text = "word " * 60

    return act


def section(name: str, **values: str) -> Act:
    """Measures of the pages."""

    def act(reviewed: Reviewed) -> None:
        found = reset.child(next(reviewed.root.iter(f"{W}sectPr")), name)
        for key, value in values.items():
            found.set(f"{W}{key}", value)

    return act


def field(code: str, result: str = "2") -> Act:
    """A field with a result."""
    return behind(f'<w:fldSimple w:instr="{code}"><w:r><w:t>{result}</w:t></w:r></w:fldSimple>')


def cited(switches: str) -> Act:
    """The first reference with other switches."""

    def act(reviewed: Reviewed) -> None:
        code = next(each for each in reviewed.root.iter(f"{W}instrText") if "\\w" in (each.text or ""))
        code.text = (code.text or "").replace("\\w", switches)

    return act


def other_font(reviewed: Reviewed) -> None:
    """A font that Word takes another one for."""
    fonts = etree.fromstring(reviewed.parts["word/fontTable.xml"])
    fonts.append(element('<w:font w:name="Plain"><w:altName w:val="Wingdings"/></w:font>'))
    reviewed.parts["word/fontTable.xml"] = etree.tostring(fonts)


SPANS = "cell that stands in several rows or columns"
LOW = "words that are cut off, in too little height"
NARROW = "page without room for its words"
OTHER = "reference that shows another number or words"
FRAME = '<w:framePr w:w="{}" w:h="300" w:hRule="exact"/>'
TOLD: dict[str, tuple[Act, str]] = {
    "cells merged across": (cell('<w:gridSpan w:val="2"/>'), SPANS),
    "cells merged downwards": (cell('<w:vMerge w:val="restart"/>'), SPANS),
    "a row that begins in the second column": (row('<w:gridBefore w:val="1"/>'), SPANS),
    "a row that cuts off several lines": (crowded(500), LOW),
    "a frame that cuts off lines": (paragraph(FRAME.format(1500)), LOW),
    "margins wider than the page": (section("pgMar", left="11000"), NARROW),
    "a page without height": (section("pgSz", h="1500"), NARROW),
    "columns without width": (section("cols", num="9", space="900"), NARROW),
    "a reference to a place that is gone": (field(" REF _Ref_gone \\w \\h "), "reference to a place that is not there"),
    "a reference that prints words": (cited(""), OTHER),
    "a reference that prints where it is": (cited("\\w \\p"), OTHER),
    "a reference that prints a part of the number": (cited("\\n"), OTHER),
    "a field that says what a heading says": (field(" STYLEREF 1 "), "STYLEREF field"),
    "a field that counts": (field(" SEQ x "), "SEQ field"),
    "a font that another stands in for": (other_font, "font Plain that shows signs"),
    "the number of the page among words": (field(" PAGE "), "number of the page"),
    "a field that moves words": (field(" ADVANCE \\r 900 ", ""), "ADVANCE field"),
}


@pytest.mark.fault("Merged cells, rows and pages without room, fields that print something else", "named")
@pytest.mark.parametrize("case", TOLD)
def test_what_may_show_otherwise_is_told(case: str) -> None:
    """The words of the file are there, and something about them is named."""
    act, name = TOLD[case]
    reviewed = sent()
    act(reviewed)
    assert [(one.place, one.name) for one in reading(reviewed).beside] == [(Standing.UNREAD, name)]


SEEN: dict[str, Act] = {
    "raised": run('<w:vertAlign w:val="superscript"/>'),
    "small capitals": run("<w:smallCaps/>"),
    "outlined in black": run(OUTLINE.format(150000, "000000")),
    "a colour of the theme": run('<w:color w:val="auto" w:themeColor="text1"/>'),
    "at the right": paragraph('<w:jc w:val="right"/>'),
    "on a page of its own": paragraph("<w:pageBreakBefore/>"),
    "lines that run down": paragraph('<w:textDirection w:val="tbRl"/>'),
    "lines that run down in a cell": cell('<w:textDirection w:val="btLr"/>'),
    "lines that run down on all pages": section("textDirection", val="tbRl"),
    "a cell that stands in one column": cell('<w:gridSpan w:val="1"/>'),
    "a row of a fixed height that is enough": row('<w:trHeight w:val="1200" w:hRule="exact"/>'),
    "a row that may grow": row('<w:trHeight w:val="10"/>'),
    "a wide frame": paragraph(FRAME.format(9000)),
    "two columns": section("cols", num="2", space="700"),
}


@pytest.mark.parametrize("case", SEEN)
def test_layout_says_nothing(case: str) -> None:
    """Words that stand elsewhere on the page are the same words."""
    assert_unchanged(SEEN[case])


def narrow(layout: str) -> Callable[[Reviewed], None]:
    """Cells of one letter's width."""

    def act(reviewed: Reviewed) -> None:
        table = next(reviewed.root.iter(f"{W}tbl"))
        reset.child(reset.child(table, "tblPr"), "tblLayout", at=2).set(f"{W}type", layout)
        for each in _cells(reviewed):
            reset.child(reset.child(each, "tcPr"), "tcW").set(f"{W}w", "60")

    return act


def test_a_cell_that_stays_too_narrow_hides_its_words() -> None:
    """Where Word fits the columns to the words they are seen."""
    for layout, hidden in (("fixed", True), ("autofit", False)):
        reviewed = sent()
        narrow(layout)(reviewed)
        assert ({one.place for one in reading(reviewed).beside} == {Standing.HIDDEN}) is hidden


def test_a_style_made_from_a_heading_without_a_level_is_a_heading() -> None:
    """LibreOffice saves such styles to .doc; their paragraphs look as headings do."""
    reviewed = sent()
    before = [each.document.sections for each in (reading(reviewed),)]
    styles = etree.fromstring(reviewed.parts["word/styles.xml"])
    style = etree.SubElement(styles, f"{W}style", {f"{W}type": "paragraph", f"{W}styleId": "Own"})
    etree.SubElement(style, f"{W}basedOn", {f"{W}val": "Heading1"})
    etree.SubElement(etree.SubElement(style, f"{W}pPr"), f"{W}outlineLvl", {f"{W}val": "9"})
    reviewed.parts["word/styles.xml"] = etree.tostring(styles)
    for each in reviewed.root.iter(f"{W}pStyle"):
        if each.get(f"{W}val") == "Heading1":
            each.set(f"{W}val", "Own")
    assert [reading(reviewed).document.sections] == before
