"""Fields of a Word file: which of their words are read, and where they lead.

Takes the signs of fields in reading order and keeps what is open; returns whether words count now, and what they cite.
A field may begin in one paragraph and end in another, as a table of contents does.
"""

import re
from dataclasses import dataclass, field

_TARGET = re.compile(r'(?:REF|HYPERLINK\s+\\l)\s+"?([\w.]+)', re.IGNORECASE)
_COUNTED = re.compile(r"(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open, the outermost first."""

    open: list[_Field] = field(default_factory=list)

    def sign(self, kind: str) -> None:
        """A sign of a complex field: `begin`, `separate` or `end`."""
        if kind == "begin":
            self.open.append(_Field())
        elif self.open and kind == "separate":
            self.open[-1].shown = True
        elif self.open and kind == "end":
            self.open.pop()

    def simple(self, instruction: str) -> None:
        """A field that is one element; it is open until `sign("end")`."""
        self.open.append(_Field(instruction, shown=True))

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
        found = [_TARGET.match(one.instruction.strip()) for one in self.open]
        return next((match[1] for match in reversed(found) if match), "")
