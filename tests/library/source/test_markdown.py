"""Bodies to paragraphs and items: exact places, and no word lost in any text that is accepted."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.library.source.markdown import Body, read
from engross.model import (
    Passage,
    Placeholder,
    SourceInline,
    SourceItem,
    SourceLink,
    SourceOpening,
    SourceReference,
    SourceText,
    Span,
)
from engross.model.diagnostics import Findings


def _read(text: str) -> Body:
    findings = Findings()
    body = read(text, "a.md", 1, findings)
    assert not list(findings)
    return body


def _span(line: int, column: int) -> Span:
    return Span("a.md", line, column)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words.", (SourceText("Plain words.", _span(1, 1)),)),
        (
            "One\ntwo.",
            (SourceText("One ", _span(1, 1)), SourceText("two.", _span(2, 1))),
        ),
        (
            'A **bold "x"** b',
            (
                SourceText("A ", _span(1, 1)),
                SourceText('bold "x"', _span(1, 5), strong=True),
                SourceText(" b", _span(1, 15)),
            ),
        ),
        ("*a*", (SourceText("a", _span(1, 2), emphasis=True),)),
        ("***a***", (SourceText("a", _span(1, 4), strong=True, emphasis=True),)),
        (
            "see [Section](#a.b-c) now",
            (
                SourceText("see ", _span(1, 1)),
                SourceReference("Section", "a.b-c", _span(1, 5)),
                SourceText(" now", _span(1, 22)),
            ),
        ),
        ("[](#a)", (SourceReference("", "a", _span(1, 1)),)),
        ("[the law](https://example.org/s_10)", (SourceLink("the law", "https://example.org/s_10", _span(1, 1)),)),
        (
            "x{{list:survives}}.",
            (
                SourceText("x", _span(1, 1)),
                Placeholder("list:survives", _span(1, 2)),
                SourceText(".", _span(1, 19)),
            ),
        ),
        ("**{{a}}**", (Placeholder("a", _span(1, 3), strong=True),)),
        (
            "*a\nb*",
            (SourceText("a ", _span(1, 2), emphasis=True), SourceText("b", _span(2, 1), emphasis=True)),
        ),
        (
            "**a\nb**",
            (SourceText("a ", _span(1, 3), strong=True), SourceText("b", _span(2, 1), strong=True)),
        ),
        ("a\\\nb", (SourceText("a\n", _span(1, 1)), SourceText("b", _span(2, 1)))),
        (
            "*a\\\nb*",
            (SourceText("a\n", _span(1, 2), emphasis=True), SourceText("b", _span(2, 1), emphasis=True)),
        ),
        (
            "[a\nb](#c) d",
            (SourceReference("a b", "c", _span(1, 1)), SourceText(" d", _span(2, 7))),
        ),
        (
            "at <https://a.org> or <b@c.org>",
            (
                SourceText("at ", _span(1, 1)),
                SourceLink("https://a.org", "https://a.org", _span(1, 4), bare=True),
                SourceText(" or ", _span(1, 19)),
                SourceLink("b@c.org", "mailto:b@c.org", _span(1, 23), bare=True),
            ),
        ),
        ("5 \\* 3 snake_case", (SourceText("5 * 3 snake_case", _span(1, 1)),)),
        ("AT&T < 3 > 2 [sic]", (SourceText("AT&T < 3 > 2 [sic]", _span(1, 1)),)),
    ],
)
def test_inlines_are_read_with_their_places(text: str, expected: Passage) -> None:
    """Every kind of inline, at its exact line and column."""
    assert _read(text).paragraphs == (expected,)


def test_items_nest_once_with_their_places() -> None:
    """A list below its lead-in, one list below an item, each item at its sign."""
    body = _read("Lead:\n\n- one\n  more\n- two:\n  - deep\n\n  - deeper\n")
    first, second = body.items
    assert first == SourceItem(((SourceText("one ", _span(3, 3)), SourceText("more", _span(4, 3))),), (), _span(3, 1))
    assert [item.span for item in second.items] == [_span(6, 3), _span(8, 3)]
    assert second.items[1].paragraphs == ((SourceText("deeper", _span(8, 5)),),)


def test_what_is_set_apart_keeps_its_places() -> None:
    """Quotations, lines between fences, the cells of a table and footnotes, in a body that begins further down."""
    findings = Findings()
    text = "> one\n>\n> two\n\n```\nthree\n  four\n```\n\n| a | b |\n|---|---|\n| a | a[^x] |\n\n[^x]: five\n  six\n"
    body = read(text, "a.md", 11, findings, owner="own")
    assert not list(findings)
    assert body.paragraphs == (
        (SourceOpening("", _span(11, 1), manner="quote"), SourceText("one", _span(11, 3))),
        (SourceOpening("", _span(13, 1), manner="quote"), SourceText("two", _span(13, 3))),
        (
            SourceOpening("", _span(15, 1), manner="verbatim"),
            SourceText("three\n", _span(16, 1)),
            SourceText("  four", _span(17, 1)),
        ),
        (SourceOpening("", _span(20, 1), manner="head"), SourceText("a", _span(20, 3))),
        (SourceOpening("", _span(20, 1), manner="cell"), SourceText("b", _span(20, 7))),
        (SourceOpening("", _span(22, 1), manner="row"), SourceText("a", _span(22, 3))),
        (
            SourceOpening("", _span(22, 1), manner="cell"),
            SourceText("a", _span(22, 7)),
            SourceReference("", "own.note-x", _span(22, 8), note=True),
        ),
    )
    (note,) = body.notes
    assert (note.id, note.span) == ("own.note-x", _span(24, 1))
    assert note.passage == (SourceText("five ", _span(24, 7)), SourceText("six", _span(25, 3)))


def test_an_item_may_have_two_paragraphs() -> None:
    """Paragraphs of an item stay apart."""
    assert len(_read("Lead:\n\n- one\n\n  two\n").items[0].paragraphs) == 2


def test_a_reference_may_stand_at_a_line_end() -> None:
    """The place after a line end inside the words of a link is still exact."""
    inlines = _read("see [the\nlaw](https://example.org) now").paragraphs[0]
    assert inlines[1] == SourceLink("the law", "https://example.org", _span(1, 5))
    assert inlines[2] == SourceText(" now", _span(2, 26))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5_000,
        "![" * 5_000,
        "*" * 5_000,
        "a **" * 2_000,
        "> " * 2_000 + "a",
        "- " * 2_000 + "a",
        "[a](" * 2_000,
        "<a " * 2_000,
        "{{" * 5_000,
        "|a" * 2_000 + "\n" + "|-" * 2_000,
        "\\" * 4_999,
        "&amp;" * 3_000,
    ],
    ids=lambda text: text[:6],
)
def test_pathological_texts_neither_hang_nor_lose(text: str) -> None:
    """Within two seconds of processor time they are refused, or read whole."""
    findings = Findings()
    start = time.process_time()
    body = read(text, "a.md", 1, findings)
    assert time.process_time() - start < 2
    assert len(findings) or _alphanumerics(_letters(body)) == _alphanumerics([text])


_PIECES = (
    """word |**bold**|*it*|[Section](#a.b)|{{name}}|\\*|5|-|- |  |[x]: y|[x](y)|1. |2019. |# |> |`|<b>|&amp;|_|**|~~"""
)
_BREAKS = ["~~~~\n", "![", "|", "\n", "\n\n", "\n- ", "\n  - ", "\n    - ", "\n---\n", "\\\n"]
_WORDS = st.lists(st.sampled_from([*_PIECES.split("|"), *_BREAKS]), max_size=40)


