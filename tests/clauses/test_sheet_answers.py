"""The Model Sheet of each licence against the table of the legal specification, cell by cell, with what backs it."""

import csv
from pathlib import Path

import pytest

from engross.assemble import Complete
from engross.model import Document, Family, Provision, Reference, Table

DATA = Path(__file__).with_name("data")
ROWS = list(csv.DictReader(DATA.joinpath("sheet.csv").read_text().splitlines()))
BACKING = list(csv.DictReader(DATA.joinpath("backing.csv").read_text().splitlines()))
VARIANTS = [name for name in ROWS[0] if name not in ("no", "row")]


def cells(document: Document) -> list[tuple[str, str, tuple[Reference, ...]]]:
    """Number, answer and backing of every row of the sheet, as printed."""
    sheet = next(annex for annex in document.annexes if annex.id == "sheet")
    return [
        (row[0].text, row[2].text, tuple(inline for inline in row[3].inlines if isinstance(inline, Reference)))
        for provision in sheet.walk()
        for table in provision.body
        if isinstance(table, Table)
        for row in table.rows
    ]


def by_id(document: Document) -> dict[str, Provision]:
    """Every provision by its id, and by those of the items that were run into it."""
    return {name: provision for provision in document.walk() for name in (provision.id, *provision.aliases)}


@pytest.mark.parametrize("variant", VARIANTS)
def test_answers_are_those_of_the_specification(variant: str, documents: dict[str, Document]) -> None:
    """All 22 answers of a variant are as specified, in the specified order."""
    expected = [(row["no"], {"Y": "Yes", "-": "No"}[row[variant]]) for row in ROWS]
    assert [(number, answer) for number, answer, _ in cells(documents[variant])] == expected


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_cell_keeps_the_clauses_that_back_it(variant: str, completes: dict[str, Complete]) -> None:
    """All 22 cells of a variant are backed by the clauses of the table, which stand in it and have a number."""
    complete = completes[variant]
    answers = {name: " ".join(cell.backing) for name, cell in complete.sheet.cells.items()}
    assert [(row["row"], answers[row["row"]]) for row in BACKING] == [(row["row"], row[variant]) for row in BACKING]
    found = by_id(complete.document)
    assert all(found[name].number for row in BACKING for name in row[variant].split())


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_answer_names_the_section_that_states_it(variant: str, documents: dict[str, Document]) -> None:
    """The last column of the printed sheet cites the clauses that back the answer, by their numbers here."""
    found = by_id(documents[variant])
    printed = [[(ref.word, ref.target, ref.number) for ref in backing] for _, _, backing in cells(documents[variant])]
    expected = [[("Section", found[name].id, found[name].number) for name in row[variant].split()] for row in BACKING]
    assert printed == expected


def test_the_tables_hold_198_cells(family: Family) -> None:
    """22 rows by nine variants, in both tables, row for row those of the family."""
    assert family.sheet is not None
    rows = [(str(number), row.id) for number, row in enumerate((r for g in family.sheet.groups for r in g.rows), 1)]
    for table in (ROWS, BACKING):
        assert [(row["no"], row["row"]) for row in table] == rows
        assert sum(len(row) - 2 for row in table) == 198
        assert all(row[variant] for row in table for variant in VARIANTS)
