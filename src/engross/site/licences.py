"""The page of a licence.

Takes a subject; returns a page for each licence of it, and one for each of every other edition, so that old addresses
stay. The text is set by the writer of HTML. Never restates a clause.
"""

from collections.abc import Iterable, Iterator, Mapping

from engross.editions import errata
from engross.model import Document, Erratum, Variant
from engross.pages.citations import Citation, citations
from engross.pages.deed import Deed, deed
from engross.records import dataclass
from engross.site import lattice, notices, situations
from engross.site.comparing import pair
from engross.site.editions import Edition
from engross.site.frame import Page, framed
from engross.site.offer import downloads, downloads_of
from engross.site.rendering import text_of
from engross.site.subject import Subject


@dataclass(frozen=True, slots=True)
class Slip:
    """An erratum, and where it is."""

    erratum: Erratum
    place: Citation

    @property
    def said(self) -> str:
        """What to read for what, and why."""
        one = self.erratum
        return f"for “{one.words}” read “{one.reads}”.{f' {one.says}' if one.says else ''}"


def licences(subject: Subject) -> Iterator[Page]:
    """Every page of a licence."""
    steps = lattice.neighbours(subject)
    for variant in subject.variants:
        complete = subject.completed[variant.id]
        told = _errata(subject, subject.released, complete.document)
        plain = deed(subject.family, complete) if subject.family.deed else None
        yield framed(
            subject,
            f"licences/{variant.document_id}.html",
            "licence.html.j2",
            "home",
            document=complete.document,
            record=complete.document.record,
            text=text_of(complete.document, _beside(told)),
            errata=told,
            deed=plain,
            answers=_answers(subject, variant, plain),
            situations=situations.page_of(variant) if subject.scenarios else "",
            forms=notices.forms(subject, variant),
            downloads=downloads(subject, variant),
            steps=steps[variant.id],
            others=[(other.id, pair(subject, variant, other)) for other in subject.variants if other != variant],
            badges=lattice.badges(subject, variant),
            sheet=sheet_place(complete.document),
            newer="",
        )
    here = {variant.document_id for variant in subject.variants}
    newest = {variant.id: variant.document_id for variant in subject.variants}
    for edition in subject.editions:
        for variant_id, document in edition.documents.items():
            if document.record.id not in here:
                yield _as_released(subject, edition, document, newest.get(variant_id, ""))


def _answers(subject: Subject, variant: Variant, page: Deed | None) -> Mapping[str, tuple[tuple[int, str], ...]]:
    """For each line of the deed, by its text, the numbers and addresses of the scenarios that it states."""
    lines = [line for group in page.groups for line in group.lines] if page else []
    return {line.text: situations.stated(subject, variant, line) for line in lines}


def _as_released(subject: Subject, edition: Edition, document: Document, newer: str) -> Page:
    """The page of a licence of another edition: its text and its files, and the way to the `newer` one, if any."""
    told = _errata(subject, edition, document)
    return framed(
        subject,
        f"licences/{document.record.id}.html",
        "licence.html.j2",
        "editions",
        document=document,
        record=document.record,
        text=text_of(document, _beside(told)),
        errata=told,
        deed=None,
        answers={},
        situations="",
        forms=(),
        downloads=downloads_of(edition, document.record.variant),
        steps=(),
        others=(),
        badges=(),
        sheet=sheet_place(document),
        newer=newer,
    )


def _errata(subject: Subject, edition: Edition | None, document: Document) -> tuple[Slip, ...]:
    """The errata of a licence, each with the place that it is about."""
    if edition is None or not edition.errata:
        return ()
    places = citations(document, subject.family.reference_words[0])
    return tuple(Slip(one, places[there.id]) for one, there in errata.of(edition.errata, document))


def _beside(told: Iterable[Slip]) -> Mapping[str, list[str]]:
    """The errata as notes at the provisions that they are about."""
    notes: dict[str, list[str]] = {}
    for one in told:
        notes.setdefault(one.place.target, []).append(f"Erratum, {one.erratum.date}: {one.said}")
    return notes


def sheet_place(document: Document) -> str:
    """The id of the annex that holds the sheet, or "" where none does."""
    for annex in document.annexes:
        if any(block.type == "table" for one in annex.walk() for block in one.body):
            return annex.id
    return ""
