"""What stands beside the text of a PDF, and which of its words nobody can see."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from tests.printing import printed

from engross.model.diagnostics import BadInput
from engross.readers import Reading, Standing, read, words
from engross.readers.flow import DISORDER

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "builds" / "3.0-draft.2"
SAMPLE = EDITION / "MG-BY-NC-3.0-draft.2.pdf"
SAID = "Users in France are not bound by any of it."


def sample(pages: int = 2) -> pikepdf.Pdf:
    """The first pages of a sealed licence, to be changed; without attachments, and what would keep the other pages."""
    pdf = pikepdf.open(SAMPLE)
    del pdf.pages[pages:]
    for name in list(pdf.attachments):
        del pdf.attachments[name]
    del pdf.Root.StructTreeRoot, pdf.Root.Outlines
    return pdf


def read_back(pdf: pikepdf.Pdf) -> Reading:
    """What our reader makes of a changed PDF."""
    made = io.BytesIO()
    pdf.save(made)
    return read(made.getvalue(), "changed.pdf")


def keys(reading: Reading) -> list[str]:
    """The words without their labels."""
    return [word.key for word in words(reading.document) if not word.label]


with sample() as whole:
    SEALED = keys(read_back(whole))


def draw(pdf: pikepdf.Pdf, stream: str, page: int = 1, **graphics: Any) -> None:
    """Draws on a page, in Helvetica as /Own, over what is there."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    one = pdf.pages[page]
    resources = one.obj.Resources if "/Resources" in one.obj else Dictionary()
    fonts = resources.get("/Font", Dictionary())
    fonts["/Own"] = pdf.make_indirect(font)
    resources["/Font"] = fonts
    for name, value in graphics.items():
        group = resources.get(f"/{name}", Dictionary())
        for key, item in value.items():
            group[key] = item
        resources[f"/{name}"] = group
    one.obj.Resources = resources
    one.contents_add(b"q", prepend=True)
    one.contents_add(f"Q q {stream} Q".encode())


def note(kind: str, **more: Any) -> Callable[[pikepdf.Pdf], None]:
    """An annotation on the second page."""

    def add(pdf: pikepdf.Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([100, 400, 300, 420]), **more)
        page = pdf.pages[1].obj
        page.Annots = Array([*page.get("/Annots", Array()), pdf.make_indirect(made)])

    return add


def field(pdf: pikepdf.Pdf) -> None:
    """A field of a form, filled in."""
    note("Widget", FT=Name.Tx, T=String("who"), V=String(SAID))(pdf)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[1].obj.Annots[-1]]))


def drawn(stream: str, **graphics: Any) -> Callable[[pikepdf.Pdf], None]:
    """Something drawn on the second page."""
    return lambda pdf: draw(pdf, stream, **graphics)


def attached(name: str, data: bytes) -> Callable[[pikepdf.Pdf], None]:
    """A file inside the PDF, in place of one of that name."""

    def add(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)

    return add


def of_its_own(holder: Callable[[pikepdf.Pdf], Any]) -> Callable[[pikepdf.Pdf], None]:
    """A file that belongs to something in the PDF and is in no list of attachments."""

    def add(pdf: pikepdf.Pdf) -> None:
        holder(pdf).AF = Array([pikepdf.AttachedFileSpec(pdf, b"Other terms.", filename="terms.txt").obj])

    return add


