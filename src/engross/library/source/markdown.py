"""The body of a clause file to paragraphs, items and footnotes.

Takes Markdown and the line where it begins; returns passages, at most one list, which may nest one more, passages
behind it, and the footnotes at its end. Everything else that CommonMark knows is refused by name. Never drops words:
see `conservation`.
"""

import re
from collections.abc import Iterator
from dataclasses import field, replace
from typing import Literal

from markdown_it.tree import SyntaxTreeNode

from engross.library.source import conservation
from engross.library.source.inline import inlines, parser, passage
from engross.library.source.places import Located, at, in_lines
from engross.library.source.text import spell
from engross.model import Passage, SourceInline, SourceItem, SourceNote, SourceOpening, SourceText, Span
from engross.model.diagnostics import Findings
from engross.records import dataclass

MOST_LIST_DEPTH = 2
_REFUSED = {
    "heading": ("heading", "a heading is not allowed in the text", "put it into the front matter as `heading`"),
    "code_block": ("code", "indented text is read as code", "indent it less, or put it between lines of ```"),
    "blockquote": ("block-quote", "a quotation cannot stand in a quotation", "remove the inner `>`"),
    "hr": ("thematic-break", "a line across is not allowed", "remove it"),
    "html_block": ("html", "HTML is not allowed", "write plain CommonMark; a `<` alone is written `\\<`"),
    "ordered_list": ("ordered-list", "a numbered list is not allowed", "write `-`; numbers are computed"),
}

_NOT_QUOTED = ("block-quote", "only paragraphs can be quoted", "end the quotation before it")
_NOTE = re.compile(r"\[\^([a-z0-9]+(?:-[a-z0-9]+)*)\]:(?: |$)")
_SET = {"paragraph": "plain", "blockquote": "quoted", "fence": "verbatim", "table": "cells"}
"""The method that reads each kind of block that is set as passages."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a body or an item holds: its paragraphs, the items of its list, the paragraphs behind it, and footnotes."""

    paragraphs: tuple[Passage, ...] = ()
    items: tuple[SourceItem, ...] = ()
    after: tuple[Passage, ...] = ()
    notes: tuple[SourceNote, ...] = ()


def read(text: str, path: str, first_line: int, findings: Findings, owner: str = "") -> Body:
    """The body that `text` writes; `first_line` (from 1) is the line of the file where it begins.

    `owner` is the id of the clause, to which its footnotes belong.
    """
    before = len(findings)
    if _refuse_odd_blanks(text, path, first_line, findings):
        return Body()
    environment: dict[str, dict[str, dict[str, list[int]]]] = {}
    rows = text.split("\n")
    end = _notes_begin(rows)
    tokens = parser().parse("\n".join(rows[:end]), environment)
    _refuse_definitions(environment, text, path, first_line, findings)
    reader = _Reader(rows, path, first_line, findings, owner)
    body = reader.blocks(SyntaxTreeNode(tokens).children, 0) if tokens else Body()
    body = replace(body, notes=tuple(reader.notes(end)))
    if len(findings) == before:
        conservation.check(text, body.paragraphs, body.items, path, first_line, findings, body.after, notes=body.notes)
    return body


def _notes_begin(rows: list[str]) -> int:
    """The first line of the footnotes."""
    fenced = False
    for number, row in enumerate(rows):
        if row.startswith("```"):
            fenced = not fenced
        elif not fenced and _NOTE.match(row):
            return number
    return len(rows)


def _refuse_odd_blanks(text: str, path: str, first_line: int, findings: Findings) -> bool:
    """Report lines of nothing but white space that Markdown takes for words and a reader does not see."""
    found = False
    for number, row in enumerate(text.split("\n"), first_line):
        odd = row.strip(" ")
        if odd and not odd.strip():
            found = True
            message = f"this line holds nothing but {spell(odd[0])}"
            findings.add("odd-blank", message, Span(path, number, row.index(odd[0]) + 1), "leave the line empty")
    return found


