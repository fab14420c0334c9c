"""One clause file to a `Clause`.

Takes the checked text of a file, its path, and a check of the shape of its front matter (the family room owns the
schema); returns the clause, or nothing and findings. Never looks at other files and never reads a condition: whether
names, ids and rows exist is asked by the family room.
"""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from engross.library.source import drafting, front_matter, inline, markdown, yaml
from engross.library.source.yaml import Node
from engross.model import Clause, Condition, Fact, Passage, Phrase, SourceText, Span, Wording
from engross.model.diagnostics import Findings

ShapeCheck = Callable[[Node, Findings], bool]
_HEAD_OF_TERM = re.compile(r'\s*"(.*)"\s*', re.DOTALL)


def read(text: str, path: str, shape: ShapeCheck, findings: Findings) -> Clause | None:
    """The clause that a file holds; what of its prose cannot be read is a finding, and left out.

    None after findings where not even the front matter can be read.
    """
    parts = front_matter.split(text, path, findings)
    if parts is None:
        return None
    node = yaml.read(parts.matter, path, findings, parts.matter_line)
    before = len(findings)
    body = markdown.read(parts.body, path, parts.body_line, findings)
    if node is None or not shape(node, findings):
        return None
    clause = Clause(
        id=node.get("id"),
        path=path,
        applies=condition(node.fields["applies"]),
        paragraphs=body.paragraphs,
        span=Span(path, parts.body_line + _blank_lines(parts.body)),
        items=body.items,
        heading=passage(node.fields["heading"], findings) if "heading" in node.fields else (),
        join=node.get("join"),
        conspicuous=node.get("conspicuous") == "true",
        term=node.get("term"),
        forms=tuple(form.text for form in node.list("forms")),
        purpose=node.get("purpose"),
        flags=frozenset(flag.text for flag in node.list("flags")),
        facts=facts(node.mapping("facts"), node),
        phrases=phrases(node, findings),
    )
    if len(findings) == before:
        _check(clause, node, findings)
    return clause


def condition(node: Node) -> Condition:
    """The condition that a YAML value writes, not yet read."""
    return Condition(node.text, node.passage().span())


def passage(node: Node, findings: Findings) -> Passage:
    """The inline text that a YAML value writes."""
    drafting.check(node.passage(), findings)
    return inline.passage(node.passage(), findings) if node.text else ()


def facts(answers: dict[str, Node], node: Node) -> dict[str, Fact]:
    """The facts of a `facts` mapping."""
    keys = node.fields["facts"].keys if answers else {}
    return {row: Fact(row, answer.text == "yes", keys[row]) for row, answer in answers.items()}


def phrases(node: Node, findings: Findings) -> dict[str, Phrase]:
    """The named phrases of a `phrases` mapping."""
    found = node.mapping("phrases")
    return {
        name: Phrase(name, tuple(_wording(entry, findings) for entry in value.items), node.fields["phrases"].keys[name])
        for name, value in found.items()
    }


def _wording(node: Node, findings: Findings) -> Wording:
    words = passage(node.fields["text"], findings)
    return Wording(
        condition(node.fields["applies"]),
        words,
        node.fields["text"].passage().span(),
        facts(node.mapping("facts"), node),
    )


def _blank_lines(body: str) -> int:
    return len(body) - len(body.lstrip("\n"))


def _check(clause: Clause, node: Node, findings: Findings) -> None:
    """Report what one file can say wrong about itself."""
    stem = PurePosixPath(clause.path).stem
    if stem != clause.id and not stem.startswith(f"{clause.id}--"):
        findings.add(
            "file-name",
            f"the file is named {stem!r} and its id is {clause.id!r}",
            node.fields["id"].span,
            f"name it {clause.id}.md, or {clause.id}--<word>.md where it is an alternate",
        )
    if not clause.paragraphs and not clause.heading:
        findings.add(
            "empty-clause",
            "the file has neither words nor a heading",
            clause.span,
            "write its text below the front matter",
        )
    if clause.items and not clause.join:
        findings.add(
            "list-without-join",
            "the list does not say how it is joined",
            clause.items[0].span,
            "add `join: and`, `join: or` or `join: sentences` to the front matter",
        )
    if clause.items and clause.join in {"and", "or"}:
        drafting.check_lead_in(clause.paragraphs, findings)
        drafting.check_items(clause.items, findings)
    if clause.forms and not clause.term:
        findings.add("forms-without-term", "there are forms but no term", node.keys["forms"], "add `term`")
    if clause.term:
        _check_term(clause, findings)


def _check_term(clause: Clause, findings: Findings) -> None:
    """A definition begins with its term, bold and in straight quotes."""
    first = clause.paragraphs[0][0] if clause.paragraphs and clause.paragraphs[0] else None
    quoted = _HEAD_OF_TERM.fullmatch(first.text) if isinstance(first, SourceText) and first.strong else None
    if not quoted or quoted[1] != clause.term:
        span = first.span if first else clause.span
        findings.add(
            "term-not-bold",
            f"the definition does not begin with its term, {clause.term!r}, in bold",
            span,
            f'begin with **"{clause.term}"**',
        )
