"""What the project promises about itself: order of rooms, locks, make targets, names that stay out."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from engross.cli.doctor import CHECKERS
from engross.writers.libraries import LIBRARIES

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
HOSTS = tuple(
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("debian", "org"))
)


HOMES = {
    "docx": ("writers",),
    "jinja2": ("writers", "pages"),
    # The dialect of clauses refuses what other licences may hold, so the readers have their own; the importer needs
    # the blocks of a Markdown file as they are typed, which a page that it renders to has lost; writers set its quotes.
    "markdown_it": ("library", "readers", "importer", "writers"),
    "orjson": ("writers",),
    "pydantic": ("writers",),
    "pypdf": ("readers",),
    "weasyprint": ("writers",),
    "yaml": ("library",),
}
"""Rooms that may import a library: there the rest of the project never meets it."""


def read(name: str) -> str:
    """The text of a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    """Package and version of every line of a lock, whatever its marker."""
    return dict(re.findall(r"^([\w.-]+)==([^ \\\n]+)", lock, flags=re.MULTILINE))


def tracked() -> list[Path]:
    """Every text file that a commit of this tree would hold."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if (ROOT / name).is_file()]


def test_a_room_imports_only_the_rooms_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The corridor of ARCHITECTURE.md holds in the imports."""
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


@pytest.mark.parametrize(("library", "rooms"), HOMES.items())
def test_a_library_is_met_in_its_own_room(library: str, rooms: tuple[str, ...]) -> None:
    """Only the room that is home to a library imports it, so that another can take its place."""
    pattern = re.compile(rf"^\s*(?:import|from) {library}\b", flags=re.MULTILINE)
    source = ROOT / "src" / "engross"
    found = {path.relative_to(source) for path in source.rglob("*.py") if pattern.search(path.read_text("utf-8"))}
    assert {path.parts[0].removesuffix(".py") for path in found} <= set(rooms)


@pytest.mark.parametrize("name", LOCKS)
def test_locks_hold_pins_and_hashes_alone(name: str) -> None:
    """A lock says what to install, never from where."""
    lines = read(name).splitlines()
    assert [
        line for line in lines if not re.fullmatch(r"[\w.-]+==[^\\]+\\|    --hash=sha256:[0-9a-f]{64}( \\)?", line)
    ] == []
    assert "://" not in read(name)


def test_both_locks_agree() -> None:
    """The tests run on the very versions that releases are made with."""
    runtime, development = (pins(read(name)) for name in LOCKS)
    assert runtime.items() <= development.items()


def test_locks_hold_all_that_the_project_asks_for() -> None:
    """Every dependency of pyproject.toml is pinned."""
    project = tomllib.loads(read("pyproject.toml"))
    groups = project["dependency-groups"]
    asked = project["project"]["dependencies"] + groups["build"]
    tests = [item for item in groups["dev"] if isinstance(item, str)]
    for lock, wanted in zip(LOCKS, (asked, asked + tests), strict=True):
        assert {canonicalize_name(Requirement(item).name) for item in wanted} <= pins(read(lock)).keys()


def test_bare_make_prints_every_target() -> None:
    """Each target stands in the list with one line that says what it does, and each line's target exists."""
    printed = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    listed = set(re.findall(r"^  make (\w+) +\S", printed, flags=re.MULTILINE))
    declared = re.findall(r"^\.PHONY: (help .*)$", read("Makefile"), flags=re.MULTILINE)
    assert [listed] == [set(names.split()) for names in declared]
    assert {"release", "test", "check", "build", "accept", "checkers", "doctor"} <= listed


@pytest.mark.parametrize("package", [*(one.package for one in LIBRARIES), *(package for _, package, _ in CHECKERS)])
def test_what_the_doctor_names_make_installs(package: str) -> None:
    """A package that the doctor tells to install is one that a make target installs, or comes with one."""
    with_another = {"libharfbuzz0b": "libpango-1.0-0"}
    assert with_another.get(package, package) in read("Makefile") + read("scripts/setup.sh")


def test_every_function_says_what_it_does() -> None:
    """Functions and classes without a leading underscore have a docstring, also inside others, where Ruff is silent."""
    bare: list[str] = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not ast.get_docstring(node):
                bare += [] if node.name.startswith("_") else [f"{path.name} {node.name}"]
    assert {*bare} <= {"splices.py touched"}


def test_no_module_sets_a_name_twice() -> None:
    """The second value would hold for all that comes before it too, and neither Ruff nor mypy tells of it."""
    twice: list[str] = []
    for path in (path for room in ("src", "tests", "benchmarks", "scripts") for path in (ROOT / room).rglob("*.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        targets = [target for one in body if isinstance(one, ast.Assign) for target in one.targets]
        targets += [one.target for one in body if isinstance(one, ast.AnnAssign)]
        names = Counter(target.id for target in targets if isinstance(target, ast.Name))
        twice += [f"{path.name} {name}" for name, times in names.items() if times > 1]
    assert not twice


def test_no_registry_is_named() -> None:
    """Whoever installs chooses where from: no file names the host of a package registry."""
    texts = {path: path.read_bytes() for path in tracked()}
    assert [(str(path), host) for path, text in texts.items() for host in HOSTS if host.encode() in text] == []


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / "scripts").glob("*.sh")))
def test_scripts_are_plain_shell(script: str) -> None:
    """Each script parses as a plain POSIX shell reads it."""
    subprocess.run(["sh", "-n", f"scripts/{script}"], cwd=ROOT, check=True)


@pytest.mark.parametrize(("variables", "reason"), [({"CI": "true"}, "never rewrites"), ({}, "make accept REASON")])
def test_snapshots_are_not_rewritten_without_a_reason(variables: dict[str, str], reason: str) -> None:
    """The update flag alone is refused, and always in CI, with a message that says what to do instead."""
    command = [sys.executable, "-m", "pytest", "-q", "--snapshot-update", "tests/test_doctor.py"]
    run = subprocess.run(command, cwd=ROOT, env={"PATH": "/usr/bin:/bin", **variables}, capture_output=True, text=True)
    assert run.returncode == 4
    assert reason in run.stderr
