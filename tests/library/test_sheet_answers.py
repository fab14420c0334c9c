"""The Model Sheet of each licence against the table of the legal specification, cell by cell."""

import csv
from pathlib import Path

import pytest

from engross.model import Document, Table

ROWS = list(csv.DictReader(Path(__file__).with_name("data").joinpath("sheet.csv").read_text().splitlines()))
VARIANTS = [name for name in ROWS[0] if name not in ("no", "row")]


def cells(document: Document) -> list[tuple[str, str, str]]:
    """Number, answer and backing of every row of the sheet, as printed."""
    sheet = next(annex for annex in document.annexes if annex.id == "sheet")
    return [
        (row[0].text, row[2].text, row[3].text)
        for provision in sheet.walk()
        for table in provision.body
        if isinstance(table, Table)
        for row in table.rows
    ]


@pytest.mark.parametrize("variant", VARIANTS)
def test_answers_are_those_of_the_specification(variant: str, documents: dict[str, Document]) -> None:
    """All 22 answers of a variant are as specified, in the specified order."""
    expected = [(row["no"], {"Y": "Yes", "-": "No"}[row[variant]]) for row in ROWS]
    assert [(number, answer) for number, answer, _ in cells(documents[variant])] == expected


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_answer_names_the_section_that_states_it(variant: str, documents: dict[str, Document]) -> None:
    """No cell of the sheet stands without the section behind it."""
    assert all(backing.startswith("Section ") for _, _, backing in cells(documents[variant]))
