"""Reading outputs back: bytes of any format in, the words in their order out.

Each reader gives the words that stand between white space, labels of provisions included unless it says otherwise, page
furniture left out. `expected` reads the same off the Document itself, by a walk of its own.
"""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from engross.model import Document, Provision, Table
from engross.model.languages import language

_RULE = re.compile(r"^ *(?:-{3,}|={3,})$")
_LINK_TARGET = re.compile(r" <(?:https?://|mailto:)[^ >]*>")
_NOTE = re.compile(r"(?m)(?:^(\[)\^(\d+\]):)|(\[)\^(?=\d+\])")
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


def expected(document: Document, *, labels: bool = True) -> list[str]:
    """The words of a document; `labels=False` leaves out the labels of provisions, which Word prints by itself."""
    terms = (*document.front, *document.sections, *document.annexes)
    behind = (*document.closing, *document.notes)
    lines = (*_lines(terms, labels=labels), document.end, *_lines(behind, labels=labels))
    return [word for line in lines for word in line.split()]


def in_capitals(document: Document) -> list[bool]:
    """For each word of `expected`, whether it stands in a conspicuous passage."""
    terms = (*document.front, *document.sections, *document.annexes)
    terms_flags, closing_flags = (
        [flag for top in part for line, flag in _flagged(top, conspicuous=False) for _ in line.split()]
        for part in (terms, (*document.closing, *document.notes))
    )
    return [*terms_flags, *[False] * len(document.end.split()), *closing_flags]


def contents(document: Document) -> list[str]:
    """The words of a table of contents: label and heading of all sections and annexes."""
    return [word for one in (*document.sections, *document.annexes) if one.heading for word in _entry(one)]


def contents_in_word(document: Document) -> list[str]:
    """The same with the heading that the contents of a Word file have."""
    listed = contents(document)
    return [_title_of_contents(document), *listed] if listed else []


def _title_of_contents(document: Document) -> str:
    """The heading of the contents of a Word or PDF file; `tests/model/test_languages.py` says the word by language."""
    return language(document.record.language).contents[0]


def _entry(provision: Provision) -> list[str]:
    return f"{provision.label} {_text(provision.heading)}".split()


def _lines(provisions: Iterable[Provision], *, labels: bool) -> Iterator[str]:
    for provision in provisions:
        yield provision.label if labels else ""
        yield _text(provision.heading)
        for block in provision.body:
            if isinstance(block, Table):
                yield from (cell.text for row in (block.header, *block.rows) for cell in row)
            else:
                yield block.text
        yield from _lines(provision.children, labels=labels)


def _flagged(provision: Provision, *, conspicuous: bool) -> Iterator[tuple[str, bool]]:
    conspicuous = conspicuous or provision.conspicuous
    yield from ((line, conspicuous) for line in _lines([replace(provision, children=())], labels=True))
    for child in provision.children:
        yield from _flagged(child, conspicuous=conspicuous)


def _text(inlines: Iterable[Any]) -> str:
    return "".join(inline.text for inline in inlines)


def from_markdown(data: bytes) -> list[str]:
    """The words of a Markdown file, as a renderer shows them."""
    words: list[str] = []
    for token in _MARKDOWN.parse(_NOTE.sub(r"\1\2\3", data.decode())):
        assert token.type != "html_block", token.content
        shown = "".join(
            " " if child.type in ("softbreak", "hardbreak") else child.content
            for child in token.children or ()
            if child.type != "html_inline"
        )
        words += (token.content if token.type == "fence" else shown).split()
    return words


def from_text(data: bytes) -> list[str]:
    """The words of a plain text file; rules, the bars between cells and the targets of links are furniture."""
    lines = (line for line in data.decode().split("\n") if not _RULE.match(line))
    joined = " ".join(" ".join(lines).split())
    return [word for word in _LINK_TARGET.sub("", joined).split() if word != "|"]


def from_json(data: bytes) -> list[str]:
    """The words of a JSON file, taken from the raw keys."""
    document = json.loads(data)
    tops = (*document["front"], *document["sections"], *document["annexes"])
    return [
        word
        for line in (*_raw(tops), document["end"], *_raw((*document.get("closing", ()), *document.get("notes", ()))))
        for word in line.split()
    ]


def _raw(provisions: Iterable[dict[str, Any]]) -> Iterator[str]:
    for provision in provisions:
        yield provision["label"]
        yield _raw_text(provision["heading"])
        for block in provision["body"]:
            if block["type"] == "table":
                yield from (_raw_text(cell["inlines"]) for row in (block["header"], *block["rows"]) for cell in row)
            else:
                yield _raw_text(block["inlines"])
        yield from _raw(provision["children"])


def _raw_text(inlines: Iterable[dict[str, str]]) -> str:
    return "".join(
        inline["text"] if "text" in inline else f"{inline['word']} {inline['number']}".strip() for inline in inlines
    )


