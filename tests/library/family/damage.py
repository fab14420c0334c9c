"""Damaged families as data: a case file says how the garden family is changed, and what must be told about it."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

BASE = Path(__file__).parent.parent.parent / "families" / "garden"
CASES = Path(__file__).parent / "damaged"


@dataclass(frozen=True)
class Expected:
    """A finding as a case file writes it; `message` and `hint` are parts of what is printed."""

    at: str
    code: str
    message: str
    hint: str
    variants: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A case file: what is wrong in one sentence, the changes, and every finding of the run."""

    name: str
    what: str
    changes: tuple[Mapping[str, Any], ...]
    expect: tuple[Expected, ...]


def cases() -> list[Case]:
    """Every case, by name."""
    return [_case(path) for path in sorted(CASES.glob("*.yaml"))]


def damage(case: Case, folder: Path) -> None:
    """Make the garden family in `folder`, with the changes of a case."""
    shutil.copytree(BASE, folder)
    for change in case.changes:
        _apply(change, folder)


def _case(path: Path) -> Case:
    data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    expect = tuple(
        Expected(one["at"], one["code"], one["message"], one.get("hint", ""), tuple(one.get("variants", ())))
        for one in data["expect"]
    )
    return Case(path.stem, data["what"], tuple(data["changes"]), expect)


def _apply(change: Mapping[str, Any], folder: Path) -> None:
    path = folder / change["file"]
    if "copy-of" in change:
        shutil.copyfile(folder / change["copy-of"], path)
    elif "link-to" in change:
        path.symlink_to(change["link-to"])
    elif "pipe" in change:
        os.mkfifo(path)
    elif "write" in change:
        path.write_text(change["write"], encoding="utf-8")
    elif "remove" in change:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    else:
        before = path.read_bytes()
        old = change["replace"].encode()
        new = bytes.fromhex(change["by-bytes"]) if "by-bytes" in change else change["by"].encode()
        assert old in before, f"{change['file']} no longer holds {change['replace']!r}: the case must follow the garden"
        path.write_bytes(before.replace(old, new * change.get("times", 1)))
