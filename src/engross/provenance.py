"""Which file each word of a provision is written in.

Takes a Family, an assembled Document and one of its provisions; returns the words in source order, each with the path
of its file. Never reads a file: the spans of the clause trees say it all.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from engross.conditions import holds
from engross.family import find, names
from engross.model import (
    Clause,
    Document,
    Family,
    Passage,
    Phrase,
    Placeholder,
    SheetPlan,
    SourceItem,
    SourceReference,
)

WORD = re.compile(r"\w+(?:['\u2019.-]\w+)*|[^\w\s*#\\]")

Origin = tuple[str, str]
"""A word and the path of the file that holds it."""


def origins(family: Family, document: Document, settings: Mapping[str, str], id: str) -> list[Origin]:
    """The words that the provision of an id is made of, in source order.

    Where the document has it no more, the words of every alternate count. Sections, annexes and the computed sheet are
    written in the family file, and the answers of the sheet in the facts of the clauses.
    """
    provision = next((provision for provision in document.walk() if provision.id == id), None)
    true = names(family, find(family, document.record.variant), settings)
    ids = [id, *(provision.aliases if provision else ())]
    clauses = list(dict.fromkeys(clause_id for each in ids if (clause_id := clause_of(family, each))))
    found: list[Origin] = []
    for clause_id in clauses:
        alternates = family.clauses[clause_id]
        present = [clause for clause in alternates if holds(clause.applies.text, true)]
        for clause in present if provision and present else alternates:
            found += _of_clause(family, clause, true)
    return found or list(_of_outline(family, id, true))


def clause_of(family: Family, id: str) -> str:
    """The id of the clause file that a provision comes from (`liab.1.2` from `liab`); empty where it has none."""
    while id and id not in family.clauses:
        id, _, last = id.rpartition(".")
        if not last.isdigit():
            return ""
    return id


def _of_clause(family: Family, clause: Clause, true: frozenset[str]) -> Iterator[Origin]:
    passages = chain([clause.heading], clause.paragraphs, _of_items(clause.items))
    yielded = False
    for passage in passages:
        for origin in _of_passage(family, clause.phrases, passage, true):
            yielded = True
            yield origin
    if not yielded:
        yield "", clause.path


def _of_items(items: Iterable[SourceItem]) -> Iterator[Passage]:
    for item in items:
        yield from item.paragraphs
        yield from _of_items(item.items)


def _of_passage(
    family: Family, phrases: Mapping[str, Phrase], passage: Passage, true: frozenset[str], depth: int = 0
) -> Iterator[Origin]:
    for inline in passage:
        if isinstance(inline, Placeholder):
            phrase = phrases.get(inline.name) or family.phrases.get(inline.name)
            if phrase and depth < 20:
                for wording in phrase.wordings:
                    if holds(wording.applies.text, true):
                        yield from _of_passage(family, phrases, wording.passage, true, depth + 1)
            elif not inline.name.startswith("list:"):
                yield from _of_record(family, inline.name)
        elif isinstance(inline, SourceReference):
            yield inline.target, inline.span.path
        else:
            for word in WORD.findall(inline.text):
                yield word, inline.span.path


def _of_record(family: Family, name: str) -> Iterator[Origin]:
    text = {"status": family.status, "edition": family.edition, "family": family.name}.get(name, family.naming.pattern)
    for word in WORD.findall(text):
        yield word, family_file(family)


def _of_outline(family: Family, id: str, true: frozenset[str]) -> Iterator[Origin]:
    path = family_file(family)
    yield "", path
    for section in (*family.outline.sections, *family.outline.annexes):
        if section.id == id:
            yield from _of_passage(family, {}, section.heading, true)
    if family.sheet:
        for group in family.sheet.groups:
            for word in WORD.findall(group.heading):
                yield word, path
            for row in group.rows:
                yield from _of_passage(family, {}, row.label, true)
                yield from _of_facts(family, family.sheet, row.id)


def _of_facts(family: Family, sheet: SheetPlan, row: str) -> Iterator[Origin]:
    """The answers to a row, each in the file of the clause that gives it."""
    for clause in chain.from_iterable(family.clauses.values()):
        wordings = (wording for phrase in clause.phrases.values() for wording in phrase.wordings)
        for facts in (clause.facts, *(wording.facts for wording in wordings)):
            if row in facts:
                yield (sheet.yes if facts[row].answer else sheet.no), clause.path


def family_file(family: Family) -> str:
    """The path of the family file."""
    return family.outline.sections[0].span.path
