"""The outline of the family file: which clause stands where.

Takes the outline as it is written and the clauses; returns it with `prefix.*` written out. Every clause has one place
and every place has a clause: anything else is a finding.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from engross.library.family.unread import Unread
from engross.library.source import drafting
from engross.model import JOINED, Clause, Outline, OutlineEntry, OutlineSection, Span
from engross.model.diagnostics import Findings, did_you_mean
from engross.records import dataclass

Clauses = Mapping[str, tuple[Clause, ...]]


def build(written: Outline, clauses: Clauses, language: str, missing: Unread, findings: Findings) -> Outline:
    """The outline of a family in this language with every entry written out."""
    planner = _Planner(clauses, language, missing, findings)
    for section in written.sections:
        if section.content:
            message, hint = "the sheet stands in an annex, not in a section", "move `content: sheet` to an annex"
            findings.add("wrong-value", message, section.span, hint)
    front = tuple(planner.entry(entry) for entry in written.front)
    sections = tuple(planner.section(section) for section in written.sections)
    annexes = tuple(planner.section(section) for section in written.annexes)
    closing = tuple(planner.entry(entry) for entry in written.closing)
    planner.check_ends()
    return Outline(front, sections, annexes, closing)


def walk(entries: tuple[OutlineEntry, ...]) -> Iterator[OutlineEntry]:
    """Every entry, in order."""
    for entry in entries:
        yield entry
        yield from walk(entry.children)


@dataclass(slots=True)
class _Planner:
    """Gives each clause its place and remembers which places are taken."""

    clauses: Clauses
    language: str
    missing: Unread
    findings: Findings
    places: dict[str, Span] = field(default_factory=dict)

    def section(self, section: OutlineSection) -> OutlineSection:
        """A section or annex."""
        self.take(section.id, section.span)
        if not section.heading and not section.entries:
            hint = "add `heading`, or a clause that gives it its words"
            self.findings.add("empty-clause", f"the section {section.id!r} has no words", section.span, hint)
        return replace(section, entries=tuple(self.entries(section.entries)))

    def entries(self, written: Iterable[OutlineEntry]) -> Iterator[OutlineEntry]:
        """The entries of a list; `prefix.*` stands for all clauses of that prefix that have no place of their own."""
        for entry in written:
            if entry.id.endswith(".*") and not entry.children:
                yield from self.expanded(entry)
            else:
                yield self.entry(entry)

    def expanded(self, written: OutlineEntry) -> Iterator[OutlineEntry]:
        """The entries that `prefix.*` stands for: definitions by their terms, then the rest by their ids."""
        prefix = written.id[:-1]
        ids = [identifier for identifier in self.clauses if identifier.startswith(prefix)]
        if not ids and not any(name.startswith(prefix) for name in self.missing.ids):
            self.findings.add(
                "unknown-id",
                f"no clause has an id that begins with {prefix!r}",
                written.span,
                did_you_mean(prefix, {name.rpartition(".")[0] + "." for name in self.clauses}, "remove it"),
            )
        terms = {identifier: self.clauses[identifier][0].term for identifier in ids}
        for identifier in sorted(ids, key=lambda name: (not terms[name], terms[name].casefold(), name)):
            self.take(identifier, written.span)
            yield OutlineEntry(identifier, (), written.span)

    def entry(self, written: OutlineEntry) -> OutlineEntry:
        """One entry, with the list below it."""
        identifier, span = written.id, written.span
        if identifier not in self.clauses and not self.missing.may_hold(identifier):
            self.findings.add(
                "unknown-id",
                f"no clause file has the id {identifier!r}",
                span,
                did_you_mean(identifier, self.clauses, f"write {identifier}.md, or remove it"),
            )
        self.take(identifier, span)
        children = tuple(self.entries(written.children))
        self.check_list(identifier, children, span)
        return OutlineEntry(identifier, children, span)

    def take(self, identifier: str, span: Span) -> None:
        """Note the place of an id; a second one is a finding."""
        first = self.places.setdefault(identifier, span)
        if first is not span:
            self.findings.add(
                "duplicate-place",
                f"{identifier!r} already has a place, in line {first.line}",
                span,
                "keep one of them, or give the section another id",
            )

    def check_list(self, identifier: str, children: tuple[OutlineEntry, ...], span: Span) -> None:
        """A list needs a `join`, and stands in the file or in the outline, not in both."""
        below = [clause for child in children for clause in self.clauses.get(child.id, ())]
        for clause in self.clauses.get(identifier, ()):
            if clause.items and children:
                message = f"{identifier!r} has a list in its file and another in the outline"
                hint = "make all items clauses of the outline, or all of them items of the file"
                self.findings.add("two-lists", message, span, hint)
            elif clause.paragraphs and not clause.join and any(item.numbered and not item.term for item in below):
                message = "the list below this clause does not say how it is joined"
                hint = "add `join: and`, `join: or` or `join: sentences` to the front matter"
                self.findings.add("list-without-join", message, clause.span, hint)
            elif clause.join and not clause.items and not children and clause.path not in self.missing.paths:
                hint = "remove `join`, or write the list"
                self.findings.add("join-without-list", "there is a `join` but no list", clause.span, hint)
            elif clause.join in JOINED and children:
                for item in below:
                    if item.paragraphs and not item.join and item.numbered:
                        drafting.check_item(item.paragraphs[-1], self.language, self.findings)

    def check_ends(self) -> None:
        """A clause without a place would never be printed."""
        for identifier in self.clauses.keys() - self.places.keys():
            for clause in self.clauses[identifier]:
                self.findings.add(
                    "no-place",
                    f"{identifier!r} has no place in the outline",
                    clause.span,
                    "add the id under `outline`, where the clause should stand",
                )
