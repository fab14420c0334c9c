"""A redline: two documents laid side by side, paragraph by paragraph and word by word.

Types only: frozen, slotted and tuples; they take nothing from elsewhere, and all they do is read. A document laid flat
is a sequence of `PlacedParagraph` and `PlacedTable`; a redline is a sequence of the same things with marks.
"""

from dataclasses import field
from enum import StrEnum
from typing import Literal

from engross.model.document import Inline, Kind, Link, Record, Reference, Term, Text
from engross.model.numbering import LATER, Numbering
from engross.records import dataclass


class Role(StrEnum):
    """What a paragraph is in its provision."""

    HEADING = "heading"
    OPENING = "opening"
    TEXT = "text"
    CELL = "cell"
    END = "end"


@dataclass(frozen=True, slots=True)
class PlacedParagraph:
    """A paragraph with all that decides how it is set, taken from the provision it stands in.

    `label` is what stands before it: empty unless it is the first paragraph of a numbered provision, as are `anchors`,
    the ids that lead to it. `number` is how its provision is cited. `owner` is the nearest unnumbered provision above,
    to which a list of its own belongs. `conspicuous` counts what stands above as well. The closing line has the role
    `END` and the id of no provision.
    """

    id: str
    role: Role
    kind: Kind
    inlines: tuple[Inline, ...]
    scheme: str = ""
    level: int = 0
    label: str = ""
    number: str = ""
    owner: str = ""
    conspicuous: bool = False
    anchors: tuple[str, ...] = ()
    type: Literal["paragraph"] = "paragraph"
    manner: Literal["", "quote", "verbatim"] = field(default="", metadata=LATER)

    @property
    def text(self) -> str:
        """The paragraph as it reads, without its label."""
        return "".join(inline.text for inline in self.inlines)


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table of the provision of that id; `rows[0]` is the header row, and every paragraph in it is a cell."""

    id: str
    caption: str
    widths: tuple[int, ...]
    rows: tuple[tuple[PlacedParagraph, ...], ...]
    conspicuous: bool = False
    type: Literal["table"] = "table"


Placed = PlacedParagraph | PlacedTable


class Mark(StrEnum):
    """What became of words, or of a whole paragraph, row or table; `NONE` where they stand in both documents."""

    NONE = "none"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


class Class(StrEnum):
    """What kind of change an edit is, the weightiest first; of several that hold, the first counts.

    `WORDING`: words. `TERM`: one defined term for another, or a word that starts or ceases to be one. `REFERENCE`: a
    cross-reference to another place. `PUNCTUATION`: no letter or digit. `LAYOUT`: emphasis, level or kind alone.
    `RENUMBERING`: the number of a provision, or of a reference to the same place.
    """

    WORDING = "wording"
    TERM = "term"
    REFERENCE = "reference"
    PUNCTUATION = "punctuation"
    LAYOUT = "layout"
    RENUMBERING = "renumbering"


@dataclass(frozen=True, slots=True)
class Kept:
    """An inline that stands in both documents: the same words or the same target, though it may look otherwise.

    A quotation mark of another kind is kept as well; each side has its own.
    """

    old: Inline
    new: Inline
    type: Literal["kept"] = "kept"

    @property
    def change(self) -> Class | None:
        """What differs all the same; the kind of a quotation mark does not count."""
        if self.old == self.new:
            return None
        if isinstance(self.old, Reference) and isinstance(self.new, Reference):
            return None if self.old.number == self.new.number else Class.RENUMBERING
        if _target(self.old) != _target(self.new):
            return Class.TERM
        return Class.LAYOUT if _look(self.old) != _look(self.new) else None


@dataclass(frozen=True, slots=True)
class Edit:
    """Words taken out and words put in at one place; either may be empty, not both."""

    deleted: tuple[Inline, ...]
    inserted: tuple[Inline, ...]
    change: Class
    type: Literal["edit"] = "edit"


Stretch = Kept | Edit


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph of either document or both.

    Without the inserted words the stretches are those of `old`, without the deleted ones those of `new`. A paragraph
    that is not `NONE` has only one of the two and one edit that holds all of it. `other` is the copy elsewhere of a
    paragraph that was moved: word for word where the mark says moved, else moved and changed. `move` numbers the pair.
    """

    mark: Mark
    old: PlacedParagraph | None
    new: PlacedParagraph | None
    stretches: tuple[Stretch, ...]
    other: PlacedParagraph | None = None
    move: int = 0
    type: Literal["paragraph"] = "paragraph"

    @property
    def here(self) -> PlacedParagraph:
        """The paragraph as the newer document has it, else as the older one had it."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row of a table; its cells have the mark of the row where that is not `NONE`."""

    mark: Mark
    cells: tuple[MarkedParagraph, ...]


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table of either document or both; `rows[0]` is the header row."""

    mark: Mark
    old: PlacedTable | None
    new: PlacedTable | None
    rows: tuple[MarkedRow, ...]
    type: Literal["table"] = "table"

    @property
    def here(self) -> PlacedTable:
        """The table as the newer document has it, else as the older one had it."""
        found = self.new or self.old
        assert found is not None
        return found


Marked = MarkedParagraph | MarkedTable


class ChangeKind(StrEnum):
    """What became of a provision, in order of weight.

    `MOVED`: at another place among the rest, `CHANGED` where its words differ too. `RENUMBERED`: the same words under
    another number, or citing another number of the same provision. `RESTYLED`: the same words, set otherwise.
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    RESTYLED = "restyled"


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one mark; `was` is how a kept cross-reference read before, if otherwise.

    `change` is the class of the edit, or of what differs in words that are kept.
    """

    mark: Mark
    text: str
    was: str = ""
    change: Class | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One provision that is not the same in both documents.

    The numbers are as cited, empty where the provision is unnumbered or absent. `runs` hold all words of the provision
    (heading, paragraphs, cells): without the inserted ones they are the old text, without the deleted ones the new.
    `classes` are those of its edits, the weightiest first.
    """

    id: str
    kind: ChangeKind
    classes: tuple[Class, ...]
    old_number: str
    new_number: str
    runs: tuple[Run, ...]

    @property
    def old_text(self) -> str:
        """The provision as it read."""
        return "".join(run.was or run.text for run in self.runs if run.mark is not Mark.INSERTED)

    @property
    def new_text(self) -> str:
        """The provision as it reads."""
        return "".join(run.text for run in self.runs if run.mark is not Mark.DELETED)


@dataclass(frozen=True, slots=True)
class Redline:
    """Two documents as one: every paragraph of both, in reading order, and the list of what changed.

    A provision that was recognised under another id has one id throughout, in anchors and references too.
    `schema_version` is the version of the shape of its JSON.
    """

    old: Record
    new: Record
    old_numbering: Numbering
    new_numbering: Numbering
    blocks: tuple[Marked, ...]
    changes: tuple[Change, ...]
    schema_version: Literal[1] = 1

    @property
    def paragraphs(self) -> int:
        """The number of paragraphs of both documents, each cell of a table counted as one."""
        return sum(
            sum(len(row.cells) for row in block.rows) if isinstance(block, MarkedTable) else 1 for block in self.blocks
        )


def _target(inline: Inline) -> str:
    if isinstance(inline, Term):
        return inline.target
    return inline.href if isinstance(inline, Link) else ""


def _look(inline: Inline) -> tuple[bool, bool]:
    return (inline.strong, inline.emphasis) if isinstance(inline, Text | Term) else (False, False)
