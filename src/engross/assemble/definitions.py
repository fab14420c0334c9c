"""Definitions: drafts in, the same drafts with only the definitions that are used out.

Takes the tree of one variant after dead lead-ins are gone. A definition stays where a clause, or a definition that
stays, uses its term. A use of a term that nothing defines in this variant is reported, never dropped.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.assemble.draft import Draft, Drafts
from engross.model import Clause, Family, Kind, Passage, SourceItem, SourceText, Span, Term
from engross.model.diagnostics import Diagnostic


def keep_used(drafts: Drafts) -> Drafts:
    """The drafts without unused definitions."""
    uses = {draft.id: frozenset(_targets(draft)) for draft in drafts.walk() if draft.kind is Kind.DEFINITION}
    wanted = [term.target for draft in _outside_definitions(drafts) for term in _terms(draft)]
    kept: set[str] = set()
    while wanted:
        target = wanted.pop()
        if target in uses and target not in kept:
            kept.add(target)
            wanted.extend(uses[target])
    if len(kept) == len(uses):
        return drafts
    return Drafts(*(tuple(_without(part, kept)) for part in (drafts.front, drafts.sections, drafts.annexes)))


def undefined(drafts: Drafts, family: Family, variant: str) -> Iterator[Diagnostic]:
    """A finding for each clause and form that uses a term without a definition in this variant."""
    defined = {draft.id for draft in drafts.walk() if draft.kind is Kind.DEFINITION}
    clause: Clause | None = None
    for draft in drafts.walk():
        clause = draft.clause or clause
        for form in dict.fromkeys(term.text for term in _terms(draft) if term.target not in defined):
            assert clause is not None, "only clauses have words with terms"
            message = f'"{form}" is used but not defined'
            hint = "let its definition apply wherever this clause does, or use another word"
            yield Diagnostic("undefined-term", message, _place(family, clause, form), hint, (variant,))


def _outside_definitions(drafts: Drafts) -> Iterator[Draft]:
    stack = [*drafts.front, *drafts.sections, *drafts.annexes]
    while stack:
        draft = stack.pop()
        if draft.kind is not Kind.DEFINITION:
            yield draft
            stack.extend(draft.children)


def _without(drafts: Iterable[Draft], kept: set[str]) -> Iterator[Draft]:
    for draft in drafts:
        if draft.kind is not Kind.DEFINITION or draft.id in kept:
            children = tuple(_without(draft.children, kept))
            yield draft if children == draft.children else replace(draft, children=children)


def _targets(definition: Draft) -> Iterator[str]:
    for draft in definition.walk():
        for term in _terms(draft):
            yield term.target


def _terms(draft: Draft) -> Iterator[Term]:
    for words in draft.paragraphs:
        for inline in words:
            if isinstance(inline, Term):
                yield inline


def _place(family: Family, clause: Clause, form: str) -> Span:
    """Where the form stands in the clause or in a phrase; the clause itself where it is put together from several."""
    phrases = (*clause.phrases.values(), *family.phrases.values())
    passages = (
        *clause.paragraphs,
        *_passages(clause.items),
        *(wording.passage for phrase in phrases for wording in phrase.wordings),
    )
    for passage in passages:
        for inline in passage:
            if isinstance(inline, SourceText) and form in inline.text:
                before = inline.text[: inline.text.index(form)]
                return inline.span if "\n" in before else replace(inline.span, column=inline.span.column + len(before))
    return clause.span


def _passages(items: Iterable[SourceItem]) -> Iterator[Passage]:
    for item in items:
        yield from item.paragraphs
        yield from _passages(item.items)
