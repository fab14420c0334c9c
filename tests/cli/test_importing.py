"""The command `import`: what it writes, refuses, prints and leaves alone."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from engross.cli import importing, staging
from engross.cli.importing import _drift
from engross.cli.root import cli
from engross.importer.written import NO_DATE

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


LONG = """
3. Baking

   3.1 Bake the cake slowly, in a warm place, until a stick that you put into it
       comes out of it without any dough; then leave it alone until it is cold.

   3.2 Where the cake breaks, say that it broke, and that nobody is to blame for
       it: a broken cake is as good as a whole one, and it is eaten much faster.
"""


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


@pytest.mark.parametrize("given", [(), ("--json",)])
def test_a_dry_run_lists_what_it_would_write(given: tuple[str, ...], texts: list[Path], tmp_path: Path) -> None:
    """A file a line, or as data, and nothing is written."""
    out = tmp_path / "family"
    result = run("import", *texts, "--out", out, "--dry-run", *given)
    assert result.exit_code == 0, result.output
    assert not out.exists()
    if given:
        answer = json.loads(result.stdout)
        assert not answer["written"]
        assert "clauses/family.yaml" in answer["files"]
    else:
        listed = [line for line in result.stdout.splitlines() if line.startswith("would write ")]
        assert f"would write {out}/clauses/family.yaml" in listed
        assert f"Would be written to {out}: {len(listed)} files." in result.stderr


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (
            ("2024-01-01", "2025-01-01"),
            ["Sealed, the oldest first: 1.0, 2.0.", "Next: engross -C x redline MI-A@1.0 MI-A@2.0"],
        ),
        (
            (NO_DATE, "2025-01-01"),
            [
                "Sealed, the oldest first: 1.0, 2.0.",
                f"No text says the date of 1.0, and {NO_DATE} stands for it; --map can say it.",
                "Next: engross -C x redline MI-A@1.0 MI-A@2.0",
            ],
        ),
    ],
)
def test_rounds_that_were_sealed_are_told_with_the_next_step(
    dates: tuple[str, str], said: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And which of them has no date of its own."""
    monkeypatch.setattr(importing, "_figures", lambda _: ["figures"])
    written = SimpleNamespace(report=None, licences={"A": "MI-A"})
    rounds: Any = [
        SimpleNamespace(settings=SimpleNamespace(edition=edition, date=date), proofs=(), written=written, drifts=())
        for edition, date in zip(("1.0", "2.0"), dates, strict=True)
    ]
    importing._print(Path("x"), {"a": b""}, rounds, False)
    assert capsys.readouterr().err.splitlines() == ["Written to x: 1 file.", *said]


def test_what_the_lint_finds_in_an_imported_family_is_its_baseline(tmp_path: Path) -> None:
    """On disk as in what is handed on, without the folder that it was staged in."""
    clauses = Path(staging.__file__).parent / "skeleton" / "clauses"
    files = {
        path.relative_to(clauses).as_posix(): path.read_text("utf-8") for path in clauses.rglob("*") if path.is_file()
    }
    files["ending/end.taste.md"] += "\nTaste the the cake.\n"
    made, found = staging._put(SimpleNamespace(files=files), tmp_path)  # type: ignore[arg-type]
    assert "doubled-word" in {one.code for one in found}
    path = f"{staging.CLAUSES}/baseline.yaml"
    assert (tmp_path / path).read_bytes() == made[path]
    assert b"doubled-word" in made[path]
    assert str(tmp_path).encode() not in made[path]


def test_drift_is_counted_apart_from_what_is_worth_a_look() -> None:
    """Of three places one is sure."""
    staged: Any = SimpleNamespace(drifts=[SimpleNamespace(sure=sure) for sure in (True, False, False)])
    assert _drift(staged, Path("x")).startswith("Drift at 1 place, words worth a look at 2: x/")


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


