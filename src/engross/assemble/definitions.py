"""Definitions: drafts in, the same drafts with only the definitions that are used out.

Takes the tree of one variant after dead lead-ins are gone. A definition stays where a clause, or a definition that
stays, uses its term. A use of a term that nothing defines in this variant is reported, never dropped.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.assemble.draft import Draft, Drafts, Words
from engross.model import Kind
from engross.model.diagnostics import Diagnostic


def keep_used(drafts: Drafts) -> Drafts:
    """The drafts without unused definitions."""
    uses = {draft.id: frozenset(_targets(draft)) for draft in drafts.walk() if draft.kind is Kind.DEFINITION}
    wanted = [term.target for draft in _outside_definitions(drafts) for term in _terms(draft)]
    wanted += [draft.id for draft in drafts.walk() if draft.clause and draft.clause.keep]
    kept: set[str] = set()
    while wanted:
        target = wanted.pop()
        if target in uses and target not in kept:
            kept.add(target)
            wanted.extend(uses[target])
    if len(kept) == len(uses):
        return drafts
    return drafts.each(lambda part: _without(part, kept))


def undefined(drafts: Drafts, variant: str) -> Iterator[Diagnostic]:
    """A finding for each provision and form that uses a term without a definition in this variant."""
    defined = {draft.id for draft in drafts.walk() if draft.kind is Kind.DEFINITION}
    for draft in drafts.walk():
        first = {term.text: term for term in reversed(list(_terms(draft))) if term.target not in defined}
        for form, term in first.items():
            message = f'"{form}" is used but not defined'
            hint = "let its definition apply wherever this clause does, or use another word"
            yield Diagnostic("undefined-term", message, term.places[0].span, hint, (variant,))


def _outside_definitions(drafts: Drafts) -> Iterator[Draft]:
    stack = [*drafts.tops]
    while stack:
        draft = stack.pop()
        if draft.kind is not Kind.DEFINITION:
            yield draft
            stack.extend(draft.children)


def _without(drafts: Iterable[Draft], kept: set[str]) -> Iterator[Draft]:
    for draft in drafts:
        if draft.kind is not Kind.DEFINITION or draft.id in kept:
            children = tuple(_without(draft.children, kept))
            yield draft if children == draft.children else replace(draft, children=children, steady=False)


def _targets(definition: Draft) -> Iterator[str]:
    for draft in definition.walk():
        for term in _terms(draft):
            yield term.target


def _terms(draft: Draft) -> Iterator[Words]:
    for inlines in (*draft.paragraphs, *(words for note in draft.notes for words in note.paragraphs)):
        for inline in inlines:
            if isinstance(inline, Words) and inline.target:
                yield inline
