"""What a family says about the pages beside its licences: remix table, deed, notice, chooser and site.

Types only: frozen, slotted and tuples; they never act.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from engross.model.clause import APPLIES, Condition, Passage, Span
from engross.model.declared import WORDS, Asks, ClauseId, Code, Count, Id, Key, Keyed, Name, Names, RowId, Words
from engross.records import dataclass

ALWAYS = Condition("true", Span(""))


@dataclass(frozen=True, slots=True)
class RemixNote:
    """A sentence about an input whose sheet answers every row of `rows` so."""

    text: Annotated[Words, Key("The sentence.", "This input cannot be withdrawn at will.")]
    see: Annotated[tuple[ClauseId, ...], Count(1), Key("The clauses of the input to cite.", "[grant.irrevocable]")]
    span: Span
    rows: Annotated[
        Mapping[RowId, bool],
        Key("It is said of each input whose sheet has these answers; without them of every one.", "{lm.revocable: no}"),
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RemixPlan:
    """How combinations of works are explained."""

    shared: Annotated[RowId, Key("The row that says whether derivatives may be shared.", "dm.distribute")]
    offer: Annotated[ClauseId, Key("The clause that says which licence a combined work may have.", "remix.offer")]
    none: Annotated[ClauseId, Key("The clause for a combination that no licence fits.", "remix.none")]
    private: Annotated[ClauseId, Key("The clause for one that stays unshared.", "remix.private")]
    parts: Annotated[ClauseId, Key("The clause on parts that stay separable.", "combine.parts")]
    inseparable: Annotated[
        Words, Key("Which combinations cannot be taken apart, in plain words.", "Merged weights cannot be taken apart.")
    ]
    separable: Annotated[Words, Key("Which ones stay separable, in plain words.", "Models that vote stay separable.")]
    notes: Annotated[tuple[RemixNote, ...], Key("Sentences about single inputs.")] = ()


@dataclass(frozen=True, slots=True)
class DeedLine:
    """A plain sentence and the group it stands in.

    It stands where every row of `rows` has its answer and `applies` holds. What backs it are the clauses behind those
    rows, and the clauses of `see`. `scenarios` are the ids of those whose answer it states.
    """

    group: Annotated[Id, Names("group"), Key("The group that it stands in, one of `groups`.", "must")]
    text: Annotated[Words, Key("The sentence.", "Give every recipient the licence.")]
    span: Span
    rows: Annotated[
        Mapping[RowId, bool],
        Key("The line stands where these rows have these answers, and tells them.", "{share.licence: yes}"),
    ] = field(default_factory=dict)
    applies: Annotated[
        Condition, APPLIES, Key("When it stands besides, where no row says so. Rows tell more to a reader.", "not ND")
    ] = ALWAYS
    see: Annotated[
        tuple[ClauseId, ...], Key("Clauses that back it, besides those behind the rows.", "[nd.verbatim]")
    ] = ()
    scenarios: Annotated[
        tuple[Id, ...], Key("The situations of `pages/scenarios.yaml` whose answer it states.", "[mirror]")
    ] = ()


@dataclass(frozen=True, slots=True)
class DeedPlan:
    """The page in plain words: what it says of itself, its groups with their headings, and all lines it may have."""

    note: Annotated[Words, Key("What the page says of itself.", "This page sums up the licence and is no part of it.")]
    groups: Annotated[
        Mapping[Id, Words], Count(1), Key("The groups of lines: an id and a heading each.", "{must: You must}")
    ]
    lines: Annotated[
        tuple[DeedLine, ...],
        Count(1),
        Key("All lines that a page may have. Every answer of every printed row must be stated by one."),
    ]


NOTICE_FIELDS = frozenset(
    ("title", "owner", "year", "licensor", "place", "contact", "name", "id", "edition", "file", "link", "modified")
)
"""The placeholders that the sentences of a notice may hold."""


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """The notice: the file that holds the licence, the heading of the block, and its sentences."""

    file: Annotated[Name, Key("The name of the file beside the work that holds the licence.", "LICENSE")]
    heading: Annotated[Words, Key("The heading of the notice.", "License")]
    copyright: Annotated[Passage, WORDS, Key("The line of ownership.", '"Copyright {{year}} {{owner}}"')]
    untitled: Annotated[Words, Key("What stands for a title that is not given.", "This model")]
    lines: Annotated[
        tuple[Annotated[Passage, WORDS], ...],
        Count(1),
        Key(
            "The sentences. They may hold references to provisions of the licence and the fields "
            + ", ".join(f"`{{{{{name}}}}}`" for name in sorted(NOTICE_FIELDS))
            + "; a sentence whose field has no value is left out.",
            '["{{title}} is licensed under {{name}}."]',
        ),
    ]
    modified: Annotated[
        tuple[Annotated[Passage, WORDS], ...],
        Key(
            "The sentences for a changed text of the licence, in place of `lines`.",
            '["{{title}} is licensed under {{modified}}, a Modified Version of the {{name}}."]',
        ),
    ] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence that the notice may have."""
        return (self.copyright, *self.lines, *self.modified)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, what it means for the licence, and what it does."""

    id: Annotated[Id, Key("The answer as an option of the command line.", "yes")]
    label: Annotated[Words, Key("The answer as a person reads it.", '"Yes"')]
    says: Annotated[Words, Key("What it means for the licence, in a sentence.", "Commercial use is allowed.")]
    require: Annotated[
        Condition,
        Asks(("option", "row", "predicate")),
        Key("What must hold of the licences that are left: of their options and of their sheets.", "not NC"),
    ] = ALWAYS
    prefer: Annotated[
        Condition,
        Asks(("row", "predicate")),
        Key("What ranks the licences that are left, asked of the answers of the sheet.", "lm.revocable"),
    ] = ALWAYS
    outside: Annotated[bool, Key("Whether the answer leads out of the family.", "yes")] = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what helps to answer it; `text` is its own or that of its option.

    A question about a fact, and not about a wish, has words for `otherwise`: what holds where no licence meets the
    facts. A wish can be given up and a fact cannot, so that the answer then leads out of the family.
    """

    id: Annotated[Id, Key("The question as an option of the command line.", "commercial")]
    help: Annotated[Words, Key("What helps to answer it.", "Use inside a business counts as commercial.")]
    answers: Annotated[tuple[Answer, ...], Keyed("id"), Count(2), Key("Its answers, in order.")]
    span: Span
    question: Annotated[
        Words, Key("The question in its own words; without it give `option`.", "May others sell the model?")
    ] = ""
    option: Annotated[Code, Names("option"), Key("The option whose question it asks; not beside `question`.", "NC")] = (
        ""
    )
    otherwise: Annotated[
        Words,
        Key(
            "For a question about a fact, what holds where no licence meets the facts. The answer then leads out of "
            "the family; that to a question about a wish is given up.",
            "The release contains parts whose licences ask for different things.",
        ),
    ] = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ChooserPlan:
    """The questions that lead to a licence."""

    questions: Annotated[
        tuple[Question, ...], Keyed("id"), Count(1), Key("The questions, in the order in which they are asked.")
    ]


