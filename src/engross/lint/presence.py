"""Rules on what a licence prints, and what it leaves out without a word.

Each takes a `Subject` and yields findings. That a clause stands where its `applies` says is asked when a family is
read; here it is what assembly leaves out by itself: definitions that nothing uses, sections that nothing stands in.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from engross.library.family.uses import LIST, passages_of, wordings_of
from engross.lint.rule import Finding
from engross.lint.subject import Subject
from engross.lint.terms import near_forms
from engross.model import Clause, OutlineEntry, Passage, Placeholder, SourceReference


def unprinted_definition(subject: Subject) -> Iterator[Finding]:
    """A form of a term in a licence that leaves the term's definition out.

    A definition is printed where a declared form of its term is used. Where a licence uses none but another form alone,
    "Distribute" for "Distribution", the definition goes without a word, and the capital promises what is not there.
    """
    cases = {case.label: case for case in subject.cases}
    for prose, start, phrase, meant in near_forms(subject):
        without = tuple(label for label in prose.cases if not any(one in cases[label].clauses for one in meant))
        if without:
            term = subject.definitions[meant[0]].term
            message = f'"{phrase}" is used, and the definition of "{term}" is not printed'
            hint = f'add "{phrase}" to `forms` of {meant[0]!r}, or write it in lower case'
            yield Finding(prose.span(start), message, prose.clause, without, hint)


def empty_section(subject: Subject) -> Iterator[Finding]:
    """A section or annex in which nothing stands, and which is not declared `optional`.

    Its heading is not printed, and the numbers of those behind it are others than in the other licences. A licence
    without any section, whose words are all in front, has none that is missed.
    """
    outline = subject.family.outline
    for case in subject.cases:
        printed = {one.id for one in (*case.document.sections, *case.document.annexes)}
        due = (*(outline.sections if case.document.sections else ()), *outline.annexes)
        for section in due:
            if section.id not in printed and not section.optional:
                message = f"nothing stands in {section.id!r}, so it is not printed"
                yield Finding(section.span, message, section.id, (case.label,))


def idle_clause(subject: Subject) -> Iterator[Finding]:
    """A clause without a fact, that nothing refers to and that has no `purpose`.

    The sheet does not change with it, and no other clause or page needs it: either it is not needed, or what it does is
    told nowhere. Asked where the family has a sheet. A clause is needed where one that is needed refers to it, a list
    of references names it, or its lead-in or one of its items is needed.
    """
    if not subject.family.sheet:
        return
    needed = _needed(subject)
    printed = {identifier for case in subject.cases for identifier in case.clauses}
    for identifier, alternates in subject.family.clauses.items():
        if identifier in printed and identifier not in needed:
            message = f"nothing needs {identifier!r}: it has no fact, reference or purpose"
            yield Finding(alternates[0].span, message, identifier)


def _needed(subject: Subject) -> AbstractSet[str]:
    """The ids of the clauses that have a fact or purpose, are definitions or in front, or that others need."""
    family = subject.family
    named = {one.name for one in family.mentions if one.what in ("clause", "clause file")}
    named |= {need for entry in subject.plan.adjectives for need in entry.needs}
    named |= {need for entry in subject.plan.mechanisms for need in entry.needs}
    named |= {entry.id for entry in (*family.outline.front, *family.outline.closing)}
    ties = _ties(subject)
    due = [id for id, every in family.clauses.items() if id in named or any(map(_says_so, every))]
    found: set[str] = set()
    while due:
        identifier = due.pop()
        if identifier not in found:
            found.add(identifier)
            due += ties.get(identifier, ())
    return found


def _says_so(clause: Clause) -> bool:
    """Whether a clause says itself what it is for."""
    facts = any(wording.facts for wording in wordings_of(clause.phrases))
    return bool(clause.term or clause.facts or clause.purpose or facts)


def _ties(subject: Subject) -> Mapping[str, set[str]]:
    """What each clause that is needed makes needed: what it refers to, its lead-in and its items."""
    family = subject.family
    ties: dict[str, set[str]] = {identifier: set() for identifier in family.clauses}
    for clause in subject.clauses:
        ties[clause.id] |= {target for target in _targets(subject, clause) if target in ties}
    due: list[tuple[str, OutlineEntry]] = [("", entry) for section in family.outline.parts for entry in section.entries]
    due += (("", entry) for entry in family.outline.closing)
    while due:
        above, entry = due.pop()
        if above in ties and entry.id in ties:
            ties[above].add(entry.id)
            ties[entry.id].add(above)
        due += ((entry.id, below) for below in entry.children)
    return ties


def _targets(subject: Subject, clause: Clause) -> Iterator[str]:
    """The ids that a clause refers to, by a link, a list of references or a phrase."""
    own = (wording.passage for wording in wordings_of(clause.phrases))
    due: list[Passage] = [clause.heading, *passages_of(clause), *own]
    while due:
        for inline in due.pop():
            if isinstance(inline, SourceReference):
                yield inline.target
            elif isinstance(inline, Placeholder):
                if inline.name.startswith(LIST):
                    yield from _flagged(subject.clauses, inline.name.removeprefix(LIST))
                elif phrase := subject.family.phrases.get(inline.name):
                    due += (wording.passage for wording in phrase.wordings)


def _flagged(clauses: Iterable[Clause], flag: str) -> Iterator[str]:
    return (clause.id for clause in clauses if flag in clause.flags)
