"""What is answered before the command line is imported, against what the command line says itself."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from engross.cli import shortcut
from engross.cli.root import cli
from engross.editions import unchanged

BUILD = ("build", "--format", "md,txt")
SETTLED = 100_000_000
"""Nanoseconds, in place of the two seconds that suit any file system: that of the tests tells times apart finely."""


def run(*words: object, folder: Path | None = None, settled: int = SETTLED) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, whose last line on stderr says whether Click was imported."""
    code = "import atexit, sys; atexit.register(lambda: print('click' in sys.modules, file=sys.stderr));"
    code += f"from engross.editions import unchanged; unchanged.SETTLED = {settled};"
    code += "from engross.cli import main; main()"
    line = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(line, capture_output=True, text=True, check=False, cwd=folder)


@pytest.fixture
def built(started: Path) -> Path:
    """A project that was built a while ago, and whose build had nothing to do since."""
    assert run("-C", started, *BUILD).returncode == 0
    settle(started)
    assert run("-C", started, *BUILD).stderr.endswith("\nTrue\n")
    return started


def settle(folder: Path) -> None:
    """Wait until no file of a folder could change without a change of its time."""
    newest = max(path.stat().st_ctime_ns for path in folder.rglob("*"))
    time.sleep(max(0, (newest + 2 * SETTLED - time.time_ns()) / 1e9))


@pytest.mark.parametrize("width", shortcut.WIDTHS)
def test_the_kept_help_is_what_the_command_line_prints(width: int) -> None:
    """Letter by letter; where this fails: python -m tests.cli.test_shortcut."""
    kept = Path(shortcut.__file__).parent / "help" / f"{width}.txt"
    assert kept.read_text() == help_of(width)


@pytest.mark.parametrize(("columns", "fast"), [("80", True), ("100", True), ("300", True), ("90", False), ("x", True)])
def test_help_is_the_same_at_every_width(columns: str, fast: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A width that is not kept is left to the command line."""
    monkeypatch.setenv("COLUMNS", columns)
    ran = run("--help")
    assert ran.stdout == help_of(int(columns) if columns.isdecimal() else 80)
    assert ran.stderr == ("False\n" if fast else "True\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is full")
@pytest.mark.parametrize(("words", "here"), [(["--help"], True), (["list"], False), (["build", "--help"], False)])
def test_only_some_command_lines_are_answered_here(
    words: list[str], here: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The help, with all of its words; anything else is left to the command line, and nothing is printed."""
    monkeypatch.setenv("COLUMNS", "100")
    assert shortcut.answered(words) is here
    printed = capsys.readouterr()
    assert printed.out.startswith("Usage: engross") is here
    assert bool(printed.out) is here
    assert printed.err == ""


def test_help_to_a_full_disk_is_one_line() -> None:
    """The error of the output, and its exit code."""
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "engross", "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (ran.returncode, ran.stderr) == (4, "error: could not write the output: No space left on device\n")


def test_a_build_with_nothing_to_do_is_answered_at_once(built: Path) -> None:
    """In the words of the command line, which is not imported."""
    answer = f"0 written, 6 already up to date, in {built / 'builds' / 'draft'}\n"
    ran = run("-C", built, *BUILD)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", f"{answer}False\n")


def words_of_a_clause(project: Path) -> None:
    """Other words of the same length, and the old time of the file."""
    file = project / "clauses" / "use" / "use.home.md"
    before = file.stat()
    file.write_text(file.read_text().replace("No Cook may", "No Chef may"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def damage(project: Path) -> None:
    """Another word in a file that was built."""
    file = project / "builds" / "draft" / "RC-0.1-draft.1.md"
    file.write_text(file.read_text().replace("Cook", "Chef"))


def removal(project: Path) -> None:
    """A file that was built is gone."""
    (project / "builds" / "draft" / "RC-0.1-draft.1.txt").unlink()


def link(project: Path) -> None:
    """A file that was built is replaced by a link to its like."""
    file = project / "builds" / "draft" / "RC-0.1-draft.1.txt"
    file.rename(project / "elsewhere.txt")
    file.symlink_to(project / "elsewhere.txt")


@pytest.mark.parametrize(
    "change",
    [
        words_of_a_clause,
        removal,
        pytest.param(damage, marks=pytest.mark.slow),
        pytest.param(link, marks=pytest.mark.slow),
    ],
)
def test_a_change_of_any_file_is_seen(built: Path, change: Callable[[Path], None]) -> None:
    """Whatever changed, the command line says what is to do."""
    change(built)
    assert run("-C", built, *BUILD).stderr.endswith("\nTrue\n")


def test_another_question_is_not_answered(built: Path) -> None:
    """Other formats, another working folder, another output."""
    others = [("build", "--format", "md"), (*BUILD, "--json"), (*BUILD, "--out", built / "out")]
    assert all(run("-C", built, *words).stderr.endswith("True\n") for words in others)
    assert run("-C", built, *BUILD, folder=built).stderr.endswith("True\n")


def test_what_is_new_is_not_kept(started: Path) -> None:
    """A file could change once more within the same tick of the clock."""
    for _ in range(2):
        run("-C", started, *BUILD, settled=unchanged.SETTLED)
        (started / "clauses" / "use" / "use.home.md").touch()
    assert not (started / "builds" / "draft" / shortcut.NOTE).exists()


def help_of(columns: int) -> str:
    """What the command line prints on a terminal of that width."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        return click.Context(cli, info_name="engross", **cli.context_settings).get_help() + "\n"


if __name__ == "__main__":
    for columns in shortcut.WIDTHS:
        (Path(shortcut.__file__).parent / "help" / f"{columns}.txt").write_text(help_of(columns))
