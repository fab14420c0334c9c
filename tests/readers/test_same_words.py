"""The same words in another format read the same, and of one changed word exactly that word is told."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.licences import released
from tests.printing import converted, printed, resaved
from tests.readers.test_identify import changed, known, marked
from tests.readers.test_text import copied
from tests.shares import some_by_default

from engross.editions.history.released import editions
from engross.model import Document
from engross.readers import Known, Reading, read
from engross.readers.comparable import comparable
from engross.readers.identify import Verdict, identify
from engross.readers.structure import Aspect
from engross.redline import compare
from engross.writers import write

BUILDS = Path(__file__).parents[2] / "builds"
NEWEST = editions(BUILDS)[-1]
FORMS = ("txt", "md", "html", "docx", "pdf", "json")
PAIRS = [(variant, form) for variant in released(NEWEST) for form in FORMS]

# WeasyPrint leaves its colour profile open, and warnings are errors here.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")


def licence(document: Document) -> Reading:
    """A licence of the family, which is no file."""
    return Reading(document, "json", frozenset(Known))


@pytest.mark.parametrize(("variant", "form"), some_by_default(PAIRS, lambda pair: pair[0] == "MG-BY-NC"))
def test_a_licence_beside_its_own_file(variant: str, form: str) -> None:
    """Each licence and each of its files read the same, in both directions."""
    document = released(NEWEST)[variant]
    file = read((BUILDS / NEWEST / f"{document.record.id}.{form}").read_bytes(), f"file.{form}")
    for pair in ((licence(document), file), (file, licence(document))):
        assert compare(*comparable(*pair)).changes == ()


@pytest.mark.parametrize("form", some_by_default(((form,) for form in FORMS), lambda one: one[0] in ("md", "docx")))
def test_two_files_of_one_licence(form: str) -> None:
    """Files of two formats read the same without the licence between them."""
    document = released(NEWEST)["MG-BY-OS"]
    one, other = (
        read((BUILDS / NEWEST / f"{document.record.id}.{suffix}").read_bytes(), f"file.{suffix}")
        for suffix in (form, FORMS[FORMS.index(form) - 1])
    )
    assert compare(*comparable(one, other)).changes == ()


def check_changed(variant: str, form: str, seed: int) -> None:
    """One word of a file is made another: that word is told and nothing else."""
    document = released(NEWEST)[variant]
    other, word = changed(document, random.Random(f"{variant} {form} {seed}"))
    file = read(write(other, form), f"file.{form}")
    redline = compare(*comparable(licence(document), file))
    assert [change.kind.value for change in redline.changes] == ["changed"]
    deleted, inserted = marked(redline)
    assert (deleted.mark.value, inserted.mark.value) == ("deleted", "inserted")
    assert word in deleted.text.casefold()
    assert "zebra" in inserted.text.casefold()
    assert " " not in deleted.text + inserted.text


CHANGED = random.Random(22).sample([pair for pair in PAIRS if pair[1] != "pdf"], 12)


@pytest.mark.parametrize(("variant", "form"), CHANGED)
def test_one_changed_word(variant: str, form: str) -> None:
    """A sample of licences and formats."""
    check_changed(variant, form, 0)


@pytest.mark.slow
@pytest.mark.parametrize(("variant", "form"), PAIRS)
def test_one_changed_word_everywhere(variant: str, form: str) -> None:
    """All licences in all formats, three words each."""
    for seed in range(1, 4):
        check_changed(variant, form, seed)


def saved_again(through: str, folder: Path, soffice: str) -> Iterator[tuple[Document, Reading]]:
    """Each licence with its Word file as LibreOffice saved it."""
    ours = list(released(NEWEST).values())
    paths = [BUILDS / NEWEST / f"{document.record.id}.docx" for document in ours]
    for document, path in zip(ours, resaved(paths, through, soffice, folder), strict=True):
        yield document, read(path.read_bytes(), path.name)


@pytest.mark.slow
@pytest.mark.parametrize("through", ["docx", "odt"])
def test_a_licence_beside_its_word_file_saved_again(
    through: str, tmp_path: Path, checker: Callable[[str], str]
) -> None:
    """Word files that LibreOffice saved as docx, or as odt and back, read the same and are exact."""
    for document, file in saved_again(through, tmp_path, checker("soffice")):
        assert compare(*comparable(licence(document), file)).changes == ()
        answer = identify(file, known())
        assert answer.verdict is Verdict.EXACT, (document.record.id, answer.differences[:5], answer.beside)


@pytest.mark.slow
def test_a_licence_beside_its_word_file_saved_as_doc(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """LibreOffice's doc lets a list go on where a new one starts, and cites it so: those numbers are told, no words."""
    for document, file in saved_again("doc", tmp_path, checker("soffice")):
        answer = identify(file, known())
        assert answer.nearest[0].document.record.id == document.record.id
        assert answer.verdict is Verdict.ALTERED
        words = [word for edit in answer.match.edits for side in (edit.deleted, edit.inserted) for word in side]
        assert all(len(word.key) <= 2 for word in words), words
        assert {difference.aspect for difference in answer.differences} <= {Aspect.NUMBER}
        assert [*answer.missing, *answer.moved, *answer.beside] == []


@pytest.mark.slow
def test_a_licence_beside_the_page_that_libreoffice_makes_of_it(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """That page shows "1." and "a." where the Word file shows "2.1" and "(a)": those numbers are told, nothing else."""
    ours = list(released(NEWEST).values())
    paths = [BUILDS / NEWEST / f"{document.record.id}.docx" for document in ours]
    for document, path in zip(ours, converted(paths, "html", checker("soffice"), tmp_path / "html"), strict=True):
        answer = identify(read(path.read_bytes(), path.name), known())
        assert answer.nearest[0].document.record.id == document.record.id
        assert {difference.aspect for difference in answer.differences} == {Aspect.NUMBER}
        assert [*answer.match.edits, *answer.missing, *answer.moved, *answer.beside] == []
        assert [answer.before, answer.after] == ["", ""]


@pytest.mark.parametrize("option", ["-layout", pytest.param("-q", marks=pytest.mark.slow)])
def test_text_copied_out_of_the_pdf_of_our_word_file(
    option: str, tmp_path: Path, checker: Callable[[str], str]
) -> None:
    """Lines break elsewhere in LibreOffice's PDF, and a table says its header row again on the next page."""
    path = tmp_path / "copied.pdf"
    path.write_bytes(printed(BUILDS / NEWEST / f"MG-BY-NC-RAI-{NEWEST}.docx", checker("soffice"), tmp_path))
    answer = identify(read(copied(path, checker("pdftotext"), option).encode(), "copied.txt"), known())
    assert answer.verdict is Verdict.EXACT, (answer.match.edits, answer.differences, answer.beside)


def test_two_pdfs_of_a_licence_read_the_same() -> None:
    """A label that stands on a line of its own ("Annex A") is in both."""
    data = write(released(NEWEST)["MG-BY-NC-RAI"], "pdf")
    assert compare(*comparable(read(data, "old.pdf"), read(data, "new.pdf"))).changes == ()
