"""Markdown to its paragraphs.

Takes a text with LF line ends; returns the same paragraphs as `paragraphs` does of plain text, by which every run of
prose is read, since lists with letters are plain lines to Markdown. Quotations, fenced lines and tables are what they
are. Anchors and remarks of HTML are left out, any other HTML is kept as typed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from engross.importer.inline import LINE_END, marked
from engross.importer.labels import Label, label_of, readings
from engross.importer.lines import grouped, in_bold
from engross.importer.paragraphs import BOLD_RANK, Para, settled, unlabelled
from engross.importer.tables import written
from engross.importer.text import Kind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

LEVELS = 6
"""Levels of headings that Markdown has, below which one in bold stands."""
_ANCHOR = re.compile(r"<a (?:id|name)=[\"']?(?P<name>[\w.:-]+)[\"']?>\s*</a>", re.IGNORECASE)
_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
_INWARD = re.compile(r"\[(?P<words>[^\[\]\n]*)\]\(#(?P<name>[\w.:-]+)\)")
_ENDED = "\ue001"
_BEGUN = re.compile(r"\*\*(?P<inner>[^*]+)\*\*(?P<rest>.*)", re.DOTALL)
_LABELLED = (Kind.PARAGRAPH, Kind.HEADING)
_STEP = 4
"""Columns that a list in Markdown is set in by; any that are deeper in than those above would do."""


def blocks(text: str, depth: int) -> list[Para]:
    """The paragraphs of a Markdown file; lists in lists are read `depth` deep."""
    from markdown_it.tree import SyntaxTreeNode

    text = _shown(text)
    lines = text.split("\n")
    return settled(list(_of(SyntaxTreeNode(_parser(depth).parse(text)).children, 0, lines)))


def _shown(text: str) -> str:
    """The text without the anchors and remarks of HTML, which no page shows; a link to an anchor is its words."""
    anchors = {match["name"] for match in _ANCHOR.finditer(text)}
    text = _REMARK.sub(lambda match: "\n" * match[0].count("\n"), _ANCHOR.sub("", text))
    return _INWARD.sub(lambda match: match["words"] if match["name"] in anchors else match[0], text)


@cache
def _parser(depth: int) -> "MarkdownIt":
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": depth})
    # What is set in by four blanks is a list by hand far more often than code, and a definition of a link is words.
    return markdown.enable("table").disable(["code", "html_block", "reference"])


def _of(nodes: Sequence["SyntaxTreeNode"], indent: int, lines: Sequence[str], quoted: bool = False) -> Iterator[Para]:
    for node in nodes:
        line = (node.map or (0, 0))[0] + 1
        if node.type == "heading":
            yield _heading(node, indent, line)
        elif node.type == "paragraph":
            yield from _prose(node, indent, lines, quoted)
        elif node.type == "fence":
            yield Para(Kind.VERBATIM, node.content.removesuffix("\n"), indent=indent, line=line)
        elif node.type == "table":
            rows = [row.children for part in node.children for row in part.children]
            table = written([[marked(cell.children[0].content) for cell in row] for row in rows])
            yield Para(Kind.TABLE, table, indent=indent, line=line)
        elif node.type == "blockquote":
            yield from _of(node.children, indent, lines, quoted=True)
        elif node.type in ("bullet_list", "ordered_list"):
            yield from _list(node, indent, lines, quoted)


def _heading(node: "SyntaxTreeNode", indent: int, line: int) -> Para:
    content = node.children[0].content
    label = label_of(content)
    if label and label.bullet:
        label = None
    words = marked(label.rest if label else content)
    return Para(Kind.HEADING, words, label, indent, int(node.tag[1:]), line)


def _prose(node: "SyntaxTreeNode", indent: int, lines: Sequence[str], quoted: bool) -> Iterator[Para]:
    first, last = node.map or (0, 0)
    # The tree has lost how far a line is set in, by which lists with letters hang together.
    sets = [0 if quoted else len(line) - len(line.lstrip(" ")) for line in lines[first:last]]
    content = node.children[0].content.split("\n")
    least = min(sets, default=0)
    rows = [" " * (by - least) + _row(line) for by, line in zip(sets, content, strict=False)]
    outer = indent or least
    for one in grouped(rows, first + 1, plain=False):
        kind, label, words = (Kind.QUOTE, None, one.text) if quoted else run(one.text)
        rank = BOLD_RANK + LEVELS if kind is Kind.HEADING else 0
        ended = marked(words.removesuffix(_ENDED)).replace(f"{_ENDED} ", LINE_END)
        yield Para(kind, ended, label, outer + one.indents[0], rank, one.line, parted=one.parted)


def _row(line: str) -> str:
    """A line without the blanks around it; where the printed line must end, that is kept as a sign."""
    bare = line.strip(" ")
    ended = line.endswith("  ") or re.search(r"(?<!\\)(?:\\\\)*\\$", bare)
    return bare.removesuffix("\\" if ended else "") + (_ENDED if ended else "")


def run(text: str) -> tuple[Kind, Label | None, str]:
    """What a run of prose is, its label and its words; both may be in bold together."""
    whole = in_bold(text)
    label = label_of(whole or text)
    words = label.rest if label else whole or text
    if whole or (inner := in_bold(words)):
        return Kind.HEADING, label, words if whole else inner
    begun = _BEGUN.match(text)
    if begun and (label := label_of(begun["inner"])):
        words = f"**{label.rest}**{begun['rest']}" if label.rest else begun["rest"].strip()
    return Kind.PARAGRAPH, label, words


def _list(list_: "SyntaxTreeNode", indent: int, lines: Sequence[str], quoted: bool) -> Iterator[Para]:
    """The items of a list; where bullets stand before labels that count, those are the labels."""
    items = [list(_of(item.children, indent + _STEP, lines, quoted)) for item in list_.children]
    opening = [within[0] if within and within[0].kind in _LABELLED else None for within in items]
    own = list_.type == "bullet_list" and _counting([one.label if one else None for one in opening])
    for number, (within, first) in enumerate(zip(items, opening, strict=True)):
        label = _marker(list_, number)
        if first and own:
            yield replace(first, indent=indent)
        elif first:
            # A label behind the one of the list is words: one paragraph has one label.
            yield replace(unlabelled(first), label=label, indent=indent)
        else:
            yield Para(Kind.PARAGRAPH, "", label, indent, line=(list_.children[number].map or (0, 0))[0] + 1)
        yield from within[1:] if first else within


def _counting(labels: Sequence[Label | None]) -> bool:
    """Whether the labels are those of one list, from its beginning."""
    known = [label.readings for label in labels if label and not label.bullet]
    if len(known) < len(labels) or not any(one.value <= 1 for one in known[0]):
        return False
    return all(any(one.follows(other) for one in after for other in before) for before, after in pairwise(known))


def _marker(list_: "SyntaxTreeNode", number: int) -> Label | None:
    markup = list_.children[number].markup
    if list_.type == "bullet_list":
        return label_of(f"{markup} ")
    start = int(list_.attrs.get("start", 1)) + number
    return Label(f"{start}{markup}", "", readings(str(start), f"#{markup}"))
