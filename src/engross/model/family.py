"""The family as it is written: options, rules, settings, outline, sheet, and all of its clauses.

Types only: frozen, slotted, tuples and mappings; they take nothing from elsewhere and never act.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from engross.model.clause import Clause, Condition, Passage, Phrase, Span
from engross.model.lint_plan import LintPlan
from engross.model.numbering import Numbering
from engross.model.plans import DeedPlan, NoticePlan, Question, RemixPlan, SitePlan


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A place in the outline: a clause id and the entries below it."""

    id: str
    children: tuple["OutlineEntry", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section or an annex: a heading of the family file, and the entries below it.

    `content` is "" or "sheet" (the computed Model Sheet follows the entries).
    """

    id: str
    heading: Passage
    entries: tuple[OutlineEntry, ...]
    span: Span
    flags: frozenset[str] = frozenset()
    content: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The order of everything: unnumbered front matter (the first entry is the title), sections, annexes."""

    front: tuple[OutlineEntry, ...]
    sections: tuple[OutlineSection, ...]
    annexes: tuple[OutlineSection, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One switch of the family, with the word that names it and the question that chooses it."""

    code: str
    word: str
    question: str
    summary: str


class RefusalClass(StrEnum):
    """Why a set of options has no licence, in order of weight."""

    CONTRADICTION = "contradiction"
    POLICY = "policy"
    UNPUBLISHED = "unpublished"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of combination: where `require` does not hold, the set is refused with this class and reason."""

    id: str
    require: Condition
    refusal: RefusalClass
    reason: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A switch of the house, fixed per edition.

    A yes-or-no setting has values ("off", "on") and contributes its own name when on; one with several values
    contributes `name.value`, lower-cased.
    """

    name: str
    values: tuple[str, ...]
    value: str
    summary: str

    def names(self, value: str) -> frozenset[str]:
        """The names that are true under `value`."""
        if self.values == ("off", "on"):
            return frozenset({self.name} if value == "on" else ())
        return frozenset({f"{self.name}.{value.lower()}"})


@dataclass(frozen=True, slots=True)
class Label:
    """A name that a variant bears where `applies` holds: a predicate, a category or a tag."""

    name: str
    applies: Condition


class RowKind(StrEnum):
    """What silence means in a row of the sheet: a right must be answered, a duty that nothing states is "no"."""

    RIGHT = "right"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the sheet; `expect` is its rule, which the facts must agree with."""

    id: str
    kind: RowKind
    label: Passage
    expect: Condition
    span: Span


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A group of rows under one heading."""

    heading: str
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """The shape of the sheet: column headings, words for yes and no, the clause behind silent duties, the groups.

    `unprinted` are rows that facts answer like the others and no table shows.
    """

    columns: tuple[str, str, str, str]
    yes: str
    no: str
    silence: str
    groups: tuple[SheetSection, ...]
    unprinted: tuple[SheetRow, ...] = ()

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """Every row: those of the groups in their order, then the unprinted ones."""
        return (*(row for group in self.groups for row in group.rows), *self.unprinted)


@dataclass(frozen=True, slots=True)
class Naming:
    """How ids and names are made: prefix, the id and word of the empty set, and the pattern of the full name."""

    prefix: str
    empty_id: str
    empty_word: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A valid set of options in canonical order, with its computed names.

    `id` bears no edition (`MG-BY-NC`); `document_id` does (`MG-BY-NC-3.0-draft.1`).
    """

    id: str
    document_id: str
    name: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A licence family, read and checked: everything that the clause folder says.

    `clauses` maps an id to its alternates (one where there is no choice); `variants` stand in canonical order.
    `reference_words` are the singular and the plural of the word before a number. `predicates`, `categories` and `tags`
    are asked of the answered sheet, each predicate with those before it known; without a sheet they are asked of the
    options. `texts` are the bare texts that documents print, as they are typed in the family file: `family`, `edition`,
    `date`, `status`, `end`, `pattern`, `yes`, `no`, the columns of the sheet (`column.1`) and its groups (`group.1`).
    """

    name: str
    path: str
    edition: str
    date: str
    status: str
    language: str
    text_owner: str
    text_licence: str
    end: str
    naming: Naming
    options: tuple[Option, ...]
    rules: tuple[Rule, ...]
    categories: tuple[Label, ...]
    tags: tuple[Label, ...]
    settings: tuple[Setting, ...]
    numbering: Numbering
    reference_words: tuple[str, str]
    outline: Outline
    sheet: SheetPlan | None
    phrases: Mapping[str, Phrase]
    clauses: Mapping[str, tuple[Clause, ...]]
    variants: tuple[Variant, ...]
    remix: "RemixPlan | None" = None
    deed: "DeedPlan | None" = None
    notice: "NoticePlan | None" = None
    chooser: "tuple[Question, ...]" = ()
    site: "SitePlan | None" = None
    predicates: tuple[Label, ...] = ()
    lint: "LintPlan | None" = None
    texts: Mapping[str, Passage] = field(default_factory=dict)
