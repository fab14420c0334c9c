"""Rules on sentences: length, category, who owes, and what may not be said.

Each takes a `Subject` and yields findings, after the drafting rules of the house.
"""

import re
from collections.abc import Iterator

from engross.lint.phrasing import BANNED, PERSONS
from engross.lint.rule import Finding
from engross.lint.subject import Subject
from engross.model.cut import words
from engross.model.languages import language

LONGEST = 45
MEAN = 22
_NEAR = 5
"""Words before "shall" among which somebody is named who owes the duty."""
_BANNED = re.compile(
    "|".join(
        rf"(?<!\w){re.escape(phrase).replace('/', ' ?/ ?')}(?!\w)" for phrase in sorted(BANNED, key=len, reverse=True)
    ),
    re.IGNORECASE,
)
_RESIDUE = re.compile(
    r"\[|\]|<[^<>]*>|\?\?+|_{3,}|\.{4,}"
    r"|\b(?:TODO|FIXME|TBD|TBC|TBA|XXX+|todo|fixme|tbd|lorem ipsum)\b"
    r"|\$?\{[^{}]*\}|\$[A-Z][A-Z_]+\b|(?<!\d)(?<!\d )%[A-Za-z]\b|%[A-Za-z_]{2,}%|@@\w+@@"
    r"|\b(?:19|20)(?:XX|xx|YY|yy|__)|\b(?:DD|MM|YY|YYYY|dd|mm|yy|yyyy)(?:[/.-](?:DD|MM|YY|YYYY|dd|mm|yy|yyyy))+\b"
    r"|\b(?:YYYY|yyyy)\b"
)
_CLOSING = "\"')\u201d\u2019\u201c\u2018\u00bb\u203a \u00a0\u202f"
"""What may stand behind a full stop: quotation marks of any language, and the space inside French ones."""
_NOTES = re.compile(r"(?:\[\d+\])+$")
"""The marks of footnotes behind a paragraph."""
_PERSON_MEANS = re.compile(
    r"\bmeans? (?:the |any |an? |each |every )?(?:\w+ ){0,2}?(?:persons?|entity|individual|party|organi[sz]ation)",
    re.IGNORECASE,
)


def banned_phrase(subject: Subject) -> Iterator[Finding]:
    """A phrase that says nothing, or two things.

    The list is that of plain drafting: doublets, empty connectors, "hereby" and its kin, and precedence without naming
    what yields.
    """
    for prose in subject.prose:
        for match in _BANNED.finditer(prose.text):
            hint = BANNED[match[0].casefold().replace(" /", "/").replace("/ ", "/")]
            yield Finding(prose.span(match.start()), f'"{match[0]}" is banned', prose.clause, prose.cases, hint)


def shall_subject(subject: Subject) -> Iterator[Finding]:
    """The word "shall" with a subject that is no person, or with a duty in the passive.

    Only someone can owe a duty. Say who does what; what is only so, is "is"; what happens, happens in the present.
    """
    persons = PERSONS | _persons(subject)
    for prose in subject.body:
        for match in re.finditer(r"\bshall\b", prose.text):
            if not _has_person(prose.text, match.start(), persons):
                owing = prose.text[: match.start()].split(".")[-1].strip()
                message = f'"{_tail(owing)} shall" puts a duty on no person'
                yield Finding(prose.span(match.start()), message, prose.clause, prose.cases)
            elif passive := re.match(r"shall (?:not )?be (\w+(?:ed|en|wn|ld|de))\b", prose.text[match.start() :]):
                message = f'"{passive[0]}" hides who owes the duty'
                yield Finding(prose.span(match.start()), message, prose.clause, prose.cases)


def mixed_category(subject: Subject) -> Iterator[Finding]:
    """A duty and a permission in one sentence.

    One category a sentence: what someone shall do, what someone may do, and what is so, each for itself.
    """
    for prose in subject.body:
        for start, sentence in prose.sentences:
            shall, may = (re.search(rf"\b{word}\b", sentence) for word in ("shall", "may"))
            if shall and may:
                at = max(shall.start(), may.start())
                yield Finding(
                    prose.span(start + at), '"shall" and "may" stand in one sentence', prose.clause, prose.cases
                )


def long_sentence(subject: Subject) -> Iterator[Finding]:
    """A sentence of more than 45 words.

    A lead-in counts as a sentence, and so does each item of its list.
    """
    for prose in subject.body:
        for start, sentence in prose.sentences:
            if (length := len(words(sentence))) > LONGEST:
                message = f"the sentence has {length} words, {length - LONGEST} too many"
                yield Finding(prose.span(start), message, prose.clause, prose.cases)


def long_mean(subject: Subject) -> Iterator[Finding]:
    """Sentences of more than 22 words on the average of a licence.

    Counted as for single sentences, headings and tables left out. Reported at the longest sentence.
    """
    measured = {
        id(prose): [(len(words(sentence)), start) for start, sentence in prose.sentences] for prose in subject.body
    }
    for case in subject.cases:
        lengths = [(*one, prose) for prose in subject.body_of[case.label] for one in measured[id(prose)]]
        if sum(length for length, _, _ in lengths) > MEAN * len(lengths):
            _, start, prose = max(lengths, key=lambda one: one[0])
            yield Finding(prose.span(start), f"the mean sentence has more than {MEAN} words", "", (case.label,))


def missing_full_stop(subject: Subject) -> Iterator[Finding]:
    """A paragraph that ends without a full stop.

    Lead-ins end in a colon; the punctuation of list items is computed.
    """
    joins = tuple(f"; {word}" for word in language(subject.family.language).said)
    for prose in subject.body:
        text = _NOTES.sub("", prose.text)
        ending = text.rstrip(_CLOSING)
        heads = prose.heads and ending.endswith(":")
        if not heads and not ending.endswith((".", "?", "!", ";", *joins)):
            yield Finding(prose.span(len(text) - 1), f"the paragraph ends in {text[-1]!r}", prose.clause, prose.cases)


def draft_residue(subject: Subject) -> Iterator[Finding]:
    """A trace of drafting: square brackets, TODO, TBD, question marks, blanks to fill.

    A licence is read as it is printed, brackets and all. Looked for are the blanks of templates too, such as
    `${owner}`, `%s`, `@@name@@`, `20XX` and `dd/mm/yyyy`.
    """
    for prose in subject.prose:
        for match in _RESIDUE.finditer(prose.text):
            if match[0] in "[]" and prose.within(prose.references, match.start(), match.end()):
                continue
            yield Finding(prose.span(match.start()), f"{match[0]!r} is left from drafting", prose.clause, prose.cases)


def _persons(subject: Subject) -> frozenset[str]:
    """The last words of the terms that are defined as persons, and of their forms."""
    found = set()
    for prose in subject.body:
        clause = subject.definitions.get(prose.clause)
        if prose.defines and clause and prose.provision == clause.id and _PERSON_MEANS.search(prose.text):
            found |= {form.split()[-1].casefold() for form in (clause.term, *clause.forms)}
    return frozenset(found)


def _has_person(text: str, shall: int, persons: frozenset[str]) -> bool:
    """Whether the last words before "shall", back to the beginning of the clause, name a person who owes."""
    clause = re.split(r"[.;:]", text[:shall])[-1]
    named = [word.casefold().removesuffix("'s") for word in words(clause)[-_NEAR:]]
    return not clause.strip() or any(word in persons for word in named)


def _tail(text: str) -> str:
    return " ".join(text.split()[-3:])
