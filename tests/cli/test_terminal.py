"""All that is printed passes one function: no control character reaches the terminal."""

import io
import subprocess
import sys
from pathlib import Path
from typing import TextIO, cast

import click
import pytest

from engross.cli.terminal import Visible, progress, visible

CASES = {
    "a\x1b]0;title\x07b": "a[U+001B]]0;title[U+0007]b",
    "a\x1b[2Jb": "a[U+001B][2Jb",
    "a\rb": "a[U+000D]b",
    "a\x9b31mb": "a[U+009B]31mb",
    "a\u202eb": "a[U+202E]b",
    "a\tb\nc": "a\tb\nc",
    click.style("red", fg="red", bold=True): click.style("red", fg="red", bold=True),
    "Zürich 许可": "Zürich 许可",
}


@pytest.mark.parametrize("text", CASES)
def test_control_characters_are_shown(text: str) -> None:
    """Our own colours, tabs and line ends pass."""
    assert visible(text) == CASES[text]


def test_a_stream_shows_them() -> None:
    """Whoever writes to it: print, click, a traceback."""
    kept = io.StringIO()
    stream = cast(TextIO, Visible(kept))
    print("a\x07b", file=stream)
    click.echo("c\x08d", file=stream)
    assert kept.getvalue() == "a[U+0007]b\nc[U+0008]d\n"


def test_progress_beside_a_terminal_is_a_line_for_every_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    """And for the last one."""
    with progress("building") as told:
        for done in range(1, 24):
            told(done, 23, f"{done}.md")
    assert capsys.readouterr().err.splitlines() == [
        "building 10 of 23: 10.md",
        "building 20 of 23: 20.md",
        "building 23 of 23: 23.md",
    ]


@pytest.mark.fault("A file name with escape sequences", "it is shown as it is; the terminal obeys none")
def test_the_name_of_a_file_does_not_reach_the_terminal_raw(tmp_path: Path) -> None:
    """In results as in errors."""
    name = "a\x1b]0;pwned\x07.txt"
    (tmp_path / name).write_text("")
    for command in ("identify", "comments"):
        ran = subprocess.run([sys.executable, "-m", "engross", command, name], cwd=tmp_path, capture_output=True)
        assert b"\x1b]" not in ran.stdout + ran.stderr
        assert b"[U+001B]]0;pwned[U+0007].txt" in ran.stdout + ran.stderr
