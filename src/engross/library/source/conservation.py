"""Proof that reading a body loses no word.

Takes the raw body and the tree made of it; reports where they differ. Shares no code with the reader: it drops the
signs of the markup from both and compares what is left, character by character.
"""

import re
from collections.abc import Iterator

from engross.model import Passage, Placeholder, SourceItem, SourceLink, SourceNote, SourceReference, Span
from engross.model.diagnostics import Findings

MARKUP = frozenset("*_-\\[](){}#<>|` \n")
_UNSEEN = dict.fromkeys(map(ord, MARKUP))
NOTE = ".note-"
"""What parts the id of a clause from the name of its footnote in the id of the footnote: `liab.note-1`."""

_OF_TABLES = re.compile(r"^[ >]*\|?[ :-]*-[ :|-]*$", re.MULTILINE)
"""The line of a table that parts its head from its rows, whose colons are no words."""


def check(
    text: str,
    paragraphs: tuple[Passage, ...],
    items: tuple[SourceItem, ...],
    path: str,
    first_line: int,
    findings: Findings,
    after: tuple[Passage, ...] = (),
    notes: tuple[SourceNote, ...] = (),
) -> None:
    """Report `lost-text` at the first character of `text` that the tree does not hold at its turn."""
    kept = "".join((*_words(paragraphs, items, after), *_of_notes(notes))).translate(_UNSEEN)
    if _OF_TABLES.sub("", text).translate(_UNSEEN) == kept:
        return
    passed = frozenset(place for line in _OF_TABLES.finditer(text) for place in range(*line.span()))
    at = 0
    for offset, character in enumerate(text):
        if character in MARKUP or offset in passed:
            continue
        if at >= len(kept) or kept[at] != character:
            line, column = text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)
            findings.add(
                "lost-text",
                "the Markdown reader lost words here",
                Span(path, first_line + line, column),
                "write the passage in a simpler way",
            )
            return
        at += 1
    findings.add(
        "lost-text",
        "the Markdown reader added words to this text",
        Span(path, first_line),
        "write it in a simpler way",
    )


def _words(paragraphs: tuple[Passage, ...], items: tuple[SourceItem, ...], after: tuple[Passage, ...]) -> Iterator[str]:
    yield from _of_passages(paragraphs)
    for item in items:
        yield from _words(item.paragraphs, item.items, item.after)
    yield from _of_passages(after)


def _of_passages(passages: tuple[Passage, ...]) -> Iterator[str]:
    for passage in passages:
        for inline in passage:
            if isinstance(inline, Placeholder):
                yield inline.name
            elif isinstance(inline, SourceReference):
                yield _called(inline.target) if inline.note else inline.word + inline.target
            elif isinstance(inline, SourceLink):
                yield inline.text if inline.bare else inline.text + inline.href
            else:
                yield inline.text


def _of_notes(notes: tuple[SourceNote, ...]) -> Iterator[str]:
    for note in notes:
        yield f"{_called(note.id)}:"
        yield from _of_passages((note.passage,))


def _called(id: str) -> str:
    """How the footnote of an id is typed: `^name`."""
    return "^" + id.rpartition(NOTE)[2]
