"""Rules on references: what the parts of a licence call each other, and what points to nothing.

Each takes a `Subject` and yields findings. References by id are checked when a family is read.
"""

import re
from collections.abc import Iterator
from functools import cache

from engross.lint.prose import Prose
from engross.lint.rule import Finding
from engross.lint.subject import Subject, below, part_words
from engross.model.languages import is_english
from engross.model.parts import OF_ANOTHER_TEXT, SHORT_NAME

_PART = r"(?:this|that|the (?:foregoing|preceding|following|above|present))"
_OTHER_WORDS = ("Section", "Clause", "Paragraph", "Article", "Subsection", "Subclause", "Provision")
_SELF = re.compile(
    r"\b(?:rights?|permissions?|licen[cs]es?|grants?) (?:that it has |given |granted )?(?:under|in|by|of) "
    r"(?:this (?:section|clause|paragraph|article|provision))\b",
    re.IGNORECASE,
)
_GRANTS = re.compile(r"\b(?:may|grants?|granted|permits?|permitted|allows?|licenses|entitled|owns?|belongs?)\b")
_TYPED = re.compile(
    r"\b(?P<word>(?i:sections?|clauses?|articles?|paragraphs?))\s+(?:\d+(?:\.\d+)*(?:\([a-z0-9]+\))*|(?:\([a-z0-9]+\))+)"
    r"|\b(?P<part>Annex(?:es)?|Schedules?|Appendix|Exhibits?)\s+[A-Z0-9]+\b|(?P<sign>§+)\s*\d+(?:\.\d+)*"
)
_OURS = re.compile(r" of (?:this\b|(?:the |these )?(?:Licen[cs]e|Agreement|Terms)\b)")
_OTHERS = re.compile(r" of (?:the |that |such )?(?=[A-Z]|\d)")
_LOOSE = re.compile(r"\b(?:Annexe?s?|annexe?s|Schedules?|Appendix|Appendices|appendices|Exhibits?)\b")


def reference_word(subject: Subject) -> Iterator[Finding]:
    """A part of the licence called by another word than the family's.

    One word for one thing: where numbers are cited as "Section", no clause may say "Clause" or "paragraph".
    """
    ours = part_words(subject.family)
    others = [word for word in _OTHER_WORDS if word.casefold() not in {one.casefold() for one in ours}]
    pattern = re.compile(rf"\b{_PART} ((?:{'|'.join(others)})s?)\b", re.IGNORECASE)
    allowed = {*ours, ""}
    if all(word.islower() for word in subject.family.reference_words):
        # Where references are in small letters, so is the word of a label in one: "Annexe A", "l'annexe A".
        allowed |= {word.casefold() for word in ours}
    for prose in subject.prose:
        for match in pattern.finditer(prose.text):
            message = f"{match[1]!r} is not the word of this family"
            yield Finding(prose.span(match.start(1)), message, prose.clause, prose.cases, _use(ours))
        for mark in prose.references:
            if mark.word not in allowed and not mark.target.startswith(("https:", "mailto:")):
                message = f"the reference says {mark.word!r}"
                yield Finding(prose.span(mark.start), message, prose.clause, prose.cases, _use(ours))


def self_reference(subject: Subject) -> Iterator[Finding]:
    """A clause that builds on rights "under this Section" and gives none.

    The reference leads back to where it stands, so what depends on it depends on nothing.
    """
    for prose in subject.body:
        for match in _SELF.finditer(prose.text):
            family_of = [one for one in subject.body if below(one.provision, prose.clause) and one is not prose]
            here = prose.text[: match.start()] + prose.text[match.end() :]
            granting = any(_GRANTS.search(text) for text in (here, *(one.text for one in family_of)))
            if not granting:
                message = f'"{match[0]}" leads back here, and nothing here gives any'
                yield Finding(prose.span(match.start()), message, prose.clause, prose.cases)


