"""Defined terms of a family: their forms, and where prose uses them.

Takes clauses and passages; returns the uses of terms with their places. Forms are found case-sensitively at word
boundaries, the longest first. Never asks whether a definition applies.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from engross.library.family.definition import head
from engross.model import Clause, Passage, SourceInline, SourceText, Span
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Use:
    """A form of a defined term in prose, the id of its definition, and its place."""

    form: str
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms of all definitions, each with the id of its definition."""

    targets: Mapping[str, str]
    pattern: re.Pattern[str] | None

    def find(self, words: str) -> Iterator[tuple[int, str, str]]:
        """Where the uses of terms in words begin, their forms as they stand there, and the ids of their definitions."""
        for match in self.pattern.finditer(words) if self.pattern else ():
            yield match.start(), match[0], self.targets[" ".join(match[0].split())]

    def uses(self, passage: Passage) -> Iterator[Use]:
        """The uses of terms in a passage."""
        for style, group in groupby(passage, key=_style):
            if style is None:
                continue
            run = [inline for inline in group if isinstance(inline, SourceText)]
            for start, form, target in self.find("".join(inline.text for inline in run)):
                yield Use(" ".join(form.split()), target, _place(run, start))


def forms_of(clause: Clause) -> tuple[str, ...]:
    """The forms that a definition defines: those that it declares, and the terms at its head."""
    return tuple(dict.fromkeys((clause.term, *clause.forms, *head(clause).terms))) if clause.term else ()


def lexicon(clauses: Iterable[Clause]) -> Lexicon:
    """The lexicon of all definitions among the clauses."""
    targets = {" ".join(form.split()): clause.id for clause in clauses for form in forms_of(clause)}
    forms = (re.escape(form).replace(r"\ ", r"\s+") for form in sorted(targets, key=lambda form: (-len(form), form)))
    pattern = "|".join(forms)
    return Lexicon(targets, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") if pattern else None)


def _style(inline: SourceInline) -> tuple[bool, bool] | None:
    return (inline.strong, inline.emphasis) if isinstance(inline, SourceText) else None


def _place(run: list[SourceText], offset: int) -> Span:
    """The place of an offset into the joined words of texts that each stand in one line."""
    for text in run:
        if offset < len(text.text):
            return replace(text.span, column=text.span.column + offset)
        offset -= len(text.text)
    return run[-1].span
