"""One run of prose to a passage: text, emphasis, cross-references, links and placeholders, each with its exact place.

Takes located text; returns source inlines. markdown-it gives no place to inlines, so a cursor goes through the text and
must meet every token exactly where it stands: what the cursor cannot meet is a finding, so no word is lost in silence.
Placeholders are found by a pattern in the text tokens; nothing is ever evaluated.
"""

import re
from dataclasses import field
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from engross.library.source.conservation import NOTE
from engross.library.source.places import Located
from engross.model import Passage, Placeholder, SourceInline, SourceLink, SourceReference, SourceText
from engross.model.diagnostics import Findings
from engross.records import dataclass

_TAKEN = re.compile(r"\{\{(?P<name>[A-Za-z][A-Za-z0-9_.:-]*)\}\}|\[\^(?P<note>[a-z0-9]+(?:-[a-z0-9]+)*)\]")
"""A placeholder, or the mark of a footnote."""
_BRACES = re.compile(r"\{\{|\}\}")
_STRAY = re.compile(r"\[\^|\]\(|\]\[|[*`]|(?<!\w)_|_(?!\w)")
_LINK_END = re.compile(r"\]\(([^()\s<>\"']*)\)")
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_REFUSED = {
    "html_inline": ("html", "HTML is not allowed", "write plain CommonMark; a `<` alone is written `\\<`"),
    "image": ("image", "images are not allowed", "remove it"),
    "code_inline": ("code", "code is not allowed", "remove the backticks"),
    "s": ("strikethrough", "struck text is not allowed", "remove it"),
}


@cache
def parser() -> MarkdownIt:
    """The one Markdown parser: HTML and tables are recognised so that they can be refused."""
    markdown = MarkdownIt("commonmark", {"html": True, "typographer": False})
    return markdown.enable(["table", "strikethrough"]).disable("text_join")


def passage(located: Located, findings: Findings) -> Passage:
    """The inlines of a located run of prose; white space at line ends becomes one space."""
    token = parser().parseInline(located.text, {})[0]
    return inlines(SyntaxTreeNode([token]).children[0], located, findings)


def inlines(
    node: SyntaxTreeNode, located: Located, findings: Findings, *, lines: bool = False, owner: str = ""
) -> Passage:
    """The inlines of an `inline` node whose content is `located`; `lines` says that a line may be ended in it.

    `owner` is the clause whose footnotes may be called in it.
    """
    walker = _Walker(located, findings, lines, owner)
    try:
        walker.walk(node)
        walker.take("", at_end=True)
    except _Stopped:
        return ()
    return walker.passage()


class _Stopped(Exception):
    """A run of prose that cannot be read on; its finding is recorded."""


