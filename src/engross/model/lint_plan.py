"""What a family says to the lint about itself: its proper names, what its facts may not say together, what it accepts.

Types only: frozen, slotted and tuples. A clause is named by its id, or by the beginning of the ids below it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from engross.model.clause import Span
from engross.model.declared import ClausePrefix, Count, Id, Key, Names, RowId, Words

Given = Annotated[Mapping[RowId, bool], Count(1)]
"""Rows of the sheet and their answers."""

Clauses = Annotated[tuple[ClausePrefix, ...], Count(1)]


@dataclass(frozen=True, slots=True)
class Adjective:
    """A word of a grant that promises something: in clause `clause`, `word` presumes these answers."""

    word: Annotated[Words, Key("The word.", "revocable")]
    clause: Annotated[ClausePrefix, Key("The clause in which it promises something.", "grant.lm")]
    answers: Annotated[Given, Key("The answers of the sheet that it presumes.", "{lm.revocable: yes}")]
    span: Span
    needs: Annotated[tuple[ClausePrefix, ...], Key("Clauses that must stand where the word does.", "[revoke]")] = ()
    bars: Annotated[
        tuple[ClausePrefix, ...], Key("Clauses that must not stand where the word does.", "[grant.irrevocable]")
    ] = ()


@dataclass(frozen=True, slots=True)
class Mechanism:
    """Where all these answers are given, the clauses `needs` must stand."""

    answers: Annotated[Given, Key("Answers of the sheet.", "{lm.sublicense: yes}")]
    needs: Annotated[Clauses, Key("Clauses that must stand where all of them are given.", "[grant.sublicence]")]
    span: Span


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers that one licence cannot give together, or not beside one of the clauses named."""

    answers: Annotated[Given, Key("The answers.", "{lm.commercial: no, dm.commercial: yes}")]
    reason: Annotated[Words, Key("Why.", "the changed model holds the model")]
    span: Span
    clauses: Annotated[
        tuple[ClausePrefix, ...],
        Key("Where given, the answers are refused only beside one of these clauses.", "[own.assign]"),
    ] = ()


@dataclass(frozen=True, slots=True)
class Siblings:
    """Clauses that all bear each of the words, or all lack it, wherever they stand together."""

    clauses: Annotated[tuple[ClausePrefix, ...], Count(2), Key("The clauses.", "[grant.lm, back.grant]")]
    words: Annotated[tuple[Words, ...], Count(1), Key("The words.", "[worldwide, royalty-free]")]
    span: Span


@dataclass(frozen=True, slots=True)
class Barred:
    """Where all these answers are given, none of the words may be the subject of the clauses named."""

    answers: Annotated[Given, Key("Answers of the sheet.", "{out.share: no}")]
    clauses: Annotated[Clauses, Key("The clauses.", "[rai.flow]")]
    words: Annotated[tuple[Words, ...], Count(1), Key("Words that must not stand in them.", "[Output]")]
    span: Span


@dataclass(frozen=True, slots=True)
class Survival:
    """Clauses that outlast the licence, and the flag that they or their section must bear."""

    flag: Annotated[Id, Names("flag"), Key("The flag.", "survives")]
    clauses: Annotated[Clauses, Key("The clauses that must bear it, or whose section must.", "[liab, disc]")]
    span: Span


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that the family lives with: its code, the clause it is found in, and why."""

    code: Annotated[Id, Key("The code of the finding, as `engross check` prints it in brackets.", "thin-term")]
    clause: Annotated[Words, Key("The clause in which it is found.", "def.sell")]
    reason: Annotated[Words, Key("Why the family lives with it.", "Home cooks ask what counts as selling.")]
    span: Span


@dataclass(frozen=True, slots=True)
class LintPlan:
    """Everything that a family says to the lint."""

    proper_names: Annotated[
        tuple[Words, ...], Key("Capitalised names that are no defined terms.", "[Open Source Initiative]")
    ] = ()
    adjectives: Annotated[
        tuple[Adjective, ...], Key("Words of a grant that promise answers, clauses that make them true or false.")
    ] = ()
    mechanisms: Annotated[tuple[Mechanism, ...], Key("Answers that mean nothing without some clauses.")] = ()
    contradictions: Annotated[
        tuple[Contradiction, ...], Key("Answers that one licence cannot give together, or not beside some clauses.")
    ] = ()
    siblings: Annotated[tuple[Siblings, ...], Key("Clauses that bear each of some words together or not at all.")] = ()
    barred: Annotated[
        tuple[Barred, ...], Key("Words that some clauses must not speak of where answers exclude what they name.")
    ] = ()
    survival: Annotated[tuple[Survival, ...], Key("Flags that some clauses must bear.")] = ()
    accepted: Annotated[
        tuple[Accepted, ...],
        Key(
            "Findings that the family lives with, each with its reason. A line that matches nothing is a finding too.",
            name="exceptions",
        ),
    ] = ()