def with_script(pdf: pikepdf.Pdf) -> None:
    """A script that runs when the file is opened."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))


def picture(pdf: pikepdf.Pdf) -> None:
    """A picture of one pixel, large, in the margin."""
    image = pikepdf.Stream(pdf, b"\x00")
    image.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8
    )
    draw(pdf, "40 0 0 40 500 10 cm /Pic Do", XObject=Dictionary({"/Pic": pdf.make_indirect(image)}))


def in_a_form(pdf: pikepdf.Pdf) -> None:
    """White words in a form that the page draws."""
    form = pikepdf.Stream(pdf, f"1 g BT /Own 10 Tf 0 0 Td ({SAID}) Tj ET".encode())
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    form.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 600, 20]),
        Resources=Dictionary(Font=Dictionary(Own=font)),
    )
    draw(pdf, "1 0 0 1 80 60 cm /Frm Do", XObject=Dictionary({"/Frm": pdf.make_indirect(form)}))


TEXT = f"BT /Own 10 Tf 1 0 0 1 80 60 Tm ({SAID}) Tj ET"
WHITE = Dictionary(
    ShadingType=2,
    ColorSpace=Name.DeviceGray,
    Coords=Array([0, 0, 600, 0]),
    Function=Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([1]), N=1),
)
FAINT = Dictionary({"/Faint": Dictionary(ca=0)})
BESIDE = {
    "a note": (note("Text", Contents=String(SAID)), Standing.ANNOTATION, SAID),
    "words typed on the page": (note("FreeText", Contents=String(SAID)), Standing.ANNOTATION, SAID),
    "a highlight": (note("Highlight"), Standing.ANNOTATION, ""),
    "a strike-out": (note("StrikeOut"), Standing.ANNOTATION, ""),
    "a stamp": (note("Stamp", Contents=String("VOID")), Standing.ANNOTATION, "VOID"),
    "a form field": (field, Standing.FORM_FIELD, SAID),
    "white words": (drawn(f"1 g {TEXT}"), Standing.HIDDEN, SAID),
    "white words in colours": (drawn(f"1 1 1 rg {TEXT}"), Standing.HIDDEN, SAID),
    "white words in inks": (drawn(f"0 0 0 0 k {TEXT}"), Standing.HIDDEN, SAID),
    "words of the colour behind them": (drawn(f"1 0 0 rg 70 50 400 30 re f {TEXT}"), Standing.HIDDEN, SAID),
    "invisible words": (drawn(f"3 Tr {TEXT}"), Standing.HIDDEN, SAID),
    "transparent words": (drawn(f"/Faint gs {TEXT}", ExtGState=FAINT), Standing.HIDDEN, SAID),
    "tiny words": (drawn(TEXT.replace("/Own 10", "/Own 1")), Standing.HIDDEN, SAID),
    "words off the page": (drawn(TEXT.replace("80 60 Tm", "80 -60 Tm")), Standing.HIDDEN, SAID),
    "words outside a clip": (drawn(f"0 0 10 10 re W n {TEXT}"), Standing.HIDDEN, SAID),
    "white words in a form": (in_a_form, Standing.HIDDEN, SAID),
    "words under a box": (drawn(f"{TEXT} 1 g 70 50 400 30 re f"), Standing.COVERED, SAID),
    "words under a line": (drawn(f"{TEXT} 0 g 70 62 400 0.6 re f"), Standing.STRUCK, SAID),
    "words under a stroke": (drawn(f"{TEXT} 0.6 w 70 63 m 400 63 l S"), Standing.STRUCK, SAID),
    "a picture": (picture, Standing.PICTURE, ""),
    "an inline picture": (
        drawn("40 0 0 40 500 10 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI"),
        Standing.PICTURE,
        "",
    ),
    "a drawing": (drawn("0 0 m " + "9 9 5 5 500 20 c " * 80 + "S"), Standing.PICTURE, ""),
    "another attachment": (attached("terms.pdf", b"%PDF-"), Standing.UNREAD, ""),
    "an attachment that says otherwise": (
        attached(f"{SAMPLE.stem}.txt", b"Title\n\n1. Other words.\n"),
        Standing.UNREAD,
        "",
    ),
    "a script": (with_script, Standing.UNREAD, ""),
    "faint words": (
        drawn(f"/Faint gs {TEXT}", ExtGState=Dictionary({"/Faint": Dictionary(ca=0.05)})),
        Standing.HIDDEN,
        SAID,
    ),
    "words behind a mask": (
        drawn(f"/Mask gs {TEXT}", ExtGState=Dictionary({"/Mask": Dictionary(SMask=Dictionary(S=Name.Luminosity))})),
        Standing.HIDDEN,
        SAID,
    ),
    "pressed words": (drawn(f"1 Tz {TEXT}"), Standing.HIDDEN, SAID),
    "words on each other": (drawn(f"-100 Tc {TEXT}"), Standing.HIDDEN, SAID),
    "words under a shading": (
        drawn(f"{TEXT} 70 50 400 30 re W n /White sh", Shading=Dictionary({"/White": WHITE})),
        Standing.COVERED,
        SAID,
    ),
    "a link that is drawn": (note("Link", AP=Dictionary(N=Dictionary())), Standing.ANNOTATION, ""),
    "layers that are off at first": (
        lambda pdf: setattr(pdf.Root, "OCProperties", Dictionary(D=Dictionary(BaseState=Name.OFF))),
        Standing.UNREAD,
        "",
    ),
    "a script of a page": (
        lambda pdf: setattr(pdf.pages[0].obj, "AA", Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("x")))),
        Standing.UNREAD,
        "",
    ),
    "an action": (
        lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.URI, URI=String("https://example.org"))),
        Standing.UNREAD,
        "",
    ),
    "pages too small to read": (
        lambda pdf: setattr(pdf.pages[0].obj, "UserUnit", 0.05),
        Standing.UNREAD,
        "",
    ),
    "a page upside down": (
        lambda pdf: setattr(pdf.pages[1].obj, "Rotate", 180),
        Standing.UNREAD,
        "",
    ),
    "a page on its side": (
        lambda pdf: setattr(pdf.pages[1].obj, "Rotate", 90),
        Standing.UNREAD,
        "",
    ),
    "an attachment of the file alone": (of_its_own(lambda pdf: pdf.Root), Standing.UNREAD, ""),
    "an attachment of a page": (of_its_own(lambda pdf: pdf.pages[1].obj), Standing.UNREAD, ""),
    "another kind of form": (
        lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(XFA=String("x"), Fields=Array([]))),
        Standing.UNREAD,
        "",
    ),
    "a collection of files": (
        lambda pdf: setattr(pdf.Root, "Collection", Dictionary(View=Name.D)),
        Standing.UNREAD,
        "",
    ),
}


@pytest.mark.fault(
    "Annotations, fields, pictures, hidden, covered or struck words, scripts in a PDF", "named beside the text"
)
@pytest.mark.parametrize("case", BESIDE)
def test_what_stands_beside_the_text_is_named(case: str) -> None:
    """Once, at its place and with its words; the text itself stays whole."""
    change, place, text = BESIDE[case]
    with sample() as pdf:
        change(pdf)
        reading = read_back(pdf)
    assert [(one.place, one.text) for one in reading.beside] == [(place, text)]
    assert keys(reading) == SEALED


def layered(usage: Dictionary, **rule: Any) -> Callable[[pikepdf.Pdf], None]:
    """A layer of such a use on the second page, by such a rule where there is one."""

    def add(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("L"), Usage=usage))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer])))
        shown = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([layer]), **rule)) if rule else layer
        draw(pdf, "/Shown BDC EMC", Properties=Dictionary({"/Shown": shown}))

    return add


LAYERS = {
    "off as it is viewed": layered(Dictionary(View=Dictionary(ViewState=Name.OFF))),
    "off as it is printed": layered(Dictionary(Print=Dictionary(PrintState=Name.OFF))),
    "shown where another is off": layered(Dictionary(), P=Name.AllOff),
    "shown by a rule": layered(Dictionary(), VE=Array([Name.Not])),
}


@pytest.mark.parametrize("case", LAYERS)
def test_layers_that_may_be_off_are_named(case: str) -> None:
    """By the use of a page, or by a rule."""
    with sample() as pdf:
        LAYERS[case](pdf)
        reading = read_back(pdf)
    assert [(one.place, one.name) for one in reading.beside] == [(Standing.UNREAD, "layers that are off")]


def test_a_layer_that_is_on_says_nothing() -> None:
    """As a program for drawings leaves it."""
    with sample() as pdf:
        layered(Dictionary(View=Dictionary(ViewState=Name.ON)))(pdf)
        assert not read_back(pdf).beside


def boxed(pdf: pikepdf.Pdf) -> None:
    """Words in a form whose box leaves them out."""
    form = pikepdf.Stream(pdf, TEXT.encode())
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    box = Array([0, 0, 10, 10])
    resources = Dictionary(Font=Dictionary(Own=font))
    form.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=resources)
    draw(pdf, "/Frm Do", XObject=Dictionary({"/Frm": pdf.make_indirect(form)}))


MIXED = Dictionary({"/Mix": Dictionary(BM=Name.Screen)})
DRAWN_AWAY = {
    "raised off their line": drawn(f"90 Ts {TEXT}"),
    "spread off the page": drawn(f"600 Tw {TEXT}"),
    "mirrored": drawn(TEXT.replace("1 0 0 1 80 60 Tm", "-1 0 0 1 480 60 Tm")),
    "upside down in a mirror": drawn(TEXT.replace("1 0 0 1 80 60 Tm", "1 0 0 -1 80 60 Tm")),
    "pressed together": drawn(TEXT.replace("1 0 0 1 80 60 Tm", ".05 0 0 1 80 60 Tm")),
    "a fifth as wide": drawn(TEXT.replace("1 0 0 1 80 60 Tm", ".2 0 0 1 80 60 Tm")),
    "a fifth as wide by a setting": drawn(f"20 Tz {TEXT}"),
    "a sixth as high": drawn(TEXT.replace("1 0 0 1 80 60 Tm", "6 0 0 1 80 60 Tm")),
    "three points high": drawn(TEXT.replace("/Own 10", "/Own 3")),
    "outlined in white": drawn(f"2 Tr 1 G 3 w {TEXT}"),
    "mixed with the page": drawn(f"/Mix gs {TEXT}", ExtGState=MIXED),
    "outside the box of their form": boxed,
}


@pytest.mark.fault("Words of a PDF that are mirrored, pressed, moved, outlined or mixed away", "named beside the text")
@pytest.mark.parametrize("case", DRAWN_AWAY)
def test_words_that_are_drawn_as_nobody_reads_them_are_absent(case: str) -> None:
    """By their matrix, their line, their outline, how they mix, the form that they are in."""
    with sample() as pdf:
        DRAWN_AWAY[case](pdf)
        reading = read_back(pdf)
    assert {one.place for one in reading.beside} == {Standing.HIDDEN}
    assert keys(reading) == SEALED


DRAWINGS = {
    "a line across the page": "0 G 1 w 60 100 m 560 700 l S",
    "a shape that slants": "1 g 60 100 m 560 700 l 560 720 l h f",
    "letters made of marks": " ".join(f"{80 + place * 6} 60 2 10 re f" for place in range(40)),
}


@pytest.mark.parametrize("case", DRAWINGS)
def test_what_is_drawn_by_lines_is_a_picture(case: str) -> None:
    """A line that slants, or many marks as small as letters."""
    with sample() as pdf:
        draw(pdf, DRAWINGS[case])
        reading = read_back(pdf)
    assert Standing.PICTURE in {one.place for one in reading.beside}


def one_after_another(pdf: pikepdf.Pdf) -> None:
    """The first page, then a script."""
    first = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=first, Next=Dictionary(S=Name.JavaScript))


def test_the_bullets_of_a_list_are_no_drawing() -> None:
    """However many; as many different shapes are one."""
    with sample() as pdf:
        draw(pdf, " ".join(f"80 {y * 9} m 84 {y * 9} 84 {y * 9 + 4} 80 {y * 9 + 4} c f" for y in range(90)))
        assert not read_back(pdf).beside
    with sample() as pdf:
        draw(pdf, " ".join(f"80 {y * 9} m {80 + y} {y} 84 {y * 9 + 4} 80 {y * 7} c f" for y in range(90)))
        assert Standing.PICTURE in {one.place for one in read_back(pdf).beside}


OTHERS = {
    "a link with a thick border": note("Link", Border=Array([0, 0, 30])),
    "an action behind another": one_after_another,
}


@pytest.mark.parametrize("case", OTHERS)
def test_what_lies_over_or_comes_next_is_named(case: str) -> None:
    """A border that covers words, and a second action."""
    with sample() as pdf:
        OTHERS[case](pdf)
        assert len(read_back(pdf).beside) == 1


def test_a_page_is_no_larger_than_its_sheet() -> None:
    """A crop box may reach beyond the sheet, and what lies there is not seen."""
    with sample() as pdf:
        for page in pdf.pages:
            page.obj.MediaBox, page.obj.CropBox = Array([0, 0, 300, 842]), Array([0, 0, 595, 842])
        assert Standing.HIDDEN in {one.place for one in read_back(pdf).beside}


SEEN = {
    "black words on a dark box that is under them": "0 0.4 0 rg 70 50 400 30 re f 1 g",
    "words in a frame": "70 50 400 30 re S",
    "words in a frame of two boxes": "70 50 400 30 re 71 51 398 28 re f*",
    "words over a rule": "70 57 400 0.5 re f",
    "words half as wide": "50 Tz",
}


@pytest.mark.parametrize("case", SEEN)
def test_words_that_can_be_seen_are_words(case: str) -> None:
    """Boxes behind words, and frames and rules around them, hide nothing."""
    with sample() as pdf:
        draw(pdf, f"{SEEN[case]} {TEXT} 70 58 400 0.3 re f" if "rule" in case else f"{SEEN[case]} {TEXT}")
        reading = read_back(pdf)
    assert not reading.beside
    assert len(keys(reading)) == len(SEALED) + 11


def test_a_word_under_a_highlight_that_lets_it_through_is_seen() -> None:
    """A box of a pen for marking is transparent, or multiplies."""
    for graphics in (Dictionary(ca=0.4), Dictionary(BM=Name.Multiply)):
        with sample() as pdf:
            draw(pdf, f"{TEXT} /Pen gs 1 1 0 rg 70 50 400 30 re f", ExtGState=Dictionary({"/Pen": graphics}))
            reading = read_back(pdf)
        assert not reading.beside
        assert len(keys(reading)) > len(SEALED)


MIXES = [
    # how a box is mixed with what is under it, its light, and whether dark words under it are gone
    ("Screen", 1, True),
    ("Screen", 0.5, False),
    ("Lighten", 1, True),
    ("ColorDodge", 1, True),
    ("Multiply", 0, True),
    ("Multiply", 0.9, False),
    ("Darken", 0, True),
    ("Darken", 1, False),
    ("HardLight", 1, True),
    ("HardLight", 0.5, False),
    ("Difference", 0.5, True),
    ("Difference", 1, False),
    ("Exclusion", 0.5, True),
    ("Luminosity", 0.5, True),
    ("Color", 1, False),
    ("Overlay", 1, False),
    ("Normal", 0.5, True),
]


@pytest.mark.fault("A box over words of a PDF that is mixed with them", "the words absent and named if they are gone")
@pytest.mark.parametrize(("mix", "light", "gone"), MIXES)
def test_a_box_that_is_mixed_with_words_hides_them_if_nothing_is_left(mix: str, light: float, gone: bool) -> None:
    """By what each way to mix makes of dark words on a light page."""
    pen = Dictionary({"/Pen": Dictionary(BM=Name(f"/{mix}"))})
    with sample() as pdf:
        draw(pdf, f"{TEXT} /Pen gs {light} g 70 50 400 30 re f", ExtGState=pen)
        reading = read_back(pdf)
    assert {one.place for one in reading.beside} == ({Standing.COVERED} if gone else set())
    assert (keys(reading) == SEALED) is gone


def test_a_form_without_resources_counts_as_a_picture() -> None:
    """It may draw a box over words, which pypdf passes over."""
    with sample() as pdf:
        form = pikepdf.Stream(pdf, b"1 g 0 0 600 850 re f")
        form.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([70, 50, 470, 80]))
        form.stream_dict.Resources = Dictionary()
        draw(pdf, f"{TEXT} /Frm Do", XObject=Dictionary({"/Frm": pdf.make_indirect(form)}))
        reading = read_back(pdf)
    assert Standing.PICTURE in {one.place for one in reading.beside}
    assert keys(reading) == SEALED


def test_hidden_words_of_the_licence_are_absent() -> None:
    """A white box over the middle of a page takes those words out of the text, and all of them are named."""
    with sample() as pdf:
        draw(pdf, "1 g 40 300 500 100 re f")
        reading = read_back(pdf)
    gone = " ".join(one.text for one in reading.beside)
    assert {one.place for one in reading.beside} == {Standing.COVERED}
    assert 10 < len(gone.split()) < 200
    assert len(keys(reading)) < len(SEALED) - 10


def test_one_word_struck_out_in_a_line_is_absent() -> None:
    """The words beside it stay."""
    shown = "BT /Own 10 Tf 1 0 0 1 80 60 Tm (You may) Tj ET BT /Own 10 Tf 1 0 0 1 124 60 Tm (not) Tj ET"
    with sample() as pdf:
        draw(pdf, f"{shown} BT /Own 10 Tf 1 0 0 1 144 60 Tm (sell) Tj ET 0.5 w 124 63 m 139 63 l S")
        reading = read_back(pdf)
    assert [(one.place, one.text) for one in reading.beside] == [(Standing.STRUCK, "not")]
    assert len(keys(reading)) == len(SEALED) + 3


@pytest.mark.fault("A page of a PDF missing or out of order", "its words are missing, or differ in order")
@pytest.mark.parametrize("change", ["removed", "swapped"])
def test_a_page_that_is_missing_or_elsewhere_shows(change: str) -> None:
    """Its words are missing, or come in another order."""
    with sample() as pdf:
        if change == "removed":
            del pdf.pages[1]
        else:
            pdf.pages.reverse()
        reading = read_back(pdf)
    found = keys(reading)
    assert found != SEALED
    assert (len(found) < len(SEALED) - 100) is (change == "removed")


@pytest.mark.fault("A sentence in the running foot of a PDF", "named beside the text")
def test_a_running_line_that_says_something_is_named_once() -> None:
    """A sentence at the foot of every page is no furniture; the name and the page numbers are."""
    with sample(6) as pdf:
        whole = keys(read_back(pdf))
        for page in range(1, len(pdf.pages)):
            draw(pdf, f"BT /Own 8 Tf 1 0 0 1 80 10 Tm ({SAID}) Tj ET", page)
        reading = read_back(pdf)
    assert [(one.place, one.text) for one in reading.beside] == [(Standing.FOOTER, SAID)]
    assert keys(reading) == whole


OURS = sorted(path.name for path in EDITION.glob("*.pdf"))


@pytest.mark.parametrize("name", [*OURS[:2], *(pytest.param(name, marks=pytest.mark.slow) for name in OURS[2:])])
def test_nothing_stands_beside_a_licence_of_ours(name: str) -> None:
    """Links, attachments, running head, bars and rules of our own files are furniture."""
    assert not read((EDITION / name).read_bytes(), name).beside


@pytest.mark.slow
@pytest.mark.parametrize("printer", ["chromium", "soffice"])
def test_nothing_stands_beside_what_others_print(printer: str, tmp_path: Path, checker: Callable[[str], str]) -> None:
    """The date, address and page numbers of a browser and the header of an office are furniture."""
    suffix = {"chromium": "html", "soffice": "docx"}[printer]
    found = read(printed(SAMPLE.with_suffix(f".{suffix}"), checker(printer), tmp_path), "printed.pdf")
    assert not found.beside


@pytest.mark.slow
def test_words_that_a_page_strikes_out_are_so_when_it_is_printed(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """Chromium draws a line through them; hidden words are not printed at all, a picture is."""
    program = checker("chromium")
    page = tmp_path / "struck.html"
    page.write_text(
        "<!DOCTYPE html><title>Terms for a trial</title><h1>Terms for a trial</h1>"
        "<p>You may <s>not</s> sell it. <u>You</u> agree.</p>"
        "<p>It <span style='color:#fff'>never</span> ends.</p>"
        "<img width=50 height=50 src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=='>"
    )
    reading = read(printed(page, program, tmp_path), "printed.pdf")
    assert [word.key for word in words(reading.document)] == (
        ["terms", "for", "a", "trial", "you", "may", "sell", "it", ".", "you", "agree", ".", "it", "ends", "."]
    )
    assert {(one.place, one.text) for one in reading.beside} == {
        (Standing.STRUCK, "not"),
        (Standing.HIDDEN, "never"),
        (Standing.PICTURE, ""),
    }


def encrypted(tmp_path: Path) -> Path:
    """A licence behind a password."""
    path = tmp_path / "locked.pdf"
    with sample() as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b", R=6))
    return path


@pytest.mark.fault("A PDF behind a password", "one line says so and how to unlock it, exit code 3")
def test_a_locked_pdf_is_refused_with_a_way_out(tmp_path: Path) -> None:
    """Encryption with a password is one finding, whether or not the machine could decrypt."""
    with pytest.raises(BadInput) as refused:
        read(encrypted(tmp_path).read_bytes(), "locked.pdf")
    (finding,) = refused.value.diagnostics
    assert "password" in f"{finding.message} {finding.hint}"


@pytest.mark.fault("A PDF of pictures with invisible text", "refused, as nobody reads that text")
def test_a_scan_is_refused() -> None:
    """Pages whose words are all invisible behind a picture hold no text that anybody reads."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        draw(pdf, f"3 Tr {TEXT}", 0)
        with pytest.raises(BadInput, match="invisible"):
            read_back(pdf)


def moved_words(pdf: pikepdf.Pdf, one: int, other: int, page: int = 1) -> None:
    """Two pieces of a page in each other's place, and drawn in the order in which they were."""
    stream = list(pikepdf.parse_content_stream(pdf.pages[page]))
    places = [at for at, each in enumerate(stream) if str(each.operator) == "Tm"]
    first, second = (list(stream[places[at]].operands) for at in (one, other))
    first[4:], second[4:] = second[4:], first[4:]
    for at, matrix in ((one, first), (other, second)):
        stream[places[at]] = pikepdf.ContentStreamInstruction(matrix, stream[places[at]].operator)
    pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(stream))


@pytest.mark.fault("Words of a PDF in another order than they are drawn", "named beside the text")
@pytest.mark.parametrize(("one", "other"), [(8, 20), (10, 11), (9, 30), (12, 15)])
def test_words_in_another_order_than_they_are_drawn_are_named(one: int, other: int) -> None:
    """The page shows another order than the one in which they are read."""
    pdf = sample()
    assert DISORDER not in [beside.name for beside in read_back(pdf).beside]
    moved_words(pdf, one, other)
    assert DISORDER in [beside.name for beside in read_back(pdf).beside]