@dataclass(slots=True)
class _Walker:
    """Goes through the tokens and the text side by side."""

    located: Located
    findings: Findings
    lines: bool = False
    owner: str = ""
    cursor: int = 0
    strong: int = 0
    emphasis: int = 0
    found: list[SourceInline] = field(default_factory=list)

    def walk(self, node: SyntaxTreeNode) -> None:
        """Read the children of a node."""
        for child in node.children:
            if child.type in _REFUSED:
                self.stop(*_REFUSED[child.type])
            elif child.type == "text":
                self.words(child.content)
            elif child.type == "text_special":
                self.special(child)
            elif child.type == "softbreak":
                self.line_break()
            elif child.type == "hardbreak":
                self.line_end()
            elif child.type == "link":
                self.link(child)
            elif child.type in {"strong", "em"}:
                self.emphasised(child)
            else:
                self.stop("markdown", f"{child.type!r} is not allowed here", "write plain CommonMark")

    def take(self, raw: str, *, at_end: bool = False) -> int:
        """Step over `raw`, which must stand at the cursor, and return where it began."""
        start = self.cursor
        if not self.located.text.startswith(raw, start) or (at_end and self.located.text[start:].strip()):
            self.stop("lost-text", "the Markdown reader lost words here", "write the passage in a simpler way")
        self.cursor += len(raw)
        return start

    def words(self, content: str) -> None:
        """Text as typed, with its placeholders."""
        start = self.take(content)
        last = 0
        for match in _TAKEN.finditer(content):
            self.plain(content[last : match.start()], start + last)
            span = self.located.span(start + match.start())
            if match["note"]:
                self.note(match["note"], start + match.start())
            else:
                self.found.append(Placeholder(match["name"], span, self.strong > 0, self.emphasis > 0))
            last = match.end()
        self.plain(content[last:], start + last)

    def plain(self, content: str, start: int) -> None:
        """Text without placeholders; braces and signs of markup that are left over are findings."""
        if braces := _BRACES.search(content):
            self.cursor = start + braces.start()
            self.stop("placeholder", "this is not a placeholder", "write `{{name}}` or `{{list:flag}}`, without spaces")
        if stray := _STRAY.search(content):
            self.cursor = start + stray.start()
            hint = "close the emphasis; let a link go to `#id`, `https://` or `mailto:`; write a sign as `\\*`"
            if stray[0] == "[^":
                hint = "name a footnote in small letters and digits, `[^1]`; write a bracket as `\\[`"
            self.stop("stray-markup", f"{stray[0]!r} is left over as text", hint)
        for text, span in self.located.cut(start, start + len(content)):
            self.found.append(SourceText(text, span, self.strong > 0, self.emphasis > 0))

    def note(self, name: str, start: int) -> None:
        """The mark of a footnote."""
        self.cursor, after = start, self.cursor
        if not self.owner:
            hint = "call it in the text of a clause; a bracket that is printed is written `\\[`"
            self.stop("footnote", f"the footnote {name!r} cannot be called here", hint)
        if self.strong or self.emphasis:
            self.stop("footnote", "the mark of a footnote cannot be bold or italic", "end the emphasis before it")
        self.found.append(SourceReference("", f"{self.owner}{NOTE}{name}", self.located.span(start), note=True))
        self.cursor = after

    def special(self, node: SyntaxTreeNode) -> None:
        """An escaped character; character references are refused because they hide what they stand for."""
        if node.markup.startswith("&"):
            self.stop("entity", f"the character reference {node.markup!r} is not allowed", "write the character itself")
        start = self.take(node.markup)
        self.found.append(SourceText(node.content, self.located.span(start), self.strong > 0, self.emphasis > 0))

    def line_break(self) -> None:
        """A line end inside a paragraph: one space."""
        match = re.compile(r" *\n *").match(self.located.text, self.cursor)
        start = self.take(match[0] if match else "\n")
        self.found.append(SourceText(" ", self.located.span(start), self.strong > 0, self.emphasis > 0))

    def line_end(self) -> None:
        """A line that must end: a backslash or two spaces stand there."""
        if not self.lines:
            hint = "remove the `\\` or the spaces at the end of the line"
            self.stop("hard-break", "a hard line break is not allowed here", hint)
        match = re.compile(r"(?:\\| *)\n *").match(self.located.text, self.cursor)
        start = self.take(match[0] if match else "\n")
        self.found.append(SourceText("\n", self.located.span(start), self.strong > 0, self.emphasis > 0))

    def emphasised(self, node: SyntaxTreeNode) -> None:
        """Bold or italic text."""
        step = (1, 0) if node.type == "strong" else (0, 1)
        self.take(node.markup)
        self.strong, self.emphasis = self.strong + step[0], self.emphasis + step[1]
        self.walk(node)
        self.strong, self.emphasis = self.strong - step[0], self.emphasis - step[1]
        self.take(node.markup)

    def link(self, node: SyntaxTreeNode) -> None:
        """A cross-reference `[Section](#id)` or a link to https or mailto."""
        if node.markup == "autolink":
            self.bare(node)
            return
        if self.strong or self.emphasis:
            self.stop("link", "a reference or link cannot be bold or italic", "end the emphasis before it")
        start = self.take("[")
        words = "".join(child.content if child.type == "text" else "\n" for child in node.children)
        if any(child.type not in {"text", "softbreak"} for child in node.children) or _BRACES.search(words):
            self.stop("link", "the words of a reference or link must be plain", "remove the markup between `[` and `]`")
        for child in node.children:
            if child.type == "text":
                self.take(child.content)
            else:
                self.line_break()
                self.found.pop()
        end = _LINK_END.match(self.located.text, self.cursor)
        if not end:
            self.stop("link", "the target of a link must be plain", "write `[Section](#id)` or `[words](https://...)`")
        else:
            self.target(" ".join(words.split()), end[1], start)
            self.take(end[0])

    def bare(self, node: SyntaxTreeNode) -> None:
        """An address between angle brackets, which is its own words."""
        words = "".join(child.content for child in node.children)
        start = self.take(f"<{words}>")
        href = str(node.attrs["href"])
        if not href.startswith(("https://", "mailto:")) or href not in (words, f"mailto:{words}"):
            self.cursor = start
            hint = "use `https://` or `mailto:`, or type the sign as `\\<`"
            self.stop("link", f"a link cannot go to {words!r}", hint)
        self.found.append(SourceLink(words, href, self.located.span(start), bare=True))

    def target(self, words: str, href: str, start: int) -> None:
        """Record a link by what it points to."""
        span = self.located.span(start)
        if href.startswith("#") and _ID.fullmatch(href[1:]):
            self.found.append(SourceReference(words, href[1:], span))
        elif href.startswith(("https://", "mailto:")) and words:
            self.found.append(SourceLink(words, href, span))
        else:
            self.stop(
                "link",
                f"a link cannot go to {href!r}",
                "use `#id`, `https://` or `mailto:`, with words between `[` and `]`",
            )

    def passage(self) -> Passage:
        """What was found, with neighbouring texts of one style and one line made one, so that every place is exact."""
        merged: list[SourceInline] = []
        for _, group in groupby(enumerate(self.found), key=_style):
            run = [inline for _, inline in group]
            first = run[0]
            if isinstance(first, SourceText):
                text = "".join(inline.text for inline in run if isinstance(inline, SourceText))
                merged.append(SourceText(text, first.span, first.strong, first.emphasis))
            else:
                merged.extend(run)
        return tuple(merged)

    def stop(self, code: str, message: str, hint: str) -> None:
        """Record a finding at the cursor and read no further."""
        self.findings.add(code, message, self.located.span(self.cursor), hint)
        raise _Stopped


def _style(entry: tuple[int, SourceInline]) -> tuple[object, ...]:
    index, inline = entry
    return (inline.span.line, inline.strong, inline.emphasis) if isinstance(inline, SourceText) else ("alone", index)
