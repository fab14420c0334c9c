"""What a family says about the pages beside its licences: remix table, deed, notice, chooser and site.

Types only: frozen, slotted and tuples; they never act.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engross.model.clause import Condition, Passage, Span


@dataclass(frozen=True, slots=True)
class RemixNote:
    """A sentence about an input whose sheet answers every row of `rows` so; `see` are the clauses to cite of it."""

    text: str
    rows: Mapping[str, bool]
    see: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class RemixPlan:
    """How combinations are explained.

    `shared` is the row of the sheet that says whether derivatives may be shared; `offer`, `none`, `private` and `parts`
    are the clauses to cite; `inseparable` and `separable` say in plain words which combinations are which; `notes` are
    about single inputs.
    """

    shared: str
    offer: str
    none: str
    private: str
    parts: str
    inseparable: str
    separable: str
    span: Span
    notes: tuple[RemixNote, ...] = ()


@dataclass(frozen=True, slots=True)
class DeedLine:
    """A plain sentence and the group it stands in.

    It stands where every row of `rows` has its answer and `applies` holds. What backs it are the clauses behind those
    rows, and the clauses of `see`. `scenarios` are the ids of those whose answer it states.
    """

    group: str
    text: str
    rows: Mapping[str, bool]
    applies: Condition
    see: tuple[str, ...]
    span: Span
    scenarios: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeedPlan:
    """The page in plain words: what it says of itself, its groups with their headings, and all lines it may have."""

    note: str
    groups: Mapping[str, str]
    lines: tuple[DeedLine, ...]


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """The notice: the file that holds the licence, the heading of the block, and its sentences.

    Sentences may hold the placeholders of `NOTICE_FIELDS` and references to provisions of the licence. A sentence with
    a placeholder that has no value is left out. `untitled` stands for a title that is not given. `modified` are the
    sentences for a changed text of the licence, in place of `lines`.
    """

    file: str
    heading: str
    copyright: Passage
    untitled: str
    lines: tuple[Passage, ...]
    modified: tuple[Passage, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence that the notice may have."""
        return (self.copyright, *self.lines, *self.modified)


NOTICE_FIELDS = frozenset(
    ("title", "owner", "year", "licensor", "place", "contact", "name", "id", "edition", "file", "link", "modified")
)
"""The placeholders that the sentences of a notice may hold."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, what it means for the licence, and what it does.

    `require` must hold of the options of the variant and of its answered sheet, `prefer` ranks those that are left; an
    `outside` answer leads out of the family.
    """

    id: str
    label: str
    says: str
    require: Condition
    prefer: Condition
    outside: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what helps to answer it.

    A question about a fact, and not about a wish, has words for `otherwise`: what holds where no licence meets the
    facts. A wish can be given up and a fact cannot, so that the answer then leads out of the family.
    """

    id: str
    text: str
    help: str
    answers: tuple[Answer, ...]
    span: Span
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A short word that a licence bears on the site: `yes` where the row or predicate `asks` holds, else `no`."""

    asks: str
    yes: str
    no: str
    span: Span


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """A subject that the licences govern or leave alone, and the clauses that say so."""

    subject: str
    governed: bool
    see: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class SiteQuestion:
    """A question that readers ask; the answers of the rows and the clauses of `see` answer it."""

    question: str
    rows: tuple[str, ...]
    see: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The words of the site that only the family has: what it is for, badges, scope, questions and answers."""

    purpose: tuple[str, ...]
    badges: tuple[Badge, ...]
    scope: tuple[ScopeLine, ...]
    questions: tuple[SiteQuestion, ...]
