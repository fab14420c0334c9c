"""What a reader returns: the text of a file, what stands beside it, and what the format can say at all.

Types only. `Reading.document` is the text as a reader of the page would see it, with every tracked change accepted.
Words that the page does not show as part of the text are in `beside`, so that nothing is dropped without being named.
"""

from dataclasses import replace
from enum import StrEnum

from engross.model import Document
from engross.records import dataclass


class Known(StrEnum):
    """What a format says of a text besides its words; what a file cannot say is never a difference."""

    LABELS = "labels"
    LEVELS = "levels"
    HEADINGS = "headings"
    EMPHASIS = "emphasis"


class Standing(StrEnum):
    """What holds words, or something that is no words, beside the text of a file."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text box"
    HEADER = "header"
    FOOTER = "footer"
    COMMENT = "comment"
    ANNOTATION = "annotation"
    FORM_FIELD = "form field"
    PICTURE = "picture"
    HIDDEN = "hidden words"
    STRUCK = "struck-out words"
    COVERED = "covered words"
    UNREAD = "unread part"


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that stands beside the text.

    `text` holds its words ("" for a picture). `passage` is the place in `words.passages` of the passage to which it
    belongs, -1 where it belongs to the file as a whole. Hidden and struck-out words are absent from the document.
    `name` says which one it is where the file names it, such as the number of a footnote or the name of a part.
    """

    place: Standing
    text: str
    passage: int = -1
    name: str = ""


@dataclass(frozen=True, slots=True)
class Odd:
    """A character that a reader does not see or takes for another: `U+0430 CYRILLIC SMALL LETTER A`.

    `word` and `place` are those where it stands first, `count` says how often it comes. One that is `written` stands in
    the document by its code point, since no output could hold it.
    """

    character: str
    word: str
    place: str
    count: int
    written: bool = False

    def __str__(self) -> str:
        times = f", {self.count} times" if self.count > 1 else ""
        return f"{self.character} in {self.word!r}, {self.place}{times}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read; `format` is the suffix of its format, such as `docx`, whatever the file is called.

    Footnotes that the format keeps apart from the text are in `beside`; `noted` is the document with them and their
    marks in the text, None where there is none. `whole` is the same file with the words of endnotes and text boxes in
    the text too, None where it has none of the three. `glued` are words of a copy in which two lines may meet, each
    with how often it came before.
    """

    document: Document
    format: str
    known: frozenset[Known]
    beside: tuple[Beside, ...] = ()
    odd: tuple[Odd, ...] = ()
    noted: Document | None = None
    glued: frozenset[tuple[str, int]] = frozenset()
    whole: "Reading | None" = None

    @property
    def has_notes(self) -> bool:
        """Whether the file has footnotes."""
        return self.noted is not None or bool(self.document.notes)

    def with_notes(self) -> "Reading":
        """The same with its footnotes as part of the text, to be laid on a licence that has some."""
        if self.noted is None:
            return self
        beside = tuple(one for one in self.beside if one.place is not Standing.FOOTNOTE)
        return replace(self, document=self.noted, beside=beside, noted=None)


def alike(old: Reading, new: Reading) -> tuple[Reading, Reading]:
    """Two readings with as much in their text: notes where both have some, and text boxes of two Word files."""
    wholes = (old.whole or old, new.whole or new)
    if old.format == new.format and bool(wholes[0].document.notes) == bool(wholes[1].document.notes):
        return wholes
    return (old.with_notes(), new.with_notes()) if old.has_notes and new.has_notes else (old, new)
