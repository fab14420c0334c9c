"""How the next edition is opened, and when it is refused."""

import shutil
from pathlib import Path

import pytest
from tests.editions.projects import CARDS

from engross.editions.opening import rename
from engross.library.family import load

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
