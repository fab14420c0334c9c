"""The lint: what a careful reviewer would have caught.

Takes a family and its documents under every setting; returns findings, one for each mistake however many licences it is
in. A rule is one function in one of these modules, and a line of `RULES`:

- `terms`, `circles`: defined terms; `presence`: what is not printed; `references`: what parts call each other;
- `logic`: facts and clauses that do not go together;
- `lists`, `style`, `spelling`: the words; `copies`: one source for one thing.

Rules of integrity always run, those of house style where the family's `house` has them. `acceptance` leaves out
what the family accepts. Mistakes that keep a family from being read are reported by the rooms before; `loading`
explains them. Never reads a file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engross.assemble import Complete
from engross.lint import acceptance, circles, copies, lists, logic, presence, references, spelling, style, terms
from engross.lint.reading import subject
from engross.lint.rule import Finding, Rule
from engross.lint.subject import Subject, variants_and_settings
from engross.model import Family
from engross.model.diagnostics import Diagnostic
from engross.model.languages import is_english

__all__ = [
    "RULES",
    "Finding",
    "Rule",
    "Subject",
    "findings",
    "look",
    "part_findings",
    "run",
    "subject",
    "variants_and_settings",
]

RULES: tuple[Rule, ...] = (
    Rule(
        "undefined-term",
        terms.undefined_term,
        "define it, add it to `forms`, write it in lower case, or list it under `proper_names`",
        alone=True,
    ),
    Rule("undeclared-form", terms.undeclared_form, "write a declared form, or add this one to `forms`"),
    Rule("misspelt-term", terms.misspelt_term, "write the defined term", alone=True),
    Rule("lower-case-term", terms.lower_case_term, "write the defined term, or another word", alone=True),
    Rule("inline-definition", terms.inline_definition, "make it a file of its own with `term`", alone=True),
    Rule("thin-term", terms.thin_term, "write its words out where it is used, or accept it with a reason"),
    Rule("definition-circle", circles.definition_circle, "say one of them in other words, or accept it with a reason"),
    Rule("unreached-definition", terms.unreached_definition, "use its term, say `keep: yes`, or remove it"),
    Rule("unprinted-definition", presence.unprinted_definition, "declare the form, or use a declared one"),
    Rule("missing-article", terms.missing_article, "put its article before it", english=True),
    Rule("reference-word", references.reference_word, "write the family's word, as a reference by id", alone=True),
    Rule("self-reference", references.self_reference, "name the Section that gives the rights", english=True),
    Rule(
        "typed-number",
        references.typed_number,
        "write a reference, `[Section](#id)`, or a list, `{{list:flag}}`",
        alone=True,
    ),
    Rule(
        "statute-number",
        references.statute_number,
        "link it to its text, or name the statute without a number",
        alone=True,
    ),
    Rule("loose-part", references.loose_part, "write a reference, `[Annex](#id)`", alone=True, english=True),
    Rule("uncited-annex", references.uncited_annex, "refer to it where it is given its force, or denied it"),
    Rule("contradiction", logic.contradiction, "narrow the `applies` of one of the clauses, or correct a fact"),
    Rule("adjective-answer", logic.adjective_answer, "correct the word, or the fact"),
    Rule("adjective-mechanism", logic.adjective_mechanism, "let the clause apply wherever the word stands"),
    Rule("missing-mechanism", logic.missing_mechanism, "let the clause apply wherever the fact stands"),
    Rule("sibling-difference", logic.sibling_difference, "write the word in both, or in neither"),
    Rule("barred-subject", logic.barred_subject, "leave the words out of this clause in these licences"),
    Rule("survival", logic.survival, "add the flag to the clause, or to what stands above it"),
    Rule("dead-branch", logic.dead_branch, "remove it, or widen its `applies`"),
    Rule(
        "empty-section",
        presence.empty_section,
        "give it a clause, say `empty: yes` to print its heading alone, or `optional: yes` to leave it out",
    ),
    Rule("idle-clause", presence.idle_clause, "give it its `facts`, refer to it, say its `purpose`, or remove it"),
    Rule("hyphen-at-line-end", spelling.hyphen_at_line_end, "write the word in one line", alone=True),
    Rule("heading-promise", logic.heading_promise, "name in the heading what the words below it do", english=True),
    Rule("repeated-item", lists.repeated_item, "remove one of them", alone=True),
    Rule("repeated-words", lists.repeated_words, "say it in one item", alone=True, english=True),
    Rule(
        "acts-joined-by-and", lists.acts_joined_by_and, 'write "or" where one act is enough', alone=True, english=True
    ),
    Rule("banned-phrase", style.banned_phrase, "say it in plain words", alone=True, english=True),
    Rule(
        "shall-subject",
        style.shall_subject,
        "name who owes the duty, or write the present tense",
        alone=True,
        english=True,
    ),
    Rule("mixed-category", style.mixed_category, "make two sentences", alone=True, english=True),
    Rule("long-sentence", style.long_sentence, "make two sentences, or a list", alone=True),
    Rule("long-mean", style.long_mean, "shorten the longest sentences"),
    Rule("missing-full-stop", style.missing_full_stop, "end the paragraph with a full stop", alone=True),
    Rule("draft-residue", style.draft_residue, "finish the passage", alone=True),
    Rule("american-spelling", spelling.american_spelling, "write the British form", alone=True),
    Rule("misspelling", spelling.misspelling, "correct the word", alone=True, english=True),
    Rule("misspelt-name", spelling.misspelt_name, "write the name as listed", alone=True),
    Rule("curly-quotes", spelling.curly_quotes, "write a straight mark", alone=True),
    Rule("doubled-word", spelling.doubled_word, "remove one", alone=True),
    Rule(
        "indefinite-article", spelling.indefinite_article, 'write "a" or "an" as it is spoken', alone=True, english=True
    ),
    Rule("loose-punctuation", spelling.loose_punctuation, "put a space behind the mark and none before it", alone=True),
    Rule("serial-comma", spelling.serial_comma, "write all lists alike", english=True),
    Rule("near-clause", copies.near_clause, "make one clause of them, and refer to it"),
    Rule("typed-name", copies.typed_name, "write the placeholder", alone=True),
    Rule("byte-policy", copies.byte_policy, "write it anew with engross, and keep editors from changing it"),
    Rule("page-number", copies.page_number, "name the clause by its id or heading"),
    Rule("page-name", copies.page_name, "write the id or name of a licence of the family"),
)
"""Every rule, in the order in which `engross explain` lists them."""


def run(family: Family, completed: Mapping[str, Complete]) -> tuple[Diagnostic, ...]:
    """Every finding in a family and its variants, which are labelled as `variants_and_settings` labels them.

    A finding in several variants is one that names them; one under another setting is named only where the family's
    own settings are free of it.
    """
    return findings(subject(family, completed))


def findings(
    about: Subject, others: Iterable[Diagnostic] = (), other_codes: Iterable[str] = ()
) -> tuple[Diagnostic, ...]:
    """Return every finding that the family does not accept, with one for each exception that matches nothing.

    `others` are findings of later rooms that may be accepted like those of the rules, and `other_codes` their codes.
    """
    known = (*(rule.code for rule in RULES), *other_codes)
    order = tuple(case.label for case in about.cases)
    return tuple(_named(one, order) for one in acceptance.left(about.family, (*look(about), *others), known))


def part_findings(about: Subject) -> tuple[Diagnostic, ...]:
    """What can be said of a part of a family, some of whose licences could not be assembled."""
    order = tuple(case.label for case in about.cases)
    kept = acceptance.left(about.family, look(about, part=True), ())
    return tuple(_named(one, order) for one in kept if one.code not in acceptance.UNUSED)


def look(about: Subject, *, part: bool = False) -> tuple[Diagnostic, ...]:
    """Return what the rules find, whether the family accepts it or not.

    Where the subject is only a `part` of the family, the rules that judge each passage alone are asked; where it is in
    another language, those that know no English.
    """
    found: list[Diagnostic] = []
    english = is_english(about.family.language)
    for rule in RULES:
        asked = (rule.alone or not part) and (english or not rule.english)
        if asked and (not rule.house or rule.code in about.plan.house):
            found += (
                Diagnostic(rule.code, one.message, one.span, one.hint or rule.hint, one.cases, one.clause)
                for one in rule.find(about)
            )
    return tuple(found)


def _named(one: Diagnostic, order: tuple[str, ...]) -> Diagnostic:
    """The finding with its variants in order; one under other settings is named where its own are free of it."""
    plain = {label for label in one.variants if " " not in label}
    named = (label for label in order if label in one.variants)
    return replace(one, variants=tuple(label for label in named if label in plain or label.split(" ")[0] not in plain))
