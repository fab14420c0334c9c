"""What the lint looks at: a family, its documents under every setting, and each run of their words once.

Types with their simple questions; they are made by `reading` and never judge.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from engross.library.family.terms import forms_of
from engross.library.family.uses import passages_of, wordings_of
from engross.lint.prose import Prose, Role
from engross.model import Clause, Document, Fact, Family, Kind, LintPlan, SourceText, Variant, Wording
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """One document: its label, the names that are true in it, and the clauses that stand in it by id."""

    label: str
    names: AbstractSet[str]
    document: Document
    clauses: Mapping[str, Clause]
    wordings: tuple[tuple[str, Wording], ...]

    @property
    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Every fact that stands, with the id of its clause."""
        for identifier, clause in self.clauses.items():
            for fact in clause.facts.values():
                yield identifier, fact
        for identifier, wording in self.wordings:
            for fact in wording.facts.values():
                yield identifier, fact

    def answers(self) -> dict[str, tuple[str, Fact]]:
        """The answer to each row that facts answer: the id of the first clause that gives it, and the fact."""
        found: dict[str, tuple[str, Fact]] = {}
        for identifier, fact in self.facts:
            found.setdefault(fact.row, (identifier, fact))
        return found

    def standing(self, prefix: str) -> tuple[str, ...]:
        """The ids that stand and are `prefix` or lie below it."""
        return tuple(one for one in self.clauses if below(one, prefix))


@dataclass(frozen=True)
class Subject:
    """Everything that rules may look at.

    `files` are the bytes of committed pages by path, `pages` texts around the licences, such as a README; both are
    empty where only the family is looked at. `project` is what their paths begin with, and exceptions leave out.
    """

    family: Family
    cases: tuple[Case, ...]
    prose: tuple[Prose, ...]
    files: Mapping[str, bytes]
    pages: Mapping[str, str]
    project: str

    def page(self, path: str) -> str:
        """The path of a page as exceptions name it, wherever the command is run."""
        return path.removeprefix(self.project)

    @property
    def plan(self) -> LintPlan:
        """What the family file says to the lint."""
        return self.family.lint

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause file, alternates included."""
        return tuple(clause for alternates in self.family.clauses.values() for clause in alternates)

    @cached_property
    def definitions(self) -> Mapping[str, Clause]:
        """The definitions by id, one alternate of each."""
        return {clause.id: clause for clause in reversed(self.clauses) if clause.term}

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Every form of every term, with the id of its definition."""
        return {form: clause.id for clause in self.clauses for form in forms_of(clause)}

    @cached_property
    def body(self) -> tuple[Prose, ...]:
        """The prose that states terms: no headings, no row labels, no title."""
        return tuple(prose for prose in self.prose if prose.role is Role.BODY and prose.kind is not Kind.TITLE)

    @cached_property
    def body_of(self) -> Mapping[str, tuple[Prose, ...]]:
        """The prose that states terms, by the label of each case that has it."""
        found: dict[str, list[Prose]] = {case.label: [] for case in self.cases}
        for prose in self.body:
            for label in prose.cases:
                found[label].append(prose)
        return {label: tuple(prose) for label, prose in found.items()}

    @cached_property
    def written(self) -> tuple[tuple[str, SourceText], ...]:
        """Every text as typed, with the id of its clause; wordings of the family file have the name of their phrase."""
        found: list[tuple[str, SourceText]] = []
        for clause in self.clauses:
            phrases = (wording.passage for wording in wordings_of(clause.phrases))
            for passage in (clause.heading, *passages_of(clause), *phrases):
                found += ((clause.id, inline) for inline in passage if isinstance(inline, SourceText))
        for phrase in self.family.phrases.values():
            for wording in phrase.wordings:
                found += ((phrase.name, inline) for inline in wording.passage if isinstance(inline, SourceText))
        return tuple(found)


def below(identifier: str, prefix: str) -> bool:
    """Whether an id is `prefix` or lies below it."""
    return identifier == prefix or identifier.startswith(f"{prefix}.")


def variants_and_settings(family: Family) -> dict[str, tuple[Variant, dict[str, str]]]:
    """Each variant under the family's settings, then under each other value of each setting in turn, by label."""
    found: dict[str, tuple[Variant, dict[str, str]]] = {variant.id: (variant, {}) for variant in family.variants}
    for setting in family.settings:
        for value in setting.values:
            for variant in family.variants if value != setting.value else ():
                found[f"{variant.id} ({setting.name}: {value})"] = (variant, {setting.name: value})
    return found


def part_words(family: Family) -> frozenset[str]:
    """The words that stand before numbers: "Section", "Sections", and those of labels, such as "Annex"."""
    levels = (*family.numbering.body, *family.numbering.annex)
    labels = (word for level in levels for word in re.findall(r"[^\W\d_]+", re.sub(r"\{.*?\}", "", level.label)))
    return frozenset((*family.reference_words, *labels))
