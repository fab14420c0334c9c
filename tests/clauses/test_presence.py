"""Which clause stands in which licence: the assembled texts against the conditions of the legal specification."""

import csv
from pathlib import Path

import pytest

from engross.model import Document, Family

ROWS = list(csv.DictReader(Path(__file__).with_name("data").joinpath("presence.csv").read_text().splitlines()))
IDS = [row["clause"] for row in ROWS]


def specified(clause: str) -> str:
    """The longest id of the table that is this clause or begins it; the ids of the table are prefixes."""
    fits = [known for known in IDS if clause == known or clause.startswith(known + ".")]
    return max(fits, key=len, default="")


def ids(document: Document) -> set[str]:
    """Every id of the document, those of items that were run into their lead-in included; sections and lists aside."""
    return {name for p in document.walk() for name in (p.id, *p.aliases)}


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_clause_stands_in_the_variants_that_the_specification_names(
    row: dict[str, str], documents: dict[str, Document]
) -> None:
    """A clause of the table stands in exactly the variants of its row."""
    present = {
        short
        for short, document in documents.items()
        if any(specified(name) == row["clause"] for name in ids(document))
    }
    expected = {"all": set(documents), "none": set()}.get(row["variants"], set(row["variants"].split()))
    assert present == expected


def test_every_clause_file_is_in_the_table(family: Family) -> None:
    """No clause of the library is outside the table, so none can slip in unconsidered."""
    assert [name for name in family.clauses if not specified(name)] == []
