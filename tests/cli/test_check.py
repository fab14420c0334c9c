"""check, accept and next, on the small family that `engross new` starts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.conftest import Engross

from engross import writers
from engross.cli.root import cli
from engross.editions import wording


@pytest.fixture
def accepted(engross: Engross, started: Path) -> Path:
    """The family with its wording accepted."""
    assert engross("accept", "--reason", "First.").exit_code == 0
    (started / "CHANGELOG.md").unlink()
    return started


def edit(started: Path, *, back: bool = False) -> None:
    """Changes one word of one clause that is in licences with CR alone."""
    _replace(started / "clauses" / "sharing" / "share.credit.md", "beside it", "above it", back)


def edit_under_a_setting(started: Path, *, back: bool = False) -> None:
    """Changes one word that no licence has under the family's own settings."""
    old, new = 'not photographs, text: "a dish"', 'not photographs, text: "a meal"'
    _replace(started / "clauses" / "family.yaml", old, new, back)


def _replace(file: Path, old: str, new: str, back: bool) -> None:
    old, new = (new, old) if back else (old, new)
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def test_check_without_accepted_wording_says_so(engross: Engross) -> None:
    """A family that keeps no snapshots is checked all the same."""
    ran = engross("check")
    assert ran.exit_code == 0
    assert "No accepted wording is kept here" in ran.stderr


def test_check_reads_a_change_as_a_lawyer_would(engross: Engross, accepted: Path) -> None:
    """The file, the sentence before and after, the licences reached and those that are not; the exit code is 1."""
    assert "The wording is the accepted one." in engross("check").stderr
    edit(accepted)
    ran = engross("check")
    assert ran.exit_code == 1
    said = " ".join(ran.stderr.split())
    assert "3.1 Credit share.credit changed (wording) " in said
    assert "Whoever passes the Recipe on names its author [-beside-]{+above+} it." in said
    assert "in: RC-CR, RC-CR-HO not in: RC" in said
    assert "Next: engross accept --reason" in said
    (difference,) = json.loads(engross("check", "--json").stdout)["differences"]
    assert difference["after"] == difference["before"].replace("beside", "above")
    assert (difference["id"], difference["reached"], difference["not_reached"]) == (
        "share.credit",
        ["RC-CR", "RC-CR-HO"],
        ["RC"],
    )


def test_a_page_that_no_licence_has_is_found_and_goes(engross: Engross, accepted: Path) -> None:
    """What was accepted of a licence that is gone fails the check, and `accept` removes it."""
    stale = accepted / wording.FOLDER / "RC-OLD.md"
    stale.write_text("Words.")
    ran = engross("check")
    assert ran.exit_code == 1
    assert "Gone: RC-OLD." in ran.stderr
    assert engross("accept", "--reason", "It is gone.").exit_code == 0
    assert not stale.exists()
    assert "It is gone. (all clauses; in every variant; without RC-OLD)" in (accepted / "CHANGELOG.md").read_text()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("names its author", "names\nits author", "No word, number, order or emphasis differs"),
        ("names its author", "names its author <!-- slowly -->", "are no part of its text, and differ"),
        ("\n", "\r\n", "No word, number, order or emphasis differs"),
    ],
)
def test_an_edited_page_is_called_what_it_is(engross: Engross, accepted: Path, old: str, new: str, said: str) -> None:
    """Layout is said where no word differs, and the lines are shown; a hidden word is not called layout."""
    page = accepted / wording.FOLDER / "RC-CR.md"
    whole = page.read_text()
    page.write_bytes(whole.replace(old, new).encode())
    ran = engross("check", "--all")
    assert ran.exit_code == 1
    assert said in ran.stderr
    assert "+ " in ran.stderr
    assert "names its author" in ran.stderr
    assert engross("accept", "--reason", "As it was.").exit_code == 0
    assert page.read_bytes() == whole.encode()


def test_layout_is_accepted_without_a_word_in_the_changelog(engross: Engross, accepted: Path) -> None:
    """Where no word changed, no reason is asked for and the changelog says nothing of wording."""
    page = accepted / wording.FOLDER / "RC-CR.md"
    page.write_text(page.read_text().replace("names its author", "names\nits author"))
    ran = engross("accept")
    assert ran.exit_code == 0, ran.output
    assert "No word changed" in ran.stderr
    assert not (accepted / "CHANGELOG.md").exists()


def test_a_change_that_another_setting_reaches_is_found(engross: Engross, accepted: Path) -> None:
    """The wording of a phrase that the family's own settings never reach is compared too, and the setting is named."""
    edit_under_a_setting(accepted)
    said = engross("check").stderr
    assert "photographs = off" in said
    assert "use.acts.cook  changed" in said
    assert "clauses/family.yaml" in said


