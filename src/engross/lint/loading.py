"""The findings of the other rooms, explained: those that keep a family from being read above all.

Data only: the rooms that read files, families and sheets report these, and nothing here looks for them. They are
findings of `engross check` like those of `RULES`; exceptions can be made of those in `pages.findings` alone.
"""

from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """A code, what it stands for, and why it is refused."""

    code: str
    title: str
    why: str


CHECKS: tuple[Check, ...] = (
    Check(
        "item-end",
        "A list item that ends in punctuation or a coordinator.",
        "What closes an item depends on which items follow, so assembly writes it.",
    ),
    Check(
        "list-without-join",
        "A list that does not say how it is joined.",
        "Whether all items count or any one does is the meaning of a list.",
    ),
    Check(
        "join-without-list",
        "A coordinator without a list.",
        "A `join` that joins nothing was left behind, or its list was lost.",
    ),
    Check(
        "two-lists",
        "A list inside a file and another in the outline below it.",
        "A clause has one list, so that its numbers have one order.",
    ),
    Check("second-list", "A second list in one file.", "Each list has its own lead-in; make it a clause."),
    Check("list-without-lead-in", "A list without words before it.", "A list needs a lead-in that says what it lists."),
    Check("list-marker", "A list with another mark than a hyphen.", "One mark keeps files alike."),
    Check("empty-item", "A list item without words.", "It would print a number and nothing else."),
    Check("ordered-list", "A list numbered by hand.", "Labels are computed."),
    Check("nested-too-deep", "A list or an outline deeper than the numbering.", "Every level needs its label."),
    Check(
        "heading",
        "A heading in the words of a clause.",
        "Headings stand in the front matter, so that every format sets them alike.",
    ),
    Check("html", "HTML in a clause.", "It would look different in every format, or vanish."),
    Check("image", "An image in a clause.", "Licences are words."),
    Check("code", "A passage that Markdown reads as code.", "Indentation and backticks change how words are read."),
    Check("hard-break", "A line break forced where none can stand.", "A heading and a cell are one line."),
    Check("strikethrough", "Struck words.", "Changes are shown by redlines."),
    Check(
        "table", "A table that cannot be read as it is typed, or that no words stand before.", "It would lose a cell."
    ),
    Check("block-quote", "A quotation of something else than paragraphs.", "No format could set it in."),
    Check("footnote", "A footnote without words or mark, or a mark where none can stand.", "Nobody could find it."),
    Check("footnote-not-last", "Words behind the footnotes of a file.", "They would be read as part of a footnote."),
    Check("thematic-break", "A line across.", "Sections part a text."),
    Check("link-definition", "A line that Markdown takes as a link definition.", "It would not be printed."),
    Check(
        "markdown",
        "Markdown that has no meaning here.",
        "A clause is paragraphs, tables, quotations, one list and footnotes.",
    ),
    Check(
        "stray-markup",
        "Signs of Markdown that were not read as such.",
        "Stray signs show that something else was meant.",
    ),
    Check(
        "link",
        "A link that leads nowhere or is not safe.",
        "References name ids; other links begin with https: or mailto:.",
    ),
    Check("entity", "A character written as an entity or escape.", "What it decodes to cannot be seen in the file."),
    Check("placeholder", "Braces that are no placeholder.", "A misspelt placeholder would be printed."),
    Check(
        "lost-text", "Words that the Markdown reader lost or added.", "Proof that what was typed is what is printed."
    ),
    Check(
        "character", "A character that is not allowed.", "Invisible and look-alike characters make two texts of one."
    ),
    Check("control-character", "A control character.", "It cannot be seen."),
    Check(
        "not-composed", "Text that is not in composed form.", "An accent can be written in two ways that look alike."
    ),
    Check(
        "odd-blank",
        "A line of white space that Markdown takes for words.",
        "A no-break space alone in a line is seen by nobody.",
    ),
    Check("not-utf-8", "A file that is not UTF-8.", "Other encodings change letters."),
    Check("byte-order-mark", "A byte order mark.", "It stands before the front matter, unseen."),
    Check("line-ends", "A line that ends in CR.", "Mixed line ends show as changes of every line."),
    Check("too-large", "A file or value that is too large.", "A clause is a few hundred words."),
    Check("too-many-files", "Too many clause files.", "A family has some hundred."),
    Check("bad-yaml", "YAML that cannot be read.", "Anchors, tags and several documents are refused too."),
    Check("duplicate-key", "A key that appears twice.", "Only one of the values would count."),
    Check("unknown-key", "A key that is not known.", "A misspelt key would be ignored."),
    Check("missing-key", "A key that is missing.", "Nothing is guessed."),
    Check("unknown-format", "A source format that this engross does not read.", "A later one may mean other things."),
    Check("layout", "Family files whose layout `engross upgrade` cannot keep.", "It would lose comments."),
    Check("wrong-value", "A value that is not allowed.", "Each key has its kind of value."),
    Check("wrong-shape", "A list where a text must be, or the like.", "Each key has its shape."),
    Check(
        "no-front-matter",
        "A file that does not begin with front matter.",
        "Without it an optional clause would stand in every licence.",
    ),
    Check("unclosed-front-matter", "Front matter that is not closed.", "Its end parts conditions from words."),
    Check("empty-clause", "A clause without words.", "It would print a number and nothing else."),
    Check(
        "term-not-first",
        "A definition that does not begin with its term.",
        "The term stands first, so that whoever looks it up finds it.",
    ),
    Check("forms-without-term", "Forms of a term in a file that defines none.", "Forms belong to a definition."),
    Check("file-name", "A file name that does not fit.", "The name tells the id, so that any clause is found."),
    Check("strange-file", "A file that has no place in the clause folder.", "Nothing is left unread there."),
    Check("no-folder", "A clause folder that is not there.", "See `engross new`."),
    Check("no-family", "No family file in sight.", "See `engross new`."),
    Check("no-family-file", "A clause folder without a family file.", "It says what the options are."),
    Check("no-clauses", "A family without clauses.", "There is nothing to print."),
    Check("no-place", "A clause without a place in the outline.", "It would never be printed."),
    Check("duplicate-place", "A clause with two places in the outline.", "A reference to it would have two numbers."),
    Check("unknown-id", "A name of a clause that is not there.", "The outline and the plans name clauses by id."),
    Check("duplicate-id", "One name for two things.", "References would be ambiguous."),
    Check("condition", "An `applies` that cannot be read.", "It decides in which licences a clause stands."),
    Check("unknown-option", "A name in an `applies` that is no option or setting.", "It would never hold."),
    Check("unknown-flag", "A flag that nothing has.", "A list of nothing cannot be printed."),
    Check("unknown-row", "A row that the sheet does not have.", "The fact would answer nothing."),
    Check("missing-phrase", "A placeholder without its phrase.", "Every placeholder is declared."),
    Check("unused-phrase", "A phrase that is not used.", "Its words would never be printed."),
    Check("phrase-cycle", "A phrase that leads back to itself.", "It could never be written out."),
    Check("phrase-gap", "A phrase without a wording in some licence.", "Exactly one holds in each."),
    Check("phrase-overlap", "A phrase with two wordings in some licence.", "Exactly one holds in each."),
    Check("gap", "A clause none of whose alternates holds in some licence.", "Exactly one holds in each."),
    Check("overlap", "A clause two of whose alternates hold in some licence.", "Exactly one holds in each."),
    Check("orphan", "An item without its lead-in.", "It stands where the clause above it does not."),
    Check(
        "dangling-reference",
        "A reference to a clause that is absent or has no number.",
        "It is checked in every licence, under every setting.",
    ),
    Check(
        "ambiguous-citation",
        "A reference whose number two parts have.",
        "Nobody could tell which is meant; a level that begins anew is cited with the levels above it.",
    ),
    Check("empty-list", "A computed list of references that names nothing.", "It is checked in every licence."),
    Check("duplicate-term", "A term with two definitions.", "A reader could not tell which counts."),
    Check("numbering", "A numbering scheme that does not show its level.", "Two provisions would have one number."),
    Check("order", "An order of licences that is not complete.", "Every licence has its place."),
    Check("refused-licence", "A listed licence that a rule refuses.", "Either the list or the rule is wrong."),
    Check("too-many-sets", "More options than all sets of can be tried.", "List the sets that are licences."),
    Check("no-variants", "Rules that refuse every set of options.", "The family would be empty."),
    Check("long-name", "A name of a licence that is too long.", "Word keeps no longer title."),
    Check("no-sheet", "An annex for the sheet, and no sheet.", "There is nothing to print in it."),
    Check("no-category", "A licence without a category.", "Each belongs to one."),
    Check("sheet-unanswered", "A right that no clause answers.", "Silence is no answer to a right."),
    Check("sheet-conflict", "A row that two clauses answer differently.", "A licence cannot say yes and no."),
    Check("sheet-rule", "An answer unlike the row's rule.", "Facts and rule are two accounts of one thing."),
    Check(
        "sheet-unbacked",
        "A silent duty without the clause that backs silence.",
        "It says that the duties listed are the only ones.",
    ),
    Check(
        "unbacked-line",
        "A line of the deed that no clause backs.",
        "Each line of the deed stands on a clause or a row.",
    ),
    Check(
        "deed-unbacked", "A line of the deed that no clause backs in some licence.", "The deed adds nothing of its own."
    ),
    Check(
        "deed-untold", "An answer of the sheet that the deed does not tell.", "The deed tells what the sheet answers."
    ),
    Check(
        "deed-scenario",
        "A line of the deed that names a scenario about other clauses.",
        "Who follows the name must find the words that the line sums up.",
    ),
    Check("unknown-scenario", "A name of a scenario that is not there.", "Lines of the deed name scenarios by id."),
    Check("scenario-cells", "A scenario without one answer for each licence.", "No licence is passed over in silence."),
    Check(
        "scenario-absent", "A quotation from a clause that a licence does not have.", "What is not there says nothing."
    ),
    Check(
        "scenario-words",
        "A quotation that is not in its clause, or that leaves a negation out.",
        "Only words that are there give an answer, and a negation turns it round.",
    ),
    Check(
        "scenario-verdict",
        "An answer unlike what the quoted words come to.",
        "The answer and the words behind it are two accounts of one thing.",
    ),
    Check(
        "double-verdict",
        "A situation with two answers.",
        "Where two passages lead to different results, the text must say which yields.",
    ),
    Check("scenario-row", "An answer unlike that of the sheet.", "Sheet and scenarios are read from the same clauses."),
    Check(
        "scenario-general",
        "An answer that rests on general clauses alone.",
        "What holds for everything decides nothing in particular.",
    ),
    Check(
        "scenario-uncited",
        "A clause that no scenario quotes, without a reason, or a reason that no longer holds.",
        "A clause that decides no situation may not be needed.",
    ),
    Check(
        "no-plan", "A page that the family file says nothing about.", "Remix, deed, notice and chooser need their plan."
    ),
    Check("document", "A JSON document that cannot be read.", "Its schema says what it must hold."),
    Check("unreadable", "A licence file that cannot be read.", "Nothing is reported about words that were not read."),
    Check("errata", "An erratum that does not fit its edition.", "A slip is noted at words that stand there."),
    Check("bad-map", "A map file of an import that cannot be used.", "It names options, owner and dates."),
    Check("edition", "An edition that cannot be opened.", "Its name and date must be new and right."),
    Check("no-edition", "No edition in a folder.", "Only what was released can be verified."),
    Check(
        "released-file",
        "A file of a sealed edition that is not as it was.",
        "A released edition is what people agreed to, and never changes; its slips are reported in an errata file.",
    ),
    Check(
        "sealed-wording",
        "Clauses that say something else than the sealed edition whose name they have.",
        "One edition has one wording; new words belong to the next edition.",
    ),
    Check("ledger", "A ledger of sealed editions that was altered.", "It proves that an edition is the one released."),
    Check("sources", "Kept sources that do not give their edition.", "An edition can be built again from them."),
    Check(
        "formats-differ", "A file that does not say what its licence says.", "All formats of a licence say the same."
    ),
    Check("no-changelog-entry", "An edition without its entry.", "Readers are told what changed in the wording."),
    Check("merge-conflict", "A merge that is not finished.", "Two wordings stand there, and nobody has chosen one."),
    Check("uncommitted", "An edition made from files that are not committed.", "Its history must lead to its clauses."),
    Check("wrong-edition", "A released edition asked for under another name.", "The family file names the edition."),
    Check("glyph", "A character that the fonts cannot show.", "A PDF would print a box."),
    Check(
        "untold-option",
        "An option that changes no row of the sheet, no tag and no line of the deed.",
        "Who chooses a licence reads these; what only the text says is reported to nobody.",
    ),
    Check(
        "unreached-licence",
        "A licence that no path of the chooser leads to.",
        "It is offered, and nobody is ever led to it.",
    ),
    Check(
        "conservation",
        "A word, mark or space that a finished licence prints otherwise than it is typed.",
        "What is typed is what is printed; this is a fault of engross, and no licence is made with it.",
    ),
    Check("worker-died", "A process that dies while it makes a file.", "The edition would lack that file."),
)
