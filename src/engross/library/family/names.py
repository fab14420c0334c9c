"""Names that a family uses against names that it has.

Takes a family whose files are read; reports every name that stands for nothing: in conditions, cross-references,
placeholders, flags, facts and ids. Never asks in which variants something holds: that is `checks`.
"""

from collections.abc import Iterable, Iterator, Mapping

from engross.library.conditions import ConditionError, parse, symbols
from engross.library.family.unread import Unread
from engross.library.family.uses import LIST, passages_of, wordings_of
from engross.model import (
    Clause,
    Condition,
    Fact,
    Family,
    Passage,
    Phrase,
    Placeholder,
    SourceItem,
    SourceReference,
    Span,
)
from engross.model.diagnostics import Findings, did_you_mean

RECORD = frozenset({"license.name", "license.id", "edition", "date", "status", "family"})
"""Placeholders that every family has: what a document says about itself."""


def check(family: Family, missing: Unread, findings: Findings) -> None:
    """Report every name that stands for nothing, and every one that stands for two things.

    What `missing` files may hold is not missed.
    """
    clauses = [clause for alternates in family.clauses.values() for clause in alternates]
    _conditions(family, clauses, findings)
    items = _item_ids(family, clauses, findings)
    sections = (*family.outline.sections, *family.outline.annexes)
    targets = {*family.clauses, *items, *(section.id for section in sections)}
    flags = {flag for flags in (*(c.flags for c in clauses), *(s.flags for s in sections)) for flag in flags}
    for passage, scope in _all_passages(family, clauses):
        for inline in passage:
            if isinstance(inline, SourceReference):
                if inline.target in targets or missing.may_hold(inline.target):
                    continue
                findings.add(
                    "dangling-reference",
                    f"nothing has the id {inline.target!r}",
                    inline.span,
                    did_you_mean(inline.target, targets, "name a clause, a section or an annex"),
                )
            elif isinstance(inline, Placeholder):
                _placeholder(inline, scope, family, flags, findings)
    _facts(family, clauses, findings)
    _terms(clauses, findings)
    _phrases(family, clauses, missing, findings)


def _conditions(family: Family, clauses: list[Clause], findings: Findings) -> None:
    options = {option.code for option in family.options}
    switches = {name for setting in family.settings for value in setting.values for name in setting.names(value)}
    of_options = [rule.require for rule in family.rules]
    of_all = [wording.applies for phrase in family.phrases.values() for wording in phrase.wordings]
    for clause in clauses:
        of_all += [clause.applies, *(wording.applies for wording in wordings_of(clause.phrases))]
    if family.sheet:
        of_all += [row.expect for row in family.sheet.rows]
    for condition in of_options:
        check_condition(condition, options, findings)
    _labels(family, options, findings)
    for condition in of_all:
        check_condition(condition, options | switches, findings)


def _labels(family: Family, options: set[str], findings: Findings) -> None:
    """Predicates, categories and tags speak of rows of the sheet and of predicates above; without it, of options."""
    known = {row.id for row in family.sheet.rows} if family.sheet else set(options)
    of_sheet = ("unknown-row", "a row of the sheet, or a predicate declared before")
    wrong = of_sheet if family.sheet else ("unknown-option", "an option, or a predicate declared before")
    for predicate in family.predicates:
        check_condition(predicate.applies, known, findings, wrong)
        if predicate.name in known:
            message = f"{predicate.name!r} is a row of the sheet too"
            findings.add("duplicate-id", message, predicate.applies.span, "give the predicate another name")
        known.add(predicate.name)
    for label in (*family.categories, *family.tags):
        check_condition(label.applies, known, findings, wrong)


def check_condition(
    condition: Condition,
    known: set[str],
    findings: Findings,
    wrong: tuple[str, str] = ("unknown-option", "an option or setting"),
) -> bool:
    """Report a condition that cannot be read or that uses an unknown name; true where it is sound.

    `wrong` is the code of the finding about an unknown name, and what the name should have been.
    """
    place = condition.span
    try:
        parse(condition.text)
    except ConditionError as error:
        findings.add("condition", error.message, _moved(place, error.offset), error.hint)
        return False
    unknown = [(name, offset) for name, offset in symbols(condition.text) if name not in known]
    code, meant = wrong
    for name, offset in unknown:
        hint = did_you_mean(name, known, "declare it in family.yaml")
        findings.add(code, f"{name!r} is not {meant}", _moved(place, offset), hint)
    return not unknown


def _moved(span: Span, columns: int) -> Span:
    return Span(span.path, span.line, span.column + columns)


def _item_ids(family: Family, clauses: list[Clause], findings: Findings) -> set[str]:
    """The ids of the items inside files, which no clause may bear."""
    ids: set[str] = set()
    for clause in clauses:
        for identifier, item in _items(clause.id, clause.items):
            ids.add(identifier)
            if identifier in family.clauses:
                findings.add(
                    "duplicate-id",
                    f"this item gets the id {identifier!r}, which a clause has",
                    item.span,
                    "rename the clause",
                )
    return ids


