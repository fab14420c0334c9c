"""Rules on what clauses do together: facts that exclude each other, promises without a mechanism, dead branches.

Each takes a `Subject` and yields findings. Which answers and clauses belong together the family file says, so the rules
know no licence. That facts answer every row, and each row alike, is asked when the sheet is computed.
"""

import re
from collections.abc import Iterator, Mapping

from engross.library.conditions import holds
from engross.library.family.sets import TooManySets, meeting
from engross.library.family.uses import wordings_of
from engross.library.family.variants import names
from engross.lint.prose import Prose, Role
from engross.lint.rule import Finding
from engross.lint.subject import Case, Subject, below
from engross.model import Condition, Kind, Variant, Wording

_PROMISES = {
    "grant": re.compile(r"\bgrant|\blicen[cs]e|\bmay\b", re.IGNORECASE),
    "licence": re.compile(r"licen[cs]|\bgrant", re.IGNORECASE),
    "license": re.compile(r"licen[cs]|\bgrant", re.IGNORECASE),
    "warranty": re.compile(r"\bwarrant|\bguarantee|\bpromise", re.IGNORECASE),
    "indemnity": re.compile(r"\bindemnif|\bhold harmless|\breimburse", re.IGNORECASE),
    "notice": re.compile(r"\bnotice|\bnotif|\btell\b|\bstate\b", re.IGNORECASE),
}


def contradiction(subject: Subject) -> Iterator[Finding]:
    """Facts of one licence that exclude each other, or a clause that contradicts them.

    The pairs are listed under `contradictions` in the family file, each with its reason.
    """
    for case in subject.cases:
        answers = case.answers()
        for entry in subject.plan.contradictions:
            if not _given(case, entry.answers):
                continue
            clauses = [one for prefix in entry.clauses for one in case.standing(prefix)]
            if entry.clauses and not clauses:
                continue
            last, fact = answers[list(entry.answers)[-1]]
            said = [f"{row}: {_yes(answer)} ({answers[row][0]})" for row, answer in entry.answers.items()]
            message = f"{' and '.join([*said, *map(repr, clauses)])} exclude each other: {entry.reason}"
            yield Finding(fact.span, message, last, (case.label,))


def adjective_answer(subject: Subject) -> Iterator[Finding]:
    """An adjective of a grant that disagrees with the facts.

    A licence called "revocable" must be so in the sheet, and nowhere else be called irrevocable. The words are listed
    under `adjectives` in the family file.
    """
    for prose, case, start, word in _adjectives(subject):
        entry = subject.plan.adjectives[word]
        answers = case.answers()
        for row, answer in entry.answers.items():
            if row in answers and answers[row][1].answer is not answer:
                message = f"{entry.word!r} disagrees with {row}: {_yes(not answer)}, as {answers[row][0]!r} states"
                yield Finding(prose.span(start), message, prose.clause, (case.label,))


def adjective_mechanism(subject: Subject) -> Iterator[Finding]:
    """An adjective of a grant without the clause that makes it work, or beside one that defeats it.

    "Revocable" needs a procedure, "non-sublicensable" a path to recipients, and "irrevocable" has no revocation.
    """
    for prose, case, start, word in _adjectives(subject):
        entry = subject.plan.adjectives[word]
        for need in entry.needs:
            if not case.standing(need):
                message = f"{entry.word!r} needs {need!r}, which is absent"
                yield Finding(prose.span(start), message, prose.clause, (case.label,))
        for bar in (one for prefix in entry.bars for one in case.standing(prefix)):
            message = f"{entry.word!r} cannot stand beside {bar!r}"
            yield Finding(prose.span(start), message, prose.clause, (case.label,))


def missing_mechanism(subject: Subject) -> Iterator[Finding]:
    """A right or duty without the clause that carries it out.

    Every right to share needs a licence for the recipient, for instance. The pairs are listed under `mechanisms` in the
    family file.
    """
    for case in subject.cases:
        answers = case.answers()
        for entry in subject.plan.mechanisms:
            for need in entry.needs if _given(case, entry.answers) else ():
                if not case.standing(need):
                    owner, fact = answers[list(entry.answers)[-1]]
                    said = " and ".join(f"{row}: {_yes(answer)}" for row, answer in entry.answers.items())
                    yield Finding(fact.span, f"{said} needs {need!r}, which is absent", owner, (case.label,))


def sibling_difference(subject: Subject) -> Iterator[Finding]:
    """Sister clauses of which one has a word that the other lacks.

    A licence and the licence back, say, must agree in "worldwide" and "royalty-free", or the lawyers will ask why. The
    clauses and words are listed under `siblings` in the family file.
    """
    for case in subject.cases:
        for entry in subject.plan.siblings:
            texts = {one: _text(subject, case, one) for one in entry.clauses if one in case.clauses}
            for word in entry.words:
                having = [one for one, text in texts.items() if _word(word).search(text)]
                for lacks in (one for one in texts if having and one not in having):
                    message = f"{having[0]!r} says {word!r}, and {lacks!r} does not"
                    yield Finding(case.clauses[lacks].span, message, lacks, (case.label,))


