"""Names that the words of a family use against names that it has.

Takes a family whose files are read; reports every cross-reference, placeholder and flag in its words that stands for
nothing, and every id, term and phrase that stands for two things. Never asks in which variants something holds: that is
`checks`.
"""

from collections.abc import Iterable, Iterator, Mapping

from engross.library.family.terms import forms_of
from engross.library.family.unread import Unread
from engross.library.family.uses import AFTER, LIST, passages_of, wordings_of
from engross.model import (
    NOTICE_FIELDS,
    Clause,
    Family,
    Passage,
    Phrase,
    Placeholder,
    SourceItem,
    SourceReference,
)
from engross.model.diagnostics import Findings, did_you_mean

RECORD = frozenset({"license.name", "license.id", "edition", "version", "date", "status", "family"})
"""Placeholders that every family has: what a document says about itself."""


def check(family: Family, missing: Unread, findings: Findings) -> None:
    """Report every name that stands for nothing, and every one that stands for two things.

    What `missing` files may hold is not missed.
    """
    clauses = [clause for alternates in family.clauses.values() for clause in alternates]
    items = _item_ids(family, clauses, findings)
    sections = family.outline.parts
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
    _notice(family, targets, missing, findings)
    _terms(clauses, findings)
    _phrases(family, clauses, missing, findings)


def _item_ids(family: Family, clauses: list[Clause], findings: Findings) -> set[str]:
    """The ids of the items and footnotes inside files, which no clause may have."""
    ids: set[str] = set()
    for clause in clauses:
        items = [(identifier, item.span, "item") for identifier, item in _items(clause.id, clause.items)]
        for identifier, span, kind in (*items, *((note.id, note.span, "footnote") for note in clause.notes)):
            ids.add(identifier)
            if identifier in family.clauses:
                message = f"this {kind} gets the id {identifier!r}, which a clause has"
                findings.add("duplicate-id", message, span, "rename the clause")
    return ids


def _items(owner: str, items: Iterable[SourceItem]) -> Iterator[tuple[str, SourceItem]]:
    for number, item in enumerate(items, 1):
        if item.after:
            yield f"{owner}.{number}.{AFTER}", item
        yield f"{owner}.{number}", item
        yield from _items(f"{owner}.{number}", item.items)


def _all_passages(family: Family, clauses: list[Clause]) -> Iterator[tuple[Passage, Mapping[str, Phrase]]]:
    """Every passage of the family, with the phrases that only its file knows."""
    for clause in clauses:
        for passage in (clause.heading, *passages_of(clause), *(w.passage for w in wordings_of(clause.phrases))):
            yield passage, clause.phrases
    for wording in wordings_of(family.phrases):
        yield wording.passage, {}
    for section in family.outline.parts:
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
                f"nothing has the flag {flag!r}",
                inline.span,
                did_you_mean(flag, flags, f"add `flags: [{flag}]` to what the list shall name"),
            )
    elif inline.name not in RECORD and inline.name not in scope and inline.name not in family.phrases:
        known = {*RECORD, *scope, *family.phrases}
        findings.add(
            "missing-phrase",
            f"no phrase is called {inline.name!r}",
            inline.span,
            did_you_mean(inline.name, known, "declare it under `phrases`, here or in a YAML file of the family"),
        )


def _terms(clauses: list[Clause], findings: Findings) -> None:
    """A form must lead to one definition."""
    owner: dict[str, Clause] = {}
    for clause in clauses:
        for form in forms_of(clause):
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


def _notice(family: Family, targets: set[str], missing: Unread, findings: Findings) -> None:
    """What the sentences of the notice name and neither a notice nor the family has."""
    for words in family.notice.passages if family.notice else ():
        for inline in words:
            if isinstance(inline, Placeholder) and inline.name not in NOTICE_FIELDS:
                hint = did_you_mean(inline.name, NOTICE_FIELDS)
                findings.add("missing-phrase", f"a notice has no field {inline.name!r}", inline.span, hint)
            elif isinstance(inline, SourceReference) and inline.target not in {*targets, *missing.ids}:
                hint = did_you_mean(inline.target, targets)
                findings.add("dangling-reference", f"nothing has the id {inline.target!r}", inline.span, hint)
