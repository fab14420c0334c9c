"""All formats say the same: the words, their order and their numbers, read back out of every file of every variant.

The families are the real one and the small one of these tests. What the outside readers (pandoc, LibreOffice,
pdftotext) give is compared with the Document, and so is each clause file: no word of a clause that applies is lost.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests import licences, reading
from tests.shares import some_by_default

from engross.library.conditions import holds
from engross.library.family import names
from engross.model import Document, Family, Paragraph, Term, Variant
from engross.writers import FORMATS, write
from engross.writers.json import read

HERE = Path(__file__).parent
FAMILIES: Mapping[str, Family] = {
    folder.name: licences.family(folder) for folder in (HERE.parent / "clauses", HERE / "families" / "garden")
}
CASES = [(family, variant) for family in FAMILIES.values() for variant in family.variants]
EVERY_VARIANT = pytest.mark.parametrize("case", CASES, ids=lambda case: case[1].id)
Case = tuple[Family, Variant]
SET_BY_DEFAULT = ("MG0", "MG-BY-NC-RAI")
"""Licences of ours that other programs read back by default: setting a PDF takes two seconds."""
READ_BY_OTHERS = pytest.mark.parametrize(
    "case",
    some_by_default(
        ((case,) for case in CASES), lambda one: one[0][0].name != "ModelGo" or one[0][1].id in SET_BY_DEFAULT
    ),
    ids=[case[1].id for case in CASES],
)

# WeasyPrint leaves its colour profile open, and warnings are errors here.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")


@pytest.fixture(scope="session")
def documents() -> dict[str, Document]:
    """The documents of all families by id."""
    return {
        one.record.id: one for family in FAMILIES.values() for one in licences.documents(Path(family.path)).values()
    }


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files to be read back are written."""
    return tmp_path_factory.mktemp("formats")


@pytest.fixture(scope="session")
def docx_files(documents: dict[str, Document], folder: Path) -> dict[str, Path]:
    """Every document as a Word file on disk, by id."""
    files = {identifier: folder / f"{identifier}.docx" for identifier in documents}
    for identifier, file in files.items():
        file.write_bytes(write(documents[identifier], "docx"))
    return files


@pytest.fixture(scope="session")
def office(docx_files: dict[str, Path], folder: Path, checker: Callable[[str], str]) -> dict[str, list[str]]:
    """The words of every Word file as LibreOffice prints them, its own numbers included."""
    return reading.office_texts(docx_files.values(), checker("soffice"), folder)


def document_of(case: Case, documents: dict[str, Document]) -> Document:
    """The document of a case."""
    return documents[case[1].document_id]


def folded(words: list[str], document: Document) -> list[str]:
    """The words, case-folded where the document is conspicuous; none is dropped, however many there are."""
    flags = [*reading.in_capitals(document), *[False] * len(words)]
    return [word.casefold() if flag else word for word, flag in zip(words, flags, strict=False)]


@EVERY_VARIANT
@pytest.mark.parametrize("name", ["md", "html", "json"])
def test_words_and_numbers_read_back_equal(name: str, case: Case, documents: dict[str, Document]) -> None:
    """Markdown, HTML and JSON hold the words of the document, labels included, in its order."""
    document = document_of(case, documents)
    readers = {"md": reading.from_markdown, "html": reading.from_html, "json": reading.from_json}
    assert readers[name](write(document, name)) == reading.expected(document)


@EVERY_VARIANT
def test_plain_text_reads_back_equal(case: Case, documents: dict[str, Document]) -> None:
    """Text has the same words and numbers; conspicuous passages are in capitals."""
    document = document_of(case, documents)
    found = reading.from_text(write(document, "txt"))
    assert folded(found, document) == folded(reading.expected(document), document)


@READ_BY_OTHERS
def test_word_files_hold_the_words_as_pandoc_reads_them(
    case: Case, documents: dict[str, Document], folder: Path, checker: Callable[[str], str]
) -> None:
    """An independent reader finds every word in its place; numbers of provisions are native and not text."""
    document = document_of(case, documents)
    file = folder / f"{document.record.id}.docx"
    file.write_bytes(write(document, "docx"))
    assert reading.from_docx(file, checker("pandoc")) == reading.expected(document, labels=False)