def test_a_released_wording_must_be_accepted(engross: Engross, accepted: Path) -> None:
    """A release with a wording that nobody accepted exits with 1 and writes nothing."""
    edit(accepted)
    ran = engross("release")
    assert ran.exit_code == 1
    assert "engross accept" in ran.stderr
    assert not (accepted / "builds").exists()


def test_accept_updates_the_pages_and_notes_the_reason(engross: Engross, accepted: Path) -> None:
    """After `accept` the check passes, and the changelog says why, which clause and which licences."""
    edit(accepted)
    ran = engross("accept", "--reason", "Readers look above first.")
    assert ran.exit_code == 0, ran.output
    assert ran.stderr.splitlines()[-1].startswith("Next: read the changed pages (git diff ")
    assert engross("check").exit_code == 0
    noted = (accepted / "CHANGELOG.md").read_text()
    assert "## [0.1-draft.1] - 2026-01-01\n\n### Wording\n\n- Readers look above first. (`share.credit`;" in noted
    assert "in RC-CR, RC-CR-HO)" in noted
    assert "above it" in (accepted / wording.FOLDER / "RC-CR.md").read_text()
    assert "nothing to accept" in engross("accept", "--reason", "Again.").stderr


def test_accept_asks_for_a_reason_that_is_not_given(accepted: Path) -> None:
    """Beside what is printed, and notes it."""
    edit(accepted)
    ran = CliRunner().invoke(cli, ["-C", str(accepted), "accept"], input="Above is better.\n", env={"CI": None})
    assert ran.exit_code == 0, ran.output
    assert "Why does the wording change: " in ran.stderr
    assert "Why does" not in ran.stdout
    assert "- Above is better. (" in (accepted / "CHANGELOG.md").read_text()


@pytest.mark.parametrize(
    ("reason", "environment", "said"),
    [("Because.", {"CI": "true"}, "never in CI"), ("  ", {}, "a reason is needed")],
)
def test_accept_is_refused(
    engross: Engross, accepted: Path, reason: str, environment: dict[str, str], said: str
) -> None:
    """In CI, or without a reason, nothing is accepted."""
    edit(accepted)
    before = {path: path.read_bytes() for path in (accepted / "tests").rglob("*.md")}
    ran = engross("accept", "--reason", reason, **environment)
    assert ran.exit_code == 2
    assert said in ran.stderr
    assert {path: path.read_bytes() for path in (accepted / "tests").rglob("*.md")} == before


def test_next_opens_an_edition(engross: Engross, started: Path) -> None:
    """The family file has the new edition and date, its comments stay, and the changelog has its section."""
    before = (started / "clauses" / "family.yaml").read_text()
    ran = engross("next", "0.1-draft.2", "--date", "2026-02-02")
    assert ran.exit_code == 0, ran.output
    after = (started / "clauses" / "family.yaml").read_text()
    assert after == before.replace("{id: 0.1-draft.1, date: 2026-01-01}", "{id: 0.1-draft.2, date: 2026-02-02}")
    assert "## [0.1-draft.2] - 2026-02-02\n\n### Wording\n" in (started / "CHANGELOG.md").read_text()
    assert "0.1-draft.2" in engross("show", "RC").stdout


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("0.1-draft.1", "is built already"),
        ("0.0", "is not later than"),
        ("new/one", "cannot name an edition"),
        ("second", "an edition reads like"),
    ],
)
def test_next_refuses_what_is_not_later(engross: Engross, started: Path, edition: str, said: str) -> None:
    """Once the current edition is released, only a later one can be opened; a refusal changes no file."""
    released = started / "builds" / "0.1-draft.1"
    released.mkdir(parents=True)
    (released / "manifest.json").write_text("{}")
    before = (started / "clauses" / "family.yaml").read_bytes()
    ran = engross("next", edition, "--date", "2026-02-02")
    assert ran.exit_code == 3
    assert said in ran.stderr
    assert (started / "clauses" / "family.yaml").read_bytes() == before
    assert not (started / "CHANGELOG.md").exists()


def test_next_brings_no_change_of_wording(engross: Engross, accepted: Path) -> None:
    """Edition and date are no wording: the pages name the new edition, and what was not accepted still is not."""
    edit(accepted)
    assert engross("next", "0.1-draft.2", "--date", "2026-02-02").exit_code == 0
    page = (accepted / wording.FOLDER / "RC-CR.md").read_text()
    assert "0.1-draft.2" in page
    assert "0.1-draft.1" not in page
    assert "beside it" in page
    (difference,) = json.loads(engross("check", "--json").stdout)["differences"]
    assert difference["id"] == "share.credit"
    assert engross("accept", "--reason", "Readers look above first.").exit_code == 0
    assert engross("check").exit_code == 0
    before = (accepted / "CHANGELOG.md").read_text()
    assert engross("next", "0.1-draft.3", "--date", "2026-03-03").exit_code == 0
    assert "The wording is the accepted one." in engross("check").stderr
    assert before.count("Readers look above first.") == 1


