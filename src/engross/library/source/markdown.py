"""The body of a clause file to paragraphs and items.

Takes Markdown and the line where it begins; returns passages and at most one list, which must come last and may nest
one more. Everything else that CommonMark knows is refused by name. Never drops words: see `conservation`.
"""

from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from engross.library.source import conservation
from engross.library.source.inline import inlines, parser
from engross.library.source.places import Located, in_lines
from engross.library.source.text import spell
from engross.model import Passage, SourceItem, Span
from engross.model.diagnostics import Findings

MOST_LIST_DEPTH = 2
_REFUSED = {
    "heading": ("heading", "a heading is not allowed in the text", "put it into the front matter as `heading`"),
    "fence": ("code", "code is not allowed", "remove the fence"),
    "code_block": ("code", "indented text is read as code", "indent it less"),
    "blockquote": ("block-quote", "a block quote is not allowed", "remove the `>`"),
    "hr": ("thematic-break", "a line across is not allowed", "remove it"),
    "html_block": ("html", "HTML is not allowed", "write plain CommonMark; a `<` alone is written `\\<`"),
    "ordered_list": ("ordered-list", "a numbered list is not allowed", "write `-`; numbers are computed"),
    "table": ("table", "a table is not allowed", "write a list"),
}


@dataclass(frozen=True, slots=True)
class Body:
    """What a body holds: its paragraphs, then the items of its list."""

    paragraphs: tuple[Passage, ...] = ()
    items: tuple[SourceItem, ...] = ()


def read(text: str, path: str, first_line: int, findings: Findings) -> Body:
    """The body that `text` writes; `first_line` (from 1) is the line of the file where it begins."""
    before = len(findings)
    if _refuse_odd_blanks(text, path, first_line, findings):
        return Body()
    environment: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = parser().parse(text, environment)
    _refuse_definitions(environment, text, path, first_line, findings)
    reader = _Reader(text.split("\n"), path, first_line, findings)
    paragraphs, items = reader.blocks(SyntaxTreeNode(tokens).children, 0) if tokens else ((), ())
    body = Body(paragraphs, items)
    if len(findings) == before:
        conservation.check(text, paragraphs, items, path, first_line, findings)
    return body


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

    def blocks(self, nodes: list[SyntaxTreeNode], depth: int) -> tuple[tuple[Passage, ...], tuple[SourceItem, ...]]:
        """Paragraphs, then items; anything else is a finding."""
        paragraphs: list[Passage] = []
        items: tuple[SourceItem, ...] = ()
        listed = False
        for node in nodes:
            if listed:
                self.refuse(
                    node,
                    "list-not-last",
                    "nothing may follow a list",
                    "move it before the list, or into a clause of its own",
                )
            elif node.type == "paragraph":
                paragraphs.append(self.paragraph(node.children[0]))
            elif node.type == "bullet_list":
                listed = True
                items = self.items(node, depth + 1, led=bool(paragraphs))
            else:
                self.refuse(
                    node, *_REFUSED.get(node.type, ("markdown", f"{node.type!r} is not allowed", "write plain text"))
                )
        return tuple(paragraphs), items

    def paragraph(self, node: SyntaxTreeNode) -> Passage:
        """One paragraph."""
        located = self.located(node)
        return inlines(node, located, self.findings)

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
        paragraphs, items = self.blocks(node.children, depth)
        if not paragraphs and not items:
            self.refuse(node, "empty-item", "this item is empty", "write its words, or remove it")
        return SourceItem(paragraphs, items, self.span(node))

    def span(self, node: SyntaxTreeNode) -> Span:
        """Where a block begins."""
        line = (node.map or (0, 0))[0]
        row = self.rows[line] if line < len(self.rows) else ""
        return Span(self.path, self.first_line + line, len(row) - len(row.lstrip()) + 1)

    def refuse(self, node: SyntaxTreeNode, code: str, message: str, hint: str) -> None:
        """Record a finding at a block."""
        self.findings.add(code, message, self.span(node), hint)
