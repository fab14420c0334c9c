"""What `list` keeps beside the builds, for as long as nothing changes."""

import shutil
from pathlib import Path

import pytest
from tests.licences import GARDEN

from engross.editions.listing import NAME, Listing

ROWS = [{"id": "SB-CR", "words": 7}]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with clauses."""
    shutil.copytree(GARDEN, tmp_path / "clauses")
    return tmp_path


def test_rows_are_kept_until_a_clause_changes(project: Path) -> None:
    """Written as often as they are asked to be, into a folder that may be there."""
    clauses = project / "clauses"
    listing = Listing(clauses, project)
    assert listing.rows is None
    for rows in (ROWS, ROWS * 2):
        listing.keep(rows)
        assert listing.rows == Listing(clauses, project).rows == rows
    file = clauses / "closing" / "breach.md"
    file.write_text(file.read_text("utf-8").replace("one season", "two seasons"), "utf-8")
    assert Listing(clauses, project).rows is None


def test_rows_of_clauses_that_changed_meanwhile_are_not_kept(project: Path) -> None:
    """Nobody knows of which clauses they are, so they stand neither for these nor for those that were there before."""
    clauses, before = project / "clauses", (GARDEN / "closing" / "breach.md").read_text("utf-8")
    listing = Listing(clauses, project)
    (clauses / "closing" / "breach.md").write_text(before.replace("one season", "two seasons"), "utf-8")
    listing.keep(ROWS)
    assert Listing(clauses, project).rows is None
    (clauses / "closing" / "breach.md").write_text(before, "utf-8")
    assert Listing(clauses, project).rows is None


def test_nothing_is_written_among_clauses(project: Path) -> None:
    """Where the project is their folder the rows are known to this run alone."""
    clauses = project / "clauses"
    before = sorted(clauses.rglob("*"))
    listing = Listing(clauses, clauses)
    listing.keep(ROWS)
    assert listing.rows == ROWS
    assert Listing(clauses, clauses).rows is None
    assert sorted(clauses.rglob("*")) == before


@pytest.mark.parametrize("damaged", [b"", b"[]", b"{}", b"null", b'{"sha256": "x", "rows": [], "of": ""}'])
def test_damaged_rows_are_none(damaged: bytes, project: Path) -> None:
    """They cost time and no more."""
    Listing(project / "clauses", project).keep(ROWS)
    (project / "builds" / "draft" / NAME).write_bytes(damaged)
    assert Listing(project / "clauses", project).rows is None
