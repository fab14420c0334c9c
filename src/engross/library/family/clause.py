"""One clause file to a `Clause`.

Takes the checked text of a file, its path, and the language of the family; returns the clause, or nothing and findings.
Never looks at other files and never reads a condition: whether names, ids and rows exist is asked once the family is
known.
"""

from pathlib import PurePosixPath

from engross.library.family.definition import head
from engross.library.family.uses import passages_of
from engross.library.format.reading import Notes
from engross.library.format.reading import read as read_declared
from engross.library.source import drafting, front_matter, markdown, yaml
from engross.library.source.yaml import Node
from engross.model import JOINED, Clause, SourceOpening, SourceReference, Span
from engross.model.diagnostics import Findings


def read(text: str, path: str, language: str, findings: Findings, notes: Notes) -> Clause | None:
    """The clause that a file holds in this language; what of its prose cannot be read is a finding, and left out.

    None after findings where not even the front matter can be read.
    """
    parts = front_matter.split(text, path, findings)
    if parts is None:
        return None
    node = yaml.read(parts.matter, path, findings, parts.matter_line)
    before = len(findings)
    owner = node.fields["id"].text if node and "id" in node.fields else ""
    body = markdown.read(parts.body, path, parts.body_line, findings, owner)
    if node is None:
        return None
    span = Span(path, parts.body_line + len(parts.body) - len(parts.body.lstrip("\n")))
    given = {"path": path, "span": span, "paragraphs": body.paragraphs, "items": body.items}
    given |= {"after": body.after, "notes": body.notes}
    clause = read_declared(Clause, node, findings, notes, given)
    if clause is not None and len(findings) == before:
        _check(clause, node, language, findings)
    return clause


def _check(clause: Clause, node: Node, language: str, findings: Findings) -> None:
    """Report what one file can say wrong about itself."""
    stem = PurePosixPath(clause.path).stem
    if stem != clause.id and not stem.startswith(f"{clause.id}--"):
        findings.add(
            "file-name",
            f"the file is named {stem!r} and its id is {clause.id!r}",
            node.fields["id"].span,
            f"name it {clause.id}.md, or {clause.id}--<word>.md where it is an alternate",
        )
    if not clause.paragraphs and not clause.heading and not clause.items:
        findings.add(
            "empty-clause",
            "the file has neither words nor a heading",
            clause.span,
            "write its text below the front matter",
        )
    first = clause.paragraphs[0][0] if clause.paragraphs and clause.paragraphs[0] else None
    if isinstance(first, SourceOpening) and first.manner == "head" and not clause.heading:
        hint = "put a sentence before it, or add `heading`"
        findings.add("table", "a table stands where its number would", first.span, hint)
    unled = bool(clause.items) and not clause.paragraphs and not clause.heading
    if unled:
        hint = "write a sentence that ends with `:`, or add `heading`"
        findings.add("list-without-lead-in", "a list needs words before it", clause.items[0].span, hint)
    elif clause.items and clause.paragraphs and not clause.join:
        findings.add(
            "list-without-join",
            "the list does not say how it is joined",
            clause.items[0].span,
            "add `join: and`, `join: or` or `join: sentences` to the front matter",
        )
    if clause.items and clause.join in JOINED:
        drafting.check_items(clause.items, language, findings)
    for key in ("forms", "keep"):
        if key in node.keys and not clause.term:
            findings.add("forms-without-term", f"there is a `{key}` but no term", node.keys[key], "add `term`")
    if clause.term and not unled:
        _check_term(clause, findings)
    _check_notes(clause, findings)


def _check_notes(clause: Clause, findings: Findings) -> None:
    """Each footnote has words, and one mark, and each mark a footnote."""
    called: set[str] = set()
    known = {note.id for note in clause.notes}
    marks = (
        inline
        for passage in passages_of(clause)
        for inline in passage
        if isinstance(inline, SourceReference) and inline.note
    )
    for mark in marks:
        name = mark.target.rpartition(".note-")[2]
        if mark.target not in known:
            hint = f"write its words at the end of the file, `[^{name}]: words`; a printed bracket is `\\[`"
            findings.add("footnote", f"the footnote {name!r} has no words", mark.span, hint)
        elif mark.target in called:
            findings.add("footnote", f"the footnote {name!r} has two marks", mark.span, "write a footnote for each")
        called.add(mark.target)
    for note in clause.notes:
        name = note.id.rpartition(".note-")[2]
        if note.id not in called:
            findings.add("footnote", f"the footnote {name!r} has no mark", note.span, f"write `[^{name}]` in the text")
        elif not note.passage:
            findings.add("footnote", f"the footnote {name!r} has no words", note.span, "write its words, or remove it")
        called.discard(note.id)


def _check_term(clause: Clause, findings: Findings) -> None:
    """A definition begins with its term."""
    if not head(clause).terms:
        span = clause.paragraphs[0][0].span if clause.paragraphs and clause.paragraphs[0] else clause.span
        findings.add(
            "term-not-first",
            f"the definition does not begin with its term, {clause.term!r}",
            span,
            f'begin with "{clause.term}", in quotes, bold or as it is',
        )
