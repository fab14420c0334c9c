"""The licence as it reads: a numbered tree of provisions, ready to be written.

Types only: frozen, slotted and tuples; they take nothing from elsewhere, and all they do is read and walk.
"""

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from typing import Literal

from engross.model.numbering import LATER, Numbering
from engross.model.quotes import Quotes
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""

    text: str
    strong: bool = False
    emphasis: bool = False
    type: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Term:
    """A use of a defined term, in the form it has here; `target` is the id of its definition."""

    text: str
    target: str
    strong: bool = False
    emphasis: bool = False
    type: Literal["term"] = "term"


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference: reads as `word` (if any), a space, and `number`; `target` is the id of a provision.

    A provision without a number is cited by words alone. With `note` it is the mark of the footnote `target`, and reads
    as the label of that.
    """

    target: str
    number: str
    word: str = ""
    type: Literal["reference"] = "reference"
    note: bool = field(default=False, metadata=LATER)

    @property
    def text(self) -> str:
        """The reference as it reads."""
        return f"{self.word} {self.number}" if self.word and self.number else self.word or self.number


@dataclass(frozen=True, slots=True)
class Link:
    """A link that leaves the document."""

    text: str
    href: str
    type: Literal["link"] = "link"

    @property
    def behind(self) -> str:
        """The address that a text without links prints behind the words; none where the words are the address."""
        return "" if self.href in (self.text, f"mailto:{self.text}") else f" <{self.href}>"


Inline = Text | Term | Reference | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; its inlines joined are its words, single spaces between them, a line feed where a line must end.

    A "quote" is set in; of "verbatim" words every space counts.
    """

    inlines: tuple[Inline, ...]
    type: Literal["paragraph"] = "paragraph"
    manner: Literal["", "quote", "verbatim"] = field(default="", metadata=LATER)

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
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Provision:
    """One numbered or unnumbered part of the licence, and the parts below it.

    `scheme` names the numbering scheme ("" where unnumbered) and `level` its level, from 1; of an unnumbered part
    `level` is that at whose words it stands, if any. `label` is what stands before it ("2.", "2.1", "(b)"); `number` is
    how it is cited ("2", "2.1", "2.1(b)"). Both are empty where unnumbered, and may be where the scheme says so. A
    section, annex or clause may have a heading, set on a line of its own. With a heading the label stands before the
    heading, else before the first paragraph. `aliases` are the ids of what was run into this text.
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
            if child.children:
                yield from child.walk()
            else:  # Most have nothing below, and a generator for each costs more than the walk.
                yield child


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
    quotes: Quotes = field(default=Quotes.AS_TYPED, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole licence, numbered and ready to be written.

    `front[0]` is the title block (its heading is the name); `end` is the closing line, empty where there is none, and
    `closing` stands behind it. `notes` are the footnotes in the order of their marks, read behind all else.
    `schema_version` tells a reader of a later day which shape a sealed file has.
    """

    record: Record
    front: tuple[Provision, ...]
    sections: tuple[Provision, ...]
    annexes: tuple[Provision, ...]
    end: str
    numbering: Numbering
    schema_version: Literal[1] = 1
    closing: tuple[Provision, ...] = field(default=(), metadata=LATER)
    notes: tuple[Provision, ...] = field(default=(), metadata=LATER)

    @property
    def terms(self) -> tuple[Provision, ...]:
        """The parts at the top before the closing line."""
        return (*self.front, *self.sections, *self.annexes)

    @property
    def behind(self) -> tuple[Provision, ...]:
        """The parts at the top after the closing line."""
        return (*self.closing, *self.notes)

    @property
    def tops(self) -> tuple[Provision, ...]:
        """All parts at the top, in reading order."""
        return (*self.terms, *self.behind)

    def walk(self) -> Iterator[Provision]:
        """Every provision in reading order."""
        for provision in self.tops:
            yield from provision.walk()
