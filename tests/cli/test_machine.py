"""What engross says on a machine that lacks something: no Pango, or Windows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Engross

from engross.editions import disk

NO_PANGO = """
import cffi

load = cffi.FFI.dlopen

def dlopen(self, name, *rest):
    if name and "pango" in name:
        raise OSError(f"cannot load library {name!r}")
    return load(self, name, *rest)

cffi.FFI.dlopen = dlopen
"""
"""Read by every Python process, also by those that set PDFs, before anything else."""


@pytest.mark.parametrize(("asked", "code"), [(("pdf", "RC", "RC-CR"), 4), (("pdf", "RC"), 4), (("md,html", "RC"), 0)])
def test_without_pango_pdf_alone_is_missing(started: Path, tmp_path: Path, asked: tuple[str, ...], code: int) -> None:
    """One PDF or several, the message names the packages and the other formats, which are written; no traceback."""
    (tmp_path / "sitecustomize.py").write_text(NO_PANGO)
    form, *names = asked
    command = [sys.executable, "-m", "engross", "-C", str(started), "build", *names, "--format", form]
    path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": path}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == code, ran.stderr
    if code:
        assert "libpango-1.0-0" in ran.stderr
        assert "--format md,txt,html,docx,json" in ran.stderr
        assert "Traceback" not in ran.stderr
        assert "WeasyPrint" not in ran.stdout + ran.stderr
        assert not [*(started / "builds").rglob("*.pdf")]
    else:
        assert len([*(started / "builds" / "draft").glob("RC-0*")]) == 2


def test_on_windows_reading_works_and_writing_is_refused(
    engross: Engross, started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands that write name WSL and write nothing; commands that read answer."""
    monkeypatch.setattr(disk, "WINDOWS", True)
    before = sorted(started.rglob("*"))
    for command in (("build", "--format", "md"), ("new", str(started / "other")), ("next", "0.2")):
        ran = engross(*command)
        assert ran.exit_code == 4, ran.output
        assert "run it in WSL" in ran.stderr
    assert sorted(started.rglob("*")) == before
    assert engross("show", "RC").exit_code == 0
