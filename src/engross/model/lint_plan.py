"""What a family says to the lint about itself: its proper names, what its facts may not say together, what it accepts.

Types only: frozen, slotted and tuples. A clause is named by its id, or by the beginning of the ids below it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from engross.model.clause import Span
from engross.model.declared import WHOLE, ClausePrefix, Count, Id, Key, Names, RowId, Stands, Words
from engross.records import dataclass

Given = Annotated[Mapping[RowId, bool], Count(1)]
"""Rows of the sheet and their answers."""

Clauses = Annotated[tuple[ClausePrefix, ...], Count(1)]


class HouseRule(StrEnum):
    """The rules of the lint that are house style: a manner of writing, which a family may keep or not.

    All other rules are about integrity and always run.
    """

    UNDEFINED_TERM = "undefined-term"
    UNDECLARED_FORM = "undeclared-form"
    MISSPELT_TERM = "misspelt-term"
    LOWER_CASE_TERM = "lower-case-term"
    INLINE_DEFINITION = "inline-definition"
    THIN_TERM = "thin-term"
    DEFINITION_CIRCLE = "definition-circle"
    MISSING_ARTICLE = "missing-article"
    REFERENCE_WORD = "reference-word"
    SELF_REFERENCE = "self-reference"
    LOOSE_PART = "loose-part"
    STATUTE_NUMBER = "statute-number"
    UNCITED_ANNEX = "uncited-annex"
    HEADING_PROMISE = "heading-promise"
    REPEATED_ITEM = "repeated-item"
    REPEATED_WORDS = "repeated-words"
    ACTS_JOINED_BY_AND = "acts-joined-by-and"
    BANNED_PHRASE = "banned-phrase"
    SHALL_SUBJECT = "shall-subject"
    MIXED_CATEGORY = "mixed-category"
    LONG_SENTENCE = "long-sentence"
    LONG_MEAN = "long-mean"
    MISSING_FULL_STOP = "missing-full-stop"
    DRAFT_RESIDUE = "draft-residue"
    AMERICAN_SPELLING = "american-spelling"
    MISSPELLING = "misspelling"
    MISSPELT_NAME = "misspelt-name"
    CURLY_QUOTES = "curly-quotes"
    DOUBLED_WORD = "doubled-word"
    INDEFINITE_ARTICLE = "indefinite-article"
    LOOSE_PUNCTUATION = "loose-punctuation"
    SERIAL_COMMA = "serial-comma"
    NEAR_CLAUSE = "near-clause"
    TYPED_NAME = "typed-name"
    PAGE_NUMBER = "page-number"


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
    """Clauses that all have each of the words, or all lack it, wherever they stand together."""

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
    """Clauses that outlast the licence, and the flag that they or their section must have."""

    flag: Annotated[Id, Names("flag"), Key("The flag.", "survives")]
    clauses: Annotated[Clauses, Key("The clauses that must have it, or whose section must.", "[liab, disc]")]
    span: Span


@dataclass(frozen=True, slots=True)
class Accepted:
    """Findings that the family accepts, and why: those of one code, of one clause, or of one code in one clause."""

    reason: Annotated[Words, Key("Why the family accepts it.", "Home cooks ask what counts as selling.")]
    span: Span
    code: Annotated[
        Id,
        Key("The code of the finding, as `engross check` prints it in brackets; every code without it.", "thin-term"),
    ] = ""
    clause: Annotated[
        Words, Key("The clause in which it is found, or the path of a page; every place without it.", "def.sell")
    ] = ""


@dataclass(frozen=True, slots=True)
class BaselineFinding:
    """A finding of the baseline, and how often it occurs."""

    code: Annotated[Id, Key("The code of the finding.", "banned-phrase")]
    clause: Annotated[str, Key("The clause or page in which it is found; empty for none.", "grant.lm")]
    message: Annotated[Words, Key("What `engross check` says of it.", "'\"hereby\" is banned'")]
    span: Span
    times: Annotated[int, WHOLE, Key("How often it is found there.", "2")] = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings that a family had when it began to be checked, so that `engross check` reports new ones alone.

    `engross check --write-baseline` writes it. A finding of it that no longer occurs is a finding too.
    """

    reason: Annotated[Words, Key("Why the family accepts them.", "Imported as published in 2024.")]
    findings: Annotated[tuple[BaselineFinding, ...], Count(1), Key("The findings.")]


@dataclass(frozen=True, slots=True)
class LintPlan:
    """Everything that a family says to the lint."""

    house: Annotated[
        tuple[HouseRule, ...],
        Stands("plain", tuple(HouseRule)),
        Stands("none", ()),
        Key(
            "The house style: which manners of writing `engross check` reports. `plain` is plain drafting in English, "
            "every rule of the list; `none`, which holds without the key, leaves style alone. What makes a licence "
            "wrong is always reported.",
            "plain",
        ),
    ] = ()
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
    siblings: Annotated[tuple[Siblings, ...], Key("Clauses that have each of some words together or not at all.")] = ()
    barred: Annotated[
        tuple[Barred, ...], Key("Words that some clauses must not speak of where answers exclude what they name.")
    ] = ()
    survival: Annotated[tuple[Survival, ...], Key("Flags that some clauses must have.")] = ()
    accepted: Annotated[
        tuple[Accepted, ...],
        Key(
            "Findings that the family accepts, each with its reason. A line that matches nothing is a finding too.",
            "[{code: thin-term, clause: def.sell, reason: Home cooks ask what counts as selling.}]",
            name="exceptions",
        ),
    ] = ()
