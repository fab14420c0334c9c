"""Typographic quotation marks: which are printed where, and that no comparison minds them."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from tests.licences import CLAUSES, documents
from tests.redline.edits import script
from tests.samples import para, sample
from tests.shares import some_by_default
from tests.writers.resolver import differences

from engross import writers
from engross.api import Verdict, identify
from engross.editions.content import unlike
from engross.model import (
    Document,
    Link,
    Mark,
    MarkedTable,
    Paragraph,
    PlacedParagraph,
    PlacedTable,
    Provision,
    Quotes,
    Reference,
    Table,
    Term,
    Text,
)
from engross.model.cut import is_silent
from engross.readers import read
from engross.readers.comparable import comparable
from engross.redline import compare, place
from engross.writers import docx
from engross.writers.quotes import in_print, marks, quoted, redline_in_print

CASES = {
    "a term in bold": ("en", ('"', "Output", '" means'), ("“", "Output", "” means")),
    "an apostrophe": (
        "en",
        ("the licensor's and the licensors' models",),
        ("the licensor’s and the licensors’ models",),
    ),
    "marks in marks": ("en", ("\"He said 'no'.\"",), ("“He said ‘no’.”",)),
    "inches and feet": ("en", ("a 5\" pipe, 6' long",), ('a 5" pipe, 6’ long',)),
    "years and old words": ("en", ("in the '90s 'tis",), ("in the ’90s ’tis",)),
    "a quotation that goes on": ("en", ('"One paragraph.',), ("“One paragraph.",)),
    "and its end": ("en", ('The last one."',), ("The last one.”",)),
    "behind a bracket and a link": ("en", ('(the "', "site", '")'), ("(the “", "site", "”)")),
    "German": ("de-AT", ("\"Werk\" und 'Daten' von Hans' Haus",), ("„Werk“ und \u201aDaten\u2018 von Hans’ Haus",)),
    "French": ("fr", ('l\'"œuvre"',), ("l’«\u00a0œuvre\u00a0»",)),
    "Swiss": ("fr-CH", ("\"œuvre\" 'une'",), ("«œuvre» \u2039une\u203a",)),
    "Spanish": ("es", ('la "obra"',), ("la «obra»",)),
    "another language, as in English": ("pl", ('"umowa"',), ("“umowa”",)),
    "marks that are typed": ("de", ("“so” typed",), ("“so” typed",)),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_marks_of_a_language(case: tuple[str, Sequence[str], Sequence[str]]) -> None:
    """Pairs become those of the language, apostrophes one sign, whatever words are set apart; what is typed stays."""
    language, typed, printed = case
    assert quoted(typed, marks(language)) == list(printed)


def spoken(language: str = "en-GB", how: Quotes = Quotes.IN_PRINT) -> Document:
    """The sample with marks around and within all that a paragraph may hold."""
    told = para(
        'Where "',
        Text("Goods", strong=True),
        '" or "',
        Term("Goods", "def.goods"),
        '" are the seller\'s, see "',
        Reference("keep", "2.1", "Section"),
        '" and ',
        Link('the "site"', "https://example.org/"),
        " or ",
        Link("https://example.org/'a\"", "https://example.org/'a\""),
        ".",
    )
    kept = Paragraph((Text('print("it\'s")'),), manner="verbatim")
    document = sample()
    first, *rest = document.sections
    sections = (replace(first, body=(*first.body, told, kept)), *rest)
    return replace(document, record=replace(document.record, language=language, quotes=how), sections=sections)


def test_what_stays_as_it_is_typed() -> None:
    """Verbatim words, addresses, and everything where the family asks for nothing."""
    *_, told, kept = in_print(spoken()).sections[0].body
    assert isinstance(told, Paragraph)
    assert told.text == (
        "Where “Goods” or “Goods” are the seller’s, see “Section 2.1” and the “site” or https://example.org/'a\"."
    )
    assert kept == spoken().sections[0].body[-1]
    plain = spoken(how=Quotes.AS_TYPED)
    assert in_print(plain) is plain


def _quoting(name: str = 'The "Sample"') -> Document:
    """The sample with straight marks in its name, in an item of an item, in the caption and a cell of a table."""

    def told(one: Provision) -> Provision:
        """The provision and all below it."""
        body = tuple(_in_table(block) if isinstance(block, Table) else block for block in one.body)
        body = (para('by "day"; or'),) if one.id == "keep.a.1" else body
        return replace(one, body=body, children=tuple(map(told, one.children)))

    made = sample()
    record = replace(made.record, name=name, language="en-GB", quotes=Quotes.TYPOGRAPHIC)
    sections, annexes = tuple(map(told, made.sections)), tuple(map(told, made.annexes))
    return replace(made, record=record, sections=sections, annexes=annexes, end='The "End"')


def _in_table(table: Table) -> Table:
    (_, *cells), *rows = table.rows
    return replace(table, caption='The "rights"', rows=((para('"1"'), *cells), *rows))


SAID = ("The “Sample”", "by “day”; or", "The “rights”", "“1”", "The “End”")


def test_marks_are_set_wherever_words_stand() -> None:
    """In the name, in items of items, in captions and cells, and in the closing line; of a redline on both sides."""
    document = in_print(_quoting())
    placed = place(document)
    (table,) = (one for one in placed if isinstance(one, PlacedTable))
    said = [one.text for one in placed if isinstance(one, PlacedParagraph)]
    said += [document.record.name, table.caption, table.rows[1][0].text]
    assert not [words for words in SAID if words not in said]
    assert not [words for words in said if '"' in words and "quotes" not in words]
    found = redline_in_print(compare(_quoting('The "Old"'), _quoting()))
    assert (found.old.name, found.new.name) == ("The “Old”", "The “Sample”")
    (marked,) = (one for one in found.blocks if isinstance(one, MarkedTable))
    for side in (marked.old, marked.new):
        assert side is not None
        assert (side.caption, side.rows[1][0].text) == ("The “rights”", "“1”")
    assert marked.rows[1].cells[0].here.text == "“1”"


@pytest.mark.parametrize("how", Quotes)
def test_which_formats_print_them(how: Quotes) -> None:
    """None, those for print, or all but JSON, which holds the words as they are typed."""
    document = spoken(how=how)
    found = {name: writers.write(document, name) for name in ("md", "txt", "html", "json")}
    with zipfile.ZipFile(BytesIO(writers.write(document, "docx"))) as package:
        found["docx"] = package.read("word/document.xml")
    curly = {name for name, data in found.items() if "seller’s" in data.decode()}
    wanted = {
        Quotes.AS_TYPED: set(),
        Quotes.IN_PRINT: {"html", "docx"},
        Quotes.TYPOGRAPHIC: {"html", "docx", "md", "txt"},
    }
    assert curly == wanted[how]


@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")
@pytest.mark.parametrize(
    ("name", "language", "of"),
    some_by_default(
        product([one.name for one in writers.FORMATS], ["en-GB", "de", "fr"], ["the family", "the sample"]),
        lambda case: (case[1] == "fr") == (case[2] == "the family") and (case[0] != "pdf" or case[1] == "de"),
    ),
)
def test_every_format_reads_the_same(name: str, language: str, of: str, tmp_path: Path) -> None:
    """A licence printed with the marks is exactly the one with straight ones: identified, compared, verified."""
    typed = documents(CLAUSES)["MG0"] if of == "the family" else sample()
    typed = replace(typed, record=replace(typed.record, language=language, quotes=Quotes.AS_TYPED))
    printed = replace(typed, record=replace(typed.record, quotes=Quotes.TYPOGRAPHIC))
    file = tmp_path / f"licence.{name}"
    file.write_bytes(writers.write(printed, name))
    answer = identify(file, [typed, documents(CLAUSES)["MG-BY"]])
    assert (answer.verdict, answer.nearest[0].document.record.id) == (Verdict.EXACT, typed.record.id)
    assert unlike(typed, file.read_bytes(), file.name) == ()
    straight = read(writers.write(typed, name), file.name)
    assert compare(*comparable(straight, read(file.read_bytes(), file.name))).changes == ()


@pytest.mark.parametrize("language", ["en-GB", "fr"])
def test_a_word_redline_gives_both_documents(language: str) -> None:
    """Accepting all gives the newer file, rejecting all the older one, both with the marks of the newer."""
    for seed in range(3):
        old = documents(CLAUSES)["MG-BY-NC-RAI"]
        new = script(old, seed)
        old, new = (
            replace(one, record=replace(one.record, language=language, quotes=Quotes.IN_PRINT)) for one in (old, new)
        )
        assert list(differences(docx.redline(compare(old, new)), docx.write(old), docx.write(new))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([para("the seller's \"goods\" 'x'")], [para("the seller\u2019s \u201cgoods\u201d \u2018x\u2019")]),
        ([para('he said "yes" twice')], [para("he said \u00ab\u00a0yes\u00a0\u00bb twice")]),
        ([para("he said \u00ab yes \u00bb once")], [para('he said "yes" twice')]),
        ([para(Text('"Goods"', strong=True), " and")], [para("\u201c", Text("Goods", strong=True), "\u201d and")]),
        (
            [para(Link('the "site"', "https://example.org/"))],
            [para(Link("the \u201csite\u201d", "https://example.org/"))],
        ),
        ([para(Text("\u00ab\u00a0", strong=True), "so")], [para('"so')]),
        ([para(Text("\u00ab", strong=True), "\u00a0so")], [para('"so')]),
    ],
    ids=["all kinds", "french", "and back", "half bold", "link", "bold", "cut"],
)
def test_the_kind_of_a_mark_is_no_change(old: list[Paragraph], new: list[Paragraph]) -> None:
    """Marks of another kind are not counted and not shown but in Word, where each document comes back with its own."""
    first, *rest = sample().sections
    before, after = (replace(sample(), sections=(replace(first, body=tuple(one)), *rest)) for one in (old, new))
    found = compare(before, after)
    shown = [run for change in found.changes for run in change.runs if run.mark is not Mark.NONE]
    assert not any(is_silent(run.text) for run in shown)
    assert list(differences(docx.redline(found), docx.write(before), docx.write(after))) == []
    assert list(differences(docx.redline(compare(after, before)), docx.write(after), docx.write(before))) == []


def test_marks_alone_are_no_change_in_a_whole_document() -> None:
    """Two texts that differ in nothing else read the same; the newer marks are printed, and both are in Word."""
    old, new = spoken(how=Quotes.AS_TYPED), in_print(spoken("fr"))
    new = replace(new, record=old.record)
    found = compare(old, new)
    assert found.changes == ()
    assert "<ins" not in writers.redline(found, "html").decode().split('class="redline"')[1]
    assert list(differences(docx.redline(found), docx.write(old), docx.write(new))) == []
