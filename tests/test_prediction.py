"""The benchmark that predicts a text from the family of the others."""

from pathlib import Path

import pytest
from benchmarks import prediction
from click.testing import CliRunner

BASE = """The Cake Terms

1. Sharing

1.1 You may share the cake with anybody.

1.2 You may sell the cake to anybody.

2. Duties

2.1 You must name the baker.
"""


def said(*options: str) -> str:
    """The text of some options: BX takes the sale away, GT adds a duty."""
    text = BASE.replace("may sell", "must not sell") if "BX" in options else BASE
    return text + ("\n2.2 You must give the recipe.\n" if "GT" in options else "")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The four texts of two options."""
    made = []
    for options in ((), ("BX",), ("BX", "GT"), ("GT",)):
        made.append(tmp_path / f"{'-'.join(('CK', *options))}.txt")
        made[-1].write_text(said(*options), encoding="utf-8")
    return made


def test_a_text_that_is_left_out_is_predicted(files: list[Path]) -> None:
    """Of independent options, that of both is the sum of the others."""
    result = CliRunner().invoke(prediction.main, [*map(str, files), "--leave-out", "CK-BX-GT"])
    assert result.exit_code == 0, result.output
    assert "CK-BX-GT: word error 0.00%" in result.output


def test_a_wrong_prediction_is_counted(files: list[Path]) -> None:
    """A word that only the text of both has is a word replaced."""
    files[2].write_text(said("BX", "GT").replace("the recipe", "the cookbook"), encoding="utf-8")
    result = CliRunner().invoke(prediction.main, [*map(str, files), "--leave-out", "CK-BX-GT"])
    assert ": 1 replaced, 0 missing, 0 too many" in result.output


def test_a_prediction_says_what_it_rests_on(files: list[Path]) -> None:
    """Without the text of both, its options are predicted from what each does alone."""
    result = CliRunner().invoke(prediction.main, [*map(str, (*files[:2], files[3])), "--predict", "BX,GT"])
    assert result.exit_code == 0, result.output
    assert "  GT: holds; 1 places" in result.output
    assert "  BX: holds;" in result.output
