"""What all tests share: the programs that read outputs back, and the guard around accepted wording."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from tests.interruptible import hear_interrupts

NODE = Path(__file__).parents[1] / "scripts" / "node" / "node_modules" / ".bin"
CI = bool(os.environ.get("CI"))

pytest_plugins = ("tests.browser",)

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if CI else "here")


def pytest_configure(config: pytest.Config) -> None:
    """Refuses to rewrite snapshots behind a reader's back."""
    hear_interrupts()
    if not (config.getoption("update_snapshots") or config.getoption("update_new_snapshots_only")):
        return
    if CI:
        raise pytest.UsageError("CI compares snapshots and never rewrites them: accept the change on your machine")
    if not os.environ.get("ENGROSS_REASON"):
        raise pytest.UsageError(
            'a changed wording is accepted with its reason: make accept REASON="..." '
            "(for other snapshots, set ENGROSS_REASON to the reason)"
        )


@pytest.fixture(scope="session")
def checker() -> Callable[[str], str]:
    """`checker("pandoc")` is the path of that program; where it is missing the test is skipped, and in CI it fails."""

    def find(name: str) -> str:
        path = shutil.which(name) or shutil.which(name, path=str(NODE))
        if path is None:
            (pytest.fail if CI else pytest.skip)(f"{name} is missing: make checkers installs it")
        return path

    return find
