"""Defined terms of imported texts, and their inflections, where they are sure.

Takes the outline and the texts; returns the terms that clauses define by how they open: in quotes or bold where their
neighbours do, or in capitals before a word that defines. Which of them stand in the way of a sound family is for the
library to say: `settled` leaves those out. Never asks what a term means.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from engross.assemble import assemble_all
from engross.importer import inline
from engross.importer.heads import head_of
from engross.importer.outline import Entry, Plan
from engross.importer.text import FullText, walk
from engross.library.family import loaded
from engross.model.diagnostics import BadInput, Diagnostic
from engross.records import dataclass

_MOST_ROUNDS = 8
_FEW = 3
_IN_THE_WAY = ("duplicate-term", "term-not-first", "forms-without-term")


@dataclass(frozen=True, slots=True)
class Definition:
    """A term, its inflections, and whether it is printed though a text does not use it."""

    term: str
    forms: tuple[str, ...] = ()
    keep: bool = False


Definitions = Mapping[str, Definition]
"""The definitions of a family by the id of their clause."""


def terms_of(plan: Plan, texts: Iterable[FullText]) -> Definitions:
    """The terms that the clauses of the outline seem to define."""
    groups = [section.clauses for section in (*plan.sections, *plan.annexes)]
    groups += [entry.children for entry in plan.walk() if entry.children]
    found = {id: term for group in groups for id, term in _defined(group)}
    taken = Counter(found.values())
    prose = "\n".join(inline.plain(block.words) for text in texts for _, block in walk(text.blocks))
    once = {id: term for id, term in found.items() if taken[term] == 1}
    return {id: Definition(term, tuple(_forms(term, prose, once.values()))) for id, term in once.items()}


def settled(
    definitions: Definitions, files: Callable[[Definitions], Mapping[str, str]], texts: Mapping[str, Collection[str]]
) -> Definitions:
    """The definitions without those that keep the family from being read, all others printed wherever they stand.

    `files` writes the family with some definitions, `texts` are the ids of the clauses of each licence by its id.
    """
    for _ in range(_MOST_ROUNDS):
        if not definitions:
            break
        try:
            family = loaded(files(definitions), "clauses")
            documents = {one.record.variant: one for one in assemble_all(family)}
        except BadInput as bad:
            wrong = set(_wrong(bad.diagnostics, definitions))
            definitions = {id: one for id, one in definitions.items() if id not in wrong} if wrong else {}
            continue
        unused = {
            id
            for variant, ids in texts.items()
            for id in definitions.keys() & set(ids) - {one.id for one in documents[variant].walk()}
        }
        return {id: replace(one, keep=id in unused) for id, one in definitions.items()}
    return {}


def _defined(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """The entries side by side that define, with their terms."""
    heads = [(entry, head) for entry in entries if (head := head_of(entry.row.first.words))]
    following = Counter(head.behind for _, head in heads)
    for entry, head in heads:
        usual = following[head.behind] >= _FEW and following[head.behind] * 2 > len(heads)
        if head.defines or (head.marked and usual):
            yield entry.id, head.term


def _forms(term: str, prose: str, others: Collection[str]) -> Iterator[str]:
    """Inflections of a term in the prose: the term with another ending, in capitals like it."""
    if len(term) <= _FEW or not term[-1].isalpha():
        return
    stem = term[:-1] if term[-1] in "ey" else term
    pattern = re.compile(rf"(?<!\w){re.escape(term)}[a-z]{{1,3}}(?!\w)|(?<!\w){re.escape(stem)}[a-z]{{2,4}}(?!\w)")
    found = Counter(match[0] for match in pattern.finditer(prose))
    yield from sorted(form for form in found if form != term and form not in others)


def _wrong(found: Iterable[Diagnostic], definitions: Definitions) -> Iterator[str]:
    """The definitions that findings speak of."""
    owners = {form: id for id, one in definitions.items() for form in (one.term, *one.forms)}
    for one in found:
        id = one.span.path.rpartition("/")[2].removesuffix(".md").partition("--")[0]
        if one.code in _IN_THE_WAY:
            yield id
        elif one.code == "undefined-term":
            yield owners.get(one.message.split('"')[1], id)
