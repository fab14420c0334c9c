"""The outline grown into drafts: places and clauses in, the tree of one variant out.

Takes a `VariantText`; returns the drafts of every clause that applies, in the order of the outline, definitions by
their term. Never merges, drops or numbers: a list whose items do not apply is still there, empty.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engross.assemble.draft import CELLS, Draft, Drafts, Inlines
from engross.assemble.phrases import VariantText
from engross.assemble.sheet import Stated
from engross.library.family.uses import AFTER, passages_of
from engross.model import (
    Clause,
    Kind,
    OutlineEntry,
    OutlineSection,
    Passage,
    Placeholder,
    SourceItem,
    SourceOpening,
    Wording,
)
from engross.records import dataclass


def plant(case: VariantText, present: Mapping[str, Clause]) -> Drafts:
    """The drafts of one variant."""
    outline = case.stock.family.outline
    return Drafts(
        (
            *_entries(case, present, outline.front[:1], Kind.TITLE, numbered=False),
            *_entries(case, present, outline.front[1:], Kind.PREAMBLE, numbered=False),
        ),
        tuple(_section(case, present, section, Kind.SECTION) for section in outline.sections),
        tuple(_section(case, present, section, Kind.ANNEX) for section in outline.annexes),
        tuple(_entries(case, present, outline.closing, Kind.PREAMBLE, numbered=False)),
    )


def _section(case: VariantText, present: Mapping[str, Clause], section: OutlineSection, kind: Kind) -> Draft:
    heading = case.plain(section.heading, {}, [])
    children = tuple(_entries(case, present, section.entries, Kind.CLAUSE, numbered=section.numbered))
    if section.below:
        children = _at(section.below, children)
    made = Draft(
        section.id,
        kind,
        heading=heading,
        children=children,
        flags=section.flags,
        unnumbered=not section.numbered,
        whole=section.empty,
    )
    return made if heading or not children else _opened(made)


def _opened(section: Draft) -> Draft:
    """A section without a heading, in the words of its first clause."""
    first, *rest = section.children
    own = _at(first.at, first.children) if first.at else first.children
    return replace(
        first,
        id=section.id,
        kind=section.kind,
        at=0,
        children=(*own, *rest),
        flags=section.flags | first.flags,
        aliases=(first.id, *first.aliases),
        unnumbered=section.unnumbered,
        whole=True,
        steady=False,
    )


def _at(level: int, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts with the level that what is above them says."""
    return tuple(replace(draft, at=level, steady=False) for draft in drafts)


def _entries(
    case: VariantText,
    present: Mapping[str, Clause],
    entries: Iterable[OutlineEntry],
    kind: Kind,
    conspicuous: bool = False,
    *,
    numbered: bool = True,
) -> Iterator[Draft]:
    drafts = [_clause(case, present, entry, kind, conspicuous, numbered) for entry in entries if entry.id in present]
    if case.stock.family.definitions.order == "typed":
        return iter(drafts)
    definitions = sorted((draft for draft in drafts if draft.kind is Kind.DEFINITION), key=_term)
    by_term = iter(definitions)
    return (next(by_term) if draft.kind is Kind.DEFINITION else draft for draft in drafts)


def _term(draft: Draft) -> tuple[str, str]:
    assert draft.clause is not None
    return (draft.clause.term.casefold(), draft.clause.term)


def _clause(
    case: VariantText, present: Mapping[str, Clause], entry: OutlineEntry, kind: Kind, conspicuous: bool, numbered: bool
) -> Draft:
    clause, grown = present[entry.id], case.stock.grown
    place = (id(clause), id(entry), kind, conspicuous, numbered)
    if (kept := grown.get(place)) is not None:
        return kept
    made = _grown(case, present, entry, kind, conspicuous or clause.conspicuous, numbered=numbered)
    if place not in grown:
        grown[place] = None if entry.children or _varies(clause) else replace(made, steady=True)
    return grown[place] or made


def _varies(clause: Clause) -> bool:
    """Whether the words of a clause depend on the variant."""
    passages = (clause.heading, *passages_of(clause), *(note.passage for note in clause.notes))
    return any(isinstance(inline, Placeholder) for passage in passages for inline in passage)


