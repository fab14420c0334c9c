"""Paragraphs that rules look at, without a licence around them.

In a paragraph `*Tool*` is a use of a defined term, `[Section 2]` a reference and `_so_` is set in bold.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tests import licences

from engross.assemble.places import Place
from engross.library.family.terms import forms_of
from engross.lint import Finding, Subject
from engross.lint.prose import Mark, Prose, Role
from engross.model import Family, Kind, SourceText, Span

TOOLBOX = licences.family(Path(__file__).parent / "family")
"""The small family, whose terms are Distribute, Improvements, Lender, License, Tool and You."""

_MARKED = re.compile(r"\*(?P<term>[^*]+)\*|\[(?P<reference>[^]]+)\]|_(?P<strong>[^_]+)_")


def defining(family: Family, *terms: str) -> Family:
    """The family with a definition more for each of these terms."""
    (tool,) = family.clauses["def.tool"]
    more = {f"def.{term}": (replace(tool, id=f"def.{term}", term=term, forms=()),) for term in terms}
    return replace(family, clauses={**family.clauses, **more})


def about(
    *paragraphs: str,
    family: Family = TOOLBOX,
    kind: Kind = Kind.CLAUSE,
    clauses: Sequence[str] = "abcdefgh",
    heads: bool = False,
) -> Subject:
    """A subject with these paragraphs, each of a clause of its own, all of a kind, and with lists below or without."""
    named = zip(clauses, paragraphs, strict=False)
    prose = tuple(_prose(family, clause, paragraph, kind, heads=heads) for clause, paragraph in named)
    return Subject(family, (), prose, {}, {}, "")


def typed(*texts: str) -> Subject:
    """A subject of one clause, whose paragraphs have these texts as they are typed."""
    (disc,) = TOOLBOX.clauses["disc"]
    clause = replace(disc, heading=(), paragraphs=tuple((SourceText(text, Span("disc.md")),) for text in texts))
    return about(family=replace(TOOLBOX, clauses={"disc": (clause,)}, phrases={}))


def told(rule: Callable[[Subject], Iterable[Finding]], subject: Subject) -> list[str]:
    """The words that a rule finds fault with, which begin at the place that it names."""
    texts = {prose.clause: prose.text for prose in subject.prose}
    found = list(rule(subject))
    words = [re.findall(r"""(["'])(.+?)\1""", one.message)[0][1] for one in found]
    places = [texts[one.clause][one.span.column - 1 :] for one in found]
    assert all(place.startswith(word) for place, word in zip(places, words, strict=True))
    return words


def _prose(family: Family, clause: str, paragraph: str, kind: Kind, *, heads: bool) -> Prose:
    forms = {form: one.id for every in family.clauses.values() for one in every for form in forms_of(one)}
    text, at = "", 0
    marks: dict[str, list[Mark]] = {"term": [], "reference": [], "strong": []}
    for match in _MARKED.finditer(paragraph):
        text += paragraph[at : match.start()]
        said, what = match[match.lastindex or 0], match.lastgroup or ""
        target = forms[said] if what == "term" else "b"
        marks[what].append(Mark(len(text), len(text) + len(said), target))
        text, at = text + said, match.end()
    places = (Place(0, Span(f"{clause}.md")),)
    terms, references, strong = map(tuple, marks.values())
    return Prose(clause, clause, kind, Role.BODY, text + paragraph[at:], places, terms, references, strong, heads, ())
