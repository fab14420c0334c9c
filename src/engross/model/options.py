"""What a family can vary: the options of its licences, the rules that combine them, and the settings of the house.

Types only, frozen and slotted; the fields with a `Key` are keys of the family file.
"""

from enum import StrEnum
from typing import Annotated

from engross.model.clause import Condition, Span
from engross.model.declared import Asks, Code, Count, Form, Id, Key, Name, Words
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One switch of the family, with the word that names it and the question that chooses it."""

    code: Annotated[Code, Key("The code of the option, as ids and conditions write it.", "BY")]
    word: Annotated[Words, Key("The word in the full name of a licence.", "Attribution")]
    question: Annotated[Words, Key("The question that chooses it, answered by yes.", "Must people keep your credit?")]
    summary: Annotated[Words, Key("What it comes to, in a sentence or two.", "Credit. Notices stay with the model.")]
    span: Span


class RefusalClass(StrEnum):
    """Why a set of options has no licence, in order of weight."""

    CONTRADICTION = "contradiction"
    POLICY = "policy"
    UNPUBLISHED = "unpublished"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of combination: where `require` does not hold, the set is refused with this class and reason."""

    id: Annotated[Id, Key("The name of the rule.", "no-os-with-rai")]
    require: Annotated[Condition, Asks(("option",)), Key("What every licence must meet.", "not (OS and RAI)")]
    refusal: Annotated[
        RefusalClass,
        Key(
            "Why others are refused: `contradiction` (the clauses would contradict each other), `policy` (the family "
            "wants none), `unpublished` (it would make sense and is not offered).",
            "policy",
        ),
    ]
    reason: Annotated[
        Words, Key("The reason, in a sentence for whoever asks for it.", "Use rules restrict open terms.")
    ]


@dataclass(frozen=True, slots=True)
class Setting:
    """A switch of the house, fixed per edition.

    A yes-or-no setting has values ("off", "on") and contributes its own name when on; one with several values
    contributes `name.value`, lower-cased.
    """

    name: Annotated[
        str,
        Form(r"^[a-z][a-z0-9_]*$", "lower-case letters, digits and `_`, beginning with a letter", 64),
        Key("The name, as conditions write it.", "output_notice"),
    ]
    value: Annotated[Name, Key("The value of this edition.", "on")]
    summary: Annotated[Words, Key("What it decides.", "Whether sharing output asks for a notice.")]
    values: Annotated[
        tuple[Name, ...],
        Count(2),
        Key(
            "All its values, where it is more than a switch. Conditions then name the value too, in lower case: "
            "`law.sg`. Every other value is checked as well as the one that is set.",
            '["off", "on"]',
        ),
    ] = ("off", "on")

    def names(self, value: str) -> frozenset[str]:
        """The names that are true under `value`."""
        if self.values == ("off", "on"):
            return frozenset({self.name} if value == "on" else ())
        return frozenset({f"{self.name}.{value.lower()}"})
