"""A clause file as it is written: places, source text, phrases, facts, and the clause that holds them.

Types only: frozen, slotted, tuples and mappings; they take nothing from elsewhere and never act.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from engross.model.declared import ID, WORDS, Answers, Asks, At, Count, Form, Id, Key, Keyed, RowId, Words
from engross.model.numbering import Below
from engross.records import dataclass

JOINED = frozenset(("and", "or", "and/or", "none"))
"""What `join` says of a list whose punctuation is computed."""

APPLIES = Asks(("option", "setting"))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file; line and column count from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Mention:
    """A text of the source files that names something of the family: what ("clause", "row"), the name and its place."""

    what: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Condition:
    """The text of an `applies` expression over options and settings, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """Words of a clause file, as typed."""

    text: str
    span: Span
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class SourceOpening(SourceText):
    """Opens a passage that is no plain paragraph, with no words: how it is set, or that it is a cell of a table.

    A "head" is the first cell of a table, a "row" that of another row.
    """

    manner: Literal["quote", "verbatim", "head", "row", "cell"] = "quote"


@dataclass(frozen=True, slots=True)
class SourceReference:
    """`[Section](#termination)`: a cross-reference by id; `word` is empty for `[](#termination)`.

    With `note` it is `[^name]`, the mark of a footnote of the same file, and `target` the id of that.
    """

    word: str
    target: str
    span: Span
    note: bool = False


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A link that leaves the document (https or mailto); a `bare` one is typed as its address, `<https://...>`."""

    text: str
    href: str
    span: Span
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{{name}}`: a named phrase, a field of the record, or a computed list (`list:flag`)."""

    name: str
    span: Span
    strong: bool = False
    emphasis: bool = False


SourceInline = SourceText | SourceReference | SourceLink | Placeholder
Passage = tuple[SourceInline, ...]


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One item of a list inside a clause file: paragraphs, at most one nested list, and paragraphs after that."""

    paragraphs: tuple[Passage, ...]
    items: tuple["SourceItem", ...]
    span: Span
    after: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A footnote of a clause file, `[^name]: words`, by the id that it gets."""

    id: str
    passage: Passage
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """What a clause does, as the answer to one row of the sheet."""

    row: Annotated[RowId, Key("The id of a row of the sheet.", "share.licence")]
    answer: Annotated[bool, Key("What the words of the clause come to in that row.", "yes")]
    span: Span


FACTS = Keyed("row", value="answer")


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a phrase, the condition under which it stands, and the facts its words state."""

    applies: Annotated[
        Condition,
        APPLIES,
        Key("When this wording stands. In every licence exactly one wording of a phrase must.", "not BY"),
    ]
    passage: Annotated[
        Passage,
        Key(
            "The words, with references and other phrases if need be. A space that belongs to them is typed in quotes: "
            'a wording that adds to the word before it begins with one (`" and sublicensable"`), and the wording that '
            'adds nothing is `""`.',
            '" and sublicensable"',
            name="text",
        ),
    ]
    span: Annotated[Span, At("text")]
    facts: Annotated[
        Mapping[str, Fact],
        FACTS,
        Key("What the licence does because of this wording: rows and their answers.", "{lm.sublicense: yes}"),
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A named phrase: exactly one of its wordings holds in every variant."""

    name: Annotated[
        str,
        Form(r"^[a-z][a-z0-9_.-]*$", "lower-case letters, digits, `_`, `.` and `-`, beginning with a letter", 64),
        Key("The name that the text writes in braces: `{{revocable}}`.", "revocable"),
    ]
    wordings: Annotated[tuple[Wording, ...], Count(1), Key("Its wordings.")]
    span: Span


