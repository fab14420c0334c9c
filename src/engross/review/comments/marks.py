"""A Word file as it came back: its paragraphs, and what a reviewer did to each.

Types only. A `Line` is a paragraph of the document that was sent out, with all that was put into it or taken out of it
since; our own tracked changes count as accepted, so that whatever has a hand is the reviewer's.
"""

from collections.abc import Mapping
from enum import StrEnum

from engross.readers import Standing
from engross.readers.word import Author, Label, Look, Restyled, Setting
from engross.records import dataclass

__all__ = ["Anchor", "Author", "FilePart", "Label", "Line", "Look", "Note", "Restyled", "Returned", "Setting", "Words"]

PLAIN = Look()
UNSET = Setting()
UNNUMBERED = Label()


class FilePart(StrEnum):
    """Where in the package a line stands; contents are the computed table of contents."""

    BODY = "body"
    CONTENTS = "contents"
    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one fate; a break between paragraphs is a line feed. `target` is the bookmark that they cite.

    `look` is how they are set where no hand changed it, `address` the place outside the file that they lead to.
    """

    text: str
    inserted: Author | None = None
    deleted: Author | None = None
    moved: bool = False
    target: str = ""
    look: Look = PLAIN
    address: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note hangs: from `start` to `end` of the line's text, inserted and deleted words among it.

    `quote` are the words it is about, those of later lines too.
    """

    note: tuple[Standing, str]
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `unmade` tells who took away its end, so that it runs into the next.

    `gone` says that our own redline takes the whole paragraph out; only its bookmarks and anchors are kept. `new` says
    that a reviewer put the whole paragraph in. `cell` is the table, row and column that it stands in, if any.
    `setting` and `label` are those of the paragraph with all that is tracked rejected, `printed` is its label with it
    all accepted.
    """

    part: FilePart
    bookmarks: tuple[str, ...]
    words: tuple[Words, ...]
    restyled: tuple[Restyled, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    unmade: Author | None = None
    gone: bool = False
    new: bool = False
    cell: tuple[int, int, int] | None = None
    setting: Setting = UNSET
    label: Label = UNNUMBERED
    printed: Label = UNNUMBERED

    @property
    def sent(self) -> tuple[Words, ...]:
        """The words that were sent out."""
        return tuple(words for words in self.words if words.inserted is None)

    @property
    def text(self) -> str:
        """The paragraph as it was sent out."""
        return "".join(words.text for words in self.sent)


@dataclass(frozen=True, slots=True)
class Note:
    """A comment, footnote or endnote with the replies to it, or a text box or picture; `words` keep their hands."""

    kind: Standing
    id: str
    hand: Author
    words: tuple[Words, ...]
    resolved: bool = False
    replies: tuple["Note", ...] = ()

    @property
    def text(self) -> str:
        """What the note says, all that was changed in it accepted."""
        return "".join(words.text for words in self.words if words.deleted is None).strip()


@dataclass(frozen=True, slots=True)
class Returned:
    """The whole file; `properties` are its custom ones by name."""

    properties: Mapping[str, str]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
