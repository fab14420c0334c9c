"""build, on the small family that `engross new` starts, in the formats that are quick to write."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Engross

from engross import writers
from engross.library import family
from engross.model import Family


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds in three formats; that all formats can be written is tested with the writers."""
    monkeypatch.setattr(writers, "FORMATS", tuple(f for f in writers.FORMATS if f.name in ("md", "txt", "json")))


def edit(started: Path) -> None:
    """Changes one word of one clause that stands under HO alone."""
    file = started / "clauses" / "use" / "use.home.md"
    file.write_text(file.read_text().replace("No Cook may", "No Cook must"))


def test_build_writes_what_was_asked_for(engross: Engross, started: Path) -> None:
    """Names and formats choose; a second build has nothing to do; an edit is written where it reaches."""
    ran = engross("build", "cr", "RC", "--format", "md,txt")
    assert ran.exit_code == 0, ran.output
    names = sorted(path.name for path in (started / "builds" / "draft").glob("RC*"))
    assert names == [f"RC{o}-0.1-draft.1.{suffix}" for o in ("", "-CR") for suffix in ("md", "txt")]
    assert "4 written, 0 already up to date" in ran.stderr
    engross("build")
    edit(started)
    answer = json.loads(engross("build", "--json").stdout)
    assert sorted(answer["written"]) == [f"RC-CR-HO-0.1-draft.1.{suffix}" for suffix in ("json", "md", "txt")]


def test_build_writes_where_it_is_told(engross: Engross, tmp_path: Path) -> None:
    """`--out` names the folder."""
    engross("build", "RC", "--format", "md", "--out", str(tmp_path / "out" / "here"))
    assert (tmp_path / "out" / "here" / "RC-0.1-draft.1.md").exists()


def test_an_edit_while_clauses_are_read_is_built_once_it_is_taken_back(
    engross: Engross, started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was built of clauses that changed meanwhile does not stand for those that were there before."""
    file, load = started / "clauses" / "use" / "use.home.md", family.load

    def edited(folder: Path) -> Family:
        """The family, as somebody saves another word of it."""
        edit(started)
        return load(folder)

    before = file.read_text()
    monkeypatch.setattr(family, "load", edited)
    assert len(json.loads(engross("build", "--json").stdout)["written"]) == 9
    monkeypatch.setattr(family, "load", load)
    file.write_text(before)
    assert len(json.loads(engross("build", "--json").stdout)["written"]) == 3
