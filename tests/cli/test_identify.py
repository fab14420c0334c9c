"""identify on the command line, on the small family of these tests."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Engross


@pytest.fixture
def licence(engross: Engross, tmp_path: Path) -> Path:
    """A licence of the family, saved as somebody's LICENSE."""
    path = tmp_path / "LICENSE"
    path.write_text(engross("show", "RC-CR").stdout, encoding="utf-8")
    return path


def test_a_licence_of_the_family_is_exact(engross: Engross, licence: Path) -> None:
    """It exits with 0 and names the licence and where it stands."""
    ran = engross("identify", str(licence))
    assert ran.exit_code == 0, ran.output
    assert "exact: the words of RC-CR of the working text" in " ".join(ran.stdout.split())


def test_a_changed_word_is_shown(engross: Engross, licence: Path) -> None:
    """It exits with 1, says how many words differ, and prints the redline; JSON holds the same."""
    text = licence.read_text(encoding="utf-8")
    assert " may " in text
    licence.write_text("Copyright 2026 Me\n\n" + text.replace(" may ", " must ", 1), encoding="utf-8")
    ran = engross("identify", str(licence))
    said = " ".join(ran.stdout.split())
    assert ran.exit_code == 1
    assert "altered: nearest is RC-CR" in said
    assert "1 word of it differs at 1 place" in said
    assert "[-may-]{+must+}" in said
    assert "Before the licence the file has 3 words: Copyright 2026 Me" in said
    answer = json.loads(engross("identify", str(licence), "--format", "json").stdout)
    assert (answer["verdict"], answer["words"], answer["before"]) == ("altered", 1, "Copyright 2026 Me")
    assert [run["text"] for change in answer["changes"] for run in change["runs"] if run["mark"] != "none"] == [
        "may",
        "must",
    ]


def test_a_text_of_others_is_unknown(engross: Engross, tmp_path: Path) -> None:
    """It exits with 1 and claims nothing."""
    path = tmp_path / "README"
    path.write_text("Walnut bread\n\nTake flour, water, salt and walnuts.\n", encoding="utf-8")
    ran = engross("identify", str(path))
    assert ran.exit_code == 1
    assert "unknown: no licence of this family" in " ".join(ran.stdout.split())


@pytest.mark.parametrize(("data", "code"), [(b"\0\1\2", 3), (b"%PDF-1.7 broken", 3), (None, 2)])
def test_what_is_no_licence_file_is_refused(engross: Engross, tmp_path: Path, data: bytes | None, code: int) -> None:
    """A file that cannot be read exits with 3, one that is not there with 2, both in a few lines."""
    path = tmp_path / "LICENSE"
    if data is not None:
        path.write_bytes(data)
    ran = engross("identify", str(path))
    assert ran.exit_code == code
    assert str(path) in ran.stderr
    assert "Traceback" not in ran.stderr
