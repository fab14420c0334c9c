"""The errata of a sealed edition: slips that are told beside it, since it never changes.

Types only: frozen, slotted and tuples; they never act. `Errata` is the file of them: each field with a `Key` is one of
its keys.
"""

from typing import Annotated

from engross.model.clause import Span
from engross.model.declared import Count, Form, Id, Key, Name, Words
from engross.records import dataclass

Day = Annotated[str, Form(r"^\d{4}-\d{2}-\d{2}$", "a date like 2026-11-28", 10)]


@dataclass(frozen=True, slots=True)
class Erratum:
    """One slip: the clause, its words as the edition prints them, and how they should read."""

    clause: Annotated[Id, Key("The id of the provision that has the slip, as the edition has it.", "keep.notices")]
    words: Annotated[Words, Key("Its words, as the edition prints them.", "the godos")]
    reads: Annotated[Words, Key("How they should read.", "the goods")]
    date: Annotated[Day, Key("The day on which it was told.", "2026-11-28")]
    says: Annotated[Words, Key("What it is, where that is not plain.", "A slip of the pen.", absent="")]
    licences: Annotated[
        tuple[Name, ...],
        Key("The licences that have the slip, where not all that have the clause do.", "[MG-BY, MG-BY-NC]", absent=()),
    ]
    span: Span


@dataclass(frozen=True, slots=True)
class Errata:
    """The errata of one edition, in the order of its file."""

    errata: Annotated[tuple[Erratum, ...], Count(1), Key("The errata.")]
