"""check --write-baseline: a family that exists already is checked from today on."""

from pathlib import Path

import pytest
from tests.cli.conftest import Engross


@pytest.fixture
def slip(started: Path) -> Path:
    """A clause with a finding of house style."""
    path = started / "clauses" / "ending" / "end.breach.md"
    path.write_text(path.read_text().replace("The rights", "Hereby the rights"))
    return path


def test_a_baseline_is_written_read_and_taken_back(engross: Engross, started: Path, slip: Path) -> None:
    """What is found today is accepted, what is new is told, and what is gone leaves the baseline when it is written."""
    kept = started / "clauses" / "baseline.yaml"
    assert engross("check").exit_code == 1
    assert engross("check", "--write-baseline", "--reason", "As it was.").exit_code == 0
    assert "As it was." in kept.read_text()
    assert engross("check").exit_code == 0
    slip.write_text(slip.read_text().replace("put right", "put right right"))
    assert "doubled-word" in (ran := engross("check")).stderr
    assert "banned-phrase" not in ran.stderr
    slip.write_text(slip.read_text().replace("Hereby the", "The").replace("right right", "right"))
    assert "unused-baseline" in engross("check").stderr
    assert engross("check", "--write-baseline").exit_code == 0
    assert not kept.exists()
    assert engross("check").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("--write-baseline",), "--reason TEXT"), (("--reason", "So."), "--write-baseline")],
)
def test_a_baseline_has_a_reason(engross: Engross, slip: Path, arguments: tuple[str, ...], said: str) -> None:
    """Nothing is accepted without one, and a reason alone accepts nothing."""
    ran = engross("check", *arguments)
    assert ran.exit_code == 2
    assert said in ran.stderr


def test_a_baseline_in_another_file_is_not_doubled(engross: Engross, started: Path, slip: Path) -> None:
    """One that was moved by hand is named, and nothing is written."""
    engross("check", "--write-baseline", "--reason", "As it was.")
    clauses = started / "clauses"
    text = (clauses / "baseline.yaml").read_text()
    (clauses / "baseline.yaml").unlink()
    with (clauses / "family.yaml").open("a") as file:
        file.write(text)
    ran = engross("check", "--write-baseline")
    assert ran.exit_code == 2
    assert "family.yaml" in ran.stderr
    assert not (clauses / "baseline.yaml").exists()
