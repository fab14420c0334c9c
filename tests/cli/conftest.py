"""What the tests of the command line share: a small family of its own, and a way to run commands on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests import licences

from engross.cli.root import cli

Engross = Callable[..., Result]


@pytest.fixture(scope="module")
def loaded_once() -> Iterator[None]:
    """Commands on clauses that no test of a module changes read them once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engross.library.family.load", licences.family)
        yield


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """A project folder as `engross new` writes it."""
    folder = tmp_path / "cards"
    assert CliRunner().invoke(cli, ["new", str(folder)]).exit_code == 0
    return folder


@pytest.fixture
def engross(started: Path) -> Engross:
    """Runs a command on the started family: `engross("show", "RC-CR")`."""

    def run(*arguments: str, **environment: str) -> Result:
        variables = {"CI": None, "NO_COLOR": None, **environment}
        return CliRunner().invoke(cli, ["-C", str(started), *arguments], env=variables, prog_name="engross")

    return run
