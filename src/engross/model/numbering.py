"""How provisions are numbered: schemes of levels, which the family gives and the document carries.

Types only; they never count.
"""

from dataclasses import field
from typing import Annotated, Literal

from engross.model.declared import Answers, Count, Form, Key, Words
from engross.records import dataclass

LATER = {"later": True}
"""Marks a field that came after the first released edition: JSON leaves it out where it says nothing."""

_LABEL = Form(r"^[^\n]*$", 'a text such as `({3})`, or `""`', 100)
_START = Form(r"^\d{1,4}$", "a whole number, at most 9999")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of numbering, as Word writes it: `({3})` with a lower-letter counter prints "(b)".

    `whole` says that `cite` is all of a citation, though it does not show the first level.
    """

    label: Annotated[
        str,
        _LABEL,
        Key(
            "What is printed: `{n}` stands for the counter of level n, and where there is one, the level's own must be "
            'there. `""` prints nothing, and a text without a counter (`"•"`) is printed as it is; such a level is '
            "cited by its heading, and what is below it as if it were not there.",
            '"{1}.{2}"',
        ),
    ]
    counter: Annotated[
        Literal["decimal", "decimal-zero", "lower-letter", "upper-letter", "lower-roman", "upper-roman"],
        Key("How the level counts; `decimal-zero` prints 01 to 09 and then 10.", "decimal"),
    ]
    cite: Annotated[
        str,
        _LABEL,
        Key(
            "How the level is cited, from its first sign to its last. It may hold only counters that labels print, at "
            "this level or above. Without the key a citation is the label without the marks at its end; a label in "
            "parentheses that does not show the first level, such as `({3})`, stands behind the citation of the level "
            "above: 2.1(b). In an annex, `{2} of Schedule {1}` tells its numbers from those of the body.",
            '"{1}({2})"',
            absent="",
        ),
    ]
    start: Annotated[int, _START, Key("The first value of the counter; 0 with `decimal` alone.", "0")] = field(
        default=1, metadata=LATER
    )
    continues: Annotated[
        bool,
        Answers("yes", "no"),
        Key(
            "Whether the counter goes on where a new part of the level above begins: articles through all parts.", "yes"
        ),
    ] = field(default=False, metadata=LATER)
    legal: Annotated[
        bool,
        Answers("yes", "no"),
        Key("Whether the counters of the levels above are printed in decimals: 2.01 below ARTICLE II.", "yes"),
    ] = field(default=False, metadata=LATER)
    whole: bool = field(default=False, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering schemes: of sections, of annexes, and of lists below unnumbered provisions."""

    body: tuple[Level, ...]
    annex: tuple[Level, ...]
    list: tuple[Level, ...]

    def scheme(self, name: str) -> tuple[Level, ...]:
        """The levels of the scheme called "body", "annex" or "list"."""
        return {"body": self.body, "annex": self.annex, "list": self.list}[name]

    def shown(self, name: str, level: int) -> tuple[str, ...]:
        """How the label of a level of a scheme shows the counters from the first level to its own."""
        *above, own = self.scheme(name)[:level]
        plain = [one.counter if one.counter.startswith("decimal") or not own.legal else "decimal" for one in above]
        return (*plain, own.counter)

    def below_words(self, name: str) -> int:
        """The level of a list below the words of a section of a scheme, where clauses without a label stand too.

        Where clauses are numbered the list is numbered as one: Word would count the level in between.
        """
        levels = self.scheme(name)
        skips = len(levels) > 2 and "{2}" not in "".join((levels[1].label, levels[2].label, levels[2].cite))
        return 3 if skips else 2


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """The words before one number and before several."""

    one: Annotated[Words, Key("The word before one number.", "Section")]
    many: Annotated[Words, Key("The word before several.", "Sections")]


Levels = Annotated[tuple[Level, ...], Count(most=9)]

Below = Annotated[
    int,
    Form(r"^[1-9]$", "a level from 1 to 9"),
    Key(
        "The level of `numbering` that what stands below has, where it is not the next: `4` gives a list the labels of "
        "the fourth, wherever it stands. Labels from there on must not show the levels between.",
        "4",
    ),
]


@dataclass(frozen=True, slots=True)
class NumberingPlan:
    """How a family numbers and cites."""

    reference: Annotated[ReferenceWords, Key("What a cross-reference prints before a number, at every level.")]
    body: Annotated[Levels, Key("The levels of sections and what is below them; `[]` where there are none.")]
    annex: Annotated[Levels, Key("The levels of annexes and what is below them.")] = ()
    list: Annotated[
        Levels,
        Key("The levels of lists below what has no number: the front matter, a clause or section with `numbered: no`."),
    ] = ()
