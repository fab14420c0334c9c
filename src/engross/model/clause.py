"""A clause file as it is written: places, source text, phrases, facts, and the clause that holds them.

Types only: frozen, slotted, tuples and mappings; they take nothing from elsewhere and never act.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file; line and column count from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1


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
    itself); `purpose` says what the clause is there for where nothing else would miss it; `phrases` are those of this
    file.
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
    purpose: str = ""
    flags: frozenset[str] = frozenset()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    phrases: Mapping[str, Phrase] = field(default_factory=dict)