@given(_WORDS.map(" ".join) | _WORDS.map("".join) | st.text(alphabet="ab *_-[](){}#<>&;\\`!\n12.", max_size=80))
def test_no_word_is_lost(text: str) -> None:
    """Whatever the text, it is refused, or every letter and digit of it stands in the tree, in order."""
    findings = Findings()
    body = read(text, "a.md", 1, findings)
    if len(findings):
        return
    assert _alphanumerics(_letters(body)) == _alphanumerics([text])


@given(_WORDS.map(" ".join))
def test_places_point_at_what_they_name(text: str) -> None:
    """The characters at a place are those of the inline."""
    findings = Findings()
    body = read(text, "a.md", 1, findings)
    if len(findings):
        return
    rows = text.split("\n")
    for inline in _inlines(body):
        at = rows[inline.span.line - 1][inline.span.column - 1 :]
        start = inline.text if isinstance(inline, SourceText) else "{{" if isinstance(inline, Placeholder) else "["
        assert at.startswith((start[:1], "\\")) or start.isspace()


def _alphanumerics(texts: list[str]) -> list[str]:
    return re.findall(r"[^\W_]", "".join(texts))


def _inlines(body: Body | SourceItem) -> list[SourceInline]:
    own, behind = ([inline for passage in each for inline in passage] for each in (body.paragraphs, body.after))
    return own + [inline for item in body.items for inline in _inlines(item)] + behind


def _letters(body: Body | SourceItem) -> list[str]:
    words = []
    for inline in _inlines(body):
        if isinstance(inline, SourceText):
            words.append(inline.text)
        elif isinstance(inline, SourceReference):
            words.append(inline.word + inline.target)
        else:
            words.append(inline.name if isinstance(inline, Placeholder) else inline.text + inline.href)
    return words
