"""The shapes of `family.yaml` and of front matter.

The models hold what may be written and nothing else: they judge plain values, and the values themselves are read from
nodes, which know their places. Every scalar is text.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from engross.library.family.atoms import (
    ID,
    Code,
    Expression,
    Id,
    Name,
    PhraseName,
    SettingName,
    Shape,
    TrueFalse,
    Words,
    YesNo,
)
from engross.library.family.lint_shapes import LINT, LintShape
from engross.library.family.plan_shapes import PLANS, ChooserShape, DeedShape, NoticeShape, RemixShape, SiteShape
from engross.library.family.scenario_shapes import SCENARIOS, ScenariosShape

__all__ = ["ID", "KEYS", "FamilyShape", "FrontMatterShape", "ScenariosShape"]


class WordingShape(Shape):
    """One wording of a phrase."""

    applies: Expression
    text: str
    facts: dict[Id, YesNo] = {}


Phrases = dict[PhraseName, Annotated[list[WordingShape], Field(min_length=1)]]


class FrontMatterShape(Shape):
    """The front matter of a clause file."""

    id: Id
    applies: Expression
    heading: Words | None = None
    join: Literal["and", "or", "sentences"] | None = None
    conspicuous: TrueFalse | None = None
    term: Words | None = None
    forms: list[Words] = []
    purpose: Words | None = None
    flags: list[Id] = []
    facts: dict[Id, YesNo] = {}
    phrases: Phrases = {}


def _real_date(value: str) -> str:
    """The date, where the calendar has it."""
    try:
        date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("no_such_date", "there is no such day") from None
    return value


_REAL_DATE = AfterValidator(_real_date)


class EditionShape(Shape):
    """The edition and its date."""

    id: Name
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$"), _REAL_DATE]


class TextShape(Shape):
    """The owner and the licence of the wording."""

    owner: Words
    licence: Words


class EmptyShape(Shape):
    """The id and the word of the variant without options."""

    id: Name
    word: Words


class NamingShape(Shape):
    """How ids and names are made."""

    prefix: Name
    empty: EmptyShape
    pattern: Annotated[str, StringConstraints(pattern=r"\{words\}", max_length=200)]


class OptionShape(Shape):
    """An option."""

    word: Words
    question: Words
    summary: Words


class RuleShape(Shape):
    """A rule of combination."""

    id: Id
    require: Expression
    refusal: Literal["contradiction", "policy", "unpublished"]
    reason: Words


class LabelShape(Shape):
    """A category or a tag, asked of the answered sheet."""

    name: Words
    applies: Expression


class SettingShape(Shape):
    """A switch of the house."""

    values: Annotated[list[Name], Field(min_length=2)] = ["off", "on"]
    value: Name
    summary: Words


class LevelShape(Shape):
    """A level of numbering."""

    label: Annotated[str, StringConstraints(pattern=r"\{\d\}")]
    counter: Literal["decimal", "lower-letter", "upper-letter", "lower-roman", "upper-roman"]
    cite: Annotated[str, StringConstraints(pattern=r"\{\d\}")] | None = None


class ReferenceWordsShape(Shape):
    """The words before one number and before several."""

    one: Words
    many: Words


Levels = Annotated[list[LevelShape], Field(min_length=1, max_length=9)]


class NumberingShape(Shape):
    """The numbering schemes."""

    reference: ReferenceWordsShape
    body: Levels
    annex: Levels
    list: Levels


class SectionShape(Shape):
    """A section of the outline; its entries are checked with the outline."""

    id: Id
    heading: Words
    flags: list[Id] = []
    clauses: list[Any] = []


class AnnexShape(SectionShape):
    """An annex."""

    content: Literal["sheet"] | None = None


class OutlineShape(Shape):
    """The order of everything."""

    front: Annotated[list[Id], Field(min_length=1)]
    sections: Annotated[list[SectionShape], Field(min_length=1)]
    annexes: list[AnnexShape] = []


class RowShape(Shape):
    """A row of the sheet."""

    id: Id
    kind: Literal["right", "duty"]
    label: Words
    expect: Expression


class GroupShape(Shape):
    """A group of rows."""

    heading: Words
    rows: Annotated[list[RowShape], Field(min_length=1)]


class SheetShape(Shape):
    """The sheet."""

    columns: Annotated[list[Words], Field(min_length=4, max_length=4)]
    yes: Words
    no: Words
    silence: Id
    groups: Annotated[list[GroupShape], Field(min_length=1)]
    unprinted: list[RowShape] = []


class FamilyShape(LintShape):
    """The family file."""

    family: Words
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")]
    edition: EditionShape
    status: Words
    text: TextShape
    end: Words
    characters: Words | None = None
    naming: NamingShape
    options: Annotated[dict[Code, OptionShape], Field(min_length=1, max_length=12)]
    rules: list[RuleShape] = []
    order: list[Name] | None = None
    predicates: dict[Id, Expression] = {}
    categories: Annotated[list[LabelShape], Field(min_length=1)]
    tags: list[LabelShape] = []
    settings: dict[SettingName, SettingShape] = {}
    numbering: NumberingShape
    phrases: Phrases = {}
    outline: OutlineShape
    sheet: SheetShape | None = None
    remix: RemixShape | None = None
    deed: DeedShape | None = None
    notice: NoticeShape | None = None
    chooser: ChooserShape | None = None
    site: SiteShape | None = None


SHAPES: tuple[type[Shape], ...] = (
    FamilyShape,
    EditionShape,
    TextShape,
    NamingShape,
    EmptyShape,
    OptionShape,
    RuleShape,
    LabelShape,
    SettingShape,
    NumberingShape,
    ReferenceWordsShape,
    LevelShape,
    OutlineShape,
    AnnexShape,
    SheetShape,
    GroupShape,
    RowShape,
    WordingShape,
    *PLANS,
    *LINT,
)
KEYS: dict[type[Shape], frozenset[str]] = {
    FrontMatterShape: frozenset((*FrontMatterShape.model_fields, *WordingShape.model_fields)),
    FamilyShape: frozenset(key for shape in SHAPES for key in shape.model_fields),
    ScenariosShape: frozenset(field.alias or key for shape in SCENARIOS for key, field in shape.model_fields.items()),
}
