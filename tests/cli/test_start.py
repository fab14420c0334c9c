"""new, schema, doctor and completion, and the help of every command."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click
import pytest
from click.testing import CliRunner
from tests.cli.conftest import Engross

import engross.cli
from engross.cli import doctor
from engross.cli.commands import COMMANDS, loaded
from engross.cli.root import cli

LIBRARIES = ("weasyprint", "docx", "lxml", "jinja2", "markdown_it", "pydantic", "rich", "rapidfuzz", "yaml")
HEAVY = (*LIBRARIES, "engross.model", "engross.library", "importlib.metadata", "email", "tempfile", "subprocess")
"""What costs more to import than all of a short answer: libraries, our own types, and slow parts of Python's own."""


def test_a_new_family_is_sound(engross: Engross, started: Path) -> None:
    """What `engross new` writes passes the check, and git is told what not to keep."""
    ran = engross("check")
    assert ran.exit_code == 0, ran.output
    assert "15 clause files" in ran.stderr
    assert "builds/draft/" in (started / ".gitignore").read_text()


def test_a_new_family_builds_at_once(engross: Engross, started: Path) -> None:
    """Every licence of the new family is written in text formats."""
    ran = engross("build", "--format", "md,txt,json")
    assert ran.exit_code == 0, ran.output
    assert len(list((started / "builds" / "draft").glob("RC*"))) == 9


def test_new_overwrites_nothing(engross: Engross, started: Path) -> None:
    """A folder with files in it is refused and left as it is."""
    (started / "README.md").write_text("Mine.")
    assert engross("new", str(started)).exit_code == 2
    assert (started / "README.md").read_text() == "Mine."


def first_format(text: str) -> str:
    """The family file that `engross new` writes, as it was in the first format."""
    before, _, _ = text.replace("format: 2\n", "").partition("\nlint:\n")
    return f"{before}\n# What the lint must know.\nproper_names: [Open Kitchen]\n"


@pytest.mark.parametrize("split", [False, True])
def test_upgrade_writes_the_newest_format(engross: Engross, started: Path, split: bool) -> None:
    """A family of the first format is written out, in one file or several, and a second run changes nothing."""
    file = started / "clauses" / "family.yaml"
    file.write_text(first_format(file.read_text()))
    assert engross("check").exit_code == 0
    ran = engross("upgrade", *["--split"] * split)
    assert ran.exit_code == 0, ran.output
    assert ran.stderr.splitlines()[-1] == "Next: engross check"
    assert "format: 2" in file.read_text()
    assert (started / "clauses" / "lint.yaml").is_file() is split
    assert engross("check").exit_code == 0
    assert "The family is up to date." in engross("upgrade", *["--split"] * split).stderr


def test_upgrade_leaves_alone_what_it_cannot_rewrite(engross: Engross, started: Path) -> None:
    """A layout that cannot be kept is told, and no file is touched."""
    file = started / "clauses" / "family.yaml"
    odd = first_format(file.read_text()).replace("proper_names:", "? proper_names\n:")
    file.write_text(odd)
    ran = engross("upgrade")
    assert (ran.exit_code, file.read_text()) == (3, odd)
    assert "error[layout]" in ran.stderr


def test_the_reference_page_is_printed(engross: Engross) -> None:
    """`schema page` prints the page of all keys, for those who have the program and not its repository."""
    assert "### What may stand in `applies`?" in engross("schema", "page").stdout


@pytest.mark.parametrize("name", ["document", "redline", "family", "clause", "scenarios"])
def test_schemas_are_printed(engross: Engross, name: str) -> None:
    """Each schema is JSON and describes an object."""
    assert json.loads(engross("schema", name).stdout)["type"] == "object" or name == "document"


def test_a_schema_is_printed_in_its_own_signs(engross: Engross) -> None:
    """No sign beyond ASCII is spelt as an escape."""
    said = engross("schema", "family").stdout
    assert "\u2022" in said
    assert "\\u2022" not in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_command(engross: Engross, shell: str) -> None:
    """The script of each shell calls engross through its variable."""
    assert "_ENGROSS_COMPLETE" in engross("completion", shell).stdout


