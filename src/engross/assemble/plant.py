"""The outline grown into drafts: places and clauses in, the tree of one variant out.

Takes a `Case`; returns the drafts of every clause that applies, in the order of the outline, definitions by their term.
Never merges, drops or numbers: a list whose items do not apply is still there, empty.
"""

from collections.abc import Iterable, Iterator, Mapping

from engross.assemble.draft import Draft, Drafts
from engross.assemble.phrases import Case
from engross.assemble.sheet import Stated
from engross.model import Clause, Fact, Kind, OutlineEntry, OutlineSection, Phrase, SourceItem


def plant(case: Case, present: Mapping[str, Clause]) -> Drafts:
    """The drafts of one variant."""
    outline = case.stock.family.outline
    return Drafts(
        (
            *_entries(case, present, outline.front[:1], Kind.TITLE),
            *_entries(case, present, outline.front[1:], Kind.PREAMBLE),
        ),
        tuple(_section(case, present, section, Kind.SECTION) for section in outline.sections),
        tuple(_section(case, present, section, Kind.ANNEX) for section in outline.annexes),
    )


def _section(case: Case, present: Mapping[str, Clause], section: OutlineSection, kind: Kind) -> Draft:
    heading = case.plain(section.heading, {}, [])
    children = tuple(_entries(case, present, section.entries, Kind.CLAUSE))
    return Draft(section.id, kind, heading=heading, children=children, flags=section.flags)


def _entries(
    case: Case, present: Mapping[str, Clause], entries: Iterable[OutlineEntry], kind: Kind, conspicuous: bool = False
) -> Iterator[Draft]:
    drafts = [
        _clause(case, present, present[entry.id], entry, kind, conspicuous) for entry in entries if entry.id in present
    ]
    definitions = sorted((draft for draft in drafts if draft.kind is Kind.DEFINITION), key=_term)
    by_term = iter(definitions)
    return (next(by_term) if draft.kind is Kind.DEFINITION else draft for draft in drafts)


def _term(draft: Draft) -> tuple[str, str]:
    assert draft.clause is not None
    return (draft.clause.term.casefold(), draft.clause.term)


def _clause(
    case: Case, present: Mapping[str, Clause], clause: Clause, entry: OutlineEntry, kind: Kind, conspicuous: bool
) -> Draft:
    conspicuous = conspicuous or clause.conspicuous
    facts: list[Fact] = list(clause.facts.values())
    paragraphs = tuple(
        case.words(passage, clause.phrases, facts, opening=bool(clause.term) and position == 0)
        for position, passage in enumerate(clause.paragraphs)
    )
    items = tuple(_items(case, clause.id, clause.items, clause.phrases, facts, clause.join, conspicuous))
    return Draft(
        clause.id,
        Kind.DEFINITION if clause.term else kind,
        clause,
        case.plain(clause.heading, clause.phrases, facts),
        tuple(words for words in paragraphs if words),
        (*items, *_entries(case, present, entry.children, Kind.ITEM, conspicuous)),
        clause.join,
        conspicuous=conspicuous,
        flags=clause.flags,
        stated=tuple(Stated(clause.id, fact) for fact in facts),
    )


def _items(
    case: Case,
    owner: str,
    items: Iterable[SourceItem],
    phrases: Mapping[str, Phrase],
    facts: list[Fact],
    join: str,
    conspicuous: bool,
) -> Iterator[Draft]:
    """The list inside a clause file; its items bear the id of what they hang below, and their place."""
    for position, item in enumerate(items, 1):
        identifier = f"{owner}.{position}"
        paragraphs = (case.words(passage, phrases, facts) for passage in item.paragraphs)
        said = tuple(words for words in paragraphs if words)
        children = tuple(_items(case, identifier, item.items, phrases, facts, join, conspicuous))
        yield Draft(identifier, Kind.ITEM, None, (), said, children, join, conspicuous=conspicuous)
