"""What readers ask, answered by the licences themselves: which say yes, which say no, and where.

Takes a subject; returns the structure of the licences, their scope and the family's questions, each with places in the
licences and nothing else. Never says in other words what a clause says.
"""

from collections.abc import Iterable

from engross.model import SiteQuestion, Text
from engross.pages.citations import Citation
from engross.records import dataclass
from engross.site.subject import Subject


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """Places that read alike, as "Section 2.1", and the licences in which they do, each with its own place."""

    text: str
    places: tuple[tuple[str, Citation], ...]


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """A row of the sheet: its label, and where it is answered yes and no."""

    label: str
    yes: tuple[CitedPlace, ...]
    no: tuple[CitedPlace, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A question, the rows that answer it, and the clauses that do."""

    question: str
    rows: tuple[RowAnswer, ...]
    see: tuple[CitedPlace, ...]


@dataclass(frozen=True, slots=True)
class LicencePart:
    """A section or annex of the licences: its heading, how many provisions it holds at most, and where it stands."""

    heading: str
    provisions: int
    where: tuple[CitedPlace, ...]


def replies(subject: Subject) -> tuple[Reply, ...]:
    """The family's questions with their answers."""
    plan = subject.family.site
    return tuple(_reply(subject, question) for question in plan.questions) if plan else ()


def scope(subject: Subject) -> tuple[tuple[str, bool, tuple[CitedPlace, ...]], ...]:
    """Each subject of the family's scope, whether it is governed, and where that is said."""
    plan = subject.family.site
    return tuple((line.subject, line.governed, said(subject, line.see)) for line in plan.scope) if plan else ()


def structure(subject: Subject) -> tuple[LicencePart, ...]:
    """The sections and annexes of the licences, in the order of the outline, those left out that no licence has."""
    outline = subject.family.outline
    found = []
    for section in outline.parts:
        where = said(subject, (section.id,))
        documents = (one.document for one in subject.completed.values())
        here = [
            provision
            for document in documents
            for provision in (*document.sections, *document.annexes)
            if provision.id == section.id
        ]
        if where and here:
            heading = "".join(inline.text for inline in here[0].heading if isinstance(inline, Text)) or section.id
            found.append(LicencePart(heading, max(len(one.children) for one in here), where))
    return tuple(found)


def said(subject: Subject, clauses: Iterable[str]) -> tuple[CitedPlace, ...]:
    """Where these clauses stand, licence by licence; those that read alike together."""
    found: dict[str, list[tuple[str, Citation]]] = {}
    for clause in clauses:
        for variant in subject.variants:
            place = subject.places[variant.id].get(clause)
            if place and (variant.id, place) not in found.setdefault(place.text, []):
                found[place.text].append((variant.id, place))
    return tuple(CitedPlace(text, tuple(places)) for text, places in found.items() if places)


def _reply(subject: Subject, question: SiteQuestion) -> Reply:
    return Reply(question.question, tuple(_row(subject, row) for row in question.rows), said(subject, question.see))


def _row(subject: Subject, row: str) -> RowAnswer:
    answers: dict[bool, dict[str, list[tuple[str, Citation]]]] = {True: {}, False: {}}
    labels = []
    for variant in subject.variants:
        one = subject.completed[variant.id]
        cell = one.sheet.cells[row]
        labels.append(one.labels[row])
        for clause in cell.backing:
            place = subject.places[variant.id][clause]
            known = answers[cell.answer].setdefault(place.text, [])
            if (variant.id, place) not in known:
                known.append((variant.id, place))
    yes, no = (
        tuple(CitedPlace(text, tuple(places)) for text, places in answers[answer].items()) for answer in (True, False)
    )
    return RowAnswer(" / ".join(dict.fromkeys(labels)), yes, no)
