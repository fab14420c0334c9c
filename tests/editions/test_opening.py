"""How the next edition is opened, and when it is refused."""

import shutil
from pathlib import Path

import pytest
from tests.editions.projects import CARDS
from tests.repository import kept

from engross.editions.opening import open_edition, rename
from engross.library.family import load
from engross.model.diagnostics import BadInput

FLOW = "edition: {id: 0.1-draft.1, date: 2026-01-01}  # the day it is read\n"
BLOCK = "edition:\n  date: '2026-01-01'\n  id: \"0.1-draft.1\" # 0.1-draft.1\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (FLOW, FLOW.replace("{id: 0.1-draft.1, date: 2026-01-01}", "{id: 3.0, date: 2027-01-15}")),
        (BLOCK, "edition:\n  date: '2027-01-15'\n  id: \"3.0\" # 0.1-draft.1\n"),
    ],
)
@pytest.mark.parametrize("file", ["family.yaml", "edition.yaml"])
def test_only_the_edition_is_rewritten(tmp_path: Path, written: str, expected: str, file: str) -> None:
    """Comments, quotes, layout and the same words elsewhere stay, in whichever file the key stands."""
    folder = shutil.copytree(CARDS, tmp_path / "clauses")
    whole = (folder / "family.yaml").read_text()
    (line,) = (line for line in whole.splitlines(keepends=True) if line.startswith("edition:"))
    (folder / "family.yaml").write_text(whole.replace(line, written if file == "family.yaml" else ""))
    if file != "family.yaml":
        (folder / file).write_text(written)
    family = load(folder)
    before = (folder / file).read_text()
    assert rename(before, family, {"id": "3.0", "date": "2027-01-15"}) == before.replace(written, expected)


@pytest.mark.parametrize(
    ("edition", "date", "said"),
    [
        ("3.0", "2027-02-30", "is not a date"),
        ("3.0", "20270115", "is not a date"),
        ("3/0", "2027-01-15", "cannot name an edition"),
        ("-3.0", "2027-01-15", "cannot name an edition"),
        ("3.0" + 62 * "0", "2027-01-15", "at most 64"),
        ("next", "2027-01-15", "Invalid version"),
        ("2.1", "2027-01-15", "is built already"),
        ("2.0", "2027-01-15", "is not later than '2.1'"),
    ],
)
def test_what_opens_no_edition_is_refused(edition: str, date: str, said: str, tmp_path: Path) -> None:
    """A day that no calendar has, a name that is none, and one that is not later than a released edition."""
    project = kept(tmp_path / "made")
    project.release()
    before = (project.folder / "clauses" / "family.yaml").read_text()
    with pytest.raises(BadInput) as refused:
        open_edition(project.folder, load(project.folder / "clauses"), edition, date)
    assert any(said in f"{one.message}; {one.hint}" for one in refused.value.diagnostics)
    assert (project.folder / "clauses" / "family.yaml").read_text() == before
