"""The family as it is written: its names and edition, with its options, its outline, its sheet and all its clauses.

Types only: frozen, slotted, tuples and mappings; they take nothing from elsewhere and never act. `Family` is the family
file: each field with a `Key` is one of its keys.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from engross.model.clause import PHRASES, Clause, Mention, Passage, Phrase
from engross.model.declared import PRINTED, WHOLE, Code, Count, Form, Key, Keyed, Name, Names, Words
from engross.model.lint_plan import Baseline, LintPlan
from engross.model.numbering import Numbering, NumberingPlan
from engross.model.options import Option, Rule, Setting
from engross.model.outline import DefinitionPlan, Outline
from engross.model.plans import ChooserPlan, DeedPlan, NoticePlan, Question, RemixPlan, SitePlan
from engross.model.quotes import Quotes
from engross.model.sheet import Label, Predicate, SheetPlan
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class EmptyNaming:
    """The id and the word of the variant without options."""

    id: Annotated[Name, Key("Its id, without the edition.", "MG0")]
    word: Annotated[Words, Key("What stands for `{words}` in its name; needed where there are options.", "Zero")] = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """How ids and names are made."""

    prefix: Annotated[Name, Key("What every id begins with: `MG-BY-NC`.", "MG")]
    empty: Annotated[EmptyNaming, Key("How the licence without any option is called.")]
    pattern: Annotated[
        str,
        PRINTED,
        Form(r"\S", "a text, not empty", 200),
        Key(
            "The full name; `{words}` stands for the words of the options, joined by hyphens, and `{version}` for the "
            "version of the licence. A family without options needs no `{words}`.",
            "ModelGo {words} License",
        ),
    ]


@dataclass(frozen=True, slots=True)
class Edition:
    """The edition and its date."""

    id: Annotated[
        Name, PRINTED, Key('Its name, a version: the number in every file name. Quote one like `"2.1"`.', "3.0-draft.2")
    ]
    date: Annotated[
        str,
        PRINTED,
        Form(r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$", "a date such as 2026-11-24", 10),
        Key("Its date, printed in everything that is dated.", "2026-11-24"),
    ]


@dataclass(frozen=True, slots=True)
class TextSource:
    """Whose the wording is."""

    owner: Annotated[Words, Key("Who holds the rights in the wording of the licences.", "The Engross Authors")]
    licence: Annotated[Words, Key("The SPDX id under which the wording itself may be copied.", "CC0-1.0")]


@dataclass(frozen=True, slots=True)
class Variant:
    """A valid set of options in canonical order, with its computed names.

    `id` has no edition (`MG-BY-NC`); `document_id` does (`MG-BY-NC-3.0-draft.1`). `version` is its own, where the
    family gives it one, else the edition.
    """

    id: str
    document_id: str
    name: str
    options: tuple[str, ...]
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A licence family, read and checked: everything that the clause folder says.

    `path` is the folder, `files` are the family files in it. `clauses` maps an id to its alternates (one where there is
    no choice); `variants` stand in canonical order. `texts` are the bare texts that documents print, by the path of
    their key (`edition.id`, `sheet.columns.1`), as they are typed; `mentions` is what the keys name of the rest.
    """

    format: Annotated[
        str,
        WHOLE,
        Key("The version of the source format that the family is written in.", "2"),
    ] = "1"
    name: Annotated[Words, PRINTED, Key("The name of the family.", "ModelGo", name="family")]
    language: Annotated[
        str,
        Form(r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$", "a language tag such as en-GB", 35),
        Key(
            "The language of the licences, as a tag (BCP 47). Dates, the words that join a list, the title of the "
            "contents and the foot of a page are written in it: `de`, `en`, `es`, `fr`, `it`, `nl` and `pt`; in any "
            "other language as in English.",
            "en-GB",
        ),
    ]
    opened: Annotated[Edition, Key("The edition that the text is on its way to.", name="edition")]
    status: Annotated[
        Words, PRINTED, Key("What the text is, printed where it says `{{status}}`.", "A draft for review.")
    ]
    text: Annotated[TextSource, Key("Whose the wording is, and under what it may be copied.")]
    end: Annotated[Words, PRINTED, Key("The closing line of every licence; none without it.", "End of the License")] = (
        ""
    )
    characters: Annotated[
        str,
        Form(r"[\s\S]", "the signs, one behind the other"),
        Key("Signs beyond ASCII that the texts may hold, besides the usual ones; no-break spaces among them.", '"é"'),
    ] = ""
    quotes: Annotated[
        Quotes,
        Key(
            "The quotation marks and apostrophes that files print where straight ones are typed: `as-typed` (straight "
            "ones), `typographic-in-print` (those of the language in Word, PDF and HTML, straight ones in Markdown and "
            "text) or `typographic` (those of the language in Markdown and text too).",
            "typographic-in-print",
        ),
    ] = Quotes.AS_TYPED
    naming: Annotated[Naming, Key("How the ids and names of the licences are made.")]
    options: Annotated[
        tuple[Option, ...],
        Keyed("code"),
        Key("The options, in the order in which ids and names list them. A family of one licence has none."),
    ] = ()
    rules: Annotated[tuple[Rule, ...], Key("Which sets of options are licences; all are where there is no rule.")] = ()
    licences: Annotated[
        tuple[tuple[Annotated[Code, Names("option")], ...], ...],
        Key(
            "The sets of options that are licences, in the order in which they are listed, where they are not all that "
            "the rules allow. Others that the rules allow are written by `engross build --options A,B`.",
            "[[], [BY], [BY, NC]]",
        ),
    ] = ()
    versions: Annotated[
        Mapping[Name, Name],
        Key(
            "The versions of single licences, by their ids. `{{version}}` prints it, or the edition where there is "
            "none, and so does `{version}` in `naming.pattern`; a licence is found by it too.",
            "{MG-BY: 3.0.1}",
        ),
    ] = field(default_factory=dict)
    order: Annotated[
        tuple[Name, ...],
        Key(
            "The ids of all licences in the order in which they are listed; the number of options without it.",
            "[MG0, MG-BY]",
        ),
    ] = ()
    predicates: Annotated[
        tuple[Predicate, ...],
        Keyed("name", value="applies"),
        Key(
            "Names for what several rows of the sheet come to, for categories, tags, chooser and badges to ask for.",
            "{commercial: lm.commercial and out.commercial}",
        ),
    ] = ()
    categories: Annotated[
        tuple[Label, ...], Count(1), Key("What kind of licence each is: the first whose condition holds.")
    ]
    tags: Annotated[tuple[Label, ...], Key("Labels of the licences: all whose condition holds.")] = ()
    settings: Annotated[
        tuple[Setting, ...], Keyed("name"), Key("Switches of the house, with one value for all licences of an edition.")
    ] = ()
    numbering_plan: Annotated[NumberingPlan, Key("How provisions are numbered and cited.", name="numbering")]
    phrases: Annotated[
        Mapping[str, Phrase], PHRASES, Key("Phrases that several clauses share, or that rows of the sheet use.")
    ] = field(default_factory=dict)
    outline: Annotated[Outline, Key("Which clause stands where.")]
    definitions: Annotated[DefinitionPlan, Key("How definitions stand.")] = field(default_factory=DefinitionPlan)
    sheet: Annotated[SheetPlan | None, Key("The table of rights and duties, answered by the facts of the clauses.")] = (
        None
    )
    remix: Annotated[RemixPlan | None, Key("How combinations of works are explained.")] = None
    deed: Annotated[DeedPlan | None, Key("The page in plain words for each licence.")] = None
    notice: Annotated[NoticePlan | None, Key("The notice that a publisher pastes beside the work.")] = None
    chooser_plan: Annotated[ChooserPlan | None, Key("Questions that lead to a licence.", name="chooser")] = None
    site: Annotated[SitePlan | None, Key("The words of the site that follow from no clause.")] = None
    lint: Annotated[LintPlan, Key("What the lint must know of the family, and what the family accepts.")] = field(
        default_factory=LintPlan
    )
    baseline: Annotated[
        Baseline | None, Key("Findings that `engross check` does not report; `check --write-baseline` writes them.")
    ] = None
    path: str
    files: tuple[str, ...] = ()
    clauses: Mapping[str, tuple[Clause, ...]]
    variants: tuple[Variant, ...] = ()
    texts: Mapping[str, Passage] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()

    @property
    def edition(self) -> str:
        """The name of the edition."""
        return self.opened.id

    @property
    def date(self) -> str:
        """The date of the edition, as `2026-11-24`."""
        return self.opened.date

    @property
    def reference_words(self) -> tuple[str, str]:
        """The words before one number and before several."""
        return (self.numbering_plan.reference.one, self.numbering_plan.reference.many)

    @property
    def numbering(self) -> Numbering:
        """The schemes, as documents carry them."""
        return Numbering(self.numbering_plan.body, self.numbering_plan.annex, self.numbering_plan.list)

    @property
    def chooser(self) -> tuple[Question, ...]:
        """The questions of the chooser; none where the family has no chooser."""
        return self.chooser_plan.questions if self.chooser_plan else ()
