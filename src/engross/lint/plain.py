"""A finished licence, as plain text or Markdown, to a family of one.

Takes the text and its path; returns a `Family` with one variant, no options, and a clause for each paragraph, so that
the rules on words and terms run on texts that others keep by hand. Numbers stay in the words, and every word keeps its
line and column. Never guesses what a text means: a definition is a paragraph that says "X means".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engross.model import (
    Clause,
    Condition,
    Family,
    Label,
    Level,
    Naming,
    Numbering,
    Outline,
    OutlineEntry,
    OutlineSection,
    Passage,
    SourceLink,
    SourceText,
    Span,
    Variant,
)

_MARKER = re.compile(
    r"\s*(?:#+ |> ?|[-*+] (?=\S)|(?:\(?(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|Section [0-9]+ (?:--|–)) +)?"
)
_RULE = re.compile(r"\s*(?:(?:[=*_-]\s*){3,}|<?(?:https?:/)?[\w-]+(?:\.[\w-]+)+/\S*)$")
_MARKUP = re.compile(r"\*{1,3}|__|`|<(?=https?:)|(?<=\w)>$|\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\)")
_FORM = re.compile(r"\b([A-Z][\w'’-]*) has a corresponding meaning\b")
_CLOSED = re.compile(r"(?:[.;:,]|\b(?:and|or))[\"”')]*$")
_DEEPEST = 9
_MOST_WORDS = 4
"""Words that a numbered heading has at most where it ends with a full stop (our own setting)."""
_MEANS = re.compile(r"[\"“]?([A-Z][\w'’-]*(?: (?:and |of |or )?[A-Z][\w'’-]*){0,5})[\"”]? means\b")
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its marker and markup: pieces of text with their places."""

    pieces: tuple[SourceText | SourceLink, ...]
    opens: bool
    titled: bool

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(piece.text for piece in self.pieces)


def read(text: str, path: str, language: str = "en") -> Family:
    """The family of one that a text makes; its paragraphs are clauses `p.1`, `p.2` and so on."""
    blocks = _headed([_clause(number, block, path) for number, block in enumerate(_blocks(text, path), 1)])
    title, clauses = blocks[:1], blocks[1:]
    entries = _entries(clauses)
    body = tuple(Level(f"{{{depth}}}.", "decimal", f"{{{depth}}}") for depth in range(1, _DEEPEST + 1))
    true = Condition("true", Span(path))
    return Family(
        name=path,
        path=path,
        edition="0",
        date="1970-01-01",
        status="",
        language=language,
        text_owner="",
        text_licence="",
        end="",
        naming=Naming("", path, "", "{words}"),
        options=(),
        rules=(),
        categories=(Label("text", true),),
        tags=(),
        settings=(),
        numbering=Numbering(body, (Level("Annex {1}", "upper-letter", "{1}"), *body[1:]), body[:1]),
        reference_words=("Section", "Sections"),
        outline=Outline(
            tuple(OutlineEntry(clause.id, (), clause.span) for clause in title),
            (OutlineSection("text", (SourceText("Text", Span(path)),), entries, Span(path)),),
            (),
        ),
        sheet=None,
        phrases={},
        clauses={clause.id: (clause,) for clause in blocks},
        variants=(Variant(path, path, path, ()),),
    )


def _headed(blocks: list[Clause]) -> list[Clause]:
    """The clauses, each heading with the paragraph below it; the first is the title."""
    found = blocks[:1]
    heading: Passage = ()
    for clause in blocks[1:]:
        heading += clause.heading
        if clause.paragraphs:
            found.append(replace(clause, heading=heading))
            heading = ()
    return found


def _entries(clauses: list[Clause]) -> tuple[OutlineEntry, ...]:
    """The clauses in order; what follows a colon hangs below it, for a lead-in without a list would be left out."""
    entries: list[OutlineEntry] = []
    for clause in reversed(clauses):
        leads = bool(entries) and bool(clause.paragraphs) and _words(clause.paragraphs[-1]).endswith(":")
        below = (entries.pop(),) if leads and _depth(entries[-1]) < _DEEPEST - 2 else ()
        entries.append(OutlineEntry(clause.id, below, clause.span))
    return tuple(reversed(entries))


def _depth(entry: OutlineEntry) -> int:
    return 1 + max((_depth(child) for child in entry.children), default=0)


def _blocks(text: str, path: str) -> Iterator[list[_Line]]:
    """Paragraphs: a blank line ends one, and so does a marker behind closed words; quoted examples are left out."""
    block: list[_Line] = []
    for number, row in enumerate(text.split("\n"), 1):
        line = None if not row.strip() or row.startswith(">") or _RULE.match(row) else _line(row.rstrip(), number, path)
        if block and (line is None or (line.opens and _CLOSED.search(block[-1].text.rstrip()))):
            yield block
            block = []
        if line is not None and line.text.strip():
            block.append(line)
    if block:
        yield block


def _line(row: str, number: int, path: str) -> _Line:
    marker = _MARKER.match(row)
    at = marker.end() if marker else 0
    pieces: list[SourceText | SourceLink] = []
    for match in (*_MARKUP.finditer(row, at), None):
        end = match.start() if match else len(row)
        if end > at:
            pieces.append(SourceText(row[at:end], Span(path, number, at + 1)))
        if match and match["target"]:
            pieces.append(SourceLink(match["words"], match["target"], Span(path, number, match.start() + 2)))
        at = match.end() if match else at
    opening = marker[0].strip() if marker else ""
    return _Line(tuple(pieces), bool(opening), opening.startswith(("#", "Section")))


def _clause(number: int, block: list[_Line], path: str) -> Clause:
    """A paragraph; a short one without a full stop is a heading."""
    passage: Passage = tuple(piece for line in block for piece in (*line.pieces, SourceText(" ", line.pieces[-1].span)))
    words = _words(passage)
    short = len(words) <= _LONGEST_HEADING and not words.endswith((".", ":", ";", ",", "and", "or"))
    numbered = block[0].opens and words[:1].isupper() and words.endswith(".") and len(words.split()) <= _MOST_WORDS
    heading = short or numbered or (block[0].titled and len(block) == 1)
    defined = _MEANS.match(words)
    if defined:
        passage = _opened(passage, defined[1])
    return Clause(
        id=f"p.{number}",
        path=path,
        applies=Condition("true", passage[0].span),
        paragraphs=() if heading else (passage,),
        span=passage[0].span,
        heading=passage if heading else (),
        term=defined[1] if defined else "",
        forms=(*_FORM.findall(words), *_lower(defined[1], passage)) if defined else (),
    )


def _opened(passage: Passage, term: str) -> Passage:
    """The passage of a definition, with its term strong, as definitions of a library have it."""
    first = passage[0]
    at = first.text.find(term) if isinstance(first, SourceText) else -1
    if at < 0 or not isinstance(first, SourceText):
        return passage
    end = at + len(term)
    rest = Span(first.span.path, first.span.line, first.span.column + end)
    return (SourceText(first.text[:end], first.span, strong=True), SourceText(first.text[end:], rest), *passage[1:])


def _lower(term: str, passage: Passage) -> tuple[str, ...]:
    """The term in lower case, where bold and not capitals mark a term and it opens a sentence."""
    return (term.lower(),) if passage[0].span.column == len("**") + 1 else ()


def _words(passage: Passage) -> str:
    return " ".join("".join(inline.text for inline in passage if isinstance(inline, SourceText | SourceLink)).split())
