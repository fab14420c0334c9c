"""How provisions are numbered: schemes of levels, which the family gives and the document carries.

Types only; they never count.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from engross.model.declared import Count, Form, Key, Words

_LABEL = Form(r"\{\d\}", "a text with the counter of a level in it, such as `({3})`")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of numbering, as Word writes it: `({3})` with a lower-letter counter prints "(b)"."""

    label: Annotated[
        str,
        _LABEL,
        Key(
            "What is printed; `{n}` stands for the counter of level n, and the level's own must be there.", '"{1}.{2}"'
        ),
    ]
    counter: Annotated[
        Literal["decimal", "lower-letter", "upper-letter", "lower-roman", "upper-roman"],
        Key("How the level counts.", "decimal"),
    ]
    cite: Annotated[
        str,
        _LABEL,
        Key(
            "What a citation adds for this level; without the key it is the label without the marks at its end. Where "
            "the label repeats the first level (`{1}.{2}`) the citation starts afresh with it.",
            '"{1}.{2}"',
            absent="",
        ),
    ]


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering schemes: of sections, of annexes, and of lists below unnumbered provisions."""

    body: tuple[Level, ...]
    annex: tuple[Level, ...]
    list: tuple[Level, ...]

    def scheme(self, name: str) -> tuple[Level, ...]:
        """The levels of the scheme called "body", "annex" or "list"."""
        return {"body": self.body, "annex": self.annex, "list": self.list}[name]


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """The words before one number and before several."""

    one: Annotated[Words, Key("The word before one number.", "Section")]
    many: Annotated[Words, Key("The word before several.", "Sections")]


Levels = Annotated[tuple[Level, ...], Count(1, 9)]


@dataclass(frozen=True, slots=True)
class NumberingPlan:
    """How a family numbers and cites."""

    reference: Annotated[ReferenceWords, Key("What a cross-reference prints before a number, at every level.")]
    body: Annotated[Levels, Key("The levels of sections and what is below them.")]
    annex: Annotated[Levels, Key("The levels of annexes and what is below them.")]
    list: Annotated[Levels, Key("The levels of lists below what has no number, such as the front matter.")]
