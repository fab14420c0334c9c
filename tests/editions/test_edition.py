"""What becomes of `builds/<edition>` when an edition is sealed: once, again, with other words, or in trouble."""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.editions import light
from tests.samples import sample

from engross.editions import checksums, disk, ledger
from engross.editions import edition as edition_room
from engross.editions.edition import Outcome, Refused, Result, release
from engross.editions.render import Output, outputs
from engross.model import Document
from engross.writers import FORMATS

LIGHT = tuple(each for each in FORMATS if each.name in ("md", "txt", "json"))
NAMES = ["SA-KEEP-1.0.json", "SA-KEEP-1.0.md", "SA-KEEP-1.0.txt", "SHA256SUMS", "manifest.json"]


def quiet(done: int, total: int, name: str) -> None:
    """Hears of progress and says nothing."""


def names(folder: Path) -> list[str]:
    """The names in a folder, but for the lock and the ledger."""
    return sorted(path.name for path in folder.iterdir() if path.name not in (".lock", ledger.NAME))


def other_words() -> Document:
    """The sample with another closing line."""
    return replace(sample(), end="The end")


@pytest.fixture
def builds(tmp_path: Path) -> Path:
    """A folder of builds that holds the sample's edition, sealed."""
    release([sample()], LIGHT, tmp_path / "builds", quiet)
    return tmp_path / "builds"


@pytest.fixture
def preview(builds: Path) -> Path:
    """The same, as it was before editions were sealed."""
    described = builds / "1.0" / checksums.NAME
    described.write_text(described.read_text().replace('"sealed": true', '"sealed": false'))
    (builds / ledger.NAME).unlink()
    return builds


def held_bytes(builds: Path) -> dict[str, bytes]:
    """Every file below a folder of builds, but for the lock."""
    return {
        p.relative_to(builds).as_posix(): p.read_bytes() for p in builds.rglob("*") if p.is_file() and p.name != ".lock"
    }


def test_an_edition_is_created_whole(tmp_path: Path) -> None:
    """All files, manifest and checksums are there, nothing else, and each file was told of."""
    told: list[tuple[int, int, str]] = []
    outcome = release([sample()], LIGHT, tmp_path, lambda *progress: told.append(progress))
    assert (outcome.result, outcome.files, outcome.folder) == (Result.CREATED, 3, tmp_path / "1.0")
    assert names(tmp_path) == ["1.0"]
    assert names(tmp_path / "1.0") == NAMES
    assert [(done, total) for done, total, _ in told] == [(1, 3), (2, 3), (3, 3)]


def test_what_came_of_a_release_is_told(tmp_path: Path) -> None:
    """Created, and all of its files; released again, how many were compared and are the same."""
    made = light.sealed(tmp_path)
    assert made == Outcome(Result.CREATED, tmp_path / "1.0", made.files, 0, 0, made.cleared)
    assert made.files == len(list((tmp_path / "1.0").glob(f"{light.STEM}*")))
    assert light.sealed(tmp_path).result is not Result.CREATED


