"""What a working folder holds after a build, and what is written again."""

from dataclasses import replace
from pathlib import Path

from tests.samples import sample

from engross.editions import notes
from engross.editions.build import build
from engross.editions.disk import STAGING
from engross.writers import FORMATS

LIGHT = tuple(each for each in FORMATS if each.name in ("md", "txt"))


def quiet(done: int, total: int, name: str) -> None:
    """Hears of progress and says nothing."""


def test_only_what_changed_is_written_again(tmp_path: Path) -> None:
    """A second build writes nothing; after a change of words, of a file or of formats it writes just that."""
    other = replace(sample(), record=replace(sample().record, id="SA-1.0", variant="SA"))
    first = build([sample(), other], LIGHT, tmp_path, quiet)
    assert first.written == ("SA-KEEP-1.0.md", "SA-1.0.md", "SA-KEEP-1.0.txt", "SA-1.0.txt")
    assert build([sample(), other], LIGHT, tmp_path, quiet).written == ()
    changed = build([sample(), replace(other, end="The end")], LIGHT, tmp_path, quiet)
    assert (changed.written, changed.kept) == (("SA-1.0.md", "SA-1.0.txt"), ("SA-KEEP-1.0.md", "SA-KEEP-1.0.txt"))
    (tmp_path / "SA-KEEP-1.0.txt").write_text("Other words.")
    assert build([sample()], LIGHT, tmp_path, quiet).written == ("SA-KEEP-1.0.txt",)


def test_a_request_stands_until_a_source_or_a_file_changes(tmp_path: Path) -> None:
    """What was asked and answered need not be asked again, unless a clause, a file or the question is another."""
    sources, folder = tmp_path / "clauses", tmp_path / "out"
    sources.mkdir()
    (sources / "one.md").write_text("Words.")
    asked = notes.request(sources, ["SA-KEEP"], ["md", "txt"])
    assert notes.standing(folder, asked) == ()
    build([sample()], LIGHT, folder, quiet, asked)
    assert notes.standing(folder, asked) == ("SA-KEEP-1.0.md", "SA-KEEP-1.0.txt")
    assert notes.standing(folder, notes.request(sources, ["SA-KEEP"], ["md"])) == ()
    (sources / "one.md").write_text("Other words.")
    assert notes.standing(folder, notes.request(sources, ["SA-KEEP"], ["md", "txt"])) == ()
    (folder / "SA-KEEP-1.0.txt").write_text("Edited.")
    assert notes.standing(folder, asked) == ()


def test_damaged_notes_cost_a_full_build_and_no_more(tmp_path: Path) -> None:
    """Where the note of what files were made of cannot be read, all is written again."""
    build([sample()], LIGHT, tmp_path, quiet)
    (tmp_path / ".built.json").write_text('{"SA-KEEP-1.0.md": 7')
    assert len(build([sample()], LIGHT, tmp_path, quiet).written) == 2


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    """A staged file of a run that was killed goes with the next build; a file of somebody else stays."""
    (tmp_path / f"{STAGING}SA-KEEP-1.0.md").write_text("half")
    (tmp_path / "notes.txt").write_text("mine")
    build([sample()], LIGHT, tmp_path, quiet)
    assert [path.name for path in tmp_path.glob(f"{STAGING}*")] == []
    assert (tmp_path / "notes.txt").read_text() == "mine"
