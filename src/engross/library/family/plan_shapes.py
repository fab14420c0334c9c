"""The shapes of what `family.yaml` says about remix, deed, notice, chooser and site."""

from typing import Annotated

from pydantic import Field

from engross.library.family.atoms import Code, Expression, Id, Name, Shape, Words, YesNo


class RemixNoteShape(Shape):
    """A sentence about an input."""

    text: Words
    rows: dict[Id, YesNo] = {}
    see: Annotated[list[Id], Field(min_length=1)]


class RemixShape(Shape):
    """How combinations are explained."""

    shared: Id
    offer: Id
    none: Id
    private: Id
    parts: Id
    inseparable: Words
    separable: Words
    notes: list[RemixNoteShape] = []


class DeedLineShape(Shape):
    """One line of the deed."""

    group: Id
    text: Words
    rows: dict[Id, YesNo] = {}
    applies: Expression | None = None
    see: list[Id] = []
    scenarios: list[Id] = []


class DeedShape(Shape):
    """The deed."""

    note: Words
    groups: Annotated[dict[Id, Words], Field(min_length=1)]
    lines: Annotated[list[DeedLineShape], Field(min_length=1)]


class NoticeShape(Shape):
    """The notice."""

    file: Name
    heading: Words
    copyright: Words
    untitled: Words
    lines: Annotated[list[Words], Field(min_length=1)]
    modified: list[Words] = []


class AnswerShape(Shape):
    """One answer of a question."""

    label: Words
    says: Words
    require: Expression | None = None
    prefer: Expression | None = None
    outside: YesNo | None = None


class QuestionShape(Shape):
    """One question; its words are its own or those of an option."""

    question: Words | None = None
    option: Code | None = None
    help: Words
    otherwise: Words | None = None
    answers: Annotated[dict[Id, AnswerShape], Field(min_length=2)]


class ChooserShape(Shape):
    """The chooser."""

    questions: Annotated[dict[Id, QuestionShape], Field(min_length=1)]


class BadgeShape(Shape):
    """A word for a yes and one for a no."""

    asks: Id
    yes: Words
    no: Words


class ScopeLineShape(Shape):
    """A subject, whether it is governed, and where that is said."""

    subject: Words
    governed: YesNo
    see: Annotated[list[Id], Field(min_length=1)]


class SiteQuestionShape(Shape):
    """A question, and the rows and clauses that answer it."""

    question: Words
    rows: list[Id] = []
    see: list[Id] = []


class SiteShape(Shape):
    """The site."""

    purpose: Annotated[list[Words], Field(min_length=1)]
    badges: list[BadgeShape] = []
    scope: list[ScopeLineShape] = []
    questions: list[SiteQuestionShape] = []


PLANS: tuple[type[Shape], ...] = (
    RemixShape,
    RemixNoteShape,
    DeedShape,
    DeedLineShape,
    NoticeShape,
    ChooserShape,
    QuestionShape,
    AnswerShape,
    SiteShape,
    BadgeShape,
    ScopeLineShape,
    SiteQuestionShape,
)
