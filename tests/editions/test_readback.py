"""Accepted pages read back: what is compared with the clauses is what the clauses said."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.licences import family

from engross.assemble import complete_cases
from engross.editions.readback import chunks, read_chunks, read_page
from engross.model import Document, Inline, Paragraph, Provision, Reference, Text
from engross.redline import END
from engross.writers.markdown import write

ROOT = Path(__file__).parents[2]
FAMILIES = {
    "ModelGo": ROOT / "clauses",
    "garden": ROOT / "tests" / "families" / "garden",
    "cards": ROOT / "src" / "engross" / "cli" / "skeleton" / "clauses",
}

Shown = tuple[object, ...]


@cache
def documents(name: str) -> list[Document]:
    """Every licence of a family under its own settings, and the last one under each other value of a setting."""
    usual, *others = [[one.document for one in made] for _, made in complete_cases(family(FAMILIES[name]))]
    return [*usual, *(made[-1] for made in others)]


@cache
def pages(name: str) -> list[tuple[Document, str, Document]]:
    """Each of these licences, its page, and what is read in the page."""
    written = [(document, write(document).decode()) for document in documents(name)]
    return [(document, page, read_page(page, document)) for document, page in written]


def shown(provisions: Iterable[Provision], bold: bool = False) -> Iterator[Shown]:
    """Each provision as a page shows it: ids, label, every word with its emphasis, references with their targets."""
    for one in provisions:
        strong = bold or one.conspicuous
        cells = [cell for block in one.body for cell in _paragraphs(block)]
        texts = [_signs(one.heading, bold=False), *(_signs(cell.inlines, bold=strong) for cell in cells)]
        yield (one.id, one.aliases, one.label, *(text for text in texts if text))
        yield from shown(one.children, strong)


def _paragraphs(block: object) -> list[Paragraph]:
    if isinstance(block, Paragraph):
        return [block]
    return [cell for row in (block.header, *block.rows) for cell in row]  # type: ignore[attr-defined]


def _signs(inlines: Iterable[Inline], *, bold: bool) -> Shown:
    """Letters one by one, for the page cuts inlines elsewhere; a blank has no look."""
    found: list[object] = []
    for inline in inlines:
        if isinstance(inline, Reference):
            found.append((inline.target, inline.text))
        elif isinstance(inline, Text) or not hasattr(inline, "href"):
            look = (bold or inline.strong, inline.emphasis)
            found += [(sign, *look) for sign in inline.text if not sign.isspace()]
        else:
            found.append((inline.href, inline.text))
    return tuple(found)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_page_reads_back_as_what_was_assembled(name: str) -> None:
    """Every word, label, emphasis and reference of every licence, in order, and the closing line."""
    for document, _, found in pages(name):
        tops = (*document.front, *document.sections, *document.annexes)
        there = (*found.front, *found.sections, *found.annexes)
        assert list(shown(there)) == list(shown(tops)), document.record.id
        assert found.end == document.end


@pytest.mark.parametrize("name", FAMILIES)
def test_a_single_provision_reads_back_as_it_does_in_its_page(name: str) -> None:
    """Cut out of its page, as the page of a setting holds it, a provision says the same words under the same label."""
    for document, page, whole in pages(name):
        found = read_chunks(chunks(page), document)
        assert {one.id: _words(one) for one in found.walk()} == {one.id: _words(one) for one in whole.walk()}
        assert found.end == document.end


def _words(provision: Provision) -> tuple[object, ...]:
    body = [cell for block in provision.body for cell in _paragraphs(block)]
    return (
        provision.label,
        *(_signs(part, bold=False) for part in (provision.heading, *(c.inlines for c in body)) if part),
    )


@pytest.mark.parametrize(
    ("typed", "label", "text"),
    [
        ("10 You accept.", "", "10 You accept."),
        ("(a) You accept.", "", "(a) You accept."),
        ("Note. You accept.", "", "Note. You accept."),
        ("\\- You accept.", "", "- You accept."),
    ],
)
def test_a_typed_number_is_no_label_where_the_provision_has_none(typed: str, label: str, text: str) -> None:
    """What looks like a label counts as words where the numbering gives that provision none."""
    document = documents("ModelGo")[0]
    bare = next(one for one in document.walk() if one.id == "head.accept")
    assert not bare.label
    found = read_chunks({"head.accept": typed}, document)
    assert _read(found, "head.accept") == (label, text)


@pytest.mark.parametrize(
    ("typed", "label", "text"),
    [
        ("7.12 The rest stays.", "7.12", "The rest stays."),
        ("13.7 10 days pass.", "13.7", "10 days pass."),
        ("(b) The rest stays.", "(b)", "The rest stays."),
        ("The rest stays.", "", "The rest stays."),
        ("13.7th part.", "", "13.7th part."),
    ],
)
def test_only_the_label_is_set_apart(typed: str, label: str, text: str) -> None:
    """One label of the family's numbering, and no word behind it."""
    document = documents("ModelGo")[0]
    assert next(one for one in document.walk() if one.id == "gen.sever").label
    assert _read(read_chunks({"gen.sever": typed}, document), "gen.sever") == (label, text)


def _read(document: Document, id: str) -> tuple[str, str]:
    (one,) = [one for one in document.walk() if one.id == id]
    block = one.body[0]
    assert isinstance(block, Paragraph)
    return one.label, block.text


def test_a_page_without_a_title_or_words_is_read_all_the_same() -> None:
    """A damaged page is compared as it is; nothing breaks."""
    document = documents("cards")[0]
    for page in ("", "\n", "Words.\n", "# \n", '<a id="x"></a>\n', "| a |\n| --- |\n| b |\n"):
        found = read_page(page, replace(document, end=END))
        assert found.record == document.record
