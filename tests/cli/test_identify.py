"""identify on the command line, on the small family of these tests."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Engross

from engross import writers
from engross.assemble import assemble_all
from engross.library.family import load


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


def test_errata_of_the_edition_are_told(engross: Engross, started: Path, licence: Path) -> None:
    """Whoever asks what a file is hears what is wrong in that edition, in words and in data."""
    family = load(started / "clauses")
    folder = started / "builds" / family.edition
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    for one in assemble_all(family):
        (folder / f"{one.record.id}.json").write_bytes(writers.write(one, "json"))
    document = folder / f"RC-CR-{family.edition}.json"
    section = json.loads(document.read_text(encoding="utf-8"))["sections"][0]
    words = "".join(inline["text"] for inline in section["heading"])
    told = f"errata:\n  - clause: {section['id']}\n    words: {words}\n    reads: Terms\n    date: 2026-11-28\n"
    folder.with_name(f"{family.edition}.errata.yaml").write_text(told, encoding="utf-8")
    said = " ".join(engross("identify", str(licence)).stdout.split())
    assert f"Erratum of edition {family.edition}, 2026-11-28, at 1 ({words}): for “{words}” read “Terms”." in said
    [slip] = json.loads(engross("identify", str(licence), "--format", "json").stdout)["errata"]
    assert (slip["id"], slip["reads"]) == (section["id"], "Terms")
