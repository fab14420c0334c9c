"""What the user reads when something is wrong, and the exit code that goes with it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.conftest import Engross
from tests.library.family.damage import Case, cases, damage
from tests.shares import some_by_default

from engross.cli import view
from engross.cli.root import cli

DAMAGED = [case for case in cases() if case.name != "no-family-file"]


def test_all_findings_are_printed_once_sorted_and_counted(engross: Engross, started: Path) -> None:
    """Two faulty files give both findings with line, caret and hint, then their number; nothing is written."""
    for path, old, new in (
        ("use/use.home.md", "applies: HO", "applies: HP"),
        ("ending/end.breach.md", "The rights", "The [Section](#nowhere) rights"),
    ):
        file = started / "clauses" / path
        file.write_text(file.read_text().replace(old, new))
    ran = engross("build")
    assert (ran.exit_code, ran.stdout) == (3, "")
    places = re.findall(r"^\S*clauses/(\S+?):(\d+):(\d+): error\[", ran.stderr, flags=re.MULTILINE)
    assert places == sorted(places)
    assert ("use/use.home.md", "3") in [place[:2] for place in places]
    assert "^" in ran.stderr
    assert "hint:" in ran.stderr
    assert ran.stderr.splitlines()[-1] == f"{len(places)} error{'s' * (len(places) != 1)}"
    assert not (started / "builds").exists()


@pytest.mark.parametrize(
    "case",
    some_by_default(((case,) for case in DAMAGED), lambda one: one[0] in DAMAGED[::6]),
    ids=[case.name for case in DAMAGED],
)
def test_a_damaged_family_leaves_by_three(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every damage ends in exit code 3, with each place and a hint, no traceback and nothing written."""
    monkeypatch.chdir(tmp_path)
    damage(case, Path("garden"))
    ran = CliRunner().invoke(cli, ["-C", "garden", "build"])
    assert ran.exit_code == 3
    assert all(f"{expected.at}: error[{expected.code}]" in ran.stderr for expected in case.expect)
    assert ran.stderr.count("\n  hint: ") == len(case.expect)
    assert "Traceback" not in ran.stderr
    assert not Path("garden", "builds").exists()


def test_a_folder_without_a_family_is_bad_input(engross: Engross, tmp_path: Path) -> None:
    """The message says which file was looked for, and what to do."""
    ran = engross("-C", str(tmp_path), "list")
    assert ran.exit_code == 3
    assert "family.yaml" in ran.stderr
    assert "engross new DIR" in ran.stderr


def test_the_clauses_folder_itself_will_do(engross: Engross, started: Path) -> None:
    """`-C` takes the project folder or the clauses folder."""
    assert engross("-C", str(started / "clauses"), "list").stdout == engross("list").stdout


def test_a_family_is_found_from_a_folder_below(started: Path) -> None:
    """Without `-C` the family of the folder above is used."""
    ran = subprocess.run(
        [sys.executable, "-m", "engross", "list"],
        cwd=started / "clauses" / "use",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "RC-CR-HO" in ran.stdout


def test_a_fault_of_ours_is_one_line(engross: Engross, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unexpected error exits with 70 and asks for a report; the traceback comes with --debug alone."""

    def broken(*arguments: object) -> None:
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr(view, "_rows", broken)
    ran = engross("list")
    assert ran.exit_code == 70
    assert "a wheel came off" in ran.stderr
    assert "report" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "Traceback" in engross("--debug", "list").stderr


def test_a_disk_that_refuses_is_one_line(engross: Engross, started: Path) -> None:
    """Where the folder to write to cannot be made, the exit code is 4 and the path is named."""
    (started / "builds").write_text("a file, not a folder")
    ran = engross("build", "--format", "md")
    assert ran.exit_code == 4
    assert "builds" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_colours_can_be_turned_off(started: Path) -> None:
    """On a terminal there are colours, unless NO_COLOR or --no-color says otherwise."""
    arguments = ["-C", str(started), "diff", "RC", "RC-CR"]
    assert b"\x1b[" in on_a_terminal(arguments)
    assert b"\x1b[" not in on_a_terminal(arguments, NO_COLOR="1")
    assert b"\x1b[" not in on_a_terminal(["--no-color", *arguments])


def on_a_terminal(arguments: list[str], **environment: str) -> bytes:
    """What a command prints to a pseudo-terminal."""
    ours, theirs = os.openpty()
    variables = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | environment
    command = [sys.executable, "-m", "engross", *arguments]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=variables):
        os.close(theirs)
        printed = b""
        try:
            while chunk := os.read(ours, 4096):
                printed += chunk
        except OSError:  # Linux says so when the other end is closed
            pass
    os.close(ours)
    return printed
