"""The outline grown into drafts: places and clauses in, the tree of one variant out.

Takes a `Case`; returns the drafts of every clause that applies, in the order of the outline, definitions by their term.
Never merges, drops or numbers: a list whose items do not apply is still there, empty.
"""

from collections.abc import Iterable, Iterator, Mapping

from engross.assemble.draft import Draft, Drafts
from engross.assemble.phrases import Case
from engross.assemble.sheet import Stated
from engross.model import Clause, Kind, OutlineEntry, OutlineSection, Phrase, SourceItem, Wording


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
    used: list[Wording] = []
    paragraphs = tuple(
        case.words(passage, clause.phrases, used, opening=bool(clause.term) and position == 0)
        for position, passage in enumerate(clause.paragraphs)
    )
    items = tuple(_items(case, clause.id, clause.items, clause.phrases, used, clause.join, conspicuous))
    heading = case.plain(clause.heading, clause.phrases, used)
    stating = (clause.facts, *(wording.facts for wording in used))
    return Draft(
        clause.id,
        Kind.DEFINITION if clause.term else kind,
        clause,
        heading,
        tuple(words for words in paragraphs if words),
        (*items, *_entries(case, present, entry.children, Kind.ITEM, conspicuous)),
        clause.join,
        conspicuous=conspicuous,
        flags=clause.flags,
        stated=tuple(Stated(clause.id, fact) for facts in stating for fact in facts.values()),
        wordings=tuple((clause.id, wording) for wording in used),
    )


def _items(
    case: Case,
    owner: str,
    items: Iterable[SourceItem],
    phrases: Mapping[str, Phrase],
    used: list[Wording],
    join: str,
    conspicuous: bool,
) -> Iterator[Draft]:
    """The list inside a clause file; its items bear the id of what they hang below, and their place."""
    for position, item in enumerate(items, 1):
        identifier = f"{owner}.{position}"
        paragraphs = (case.words(passage, phrases, used) for passage in item.paragraphs)
        said = tuple(words for words in paragraphs if words)
        children = tuple(_items(case, identifier, item.items, phrases, used, join, conspicuous))
        yield Draft(identifier, Kind.ITEM, None, (), said, children, join, conspicuous=conspicuous)
