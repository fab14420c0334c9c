"""The command `import`: what it writes, refuses, prints and leaves alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engross.cli import cli

BASE = """The Cake Terms
==============

1. Sharing

   1.1 You may share the cake with anybody who asks for a piece of it.

   1.2 Section 2 says what you owe.

2. Duties

   2.1 You must, with each piece:

       (a) name the baker; and

       (b) give the recipe.
"""
SOLD = BASE.replace("You may share the cake", "You may share the cake without payment")


def run(*arguments: object) -> Result:
    """Runs the command line."""
    return CliRunner().invoke(cli, [str(one) for one in arguments], prog_name="engross")


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """Two full texts in files."""
    paths = [tmp_path / "CAKE.txt", tmp_path / "CAKE-NC.txt"]
    paths[0].write_text(BASE)
    paths[1].write_text(SOLD)
    return paths


def test_an_import_gives_back_every_text(texts: list[Path], tmp_path: Path) -> None:
    """The family assembles to the same words, which the command says; `check` finds nothing."""
    out = tmp_path / "family"
    result = run("import", *texts, "--out", out)
    assert result.exit_code == 0, result.output
    assert "0 words lost or added, in 2 files." in result.output
    for path in texts:
        path.unlink()
    assert run("-C", out, "check").exit_code == 0
    shown = run("-C", out, "show", "CAKE-NC").output
    assert "without payment" in shown


@pytest.mark.slow
def test_a_dry_run_writes_nothing(texts: list[Path], tmp_path: Path) -> None:
    """What would be written is listed, and the folder is not made."""
    out = tmp_path / "family"
    result = run("import", *texts, "--out", out, "--dry-run")
    assert result.exit_code == 0, result.output
    assert f"would write {out}/clauses/family.yaml" in result.output
    assert not out.exists()


def test_a_folder_with_files_is_refused(texts: list[Path], tmp_path: Path) -> None:
    """Nothing is read or written where the folder is not empty."""
    result = run("import", *texts, "--out", tmp_path)
    assert result.exit_code == 2
    assert "nothing was written" in result.output


@pytest.mark.slow
def test_a_second_import_stands_beside_and_says_what_changed(texts: list[Path], tmp_path: Path) -> None:
    """The known family stays as it is; the new one has a folder of its own."""
    out = tmp_path / "family"
    run("import", *texts, "--out", out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    texts[0].write_text(BASE.replace("recipe", "recipe and the date"))
    texts[1].write_text(SOLD.replace("recipe", "recipe and the date"))
    result = run("import", *texts, "--out", out)
    assert result.exit_code == 0, result.output
    assert f"CAKE-NC: 1 provision changed against {out}." in result.output
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert (tmp_path / "family-2" / "clauses" / "family.yaml").is_file()


@pytest.mark.slow
def test_a_map_file_gives_names_and_options(texts: list[Path], tmp_path: Path) -> None:
    """Options of files, their words, and what the family is called come from the map."""
    mapped = tmp_path / "map.yaml"
    mapped.write_text(
        "family: Cakes\nprefix: CK\nowner: A baker\ndate: 2020-05-06\nwords: {SO: Sold}\n"
        "files: {CAKE.txt: [], CAKE-NC.txt: [SO]}\n"
    )
    out = tmp_path / "family"
    result = run("import", *texts, "--out", out, "--map", mapped)
    assert result.exit_code == 0, result.output
    family = (out / "clauses" / "family.yaml").read_text()
    assert all(said in family for said in ("Cakes", "A baker", "2020-05-06", "SO"))
    assert "CK-SO" in run("-C", out, "list").output


@pytest.mark.slow
def test_the_answer_for_a_machine(texts: list[Path], tmp_path: Path) -> None:
    """JSON holds the proof of each text and the figures of the family."""
    result = CliRunner().invoke(
        cli, ["import", *map(str, texts), "--out", str(tmp_path / "family"), "--json"], prog_name="engross"
    )
    answer = json.loads(result.stdout)
    assert (answer["lost"], answer["added"], answer["written"]) == (0, 0, True)
    assert [proof["differences"] for proof in answer["proofs"]] == [[], []]


REFUSED = {
    "binary": (bytes(range(256)) * 9, "error[unreadable]"),
    "too large": (b"word " * 300_000, "error[too-large]"),
    "empty": (b"", "the file is empty"),
    "a control character": (BASE.replace("recipe", "rec\x1bipe").encode(), ":16:24: error[control-character]"),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_file_is_refused_and_nothing_written(case: str, texts: list[Path], tmp_path: Path) -> None:
    """The file is named with its place, and the folder is not made."""
    data, message = REFUSED[case]
    texts[1].write_bytes(data)
    out = tmp_path / "family"
    result = run("import", *texts, "--out", out)
    assert result.exit_code == 3
    assert f"{texts[1]}:" in result.output
    assert message in result.output
    assert not out.exists()


@pytest.mark.slow
def test_files_with_the_same_options_are_refused(texts: list[Path], tmp_path: Path) -> None:
    """Two texts cannot be one licence."""
    mapped = tmp_path / "map.yaml"
    mapped.write_text("files: {CAKE.txt: [NC], CAKE-NC.txt: [NC]}\n")
    result = run("import", *texts, "--out", tmp_path / "family", "--map", mapped)
    assert result.exit_code == 2
    assert "both have NC" in result.output
