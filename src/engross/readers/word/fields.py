"""Fields of a Word file: which of their words are read, and where they lead.

Takes the signs of fields in reading order and keeps what is open; returns whether words count now, and what they cite.
A field may begin in one paragraph and end in another, as a table of contents does.
"""

import re
from dataclasses import dataclass, field

_TARGET = re.compile(r'(?:(?:PAGE|NOTE)?REF|HYPERLINK\s+\\l)\s+"?([\w.]+)', re.IGNORECASE)
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_COUNTED = re.compile(r"(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_SILENT = re.compile(
    r"(?:XE|TC|TA|RD|SET|ASK|PRIVATE|NEXT|NEXTIF|SKIPIF|ADVANCE|TOC|INDEX|TOA|DATABASE|BIBLIOGRAPHY)?", re.IGNORECASE
)
"""Fields that show nothing, or whole parts of a text, which are not there without their result."""
_STANDING = re.compile(
    r"(?:REF|PAGEREF|NOTEREF|HYPERLINK|SEQ|STYLEREF|LISTNUM|AUTONUM(?:LGL|OUT)?|(?:NUM|SECTION)?PAGES?|SECTION|"
    r"TITLE|XE|TC|TA|RD|TOC|INDEX|TOA|PRIVATE)?",
    re.IGNORECASE,
)
"""Fields whose result is part of a text that stands: numbers, references, links and lists made of it."""
_NAME = re.compile(r"\s*(=|[A-Za-z]*)")


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    shown: bool = False

    @property
    def unread(self) -> str:
        """The name of a field that shows what Word computes, or would if it were asked; "" for one of the text."""
        match = _NAME.match(self.instruction)
        name = match[1].upper() if match else ""
        if self.shown:
            return "" if _STANDING.fullmatch(name) else name
        return "" if _SILENT.fullmatch(name) or _COUNTED.match(name) else name


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
        return all(one.shown and not _COUNTED.match(one.instruction.strip()) for one in self.open)

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
