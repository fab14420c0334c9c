"""Redlines as Markdown: CriticMarkup that resolves to the words of either document."""

import re
from dataclasses import replace

import pytest
from tests.reading import from_markdown
from tests.samples import para, sample
from tests.writers.by_hand import edit, kept, marked, redlined, sides, whole

from engross.model import Document, Kind, Mark, MarkedParagraph, Provision, Reference, Stretch, Text
from engross.redline import compare, unchanged
from engross.writers.markdown import redline, write

COMMENT = re.compile(r"\{>>.*?<<\}", re.S)
INSERTED = re.compile(r"\{\+\+(.*?)\+\+\}", re.S)
DELETED = re.compile(r"\{--(.*?)--\}", re.S)


def accepted(text: str) -> bytes:
    """The Markdown with every change accepted, as CriticMarkup tools do it."""
    return INSERTED.sub(r"\1", DELETED.sub("", COMMENT.sub("", text))).encode()


def rejected(text: str) -> bytes:
    """The Markdown with every change rejected."""
    return DELETED.sub(r"\1", INSERTED.sub("", COMMENT.sub("", text))).encode()


def test_it_resolves_to_the_words_of_either_document() -> None:
    """Accepted, a renderer shows the newer words, labels included; rejected, the older."""
    text, (old, new) = redline(redlined()).decode(), sides(redlined())
    assert from_markdown(accepted(text)) == new
    assert from_markdown(rejected(text)) == old


def test_an_unchanged_document_is_the_clean_one_with_a_comment_before_it() -> None:
    """Nothing is marked, and the blocks are those of the clean file."""
    text = redline(unchanged(sample())).decode()
    assert not INSERTED.search(text)
    assert not DELETED.search(text)
    assert "The two read the same." in text
    assert from_markdown(accepted(text)) == from_markdown(write(sample()))


LINES = [
    "{--(b) things that do not.--}",
    "condition that Section {--3--}{++[4](#risk)++} holds:",
    '## <a id="proof"></a>{++3\\. Proof++}',
    '## <a id="risk"></a>{--3\\.--}{++4\\.++} Risk',
    "{--2.2 Showing--} {>>moved to 4.2<<}",
    "{++4.2 Showing++} {>>moved from 2.2<<}",
    "<strong>all</strong>{>>now bold and no longer italic<<}",
    "| {--1--} | {--Keep the Goods--} |",
    "- 2.2 → 4.2 Showing: moved",
]


@pytest.mark.parametrize("line", LINES)
def test_what_a_reader_sees(line: str) -> None:
    """Moves, renumbering, restyles, rows and the summary are told."""
    assert line in redline(redlined()).decode()


def test_only_items_are_bullets() -> None:
    """Words of a clause and the paragraphs below a heading stand at the edge."""
    text = redline(unchanged(sample())).decode()
    assert '\n\n<a id="head.scope"></a>This text governs' in text
    assert '\n\n<a id="def"></a>1.1 These terms' in text
    assert '\n\n- <a id="def.goods.1"></a>(a) things that move; and\n- <a id="def.goods.2"></a>(b) things' in text
    assert re.search(r'\n- <a id="keep.a"></a>\(a\) keep the Goods:\n  - <a id="keep.a.1"></a>', text)


def test_the_mark_of_a_footnote_is_a_link_to_it() -> None:
    """Since two footnotes of a redline may have one number; another number is marked as that of a reference is."""

    def noted(number: str) -> Document:
        """The sample with a footnote."""
        note = Provision("show.note-1", Kind.NOTE, "", 0, number, number, body=(para("By day."),))
        (grant,) = (one for one in sample().sections if one.id == "grant")
        body = (para("You may show it", Reference("show.note-1", number, "", note=True), " to all."),)
        children = tuple(replace(one, body=body) if one.id == "show" else one for one in grant.children)
        sections = tuple(replace(one, children=children) if one.id == "grant" else one for one in sample().sections)
        return replace(sample(), sections=sections, notes=(note,))

    assert "You may show it[1](#show.note-1) to all." in redline(unchanged(noted("1"))).decode()
    assert "You may show it{--1--}{++[2](#show.note-1)++} to all." in redline(compare(noted("1"), noted("2"))).decode()


HOSTILE = [
    ("{++not an insertion++}", "{--not a deletion--}"),
    ("- no item", "1. no item either"),
    ("# no heading", "=== --- ***"),
    ("ends in a +", "ends in a -"),
    ("}++ {>> <<} ~>", "++} --} | \\"),
    ("<b>bold</b>", "[link](x) &amp; `code`"),
]


@pytest.mark.parametrize(("deleted", "inserted"), HOSTILE)
def test_words_are_never_markup(deleted: str, inserted: str) -> None:
    """Words that look like a mark, an item or a tag come back as they are, wherever an edit stands."""
    blocks = list(redlined().blocks)
    paragraph = next(one for one in blocks if isinstance(one, MarkedParagraph) and one.here.id == "head.scope")
    here = paragraph.here
    cases: tuple[tuple[Stretch, ...], ...] = (
        (edit(deleted, inserted), *kept(" and more")),
        (*kept("Before "), edit(deleted, inserted)),
        (*kept(deleted), edit("", inserted), *kept(Text(deleted, strong=True))),
    )
    for stretches in cases:
        made = replace(redlined(), blocks=(marked(here, *stretches), whole(here, Mark.INSERTED)))
        text, (old, new) = redline(made).decode(), sides(made)
        assert from_markdown(accepted(text)) == new
        assert from_markdown(rejected(text)) == old
