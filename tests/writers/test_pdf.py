"""The PDF writer: valid as PDF/A-3a and PDF/UA-1, readable in order, in bundled fonts, and always the same bytes."""

import hashlib
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
import weasyprint.text.ffi
from _pytest.mark import ParameterSet
from tests import licences
from tests.reading import expected
from tests.samples import para, sample
from tests.shares import some_by_default
from tests.writers.pdf_reading import from_pdf, heading, tops, whole_words
from tests.writers.renumbered import SCHEMES, renumbered

from engross.model import Document, Paragraph, Provision, Reference, Table, Text
from engross.model.diagnostics import BadInput
from engross.writers import json, text, typesetter
from engross.writers.pdf import subsetter_present, write, write_many
from engross.writers.typesetter import Attachment, typeset

ROOT = Path(__file__).parents[2]
FAMILIES = (ROOT / "clauses", *sorted(path.parent for path in (ROOT / "tests" / "families").glob("*/family.yaml")))
BUNDLED = {f"Source-Serif{style}" for style in ("", "-Bold", "-Italic", "-Bold-Italic")}
ATTACHED = Attachment("note.txt", b"some words", "A note", "Data", "2026-11-23")


@cache
def documents() -> dict[str, Document]:
    """Every document that is set: the sample, the sample under other numbering, and all variants of all families."""
    found = {"sample": sample()} | {name: renumbered(sample(), scheme) for name, scheme in SCHEMES.items()}
    return found | {one.record.id: one for family in FAMILIES for one in licences.documents(family).values()}


def names() -> list[ParameterSet]:
    """The names of all documents; only the sample's where the clauses cannot be read, for other tests say so."""
    try:
        found = list(documents())
    except BadInput:
        found = ["sample", *SCHEMES]
    ours = [name for name in found if name.startswith("MG")]
    return some_by_default(((name,) for name in found), lambda one: one[0] not in ours[1:-1])


written = cache(lambda name: write(documents()[name] if name != "sample" else sample()))


@pytest.fixture(params=names(), scope="module")
def case(request: pytest.FixtureRequest) -> tuple[Document, bytes]:
    """One document and its PDF."""
    name = request.param
    return (sample() if name == "sample" else documents()[name]), written(name)


@pytest.fixture
def file(case: tuple[Document, bytes], tmp_path: Path) -> Path:
    """The PDF of a case as a file."""
    path = tmp_path / "case.pdf"
    path.write_bytes(case[1])
    return path


def told(*command: str | Path) -> str:
    """What a program prints; it must end well."""
    return subprocess.run(command, capture_output=True, check=True, timeout=60, text=True).stdout


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_valid_under_both_standards(case: tuple[Document, bytes], profile: str) -> None:
    """One file keeps to PDF/UA-1 and to PDF/A-3a."""
    assert list(page.validate_pdf_bytes(case[1], profile=profile).failures) == []


def test_syntax_and_fonts(file: Path, checker: Callable[[str], str]) -> None:
    """Syntax is sound, and every font is a bundled one, embedded with its characters."""
    told(checker("qpdf"), "--check", file)
    fonts = [line.split() for line in told(checker("pdffonts"), file).splitlines()[2:]]
    assert fonts
    assert {re.sub(r"^[A-Z]{6}\+", "", name) for name, *_ in fonts} <= BUNDLED
    assert {tuple(columns[-5:-2]) for columns in fonts} == {("yes", "yes", "yes")}


def test_words_in_order(case: tuple[Document, bytes], file: Path, checker: Callable[[str], str]) -> None:
    """The words read out of the pages are those of the document, labels included, in its order."""
    document, _ = case
    found = from_pdf(file, document, checker("pdftotext"))
    assert found == whole_words(" ".join(expected(document))).split()


def linked(document: Document) -> Iterator[str]:
    """The ids that references and the contents of a document lead to; terms lead nowhere on paper."""
    yield from (top.id for top in tops(document))
    for provision in document.walk():
        for block in provision.body:
            cells = [block] if isinstance(block, Paragraph) else [c for row in (block.header, *block.rows) for c in row]
            inlines = (*provision.heading, *(inline for cell in cells for inline in cell.inlines))
            yield from (inline.target for inline in inlines if isinstance(inline, Reference))


