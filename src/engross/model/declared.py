"""How the field of a type says that it is a key of the source files, and what may stand there.

Types only. A field with a `Key` is read from the files; from the same words come its check, the JSON Schema and the
reference page, so a key is added here in `model` alone. A field without one is given by the program; one of type `Span`
without one is filled with the place.
"""

import re
from typing import Annotated

from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """What a key says, and an example of its value as YAML (records and lists of them need none of their own).

    `name` is the key where the field has another; `absent` stands for a key that is left out, where the field of the
    type itself has no default.
    """

    says: str
    example: str = ""
    name: str = ""
    absent: object = None


@dataclass(frozen=True, slots=True)
class Form:
    """What a text must look like: a regular expression, what it means in words, and the most characters."""

    pattern: str
    says: str
    most: int = 2_000

    def holds(self, text: str) -> bool:
        """Whether a text looks like that."""
        # In a JSON Schema `$` is the end of the text; in Python it is also the place before a last line end.
        pattern = self.pattern[:-1] + r"\Z" if self.pattern.endswith("$") else self.pattern
        return len(text) <= self.most and re.search(pattern, text) is not None


@dataclass(frozen=True, slots=True)
class Count:
    """The least and the most entries of a list or mapping; 0 is no limit."""

    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Stands:
    """A word that may be written in place of a list, and the entries that it stands for."""

    word: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """That a text must name something of the family: "clause", "clauses" (one, or all below it), "row" and so on."""

    what: str


@dataclass(frozen=True, slots=True)
class Asks:
    """What the names in a condition may be: "option", "setting", "row", "predicate", or an "earlier predicate"."""

    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keyed:
    """That entries are written as a mapping whose keys are their field `by`.

    With `value` the mapping holds the value of that one field, and not a mapping of all the others.
    """

    by: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Nested:
    """That an entry is the text of its field `by`, or that text with a list of such entries for its field `below`.

    Where it is not `deep`, no entry has others below it.
    """

    by: str
    below: str
    deep: bool = True


@dataclass(frozen=True, slots=True)
class At:
    """That a place is the one of a key's value, and not that of the whole entry."""

    key: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The two words of a field of type `bool`, where they are not `yes` and `no`."""

    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """The words of an enumeration that may stand here, where not all of them may."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """That documents print the text as it is typed, so that its place is kept."""


PRINTED = Printed()
WORDS = Form(r"^(?!\s*$)[\s\S]+$", "a text, not empty")
WHOLE = Form(r"^[1-9]\d{0,3}$", "a whole number, at most 9999")
ID = Form(r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$", "an id: lower-case letters and digits, joined by `.` or `-`", 64)
Words = Annotated[str, WORDS]
Id = Annotated[str, ID]
NAME = Form(r"^[A-Za-z0-9][A-Za-z0-9.-]*$", "letters, digits, `.` and `-`, beginning with a letter or digit", 64)
Name = Annotated[str, NAME]
Code = Annotated[str, Form(r"^[A-Z][A-Z0-9]*$", "capital letters and digits, beginning with a letter", 16)]
ClauseId = Annotated[Id, Names("clause")]
ClausePrefix = Annotated[Id, Names("clauses")]
RowId = Annotated[Id, Names("row")]