def _grown(
    case: VariantText,
    present: Mapping[str, Clause],
    entry: OutlineEntry,
    kind: Kind,
    conspicuous: bool,
    *,
    numbered: bool,
) -> Draft:
    clause = present[entry.id]
    kind, numbered = _kind(case, clause, kind, numbered)
    used: list[Wording] = []
    paragraphs, manners = _said(case, clause, clause.paragraphs, used, clause.term)
    listed = _List(case, clause, used, conspicuous)
    items, after = tuple(listed.items(clause.id, clause.items)), tuple(listed.after(clause.id, clause.after))
    notes = tuple(_notes(case, clause, used))
    heading = case.plain(clause.heading, clause.phrases, used)
    stating = (clause.facts, *(wording.facts for wording in used))
    children = (*items, *_entries(case, present, entry.children, Kind.ITEM, conspicuous), *after)
    return Draft(
        clause.id,
        kind,
        clause,
        heading,
        paragraphs,
        manners,
        _at(clause.below, children) if clause.below else children,
        clause.join,
        clause.marks,
        unnumbered=not numbered,
        whole=not (clause.items or entry.children) and bool(paragraphs or not clause.paragraphs),
        conspicuous=conspicuous,
        flags=clause.flags,
        stated=tuple(Stated(clause.id, fact) for facts in stating for fact in facts.values()),
        wordings=tuple((clause.id, wording) for wording in used),
        notes=notes,
    )


def _kind(case: VariantText, clause: Clause, kind: Kind, numbered: bool) -> tuple[Kind, bool]:
    """What the clause is where the outline has room for this kind, and whether it has a number."""
    numbered = numbered and clause.numbered
    if clause.term:
        return Kind.DEFINITION, numbered and case.stock.family.definitions.numbered
    return (Kind.CLAUSE if kind is Kind.ITEM and not numbered else kind), numbered


def _notes(case: VariantText, clause: Clause, used: list[Wording]) -> Iterator[Draft]:
    """The footnotes of the clause file."""
    for note in clause.notes:
        said = case.words(note.passage, clause.phrases, used)
        yield Draft(note.id, Kind.NOTE, paragraphs=(said,))


@dataclass(frozen=True, slots=True)
class _List:
    """The list inside a clause file; its parts have the id of what they hang below, and their place."""

    case: VariantText
    clause: Clause
    used: list[Wording]
    conspicuous: bool

    def items(self, owner: str, items: Iterable[SourceItem]) -> Iterator[Draft]:
        """The items below an id."""
        for position, item in enumerate(items, 1):
            identifier = f"{owner}.{position}"
            said, manners = _said(self.case, self.clause, item.paragraphs, self.used)
            children = (*self.items(identifier, item.items), *self.after(identifier, item.after))
            join, marks = self.clause.join if item.items else "", self.clause.marks
            yield Draft(
                identifier,
                Kind.ITEM,
                None,
                (),
                said,
                manners,
                children,
                join,
                marks,
                whole=bool(said) and not item.items,
                conspicuous=self.conspicuous,
            )

    def after(self, owner: str, passages: tuple[Passage, ...]) -> Iterator[Draft]:
        """The words behind a list, which go on with those before it."""
        said, manners = _said(self.case, self.clause, passages, self.used)
        if said:
            identifier = f"{owner}.{AFTER}"
            conspicuous = self.conspicuous
            yield Draft(
                identifier, Kind.CLAUSE, None, (), said, manners, unnumbered=True, whole=True, conspicuous=conspicuous
            )


def _said(
    case: VariantText, clause: Clause, passages: Iterable[Passage], used: list[Wording], defined: str = ""
) -> tuple[tuple[Inlines, ...], tuple[str, ...]]:
    """The words of passages and how each is set; one without words goes, unless it is a cell."""
    said = []
    for passage in passages:
        opening = passage[0] if passage else None
        manner = opening.manner if isinstance(opening, SourceOpening) else ""
        words = case.words(passage, clause.phrases, used, defined=defined, verbatim=manner == "verbatim")
        if words or manner in CELLS:
            said.append((words, manner))
        defined = ""
    return tuple(words for words, _ in said), tuple(manner for _, manner in said)