PHRASES = Keyed("name", value="wordings")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause file: a clause, a definition or a list item.

    `paragraphs`, `items`, then `after` is the body; what hangs below the clause in the outline follows the paragraphs.
    `notes` are its footnotes, in the order in which they are typed.
    """

    id: Annotated[
        Id,
        Key(
            "The name of the clause, by which the outline places it and references reach it. The file is named after "
            "it: `<id>.md`, or `<id>--<word>.md` where several files are alternates of one id.",
            "grant.sublicence",
        ),
    ]
    path: str
    applies: Annotated[
        Condition,
        APPLIES,
        Key(
            "When the clause stands: codes of options and names of settings, joined by `and`, `or`, `not` and "
            "parentheses; `true` for always. A setting of the values `off` and `on` is named as it is "
            "(`output_notice`), one with other values with the value in lower case (`law.sg`). Of several files with "
            "one id exactly one must apply in every licence.",
            "BY and not (NC or ND)",
        ),
    ]
    paragraphs: tuple[Passage, ...]
    span: Span
    items: tuple[SourceItem, ...] = ()
    after: tuple[Passage, ...] = ()
    notes: tuple[SourceNote, ...] = ()
    heading: Annotated[
        Passage, WORDS, Key("A heading, printed in bold before the text. Of the title it is the title.", "Sublicences")
    ] = ()
    numbered: Annotated[
        bool,
        Answers("yes", "no"),
        Key(
            "Whether the clause has the number of its level. One that has none stands at the edge of the words "
            "above it: below a section it is a paragraph of the section, below a list it goes on with what leads in. "
            "It is cited by its heading, or by the words of the reference: `[Notices](#notices)`.",
            "no",
        ),
    ] = True
    join: Annotated[
        Literal["", "and", "or", "and/or", "none", "sentences"],
        Key(
            "How the list below the clause is joined, be it bullets of the file or clauses of the outline. `and`, `or` "
            "and `and/or` put a semicolon behind each item that stands, the word behind the last but one and a full "
            "stop at the end, unless words that begin small go on behind the list; in an item, these take the mark of "
            "the item where they are typed without one. A list of which one item is left "
            "runs on from its lead-in, and one of which none is left goes, lead-in and all. `none` does all that "
            "without a word. `sentences` leaves the items as they are typed. Words with a list must have the key; "
            "below a heading alone items are as typed without it.",
            "and",
        ),
    ] = ""
    marks: Annotated[
        tuple[Annotated[str, Form(r"^[^\w\n]*$", 'marks, or nothing: `""`', 3)], ...],
        Count(2, 2),
        Key(
            "The marks of a joined list, where they are others: what stands behind an item, and behind the last.",
            '[",", "."]',
        ),
    ] = (";", ".")
    below: Below = 0
    conspicuous: Annotated[
        bool,
        Answers("true", "false"),
        Key("Whether the text must strike the eye: capitals in plain text, bold elsewhere.", "true"),
    ] = False
    term: Annotated[
        Words,
        Key(
            "The term that the file defines, which makes it a definition. The text must begin with the term, in "
            'quotes, bold or as it is: `**"Output"** means`. Terms behind it in quotes or bold, with no more than '
            '"or", "and", commas or parentheses between, are defined with it: `"Licensee" (or "You") means`. A '
            "definition is printed where a printed clause uses one of its terms.",
            "Output",
        ),
    ] = ""
    forms: Annotated[
        tuple[Words, ...],
        Key("Other forms of the term that mean the same: plurals, inflections.", "[Outputs]"),
    ] = ()
    keep: Annotated[
        bool, Answers("yes", "no"), Key("Whether a definition is printed though nothing printed uses its term.", "yes")
    ] = False
    purpose: Annotated[
        Words,
        Key(
            "What the clause is there for, where no fact, reference or other clause says it. It is not printed.",
            "Keeps a buyer of the company from claiming more than the company had.",
        ),
    ] = ""
    flags: Annotated[
        frozenset[Annotated[str, ID]],
        Key(
            "Words of your choice by which computed lists find the clause. `{{list:survives}}` anywhere in the text "
            "prints references to all that stands, has a number and has the flag `survives`, as a list of numbers "
            "behind one word. Where a section or clause has it, what is below is not named again. Of the rest of "
            "the toolkit only `lint.survival` asks for flags.",
            "[survives]",
        ),
    ] = frozenset()
    facts: Annotated[
        Mapping[str, Fact],
        FACTS,
        Key(
            "What the clause does: rows of the sheet and their answers. The sheet, the tags, the deed and the chooser "
            "follow from the facts of the clauses that stand.",
            "{share.licence: yes}",
        ),
    ] = field(default_factory=dict)
    phrases: Annotated[
        Mapping[str, Phrase],
        PHRASES,
        Key("Phrases of this file alone: words that differ between licences, each under a name."),
    ] = field(default_factory=dict)
