"""What stands in no licence of a family that lists its licences."""

from pathlib import Path

import pytest
from tests.lint.seeded import read

from engross.library.family import sets
from engross.lint.logic import dead_branch

LISTED = {"file": "family.yaml", "replace": "\nrules:", "by": "\nlicences: [[], [CR, NS]]\n\nrules:"}
PLACED = {"file": "family.yaml", "replace": "law, gen.only", "by": "law, gone, gen.only"}


@pytest.mark.parametrize(
    ("applies", "found"),
    [
        ("CR and not NS", False),
        ("CR and not NS and place.none", False),
        ("NS and not CR", True),
        ("CR and not NS and place.town", True),
    ],
)
def test_a_clause_for_a_licence_that_is_not_listed_is_no_dead_one(applies: str, found: bool, tmp_path: Path) -> None:
    """The family may be asked for that licence by its options; one that its rules refuse is none."""
    clause = {"file": "ending/gone.md", "write": f"---\nid: gone\napplies: {applies}\n---\nIt is gone."}
    subject = read((LISTED, PLACED, clause), tmp_path / "family")
    assert [one.message for one in dead_branch(subject)] == ["'gone' stands in no licence"] * found


@pytest.mark.parametrize(("listed", "found"), [((), 1), ((LISTED,), 0)])
def test_a_family_that_lists_no_licences_has_no_others(
    listed: tuple[dict[str, str], ...], found: int, tmp_path: Path
) -> None:
    """A wording for licences without its clause is dead, though such licences are allowed."""
    wordings = "phrases: {it: [{applies: NS, text: it}, {applies: CR and not NS, text: so}]}"
    clause = {
        "file": "ending/gone.md",
        "write": f"---\nid: gone\napplies: NS\n{wordings}\n---\nNow {{{{it}}}} is gone.",
    }
    subject = read((*listed, PLACED, clause), tmp_path / "family")
    assert [one.message for one in dead_branch(subject)] == ["this wording stands in no licence"] * found


def test_where_the_sets_are_too_many_nothing_is_called_dead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that was given up may have missed the licence that has the clause."""
    clause = {"file": "ending/gone.md", "write": "---\nid: gone\napplies: NS and not CR\n---\nIt is gone."}
    subject = read((LISTED, PLACED, clause), tmp_path / "family")
    monkeypatch.setattr(sets, "MOST_DECIDED", 0)
    assert list(dead_branch(subject)) == []