def outline(items: Any, depth: int = 1) -> Iterator[tuple[int, str]]:
    """Bookmarks with their depth."""
    for item in items:
        yield depth, " ".join(item.title.split())
        yield from outline(item.children, depth + 1)


def test_bookmarks_and_links(case: tuple[Document, bytes], file: Path) -> None:
    """Each heading has a bookmark at its depth, and each link leads to a provision that is there."""
    document, _ = case
    with pikepdf.open(file) as pdf, pdf.open_outline() as bookmarks:
        found = list(outline(bookmarks.root))
        destinations = pdf.Root.Names.Dests.Names
        links = [link for leaf in pdf.pages for link in leaf.get("/Annots", []) if "/Dest" in link]
        targets = {str(link.Dest) for link in links}
        anchors = {str(destinations[position]) for position in range(0, len(destinations), 2)}
    headed = [one for top in tops(document) for one in top.walk() if one.heading]
    assert found == [(1 if one in tops(document) else 2, heading(one)) for one in headed]
    assert targets <= anchors
    assert targets == set(linked(document))


def test_contents_name_the_pages(case: tuple[Document, bytes], file: Path, checker: Callable[[str], str]) -> None:
    """The page that the contents give for a heading is the page where its bookmark leads."""
    document, _ = case
    first = whole_words(told(checker("pdftotext"), "-raw", "-l", "2", file, "-"))
    with pikepdf.open(file) as pdf, pdf.open_outline() as bookmarks:
        pages = {leaf.obj.objgen: number for number, leaf in enumerate(pdf.pages, start=1)}
        for item, top in zip(bookmarks.root, tops(document), strict=True):
            assert isinstance(item.destination, pikepdf.Array)
            assert f"{whole_words(heading(top))} {pages[item.destination[0].objgen]} " in first


def test_attachments(case: tuple[Document, bytes], file: Path) -> None:
    """The plain text and the JSON are inside, as other forms of the same document."""
    document, _ = case
    with pikepdf.open(file) as pdf:
        inside = {name: one.get_file().read_bytes() for name, one in pdf.attachments.items()}
        kinds = {str(one.UF): str(one.AFRelationship) for one in pdf.Root.AF}
    identifier = document.record.id
    assert inside == {f"{identifier}.txt": text.write(document), f"{identifier}.json": json.write(document)}
    assert kinds == {f"{identifier}.txt": "/Alternative", f"{identifier}.json": "/Source"}


def test_what_the_file_says_of_itself(case: tuple[Document, bytes], file: Path) -> None:
    """Title, author, language and dates are those of the record."""
    record = case[0].record
    with pikepdf.open(file) as pdf:
        assert str(pdf.docinfo["/Title"]) == f"{record.name} ({record.id})"
        assert str(pdf.docinfo["/Author"]) == record.text_owner
        assert str(pdf.Root.Lang) == record.language
        day = f"D:{record.date.replace('-', '')}"
        assert (str(pdf.docinfo["/CreationDate"]), str(pdf.docinfo["/ModDate"])) == (day, day)


def test_furniture(case: tuple[Document, bytes], file: Path, checker: Callable[[str], str]) -> None:
    """Every page has its number of all; every page but the first names the licence and its id."""
    record = case[0].record
    leaves = [whole_words(leaf) for leaf in told(checker("pdftotext"), file, "-").split("\f")[:-1]]
    for number, leaf in enumerate(leaves, start=1):
        assert f"Page {number} of {len(leaves)}" in leaf
        assert number == 1 or (record.id in leaf and whole_words(record.name) in leaf)


def long_table() -> Document:
    """The sample with a table that runs over pages."""
    rows = tuple((para(f"{n}"), para(f"row {n}"), para("Yes"), para("none")) for n in range(1, 120))
    table = Table("Many", (para("Number"), para("What"), para("Answer"), para("Place")), rows, (12, 52, 12, 24))
    section = Provision("many", sample().sections[0].kind, "body", 1, "4.", "4", (Text("Many"),), (table,))
    return replace(sample(), sections=(*sample().sections, section))