def barred_subject(subject: Subject) -> Iterator[Finding]:
    """A clause that regulates what this licence never allows.

    Conditions on sharing what may not be shared read as if it might be. The words are listed under `barred` in the
    family file.
    """
    for case in subject.cases:
        for entry in subject.plan.barred:
            if not _given(case, entry.answers):
                continue
            said = " and ".join(f"{row}: {_yes(answer)}" for row, answer in entry.answers.items())
            for prose in _prose(subject, case, entry.clauses):
                for word in entry.words:
                    if match := _word(word).search(prose.text):
                        message = f"{word!r} is regulated here, against {said}"
                        yield Finding(prose.span(match.start()), message, prose.clause, (case.label,))


def survival(subject: Subject) -> Iterator[Finding]:
    """A clause that must outlast the licence without the flag that lists it.

    The list of surviving parts is computed from flags; the family file says, under `survival`, which clauses must have
    theirs.
    """
    for entry in subject.plan.survival:
        flagged = {
            child.id
            for section in (*subject.family.outline.sections, *subject.family.outline.annexes)
            if entry.flag in section.flags
            for place in section.entries
            for child in (place, *place.children)
        }
        for clause in subject.clauses:
            wanted = any(below(clause.id, prefix) for prefix in entry.clauses)
            above = any(below(clause.id, one) for one in flagged)
            lead = any(entry.flag in c.flags and below(clause.id, c.id) for c in subject.clauses)
            if wanted and not above and not lead:
                yield Finding(clause.span, f"{clause.id!r} lacks the flag {entry.flag!r}", clause.id)


def dead_branch(subject: Subject) -> Iterator[Finding]:
    """A clause or a wording that no licence of the family prints.

    Its condition holds in no variant under any setting, or the clause that uses it is never there. In a family that
    lists its licences, one that a set of options would print which is not listed is none.
    """
    standing = {clause.path for case in subject.cases for clause in case.clauses.values()}
    used = {id(wording) for case in subject.cases for _, wording in case.wordings}
    used |= {id(wording) for wording in _of_rows(subject)}
    wordings = [("", wording) for wording in wordings_of(subject.family.phrases)]
    for clause in subject.clauses:
        if clause.path in standing:
            wordings += ((clause.id, wording) for wording in wordings_of(clause.phrases))
        elif not clause.term and not _in_unlisted(subject, clause.applies):
            yield Finding(clause.applies.span, f"{clause.id!r} stands in no licence", clause.id)
    for owner, wording in wordings:
        if id(wording) not in used and not _in_unlisted(subject, wording.applies):
            yield Finding(wording.applies.span, "this wording stands in no licence", owner)


def _in_unlisted(subject: Subject, applies: Condition) -> bool:
    """Whether a set of options that the rules allow, and the family does not list, meets a condition."""
    family = subject.family
    settings = names(family, Variant("", "", "", ()))
    codes = [option.code for option in family.options]
    conditions = (applies.text, *(rule.require.text for rule in family.rules))
    try:
        return bool(family.licences) and any(True for _ in meeting(codes, conditions, settings))
    except TooManySets:
        return True


def heading_promise(subject: Subject) -> Iterator[Finding]:
    """A heading that promises what the words below it do not speak of.

    Looked for are grant, licence, warranty, indemnity and notice.
    """
    for prose in subject.prose:
        if prose.role is not Role.HEADING or prose.kind is Kind.TITLE:
            continue
        for promise, content in _PROMISES.items():
            match = re.search(rf"\b{promise}\b", prose.text, re.IGNORECASE)
            if match and not any(content.search(one.text) for one in _below(subject, prose)):
                message = f"the heading speaks of {match[0]!r}, the words below it do not"
                yield Finding(prose.span(match.start()), message, prose.clause, prose.cases)


def _adjectives(subject: Subject) -> Iterator[tuple[Prose, Case, int, int]]:
    """Each use of a listed adjective in each case: the prose, the case, where, and the place of its entry."""
    by_label = {case.label: case for case in subject.cases}
    for number, entry in enumerate(subject.plan.adjectives):
        pattern = _word(entry.word)
        for prose in subject.body:
            match = pattern.search(prose.text) if below(prose.clause, entry.clause) else None
            for label in prose.cases if match else ():
                assert match is not None
                yield prose, by_label[label], match.start(), number


def _below(subject: Subject, heading: Prose) -> Iterator[Prose]:
    """The body of the provision that has a heading, and of all below it."""
    for case in subject.cases:
        if case.label in heading.cases:
            provision = next(one for one in case.document.walk() if one.id == heading.provision)
            inside = {one.id for one in provision.walk()}
            yield from (one for one in subject.body_of[case.label] if one.provision in inside)


def _prose(subject: Subject, case: Case, prefixes: tuple[str, ...]) -> Iterator[Prose]:
    for prose in subject.body_of[case.label]:
        if any(below(prose.clause, prefix) for prefix in prefixes):
            yield prose


def _text(subject: Subject, case: Case, identifier: str) -> str:
    return " ".join(prose.text for prose in subject.body_of[case.label] if prose.clause == identifier)


def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")


def _given(case: Case, answers: Mapping[str, bool]) -> bool:
    """Whether the facts of a case give all these answers; silence gives none."""
    known = case.answers()
    return all(row in known and known[row][1].answer is answer for row, answer in answers.items())


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


def _of_rows(subject: Subject) -> Iterator[Wording]:
    """The wordings of the family file that hold in some case, for phrases that row labels use."""
    for wording in wordings_of(subject.family.phrases):
        if any(holds(wording.applies.text, case.names) for case in subject.cases):
            yield wording
