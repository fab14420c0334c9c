"""Licences in every format read back to what they say, and files that are damaged, huge or no licence refused."""

import io
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from tests.printing import printed

from engross.model import Document, Kind, Reference, Table
from engross.model.diagnostics import BadInput
from engross.readers import read as read_file
from engross.readers import words
from engross.readers.word.inlines import identifier
from engross.writers.docx.places import FIRST, SECOND, bookmark
from engross.writers.json import read as read_json

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "builds" / "3.0-draft.1"
SUFFIXES = ("txt", "md", "html", "docx", "pdf", "json")
SAMPLE = "MG-BY-NC-RAI-3.0-draft.1"
TWO = (b"MIT-like title\n\n1. First words of a licence.\n\n2. Second words, as in Section 1.\n", "LICENSE")


def read(data: bytes, name: str) -> Document:
    """The text of a file."""
    return read_file(data, name).document


def keys(document: Document, *, labels: bool) -> list[str]:
    """The words without their formatting, with the labels before provisions or without."""
    return [word.key for word in words(document) if labels or not word.label]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_reads_back(suffix: str) -> None:
    """Words, numbers, closing line and ids of a licence come back; those of a Word file as Word would show them."""
    known = read_json((EDITION / f"{SAMPLE}.json").read_bytes())
    found = read((EDITION / f"{SAMPLE}.{suffix}").read_bytes(), f"LICENSE.{suffix}")
    assert keys(found, labels=False) == keys(known, labels=False)
    assert keys(found, labels=True) == keys(known, labels=True)
    assert found.end == known.end
    if suffix != "txt":
        assert len({p.id for p in known.walk()} - {p.id for p in found.walk()}) <= 3


@pytest.mark.slow
@pytest.mark.parametrize("printer", ["chromium", "soffice"])
def test_pdfs_that_others_print_read_back(printer: str, tmp_path: Path, checker: Callable[[str], str]) -> None:
    """The page as Chromium prints it, the Word file as LibreOffice does: no header, footer, contents or extra row."""
    suffix = {"chromium": "html", "soffice": "docx"}[printer]
    known = read_json((EDITION / f"{SAMPLE}.json").read_bytes())
    found = read(printed(EDITION / f"{SAMPLE}.{suffix}", checker(printer), tmp_path), "printed.pdf")
    assert keys(found, labels=True) == keys(known, labels=True)
    assert keys(found, labels=False) == keys(known, labels=False)


