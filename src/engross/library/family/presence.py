"""Which clauses stand in one variant.

Takes a family and the names that are true; returns the clauses that stand, in the order of the outline. A lead-in whose
list has no survivor does not stand, nor a section without clauses. Never asks which definitions are used.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field

from engross.library.conditions import holds
from engross.model import JOINED, Clause, Family, OutlineEntry, Passage, SourceItem, SourceText
from engross.records import dataclass


@dataclass(slots=True)
class Presence:
    """What stands in one variant: clauses by id, the ids that have a number, and clauses left without their lead-in.

    `headings` are those of sections that stand without a number, by id.
    """

    clauses: dict[str, Clause] = field(default_factory=dict)
    numbered: set[str] = field(default_factory=set)
    orphans: list[Clause] = field(default_factory=list)
    headings: dict[str, Passage] = field(default_factory=dict)

    def by_words(self, identifier: str) -> bool:
        """Whether something without a number has a heading by which it can be cited."""
        clause = self.clauses.get(identifier)
        return bool(clause.heading if clause else self.headings.get(identifier))

    def stands(self, identifier: str) -> bool:
        """Whether a clause or section stands, with a number or without."""
        return identifier in self.numbered or identifier in self.clauses or identifier in self.headings


def chosen(family: Family, names: AbstractSet[str]) -> dict[str, tuple[Clause, ...]]:
    """The alternates of each id whose `applies` holds; a sound family has at most one of each."""
    found = {}
    conditions = {clause.applies.text for alternates in family.clauses.values() for clause in alternates}
    met = {condition for condition in conditions if holds(condition, names)}
    for identifier, alternates in family.clauses.items():
        held = alternates
        if len(alternates) > 1 or alternates[0].applies.text not in met:
            held = tuple(clause for clause in alternates if clause.applies.text in met)
        if held:
            found[identifier] = held
    return found


def presence(family: Family, held: Mapping[str, tuple[Clause, ...]]) -> Presence:
    """What stands, given the alternates that hold."""
    found = Presence()
    outline = family.outline
    standing = _Standing(held, found, family.definitions.numbered)
    for entry in (*outline.front, *outline.closing):
        found.clauses.update((clause.id, clause) for clause in standing.below(entry, number=False, cited=False))
    for section in outline.parts:
        number = section.numbered
        clauses = [one for entry in section.entries for one in standing.below(entry, number=number, cited=number)]
        found.clauses.update((clause.id, clause) for clause in clauses)
        if clauses or section.content or section.empty:
            if number:
                found.numbered.add(section.id)
            else:
                found.headings[section.id] = section.heading
        if section.content and family.sheet:
            found.numbered.update(f"{section.id}.{number}" for number in range(1, len(family.sheet.groups) + 1))
    return found


@dataclass(frozen=True, slots=True)
class _Standing:
    """Finds what stands among the alternates that hold."""

    held: Mapping[str, tuple[Clause, ...]]
    found: Presence
    definitions_numbered: bool

    def below(self, entry: OutlineEntry, *, number: bool, cited: bool) -> list[Clause]:
        """The clauses of an entry that stand: none where a lead-in has lost its list.

        `number` says that the place has a number, `cited` that a list at this place is cited with what is above it.
        """
        clause = self.held[entry.id][0] if entry.id in self.held else None
        defines = clause is not None and bool(clause.term) and not self.definitions_numbered
        numbers = number and clause is not None and clause.numbered and not defines
        cites = cited and not defines
        below = [one for child in entry.children for one in self.below(child, number=cites, cited=cites)]
        if clause is None:
            self.found.orphans += below
            return []
        if not below and not clause.items and cited and _leads_in(clause, entry):
            return []
        if numbers:
            self.found.numbered.add(clause.id)
        self.found.numbered.update(note.id for note in clause.notes)
        if cites:
            self.found.numbered.update(_item_ids(clause.id, clause.items))
        return [clause, *below]


def _leads_in(clause: Clause, entry: OutlineEntry) -> bool:
    """Whether the clause says nothing without the list below it."""
    if not entry.children:
        return False
    if not clause.paragraphs or clause.join in JOINED:
        return True
    last = clause.paragraphs[-1][-1] if clause.paragraphs[-1] else None
    return last is None or (isinstance(last, SourceText) and last.text.rstrip().endswith(":"))


def _item_ids(owner: str, items: Iterable[SourceItem]) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        yield f"{owner}.{number}"
        yield from _item_ids(f"{owner}.{number}", item.items)