@dataclass(frozen=True, slots=True)
class Badge:
    """A short word that a licence has on the site: `yes` where the row or predicate `asks` holds, else `no`."""

    asks: Annotated[Id, Names("row or predicate"), Key("A row of the sheet or a predicate.", "lm.revocable")]
    yes: Annotated[Words, Key("The word where it is so.", "Revocable")]
    no: Annotated[Words, Key("The word where it is not.", "Irrevocable")]


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """A subject that the licences govern or leave alone, and the clauses that say so."""

    subject: Annotated[Words, Key("The subject.", "Output of the model")]
    governed: Annotated[bool, Key("Whether the licences govern it.", "yes")]
    see: Annotated[tuple[ClauseId, ...], Count(1), Key("The clauses that say so.", "[def.output, out.share]")]


@dataclass(frozen=True, slots=True)
class SiteQuestion:
    """A question that readers ask; the answers of the rows and the clauses of `see` answer it."""

    question: Annotated[Words, Key("The question.", "May I use the model commercially?")]
    span: Span
    rows: Annotated[tuple[RowId, ...], Key("The rows whose answers answer it.", "[lm.commercial]")] = ()
    see: Annotated[tuple[ClauseId, ...], Key("The clauses that answer it.", "[nc.limit]")] = ()


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The words of the site that only the family has: what it is for, badges, scope, questions and answers."""

    purpose: Annotated[
        tuple[Words, ...], Count(1), Key("What the family is for, a paragraph an entry.", "[A family of licences.]")
    ]
    badges: Annotated[tuple[Badge, ...], Key("Short words that each licence has.")] = ()
    scope: Annotated[tuple[ScopeLine, ...], Key("What the licences govern and what they leave alone.")] = ()
    questions: Annotated[
        tuple[SiteQuestion, ...], Key("Questions that readers ask, answered by clauses and never restated.")
    ] = ()
