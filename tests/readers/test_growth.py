"""Twice the input takes at most about twice the time, whatever a file is made of."""

import contextlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.growth import MOST_RATIO, growth

from engross.model.diagnostics import BadInput
from engross.readers import read
from engross.readers.limits import RELAXED

OPEN = replace(RELAXED, paragraph=RELAXED.text)
"""No limit of size stands in the way of the measure but that on text."""


def in_word(body: str) -> bytes:
    """A Word file with this body."""
    made = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return made.getvalue()


TEXTS = {
    "comments before a page": ("a.txt", "<!-- a -->"),
    "comments that never end": ("a.txt", "<!-- "),
    "declarations": ("a.txt", "<?xml ?>"),
    "blank lines": ("a.txt", "\n"),
    "blanks": ("a.txt", " "),
    "labels": ("a.txt", "i. "),
    "labels in lines": ("a.txt", "i.\n"),
    "labels in brackets": ("a.txt", "(i) "),
    "numbers": ("a.txt", "1.1."),
    "rules": ("a.txt", "- "),
    "bars": ("a.txt", "a | b\n"),
    "targets": ("a.txt", "a <https://a"),
    "form feeds": ("a.txt", "a b c\nPage 1 of 9\n\f"),
    "running lines": ("a.txt", "Terms of Use\n\nwords\n\n- 1 -\n\f"),
    "columns": ("a.txt", "a     b     c     d\n"),
    "one line of columns": ("a.txt", "a     12     "),
    "contents": ("a.txt", "Contents\n\n1. a .... 1\n"),
    "quotes": ("a.txt", "\"'“”"),
    "accents": ("a.txt", "e\u0301"),
    "elements": ("a.html", "<p>a"),
    "elements that never close": ("a.html", "<div>a"),
    "spans": ("a.html", "<span>a"),
    "marks": ("a.html", "<b>a</b>"),
    "hidden parts": ("a.html", "<i hidden>a</i>"),
    "rows": ("a.html", "<table><tr><td>a"),
    "styles": ("a.html", "<style>a{b:c}</style>"),
    "styles that never close": ("a.html", "<style>"),
    "rules of a style": ("a.html", "", "<style>", ".a b{display:none}", "</style>"),
    "brackets in a style": ("a.html", "", "<style>", "a{(", "</style>"),
    "declarations of a style": ("a.html", "", "<p style='", "a:b;", "'>a"),
    "attributes": ("a.html", "", "<p ", "a=b ", ">a"),
    "entities": ("a.html", "&amp;&#65;"),
    "navigation": ("a.html", "", "<nav>", "<a href=#a>b</a>", "</nav>"),
    "emphasis": ("a.md", "**a** "),
    "footnotes": ("a.md", "a[^1]\n\n[^2]: b\n\n"),
    "calls of footnotes": ("a.md", "", "[^1]: b\n\n", "a[^1]\n\n", ""),
    "headings": ("a.md", "# a\n\n"),
    "items": ("a.md", "- a\n"),
    "strike-outs": ("a.md", "~~a~~ "),
    "paragraphs": ("a.docx", "<w:p><w:r><w:t>a b c</w:t></w:r></w:p>"),
    "runs": ("a.docx", "", "<w:p>", "<w:r><w:t>a</w:t></w:r>", "</w:p>"),
    "names of others": ("a.docx", "<w:p><w:r><x:a xmlns:x='a:b'/><w:t>a b c</w:t></w:r></w:p>"),
    "tables": ("a.docx", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
}


def built(case: str) -> tuple[str, Callable[[int], bytes]]:
    """The name of a file of a kind, and its bytes by the number of times that its part comes."""
    name, part, *around = TEXTS[case]
    before, repeated, after = around if around else ("", part, "")
    if name.endswith(".docx"):
        return name, lambda times: in_word(before + repeated * times + after)
    opening = "<!DOCTYPE html><html><body>" if name.endswith(".html") else "Title\n\n" if name.endswith(".md") else ""
    return name, lambda times: (opening + before + repeated * times + after).encode()


def opened(data: bytes, name: str) -> None:
    """Reads once; that a file says nothing is an answer as good as another."""
    with contextlib.suppress(BadInput):
        read(data, name, OPEN)


@pytest.mark.fault("A file made to slow a reader down", "time grows with its size, and not faster")
@pytest.mark.slow
@pytest.mark.parametrize("case", TEXTS)
def test_time_grows_with_the_size(case: str) -> None:
    """The median of three doublings; all sizes are measured in each round, so that a busy moment meets them alike."""
    name, make = built(case)
    ratio, told = growth(make, lambda data: opened(data, name))
    assert ratio <= MOST_RATIO, told
