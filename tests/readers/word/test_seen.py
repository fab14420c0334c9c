"""Words of a Word file that no eye sees, words that look hidden and are not, and what is shown besides the text."""

from collections.abc import Callable

import pytest
from lxml import etree
from tests.readers.word.test_beside import Act, reading, sent, texts
from tests.review.comments import resetting as reset
from tests.review.comments.editing import OFFICE, WORD, Reviewed, W

from engross.readers import Standing
from engross.readers.words import passages

COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD14 = "http://schemas.microsoft.com/office/word/2010/wordml"
NAMES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="{COMPATIBLE}" xmlns:w14="{WORD14}" xmlns:v="urn:v" xmlns:o="urn:o"'
)
WORDS = "not promise"
SAID = "Not on Sundays."
PARAGRAPH = f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"


def element(markup: str) -> etree._Element:
    """An element in the names of Word."""
    return etree.fromstring(f"<x {NAMES}>{markup}</x>")[0]


def run(markup: str) -> Act:
    """A property of the run of some words."""

    def act(reviewed: Reviewed) -> None:
        for each in reviewed.runs(WORDS):
            reset.child(each, "rPr").append(element(markup))

    return act


def runs(*markups: str) -> Act:
    """Several such properties."""
    return lambda reviewed: [run(markup)(reviewed) for markup in markups]


def paragraph(markup: str, words: str = WORDS) -> Act:
    """A property of the paragraph of some words."""
    return lambda reviewed: reset.child(reviewed.paragraph(words), "pPr").append(element(markup))


def row(markup: str) -> Act:
    """A property of a row."""

    def act(reviewed: Reviewed) -> None:
        found = next(each for each in reviewed.root.iter(f"{W}tr") if "harvest" in "".join(map(str, each.itertext())))
        reset.child(found, "trPr").append(element(markup))

    return act


def levels(change: Callable[[etree._Element], None]) -> Act:
    """Every level of every list changed."""

    def act(reviewed: Reviewed) -> None:
        root = etree.fromstring(reviewed.parts["word/numbering.xml"])
        for level in root.iter(f"{W}lvl"):
            change(level)
        reviewed.parts["word/numbering.xml"] = etree.tostring(root)

    return act


def looks(markup: str) -> Act:
    """A property of the numbers of every list."""
    return levels(lambda level: reset.child(level, "rPr", at=9).append(element(markup)))


def formats(form: str) -> Act:
    """Numbers in another format."""

    def change(level: etree._Element) -> None:
        found = level.find(f"{W}numFmt")
        if found is not None and found.get(f"{W}val") != "bullet":
            found.set(f"{W}val", form)

    return levels(change)


