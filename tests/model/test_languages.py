"""What the toolkit writes of itself in a licence is in the language of the family, and is known again."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.samples import sample
from tests.writers.resolver import differences
from tests.writers.wordml import part
from tests.writers.wordml_lint import faults

from engross.model import Document
from engross.readers import read
from engross.readers.identify import Candidate, Verdict, identify
from engross.readers.words import passages
from engross.redline import compare
from engross.writers import redline, write

WORDS = {
    "en": ("Contents", "Page 1 of 2", "Skip to the text"),
    "de-AT": ("Inhalt", "Seite 1 von 2", "Zum Text springen"),
    "fr": ("Sommaire", "Page 1 sur 2", "Aller au texte"),
    "es": ("Índice", "Página 1 de 2", "Ir al texto"),
    "it": ("Indice", "Pagina 1 di 2", "Vai al testo"),
    "nl": ("Inhoud", "Pagina 1 van 2", "Naar de tekst"),
    "pt-BR": ("Índice", "Página 1 de 2", "Ir para o texto"),
    "sv": ("Contents", "Page 1 of 2", "Skip to the text"),
}
"""By language: the title of the contents, the foot of the first of two pages, the link over the head of a page.

Swedish is not known, and gets the words of English.
"""


def in_language(tag: str) -> Document:
    """A licence of a family in this language."""
    document = sample()
    return replace(document, record=replace(document.record, language=tag))


def told(data: bytes, name: str, document: Document) -> tuple[object, object]:
    """What a file is taken for, and what stands beside its text."""
    answer = identify(read(data, name), [Candidate.of(document, "edition 1")])
    return answer.verdict, answer.beside


@pytest.mark.parametrize("tag", WORDS)
def test_a_page_and_a_word_file_have_the_words_of_their_language(tag: str) -> None:
    """The title of the contents in both, the link over the head in the page; neither counts as words of the text."""
    document, (title, _, link) = in_language(tag), WORDS[tag]
    page, word = write(document, "html"), write(document, "docx")
    assert f'<p id="_contents">{title}</p>' in page.decode()
    assert f">{link}</a>" in page.decode()
    headings = [
        text for text in part(word, "word/document.xml").itertext() if text in {one for one, *_ in WORDS.values()}
    ]
    assert headings == [title]
    assert told(page, "a.html", document) == told(word, "a.docx", document) == (Verdict.EXACT, ())


# WeasyPrint leaves its colour profile open, and warnings are errors here.
@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")
@pytest.mark.parametrize("tag", WORDS)
def test_the_foot_of_a_page_is_in_the_language(tag: str) -> None:
    """The number of the page and of all pages stand between its words, and the file reads exact."""
    document, (title, foot, _) = in_language(tag), WORDS[tag]
    pdf = write(document, "pdf")
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert foot.replace("2", str(len(pages))) in pages[0]
    assert title in pages[0]
    assert told(pdf, "a.pdf", document) == (Verdict.EXACT, ())


@pytest.mark.parametrize("tag", ["fr", "de-AT", "sv"])
def test_a_redline_of_two_languages_holds_both_titles(tag: str) -> None:
    """Accepting all changes gives the contents of the newer licence its title, rejecting them the older one's."""
    old, new = in_language("en"), in_language(tag)
    word = redline(compare(old, new), "docx")
    assert list(differences(word, write(old, "docx"), write(new, "docx"))) == []
    assert faults(word) == []


@pytest.mark.parametrize("named", ["", "The mill \u2013 ", "The mill 1.0 "])
@pytest.mark.parametrize("tag", WORDS)
def test_page_numbers_in_a_copied_text_are_no_words(tag: str, named: str) -> None:
    """The foot of each page, with or without the title, where a text was copied out of a PDF, is left out."""
    foot = WORDS[tag][1].removesuffix("2")
    things = iter(("book", "map", "chart", "plan", "saw", "file", "lamp", "bench", "loom", "anvil", "press", "kiln"))
    text = "The mill 1.0\n\n"
    for number in (1, 2, 3):
        text += "".join(f"Whoever borrows the {next(things)} keeps it dry.\n\n" for _ in range(4))
        # Without a title the number of the page alone tells where a page ends.
        text += f"{named}{foot.replace('1', str(number))}3\n\n" + ("\f" if named and number < 3 else "")
    found = read(text.encode(), "a.txt")
    assert found.beside == ()
    said = " ".join(passage.text for passage in passages(found.document))
    assert said == " ".join(line for line in text.replace("\f", "").split("\n\n") if line.endswith(("dry.", "1.0")))


@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")
@pytest.mark.parametrize("tag", ["de-AT", "fr", "pt-BR", "sv"])
@pytest.mark.parametrize("suffix", ["docx", "html", "pdf", "json"])
def test_a_file_is_read_in_its_language(suffix: str, tag: str) -> None:
    """So that a redline of two files is in that language too, and no program takes its words for misspelt English."""
    document = read(write(in_language(tag), suffix), f"a.{suffix}").document
    assert document.record.language == tag
    if suffix == "docx":
        assert f'<html lang="{tag}">' in redline(compare(document, document), "html").decode()


@pytest.mark.parametrize("said", ["", "x", "en</html>", "de_DE.UTF-8 and more"])
def test_a_language_that_is_no_tag_is_passed_over(said: str) -> None:
    """A page may say anything."""
    page = f'<!DOCTYPE html><html lang="{said}"><h1>T</h1><p>Words.</p></html>'
    assert read(page.encode(), "a.html").document.record.language == "en"


@pytest.mark.parametrize(
    ("tag", "said"),
    [("en", "The full text of the "), ("de", "Der vollständige Text: "), ("pl", "The full text of the ")],
)
def test_the_data_of_a_page_say_what_it_holds(tag: str, said: str) -> None:
    """In the language of the family, for lists of files and searches; in English where it is not known."""
    document = in_language(tag)
    name, identifier = document.record.name, document.record.id
    assert f'<meta name="description" content="{said}{name}, {identifier}. ' in write(document, "html").decode()
