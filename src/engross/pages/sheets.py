"""The sheets of one, several or all variants, side by side.

Takes a family and its completed variants; returns the rows with an answer a variant, each with the clauses that back it
by id and by number, and `page` and `data` write them out. Never computes an answer: that was done when the variant was
completed.
"""

from collections.abc import Sequence
from typing import Any

from engross.assemble import Complete
from engross.model import Document, Family, Paragraph, Provision, Table
from engross.pages import missing
from engross.pages.citations import citations
from engross.pages.rendering import render
from engross.records import dataclass
from engross.writers.spreadsheet import sheet


@dataclass(frozen=True, slots=True)
class Backing:
    """A clause behind an answer: its id, and how it is cited in that licence ("Section 2.1(a)")."""

    clause: str
    cited: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer of one variant: yes or no, the family's word for it, and what backs it (never nothing)."""

    yes: bool
    word: str
    backing: tuple[Backing, ...]


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row of the sheet, its number from 1 through all groups, and an entry a variant."""

    number: int
    id: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of `chosen` side by side: the groups with heading and rows, in the order of the family.

    `note` is what the licences themselves say of their sheet.
    """

    family: Family
    chosen: tuple[Complete, ...]
    columns: tuple[str, ...]
    note: tuple[str, ...]
    groups: tuple[tuple[str, tuple[NumberedRow, ...]], ...]


def sheets(family: Family, chosen: Sequence[Complete]) -> Sheets:
    """The sheets of completed variants (at least one); raises `BadInput` where the family has no sheet."""
    plan = family.sheet
    if plan is None:
        raise missing(family, "sheet")
    places = [citations(one.document, family.reference_words[0]) for one in chosen]

    def entry(position: int, row: str) -> Entry:
        """The answer of a licence to a row, and the clauses that back it."""
        cell = chosen[position].sheet.cells[row]
        backing = tuple(Backing(clause, places[position][clause].text) for clause in cell.backing)
        return Entry(cell.answer, plan.yes if cell.answer else plan.no, backing)

    numbers = {row.id: number for number, row in enumerate(plan.rows, 1)}
    groups = tuple(
        (
            group.heading,
            tuple(
                NumberedRow(
                    numbers[row.id],
                    row.id,
                    " / ".join(dict.fromkeys(one.labels[row.id] for one in chosen)),
                    tuple(entry(position, row.id) for position in range(len(chosen))),
                )
                for row in group.rows
            ),
        )
        for group in plan.groups
    )
    return Sheets(family, tuple(chosen), plan.columns, _note(chosen[0].document), groups)


def page(found: Sheets, form: str) -> str:
    """The sheets as "md", "html" or "csv"."""
    if form == "csv":
        return _csv(found)
    return render(f"sheet.{form}.j2", sheets=found, family=found.family, language=found.family.language)


def data(found: Sheets) -> dict[str, Any]:
    """The sheets as JSON holds them, with the category, the tags and the predicates that follow from each."""
    predicates = [predicate.name for predicate in found.family.predicates]
    variants = [
        {
            "id": one.variant.id,
            "name": one.variant.name,
            "category": one.sheet.category,
            "tags": list(one.sheet.tags),
            "predicates": {name: name in one.sheet.true for name in predicates},
        }
        for one in found.chosen
    ]
    groups = [{"heading": heading, "rows": [_row(found, row) for row in rows]} for heading, rows in found.groups]
    return {"edition": found.family.edition, "variants": variants, "groups": groups}


def _row(found: Sheets, row: NumberedRow) -> dict[str, Any]:
    answers = {
        one.variant.id: {
            "answer": entry.yes,
            "backing": [{"clause": backing.clause, "cited": backing.cited} for backing in entry.backing],
        }
        for one, entry in zip(found.chosen, row.entries, strict=True)
    }
    return {"number": row.number, "id": row.id, "label": row.label, "answers": answers}


def _csv(found: Sheets) -> str:
    """A line a row; for each variant the answer, the numbers and the ids of the clauses behind it."""
    number, label, _, stated = found.columns
    heads = ((one.variant.id, f"{one.variant.id}: {stated}", f"{one.variant.id}: id") for one in found.chosen)
    lines = [[number, "id", label, *(head for three in heads for head in three)]]
    for row in (row for _, rows in found.groups for row in rows):
        cells: list[str] = []
        for entry in row.entries:
            cited = "; ".join(dict.fromkeys(backing.cited for backing in entry.backing))
            cells += [entry.word, cited, "; ".join(backing.clause for backing in entry.backing)]
        lines.append([str(row.number), row.id, row.label, *cells])
    return sheet(lines)


def _note(document: Document) -> tuple[str, ...]:
    """The paragraphs of the annex that holds the tables; none where no annex does."""
    for annex in document.annexes:
        if any(isinstance(block, Table) for provision in annex.walk() for block in provision.body):
            return tuple(text for provision in annex.walk() for text in _paragraphs(provision))
    return ()


def _paragraphs(provision: Provision) -> list[str]:
    return [block.text for block in provision.body if isinstance(block, Paragraph)]
