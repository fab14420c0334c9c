"""The words of the field: every type that one room hands to another.

Takes nothing, imports nothing of ours, and never acts: types are frozen and slotted, sequences are tuples, and the only
behaviour is properties and walks. Three families of types live here: places in files (`Span`), the library as it is
written (`Clause`, `Family` and what they hold), and the licence as it reads (`Document` and what it holds).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

# --- Places -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file; line and column count from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1


# --- The library as it is written -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Condition:
    """The text of an `applies` expression over options and settings, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """Words of a clause file, as typed."""

    text: str
    span: Span
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class SourceReference:
    """`[Section](#termination)`: a cross-reference by id; `word` is empty for `[](#termination)`."""

    word: str
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A link that leaves the document (https or mailto)."""

    text: str
    href: str
    span: Span


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{{name}}`: a named phrase, a field of the record, or a computed list (`list:flag`)."""

    name: str
    span: Span
    strong: bool = False
    emphasis: bool = False


SourceInline = SourceText | SourceReference | SourceLink | Placeholder
Passage = tuple[SourceInline, ...]


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One item of a list inside a clause file: paragraphs, then at most one nested list."""

    paragraphs: tuple[Passage, ...]
    items: tuple["SourceItem", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a phrase, the condition under which it stands, and the facts its words state."""

    applies: Condition
    passage: Passage
    span: Span
    facts: Mapping[str, "Fact"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A named phrase: exactly one of its wordings holds in every variant."""

    name: str
    wordings: tuple[Wording, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """What a clause does, as the answer to one row of the sheet."""

    row: str
    answer: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause file: a clause, a definition or a list item.

    `paragraphs` then `items` is the body; `term` and `forms` are set on definitions alone; `join` is the coordinator of
    the list that the body or the outline hangs below this clause ("and", "or", or "sentences" where every item ends by
    itself); `phrases` are those of this file.
    """

    id: str
    path: str
    applies: Condition
    paragraphs: tuple[Passage, ...]
    span: Span
    items: tuple[SourceItem, ...] = ()
    heading: Passage = ()
    join: str = ""
    conspicuous: bool = False
    term: str = ""
    forms: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    phrases: Mapping[str, Phrase] = field(default_factory=dict)


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
    """A name that a variant bears where `applies` holds: a category or a tag."""

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
    """The shape of the sheet: column headings, the words for yes and no, the clause behind silent duties, the groups."""

    columns: tuple[str, str, str, str]
    yes: str
    no: str
    silence: str
    groups: tuple[SheetSection, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of numbering, as Word writes it: `({3})` with a lower-letter counter prints "(b)".

    `{n}` stands for the counter of level n. `cite` is what a citation adds for this level; where the label repeats the
    first level (`{1}.{2}`) the citation starts afresh with it.
    """

    label: str
    counter: Literal["decimal", "lower-letter", "upper-letter", "lower-roman", "upper-roman"]
    cite: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering schemes: of sections, of annexes, and of lists below unnumbered provisions."""

    body: tuple[Level, ...]
    annex: tuple[Level, ...]
    list: tuple[Level, ...]

    def scheme(self, name: str) -> tuple[Level, ...]:
        """The levels of the scheme called "body", "annex" or "list"."""
        return {"body": self.body, "annex": self.annex, "list": self.list}[name]


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
    category: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A licence family, read and checked: everything that the clause folder says.

    `clauses` maps an id to its alternates (one where there is no choice); `variants` stand in canonical order.
    `reference_words` are the singular and the plural of the word before a number.
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


# --- The licence as it reads ------------------------------------------------------------------------------------------


class Mark(StrEnum):
    """What became of a run between two documents; clean documents bear `NONE` alone."""

    NONE = "none"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""

    text: str
    strong: bool = False
    emphasis: bool = False
    mark: Mark = Mark.NONE
    type: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Term:
    """A use of a defined term, in the form it has here; `target` is the id of its definition."""

    text: str
    target: str
    strong: bool = False
    emphasis: bool = False
    mark: Mark = Mark.NONE
    type: Literal["term"] = "term"


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference: reads as `word` (if any), a space, and `number`; `target` is the id of a provision."""

    target: str
    number: str
    word: str = ""
    mark: Mark = Mark.NONE
    type: Literal["reference"] = "reference"

    @property
    def text(self) -> str:
        """The reference as it reads."""
        return f"{self.word} {self.number}" if self.word else self.number


@dataclass(frozen=True, slots=True)
class Link:
    """A link that leaves the document."""

    text: str
    href: str
    mark: Mark = Mark.NONE
    type: Literal["link"] = "link"


Inline = Text | Term | Reference | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; its inlines joined are its words, single spaces between them."""

    inlines: tuple[Inline, ...]
    type: Literal["paragraph"] = "paragraph"

    @property
    def text(self) -> str:
        """The paragraph as it reads."""
        return "".join(inline.text for inline in self.inlines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; every row has as many cells as the header, each cell is one paragraph.

    `widths` are parts of the whole width and sum to 100.
    """

    caption: str
    header: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    widths: tuple[int, ...]
    type: Literal["table"] = "table"


Block = Paragraph | Table


class Kind(StrEnum):
    """What a provision is, and so how it is set."""

    TITLE = "title"
    PREAMBLE = "preamble"
    SECTION = "section"
    CLAUSE = "clause"
    ITEM = "item"
    DEFINITION = "definition"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Provision:
    """One numbered or unnumbered part of the licence, and the parts below it.

    `scheme` names the numbering scheme ("" where unnumbered) and `level` its level, from 1. `label` is what stands before
    it ("2.", "2.1", "(b)"); `number` is how it is cited ("2", "2.1", "2.1(b)"). Both are empty where unnumbered.
    A section or annex has a heading; a clause may have one, set on a line of its own. With a heading the label stands
    before the heading, else before the first paragraph. `aliases` are the ids of items that were run into this text.
    """

    id: str
    kind: Kind
    scheme: str = ""
    level: int = 0
    label: str = ""
    number: str = ""
    heading: tuple[Inline, ...] = ()
    body: tuple[Block, ...] = ()
    children: tuple["Provision", ...] = ()
    conspicuous: bool = False
    aliases: tuple[str, ...] = ()

    def walk(self) -> Iterator["Provision"]:
        """This provision and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Record:
    """What a document says about itself, from which every name, header and property is taken.

    `id` is the licence id with its edition, `variant` without; `date` is ISO 8601.
    """

    family: str
    id: str
    variant: str
    name: str
    edition: str
    date: str
    status: str
    language: str
    options: tuple[str, ...]
    category: str
    tags: tuple[str, ...]
    text_owner: str
    text_licence: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole licence, numbered and ready to be written.

    `front[0]` is the title block (its heading is the name); `end` is the closing line.
    """

    record: Record
    front: tuple[Provision, ...]
    sections: tuple[Provision, ...]
    annexes: tuple[Provision, ...]
    end: str
    numbering: Numbering

    def walk(self) -> Iterator[Provision]:
        """Every provision in reading order."""
        for provision in (*self.front, *self.sections, *self.annexes):
            yield from provision.walk()