def test_the_checksums_are_those_that_sha256sum_reads(builds: Path, checker: Callable[[str], str]) -> None:
    """`sha256sum -c` agrees, and the manifest too says the sum and size of each file."""
    ran = subprocess.run(
        [checker("sha256sum"), "--strict", "-c", "SHA256SUMS"],
        cwd=builds / "1.0",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.count(": OK") == 4
    for name, described in json.loads((builds / "1.0" / "manifest.json").read_text())["files"].items():
        data = (builds / "1.0" / name).read_bytes()
        assert (described["sha256"], described["size"]) == (hashlib.sha256(data).hexdigest(), len(data))


def test_the_manifest_says_what_decides_bytes(builds: Path) -> None:
    """Edition, date, words and the versions of the environment stand in the manifest; it is sealed."""
    described = json.loads((builds / "1.0" / "manifest.json").read_text())
    assert (described["edition"], described["date"], described["sealed"]) == ("1.0", "2026-11-23", True)
    assert {"python", "zlib", "weasyprint", "pango", "harfbuzz", "python-docx"} <= set(described["environment"])
    assert described["variants"]["SA-KEEP"]["words"] > described["variants"]["SA-KEEP"]["words_without_annexes"] > 50


def test_the_same_words_leave_the_edition_untouched(builds: Path) -> None:
    """A second run finds all files the same and changes none."""
    before = {path: path.stat().st_mtime_ns for path in (builds / "1.0").iterdir()}
    outcome = release([sample()], LIGHT, builds, quiet)
    assert (outcome.result, outcome.same_words, outcome.same_bytes) == (Result.UNTOUCHED, 3, 3)
    assert {path: path.stat().st_mtime_ns for path in (builds / "1.0").iterdir()} == before


def test_other_bytes_of_the_same_words_leave_it_untouched(builds: Path) -> None:
    """Where only bytes differ (a title in the JSON here), words are counted the same and nothing is replaced."""
    document = replace(sample(), record=replace(sample().record, status="Of no force."))
    outcome = release([document], LIGHT, builds, quiet)
    assert (outcome.result, outcome.same_words) == (Result.UNTOUCHED, 3)
    assert outcome.same_bytes < 3


def test_a_preview_gives_way(preview: Path) -> None:
    """What was written and not sealed is replaced, whatever it says, and then sealed."""
    outcome = release([other_words()], LIGHT, preview, quiet)
    assert outcome.result is Result.REPLACED
    assert "The end" in (preview / "1.0" / "SA-KEEP-1.0.md").read_text()
    assert names(preview) == ["1.0"]
    assert ledger.sealed(preview, "1.0")


def test_the_ledger_notes_the_checksums(builds: Path, checker: Callable[[str], str]) -> None:
    """`sha256sum -c SEALED` agrees, and the line of an edition outlives the edition."""
    ran = subprocess.run(
        [checker("sha256sum"), "--strict", "-c", "SEALED"], cwd=builds, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, b"1.0/SHA256SUMS: OK\n")
    later = replace(sample(), record=replace(sample().record, edition="1.1", id="SA-KEEP-1.1"))
    release([later], LIGHT, builds, quiet)
    assert list(ledger.read(builds)) == ["1.0", "1.1"]


def test_a_sealed_edition_is_never_changed(builds: Path) -> None:
    """Other words are refused and shown, and every byte stays."""
    before = held_bytes(builds)
    with pytest.raises(Refused, match=r"sealed-wording.*End of the License -> The end in SA-KEEP"):
        release([other_words()], LIGHT, builds, quiet)
    assert held_bytes(builds) == before


@pytest.mark.parametrize("damage", ["altered", "missing", "extra", "gone"])
def test_a_damaged_edition_is_named_and_left(builds: Path, damage: str) -> None:
    """A file altered, removed or added, or the whole folder, is told of; nothing is written in its place."""
    victim = builds / "1.0" / "SA-KEEP-1.0.md"
    if damage == "gone":
        shutil.rmtree(builds / "1.0")
    elif damage == "missing":
        victim.unlink()
    else:
        (victim if damage == "altered" else victim.with_name("other.md")).write_text("Other words.")
    before = held_bytes(builds)
    with pytest.raises(Refused, match="released-file"):
        release([sample()], LIGHT, builds, quiet)
    assert held_bytes(builds) == before


def test_an_edition_whose_run_was_killed_last_of_all_is_noted(builds: Path) -> None:
    """An edition that stands whole and is missing from the ledger gains its line."""
    before = held_bytes(builds)
    (builds / ledger.NAME).unlink()
    assert release([sample()], LIGHT, builds, quiet).result is Result.UNTOUCHED
    assert held_bytes(builds) == before


def test_a_file_that_says_something_else_stops_the_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file is read back before the edition is named; one word off, and there is no edition."""

    def slipping(*arguments: Any) -> Iterator[Output]:
        for output in outputs(*arguments):
            yield replace(output, data=output.data.replace(b"Goods", b"Wares"))

    monkeypatch.setattr(edition_room, "outputs", slipping)
    with pytest.raises(Refused) as refused:
        release([sample()], LIGHT, tmp_path, quiet)
    assert {finding.code for finding in refused.value.diagnostics} == {"formats-differ"}
    assert {finding.span.path for finding in refused.value.diagnostics} == {n for n in NAMES if n.startswith("SA-KEEP")}
    assert names(tmp_path) == [".lock-holder"] or names(tmp_path) == []


@pytest.mark.parametrize("call", ["fsync", "rename"])
@pytest.mark.parametrize("nth", range(1, 9))
def test_a_refusing_disk_leaves_what_was_there(
    preview: Path, monkeypatch: pytest.MonkeyPatch, call: str, nth: int
) -> None:
    """Whichever call fails, the old folder is whole or the new one is, and nothing is left over."""
    before = {path.name: path.read_bytes() for path in (preview / "1.0").iterdir()}
    calls = 0
    real: Callable[..., object] = os.fsync if call == "fsync" else Path.rename

    def refusing(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise OSError(28, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(os if call == "fsync" else Path, call, refusing)
    failed = False
    try:
        release([other_words()], LIGHT, preview, quiet)
    except OSError:
        failed = True
    monkeypatch.undo()
    after = {path.name: path.read_bytes() for path in (preview / "1.0").iterdir()}
    assert failed == (calls >= nth)
    assert after == before or (sorted(after) == NAMES and b"The end" in after["SA-KEEP-1.0.md"])
    assert not [path for path in preview.glob(f"{disk.STAGING}*") if not path.name.startswith(f"{disk.STAGING}old-")]


def test_a_killed_run_is_cleared_away(builds: Path) -> None:
    """What an earlier run had staged is removed and named."""
    (builds / f"{disk.STAGING}1.0-4194305").mkdir()
    (builds / f"{disk.STAGING}1.0-4194305" / "half.md").write_text("")
    assert release([sample()], LIGHT, builds, quiet).cleared == (f"{disk.STAGING}1.0-4194305",)
    assert names(builds) == ["1.0"]