def _items(owner: str, items: Iterable[SourceItem]) -> Iterator[tuple[str, SourceItem]]:
    for number, item in enumerate(items, 1):
        yield f"{owner}.{number}", item
        yield from _items(f"{owner}.{number}", item.items)


def _all_passages(family: Family, clauses: list[Clause]) -> Iterator[tuple[Passage, Mapping[str, Phrase]]]:
    """Every passage of the family, with the phrases that only its file knows."""
    for clause in clauses:
        for passage in (clause.heading, *passages_of(clause), *(w.passage for w in wordings_of(clause.phrases))):
            yield passage, clause.phrases
    for wording in wordings_of(family.phrases):
        yield wording.passage, {}
    for section in (*family.outline.sections, *family.outline.annexes):
        yield section.heading, {}
    for row in family.sheet.rows if family.sheet else ():
        yield row.label, {}


def _placeholder(
    inline: Placeholder, scope: Mapping[str, Phrase], family: Family, flags: set[str], findings: Findings
) -> None:
    if inline.name.startswith(LIST):
        flag = inline.name.removeprefix(LIST)
        if flag not in flags:
            findings.add(
                "unknown-flag",
                f"nothing bears the flag {flag!r}",
                inline.span,
                did_you_mean(flag, flags, f"add `flags: [{flag}]` to what the list shall name"),
            )
    elif inline.name not in RECORD and inline.name not in scope and inline.name not in family.phrases:
        known = {*RECORD, *scope, *family.phrases}
        findings.add(
            "missing-phrase",
            f"no phrase is called {inline.name!r}",
            inline.span,
            did_you_mean(inline.name, known, "declare it under `phrases`, here or in family.yaml"),
        )


def _facts(family: Family, clauses: list[Clause], findings: Findings) -> None:
    rows = {row.id for row in family.sheet.rows} if family.sheet else set()
    stated: list[Fact] = [fact for wording in wordings_of(family.phrases) for fact in wording.facts.values()]
    for clause in clauses:
        stated += clause.facts.values()
        stated += (fact for wording in wordings_of(clause.phrases) for fact in wording.facts.values())
    for fact in stated:
        if fact.row not in rows:
            findings.add(
                "unknown-row",
                f"the sheet has no row {fact.row!r}",
                fact.span,
                did_you_mean(fact.row, rows, "add the row under `sheet` in family.yaml"),
            )


def _terms(clauses: list[Clause], findings: Findings) -> None:
    """A form must lead to one definition."""
    owner: dict[str, Clause] = {}
    for clause in clauses:
        for form in (clause.term, *clause.forms) if clause.term else ():
            first = owner.setdefault(form, clause)
            if first.id != clause.id:
                findings.add(
                    "duplicate-term",
                    f"{form!r} is also defined by {first.id!r}",
                    clause.span,
                    "let one definition have it",
                )


def _phrases(family: Family, clauses: list[Clause], missing: Unread, findings: Findings) -> None:
    """A phrase has one name in its scope, is used, and does not lead back to itself."""
    hint = "give the phrase another name"
    for name, phrase in family.phrases.items():
        if name in RECORD or name.startswith(LIST):
            findings.add("duplicate-id", f"{name!r} is a field of the record", phrase.span, hint)
    used = {
        inline.name
        for passage, _ in _all_passages(family, clauses)
        for inline in passage
        if isinstance(inline, Placeholder)
    }
    for clause in clauses:
        passages = (clause.heading, *passages_of(clause), *(w.passage for w in wordings_of(clause.phrases)))
        here = {inline.name for passage in passages for inline in passage if isinstance(inline, Placeholder)}
        for name, phrase in clause.phrases.items():
            if name in RECORD or name in family.phrases:
                findings.add("duplicate-id", f"the family has a phrase or field {name!r} too", phrase.span, hint)
            elif name not in here and clause.path not in missing.paths:
                findings.add(
                    "unused-phrase",
                    f"the phrase {name!r} is not used in this file",
                    phrase.span,
                    f"write {{{{{name}}}}} or remove it",
                )
        _refuse_cycles(clause.phrases, findings)
    for name, phrase in family.phrases.items():
        if name not in used and not missing.paths:
            findings.add(
                "unused-phrase", f"the phrase {name!r} is not used", phrase.span, f"write {{{{{name}}}}} or remove it"
            )
    _refuse_cycles(family.phrases, findings)


def _refuse_cycles(phrases: Mapping[str, Phrase], findings: Findings) -> None:
    """Report each phrase that its own wording leads back to."""
    below = {
        name: {i.name for w in phrase.wordings for i in w.passage if isinstance(i, Placeholder)} & phrases.keys()
        for name, phrase in phrases.items()
    }
    for name, phrase in phrases.items():
        reached: set[str] = set()
        due = set(below[name])
        while due:
            reached |= due
            due = {deeper for other in due for deeper in below[other]} - reached
        if name in reached:
            findings.add(
                "phrase-cycle",
                f"the phrase {name!r} leads back to itself",
                phrase.span,
                "write one of its wordings out",
            )