def test_a_long_table_repeats_its_header(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """On every page that holds rows, the column headings stand above them."""
    path = tmp_path / "long.pdf"
    path.write_bytes(write(long_table()))
    leaves = [
        leaf for leaf in told(checker("pdftotext"), "-layout", path, "-").split("\f") if re.search(r"row \d", leaf)
    ]
    assert len(leaves) > 2
    assert all(re.search(r"Number +What +Answer +Place", leaf) for leaf in leaves)


FETCHES = [
    '<img src="{}">',
    '<link rel="stylesheet" href="{}">',
    '<style>@import url("{}");</style>',
    '<p style="background: url({})">x</p>',
    '<style>@font-face {{ font-family: F; src: url("{}") }} p {{ font-family: F }}</style><p>x</p>',
    '<link rel="attachment" href="{}">',
    '<a rel="attachment" href="{}">x</a>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<style>p::before {{ content: url("{}") }}</style><p>x</p>',
]
ADDRESSES = [
    "file:///etc/hostname",
    "http://127.0.0.1:9/x",
    "https://127.0.0.1:9/x",
    "ftp://127.0.0.1:9/x",
    "data:text/plain,x",
    "relative.png",
    "../../../etc/hostname",
    "/etc/hostname",
    "//127.0.0.1:9/x",
    "engross:fonts/../typesetter.py",
    "engross:fonts/fonts.conf",
    "engross:fonts/SourceSerif4-Bold.ttf",
]


@pytest.fixture(scope="module")
def opened() -> list[str]:
    """The connections and requests of this process, as they come."""
    events: list[str] = []
    sys.addaudithook(lambda event, _: events.append(event) if event in ("socket.connect", "urllib.Request") else None)
    return events


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("form", FETCHES)
def test_nothing_is_fetched(form: str, address: str, opened: list[str]) -> None:
    """Whatever a page asks for, the work stops before anything is opened."""
    opened.clear()
    with pytest.raises(weasyprint.urls.FatalURLFetchingError):
        typeset(f'<html lang="en"><title>x</title><body>{form.format(address)}', ())
    assert opened == []


def test_a_character_without_a_shape_is_named() -> None:
    """A character that no bundled font has is an error that says which and where, all of them at once."""
    show = replace(sample().sections[1].children[1], body=(para("A \u2717 and a \u6f22."),))
    section = replace(sample().sections[1], children=(show,))
    with pytest.raises(BadInput) as caught:
        write(replace(sample(), sections=(section,), annexes=()))
    messages = [one.message for one in caught.value.diagnostics]
    assert len(messages) == 2
    assert "U+2717 BALLOT X" in messages[0]
    assert "show" in messages[0]
    assert "U+6F22" in messages[1]


PROGRAM = """
import hashlib, sys
sys.path.insert(0, {root!r})
from tests.samples import sample
from engross.writers.pdf import write
print(hashlib.sha256(write(sample())).hexdigest())
"""
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'


@pytest.mark.parametrize(
    ("seed", "zone", "fonts"), [("1", "Asia/Tokyo", NO_FONTS), ("2", "America/Lima", None), ("3", "UTC", "one")]
)
def test_same_bytes_elsewhere(seed: str, zone: str, fonts: str | None, tmp_path: Path) -> None:
    """Another process, folder, time zone, locale, hash seed and set of system fonts give the same bytes."""
    environment = {"PYTHONHASHSEED": seed, "TZ": zone, "HOME": str(tmp_path), "PATH": os.environ["PATH"], "LC_ALL": "C"}
    if fonts is not None:
        one = f"<dir>{typesetter.FONTS}</dir></fontconfig>"
        (tmp_path / "fonts.conf").write_text(NO_FONTS if fonts == NO_FONTS else NO_FONTS.replace("</fontconfig>", one))
        environment["FONTCONFIG_FILE"] = str(tmp_path / "fonts.conf")
    program = PROGRAM.format(root=str(ROOT))
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert done.stderr == ""
    assert done.stdout.strip() == hashlib.sha256(written("sample")).hexdigest()


def test_many_are_written_in_their_order() -> None:
    """A pool of processes gives what one process gives, in the order of the documents."""
    names = ("article", "sample")
    some = [documents()[name] for name in names]
    assert list(write_many(some, jobs=2)) == list(write_many(some, jobs=1)) == [written(name) for name in names]


def test_fonts_are_read_where_they_are_installed() -> None:
    """A copy in a temporary folder may be swept away while a process runs, and with it the letters of later files."""
    assert typesetter._press.__wrapped__().fonts._folder is None


def test_a_missing_subsetter_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libharfbuzz-subset there is a warning that names it."""
    assert subsetter_present()
    monkeypatch.setattr(weasyprint.text.ffi, "harfbuzz_subset", None)
    assert not subsetter_present()
    with pytest.warns(RuntimeWarning, match="libharfbuzz-subset"):
        typesetter._press.__wrapped__()


def test_without_the_subsetter_fonts_are_cut_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left out of the import of WeasyPrint is loaded where it is needed."""
    whole = len(typeset("<html lang='en'><title>x</title><p>x", ()))
    monkeypatch.setattr(weasyprint.pdf.fonts, "harfbuzz_subset", None)
    monkeypatch.setattr(weasyprint.pdf.fonts.LOGGER, "warning", lambda *words: None)
    made = typeset("<html lang='en'><title>x</title><p>x", ())
    assert len(made) < whole + 10_000
    assert list(page.validate_pdf_bytes(made, profile="3a").failures) == []


def test_pages_of_the_contents_end_where_the_column_ends(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """Whether a number has one figure or three, and whether its entry has one line or two."""
    entries = [("Entry", 2), ("Entry of a good many words that take the next line", 11), ("Entry", 101)]
    listed = "".join(f'<li data-target="#p{n}"><a href="#p{n}">{words}</a></li>' for words, n in entries)
    leaves = "".join(f'<p id="p{n}" style="break-before: page">{n}</p>' for n in range(2, 102))
    path = tmp_path / "many.pdf"
    path.write_bytes(typeset(f"<html lang='en'><title>x</title><nav><ol>{listed}</ol></nav>{leaves}", ()))
    boxes = told(checker("pdftotext"), "-bbox", "-l", "1", path, "-")
    places = {words: float(right) for right, words in re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">(\d+)</word>', boxes)}
    # The columns of the contents share the 146 mm from 24 mm to 170 mm, less 15 mm at the left and 8 mm between them.
    left, right = (places[number] / 72 * 25.4 for number in ("2", "101"))
    assert abs(right - 170) < 0.1
    assert abs(left - (170 - 8 - (146 - 15 - 8) / 2)) < 0.1
    assert min(abs(places["11"] / 72 * 25.4 - edge) for edge in (left, right)) < 0.1


def test_a_stream_that_ends_in_doubt_is_mended(tmp_path: Path) -> None:
    """An attachment whose compressed form ends in a carriage return is stored so that its length is plain."""
    doubtful = next(b"a" * n for n in count() if zlib.compress(b"a" * n, 9).endswith(b"\r"))
    made = typeset("<html lang='en'><title>x</title><p>x", [replace(ATTACHED, content=doubtful)])
    assert b"\r\nendstream" not in made
    assert list(page.validate_pdf_bytes(made, profile="3a").failures) == []
    (tmp_path / "made.pdf").write_bytes(made)
    with pikepdf.open(tmp_path / "made.pdf") as pdf:
        assert pdf.attachments["note.txt"].get_file().read_bytes() == doubtful


def test_a_table_of_objects_that_ends_in_doubt_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file as a whole ends in doubt, one more object gives it another end."""
    source = "<html lang='en'><title>x</title><p>x"
    first = typeset(source, [ATTACHED])
    [size] = re.findall(rb"/XRef.*/Size (\d+)", first)
    monkeypatch.setattr(typesetter, "_ENDS_IN_DOUBT", b"/Size " + size)
    assert re.findall(rb"/XRef.*/Size (\d+)", typeset(source, [ATTACHED])) == [b"%d" % (int(size) + 1)]
