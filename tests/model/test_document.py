"""The licence as it reads: its text, its order, and what a value says that was given no more than it needs."""

from dataclasses import replace
from typing import Any

import pytest
from tests.samples import BODY, sample

from engross.model import (
    BaselineFinding,
    Inline,
    Kind,
    Level,
    Link,
    NoticePlan,
    Numbering,
    Paragraph,
    Passage,
    Provision,
    Reference,
    SourceText,
    Span,
    Term,
    Text,
)
from engross.writers import json


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        (Text("keep"), "keep"),
        (Term("Goods", "def.goods"), "Goods"),
        (Reference("keep", "2.1", "Section"), "Section 2.1"),
        (Reference("keep", "2.1"), "2.1"),
        (Reference("preamble", "", "the Preamble"), "the Preamble"),
        (Link("a@b.example", "mailto:a@b.example"), "a@b.example"),
    ],
)
def test_an_inline_as_it_reads(inline: Inline, text: str) -> None:
    """A reference reads as its word and its number, or as the one that it has."""
    assert Paragraph((Text("See "), inline)).text == f"See {text}"


@pytest.mark.parametrize(
    ("text", "href", "behind"),
    [
        ("a@b.example", "mailto:a@b.example", ""),
        ("https://b.example", "https://b.example", ""),
        ("our page", "https://b.example", " <https://b.example>"),
    ],
)
def test_the_address_behind_a_link(text: str, href: str, behind: str) -> None:
    """Words that are the address have none behind them."""
    assert Link(text, href).behind == behind


def test_reading_order() -> None:
    """A document is read from its front to its annexes, each part before what is below it."""
    ids = [provision.id for provision in sample().walk()]
    tops = [provision.id for provision in sample().tops]
    front, sections, annexes = sample().front, sample().sections, sample().annexes
    assert tops == [provision.id for provision in (*front, *sections, *annexes)]
    assert [one for one in ids if one in tops] == tops
    below = {child.id for provision in sample().walk() for child in provision.children}
    assert below == set(ids) - set(tops) != set()


LEVELS = {
    "three levels, the second shown by the third": (BODY[0], BODY[1], Level("{2}({3})", "lower-letter", "({3})")),
    "three levels, the second shown where the third is cited": (
        BODY[0],
        BODY[1],
        Level("({3})", "decimal", "{2}({3})"),
    ),
    "two levels": BODY[:2],
}


@pytest.mark.parametrize("levels", LEVELS)
def test_a_list_below_a_section_is_at_the_second_level_of_its_scheme(levels: str) -> None:
    """Where clauses have numbers, or there is no third level, the list is numbered as they are."""
    assert Numbering(LEVELS[levels], (), ()).below_words("body") == 2


def test_a_list_below_a_section_whose_clauses_have_no_numbers_is_at_the_third_level() -> None:
    """No label and no citation shows the second level, so the list is below it."""
    levels = (BODY[0], Level("", "decimal", ""), Level("({3})", "lower-letter", "({3})"))
    assert Numbering(levels, (), ()).below_words("body") == 3


def _said(words: str) -> Passage:
    return (SourceText(words, Span("notice.yaml")),)


UNSAID = [
    (Span("a.md"), ("line", "column"), (1, 1)),
    (Text("keep"), ("strong", "emphasis"), (False, False)),
    (Term("Goods", "def.goods"), ("strong", "emphasis"), (False, False)),
    (Reference("keep", "2.1"), ("word", "note"), ("", False)),
    (Paragraph(()), ("manner",), ("",)),
    (Provision("keep", Kind.CLAUSE), ("level", "label", "number", "conspicuous"), (0, "", "", False)),
    (Level("{1}.", "decimal", "{1}"), ("start", "continues", "legal", "whole"), (1, False, False, False)),
    (BaselineFinding("thin-term", "def.sell", "m", Span("a.md")), ("times",), (1,)),
]


@pytest.mark.parametrize(("value", "names", "unsaid"), UNSAID, ids=lambda one: type(one).__name__)
def test_what_a_value_says_that_was_not_told_more(value: Any, names: tuple[str, ...], unsaid: tuple[Any, ...]) -> None:
    """Plain words, at the start of their file, without level, mark or exception."""
    assert tuple(getattr(value, name) for name in names) == unsaid


def test_what_the_first_files_did_not_have_is_not_written_where_it_says_nothing() -> None:
    """So a file that was sealed before a field came is still written byte for byte."""
    written = json.write(sample())
    later = ("closing", "notes", "note", "manner", "start", "continues", "legal", "whole")
    assert [name for name in later if f'"{name}":'.encode() in written] == []


def test_every_sentence_of_a_notice() -> None:
    """The line of ownership, the sentences for the licence, and those for a changed text of it."""
    notice = NoticePlan("LICENSE", "License", _said("one"), "This", (_said("two"), _said("three")), (_said("four"),))
    assert notice.passages == (_said("one"), _said("two"), _said("three"), _said("four"))


def test_what_stands_behind_the_closing_line_is_read_last() -> None:
    """Closing matter, then notes."""
    closing, note = Provision("signature", Kind.CLAUSE), Provision("note.1", Kind.NOTE)
    whole = replace(sample(), closing=(closing,), notes=(note,))
    assert whole.tops == (*sample().tops, closing, note)