def test_doctor_leaves_by_4_where_something_is_missing(engross: Engross, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each row is printed with what to do; the exit code says whether every format can be written."""
    fine = doctor.Component("Python", doctor.State.FINE, "3.11")
    missing = doctor.Component("Pango", doctor.State.MISSING, "", "install libpango-1.0-0")
    monkeypatch.setattr(doctor, "examine", lambda: (fine,))
    assert engross("doctor").exit_code == 0
    monkeypatch.setattr(doctor, "examine", lambda: (fine, missing))
    ran = engross("doctor")
    assert ran.exit_code == 4
    assert "install libpango-1.0-0" in ran.stdout
    assert json.loads(engross("doctor", "--json").stdout)["sound"] is False


def test_a_bare_command_prints_help() -> None:
    """Without a command the help is printed, with every command in it."""
    ran = CliRunner().invoke(cli, [])
    assert all(name in ran.output for name in COMMANDS)


def loading(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """A run in a process of its own, whose last line of output lists the heavy modules that it loaded."""
    program = (
        "import sys; from engross.cli.root import cli; cli(sys.argv[1:], standalone_mode=False);"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    return subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", [cli, *map(loaded, COMMANDS)], ids=lambda command: str(command.name))
def test_every_help_has_an_example(command: click.Command) -> None:
    """The help of each command ends with an example of its use."""
    arguments = [] if command is cli else [str(command.name)]
    ran = CliRunner().invoke(cli, [*arguments, "--help"])
    assert ran.exit_code == 0
    assert "Example:\n" in ran.output
    assert f"engross {'list' if command is cli else command.name}" in ran.output.replace("-C ../other-family ", "")


def test_help_loads_nothing_heavy() -> None:
    """Help, of all commands one after the other, answers without the libraries that read and write licences."""
    lines = [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)]
    program = (
        "import sys; from engross.cli.root import cli\n"
        f"for line in {lines!r}:\n"
        "    cli(line, standalone_mode=False)\n"
        f"    heavy = sorted(set({HEAVY!r}) & set(sys.modules))\n"
        "    if heavy: sys.exit(f'{line} loads {heavy}')"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("Example:\n") == len(lines) - 1


def test_the_list_of_commands_loads_none() -> None:
    """What it prints of each command, and in which module that is, is what the command itself says."""
    program = (
        "import sys; from engross.cli.root import cli; cli(['--help'], standalone_mode=False); print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert {f"engross.cli.{module}" for module, _ in COMMANDS.values()} & set(ran.stdout.split()) == set()
    told = {name: " ".join((loaded(name).help or "").split("\n\n")[0].split()) for name in COMMANDS}
    assert {name: said for name, (_, said) in COMMANDS.items()} == told
    modules = {one.name: import_module(f"engross.cli.{one.name}") for one in iter_modules(engross.cli.__path__)}
    modules.pop("commands")
    there = {command.name: name for name, one in modules.items() for command in getattr(one, "COMMANDS", ())}
    assert {name: module for name, (module, _) in COMMANDS.items()} == there


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["build", "--format", "md"], "0 written"),
        (["build", "--format", "md", "--out", "{}/out"], "0 written"),
        (["list"], "RC-CR-HO"),
    ],
)
def test_the_same_question_again_loads_nothing_heavy(tmp_path: Path, asked: list[str], said: str) -> None:
    """Where a build or list before answered the same question, nothing is read but bytes."""
    project, ran = str(tmp_path / "family"), CliRunner()
    asked = [word.format(tmp_path) for word in asked]
    assert ran.invoke(cli, ["new", project]).exit_code == 0
    assert ran.invoke(cli, ["-C", project, *asked]).exit_code == 0
    again = loading(["-C", project, *asked])
    assert said in again.stderr + again.stdout
    assert again.stdout.splitlines()[-1] == "[]", again.stdout + again.stderr