def _refuse_definitions(
    environment: dict[str, dict[str, dict[str, list[int]]]], text: str, path: str, first_line: int, findings: Findings
) -> None:
    """Link definitions print nothing: what looks like `[Licensor]: somebody` would vanish."""
    rows = text.split("\n")
    for definition in environment.get("references", {}).values():
        line = definition["map"][0]
        column = len(rows[line]) - len(rows[line].lstrip(" -")) + 1
        findings.add(
            "link-definition",
            "this line is read as a link definition and would not be printed",
            Span(path, first_line + line, column),
            "write it as a sentence, without `[...]:`",
        )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads blocks; `rows` are the lines of the body, the first of which is `first_line` of the file."""

    rows: list[str]
    path: str
    first_line: int
    findings: Findings
    owner: str = ""
    done: dict[int, int] = field(default_factory=dict)

    def blocks(self, nodes: list[SyntaxTreeNode], depth: int) -> Body:
        """Paragraphs, items, and paragraphs again; anything else is a finding."""
        paragraphs: list[Passage] = []
        items: tuple[SourceItem, ...] = ()
        after: list[Passage] = []
        listed = False
        for node in nodes:
            if node.type in _SET:
                (after if listed else paragraphs).extend(getattr(self, _SET[node.type])(node))
            elif node.type == "bullet_list" and listed:
                hint = "move it into a clause of its own; with `numbered: no` it goes on without a number"
                self.refuse(node, "second-list", "a second list stands in one file", hint)
            elif node.type == "bullet_list":
                listed = True
                items = self.items(node, depth + 1, led=bool(paragraphs) or not depth)
            else:
                self.refuse(
                    node, *_REFUSED.get(node.type, ("markdown", f"{node.type!r} is not allowed", "write plain text"))
                )
        return Body(tuple(paragraphs), items, tuple(after))

    def plain(self, node: SyntaxTreeNode) -> Iterator[Passage]:
        """A paragraph."""
        yield self.paragraph(node.children[0])

    def quoted(self, node: SyntaxTreeNode) -> Iterator[Passage]:
        """The paragraphs of a block quote."""
        for child in node.children:
            if child.type == "paragraph":
                yield (SourceOpening("", self.span(child), manner="quote"), *self.paragraph(child.children[0]))
            else:
                self.refuse(child, *_REFUSED.get(child.type, _NOT_QUOTED))

    def verbatim(self, node: SyntaxTreeNode) -> Iterator[Passage]:
        """The lines between fences, every space as it is typed."""
        first = (node.map or (0, 0))[0] + 1
        if node.info.strip():
            self.refuse(node, "code", f"{node.info.strip()!r} would not be printed", "write ``` alone")
        lines = node.content.removesuffix("\n").split("\n")
        if not any(line.strip() for line in lines):
            self.refuse(node, "empty-item", "nothing stands between the fences", "write its words, or remove it")
            return
        found: list[SourceInline] = [SourceOpening("", self.span(node), manner="verbatim")]
        for number, line in enumerate(lines):
            row = self.rows[first + number]
            place = Span(self.path, self.first_line + first + number, len(row) - len(line) + 1)
            found.append(SourceText(line + ("\n" if number < len(lines) - 1 else ""), place))
        yield tuple(found)

    def cells(self, node: SyntaxTreeNode) -> Iterator[Passage]:
        """The cells of a table, row by row, its head first."""
        for part in node.children:
            for row in part.children:
                first: Literal["head", "row"] = "head" if part.type == "thead" else "row"
                for column, cell in enumerate(row.children):
                    opening = SourceOpening("", self.span(row), manner="cell" if column else first)
                    yield (opening, *self.cell(cell.children[0], row))

    def cell(self, node: SyntaxTreeNode, row: SyntaxTreeNode) -> Passage:
        """One cell, whose place is found in its line by its words."""
        if not node.content:
            return ()
        line = (row.map or (0, 0))[0]
        text = self.rows[line]
        start = text.find(node.content, self.done.get(line, 0))
        if start < 0:
            self.refuse(row, "table", "a cell cannot be read as it is typed", "write it without `\\|`")
            return ()
        self.done[line] = start + len(node.content)
        place = Span(self.path, self.first_line + line, start + 1)
        return inlines(node, at(node.content, place), self.findings, owner=self.owner)

    def paragraph(self, node: SyntaxTreeNode) -> Passage:
        """The words of one paragraph."""
        located = self.located(node)
        return inlines(node, located, self.findings, lines=True, owner=self.owner)

    def notes(self, begin: int) -> Iterator[SourceNote]:
        """The footnotes, which stand behind everything else; a blank line or another footnote ends one."""
        row = begin
        while row < len(self.rows):
            if not self.rows[row].strip():
                row += 1
                continue
            opened = _NOTE.match(self.rows[row])
            if not opened:
                place = Span(self.path, self.first_line + row, 1)
                hint = "move the footnotes to the end of the file; a footnote is one paragraph"
                self.findings.add("footnote-not-last", "words stand behind the footnotes", place, hint)
                return
            end = row + 1
            while end < len(self.rows) and self.rows[end].strip() and not _NOTE.match(self.rows[end]):
                end += 1
            lines = [self.rows[row][opened.end() :].strip(), *(line.strip() for line in self.rows[row + 1 : end])]
            located = in_lines("\n".join(lines), self.rows[row:end], self.first_line + row, self.path)
            place = Span(self.path, self.first_line + row, 1)
            words = passage(located, self.findings)
            yield SourceNote(f"{self.owner}{conservation.NOTE}{opened[1]}", words, place)
            row = end

    def located(self, node: SyntaxTreeNode) -> Located:
        """The content of an inline node with the places of its lines."""
        start, end = node.map or (0, 0)
        return in_lines(node.content, self.rows[start:end], self.first_line + start, self.path)

    def items(self, node: SyntaxTreeNode, depth: int, *, led: bool) -> tuple[SourceItem, ...]:
        """The items of a list."""
        if depth > MOST_LIST_DEPTH:
            self.refuse(
                node,
                "nested-too-deep",
                f"lists nest at most {MOST_LIST_DEPTH} deep",
                "make clauses of the outline of it",
            )
            return ()
        if node.markup != "-":
            self.refuse(node, "list-marker", f"a list begins with `{node.markup}`", "write `-`")
        if not led:
            self.refuse(
                node, "list-without-lead-in", "a list needs words before it", "write a sentence that ends with `:`"
            )
        return tuple(self.item(child, depth) for child in node.children)

    def item(self, node: SyntaxTreeNode, depth: int) -> SourceItem:
        """One item."""
        body = self.blocks(node.children, depth)
        if not body.paragraphs and not body.items:
            self.refuse(node, "empty-item", "this item is empty", "write its words, or remove it")
        return SourceItem(body.paragraphs, body.items, self.span(node), body.after)

    def span(self, node: SyntaxTreeNode) -> Span:
        """Where a block begins."""
        line = (node.map or (0, 0))[0]
        row = self.rows[line] if line < len(self.rows) else ""
        return Span(self.path, self.first_line + line, len(row) - len(row.lstrip()) + 1)

    def refuse(self, node: SyntaxTreeNode, code: str, message: str, hint: str) -> None:
        """Record a finding at a block."""
        self.findings.add(code, message, self.span(node), hint)
