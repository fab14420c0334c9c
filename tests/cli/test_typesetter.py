"""A typesetter that crashes its process: the command names the licence, ends, and writes nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.editions.projects import OLDER, project, seal

COMMANDS = {
    "redline": (
        ["redline", "RC", "RC-CR", "--format", "md,pdf", "-o"],
        "RC-0.1-draft.1--RC-CR-0.1-draft.1.redline.pdf",
    ),
    "changed pages": (
        ["redline", "RC", "RC-CR", "--changed-pages", "-o"],
        "RC-0.1-draft.1--RC-CR-0.1-draft.1.changed-pages.pdf",
    ),
    "review": (["review", "--since", OLDER], "RC-0.1-draft.1.pdf"),
    "site": (["site", "--pdf"], "RC-0.1-draft.1--RC-CR-0.1-draft.1.redline.pdf"),
    "build": (["build", "--format", "pdf", "--out"], "RC-0.1-draft.1.pdf"),
}
DIES = "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n"


@pytest.mark.fault(
    "A typesetter that crashes",
    "`build`, `redline`, `review` and `site` name the licence, exit code 3; nothing is written",
)
@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_crash_is_an_error_about_the_licence(command: str, tmp_path: Path) -> None:
    """Whoever imports the typesetter dies: the command does not, for it never works in its own process."""
    project(tmp_path)
    seal(tmp_path)
    (tmp_path / "shadow").mkdir()
    (tmp_path / "shadow" / "weasyprint.py").write_text(DIES)
    words, named = COMMANDS[command]
    out = tmp_path / "out"
    ran = subprocess.run(
        [sys.executable, "-m", "engross", "-C", str(tmp_path), *words, str(out)],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "shadow")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 3, ran.stderr
    assert f"{named}:1:1: error[worker-died]: the process that makes this file dies each time" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not [path for path in out.rglob("*") if path.is_file() and path.name != ".lock"]
