"""Which licence a combination of works may carry, and why.

Takes completed variants of one family; returns for any inputs the licence of the result, or that it may be made and not
shared, or that none fits. The rule: the result carries the options of all inputs together and no others; where these
make no published licence none fits, and where the clauses of that licence do not let derivatives be shared, nor may the
result be. Whether they do is read from the facts behind the sheet, never of an option's name.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from engross.assemble import Complete
from engross.library.family import Refusal, verdict
from engross.model import Family, RemixNote, Variant
from engross.pages import missing
from engross.pages.citations import Citation, citations
from engross.records import dataclass


class Use(StrEnum):
    """What may be done with the result of a combination."""

    SHARED = "shared"
    PRIVATE = "private"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Remix:
    """The answer for one combination of inputs.

    `options` are those of all inputs together; `result` is their licence, None where they have none, and then `refusal`
    says why. `reason` is one or more sentences; `backing` are the clauses that say so, in the licences of the inputs,
    since the maker of the result has no other. `notes` are about single inputs.
    """

    inputs: tuple[Variant, ...]
    options: tuple[str, ...]
    fate: Use
    result: Variant | None
    refusal: Refusal | None
    reason: str
    backing: tuple[Citation, ...]
    notes: tuple["Note", ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about an input, and the clauses that say so in each input of which it is true."""

    text: str
    backing: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Separable:
    """What holds where the combined works stay separable: in which cases, and the clauses of each input that say so."""

    inseparable: str
    separable: str
    backing: tuple[Citation, ...]


def combine(family: Family, completed: Mapping[str, Complete], inputs: Sequence[Variant]) -> Remix:
    """The answer for an inseparable combination of one or more inputs; `completed` maps ids of variants.

    The order of the inputs and repeated ones make no difference to the answer.
    """
    plan = family.remix
    if plan is None:
        raise missing(family, "remix")
    together = {code for variant in inputs for code in variant.options}
    answer = verdict(family, together)
    if isinstance(answer, Refusal):
        fate, result, refusal, reason = Use.NONE, None, answer, answer.reason
    else:
        reason = f"The options of all inputs together ({', '.join(answer.options) or 'none'}) make {answer.id}."
        fate, result, refusal = Use.SHARED, answer, None
        if not completed[answer.id].sheet.cells[plan.shared].answer:
            fate, reason = Use.PRIVATE, f"{reason} Its clauses do not let derivatives be shared."
    parts = tuple(dict.fromkeys(inputs))
    backing = (place for one in parts for place in permission(family, completed, one, fate))
    notes = (_note(family, completed, parts, note) for note in plan.notes)
    return Remix(
        tuple(inputs),
        answer.options,
        fate,
        result,
        refusal,
        reason,
        tuple(dict.fromkeys(backing)),
        tuple(note for note in notes if note.backing),
    )


def permission(family: Family, completed: Mapping[str, Complete], variant: Variant, fate: Use) -> tuple[Citation, ...]:
    """The clauses of an input that allow a result of this fate: its offer, or what keeps the result private."""
    plan = family.remix
    assert plan is not None, "only a family with a plan has fates"
    cell = completed[variant.id].sheet.cells[plan.shared]
    kept = (*(() if cell.answer else cell.backing), plan.none, plan.private)
    return _cite(family, completed, (variant,), (plan.offer,) if fate is Use.SHARED else kept)


def _note(family: Family, completed: Mapping[str, Complete], inputs: Sequence[Variant], note: RemixNote) -> Note:
    """A note with the clauses of the inputs of which it is true; none where it is true of none."""
    cells = {one: completed[one.id].sheet.cells for one in inputs}
    true = [one for one in inputs if all(cells[one][row].answer == answer for row, answer in note.rows.items())]
    return Note(note.text, _cite(family, completed, true, note.see))


def table(family: Family, completed: Mapping[str, Complete]) -> tuple[tuple[Remix, ...], ...]:
    """The answer for every pair of variants: a row and a column for each, in the order of the family."""
    return tuple(
        tuple(combine(family, completed, (row, column)) for column in family.variants) for row in family.variants
    )


def separable(family: Family, completed: Mapping[str, Complete], inputs: Sequence[Variant]) -> Separable:
    """What holds for these inputs where they stay separable."""
    plan = family.remix
    if plan is None:
        raise missing(family, "remix")
    cited = _cite(family, completed, tuple(dict.fromkeys(inputs)), (plan.parts,))
    return Separable(plan.inseparable, plan.separable, cited)


def _cite(
    family: Family, completed: Mapping[str, Complete], variants: Sequence[Variant], clauses: Sequence[str]
) -> tuple[Citation, ...]:
    """The clauses that these variants have, each cited in each of them."""
    found: dict[Citation, None] = {}
    for variant in variants:
        places = citations(completed[variant.id].document, family.reference_words[0])
        found.update((places[clause], None) for clause in clauses if clause in places)
    return tuple(found)
