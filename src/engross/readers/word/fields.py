"""Fields of a Word file: which of their words are read, and where they lead.

Takes the signs of fields in reading order and keeps what is open; returns whether words count now, and what they cite.
A field may begin in one paragraph and end in another, as a table of contents does.
"""

import re
from collections.abc import Container
from dataclasses import field

from engross.records import dataclass
from engross.writers.docx.places import FIRST, SECOND

_TARGET = re.compile(r'(?:(?:PAGE|NOTE)?REF|HYPERLINK\s+\\l)\s+"?([\w.]+)', re.IGNORECASE)
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_COUNTED = re.compile(r"(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_SILENT = re.compile(
    r"(?:XE|TC|TA|RD|SET|ASK|PRIVATE|NEXT|NEXTIF|SKIPIF|TOC|INDEX|TOA|DATABASE|BIBLIOGRAPHY)?", re.IGNORECASE
)
"""Fields that show nothing, or whole parts of a text, which are not there without their result."""
_STANDING = re.compile(
    r"(?:REF|PAGEREF|NOTEREF|HYPERLINK|(?:NUM|SECTION)?PAGES?|"
    r"XE|TC|TA|RD|TOC|INDEX|TOA|PRIVATE)?",
    re.IGNORECASE,
)
"""Fields whose result is part of a text that stands: numbers, references, links and lists made of it."""
_NAME = re.compile(r"\s*(=|[A-Za-z]*)")
_REFERS = re.compile(r'REF\s+"?(\w+)"?(.*)', re.IGNORECASE | re.DOTALL)
_FULL = re.compile(r"\\w\b", re.IGNORECASE)
_ABOVE = re.compile(r"\\p\b", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    shown: bool = False

    def unread(self, places: Container[str]) -> str:
        """What a field is whose result Word would replace, or that has none; "" for one of the text.

        `places` are the bookmarks of the file.
        """
        match = _NAME.match(self.instruction)
        name = match[1].upper() if match else ""
        if self.shown:
            return self._replaced(places) if _STANDING.fullmatch(name) else f"{name} field"
        return "" if _SILENT.fullmatch(name) or _COUNTED.match(name) else f"{name} field"

    @property
    def counts(self) -> bool:
        """Whether it shows a number of pages."""
        return bool(_COUNTED.match(self.instruction.strip()))

    def _replaced(self, places: Container[str]) -> str:
        """What a reference is that shows something else as soon as its fields are updated."""
        match = _REFERS.match(self.instruction.strip())
        if match is None:
            return ""
        if match[1] not in places:
            return "reference to a place that is not there"
        # Our bookmarks hold whole paragraphs, and only this switch prints their number in full.
        other = match[1].startswith((FIRST, SECOND)) and not _FULL.search(match[2])
        return "reference that shows another number or words" if other or _ABOVE.search(match[2]) else ""


@dataclass(slots=True)
class Fields:
    """The fields that are open, the outermost first."""

    open: list[Field] = field(default_factory=list)

    def sign(self, kind: str) -> Field | None:
        """A sign of a complex field: `begin`, `separate` or `end`; returns the field that it ends."""
        if kind == "begin":
            self.open.append(Field())
        elif self.open and kind == "separate":
            self.open[-1].shown = True
        elif self.open and kind == "end":
            return self.open.pop()
        return None

    def simple(self, instruction: str) -> None:
        """A field that is one element; it is open until `sign("end")`."""
        self.open.append(Field(instruction, shown=True))

    def instruct(self, text: str) -> None:
        """A piece of an instruction."""
        if self.open and not self.open[-1].shown:
            self.open[-1].instruction += text

    @property
    def readable(self) -> bool:
        """Whether words belong to the text: neither to an instruction, nor to a count of pages."""
        return all(one.shown and not one.counts for one in self.open)

    @property
    def contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(one.instruction.strip().upper().startswith("TOC") for one in self.open)

    @property
    def target(self) -> str:
        """The bookmark that the innermost field leads to, if any."""
        return self._first(_TARGET)

    @property
    def address(self) -> str:
        """The place outside the file that the innermost field leads to, if any."""
        return self._first(_ADDRESS)

    def _first(self, pattern: re.Pattern[str]) -> str:
        found = [pattern.match(one.instruction.strip()) for one in self.open]
        return next((match[1] for match in reversed(found) if match), "")
