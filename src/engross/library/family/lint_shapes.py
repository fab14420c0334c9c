"""The shapes of the keys of the family file that speak to the lint."""

from typing import Annotated

from pydantic import Field

from engross.library.family.atoms import Id, Shape, Words, YesNo

Answers = Annotated[dict[Id, YesNo], Field(min_length=1)]
Ids = Annotated[list[Id], Field(min_length=1)]
Phrasings = Annotated[list[Words], Field(min_length=1)]


class AdjectiveShape(Shape):
    """A word of a grant that promises something."""

    word: Words
    clause: Id
    answers: Answers
    needs: list[Id] = Field(default_factory=list)
    bars: list[Id] = Field(default_factory=list)


class MechanismShape(Shape):
    """Clauses that answers call for."""

    answers: Answers
    needs: Ids


class ContradictionShape(Shape):
    """Answers that exclude each other, or clauses."""

    answers: Answers
    clauses: list[Id] = Field(default_factory=list)
    reason: Words


class SiblingsShape(Shape):
    """Clauses that share words."""

    clauses: Annotated[list[Id], Field(min_length=2)]
    words: Phrasings


class BarredShape(Shape):
    """Words that answers keep out of clauses."""

    answers: Answers
    clauses: Ids
    words: Phrasings


class SurvivalShape(Shape):
    """Clauses that must bear a flag."""

    flag: Id
    clauses: Ids


class ExceptionShape(Shape):
    """A finding of the lint that the family lives with."""

    code: Id
    clause: Words
    reason: Words


class LintShape(Shape):
    """The keys that speak to the lint; the family file has them beside its own."""

    proper_names: list[Words] = Field(default_factory=list)
    adjectives: list[AdjectiveShape] = Field(default_factory=list)
    mechanisms: list[MechanismShape] = Field(default_factory=list)
    contradictions: list[ContradictionShape] = Field(default_factory=list)
    siblings: list[SiblingsShape] = Field(default_factory=list)
    barred: list[BarredShape] = Field(default_factory=list)
    survival: list[SurvivalShape] = Field(default_factory=list)
    exceptions: list[ExceptionShape] = Field(default_factory=list)


LINT = (
    AdjectiveShape,
    MechanismShape,
    ContradictionShape,
    SiblingsShape,
    BarredShape,
    SurvivalShape,
    ExceptionShape,
)
"""The shapes of entries, for the keys that they know."""
