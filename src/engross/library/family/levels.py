"""Whether the numbering has a level for everything that the outline places.

Takes a family with its outline written out; reports what hangs below the last level, and a `below` that leads nowhere.
It follows the numbering of assembly, and never counts.
"""

import re
from dataclasses import field

from engross.model import Family, OutlineEntry, OutlineSection, SourceItem, Span
from engross.model.diagnostics import Findings
from engross.records import dataclass


def check(family: Family, findings: Findings) -> None:
    """Every finding of levels."""
    walk = _Walk(family, findings)
    outline = family.outline
    for entry in (*outline.front, *outline.closing):
        walk.entry(entry, _Place("list", 0), numbered=False)
    for scheme, sections in (("body", outline.sections), ("annex", outline.annexes)):
        for section in sections:
            walk.section(section, scheme)


@dataclass(frozen=True, slots=True)
class _Place:
    """A level of a scheme; 0 is above them all."""

    scheme: str
    level: int


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through the outline, each provision with its level."""

    family: Family
    findings: Findings
    told: set[Span] = field(default_factory=set)

    def section(self, section: OutlineSection, scheme: str) -> None:
        """A section and what stands in it; one without heading has the words of its first clause."""
        own = self.own(section.id, _Place(scheme, 1), section.span, numbered=section.numbered)
        for at, entry in enumerate(section.entries):
            if at == 0 and not section.heading:
                self.opened(section, entry, own)
            else:
                below = self.below(section.id, own, section.below, 0, section.span)
                self.entry(entry, below, numbered=section.numbered)

    def opened(self, section: OutlineSection, entry: OutlineEntry, own: _Place) -> None:
        """The clause that gives a section its words, and the list below them."""
        usual = self.family.numbering.below_words(own.scheme) if own.level else 0
        for clause in self.family.clauses.get(entry.id, ()):
            if clause.below and not section.below and len(section.entries) > 1:
                message = f"{entry.id!r} gives its words to the section {section.id!r}, and is not alone in it"
                self.tell("numbering", message, "say `below` of the section", clause.span)
            said = section.below or clause.below or usual
            if clause.items or entry.children:
                below = self.below(entry.id, own, said, _depth(clause.items), entry.span)
                for child in entry.children:
                    self.entry(child, below)

    def entry(self, entry: OutlineEntry, place: _Place, *, numbered: bool = True) -> None:
        """A clause, and what stands below it."""
        for clause in self.family.clauses.get(entry.id, ()):
            counts = clause.numbered and (not clause.term or self.family.definitions.numbered)
            own = self.own(entry.id, place, entry.span, numbered=numbered and counts)
            if clause.items or entry.children:
                below = self.below(entry.id, own, clause.below, _depth(clause.items), entry.span)
                for child in entry.children:
                    self.entry(child, below)
            elif clause.below:
                message = f"nothing stands below {entry.id!r}"
                self.tell("numbering", message, "remove `below`", clause.span)

    def own(self, name: str, place: _Place, span: Span, *, numbered: bool) -> _Place:
        """Where a provision stands by whose level the next is counted: its own, or none where it has no number."""
        if not numbered:
            return _Place("list", 0)
        self.reaches(name, place, span)
        return place

    def below(self, name: str, own: _Place, said: int, deep: int, span: Span) -> _Place:
        """The level of what stands `deep` levels below a provision, which may say it."""
        levels = self.family.numbering.scheme(own.scheme)
        first = max(said, own.level + 1)
        if deep:
            self.reaches(name, _Place(own.scheme, first + deep - 1), span)
        if said and said <= own.level:
            message = f"{name!r} is of level {own.level}, and says that level {said} is below it"
            self.tell("numbering", message, f"write a level from {own.level + 1}, or remove `below`", span)
        passed = range(own.level + 1, first)
        shown = (f"{level.label} {level.cite}" for level in levels[first - 1 : first - 1 + max(deep, 1)])
        if any(int(digit) in passed for pattern in shown for digit in re.findall(r"\{(\d)\}", pattern)):
            message = f"the labels of level {first} show a level between, which {name!r} passes over"
            self.tell("numbering", message, "take another level, or give it a label and `cite` of its own", span)
        return _Place(own.scheme, first)

    def reaches(self, name: str, place: _Place, span: Span) -> None:
        """The scheme has the level."""
        levels = self.family.numbering.scheme(place.scheme)
        if place.level > len(levels):
            message = f"{name!r} reaches level {place.level}, and `numbering.{place.scheme}` has {len(levels)}"
            listed = ", by which lists below unnumbered words count" if place.scheme == "list" else ""
            self.tell("nested-too-deep", message, f"move it up, or add a level there{listed}", span)

    def tell(self, code: str, message: str, hint: str, span: Span) -> None:
        """Record a finding, one a place."""
        if span not in self.told:
            self.told.add(span)
            self.findings.add(code, message, span, hint)


def _depth(items: tuple[SourceItem, ...]) -> int:
    return max((1 + _depth(item.items) for item in items), default=0)
