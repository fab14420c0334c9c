"""Markdown: reads well raw, and a renderer gives back exactly the words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.reading import expected, from_markdown
from tests.samples import para, sample

from engross.assemble.draft import Words
from engross.assemble.places import Place
from engross.assemble.spacing import tidy
from engross.model import Document, Inline, Kind, Link, Paragraph, Provision, Reference, Span, Table, Term, Text
from engross.writers.markdown import write


def holding(*body: Paragraph | Table, conspicuous: bool = False) -> Document:
    """A document of one clause with this body."""
    clause = Provision("x", Kind.CLAUSE, "body", 2, "1.1", "1.1", body=body, conspicuous=conspicuous)
    section = Provision("s", Kind.SECTION, "body", 1, "1.", "1", (Text("One"),), children=(clause,))
    return replace(sample(), front=(), sections=(section,), annexes=())


def raw(*inlines: object, conspicuous: bool = False) -> str:
    """The Markdown of one paragraph."""
    written = write(holding(para(*inlines), conspicuous=conspicuous)).decode()
    return written.removeprefix('## <a id="s"></a>1. One\n\n<a id="x"></a>1.1 ').removesuffix(
        "\n\nEnd of the License\n"
    )


@pytest.mark.parametrize(
    ("inlines", "markdown"),
    [
        (("One. Two! Three? four. (Five.) \"Six.\" 'x'",), "One.\nTwo!\nThree? four.\n(Five.)\n\"Six.\" 'x'"),
        (("As ", Reference("a.b", "2.1(b)", "Section"), ". Next."), "As [Section 2.1(b)](#a.b).\nNext."),
        (("See. ", Term("Goods", "g"), " move."), "See.\nGoods move."),
        ((Link("One. Two", "https://example.org/"), ". Three"), "[One. Two](https://example.org/).\nThree"),
        ((Link("https://example.org/?a&b", "https://example.org/?a&b"),), "<https://example.org/?a&b>"),
        ((Text("a b", strong=True), " c ", Text("d", emphasis=True)), "**a b** c _d_"),
        (("a", Text(" b ", strong=True), "c"), "a **b** c"),
        (("a", Text("b", strong=True), "c"), "a<strong>b</strong>c"),
        (("*a_b*[c]<d> &amp; `e` ~f~ $1 | \\",), "\\*a\\_b\\*\\[c\\]\\<d> \\&amp; \\`e\\` \\~f\\~ \\$1 \\| \\\\"),
        (("A. ", Text("B. C", strong=True, emphasis=True)), "A.\n**_B.\nC_**"),
    ],
)
def test_a_paragraph_is_a_line_a_sentence_with_its_emphasis(inlines: tuple[object, ...], markdown: str) -> None:
    """Sentences end lines, never inside a link; what Markdown would read as markup is escaped."""
    assert raw(*inlines) == markdown


def test_conspicuous_paragraphs_are_bold_throughout() -> None:
    """References and terms stay inside the bold words."""
    words = ("Mind ", Term("Goods", "g"), ", see ", Reference("x", "1.1", "Section"), ". So.")
    assert raw(*words, conspicuous=True) == "**Mind Goods, see [Section 1.1](#x).\nSo.**"


def test_the_sample_reads_as_a_person_would_write_it() -> None:
    """Headings, anchors, nested bullets, definitions and a table."""
    written = write(sample()).decode()
    assert written.startswith("# Sample Keep License\n\nEdition 1.0, 23 November 2026\n\nA sample, of no force.\n\n")
    assert written.endswith("\n\nEnd of the License\n")
    for part in (
        '\n## <a id="grant"></a>2. What you may do\n\n### <a id="keep"></a>2.1 Keeping\n\nYou may,',
        '\n- <a id="keep.a"></a>(a) keep the Goods:\n  - <a id="keep.a.1"></a>(i) by day; or\n',
        '\n- <a id="keep.b"></a><a id="keep.c"></a>(b) use _all_ of them,',
        '\n<a id="def.goods"></a>**"Goods"** means:\n\n- <a id="def.goods.1"></a>(a) things',
        "\n| No. | What | Answer | Stated in |\n| --- | --- | --- | --- |\n",
        "\n| 1 | Keep the Goods | Yes | [Section 2.1](#keep) |\n",
        "\nA second paragraph.\nIt has two sentences,",
        "\n**The Goods come as they are.**\n",
    ):
        assert part in written


def test_a_footnote_stands_at_the_end_with_its_lines_set_in() -> None:
    """Its mark in the text is that of GitHub and pandoc; a second paragraph of it is set in, a blank line is not."""
    document = holding(para("Show it", Reference("x.note-1", "1", "", note=True), "."))
    note = Provision("x.note-1", Kind.NOTE, "", 0, "1", "1", body=(para("By day. By night."), para("Or never.")))
    written = write(replace(document, notes=(note,))).decode()
    assert "Show it[^1]." in written
    assert written.endswith('\n\n[^1]: <a id="x.note-1"></a>By day.\n    By night.\n\n    Or never.\n')


def test_every_reference_of_the_sample_finds_its_anchor() -> None:
    """Each id and alias is an anchor once, and no link is dead."""
    written = write(sample()).decode()
    anchors = re.findall(r'<a id="([^"]+)">', written)
    provisions = [one for one in sample().walk() if one.kind is not Kind.TITLE]
    assert anchors == [identifier for one in provisions for identifier in (one.id, *one.aliases)]
    assert set(re.findall(r"\]\(#([^)]+)\)", written)) <= set(anchors)


def test_a_second_paragraph_stays_in_its_item() -> None:
    """What belongs to an item is indented under it."""
    item = Provision("x.1", Kind.ITEM, "body", 3, "(a)", "1.1(a)", body=(para("One. Two."), para("Three.")))
    document = holding(para("Do:"))
    clause = replace(document.sections[0].children[0], children=(item,))
    document = replace(document, sections=(replace(document.sections[0], children=(clause,)),))
    assert '- <a id="x.1"></a>(a) One.\n  Two.\n\n  Three.\n' in write(document).decode()
    assert from_markdown(write(document)) == expected(document)


def test_the_sample_renders_back_to_its_words() -> None:
    """What a renderer shows is the document, word for word."""
    assert from_markdown(write(sample())) == expected(sample())


WORDS = st.text("aB1 .:;,!?\"'()[]{}<>*_`~#+-=|\\&/$^@%", min_size=1).filter(lambda text: text.strip())
"""Words full of what Markdown, GitHub or HTML would read as markup."""

TEXTS = st.builds(Text, WORDS, strong=st.booleans(), emphasis=st.booleans())
INLINES = st.one_of(
    TEXTS,
    st.builds(Term, st.just("Goods"), st.just("g"), strong=st.booleans(), emphasis=st.booleans()),
    st.just(Reference("x", "1.1(b)", "Section")),
    st.just(Link("a [b] page", "https://example.org/(x)?a&copy;")),
)


def spaced(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """The inlines as assembly hands them over: single spaces, none at the ends, neighbours of one look merged."""
    nowhere = (Place(0, Span("x.md")),)
    words: Any = [
        Words(one.text, nowhere, one.strong, one.emphasis) if isinstance(one, Text) else one for one in inlines
    ]
    settled: Any = tidy(words)  # what is no text passes through
    return tuple(one.final() if isinstance(one, Words) else one for one in settled)


@given(st.lists(INLINES, min_size=1, max_size=6).map(spaced).filter(bool), st.booleans())
def test_any_words_render_back_as_they_are(inlines: tuple[Inline, ...], conspicuous: bool) -> None:
    """Whatever the words hold, a renderer shows exactly them, in a paragraph and in a cell."""
    body = (Paragraph(inlines), Table("", (para("a"), para("b")), ((Paragraph(inlines), para("c")),), (50, 50)))
    document = holding(*body, conspicuous=conspicuous)
    assert from_markdown(write(document)) == expected(document)


@given(st.lists(TEXTS, min_size=1, max_size=4).map(spaced).filter(bool))
def test_emphasis_renders_back_as_it_is(inlines: tuple[Inline, ...]) -> None:
    """Each letter is strong or emphasised where the document says so."""
    shown: list[tuple[str, bool, bool]] = []
    strong = emphasis = 0
    # The label before the first words is not part of the passage.
    for token in (
        MarkdownIt("commonmark", {"html": True}).parse(write(holding(Paragraph(inlines))).decode())[4].children or ()
    ):
        opened = {"strong_open": (1, 0), "strong_close": (-1, 0), "em_open": (0, 1), "em_close": (0, -1)}
        tags = {"<strong>": (1, 0), "</strong>": (-1, 0), "<em>": (0, 1), "</em>": (0, -1)}
        change = opened.get(token.type) or tags.get(token.content, (0, 0))
        strong, emphasis = strong + change[0], emphasis + change[1]
        if token.type in ("text", "text_special"):
            shown += [(letter, bool(strong), bool(emphasis)) for letter in token.content if letter != " "]
    wanted = [
        (letter, inline.strong, inline.emphasis)
        for inline in inlines
        if isinstance(inline, Text)
        for letter in inline.text
        if letter != " "
    ]
    assert shown[len("1.1") :] == wanted
