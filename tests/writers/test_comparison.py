"""The table of what changed: the words of both sides, clause by clause, as a page, a Word file and a spreadsheet."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]
from tests.browser import faults
from tests.writers.by_hand import redlined
from tests.writers.redlined import SMALL

from engross import __version__
from engross.model import Mark
from engross.redline import compare
from engross.writers import COMPARISONS, table
from engross.writers.comparison import compared_clauses
from engross.writers.summary import summary


@pytest.mark.parametrize("name", SMALL)
def test_each_side_has_its_own_words(name: str) -> None:
    """Without their marks the cells read as the provision did and does; only its own words are marked on a side."""
    for one in compared_clauses(summary(compare(*SMALL[name]()))):
        change = one.entry.change
        assert "".join(run.text for run in one.old) == change.old_text
        assert "".join(run.text for run in one.new) == change.new_text
        assert {run.mark for run in one.old} <= {Mark.NONE, Mark.DELETED}
        assert {run.mark for run in one.new} <= {Mark.NONE, Mark.INSERTED}


def test_as_a_spreadsheet() -> None:
    """The header names both licences; each row has the clause, both texts and the class."""
    header, *rows = csv.reader(StringIO(table(redlined(), "csv").decode()))
    assert header == ["Clause", "Old: SA-KEEP-1.0", "New: SA-KEEP-2.0", "Class"]
    assert len(rows) == len(redlined().changes)
    assert ["2.2 \u2192 4.2 Showing", "moved"] in [[row[0], row[3]] for row in rows]


def test_as_a_word_file(tmp_path: Path) -> None:
    """It opens with what is compared, its table has a header row and the same cells, and it is valid markup."""
    content = table(redlined(), "docx")
    opened = docx.Document(BytesIO(content))
    said = [paragraph.text for paragraph in opened.paragraphs]
    assert said[1:3] == ["From: Sample Keep License (SA-KEEP-1.0, 2026-11-23)", said[2]]
    assert f"SA-KEEP-2.0 compared with SA-KEEP-1.0 by engross {__version__}." in said
    [grid] = opened.tables
    cells = [[cell.text.replace(" | ", "\t") for cell in row.cells] for row in grid.rows]
    assert cells[0] == ["Clause", "Old", "New", "Class"]
    styles = [{paragraph.style.name for cell in row.cells for paragraph in cell.paragraphs} for row in grid.rows]
    assert styles == [{"Table Heading"}, *[{"Table Text"}] * (len(styles) - 1)]
    changes = redlined().changes
    assert [row[1:3] for row in cells[1:]] == [[change.old_text, change.new_text] for change in changes]
    (tmp_path / "table.docx").write_bytes(content)
    assert list(OpenXmlValidator().validate(tmp_path / "table.docx").errors) == []


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_as_a_page(width: int, scheme: str, shown: Callable[..., Any]) -> None:
    """A row a change, marked on each side; axe finds nothing, and no line is wider than the page."""
    page = shown(table(redlined(), "html"), width=width, scheme=scheme)
    assert len(page.query_selector_all("tbody tr")) == len(redlined().changes)
    assert page.query_selector("tbody td[data-side=Old] del")
    assert not page.query_selector("tbody td[data-side=Old] ins")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", [one.name for one in COMPARISONS])
def test_the_same_redline_gives_the_same_bytes(name: str) -> None:
    """Nothing but the two documents decides them."""
    assert table(redlined(), name) == table(redlined(), name)
