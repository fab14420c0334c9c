"""The identity of tracked changes: a date in, the attributes and elements of revisions out.

Never reads a clock: the date is the newer edition's, and the author is this tool.
"""

from engross.model import Mark, Record

FIRST_REVISION = 100_000
WRAPPERS = {Mark.INSERTED: "ins", Mark.DELETED: "del", Mark.MOVED_FROM: "moveFrom", Mark.MOVED_TO: "moveTo"}
"""The element that stands for each mark: around runs, among the properties of a paragraph mark and of a row."""


NO_DATE = "1970-01-01"
"""The day of what has none; never that of today, for the same input gives the same bytes."""


def dated(record: Record, before: Record | None = None) -> str:
    """The day that a file bears: of the newer document, else of the older one; a file that was read has none."""
    return record.date or (before.date if before else "") or NO_DATE


class Revisions:
    """One counter for the package, so that no two revisions share an id.

    LibreOffice fuses revisions of one author that are dated within a minute and then joins paragraphs on reject, so
    neighbouring blocks are dated five minutes apart, and half a passage can be dated apart from the rest of its block.
    """

    def __init__(self, date: str) -> None:
        self._date = date
        self._next = FIRST_REVISION
        self._later = False

    @property
    def any(self) -> bool:
        """Whether there was any."""
        return self._next > FIRST_REVISION

    def next_block(self) -> None:
        """Date what follows apart from what came before."""
        self._later = not self._later

    def attributes(self, *, apart: bool = False) -> str:
        """The attributes of a new revision element; one that is `apart` has a date that no block has."""
        self._next += 1
        minute = "10" if apart else "05" if self._later else "00"
        return self.signed(str(self._next), minute)

    def signed(self, number: str, minute: str = "00") -> str:
        """The attributes of what bears that id, a revision or a comment."""
        return f'w:id="{number}" w:author="engross" w:date="{self._date}T00:{minute}:00Z"'

    def element(self, mark: Mark) -> str:
        """The empty element that marks a paragraph's end, or a row; nothing for `NONE`."""
        return f"<w:{WRAPPERS[mark]} {self.attributes()}/>" if mark in WRAPPERS else ""

    def change(self, tag: str, old: str) -> str:
        """The record of properties that were otherwise: `old` is the markup inside the former `tag`."""
        return f"<w:{tag}Change {self.attributes()}><w:{tag}>{old}</w:{tag}></w:{tag}Change>"

    def move(self, mark: Mark, name: str) -> tuple[str, str]:
        """The two ends of what was moved; both copies have the name."""
        start = self.attributes()
        number = self._next
        tag = f"w:{WRAPPERS[mark]}Range"
        return f'<{tag}Start {start} w:name="{name}"/>', f'<{tag}End w:id="{number}"/>'
