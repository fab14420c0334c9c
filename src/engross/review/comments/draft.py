"""A line of a returned file in the making, which a paragraph behind it may still run on.

Takes words, notes and bookmarks as they are met; returns a `Line` when all of them are known.
"""

from dataclasses import field, replace

from engross.records import dataclass
from engross.review.comments.marks import (
    UNNUMBERED,
    UNSET,
    Anchor,
    Author,
    FilePart,
    Label,
    Line,
    Restyled,
    Setting,
    Words,
)


@dataclass(slots=True)
class Draft:
    """A line in the making."""

    bookmarks: list[str] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    restyled: list[Restyled] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    setting: Setting = UNSET
    cell: tuple[int, int, int] | None = None
    unmade: Author | None = None
    gone: bool = False
    new: bool = False
    label: Label = UNNUMBERED
    printed: Label = UNNUMBERED

    @property
    def length(self) -> int:
        """The number of characters so far."""
        return sum(len(words.text) for words in self.words)

    def line(self, part: FilePart) -> Line:
        """The line, when all that hangs on it is known."""
        return Line(
            FilePart.CONTENTS if self.setting.contents else part,
            tuple(self.bookmarks),
            tuple(self.words),
            tuple(self.restyled),
            tuple(self.anchors),
            self.unmade,
            self.gone,
            self.new,
            self.cell,
            self.setting,
            self.label,
            self.printed,
        )

    def take(self, other: "Draft") -> None:
        """Runs another draft on behind this one, which is set as that one is."""
        behind = self.length
        self.bookmarks += other.bookmarks
        self.anchors += [replace(one, start=one.start + behind, end=one.end + behind) for one in other.anchors]
        self.restyled += other.restyled
        for words in other.words:
            self.add(words)
        self.setting = other.setting

    def add(self, words: Words) -> None:
        """Adds words, to the last ones where they share their fate."""
        last = self.words[-1] if self.words else None
        if last is not None and _fated(last) == _fated(words):
            self.words[-1] = replace(last, text=last.text + words.text)
        else:
            self.words.append(words)


def _fated(words: Words) -> tuple[object, ...]:
    return words.inserted, words.deleted, words.moved, words.target, words.look, words.address
