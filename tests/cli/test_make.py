"""build and release, on the small family that `engross new` starts, in the formats that are quick to write."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Engross

from engross import writers
from engross.release.lock import held


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Releases in three formats; that all formats can be written is tested with the writers."""
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


def test_release_writes_the_edition_once(engross: Engross, started: Path) -> None:
    """The edition is written, said and not written again; other words replace the preview and name the variants."""
    first = engross("release")
    assert first.exit_code == 0, first.output
    assert "3 licences in 3 formats, 9 files" in first.stderr
    assert "sha256sum -c SHA256SUMS" in first.stderr
    again = engross("release", "0.1-draft.1")
    assert again.exit_code == 0
    assert "9 of 9 files have the same words, 9 the same bytes." in again.stderr
    edit(started)
    changed = json.loads(engross("release", "--json").stdout)
    assert (changed["result"], changed["changed"], changed["same_words"]) == ("replaced", ["RC-CR-HO"], 6)


def test_release_of_another_edition_is_refused(engross: Engross, started: Path) -> None:
    """Only the edition of the family file is released; the message says how to open another."""
    ran = engross("release", "9.9")
    assert ran.exit_code == 3
    assert "the family's edition is '0.1-draft.1', not '9.9'" in ran.stderr
    assert "engross next 9.9" in ran.stderr
    assert not (started / "builds").exists()


def test_a_sealed_edition_refuses_other_words(engross: Engross, started: Path) -> None:
    """Where the manifest says sealed, a change of words leaves by 1 and the edition as it was."""
    engross("release")
    manifest = started / "builds" / "0.1-draft.1" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"sealed": false', '"sealed": true'))
    edit(started)
    ran = engross("release")
    assert ran.exit_code == 1
    assert "sealed" in ran.stderr
    assert "RC-CR-HO" in ran.stderr


def test_a_second_release_is_told_to_wait(engross: Engross, started: Path) -> None:
    """While another run writes to the builds, the exit code is 5."""
    (started / "builds").mkdir()
    with held(started / "builds"):
        ran = engross("release")
    assert ran.exit_code == 5
    assert "process" in ran.stderr
