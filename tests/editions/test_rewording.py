"""What differs from the accepted wording: each change once, with all licences and settings that have it."""

import re
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import click
import pytest
from tests.shares import some_by_default

from engross.cli import accepted
from engross.editions import wording
from engross.editions.rewording import Rewording, reworded
from engross.library.family import load
from engross.model import Class, Mark

ROOT = Path(__file__).parents[2]
CARDS = ROOT / "src" / "engross" / "cli" / "skeleton" / "clauses"
Edit = Callable[[Path], None]


@cache
def pages(folder: Path) -> Mapping[str, str]:
    """The pages of a family."""
    family = load(folder)
    return wording.pages(family, wording.cases(family))


def found(folder: Path, to: Path, edit: Edit) -> Rewording:
    """What an edit of a copy of the clauses changes, against the wording of the clauses."""
    kept = pages(folder)
    clauses = to / "clauses"
    shutil.copytree(folder, clauses)
    edit(clauses)
    changed = load(clauses)
    cases = tuple(wording.cases(changed))
    return reworded(changed, cases, wording.pages(changed, cases), kept)


def replaced(file: str, old: str, new: str) -> Edit:
    """An edit of one file, which must hold the old words."""

    def edit(clauses: Path) -> None:
        path = clauses / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def all_of(*edits: Edit) -> Edit:
    """Several edits as one."""

    def edit(clauses: Path) -> None:
        for one in edits:
            one(clauses)

    return edit


def new_clause(clauses: Path) -> None:
    """A clause that moves the numbers of those behind it."""
    matter = "id: gen.moon\napplies: true\nheading: The moon\npurpose: Says nothing of use.\n"
    (clauses / "general/gen.moon.md").write_text(f"---\n{matter}---\nNothing in this License is about the moon.\n")
    replaced("outline.yaml", "        - gen.sever\n", "        - gen.moon\n        - gen.sever\n")(clauses)


def renamed_id(clauses: Path) -> None:
    """An id of a clause, wherever it is cited."""
    for path in [*clauses.rglob("*.md"), *clauses.rglob("*.yaml")]:
        path.write_text(re.sub(r"\bgen\.sever\b", "gen.part", path.read_text(encoding="utf-8")), encoding="utf-8")
    (clauses / "general/gen.sever.md").rename(clauses / "general/gen.part.md")


def moved_clause(clauses: Path) -> None:
    """A clause behind its neighbour."""
    order = "        - gen.sever\n        - gen.waiver\n"
    replaced("outline.yaml", order, "        - gen.waiver\n        - gen.sever\n")(clauses)


LARGE: dict[str, tuple[Edit, tuple[int, int], str]] = {
    "a new clause": (new_clause, (1, 0), "gen.moon  added"),
    "a renamed id": (renamed_id, (0, 1), "gen.sever -> gen.part, in 9 licences"),
    "a moved clause": (moved_clause, (1, 0), "moved"),
}


@pytest.mark.parametrize(
    ("edit", "counts", "said"), some_by_default(LARGE.values(), lambda one: one[0] is renamed_id), ids=LARGE
)
def test_a_large_change_is_told_in_a_screenful(edit: Edit, counts: tuple[int, int], said: str, tmp_path: Path) -> None:
    """Each once, with its licences: a change or a renamed id, and no page called layout."""
    one = found(ROOT / "clauses", tmp_path, edit)
    assert (len(one.changed), len(one.renamed)) == counts
    assert [page for page in one.unlike if page.name != wording.MATRIX] == []
    text = click.unstyle(accepted.text(one))
    assert said in text
    assert len(text.splitlines()) < 20


def test_a_new_licence_is_a_line(tmp_path: Path) -> None:
    """A licence that the rules refused so far is named once, and no page of a setting that now lists it is layout."""
    edit = replaced("family.yaml", "require: CR or not HO", "require: CR or HO or not HO")
    one = found(CARDS, tmp_path, edit)
    assert (one.changed, one.renamed, one.new, one.gone) == ((), (), ("RC-HO",), ())
    assert [page.name for page in one.unlike] == [wording.MATRIX]
    assert accepted.text(one) == "New: RC-HO."


def test_emphasis_does_not_hide_behind_another_number(tmp_path: Path) -> None:
    """A clause that only moved in number is summed up; one whose emphasis changed too is told."""
    bold = replaced("general/gen.waiver.md", "\n---\n", "\n---\n**Note.** ")
    plain = tmp_path / "plain"
    shutil.copytree(ROOT / "clauses", plain)
    bold(plain)
    edit = all_of(replaced("general/gen.waiver.md", "**Note.**", "Note."), new_clause)
    one = found(plain, tmp_path / "edited", edit)
    assert [each.reach.change.id for each in one.changed] == ["gen.moon", "gen.waiver"]
    assert Class.LAYOUT in one.changed[1].reach.change.classes
    assert "emphasis of: Note." in click.unstyle(accepted.text(one))


def test_a_change_under_several_settings_is_told_once(tmp_path: Path) -> None:
    """The same words under the family's own settings and under others are one change that names where."""
    edit = replaced("grant/grant.conditions.md", "An act that breaks", "Every act that breaks")
    one = found(ROOT / "clauses", tmp_path, edit)
    (change,) = one.changed
    marked = [(run.mark, run.text) for run in change.reach.change.runs if run.mark is not Mark.NONE]
    assert marked == [(Mark.DELETED, "An"), (Mark.INSERTED, "Every")]
    assert change.cases == ("", "mg0_pure = on")
    assert "where:  the family's own settings, mg0_pure = on" in click.unstyle(accepted.text(one))


def test_no_edit_is_no_difference(tmp_path: Path) -> None:
    """The pages of unchanged clauses are the accepted ones."""
    assert found(ROOT / "clauses", tmp_path, lambda clauses: None) == Rewording()
