"""A Word file as it came back: its paragraphs, and what a reviewer did to each.

Types only. A `Line` is a paragraph of the document that was sent out, with all that was put into it or taken out of it
since; our own tracked changes count as accepted, so that whatever bears a hand is the reviewer's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

OURS = "engross"
"""The author of our own tracked changes, as the Word writer signs them."""


class Part(StrEnum):
    """Where in the package a line stands; contents are the computed table of contents."""

    BODY = "body"
    CONTENTS = "contents"
    HEADER = "header"
    FOOTER = "footer"


class NoteKind(StrEnum):
    """What a note is in Word."""

    COMMENT = "comment"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who did it, and when: ISO 8601 as the file has it, or empty."""

    author: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one fate; a break between paragraphs is a line feed. `target` is the bookmark that they cite."""

    text: str
    inserted: Hand | None = None
    deleted: Hand | None = None
    moved: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Restyled:
    """Words, or a whole paragraph, whose looks were changed with tracking on; `what` sums it up."""

    hand: Hand
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note hangs: from `start` to `end` of the line's text, inserted and deleted words among it.

    `quote` are the words it is about, those of later lines too.
    """

    note: tuple[NoteKind, str]
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `unmade` tells who took away its end, so that it runs into the next.

    `gone` says that our own redline takes the whole paragraph out; only its bookmarks and anchors are kept.
    """

    part: Part
    bookmarks: tuple[str, ...]
    words: tuple[Words, ...]
    restyled: tuple[Restyled, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    unmade: Hand | None = None
    gone: bool = False

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
    """A comment, footnote or endnote, with the replies to it."""

    kind: NoteKind
    id: str
    hand: Hand
    text: str
    resolved: bool = False
    replies: tuple["Note", ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """The whole file; `properties` are its custom ones by name."""

    properties: Mapping[str, str]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
