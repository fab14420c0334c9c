"""check, accept and next, on the small family that `engross new` starts with a wording test of its own."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Engross

from engross.editions import wording
from engross.library.family import load

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def accepted(started: Path) -> Path:
    """The family with its wording accepted, and a test that guards it."""
    (started / "tests").mkdir()
    for name in ("pyproject.toml", "tests/browser.py", "tests/conftest.py", "tests/test_wording.py"):
        shutil.copy(PROJECT / name, started / name)
    for name, page in wording.pages(wording.cases(load(started / "clauses"))).items():
        path = started / wording.FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page)
    return started


def edit(started: Path) -> None:
    """Changes one word of one clause that stands under CR."""
    file = started / "clauses" / "sharing" / "share.credit.md"
    file.write_text(file.read_text().replace("beside it", "above it"))


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
    assert "clauses/sharing/share.credit.md (share.credit)" in said
    assert "before: 3.1 Credit Whoever" not in said
    assert "before: Whoever passes the Recipe on names its author beside it." in said
    assert "after: Whoever passes the Recipe on names its author above it." in said
    assert "reaches: RC-CR, RC-CR-HO does not reach: RC" in said
    (difference,) = json.loads(engross("check", "--json").stdout)["differences"]
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
    assert "No word changed, but layout, emphasis or numbers: RC-OLD.md." in ran.stderr
    assert engross("accept", "--reason", "It is gone.").exit_code == 0
    assert not stale.exists()


def test_a_change_that_another_setting_reaches_is_found(engross: Engross, accepted: Path) -> None:
    """The wording of a phrase that the family's own settings never reach is compared too, and the setting is named."""
    file = accepted / "clauses" / "family.yaml"
    file.write_text(file.read_text().replace('not photographs, text: "a dish"', 'not photographs, text: "a meal"'))
    said = engross("check").stderr
    assert "photographs = off" in said
    assert "family.yaml (use.acts.cook)" in said


def test_a_released_wording_must_be_accepted(engross: Engross, accepted: Path) -> None:
    """A release with a wording that nobody accepted leaves by 1 and writes nothing."""
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
    assert engross("check").exit_code == 0
    noted = (accepted / "CHANGELOG.md").read_text()
    assert "## [0.1-draft.1] - 2026-01-01\n\n### Wording\n\n- Readers look above first. (`share.credit`;" in noted
    assert "in RC-CR, RC-CR-HO)" in noted
    assert "above it" in (accepted / wording.FOLDER / "RC-CR.md").read_text()
    assert "nothing to accept" in engross("accept", "--reason", "Again.").stderr


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
    """The family file bears the new edition and date, its comments stay, and the changelog has its section."""
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
