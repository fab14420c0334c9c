"""Deeds and remix tables as they are printed."""

import re

import pytest
from tests.licences import CLAUSES, completes, family
from tests.samples import sample

from engross.model import Span
from engross.pages import output
from engross.pages.deed import Deed, Group, Line
from engross.pages.remix import Use, separable, table

FAMILY, COMPLETED = family(CLAUSES), completes(CLAUSES)
TABLE = table(FAMILY, COMPLETED)
LEGEND = output.legend(separable(FAMILY, COMPLETED, FAMILY.variants))
IDS = [variant.id for variant in FAMILY.variants]


def page(form: str) -> str:
    """The whole table."""
    return output.table_page(FAMILY, TABLE, LEGEND, form)


def test_a_terminal_has_rows_and_columns_by_number() -> None:
    """From 1 in the order of the family; what the legend says beyond the signs follows, whole."""
    lines = page("text").splitlines()
    numbers = [str(number) for number in range(1, len(IDS) + 1)]
    assert lines[0].split() == numbers
    assert [line.split()[:2] for line in lines[1 : len(IDS) + 1]] == [
        list(pair) for pair in zip(numbers, IDS, strict=True)
    ]
    words = " ".join(page("text").split())
    assert all(" ".join(said.split()) in words for said in LEGEND[3:])


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_page_names_every_licence_and_the_whole_legend(form: str) -> None:
    """In the head of a column and of a row."""
    text = page(form)
    assert all(len(re.findall(rf"\b{re.escape(id)}\b", text)) > 1 for id in IDS)
    fates = [cell.fate for row in TABLE for cell in row]
    assert re.findall(r"(?:>|\| )(none|private)(?=<| \|)", text) == [one for one in fates if one is not Use.SHARED]
    assert page("csv").count("\n") == len(IDS) ** 2 + 1


def test_a_line_of_a_deed_does_not_end_within_a_hyphenated_word() -> None:
    """Wherever the line breaks: a word with a hyphen stays whole."""
    indented = 0
    for length in range(50, 80):
        line = Line(f"{'a' * length} non-commercial", (), (), frozenset(), (), Span("family.yaml"))
        deed = Deed(sample().record, "A note.", (Group("may", "You may", (line,)),))
        text = output.deed_page(deed, "text")
        assert "non-commercial" in text
        indented += "\n  non-commercial" in text
        assert "\nnon-commercial" not in text
    assert indented
