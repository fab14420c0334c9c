"""sheet and matrix on the command line, on the garden family."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engross.cli.root import cli

GARDEN = Path(__file__).parents[1] / "families" / "garden"


def engross(*arguments: str, width: int = 80) -> Result:
    """Runs a command on the garden family, on a terminal of some width."""
    variables = {"COLUMNS": str(width), "NO_COLOR": None}
    return CliRunner().invoke(cli, ["-C", str(GARDEN), *arguments], env=variables, prog_name="engross")


def test_sheet_prints_answers_with_number_and_id_of_the_clause() -> None:
    """A row has its number, its words, the answer and the clause behind it; the note of the licence ends the table."""
    ran = engross("sheet", "SB-CR-HG")
    assert ran.exit_code == 0, ran.output
    lines = [" ".join(line.split()) for line in ran.stdout.splitlines()]
    assert "2 You may Sell the harvest It is not Section 1b" in lines
    assert "sale" in lines
    assert "Your garden" in lines
    assert lines[0] == "# Question SB-CR-HG"
    first, second = (lines.index(one) for one in lines if one.startswith(("1 You may grow", "2 You may Sell")))
    assert second - first == 2
    assert "\x1b" not in ran.stdout


@pytest.mark.parametrize(("width", "tables"), [(80, 5), (100, 3), (200, 1)])
def test_sheet_puts_as_many_licences_beside_each_other_as_fit(width: int, tables: int) -> None:
    """All five variants are printed whatever the width, and no line is wider."""
    ran = engross("sheet", width=width)
    assert ran.stdout.count("Your garden") == tables
    assert all(name in ran.stdout for name in ("SB-OPEN", "SB-CR", "SB-HG", "SB-CR-RT", "SB-CR-HG"))
    assert max(map(len, ran.stdout.splitlines())) <= width


def test_sheet_takes_names_in_any_form_and_order() -> None:
    """The columns stand as asked for, each licence once."""
    ran = engross("sheet", "hg", "SB-OPEN", "SB-HG", "--format", "csv")
    head = next(csv.reader(io.StringIO(ran.stdout)))
    assert [name for name in head if name.startswith("SB") and ":" not in name] == ["SB-HG", "SB-OPEN"]


def test_sheet_gives_json_and_html() -> None:
    """JSON has the version of its shape; HTML is a whole page."""
    answer = json.loads(engross("sheet", "--format", "json").stdout)
    assert answer["schema_version"] == 1
    assert [variant["category"] for variant in answer["variants"]].count("For everyone") == 2
    assert engross("sheet", "--format", "html").stdout.startswith("<!DOCTYPE html>")


def test_sheet_of_an_unknown_licence_is_answered() -> None:
    """A wrong name exits with 2 and says what may have been meant."""
    ran = engross("sheet", "SB-CX")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "did you mean" in ran.stderr


def test_matrix_prints_a_line_a_file() -> None:
    """The ids of the licences stand upright above their marks, and a setting is named where it alone brings a file."""
    ran = engross("matrix")
    assert ran.exit_code == 0, ran.output
    lines = ran.stdout.splitlines()
    by_file = {line.split()[0]: line.split()[1:] for line in lines if ".md" in line}
    assert len(by_file) == len(list(GARDEN.rglob("*.md")))
    assert by_file["growing/sale--home.md"] == [".", ".", "x", ".", "x"]
    assert [line.split() for line in lines[:3]] == [
        ["SB", "SB", "SB", "SB", "SB"],
        ["OPEN", "CR", "HG", "CR", "CR"],
        ["RT", "HG"],
    ]


@pytest.mark.parametrize("form", ["md", "csv", "json"])
def test_matrix_has_other_forms(form: str) -> None:
    """Every form names every file."""
    ran = engross("matrix", "--format", form)
    assert ran.exit_code == 0
    assert all(path.relative_to(GARDEN).as_posix() in ran.stdout for path in GARDEN.rglob("*.md"))
