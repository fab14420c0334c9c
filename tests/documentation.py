"""A page of the documentation, followed by a reader who does everything that it says.

Takes the text of a page and a folder; runs the lines of `console` blocks that begin with `$`, compares what they print,
writes `markdown` and `yaml` blocks to the file that the text before them names last, and makes the edits of `diff`
blocks in it. Blocks of other languages are only read.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MORE = "…"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANY_LINES = r"(?:.*\n)*?"
ONLY_READ = {"sh", "text"}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and the last path in backticks before it."""

    language: str
    text: str
    file: str


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a page in their order."""
    for fence in FENCE.finditer(page):
        named = re.findall(r"`([^`\n]+/[^`\n]+)`", FENCE.sub("", page[: fence.start()]))
        yield Block(fence[1], fence[2], named[-1] if named else "")


def follow(page: str, folder: Path, programs: Path) -> None:
    """Does what a page says; raises AssertionError with the command where it prints or ends otherwise."""
    here = folder
    for block in blocks(page):
        if block.language == "console":
            for command, printed in _commands(block.text):
                if command.startswith("cd "):
                    here = here / command.removeprefix("cd ")
                else:
                    _run(command, printed, here, programs)
        elif block.language == "diff":
            _edit(here / block.file, block.text)
        elif block.language in ("markdown", "yaml"):
            (here / block.file).write_text(block.text, encoding="utf-8")
        else:
            assert block.language in ONLY_READ, f"no reader knows what to do with a block in {block.language!r}"


def _commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a block with the lines below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


def _run(command: str, printed: str, here: Path, programs: Path) -> None:
    whose = [f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    mine = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") and name != "CI"}
    more = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "GIT_CONFIG_GLOBAL": os.devnull, "NO_COLOR": "1"}
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=here,
        env=mine | dict.fromkeys(whose, "reader@example.org") | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, f"$ {command}\nended with {ran.returncode} and printed:\n{ran.stdout}"
    wanted = "".join(ANY_LINES if line == MORE else _pattern(line) for line in printed.splitlines())
    assert not printed or re.fullmatch(wanted, ran.stdout), f"$ {command}\nprinted:\n{ran.stdout}\nnot:\n{printed}"


def _pattern(line: str) -> str:
    return re.escape(line).replace(MORE, ".*") + "\n"


def _edit(file: Path, diff: str) -> None:
    """Makes the edit that a diff shows; what it takes out and what is around it must stand there once."""
    lines = diff.splitlines()
    old = "\n".join(line[1:] for line in lines if not line.startswith("+"))
    new = "\n".join(line[1:] for line in lines if not line.startswith("-"))
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} has {text.count(old)} times:\n{old}"
    file.write_text(text.replace(old, new), encoding="utf-8")
