"""`docs/performance.md`, which the parts of `make bench` write, each its own section.

Takes the title of a section, its lines and how they were measured; replaces that section, or adds it in its place. What
other parts wrote stays. Never measures.
"""

import os
import platform
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import click

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
FLOOR, PEERS, GROWTH = "Against the least it can cost", "Against other programs", "How it grows"
SECTIONS = (FLOOR, PEERS, GROWTH)
"""In the order of the page."""
HEAD = """# What it costs

Written by `make bench`; what is measured, and how, is said at the head of `benchmarks/__main__.py`,
`benchmarks/peers.py` and `benchmarks/growth.py`. Trust the ratios: seconds are those of one machine in one hour."""


def put(title: str, lines: Iterable[str], how: str) -> None:
    """Prints a section and writes it to the page, with the commit and the machine behind it."""
    text = "\n".join((*lines, "", _taken(how)))
    click.echo(text)
    kept = dict(re.findall(r"^## (.+)\n\n((?:(?!^## ).*\n)+)", _kept(), re.MULTILINE)) | {title: f"{text}\n"}
    parts = (f"\n\n## {name}\n\n{kept[name].rstrip()}" for name in SECTIONS if name in kept)
    PAGE.write_text(f"{HEAD}{''.join(parts)}\n", encoding="utf-8")


def _kept() -> str:
    return PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""


def _taken(how: str) -> str:
    commit = _git("rev-parse", "--short", "HEAD") or "unknown"
    # The page itself is changed by the part that ran before.
    changed = _git("status", "--porcelain", "--", ".", f":(exclude){PAGE.relative_to(ROOT)}")
    processors = len(os.sched_getaffinity(0))
    machine = f"{platform.machine()}, {processors} processors, {platform.system()}, Python {platform.python_version()}"
    return f"{how} at commit {commit}{' with changes' if changed else ''}; {machine}."


def _git(*words: str) -> str:
    return subprocess.run(("git", *words), cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