def test_a_sealed_edition_accepts_no_wording(engross: Engross, accepted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a sealed edition `accept` and the hint of `check` point to `next`, and nothing is written."""
    monkeypatch.setattr(writers, "FORMATS", tuple(f for f in writers.FORMATS if f.name in ("md", "json")))
    (accepted / "CHANGELOG.md").write_text("## [0.1-draft.1] - 2026-01-01\n\n### Wording\n\n- First text.\n")
    assert engross("release").exit_code == 0
    for change in (edit, edit_under_a_setting):
        change(accepted)
        held = {path: path.read_bytes() for path in accepted.rglob("*") if path.is_file()}
        for command in (("check",), ("accept", "--reason", "Because.")):
            ran = engross(*command)
            assert ran.exit_code == 1
            assert "Next: engross next EDITION, for edition 0.1-draft.1 is sealed" in ran.stderr
        assert {path: path.read_bytes() for path in accepted.rglob("*") if path.is_file()} == held
        change(accepted, back=True)
    # What was sealed may be accepted as it is: the pages were damaged, and not the wording.
    (accepted / wording.FOLDER / "RC.md").unlink()
    assert engross("accept").exit_code == 0
    assert engross("check").exit_code == 0
    edit(accepted)
    engross("next", "0.1-draft.2", "--date", "2026-02-02")
    assert engross("accept", "--reason", "Because.").exit_code == 0


def test_many_changes_fit_a_screen(engross: Engross, accepted: Path) -> None:
    """What does not fit is named, and `--all` prints it; a renamed id is one line."""
    for path in (accepted / "clauses").rglob("*.md"):
        matter, rule, body = path.read_text().rpartition("---\n")
        path.write_text(matter + rule + body.replace("the Recipe", "the good Recipe").replace(" may ", " can "))
    short, whole = engross("check").stderr, engross("check", "--all").stderr
    assert len(short.splitlines()) <= 45 < len(whole.splitlines())
    assert "engross check --all" in short
    assert "engross check --all" not in whole


def test_a_renamed_id_is_told_as_one(engross: Engross, accepted: Path) -> None:
    """An id that is another, with the same words, is a line of its own and no change of wording."""
    for path in [*(accepted / "clauses").rglob("*.md"), accepted / "clauses" / "family.yaml"]:
        path.write_text(path.read_text().replace("share.credit", "share.name"))
    (accepted / "clauses/sharing/share.credit.md").rename(accepted / "clauses/sharing/share.name.md")
    ran = engross("check")
    assert "share.credit -> share.name, in 2 licences" in ran.stderr
    assert "No word changed." in ran.stderr
    assert len(ran.stderr.splitlines()) < 12


@pytest.mark.slow
def test_a_family_is_kept_without_the_tools_of_our_tests(started: Path, tmp_path: Path) -> None:
    """From `new` to a sealed edition, in an environment that has neither pytest nor syrupy."""
    for name in ("pytest", "_pytest", "syrupy", "hypothesis"):
        (tmp_path / "without").mkdir(exist_ok=True)
        (tmp_path / "without" / f"{name}.py").write_text("raise ImportError('not installed')")

    def run(*arguments: str, code: int = 0) -> str:
        environment = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTEST_CURRENT_TEST")}
        environment["PYTHONPATH"] = str(tmp_path / "without")
        command = [sys.executable, "-m", "engross", "-C", str(started), *arguments]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert ran.returncode == code, ran.stdout + ran.stderr
        return ran.stderr

    run("accept", "--reason", "First.")
    edit(started)
    assert "[-beside-]{+above+}" in run("check", code=1)
    run("accept", "--reason", "Readers look above first.")
    assert "The wording is the accepted one." in run("check")
    run("next", "0.1-draft.2", "--date", "2026-02-02")
    assert "The wording is the accepted one." in run("check")
    run("changelog", "--write")
    assert "Sealed" in run("release")


def test_findings_of_all_levels_come_in_one_run(engross: Engross, started: Path) -> None:
    """What cannot be read, what does not hold in some licence and what the lint finds are one list."""
    clauses = started / "clauses"
    for name, old, new in (
        ("ending/end.breach.md", "come back", "come <b>back</b>"),
        ("sharing/share.term.md", "applies: true", "applies: CR"),
        ("use/use.home.md", "may Sell", "may may Sell"),
        ("head/head.scope.md", "This licence", "[Section](#share.term) and this licence"),
    ):
        path = clauses / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new, 1))
    ran = engross("check")
    assert ran.exit_code == 3
    assert [code for code in ("html", "dangling-reference", "doubled-word") if f"error[{code}]" not in ran.stderr] == []
    assert ran.stderr.count("error[") == 3
