"""The shapes of the file of scenarios."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from engross.library.family.atoms import Expression, Id, Name, Shape, Words

Number = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{0,3}$")]


class QuotationShape(Shape):
    """Quoted words and what they give."""

    clause: Id
    words: Words
    gives: Literal["yes", "no", "outside"]
    only: Words | None = None


class PrecedenceShape(Shape):
    """Quoted words by which one clause yields to another."""

    clause: Id
    words: Words
    over: Id
    winner: Annotated[Id, Field(alias="for")]


class ScenarioCellShape(Shape):
    """The answer of some variants."""

    variants: Annotated[list[Name], Field(min_length=1)]
    answer: Literal["yes", "yes-if", "no", "outside"]
    conditions: list[Words] = []
    because: list[QuotationShape] = []
    settled: list[PrecedenceShape] = []


class ScenarioShape(Shape):
    """A situation and its cells."""

    id: Id
    number: Number
    situation: Words
    row: Expression | None = None
    cells: Annotated[list[ScenarioCellShape], Field(min_length=1)]


class ScenariosShape(Shape):
    """The file of scenarios."""

    scenarios: Annotated[list[ScenarioShape], Field(min_length=1)]
    uncited: dict[Id, Words] = {}
    general: list[Id] = []


SCENARIOS: tuple[type[Shape], ...] = (
    ScenariosShape,
    ScenarioShape,
    ScenarioCellShape,
    QuotationShape,
    PrecedenceShape,
)
