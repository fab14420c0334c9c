"""What a working folder holds after a build, and what is written again."""

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tests.samples import sample

from engross.assemble import assemble_all
from engross.editions import notes
from engross.editions.build import build
from engross.editions.disk import STAGING
from engross.library.family import load
from engross.writers import FORMATS, workers

FAMILY = Path(__file__).parents[1] / "families" / "garden"
GONE = 2**22 + 1
"""The number of a process that no system has."""
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
    (tmp_path / ".built.json").unlink()
    (tmp_path / ".built.json").mkdir()
    assert notes.read(tmp_path) == notes.Notes({})


def test_other_libraries_make_other_pdfs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a PDF is made of names those that set it; no other format depends on the machine."""
    formats = ("md", "pdf")
    before, asked = notes.made_of("words", formats), [notes.request(tmp_path, (), (name,)) for name in formats]
    monkeypatch.setattr("engross.writers.libraries.LIBRARIES", ())
    after = notes.made_of("words", formats)
    assert [before[name] == after[name] for name in formats] == [True, False]
    assert [notes.request(tmp_path, (), (name,)) in asked for name in formats] == [True, False]


@pytest.mark.parametrize(
    ("seed", "edits", "names"),
    [
        (1, 2, "md html json"),
        *(pytest.param(seed, 20, "md txt html docx pdf json", marks=pytest.mark.slow) for seed in (2, 3)),
        pytest.param(4, 200, "md txt html docx pdf json", marks=pytest.mark.soak),
    ],
)
def test_a_folder_brought_up_to_date_is_as_one_built_anew(
    seed: int, edits: int, names: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After any edit of a clause, and whatever befell the files, every byte is that of a build into an empty folder."""
    monkeypatch.setattr(workers, "usable_cpus", lambda: 1)
    formats = tuple(one for one in FORMATS if one.name in names.split())
    chance, family, folder = Random(seed), tmp_path / "clauses", tmp_path / "kept"
    shutil.copytree(FAMILY, family)
    clauses = sorted(family.rglob("*.md"))
    kept = 0
    for number in range(edits):
        edit(chance.choice(clauses), chance)
        if number:
            disturb(chance.choice(sorted(folder.iterdir())), chance)
        asked = notes.request(family, (), [one.name for one in formats])
        if not notes.standing(folder, asked):
            kept += len(build(assemble_all(load(family)), formats, folder, quiet, asked).kept)
        anew = tmp_path / f"anew-{number}"
        build(assemble_all(load(family)), formats, anew, quiet)
        assert files(folder) == files(anew)
        shutil.rmtree(anew)
    assert kept


def edit(clause: Path, chance: Random) -> None:
    """Puts a word in before the last sign of a clause, or takes out what was put in."""
    words = clause.read_text("utf-8").rstrip()
    end = len(words) - words.endswith((".", ":"))
    if " indeed" in words and chance.random() < 0.5:
        clause.write_text(words.replace(" indeed", "") + "\n", "utf-8")
    else:
        clause.write_text(f"{words[:end]} indeed{words[end:]}\n", "utf-8")


def disturb(file: Path, chance: Random) -> None:
    """Removes a file of a working folder, or writes into it, now and then."""
    if chance.random() < 0.2:
        file.unlink()
    elif chance.random() < 0.2:
        file.write_bytes(file.read_bytes()[:-1])


def files(folder: Path) -> dict[str, bytes]:
    """What a folder holds, but for the notes and the lock."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    """A staged file of a run that was killed goes with the next build; a file of somebody else stays."""
    (tmp_path / f"{STAGING}SA-KEEP-1.0.md-{GONE}").write_text("half")
    (tmp_path / "notes.txt").write_text("mine")
    build([sample()], LIGHT, tmp_path, quiet)
    assert [path.name for path in tmp_path.glob(f"{STAGING}*")] == []
    assert (tmp_path / "notes.txt").read_text() == "mine"
