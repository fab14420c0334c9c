"""What stands in no licence, and what must outlast one."""

from pathlib import Path

import pytest
from tests.lint.seeded import read

from engross.library.family import sets
from engross.lint.logic import dead_branch, survival

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


@pytest.mark.parametrize(("applies", "found"), [("CR", 0), ("NS and not CR", 1)])
def test_a_wording_that_a_row_prints_is_not_dead(applies: str, found: int, tmp_path: Path) -> None:
    """No clause uses the phrase, and the label of a row does, in some licence or in none."""
    wordings = f"[{{applies: {applies}, text: name}}, {{applies: not ({applies}), text: sign}}]"
    phrase = {"file": "family.yaml", "replace": "\nrules:", "by": f"\nphrases:\n  it: {wordings}\n\nrules:"}
    label = {"file": "family.yaml", "replace": "label: Keep the name", "by": 'label: "Keep the {{it}}"'}
    assert len(list(dead_branch(read((phrase, label), tmp_path / "family")))) == found


@pytest.mark.parametrize(
    ("flagged", "found"),
    [
        ("", ["late", "gone"]),
        ("late", ["gone"]),
        ("gone", ["late"]),
        ("ending", []),
        ("grant", ["late", "gone"]),
    ],
)
def test_a_clause_outlasts_a_licence_by_its_flag(flagged: str, found: list[str], tmp_path: Path) -> None:
    """By its own, or by that of the section in which it stands, however deep."""
    flags = {one: "\nflags: [survives]" if one == flagged else "" for one in ("gone", "late")}
    heading = {"ending": "The end", "grant": "Licence"}.get(flagged, "Duties")
    changes = (
        {"file": "family.yaml", "replace": "[disc, own, share.credit]", "by": "[gone, late]"},
        {"file": "family.yaml", "replace": "law, gen.only", "by": "law, {gone: [late]}, gen.only"},
        {"file": "ending/gone.md", "write": f"---\nid: gone\napplies: true\njoin: and{flags['gone']}\n---\nSo:"},
        {"file": "ending/late.md", "write": f"---\nid: late\napplies: true{flags['late']}\n---\nbe so"},
        {"file": "family.yaml", "replace": f"heading: {heading}", "by": f"heading: {heading}\n      flags: [survives]"},
    )
    subject = read(changes if flagged in ("ending", "grant") else changes[:-1], tmp_path / "family")
    assert sorted(one.clause for one in survival(subject)) == sorted(found)