class _Page(HTMLParser):
    """The words of the main part of a page, its navigation and the captions of tables left out."""

    SKIPPED = frozenset({"nav", "caption"})
    INLINE = frozenset({"a", "dfn", "em", "span", "strong", "sup"})
    VOID = frozenset({"br", "col", "hr", "img", "wbr"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is open, and part the words of neighbouring blocks."""
        if tag not in self.VOID:
            self.open.append(tag)
        if tag not in self.INLINE:
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Close the element and what was left open in it, as `meta` and `link` are."""
        while self.open and self.open.pop() != tag:
            pass
        if tag not in self.INLINE:
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if "main" in self.open and not self.SKIPPED & set(self.open):
            self.text.append(data)


def from_html(data: bytes) -> list[str]:
    """The words of an HTML page: those of its main part, without navigation."""
    page = _Page()
    page.feed(data.decode())
    page.close()
    return "".join(page.text).split()


def from_docx(path: Path, pandoc: str) -> list[str]:
    """The words of a DOCX as pandoc reads them: without labels, which are native numbers, and without the contents."""
    done = subprocess.run(
        [pandoc, "-f", "docx+styles", "-t", "json", path], capture_output=True, check=True, timeout=120
    )
    tree = json.loads(done.stdout)
    notes: list[str] = []
    meta = [tree["meta"][key] for key in ("title", "subtitle", "author", "date", "abstract") if key in tree["meta"]]
    return "".join((*_pandoc([*meta, *tree["blocks"]], notes), *notes)).split()


def _pandoc(node: Any, notes: list[str]) -> Iterator[str]:
    """The words of a pandoc tree; spaces and the ends of blocks are spaces, and those of footnotes go to `notes`."""
    if isinstance(node, list):
        for one in node:
            yield from _pandoc(one, notes)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c", [])
        if kind == "Str":
            yield content
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif kind == "Div" and dict(content[0][2]).get("custom-style", "").upper().startswith("TOC"):
            return
        elif kind == "Note":
            notes.append(" ")
            yield str(len(notes))
            notes[-1] += "".join(_pandoc(content, []))
        elif kind in ("Header", "Link", "Span", "Div", "OrderedList"):
            yield from _pandoc(content[1:], notes)
            yield "" if kind in ("Link", "Span") else " "
        elif kind == "Table":
            yield from _pandoc(content[3:], notes)
        else:
            yield from _pandoc(content, notes)
            yield "" if kind in ("Superscript", "Strong", "Emph", "Underline", "SmallCaps", "Strikeout") else " "


def office_texts(files: Iterable[Path], soffice: str, folder: Path) -> dict[str, list[str]]:
    """The words of many DOCX files by name, labels included, as LibreOffice exports them in one call."""
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run(
        [*command, *files],
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
        check=True,
        timeout=600,
        capture_output=True,
    )
    return {file.stem: (folder / f"{file.stem}.txt").read_text("utf-8-sig").split() for file in files}


MARGIN = 60
"""Points at the top and the bottom of an A4 page within which the PDF prints its running header and page number."""


def from_pdf(path: Path, pdftotext: str, document: Document) -> list[str]:
    """The words between the margins of a PDF, in the order of drawing, without the contents and their page numbers."""
    area = ["-x", "0", "-y", str(MARGIN), "-W", "595", "-H", str(842 - 2 * MARGIN)]
    command = [pdftotext, "-raw", "-enc", "UTF-8", "-nopgbrk", *area, str(path), "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    # No hyphen is ours at the end of a line: lines are broken after the hyphens that words have.
    words = re.sub(r"(?<=\w-)\n(?=\w)", "", done.stdout.decode()).split()
    listed = (one for one in (*document.sections, *document.annexes) if one.heading)
    entries = [word for one in listed for word in (*_entry(one), PAGE)]
    return without(words, [_title_of_contents(document), *entries]) if entries else words


PAGE = "0"
"""Stands for any page number where words are taken away."""


def without(words: list[str], part: list[str]) -> list[str]:
    """The words without the first stretch that reads as `part`, which must be there; a line end may part an address."""
    for start in range(len(words)):
        at: int | None = start
        for wanted in part:
            at = None if at is None else _past(words, at, wanted)
        if at is not None:
            return words[:start] + words[at:]
    raise AssertionError(f"the words do not hold: {' '.join(part)}")


def _past(words: list[str], at: int, wanted: str) -> int | None:
    """The place behind a word, which may stand in pieces; None where other words stand there."""
    if wanted is PAGE:
        return at + 1 if at < len(words) and words[at].isdecimal() else None
    read = ""
    while at < len(words) and wanted.startswith(read + words[at]):
        read += words[at]
        at += 1
        if read == wanted:
            return at
    return None
