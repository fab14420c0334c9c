"""How provisions are numbered: schemes of levels, which the family gives and the document carries.

Types only; they never count.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Level:
    """One level of numbering, as Word writes it: `({3})` with a lower-letter counter prints "(b)".

    `{n}` stands for the counter of level n. `cite` is what a citation adds for this level; where the label repeats the
    first level (`{1}.{2}`) the citation starts afresh with it.
    """

    label: str
    counter: Literal["decimal", "lower-letter", "upper-letter", "lower-roman", "upper-roman"]
    cite: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering schemes: of sections, of annexes, and of lists below unnumbered provisions."""

    body: tuple[Level, ...]
    annex: tuple[Level, ...]
    list: tuple[Level, ...]

    def scheme(self, name: str) -> tuple[Level, ...]:
        """The levels of the scheme called "body", "annex" or "list"."""
        return {"body": self.body, "annex": self.annex, "list": self.list}[name]