@pytest.mark.parametrize(
    ("drawn", "wanted"),
    [
        ("13.10 | Governing law", ["13", ".", "10", "governing", "law"]),
        ("Section 13.10 | s", ["section", "13", ".", "10s"]),
        ("13.10 | (a)", ["13", ".", "10", "(", "a", ")"]),
        ("Words | worth", ["wordsworth"]),
    ],
)
def test_what_a_pdf_draws_side_by_side(drawn: str, wanted: list[str]) -> None:
    """Words that touch the label before them, as where it fills its column, are apart from it; other pieces are one."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    draws = [f"BT /F1 10 Tf 1 0 0 1 {50 + 25 * n} 700 Tm ({text}) Tj ET" for n, text in enumerate(drawn.split(" | "))]
    draws.append("BT /F1 10 Tf 1 0 0 1 50 650 Tm (More words.) Tj ET")
    page.Contents = pdf.make_stream("\n".join(draws).replace("(a)", "\\(a\\)").encode())
    made = io.BytesIO()
    pdf.save(made)
    assert keys(read(made.getvalue(), "drawn.pdf"), labels=True) == [*wanted, "more", "words", "."]


@pytest.mark.parametrize("suffix", ["md", "html", "docx"])
def test_structure_is_told_where_the_file_has_it(suffix: str) -> None:
    """Headings stand apart from words, citations know their target, tables have their rows."""
    found = read((EDITION / f"{SAMPLE}.{suffix}").read_bytes(), f"LICENSE.{suffix}")
    known = read_json((EDITION / f"{SAMPLE}.json").read_bytes())
    one, other = ([(p.id, "".join(i.text for i in p.heading)) for p in d.walk() if p.heading] for d in (found, known))
    assert one[1:] == other[1:]
    assert found.front[0].kind is Kind.TITLE
    assert found.record.name == known.record.name
    for kind in (Reference, Table):
        assert count(found, kind) == count(known, kind)


def count(document: Document, kind: type) -> int:
    """How many cross-references or tables a document has."""
    blocks = [block for provision in document.walk() for block in provision.body]
    if kind is Table:
        return sum(isinstance(block, Table) for block in blocks)
    cells = [
        cell for block in blocks if isinstance(block, Table) for row in (block.header, *block.rows) for cell in row
    ]
    paragraphs = [block for block in blocks if not isinstance(block, Table)] + cells
    return sum(isinstance(inline, kind) for paragraph in paragraphs for inline in paragraph.inlines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_leave_no_trace(encoding: str, end: str) -> None:
    """Whatever an editor makes of a text file, its words are the same."""
    text = "Title\n\n1. “Z\u00fcrich” means a licensee’s place.\n\n(a) Words follow.\n\nEnd of it\n"
    found = read(text.replace("\n", end).encode(encoding), "LICENSE")
    assert "z\u00fcrich" in keys(found, labels=False)
    assert keys(found, labels=True) == keys(read(text.encode(), "LICENSE"), labels=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("(a) Words.", "a) words."),
        ("(a) Words.", "* WORDS."),
        ('"Model" means', "\u201cModel\u201d means"),
        ("fine-tuned", "fine\u2010tuned"),
        ("its licensee's act", "its licensee\u2019s act"),
        ("one\ntwo", "one  two"),
        ("of\u00a0\ufb01les", "of files"),
    ],
)
def test_dress_leaves_no_trace(before: str, after: str) -> None:
    """Case, quotation marks, dashes, bullets, ligatures and white space are no words."""
    one, other = (keys(read(f"Title\n\n{text}\n".encode(), "a"), labels=False) for text in (before, after))
    assert one == other


@pytest.mark.parametrize(("before", "after"), [("Section 2.1(b)", "Section 2.1(c)"), ("a, b", "a b"), ("may", "must")])
def test_words_numbers_and_punctuation_count(before: str, after: str) -> None:
    """A cited number that differs differs, and so does a comma."""
    one, other = (keys(read(f"Title\n\nSee {text} here.\n".encode(), "a"), labels=False) for text in (before, after))
    assert one != other


def test_pages_keep_nothing_but_their_words() -> None:
    """Scripts, styles, navigation and what stands around the main part are left out; entities are read."""
    page = (
        b"<!DOCTYPE html><html lang=fr><head><title>x</title><style>p{}</style></head><body><header>Site</header><main>"
        b"<h1>Title</h1><nav>Contents</nav><p id=one>First &amp; <b>only</b><script>alert(1)</script> words"
        b"<p>Second<table><tr><th>A<th>B<tr><td>1<td>2</table></main><footer>Imprint</footer></body></html>"
    )
    found = read(page, "licence.html")
    assert keys(found, labels=False) == ["title", "first", "&", "only", "words", "second", "a", "b", "1", "2"]
    assert [p.id for p in found.walk()] == ["title", "one"]
    assert found.record.language == "fr"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "[" * 10_000),
        ("a.md", "![" * 5_000),
        ("a.html", "<div>x" * 5_000),
        ("a.html", "<table>" + "<tr><td>x" * 5_000),
        ("a.txt", "x\n" * 10_000),
        ("a.txt", "(a) x;\n" * 5_000),
        ("a.txt", "1. " * 10_000),
        ("a.txt", f"{'a' * 200}\n\n" * 5_000),
    ],
)
def test_monotonous_files_are_read_in_a_moment(name: str, text: str) -> None:
    """What could make a parser look at everything again and again takes seconds at most."""
    start = time.process_time()
    assert words(read(text.encode(), name))
    assert time.process_time() - start < 5


def test_a_paragraph_of_markdown_has_its_limit() -> None:
    """Beyond it the file is refused, for its reading would take too long."""
    with pytest.raises(BadInput, match="too many"):
        read(b"[" * 60_000, "a.md")


def test_contents_are_left_out_of_plain_text() -> None:
    """A list of headings that come again, with page numbers or without, is no part of the text."""
    headings = ["Definitions", "Grant of rights", "Limits", "General terms"]
    body = [f"{n}. {heading}\n\nWords that say something about {n}." for n, heading in enumerate(headings, 1)]
    listed = [f"{n}. {heading} .... {n}" for n, heading in enumerate(headings, 1)]
    with_contents = "\n".join(["Title", "", "Contents", "", *listed, "", *body])
    without = "\n".join(["Title", "", *body])
    assert keys(read(with_contents.encode(), "a"), labels=True) == keys(read(without.encode(), "a"), labels=True)


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return made.getvalue()


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><x>&a;&b;</x>'
REFUSED = {
    "nothing but nulls": b"\0" * 1000,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40,
    "too much text": b"word " * 300_000,
    "too many bytes": b" " * (32 * 1024 * 1024 + 1),
    "a zip that is no Word file": archive({"a.txt": b"a"}),
    "half a zip": archive({"word/document.xml": b"<x/>" * 1000})[:100],
    "a zip bomb": archive({"word/document.xml": b" " * (33 * 1024 * 1024)}),
    "entities": archive({"word/document.xml": ENTITIES}),
    "broken XML": archive({"word/document.xml": b"<w:document"}),
    "half a PDF": (EDITION / f"{SAMPLE}.pdf").read_bytes()[:3000],
    "a PDF without pages": b"%PDF-1.7\n%%EOF\n",
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused(case: str) -> None:
    """One finding that names the file and says what to do; nothing is expanded without limit."""
    with pytest.raises(BadInput) as refusal:
        read(REFUSED[case], "LICENSE")
    (finding,) = refusal.value.diagnostics
    assert finding.code in ("unreadable", "too-large")
    assert finding.span.path.startswith("LICENSE")
    assert finding.hint


@pytest.mark.parametrize("count", [60, pytest.param(120, marks=pytest.mark.slow)])
def test_damaged_files_are_read_or_refused_never_crashed_on(count: int) -> None:
    """Files with flipped, cut and doubled bytes give a document or a finding, and nothing else."""
    chance = random.Random(5)
    refused = 0
    for number in range(count):
        suffix = SUFFIXES[number % len(SUFFIXES)]
        data = bytearray((EDITION / f"MG0-3.0-draft.1.{suffix}").read_bytes())
        if suffix == "pdf" and number % 3:
            data = data[: len(data) // 4]
        for _ in range(chance.choice((1, 5, 50))):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        try:
            assert read(bytes(data), f"LICENSE.{suffix}").walk()
        except BadInput:
            refused += 1
    assert 0 < refused < count


def test_a_plain_text_without_anchors_counts_its_paragraphs() -> None:
    """Provisions of a plain text are called by their place, and labels stand apart."""
    found = read(*TWO)
    assert [(p.id, p.label) for p in found.walk()] == [("title", ""), ("paragraph.1", "1."), ("paragraph.2", "2.")]


@pytest.mark.parametrize("prefix", [FIRST, SECOND])
@pytest.mark.parametrize("id", ["keep", "def.use-restrictions", "liab.1.2"])
def test_a_bookmark_leads_back_to_its_clause(id: str, prefix: str) -> None:
    """Both bookmarks of a clause are known, for one that was moved has the second once all changes are accepted."""
    assert identifier(bookmark(id, prefix)) == id
