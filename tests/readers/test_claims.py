"""A PDF whose letters look otherwise than its text says is no plain licence, whatever font draws them."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from string import ascii_letters, digits
from typing import Any

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from engross.readers import Standing, read
from engross.readers.claims import contradicted
from engross.readers.letterforms import looks
from engross.readers.programs import TrueType
from engross.writers.glyphs import FONTS

SAID = "You may not use the Model 36 times"


@dataclass(frozen=True)
class Print:
    """A page that draws words with a font of its own, and what it says of them.

    `shown` is what the glyphs look like, letter by letter, and `text` what the file says of each. `kind` is that of the
    font, `named` whether the font names its glyphs. `twice` are glyphs that a second font of the same program draws.
    """

    shown: str = SAID
    text: tuple[str, ...] = tuple(SAID)
    kind: str = "TrueType"
    named: bool = False
    font: str = "Other"
    twice: tuple[int, ...] = ()


SOURCE = TTFont(FONTS / "SourceSerif4-Regular.ttf")


def program(letters: str, kind: str, named: bool) -> bytes:
    """A font with these glyphs, the first of them empty, whose outlines are ours."""
    glyphs, cmap = SOURCE.getGlyphSet(), SOURCE.getBestCmap()
    order = [".notdef", *(cmap[ord(one)] if named else f"g{place}" for place, one in enumerate(letters, 1))]
    made = FontBuilder(1000, isTTF=kind == "TrueType")
    made.setupGlyphOrder(order)
    made.setupCharacterMap({ord(one): name for one, name in zip(letters, order[1:], strict=True)} if named else {})
    drawn = {}
    for place, name in enumerate(order):
        pen = TTGlyphPen(None) if kind == "TrueType" else T2CharStringPen(500, None)
        if place:
            outline = DecomposingRecordingPen(glyphs)
            glyphs[cmap[ord(letters[place - 1])]].draw(outline)
            outline.replay(pen)
        drawn[name] = pen.glyph() if kind == "TrueType" else pen.getCharString()
    if kind == "TrueType":
        made.setupGlyf(drawn)
        made.setupMaxp()
    else:
        made.setupCFF("Other", {}, drawn, {})
    made.setupHorizontalMetrics(dict.fromkeys(order, (500, 0)))
    made.setupHorizontalHeader()
    made.setupNameTable({"familyName": "Other"})
    made.setupOS2()
    made.setupPost(keepGlyphNames=named)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue() if kind == "TrueType" else TTFont(io.BytesIO(file.getvalue())).reader["CFF "]


def mapped(pdf: pikepdf.Pdf, texts: dict[int, str]) -> pikepdf.Stream:
    """What codes mean."""
    lines = "\n".join(f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for code, text in texts.items())
    head = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange"
    return pdf.make_stream(f"{head}\n{len(texts)} beginbfchar\n{lines}\nendbfchar endcmap end".encode())


def printed(page: Print) -> bytes:
    """The file of a page."""
    pdf = pikepdf.new()
    letters = "".join(dict.fromkeys(page.shown))
    key, kind = ("FontFile2", None) if page.kind == "TrueType" else ("FontFile3", Name.CIDFontType0C)
    file = pdf.make_stream(program(letters, page.kind, page.named))
    if kind:
        file.Subtype = kind
    shape = Dictionary(Type=Name.FontDescriptor, FontName=Name(f"/{page.font}"), Flags=4)
    shape[f"/{key}"] = file
    below = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2 if page.kind == "TrueType" else Name.CIDFontType0,
        BaseFont=Name(f"/{page.font}"),
        FontDescriptor=pdf.make_indirect(shape),
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        DW=500,
    )
    codes = [letters.index(one) + 1 for one in page.shown]
    fonts = Dictionary()
    for name, mine in (("/A", False), ("/B", True)):
        texts = {code: page.text[n] for n, code in enumerate(codes) if (n in page.twice) is mine}
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name(f"/{page.font}"), Encoding=Name("/Identity-H")
        )
        font.DescendantFonts, font.ToUnicode = Array([pdf.make_indirect(below)]), mapped(pdf, texts)
        fonts[name] = pdf.make_indirect(font)
    drawn = " ".join(f"/{'B' if n in page.twice else 'A'} 12 Tf <{code:04X}> Tj" for n, code in enumerate(codes))
    content = pdf.make_stream(f"BT 60 700 Td {drawn} ET".encode())
    pdf.pages.append(
        pikepdf.Page(
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Page, MediaBox=Array([0, 0, 600, 800]), Resources=Dictionary(Font=fonts), Contents=content
                )
            )
        )
    )
    made = io.BytesIO()
    pdf.save(made)
    return made.getvalue()


def told(page: Print) -> list[str]:
    """What is named beside the text of a page."""
    return [one.name for one in read(printed(page), "printed.pdf").beside if one.place is Standing.UNREAD]


def says(letter: str, text: str, page: Print = Print()) -> Print:
    """The page, of which a letter counts as something else."""
    return replace(page, text=tuple(text if one == letter else one for one in page.text))


NOT = tuple(range(SAID.index("not"), SAID.index("not") + 4))
NAMED = Print(named=True)
COMPACT = Print(kind="Compact")
OURS = Print(font="ABCDEF+Source-Serif")
SECOND = replace(Print(), text=tuple("" if n in NOT else one for n, one in enumerate(SAID)), twice=NOT)
FALSE = {
    "a letter that the font names": (says("n", "x", NAMED), '"n" where the text says "x"'),
    "a figure that the font names": (says("3", "5", NAMED), '"3" where the text says "5"'),
    "a word in a letter": (says("y", "y not", NAMED), '"y" where the text says "y not"'),
    "a letter that the font names for nothing": (says("n", "", NAMED), '"n" where the text says nothing'),
    "a letter for nothing": (says("n", ""), "something where the text says nothing"),
    "a letter for a sign without width": (says("n", "\u200b"), "something where the text says nothing"),
    "a blank for a letter": (says(" ", "n"), 'nothing where the text says "n"'),
    "a letter of ours": (says("t", "e", OURS), '"t" where the text says "e"'),
    "a capital of ours": (says("M", "m", OURS), '"M" where the text says "m"'),
    "a letter of another font": (says("n", "x"), 'what looks like "n" where the text says "x"'),
    "a letter of a compact font": (says("n", "x", COMPACT), 'what looks like "n" where the text says "x"'),
    "a word in a letter of another font": (says("y", "y not"), 'what looks like "y" where the text says "y not"'),
    "letters that a second font says nothing of": (SECOND, 'what is "o" elsewhere where the text says nothing'),
}


@pytest.mark.fault("Letters of a PDF that count as others, or as nothing", "the font is named, with what it shows")
@pytest.mark.parametrize("case", FALSE)
def test_letters_that_count_as_others_are_named(case: str) -> None:
    """By the names of the font, by its ink, by another use of the letter, by how it looks."""
    page, wanted = FALSE[case]
    assert any(wanted in one for one in told(page)), told(page)


def of(letter: str, text: str, shown: str = SAID) -> Print:
    """A page that is right, with a glyph that counts as some text more."""
    return Print(shown + letter, (*shown, text))


TRUE = {
    "as it is": Print(),
    "with names": NAMED,
    "compact": COMPACT,
    "ours": OURS,
    "a ligature": of("ﬁ", "fi"),
    "a ligature of its own": of("ﬂ", "ﬂ"),
    "a hyphen that only printers see": of("-", "\xad"),
    "a small capital": replace(Print(), text=tuple(SAID.lower())),
    "a letter of two names": of("l", "I"),
    "marks of quotation": of("’", "'"),
}


@pytest.mark.parametrize("case", TRUE)
def test_letters_that_are_as_they_count_are_not_named(case: str) -> None:
    """With ligatures, small capitals and what fonts draw alike."""
    assert not told(TRUE[case])


SIMPLE: dict[str, tuple[Callable[[Dictionary], None], bool]] = {
    "its own names": (lambda font: None, False),
    "another name": (lambda font: font.Encoding.__setitem__("/Differences", Array([110, Name.x])), True),
    "a name that says nothing": (lambda font: font.Encoding.__setitem__("/Differences", Array([110, Name.g12])), False),
}


@pytest.mark.parametrize("case", SIMPLE)
def test_a_font_that_is_not_in_the_file_is_known_by_its_names(case: str) -> None:
    """Where its letters count as others than they are called."""
    change, wrong = SIMPLE[case]
    pdf = pikepdf.new()
    encoding = Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=encoding)
    font.ToUnicode = pdf.make_stream(b"1 beginbfchar\n<6E> <006E>\nendbfchar")
    change(font)
    pdf.add_blank_page()
    page = pdf.pages[0]
    page.obj.Resources = Dictionary(Font=Dictionary(A=pdf.make_indirect(font)))
    page.contents_add(b"BT /A 12 Tf 60 700 Td (not) Tj ET")
    made = io.BytesIO()
    pdf.save(made)
    assert bool([one for one in read(made.getvalue(), "a.pdf").beside if "font" in one.name]) is wrong


def test_a_damaged_font_says_nothing() -> None:
    """And the file is read all the same."""
    whole = printed(Print())
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one:
                one.FontFile2 = pdf.make_stream(one.FontFile2.read_bytes()[:200])
        made = io.BytesIO()
        pdf.save(made)
    assert not [one for one in read(made.getvalue(), "a.pdf").beside if "font" in one.name]


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_every_letter_looks_like_itself(path: object) -> None:
    """In each font that comes with the toolkit."""
    face = TrueType((FONTS / str(path)).read_bytes())
    for letter in ascii_letters + digits:
        likest = looks(face.outline(letter))
        assert likest[letter] == max(likest.values())


def test_no_font_is_read_where_none_is_used() -> None:
    """A page without words has none to compare."""
    assert not list(contradicted({}))


def drawn_with(font: dict[str, Any], shape: dict[str, Any] | None = None) -> list[str]:
    """What is named beside a page in a simple font of these properties."""
    pdf = pikepdf.new()
    made = Dictionary(Type=Name.Font, Encoding=Name.WinAnsiEncoding, FirstChar=0, LastChar=255, **font)
    made.Widths = Array([500] * 256)
    if shape is not None:
        made.FontDescriptor = Dictionary(Type=Name.FontDescriptor, FontName=font["BaseFont"], Flags=32, **shape)
    content = pdf.make_stream(f"BT /A 12 Tf 60 700 Td ({SAID}) Tj ET".encode())
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 600, 800]), Contents=content)
    page.Resources = Dictionary(Font=Dictionary(A=made))
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    file = io.BytesIO()
    pdf.save(file)
    return [one.name for one in read(file.getvalue(), "printed.pdf").beside]


@pytest.mark.fault("A PDF without the font that it is written in", "the font is named, and the text is not plain exact")
@pytest.mark.parametrize("kind", ["TrueType", "Type1", "composite"])
def test_a_font_that_the_file_does_not_hold_is_named(kind: str) -> None:
    """Every machine may draw something else then, save with the fonts that each must have."""
    if kind == "composite":
        with pikepdf.open(io.BytesIO(printed(Print()))) as pdf:
            for font in pdf.pages[0].Resources.Font.values():
                shape = font.DescendantFonts[0].FontDescriptor
                if "/FontFile2" in shape:
                    del shape["/FontFile2"]
            file = io.BytesIO()
            pdf.save(file)
        found = [one.name for one in read(file.getvalue(), "printed.pdf").beside]
    else:
        found = drawn_with({"Subtype": Name(f"/{kind}"), "BaseFont": Name("/Other")}, {})
    assert found == ["font Other, whose letters the file does not hold"]
    assert drawn_with({"Subtype": Name.Type1, "BaseFont": Name("/Helvetica-Bold")}) == []
