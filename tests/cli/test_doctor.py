"""The doctor, shown machines that lack one thing or another."""

import ctypes

import pytest

from engross.cli.doctor import CHECKERS, State, checkers, environment, examine, libraries, packages, pinned, python

LOCK = """\
click==8.5.1 \\
    --hash=sha256:00 \\
    --hash=sha256:11
boolean-py==5.0 \\
    --hash=sha256:22
colorama==0.4.6 ; sys_platform == 'nowhere' \\
    --hash=sha256:33
"""


@pytest.mark.parametrize(
    ("version", "state"), [((3, 10, 9), State.MISSING), ((3, 11, 0), State.FINE), ((4, 0, 0), State.FINE)]
)
def test_python_must_be_new_enough(version: tuple[int, ...], state: State) -> None:
    """Python 3.11 is the oldest that will do."""
    assert python(version).state is state


@pytest.mark.parametrize(("prefix", "base", "sound"), [("/p/.venv", "/usr", True), ("/usr", "/usr", False)])
def test_a_missing_virtual_environment_is_told(prefix: str, base: str, sound: bool) -> None:
    """Outside a virtual environment the row says so, and how to get into one."""
    row = environment(prefix, base)
    assert row.sound is sound
    assert bool(row.remedy) is not sound


def test_a_lock_is_read_for_this_machine() -> None:
    """Hashes and lines for other systems are passed over."""
    assert pinned(LOCK) == {"click": "8.5.1", "boolean-py": "5.0"}


@pytest.mark.parametrize(("found", "state"), [("8.5.1", State.FINE), ("8.0.0", State.DIFFERS), (None, State.MISSING)])
def test_a_package_is_held_against_its_pin(found: str | None, state: State) -> None:
    """A package of another version and one that is missing are told apart, and the pinned version is named."""
    row = packages("click==8.5.1", {"click": found}.get)[0]
    assert row.state is state
    assert "8.5.1" in row.found + row.remedy


def absent(file: str) -> ctypes.CDLL | None:
    """No machine has any library."""
    return None


def test_missing_libraries_name_their_loss_and_their_package() -> None:
    """Without the subset library PDFs are still made, but not the same twice: the row says which."""
    rows = {row.name: row for row in libraries(absent)}
    assert {row.state for row in rows.values()} == {State.MISSING}
    assert "no PDF" in rows["Pango"].found
    assert "not reproducible" in rows["HarfBuzz subset"].found
    assert rows["HarfBuzz subset"].remedy.endswith("libharfbuzz-subset0")


def test_checkers_are_optional() -> None:
    """A program that only tests use may be absent; its package is named all the same."""
    rows = checkers(lambda name: None)
    assert [row.name for row in rows] == [name for name, _, _ in CHECKERS]
    assert all(row.sound and row.state is State.ABSENT and row.remedy for row in rows)


def test_this_machine_can_write_every_format() -> None:
    """Where the tests run, nothing that engross needs is missing or of another version."""
    assert [row for row in examine() if not row.sound] == []
