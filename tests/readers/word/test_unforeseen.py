"""More that a Word file hides, computes or lays over its words: by styles, tables, fields, fonts, as a whole."""

import pytest
from lxml import etree
from tests.readers.word.test_beside import Act, reading, sent, texts
from tests.readers.word.test_seen import NAMES, WORDS, assert_unchanged, element, paragraph, run, runs
from tests.review.comments import resetting as reset
from tests.review.comments.editing import Reviewed, W

from engross.readers import Standing

PARAGRAPH = "The breeder pays"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def by_style(markup: str) -> Act:
    """A paragraph in a style of its own with such a property, based on the one it had."""

    def act(reviewed: Reviewed) -> None:
        properties = reset.child(reviewed.paragraph(PARAGRAPH), "pPr")
        named = reset.child(properties, "pStyle")
        root = etree.fromstring(reviewed.parts["word/styles.xml"])
        style = etree.SubElement(root, f"{W}style", {f"{W}type": "paragraph", f"{W}styleId": "Away"})
        etree.SubElement(style, f"{W}basedOn", {f"{W}val": named.get(f"{W}val", "")})
        etree.SubElement(style, f"{W}pPr").append(element(markup))
        named.set(f"{W}val", "Away")
        reviewed.parts["word/styles.xml"] = etree.tostring(root)

    return act


def table(markup: str) -> Act:
    """A property of the first table."""

    def act(reviewed: Reviewed) -> None:
        reset.child(next(reviewed.root.iter(f"{W}tbl")), "tblPr").append(element(markup))

    return act


def table_style(markup: str) -> Act:
    """The first table in a style of its own with such a look."""

    def act(reviewed: Reviewed) -> None:
        root = etree.fromstring(reviewed.parts["word/styles.xml"])
        style = etree.SubElement(root, f"{W}style", {f"{W}type": "table", f"{W}styleId": "Pale"})
        etree.SubElement(style, f"{W}rPr").append(element(markup))
        reviewed.parts["word/styles.xml"] = etree.tostring(root)
        properties = reset.child(next(reviewed.root.iter(f"{W}tbl")), "tblPr")
        for each in properties.findall(f"{W}tblStyle"):
            properties.remove(each)
        properties.insert(0, element('<w:tblStyle w:val="Pale"/>'))

    return act


TURNED: dict[str, Act] = {
    "a table in capitals": table_style("<w:caps/>"),
    "columns from right to left": table("<w:bidiVisual/>"),
}


@pytest.mark.fault("A table in capitals by its style, or with its columns turned round", "read as it is shown")
@pytest.mark.parametrize("case", TURNED)
def test_a_table_is_read_as_it_is_shown(case: str) -> None:
    """With its letters, and the order of its cells."""
    reviewed = sent()
    before = texts(reading(reviewed))
    TURNED[case](reviewed)
    after = texts(reading(reviewed))
    assert after != before
    assert sorted(" ".join(after).casefold().split()) == sorted(" ".join(before).casefold().split())


def test_columns_of_a_script_that_goes_from_right_to_left_stay() -> None:
    """As they are written, which is the order in which they are read."""
    reviewed = sent()
    before = texts(reading(reviewed))
    TURNED["columns from right to left"](reviewed)
    for each in next(reviewed.root.iter(f"{W}tbl")).iter(f"{W}p"):
        reset.child(each, "pPr").append(element("<w:bidi/>"))
    assert texts(reading(reviewed)) == before


FILL = "<w14:textFill><w14:solidFill>{}</w14:solidFill></w14:textFill>"
UNSEEN: dict[str, Act] = {
    "off the page by a style": by_style('<w:ind w:left="30000"/>'),
    "in lines without height by a style": by_style('<w:spacing w:line="20" w:lineRule="exact"/>'),
    "in a frame off the page by a style": by_style('<w:framePr w:x="20000"/>'),
    "before the page": paragraph('<w:ind w:left="-20000"/>', PARAGRAPH),
    "hanging out of the page": paragraph('<w:ind w:hanging="20000"/>', PARAGRAPH),
    "begun behind the page": paragraph('<w:ind w:firstLine="20000"/>', PARAGRAPH),
    "a table off the page": table('<w:tblInd w:w="-20000" w:type="dxa"/>'),
    "a floating table off the page": table('<w:tblpPr w:tblpX="30000" w:tblpY="1"/>'),
    "a table in white": table_style('<w:color w:val="FFFFFF"/>'),
    "a table struck out": table_style("<w:strike/>"),
    "a tiny table": table_style('<w:sz w:val="2"/>'),
    "fitted into nothing": run('<w:fitText w:val="1"/>'),
    "pressed to a fifth": run('<w:w w:val="20"/>'),
    "letters on each other": run('<w:spacing w:val="-70"/>'),
    "in lines half as high": paragraph('<w:spacing w:line="110" w:lineRule="exact"/>', PARAGRAPH),
    "tiny as another script": runs("<w:cs/>", '<w:szCs w:val="2"/>'),
    "signs as another script": runs("<w:rtl/>", '<w:rFonts w:cs="Wingdings"/>'),
    "signs for plain letters alone": run('<w:rFonts w:ascii="Marlett" w:hAnsi="Cambria"/>'),
    "black on dense dots": runs('<w:shd w:val="pct95" w:color="auto" w:fill="auto"/>', '<w:color w:val="000000"/>'),
    "black on the theme's black": runs('<w:shd w:val="clear" w:themeFill="text1"/>', '<w:color w:val="000000"/>'),
    "filled with the theme's white": run(FILL.format('<w14:schemeClr w14:val="bg1"/>')),
}


