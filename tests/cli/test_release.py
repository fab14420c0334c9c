"""release and verify, on the small family that `engross new` starts, in the formats that are quick to write."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Engross

from engross import writers
from engross.editions.lock import held

EDITION = "0.1-draft.1"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, started: Path) -> None:
    """Releases in three formats, and with an entry in the changelog."""
    monkeypatch.setattr(writers, "FORMATS", tuple(f for f in writers.FORMATS if f.name in ("md", "txt", "json")))
    entry = f"## [{EDITION}] - 2026-01-01\n\n### Wording\n\n- First text.\n"
    (started / "CHANGELOG.md").write_text(f"# Changelog\n\n{entry}")


@pytest.fixture
def edition(engross: Engross, started: Path) -> Path:
    """The folder of the sealed edition."""
    assert engross("release").exit_code == 0
    return started / "builds" / EDITION


def edit(started: Path) -> None:
    """Changes one word of one clause that stands under HO alone."""
    file = started / "clauses" / "use" / "use.home.md"
    file.write_text(file.read_text().replace("No Cook may", "No Cook must"))


def test_release_seals_the_edition_once(engross: Engross, started: Path) -> None:
    """The edition is written, said, and compared afterwards; the clauses it was made from are kept in it."""
    first = engross("release")
    assert first.exit_code == 0, first.output
    assert "3 licences in 3 formats, 9 files" in first.stderr
    again = engross("release", EDITION)
    assert again.exit_code == 0
    assert "9 of 9 files have the same words, 9 the same bytes." in again.stderr
    assert json.loads(engross("release", "--json").stdout)["result"] == "untouched"
    assert (started / "builds" / EDITION / "sources.zip").exists()


def test_release_of_another_edition_is_refused(engross: Engross, started: Path) -> None:
    """Only the edition of the family file is released; the message says how to open another."""
    ran = engross("release", "9.9")
    assert ran.exit_code == 3
    assert "the family's edition is '0.1-draft.1', not '9.9'" in ran.stderr
    assert "engross next 9.9" in ran.stderr
    assert not (started / "builds").exists()


def test_a_second_release_is_told_to_wait(engross: Engross, started: Path) -> None:
    """While another run writes to the builds, the exit code is 5."""
    (started / "builds").mkdir()
    with held(started / "builds"):
        ran = engross("release")
    assert ran.exit_code == 5
    assert "process" in ran.stderr


def test_a_sealed_edition_refuses_other_words(engross: Engross, started: Path, edition: Path) -> None:
    """A change of words exits with 1, the words are shown, and check and a later accept say the same."""
    edit(started)
    for command in ("release", "check"):
        ran = engross(command)
        assert ran.exit_code == 1
        assert f"edition {EDITION} is sealed" in ran.stderr
        assert "may -> must in RC-CR-HO" in ran.stderr
        assert "engross next" in ran.stderr


def test_a_release_without_its_entry_is_refused(engross: Engross, started: Path) -> None:
    """Where nothing stands under *Wording*, there is no edition, and the message says how to draft it."""
    (started / "CHANGELOG.md").write_text(f"# Changelog\n\n## [{EDITION}]\n\n### Wording\n\n### Toolkit\n\n- Tools.\n")
    ran = engross("release")
    assert ran.exit_code == 1
    assert "engross changelog" in ran.stderr
    assert not (started / "builds" / EDITION).exists()


def test_a_release_wants_its_clauses_committed(engross: Engross, started: Path, checker: Callable[[str], str]) -> None:
    """In a repository every clause and the changelog must be what is committed; other files may be as they like."""
    git = [checker("git"), "-C", str(started), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    ran = engross("release")
    assert ran.exit_code == 1
    assert ran.stderr.count("error[uncommitted]") == 1, "one cause is one finding"
    assert "17 files differ from what is committed" in ran.stderr
    assert "CHANGELOG.md, clauses/definitions/def.cook.md" in ran.stderr
    assert "and 12 more" in ran.stderr
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "a family"], check=True)
    (started / "notes.txt").write_text("Mine.")
    assert engross("release").exit_code == 0


def test_verify_finds_all_editions_as_released(engross: Engross, edition: Path, tmp_path: Path) -> None:
    """An edition verifies by name, without one, as a copy elsewhere, and built again from its own sources."""
    shutil.copytree(edition, tmp_path / "copy")
    for names in ((), (EDITION,), (str(tmp_path / "copy"),)):
        ran = engross("verify", *names, "--rebuild")
        assert ran.exit_code == 0, ran.output
        assert "9 of 9 files have the same words, 9 the same bytes" in ran.stdout


def test_verify_prints_the_words_that_changed(engross: Engross, started: Path, edition: Path) -> None:
    """A changed file is named with its words by verify, by check and by release, and the exit code is 1."""
    file = edition / f"RC-CR-{EDITION}.md"
    file.write_text(file.read_text().replace("promises", "warrants"))
    ran = engross("verify")
    assert ran.exit_code == 1
    assert file.name in ran.stdout
    assert "promises -> warrants" in ran.stdout
    (fault,) = json.loads(engross("verify", "--json").stdout)["editions"][0]["faults"]
    assert (fault["file"], fault["words"]) == (file.name, [["promises", "warrants"]])
    for command in ("check", "release"):
        told = engross(command)
        assert told.exit_code == 1
        assert "promises -> warrants" in told.stderr


@pytest.mark.parametrize(("name", "code"), [("9.9", 2), ("clauses", 3)])
def test_verify_of_what_is_no_edition(engross: Engross, started: Path, name: str, code: int) -> None:
    """A name that is no edition is a wrong use, a folder that holds none is bad input."""
    ran = engross("verify", str(started / name) if name == "clauses" else name)
    assert ran.exit_code == code


def test_the_changelog_drafts_itself(engross: Engross, started: Path, edition: Path) -> None:
    """After an edition is opened and a clause edited, the entry is drafted, written once, and lets the release pass."""
    engross("next", "0.1-draft.2", "--date", "2026-02-02")
    edit(started)
    drafted = "“may” becomes “must”. In RC-CR-HO; not in RC, RC-CR."
    assert drafted in engross("changelog").stdout
    assert engross("release").exit_code == 1
    for _ in range(2):
        assert engross("changelog", "--write").exit_code == 0
    assert (started / "CHANGELOG.md").read_text().count(drafted) == 1
    assert engross("release").exit_code == 0
    answer = json.loads(engross("changelog", "--since", EDITION, "--json").stdout)
    assert (answer["since"], len(answer["entries"])) == (EDITION, 1)
    assert engross("changelog", "--since", "9.9").exit_code == 2