@pytest.fixture
def rounds(texts: list[Path], tmp_path: Path) -> list[Path]:
    """Two folders with the same two texts, the first of them a year older and with a word less."""
    folders = []
    for name, date, old, new in (("second", "2 June 2024", "", ""), ("first", "1 May 2023", "a piece of it", "it")):
        folder = tmp_path / name
        folder.mkdir()
        for text in texts:
            words = text.read_text().replace("\n1. Sharing", f"\nAs of {date}.\n\n1. Sharing") + LONG
            (folder / text.name).write_text(words.replace(old, new) if old else words)
        folders.append(folder)
    return folders


def test_folders_are_rounds_and_the_older_comes_first(rounds: list[Path], tmp_path: Path) -> None:
    """Each text of each round is proven; a dry run seals nothing."""
    result = run("import", *rounds, "--out", tmp_path / "family", "--dry-run", "--json")
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert said["editions"] == ["1.0-1", "1.0-2"]
    assert sorted(one["name"] for one in said["proofs"]) == ["CAKE", "CAKE", "CAKE-NC", "CAKE-NC"]
    assert not (tmp_path / "family").exists()


@pytest.mark.parametrize("wrong", ["a file beside folders", "an empty folder"])
def test_rounds_that_cannot_be_are_refused(wrong: str, rounds: list[Path], texts: list[Path], tmp_path: Path) -> None:
    """The message says what to do; nothing is written."""
    given = list(rounds)
    if wrong == "a file beside folders":
        given.append(texts[0])
    else:
        given.append(tmp_path / "third")
        given[-1].mkdir()
    result = run("import", *given, "--out", tmp_path / "family")
    hint = {
        "a file beside folders": "folders of them",
        "an empty folder": "holds no file",
    }
    assert result.exit_code in (2, 3)
    assert hint[wrong] in result.output
    assert not (tmp_path / "family").exists()


def test_rounds_without_a_date_keep_their_order(rounds: list[Path], tmp_path: Path) -> None:
    """Of which one has none."""
    for text in rounds[0].iterdir():
        text.write_text(text.read_text().replace("As of 2 June 2024.", "As it is."))
    result = run("import", *rounds, "--out", tmp_path / "family", "--dry-run", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["editions"] == ["1.0-1", "1.0-2"]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")
def test_rounds_are_sealed_editions_that_are_redlined_and_verified(rounds: list[Path], tmp_path: Path) -> None:
    """The first thing that a maintainer sees is the redline between them, and the editions are as released."""
    out = tmp_path / "family"
    result = run("import", *rounds, "--out", out)
    assert result.exit_code == 0, result.output
    assert (out / "builds" / "SEALED").is_file()
    assert "## [1.0-2] - 2024-06-02" in (out / "CHANGELOG.md").read_text()
    licences = sorted(path.name.removesuffix("-1.0-1.json") for path in (out / "builds" / "1.0-1").glob("*-1.0-1.json"))
    redline = run("-C", out, "redline", f"{licences[0]}@1.0-1", f"{licences[0]}@1.0-2", "-o", "-", "--format", "md")
    assert redline.exit_code == 0, redline.output
    assert "a piece of" in redline.output
    verified = run("-C", out, "verify", "--rebuild")
    assert verified.exit_code == 0, verified.output


def test_the_drift_report_stands_beside_the_family(texts: list[Path], tmp_path: Path) -> None:
    """A comma that one of three texts lacks is named, with the file that lacks it."""
    third = tmp_path / "CAKE-SA.txt"
    third.write_text(BASE.replace("You must, with", "You must with"))
    result = run("import", *texts, third, "--out", tmp_path / "family")
    assert result.exit_code == 0, result.output
    assert "Drift at 1 place" in result.output
    data = json.loads((tmp_path / "family" / "import" / "drift.json").read_text())
    (one,) = data["drifts"]
    assert [place["text"] for place in one["others"][0]["places"]] == ["CAKE-SA"]
    assert (tmp_path / "family" / "import" / "drift.html").is_file()