@pytest.mark.slow
@EVERY_VARIANT
def test_word_files_print_the_numbers_as_libreoffice_counts_them(
    case: Case, documents: dict[str, Document], office: dict[str, list[str]]
) -> None:
    """Native numbering, counted by another program, gives the labels of the document; the contents list them too."""
    document = document_of(case, documents)
    found = reading.without(office[document.record.id], reading.contents_in_word(document))
    assert found == reading.expected(document)


@READ_BY_OTHERS
def test_pdf_files_hold_the_words_as_pdftotext_reads_them(
    case: Case, documents: dict[str, Document], folder: Path, checker: Callable[[str], str]
) -> None:
    """The PDF has the same words and numbers on its pages, running heads and page numbers aside."""
    document = document_of(case, documents)
    file = folder / f"{document.record.id}.pdf"
    file.write_bytes(write(document, "pdf"))
    assert reading.from_pdf(file, checker("pdftotext"), document) == reading.expected(document)


@EVERY_VARIANT
def test_json_comes_back_as_the_document(case: Case, documents: dict[str, Document]) -> None:
    """`from_json(to_json(d)) == d`."""
    document = document_of(case, documents)
    assert read(write(document, "json")) == document


def test_every_format_is_compared() -> None:
    """A format that joins the registry has to join this file."""
    assert {one.name for one in FORMATS} == {"md", "txt", "html", "docx", "pdf", "json"}


# --- No word is lost between the clause files and the document ---

_PLACE = re.compile(r"\{\{[^}]*\}\}|\[[^\]]*\]\(#[^)]*\)|^ *- ", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def pieces(file: str) -> list[list[str]]:
    """The words of a clause file's body between placeholders, references and bullets, found without our reader."""
    body = file.split("\n---\n", 1)[1]
    return [words for piece in _PLACE.split(body) if (words := _words(_LINK.sub(r"\1", piece)))]


def _words(text: str) -> list[str]:
    """Words alone, for the punctuation of a list follows from what survives of it."""
    return re.findall(r"[\w'’-]+", re.sub("[*_]", "", text))


def stretches(document: Document) -> dict[str, list[str]]:
    """The words of each provision and of all below it, by id; an item that was run on stands with its lead-in."""
    found: dict[str, list[str]] = {}
    for provision in document.walk():
        blocks = (block for below in provision.walk() for block in below.body if isinstance(block, Paragraph))
        words = [word for block in blocks for word in _words(block.text)]
        found.update(dict.fromkeys((provision.id, *provision.aliases), words))
    return found


def lost(wanted: list[list[str]], words: list[str]) -> list[list[str]]:
    """The pieces that do not stand in the words, one unbroken piece after the other."""
    at = 0
    missing = []
    for piece in wanted:
        places = (place for place in range(at, len(words)) if words[place : place + len(piece)] == piece)
        place = next(places, None)
        if place is None:
            missing.append(piece)
        else:
            at = place + len(piece)
    return missing


@EVERY_VARIANT
def test_no_word_of_a_clause_that_applies_is_lost(case: Case, documents: dict[str, Document]) -> None:
    """Each file's words stand in the document, in order; what is absent is an unused definition or an empty list."""
    family, variant = case
    document = document_of(case, documents)
    found = stretches(document)
    true = names(family, variant)
    applying = [one for several in family.clauses.values() for one in several if holds(one.applies.text, true)]
    used = {
        inline.target
        for provision in document.walk()
        for block in provision.body
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, Term)
    }
    for clause in applying:
        file = Path(clause.path).read_text("utf-8")
        if clause.id in found:
            assert lost(pieces(file), found[clause.id]) == [], clause.path
        else:
            assert (clause.id not in used) if clause.term else file.rstrip().endswith(":"), clause.path


def test_a_lost_word_would_be_found() -> None:
    """The comparison above sees a word that is missing, a word too many, and two that changed places."""
    wanted = pieces("---\nid: x\n---\nYou **may** {{how}} keep it, see [Section](#y):\n\n- by day\n- by night\n")
    assert wanted == [["You", "may"], ["keep", "it", "see"], ["by", "day"], ["by", "night"]]
    words = _words("You may well keep it, see Section 2: by day and by night")
    assert lost(wanted, words) == []
    assert lost(wanted, [word for word in words if word != "it"]) == [["keep", "it", "see"]]
    assert lost(wanted, [*words[:4], "not", *words[4:]]) == [["keep", "it", "see"]]
    assert lost(wanted, [*words[:-5], "by", "night", "and", "by", "day"]) == [["by", "night"]]
