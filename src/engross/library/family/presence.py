"""Which clauses stand in one variant.

Takes a family and the names that are true; returns the clauses that stand, in the order of the outline. A lead-in whose
list has no survivor does not stand, nor a section without clauses. Never asks which definitions are used.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from engross.library.conditions import holds
from engross.model import Clause, Family, OutlineEntry, SourceItem, SourceText


@dataclass(slots=True)
class Presence:
    """What stands in one variant: clauses by id, the ids that have a number, and clauses left without their lead-in."""

    clauses: dict[str, Clause] = field(default_factory=dict)
    numbered: set[str] = field(default_factory=set)
    orphans: list[Clause] = field(default_factory=list)


def chosen(family: Family, names: AbstractSet[str]) -> dict[str, tuple[Clause, ...]]:
    """The alternates of each id whose `applies` holds; a sound family has at most one of each."""
    found = {}
    for identifier, alternates in family.clauses.items():
        held = tuple(clause for clause in alternates if holds(clause.applies.text, names))
        if held:
            found[identifier] = held
    return found


def presence(family: Family, held: Mapping[str, tuple[Clause, ...]]) -> Presence:
    """What stands, given the alternates that hold."""
    found = Presence()
    outline = family.outline
    for entry in outline.front:
        found.clauses.update((clause.id, clause) for clause in _standing(entry, held, found, number=False))
    for section in (*outline.sections, *outline.annexes):
        clauses = [clause for entry in section.entries for clause in _standing(entry, held, found, number=True)]
        found.clauses.update((clause.id, clause) for clause in clauses)
        if clauses or section.content:
            found.numbered.add(section.id)
        if section.content and family.sheet:
            found.numbered.update(f"{section.id}.{number}" for number in range(1, len(family.sheet.groups) + 1))
    return found


def _standing(
    entry: OutlineEntry, held: Mapping[str, tuple[Clause, ...]], found: Presence, *, number: bool
) -> list[Clause]:
    """The clauses of an entry that stand: none where a lead-in has lost its list."""
    clause = held[entry.id][0] if entry.id in held else None
    numbers = number and clause is not None and not clause.term
    below = [one for child in entry.children for one in _standing(child, held, found, number=numbers)]
    if clause is None:
        found.orphans += below
        return []
    if not below and not clause.items and number and _leads_in(clause):
        return []
    if numbers:
        found.numbered |= {clause.id, *_item_ids(clause.id, clause.items)}
    return [clause, *below]


def _leads_in(clause: Clause) -> bool:
    """Whether the clause says nothing without the list below it."""
    last = clause.paragraphs[-1][-1] if clause.paragraphs and clause.paragraphs[-1] else None
    return last is None or (isinstance(last, SourceText) and last.text.rstrip().endswith(":"))


def _item_ids(owner: str, items: Iterable[SourceItem]) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        yield f"{owner}.{number}"
        yield from _item_ids(f"{owner}.{number}", item.items)
