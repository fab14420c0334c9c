"""What differs from the accepted wording: each change once, with all licences and settings that have it."""

import re
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from tests.shares import some_by_default

from engross.cli import accepted
from engross.editions import wording
from engross.editions.rewording import Rewording, reworded
from engross.library.family import load
from engross.model import Class, Mark

ROOT = Path(__file__).parents[2]
GARDEN = ROOT / "tests" / "families" / "garden"
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


class Family(NamedTuple):
    """A folder of clauses, where two neighbours of it are, and how its outline lists them, with a third and swapped."""

    folder: Path
    section: str
    first: str
    second: str
    outline: str
    listed: str
    longer: str
    swapped: str


REAL = Family(
    ROOT / "clauses",
    "general",
    "gen.sever",
    "gen.waiver",
    "outline.yaml",
    "        - gen.sever\n        - gen.waiver\n",
    "        - new.moon\n        - gen.sever\n        - gen.waiver\n",
    "        - gen.waiver\n        - gen.sever\n",
)
CARDS = Family(
    ROOT / "src" / "engross" / "cli" / "skeleton" / "clauses",
    "sharing",
    "share.credit",
    "share.term",
    "family.yaml",
    "[share.credit, share.term]",
    "[new.moon, share.credit, share.term]",
    "[share.term, share.credit]",
)


def new_clause(family: Family) -> Edit:
    """A clause that moves the numbers of those behind it."""

    def edit(clauses: Path) -> None:
        matter = "id: new.moon\napplies: true\nheading: The moon\npurpose: Says nothing of use.\n"
        words = "Nothing in this License is about the moon.\n"
        (clauses / family.section / "new.moon.md").write_text(f"---\n{matter}---\n{words}")
        replaced(family.outline, family.listed, family.longer)(clauses)

    return edit


def renamed_id(family: Family) -> Edit:
    """An id of a clause, wherever it is cited."""

    def edit(clauses: Path) -> None:
        for path in [*clauses.rglob("*.md"), *clauses.rglob("*.yaml")]:
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(rf"\b{re.escape(family.second)}\b", "new.name", text), encoding="utf-8")
        section = clauses / family.section
        (section / f"{family.second}.md").rename(section / "new.name.md")

    return edit


def moved_clause(family: Family) -> Edit:
    """A clause behind its neighbour."""
    return replaced(family.outline, family.listed, family.swapped)


LARGE = [
    (family, edit, counts, said)
    for family in (CARDS, REAL)
    for edit, counts, said in (
        (new_clause, (1, 0), "new.moon  added"),
        (renamed_id, (0, 1), f"{family.second} -> new.name, in {9 if family is REAL else 3} licences"),
        (moved_clause, (1, 0), "moved"),
    )
]


@pytest.mark.parametrize(
    ("family", "edit", "counts", "said"),
    some_by_default(LARGE, lambda one: one[0] is CARDS),
    ids=[f"{edit.__name__}-{family.section}" for family, edit, _, _ in LARGE],
)
def test_a_large_change_is_told_in_a_screenful(
    family: Family, edit: Callable[[Family], Edit], counts: tuple[int, int], said: str, tmp_path: Path
) -> None:
    """Each once, with its licences: a change or a renamed id, and no page called layout."""
    one = found(family.folder, tmp_path, edit(family))
    assert (len(one.changed), len(one.renamed)) == counts
    assert [page for page in one.unlike if page.name != wording.MATRIX] == []
    text = click.unstyle(accepted.text(one))
    assert said in text
    assert len(text.splitlines()) < 20


def test_a_new_licence_is_a_line(tmp_path: Path) -> None:
    """A licence that the rules refused so far is named once, and no page of a setting that now lists it is layout."""
    edit = replaced("family.yaml", "require: CR or not HO", "require: CR or HO or not HO")
    one = found(CARDS.folder, tmp_path, edit)
    assert (one.changed, one.renamed, one.new, one.gone) == ((), (), ("RC-HO",), ())
    assert [page.name for page in one.unlike] == [wording.MATRIX]
    assert accepted.text(one) == "New: RC-HO."


def test_a_licence_that_went_and_numbers_that_moved_are_told() -> None:
    """By its page, which stands among those of the family; a page in a folder is that of a setting."""
    family = load(CARDS.folder)
    cases = tuple(wording.cases(family))
    made = dict(pages(CARDS.folder))
    kept = {**made, "RC-OLD.md": "# Old\n", "settings/odd.md": "# Odd\n"}
    one = reworded(family, cases, made, kept)
    assert (one.gone, one.new, one.changed, one.pages) == (("RC-OLD",), (), (), ("RC-OLD.md", "settings/odd.md"))


def test_a_clause_more_moves_the_numbers_behind_it(tmp_path: Path) -> None:
    """They are summed up, and are no change of words."""
    one = found(CARDS.folder, tmp_path, new_clause(CARDS))
    assert [each.reach.change.id for each in one.changed] == ["new.moon"]
    assert {CARDS.first, CARDS.second} <= {reach.change.id for reach in one.renumbered}
    assert "Renumbered" in click.unstyle(accepted.text(one))


def test_emphasis_does_not_hide_behind_another_number(tmp_path: Path) -> None:
    """A clause that only moved in number is summed up; one whose emphasis changed too is told."""
    file = "sharing/share.term.md"
    plain = tmp_path / "plain"
    shutil.copytree(CARDS.folder, plain)
    replaced(file, "\n---\n", "\n---\n**Note.** ")(plain)
    one = found(plain, tmp_path / "edited", all_of(replaced(file, "**Note.**", "Note."), new_clause(CARDS)))
    assert [each.reach.change.id for each in one.changed] == ["new.moon", "share.term"]
    assert Class.LAYOUT in one.changed[1].reach.change.classes
    assert "emphasis of: Note." in click.unstyle(accepted.text(one))


def test_a_change_under_several_settings_is_told_once(tmp_path: Path) -> None:
    """The same words under the family's own settings and under others are one change that names where."""
    one = found(GARDEN, tmp_path, replaced("growing/may.md", "In your own", "In any"))
    (change,) = one.changed
    marked = [(run.mark, run.text) for run in change.reach.change.runs if run.mark is not Mark.NONE]
    assert marked == [(Mark.DELETED, "your own"), (Mark.INSERTED, "any")]
    assert change.cases == ("", "climate = cold", "climate = DRY")
    assert "where:  the family's own settings, climate = cold, climate = DRY" in click.unstyle(accepted.text(one))


def test_no_edit_is_no_difference(tmp_path: Path) -> None:
    """The pages of unchanged clauses are the accepted ones."""
    assert found(CARDS.folder, tmp_path, lambda clauses: None) == Rewording()
