"""Builds after random edits, against clean ones; `python -m benchmarks.edits 200` makes more of them."""

from pathlib import Path

import pytest
from benchmarks.edits import Different, edited
from click.testing import CliRunner

from engross.cli.root import cli
from engross.editions.notes import Notes

FORMATS = "md,txt,json"


@pytest.fixture
def family(tmp_path: Path) -> Path:
    """The small family that `engross new` starts."""
    assert CliRunner().invoke(cli, ["new", str(tmp_path / "family")]).exit_code == 0
    return tmp_path / "family"


@pytest.mark.slow
def test_a_build_after_edits_is_a_clean_build(family: Path) -> None:
    """Byte for byte, after each of twenty sound edits; what is refused is refused alike."""
    assert sum(sound for _, sound in edited(20, 1, FORMATS, family)) == 20


def test_a_file_that_was_not_written_again_is_seen(family: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that takes every file for current is found out."""
    monkeypatch.setattr(Notes, "current", lambda self, path, made_of="": path.is_file())
    with pytest.raises(Different, match="differs"):
        list(edited(20, 1, FORMATS, family))