UNSEEN: dict[str, tuple[Act, Standing]] = {
    "a hidden mark of style": (run("<w:specVanish/>"), Standing.HIDDEN),
    "no size": (run('<w:sz w:val="0"/>'), Standing.COVERED),
    "pressed": (run('<w:w w:val="1"/>'), Standing.COVERED),
    "far below the line": (run('<w:position w:val="-3000"/>'), Standing.COVERED),
    "on each other": (run('<w:spacing w:val="-2000"/>'), Standing.COVERED),
    "nearly white": (run('<w:color w:val="FEFEFE"/>'), Standing.COVERED),
    "the colour of the theme's page": (run('<w:color w:val="auto" w:themeColor="background1"/>'), Standing.COVERED),
    "white on a white ground": (
        runs('<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="FFFFFF"/>'),
        Standing.COVERED,
    ),
    "black on black": (runs('<w:color w:val="000000"/>', '<w:shd w:val="clear" w:fill="101010"/>'), Standing.COVERED),
    "a black marker": (run('<w:highlight w:val="black"/>'), Standing.COVERED),
    "without fill": (run("<w14:textFill><w14:noFill/></w14:textFill>"), Standing.COVERED),
    "signs for letters": (run('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), Standing.COVERED),
    "off the page": (paragraph('<w:ind w:left="30000"/>'), Standing.HIDDEN),
    "beyond the left edge": (paragraph('<w:ind w:left="-4000"/>'), Standing.HIDDEN),
    "in a column without room": (paragraph('<w:ind w:left="100" w:right="9000"/>'), Standing.HIDDEN),
    "in lines without height": (paragraph('<w:spacing w:line="20" w:lineRule="exact"/>'), Standing.HIDDEN),
    "in a frame off the page": (paragraph('<w:framePr w:w="10" w:x="20000"/>'), Standing.HIDDEN),
    "in a row without height": (row('<w:trHeight w:val="20" w:hRule="exact"/>'), Standing.HIDDEN),
    "back to front": (
        lambda r: _wrapped(r, '<w:bdo w:val="rtl"/>'),
        Standing.HIDDEN,
    ),
}


def _wrapped(reviewed: Reviewed, markup: str) -> None:
    around = element(markup)
    found = reviewed.runs(WORDS)
    found[0].addprevious(around)
    around.extend(found)


@pytest.mark.parametrize("case", UNSEEN)
def test_words_that_no_eye_sees_are_absent_and_named(case: str) -> None:
    """By their colour and what is behind them, their size, their place, their font."""
    act, place = UNSEEN[case]
    reviewed = sent()
    before = " ".join(texts(reading(reviewed)))
    act(reviewed)
    found = reading(reviewed)
    assert found.beside
    assert {one.place for one in found.beside} == {place}
    assert " ".join(texts(found)) != before


SEEN: dict[str, Act] = {
    "white on black": runs('<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="000000"/>'),
    "the automatic colour on black": run('<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'),
    "a yellow marker": run('<w:highlight w:val="yellow"/>'),
    "hidden on the web alone": run("<w:webHidden/>"),
    "grey": run('<w:color w:val="808080"/>'),
    "a symbol font for other scripts": run('<w:rFonts w:cs="Symbol"/>'),
    "from right to left": run("<w:rtl/>"),
    "raised a little": run('<w:position w:val="6"/>'),
    "set wide": run('<w:spacing w:val="40"/>'),
    "indented": paragraph('<w:ind w:left="1440"/>'),
}


def assert_unchanged(act: Act) -> None:
    """What is done to a Word file changes neither its words nor what stands beside them."""
    reviewed = sent()
    before = texts(reading(reviewed))
    act(reviewed)
    found = reading(reviewed)
    assert (texts(found), found.beside) == (before, ())


@pytest.mark.parametrize("case", SEEN)
def test_words_that_are_seen_are_words(case: str) -> None:
    """What changes their look and not whether they are seen changes nothing."""
    assert_unchanged(SEEN[case])


def test_letters_shown_as_capitals_are_capitals() -> None:
    """A term is told by its capitals, so words that a look writes large are read as they show."""
    reviewed = sent()
    run("<w:caps/>")(reviewed)
    (found,) = [each for each in texts(reading(reviewed)) if WORDS.upper() in each]
    assert WORDS not in found


def test_the_capitals_of_a_heading_style_say_nothing() -> None:
    """A template that sets all headings so changes no heading."""
    reviewed = sent()
    before = texts(reading(reviewed))
    styles = etree.fromstring(reviewed.parts["word/styles.xml"])
    (heading,) = [each for each in styles.iter(f"{W}style") if each.get(f"{W}styleId") == "Heading1"]
    reset.child(heading, "rPr").append(element("<w:caps/>"))
    reviewed.parts["word/styles.xml"] = etree.tostring(styles)
    assert texts(reading(reviewed)) == before


def labels(reviewed: Reviewed) -> list[str]:
    """The labels as they are read."""
    return [one.label for one in passages(reading(reviewed).document) if one.label]


@pytest.mark.parametrize(
    "act",
    [
        looks("<w:vanish/>"),
        looks("<w:strike/>"),
        looks('<w:color w:val="FFFFFF"/>'),
        looks('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
        formats("hebrew1"),
        formats("cardinalText"),
        paragraph('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>', "sow the Seed"),
    ],
)
def test_numbers_that_are_not_seen_as_they_count_are_told(act: Act) -> None:
    """Hidden, struck out, white, in signs, or in a format that we do not know."""
    reviewed = sent()
    before = labels(reviewed)
    act(reviewed)
    assert labels(reviewed) != before


def test_a_paragraph_whose_end_is_hidden_runs_into_the_next() -> None:
    """As it prints; the number of the next one goes."""
    reviewed = sent()
    paragraph("<w:rPr><w:vanish/></w:rPr>", "sow the Seed")(reviewed)
    assert "sow the Seed as thickly as you like;keep Offspring for next year, if you:" in texts(reading(reviewed))


def test_a_large_first_letter_belongs_to_its_word() -> None:
    """Word keeps it in a paragraph of its own."""
    reviewed = sent()
    before = texts(reading(reviewed))
    letters = reviewed.runs("You may Sell what you")
    cap = element('<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr></w:p>')
    reviewed.paragraph("You may Sell what you").addprevious(cap)
    cap.extend(letters)
    assert texts(reading(reviewed)) == before


def behind(markup: str) -> Act:
    """Something behind some words."""
    return lambda reviewed: reviewed.runs(WORDS)[-1].addnext(element(markup))


def field(code: str) -> Act:
    """A field without a result."""
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("end", "begin")]

    def act(reviewed: Reviewed) -> None:
        last = reviewed.runs(WORDS)[-1]
        for markup in (signs[0], f"<w:r><w:instrText>{code}</w:instrText></w:r>", signs[1]):
            last.addnext(element(markup))

    return act


def contents(reviewed: Reviewed) -> None:
    """A paragraph among the entries of the contents."""
    body = reviewed.root.find(f"{W}body")
    assert body is not None
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body.insert(2, element(f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{PARAGRAPH}</w:sdtContent></w:sdt>"))


CHOICE = (
    '<mc:AlternateContent><mc:Choice Requires="{0}">{1}</mc:Choice><mc:Fallback>{2}</mc:Fallback></mc:AlternateContent>'
)
TOLD: dict[str, tuple[Act, Standing, str]] = {
    "a contents that says what the text does not": (contents, Standing.TEXT_BOX, "table of contents"),
    "a field that is not computed": (field(' IF 1=1 "a" "b" '), Standing.UNREAD, "IF field"),
    "a button of a macro": (field(" MACROBUTTON x Not binding "), Standing.UNREAD, "MACROBUTTON field"),
    "a control bound to data": (
        behind("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent/></w:sdt>"),
        Standing.UNREAD,
        "content control bound to data",
    ),
    "ink": (behind("<w:r><w:contentPart/></w:r>"), Standing.UNREAD, "ink"),
    "words above words": (
        behind("<w:r><w:ruby><w:rt><w:r><w:t>Not binding</w:t></w:r></w:rt><w:rubyBase/></w:ruby></w:r>"),
        Standing.TEXT_BOX,
        "ruby",
    ),
    "a picture as a rule": (
        behind('<w:r><w:pict><v:rect o:hr="t"><v:imagedata/></v:rect></w:pict></w:r>'),
        Standing.PICTURE,
        "",
    ),
    "a picture where the choice is not known": (
        behind(f"<w:r>{CHOICE.format('zzz', '', '<w:pict><v:rect/></w:pict>')}</w:r>"),
        Standing.PICTURE,
        "",
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_the_page_shows_and_the_text_does_not_say_is_told(case: str) -> None:
    """In the contents, by a field, a control, a drawing; the text is as it was."""
    act, place, name = TOLD[case]
    reviewed = sent()
    before = texts(reading(reviewed))
    act(reviewed)
    found = reading(reviewed)
    assert [(one.place, one.name) for one in found.beside] == [(place, name)]
    assert texts(found) == before


def test_of_a_choice_that_nobody_knows_the_fallback_is_read() -> None:
    """As Word shows it."""
    reviewed = sent()
    found = reviewed.runs(WORDS)
    around = element(CHOICE.format("zzz", "", "<w:r><w:t>surely promise</w:t></w:r>"))
    found[0].addprevious(around)
    around[0].extend(found)
    assert "The breeder does surely promise that anything will grow." in texts(reading(reviewed))


def test_a_cell_that_goes_on_with_the_one_above_shows_nothing() -> None:
    """Its words are hidden by it."""
    reviewed = sent()
    rows = list(reviewed.root.iter(f"{W}tr"))
    cell = rows[1].findall(f"{W}tc")[-1]
    reset.child(cell, "tcPr").append(element("<w:vMerge/>"))
    found = reading(reviewed)
    assert [one.place for one in found.beside] == [Standing.HIDDEN]


ELSEWHERE = {
    "a frame": (
        "<w:pPr>",
        '<w:pPr><w:framePr w:w="6000" w:vAnchor="page" w:hAnchor="page" w:x="1" w:y="300"/>',
        "frame",
    ),
    "a table": ("<w:tblPr>", '<w:tblPr><w:tblpPr w:tblpX="1000" w:tblpY="1000"/>', "table"),
    "a gutter": ('w:gutter="0"', 'w:gutter="11000"', "page without room"),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_what_stands_elsewhere_on_a_page_is_named(case: str) -> None:
    """A frame or a table may lie over words, and a gutter leaves no room for them."""
    old, new, name = ELSEWHERE[case]
    reviewed = sent()
    text = etree.tostring(reviewed.root, encoding="unicode")
    assert old in text
    reviewed.root = etree.fromstring(text.replace(old, new, 1))
    assert [one.name for one in reading(reviewed).beside if one.name.startswith(name)]
