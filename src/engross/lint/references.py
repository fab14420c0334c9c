"""Rules on references: what the parts of a licence call each other, and what points to nothing.

Each takes a `Subject` and yields findings. References by id are checked when a family is read.
"""

import re
from collections.abc import Iterator

from engross.lint.rule import Finding
from engross.lint.subject import Subject, below, part_words

_PART = r"(?:this|that|the (?:foregoing|preceding|following|above|present))"
_OTHER_WORDS = ("Section", "Clause", "Paragraph", "Article", "Subsection", "Subclause", "Provision")
_SELF = re.compile(
    r"\b(?:rights?|permissions?|licen[cs]es?|grants?) (?:that it has |given |granted )?(?:under|in|by|of) "
    r"(?:this (?:section|clause|paragraph|article|provision))\b",
    re.IGNORECASE,
)
_GRANTS = re.compile(r"\b(?:may|grants?|granted|permits?|permitted|allows?|licenses|entitled|owns?|belongs?)\b")
_LOOSE = re.compile(r"\b(?:Annexe?s?|annexe?s|Schedules?|Appendix|Appendices|appendices|Exhibits?)\b")


def reference_word(subject: Subject) -> Iterator[Finding]:
    """A part of the licence called by another word than the family's.

    One word for one thing: where numbers are cited as "Section", no clause may say "Clause" or "paragraph".
    """
    ours = part_words(subject.family)
    others = [word for word in _OTHER_WORDS if word.casefold() not in {one.casefold() for one in ours}]
    pattern = re.compile(rf"\b{_PART} ((?:{'|'.join(others)})s?)\b", re.IGNORECASE)
    allowed = {*ours, ""}
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
                for prose in subject.body
                if case.label in prose.cases and prose.provision not in inside
                for mark in prose.references
            )
            if not cited:
                yield Finding(section.span, f"no clause refers to the annex {section.id!r}", section.id, (case.label,))


def _use(words: frozenset[str]) -> str:
    return f"write {' or '.join(sorted(words))}, as a reference by id"
