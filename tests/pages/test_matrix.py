"""Which clause file reaches which variant, as accepted: a changed `applies` shows here as a changed line."""

import csv
import io
from pathlib import Path

import pytest
from tests.licences import CLAUSES, GARDEN, family

from engross.editions import wording
from engross.pages.matrix import Mark, Matrix, data, matrix, page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def found() -> Matrix:
    """The matrix of the real library."""
    return matrix(family(CLAUSES))


def test_every_clause_reaches_the_accepted_variants(found: Matrix) -> None:
    """No clause file reaches another variant than the one it was accepted for, under any value of a setting."""
    assert page(found, "csv") == wording.accepted(ROOT)[wording.MATRIX]


def test_every_file_reaches_some_variant(found: Matrix) -> None:
    """No clause file is dead: each stands in some licence under some value of a setting."""
    assert [each.path for each in found.files if not any(each.marks)] == []
    assert len(found.files) == len(list((ROOT / "clauses").rglob("*.md")))


def test_a_file_that_a_setting_alone_brings_is_marked(found: Matrix) -> None:
    """The mark differs from that of a file that stands there anyway, and the value of the setting is named."""
    by_path = {each.path: each for each in found.files}
    assert set(by_path["general/law--sg.md"].marks) == {Mark.SETTING}
    assert by_path["general/law--sg.md"].settings == ("law: SG",)
    assert by_path["general/law--licensor.md"].settings == ()
    dataset = dict(zip(found.variants, by_path["output/out.dataset.md"].marks, strict=True))
    assert (dataset["MG-BY-NC"], dataset["MG-BY-RAI"]) == (Mark.SETTING, Mark.NEVER)


def test_all_forms_say_the_same(found: Matrix) -> None:
    """CSV, Markdown and JSON hold the marks of every file."""
    rows = list(csv.DictReader(io.StringIO(page(found, "csv"))))
    lines = page(found, "md").splitlines()[2:]
    assert [[cell.strip() for cell in line.split("|")[2:-2]] for line in lines] == [list(e.marks) for e in found.files]
    files = data(found)["files"]
    for row, file, each in zip(rows, files, found.files, strict=True):
        assert row["file"] == file["file"] == each.path
        assert [row[variant] for variant in found.variants] == list(each.marks)
        marked = {**dict.fromkeys(file["variants"], "x"), **dict.fromkeys(file["by_setting"], "s")}
        assert marked == {variant: row[variant] for variant in found.variants if row[variant]}


def test_the_garden_shows_files_that_alternate() -> None:
    """Of two alternates each reaches its own variants, and no variant has both."""
    garden = matrix(family(GARDEN))
    home, free = (each.marks for each in garden.files if each.id == "sale")
    assert all({mark, other} == {Mark.HERE, Mark.NEVER} for mark, other in zip(home, free, strict=True))