@pytest.mark.fault("Words of a Word file that styles, tables or other scripts hide", "absent from the text, and named")
@pytest.mark.parametrize("case", UNSEEN)
def test_words_are_absent_and_named(case: str) -> None:
    """However they are hidden."""
    reviewed = sent()
    before = texts(reading(reviewed))
    UNSEEN[case](reviewed)
    found = reading(reviewed)
    assert {one.place for one in found.beside} <= {Standing.HIDDEN, Standing.COVERED}
    assert found.beside
    assert texts(found) != before


SEEN: dict[str, Act] = {
    "filled with a colour of the theme": run(FILL.format('<w14:schemeClr w14:val="tx1"/>')),
    "filled with one that is shifted": run(
        FILL.format('<w14:schemeClr w14:val="accent1"><w14:lumMod w14:val="75000"/></w14:schemeClr>')
    ),
    "a header row in white on a colour": table_style('<w:color w:val="404040"/>'),
    "on a few dots": run('<w:shd w:val="pct10" w:color="auto" w:fill="auto"/>'),
    "hanging": paragraph('<w:ind w:left="720" w:hanging="720"/>', PARAGRAPH),
    "another script of a size of its own": runs("<w:cs/>", '<w:szCs w:val="20"/>', '<w:sz w:val="2"/>'),
}


@pytest.mark.parametrize("case", SEEN)
def test_words_that_are_seen_are_words(case: str) -> None:
    """Colours of a theme, grounds and indents as people use them."""
    assert_unchanged(SEEN[case])


def around(*markups: str, words: str = "at any price") -> Act:
    """Something before the words, the last of it behind them."""

    def act(reviewed: Reviewed) -> None:
        found = reviewed.runs(words)
        for markup in markups[:-1]:
            found[0].addprevious(element(markup))
        found[-1].addnext(element(markups[-1]))

    return act


def field(code: str, attributes: str = "") -> Act:
    """Words as the result of a field."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{sign}"{{}}/></w:r>' for sign in ("begin", "separate", "end")
    )
    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return around(begin.format(attributes), code, separate.format(""), end.format(""))


def within(markup: str) -> Act:
    """Words inside something, at its innermost first element."""

    def act(reviewed: Reviewed) -> None:
        found = reviewed.runs(WORDS)
        outer = etree.fromstring(f'<x {NAMES} xmlns:m="{MATH}">{markup}</x>')[0]
        found[0].addprevious(outer)
        (inner,) = (each for each in outer.iter() if etree.QName(each).localname in ("e", "fldSimple"))
        inner.extend(found)

    return act


def of_file(kind: str, content: str = "") -> Act:
    """A part that belongs to the file as a whole."""

    def act(reviewed: Reviewed) -> None:
        reviewed.parts[f"word/{kind}.xml"] = content.encode()
        reviewed.relate(kind, f"{kind}.xml")

    return act


def ground(inner: str, colour: str = "FFFFFF") -> Act:
    """A ground behind every page."""
    return lambda r: r.root.insert(0, element(f'<w:background w:color="{colour}">{inner}</w:background>'))


BINDING = "http://schemas.microsoft.com/office/word/2012/wordml"
TOLD: dict[str, tuple[Act, str]] = {
    "a field that is computed again": (field(" DATE "), "DATE field"),
    "a field that may say otherwise": (field(' IF 1=1 "for free" "" '), "IF field"),
    "a field of one element": (within('<w:fldSimple w:instr=" DOCPROPERTY x "/>'), "DOCPROPERTY field"),
    "a field that waits to be computed": (
        field(" PAGEREF x ", ' w:dirty="true"'),
        "field that is computed when the file is opened",
    ),
    "the day": (around("<w:r><w:dayLong/></w:r>"), "date"),
    "words struck out in a formula": (
        within("<m:oMath><m:borderBox><m:borderBoxPr><m:strikeH/></m:borderBoxPr><m:e/></m:borderBox></m:oMath>"),
        "formula",
    ),
    "a newer control bound to data": (
        around(f'<w:sdt><w:sdtPr><x:dataBinding xmlns:x="{BINDING}"/></w:sdtPr><w:sdtContent/></w:sdt>'),
        "content control bound to data",
    ),
    "macros": (of_file("vbaProject"), "macros"),
    "a font of its own": (
        of_file("fontTable", f'<w:fonts {NAMES}><w:font w:name="Serif"><w:embedRegular/></w:font></w:fonts>'),
        "font Serif of its own",
    ),
    "a dark page": (ground("", "101010"), "page with a ground of its own"),
    "a picture behind the page": (ground("<v:background/>"), "page with a ground of its own"),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_may_show_other_words_is_told(case: str) -> None:
    """Fields, formulas, controls, macros, fonts and grounds; the text is as it was."""
    act, name = TOLD[case]
    reviewed = sent()
    before = texts(reading(reviewed))
    act(reviewed)
    found = reading(reviewed)
    assert [(one.place, one.name) for one in found.beside] == [(Standing.UNREAD, name)]
    assert texts(found) == before


def test_a_rule_that_lies_over_words_is_a_picture() -> None:
    """One between paragraphs says nothing; one that has a place of its own may cover what is there."""
    for style, wanted in (("width:0;height:1.5pt", []), ("position:absolute;height:90pt", [Standing.PICTURE])):
        reviewed = sent()
        around(f'<w:r><w:pict><v:rect o:hr="t" style="{style}"/></w:pict></w:r>')(reviewed)
        assert [one.place for one in reading(reviewed).beside] == wanted