def typed_number(subject: Subject) -> Iterator[Finding]:
    """A section number typed by hand.

    Numbers are computed, and differ between licences; a reference by id is always right. A number in a statute is
    another matter: one behind a word that this family does not cite by, or with "of" and a name behind it.
    """
    for prose, match in _typed(subject, statutes=False):
        message = f"the number in {' '.join(match[0].split())!r} is typed"
        yield Finding(prose.span(match.start()), message, prose.clause, prose.cases)


def statute_number(subject: Subject) -> Iterator[Finding]:
    """A number in a statute, typed without a link to its text.

    A reader takes "Article 11" for a part of the licence, and statutes are renumbered.
    """
    for prose, match in _typed(subject, statutes=True):
        message = f"{' '.join(match[0].split())!r} is a number in another text"
        yield Finding(prose.span(match.start()), message, prose.clause, prose.cases)


def loose_part(subject: Subject) -> Iterator[Finding]:
    """An annex or schedule named without a reference to it.

    "The annexes" may mean one that this licence does not have; a reference by id is checked in every licence.
    """
    for prose in subject.body:
        for match in _LOOSE.finditer(prose.text):
            before = prose.text[: match.start()].casefold()
            if before.endswith("this ") or prose.within(prose.references, match.start(), match.end()):
                continue
            yield Finding(prose.span(match.start()), f"{match[0]!r} is no reference", prose.clause, prose.cases)


def uncited_annex(subject: Subject) -> Iterator[Finding]:
    """An annex that no clause outside it refers to.

    A reader cannot know whether such an annex has force.
    """
    for case in subject.cases:
        for section in subject.family.outline.annexes:
            annex = next((one for one in case.document.annexes if one.id == section.id), None)
            if annex is None:
                continue
            inside = {one.id for one in annex.walk()}
            cited = any(
                mark.target in inside
                for prose in subject.body_of[case.label]
                if prose.provision not in inside
                for mark in prose.references
            )
            if not cited:
                yield Finding(section.span, f"no clause refers to the annex {section.id!r}", section.id, (case.label,))


def _typed(subject: Subject, *, statutes: bool) -> Iterator[tuple[Prose, re.Match[str]]]:
    """The numbers of parts that are typed: those in statutes, or those in this licence."""
    ours = {word.casefold() for word in part_words(subject.family)}
    for prose in subject.prose:
        for match in _typed_pattern(subject.family.language, frozenset(ours)).finditer(prose.text):
            within = prose.within(prose.references, match.start(), match.end())
            if not within and _in_statute(prose, match, ours) is statutes:
                yield prose, match


@cache
def _typed_pattern(tag: str, ours: frozenset[str]) -> re.Pattern[str]:
    """What finds numbers of parts: behind the words of English, and in another language behind those of the family."""
    words = "|".join(sorted((re.escape(word) for word in ours if len(word) > 2), key=len, reverse=True))
    if is_english(tag) or not words:
        return _TYPED
    # "L. 122-5" is a number of a French code.
    number = r"(?:\d+(?:\.\d+)*(?:\([a-z0-9]+\))*(?!\w|-\d)|[A-Z](?!\w|\.? ?\d))"
    return re.compile(rf"\b(?P<own>(?i:{words}))\s+{number}|{_TYPED.pattern}")


def _in_statute(prose: Prose, match: re.Match[str], ours: set[str]) -> bool:
    """Whether a number is one in another text: "of" and a name follow, or its word is not one that we cite by."""
    if behind := _OTHERS.match(prose.text, match.end()):
        defined = behind.end() in [mark.start for mark in prose.terms]
        return not defined and not _OURS.match(prose.text, match.end())
    groups = match.groupdict()
    if groups.get("own"):
        return bool(OF_ANOTHER_TEXT.match(prose.text, match.end()) or SHORT_NAME.match(prose.text, match.end()))
    word = (groups["word"] or groups["sign"] or "").casefold()
    foreign = bool(word) and not any(word.removesuffix("s") == one.removesuffix("s") for one in ours)
    return foreign and any(character.isdigit() for character in match[0])


def _use(words: frozenset[str]) -> str:
    return f"write {' or '.join(sorted(words))}, as a reference by id"
