"""Families of every structure that public licences have: all formats say what was typed, and nothing else.

Each file in `families/structures` is a family in one text: `@@ path` opens a file of it, `@@ reads ID` what a licence
must read like, numbers included. The words are our own.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import page
import pytest
from tests import reading
from tests.writers.resolver import differences

from engross.assemble import assemble_all, complete_all
from engross.assemble.proof import Proof
from engross.library.family import load
from engross.model import Document, Family
from engross.readers import read
from engross.readers.identify import Candidate, Verdict, identify
from engross.redline import compare
from engross.review.comments import Basis, report
from engross.review.comments import read as review
from engross.writers import redline, write

FOLDER = Path(__file__).parent / "families" / "structures"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
EVERY = pytest.mark.parametrize("name", NAMES)
SEVERAL = pytest.mark.parametrize(
    "name", [name for name in NAMES if "\noptions:\n" in (FOLDER / f"{name}.txt").read_text("utf-8")]
)
"""Families of more than one licence."""

# WeasyPrint leaves its colour profile open, and warnings are errors here.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")


@cache
def parts(name: str) -> dict[str, str]:
    """The files of a family and what its licences read like, by what `@@` says."""
    opened = re.split(r"(?m)^@@ (.+)\n", (FOLDER / f"{name}.txt").read_text("utf-8"))
    return dict(zip(opened[1::2], opened[2::2], strict=True))


@cache
def made(name: str) -> tuple[Family, tuple[Document, ...]]:
    """A family and the documents of all its licences."""
    with TemporaryDirectory() as folder:
        for path, text in parts(name).items():
            if not path.startswith("reads "):
                file = Path(folder, path)
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, "utf-8")
        family = load(Path(folder))
        return family, assemble_all(family)


@EVERY
def test_a_licence_reads_as_it_is_typed(name: str) -> None:
    """Words, numbers and marks are those that the file says, in the licences that it says them of."""
    family, made_of_it = made(name)
    assert Proof.of(family).typed, "two texts are read at one place, so that nothing is proven of them"
    documents = {document.record.variant: document for document in made_of_it}
    wanted = {key.removeprefix("reads "): text for key, text in parts(name).items() if key.startswith("reads ")}
    assert wanted
    for variant, text in wanted.items():
        assert " ".join(reading.expected(documents[variant])) == " ".join(text.split())


@EVERY
def test_texts_hold_the_same_words(name: str) -> None:
    """Text, Markdown, HTML and JSON read back as the document."""
    readers: dict[str, Callable[[bytes], list[str]]] = {
        "txt": reading.from_text,
        "md": reading.from_markdown,
        "html": reading.from_html,
        "json": reading.from_json,
    }
    for document in made(name)[1]:
        for suffix, back in readers.items():
            assert back(write(document, suffix)) == reading.expected(document), (document.record.id, suffix)


@pytest.mark.slow
@EVERY
def test_word_and_pdf_hold_the_same_words(name: str, tmp_path: Path, checker: Callable[[str], str]) -> None:
    """pandoc, LibreOffice and pdftotext find every word and every number."""
    documents = made(name)[1]
    for document in documents:
        for suffix in ("docx", "pdf"):
            (tmp_path / f"{document.record.id}.{suffix}").write_bytes(write(document, suffix))
    files = [tmp_path / f"{document.record.id}.docx" for document in documents]
    office = reading.office_texts(files, checker("soffice"), tmp_path)
    for document, file in zip(documents, files, strict=True):
        assert reading.from_docx(file, checker("pandoc")) == reading.expected(document, labels=False)
        if not any(level.continues for level in document.numbering.body):
            # LibreOffice begins such a level anew in every part; Word and our reader of Word do not.
            found = reading.without(office[document.record.id], reading.contents_in_word(document))
            # Nor does it print footnotes as text; their marks it does, and pandoc reads their words.
            assert found == reading.expected(replace(document, notes=()))
        for profile in ("ua1", "3a"):
            assert list(page.validate_pdf_bytes(file.with_suffix(".pdf").read_bytes(), profile=profile).failures) == []
        pdf = reading.from_pdf(file.with_suffix(".pdf"), checker("pdftotext"), document)
        assert pdf == reading.expected(document)


@pytest.mark.slow
@EVERY
def test_every_file_is_known_again(name: str) -> None:
    """`identify` says exact of every format, with nothing beside it."""
    documents = made(name)[1]
    known = [Candidate.of(document, "working") for document in documents]
    for document in documents:
        for suffix in ("txt", "md", "html", "docx", "pdf", "json"):
            file = f"{document.record.id}.{suffix}"
            answer = identify(read(write(document, suffix), file), known)
            assert answer.verdict is Verdict.EXACT, (file, answer.differences, answer.match.edits, answer.beside)
            assert document.record.id in {one.document.record.id for one in answer.nearest}


@pytest.mark.slow
@SEVERAL
def test_two_licences_are_redlined(name: str) -> None:
    """The first and the last licence side by side, in every format; accepted and rejected they are those two."""
    documents = made(name)[1]
    found = compare(documents[0], documents[-1])
    assert found.changes
    for suffix in ("docx", "html", "md", "json", "pdf"):
        assert redline(found, suffix)


def unresolved(old: Document, new: Document) -> list[str]:
    """Where the Word redline of two licences does not give the new one when accepted, or the old one when rejected."""
    return list(differences(redline(compare(old, new), "docx"), write(old, "docx"), write(new, "docx")))


@pytest.mark.parametrize("name", ["footnotes", "cover"])
def test_a_word_redline_resolves_to_both_licences(name: str) -> None:
    """Accepted it is the last licence of the family, rejected the first, as XML."""
    documents = made(name)[1]
    assert unresolved(documents[0], documents[-1]) == []


@pytest.mark.slow
@SEVERAL
def test_all_word_redlines_resolve_to_both_licences(name: str) -> None:
    """Every pair of licences of every family, up to eight of each, both ways."""
    documents = made(name)[1][:8]
    for old, new in permutations(documents, 2):
        assert unresolved(old, new) == [], (old.record.id, new.record.id)


def test_footnotes_that_were_sent_out_come_back_as_nothing() -> None:
    """A Word file with footnotes that nobody touched, clean or with our own tracked changes, holds no remark."""
    family, documents = made("footnotes")
    basis = Basis(documents[-1:], family, complete_all(family), {}, lambda _: documents[-1])
    for data in (write(documents[-1], "docx"), redline(compare(documents[0], documents[-1]), "docx")):
        returned = review(data, "returned.docx")
        assert len(returned.notes) >= len(documents[-1].notes)
        assert not report(returned, basis).anything
