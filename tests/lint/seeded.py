"""Seeded mistakes as data: a case file says how the small family is changed, and what must be found, where.

Each case changes files of `family` or puts a page beside it (`mistake`), names the place of the finding (`at`), other
codes that the same mistake cannot help (`also`), and a clean twin: the nearest change that raises nothing. Where it is
no matter of course, the case has the message too (`says`) and the licences that the finding names (`in`).
"""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from engross.assemble import complete_cases, complete_some
from engross.library.family import load
from engross.library.family.load import Unsound
from engross.lint import Subject, findings, part_findings, subject, variants_and_settings
from engross.model import Family
from engross.model.diagnostics import BadInput, Diagnostic

HERE = Path(__file__).parent
BASE = HERE / "family"

Changes = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Case:
    """One mistake of one kind."""

    code: str
    number: int
    what: str
    mistake: Changes
    twin: Changes
    at: str
    also: frozenset[str]
    says: str
    licences: tuple[str, ...]

    @property
    def name(self) -> str:
        """The case as a test is called."""
        return f"{self.code}-{self.number}"


def cases() -> list[Case]:
    """Every case, by code."""
    return [case for path in sorted((HERE / "cases").glob("*.yaml")) for case in _cases(path)]


def changed(changes: Changes, folder: Path) -> Family:
    """The small family with these changes, written to a folder and read again."""
    shutil.copytree(BASE, folder)
    for change in changes:
        if "file" in change:
            _apply(change, folder / change["file"])
    return load(folder)


def read(changes: Changes, folder: Path) -> Subject:
    """What rules look at in the small family with these changes."""
    family = changed(changes, folder)
    made = (one for _, completed in complete_cases(family) for one in completed)
    completed = dict(zip(variants_and_settings(family), made, strict=True))
    return subject(family, completed, *_pages(changes))


def found(changes: Changes, folder: Path) -> list[Diagnostic]:
    """Every finding in the small family with these changes, with paths as from its folder."""
    try:
        return list(findings(read(changes, folder)))
    except BadInput as bad:
        return list(bad.diagnostics)


def found_in_part(changes: Changes, folder: Path) -> list[Diagnostic]:
    """Every finding of the lint in the small family with these changes, of which one makes a file unreadable."""
    with pytest.raises(Unsound) as raised:
        changed(changes, folder)
    family = raised.value.family
    assert family, "nothing of the family can be looked at"
    return list(part_findings(subject(family, complete_some(family), *_pages(changes))))


def places(diagnostics: Iterable[Diagnostic], folder: Path) -> list[str]:
    """Each finding as `code path:line:column`."""
    prefix = f"{folder.as_posix()}/"
    spans = [(diagnostic.code, diagnostic.span) for diagnostic in diagnostics]
    return [f"{code} {span.path.removeprefix(prefix)}:{span.line}:{span.column}" for code, span in spans]


def _cases(path: Path) -> list[Case]:
    data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return [
        Case(
            data["code"],
            number,
            one["what"],
            tuple(one["mistake"]),
            tuple(one["twin"]),
            one["at"],
            frozenset(one.get("also", ())),
            one.get("says", ""),
            tuple(one.get("in", ())),
        )
        for number, one in enumerate(data["cases"], 1)
    ]


def _pages(changes: Changes) -> tuple[Mapping[str, bytes], Mapping[str, str]]:
    """The files and the texts that changes put beside the family."""
    pages = [change for change in changes if "page" in change]
    files = {change["page"]: bytes.fromhex(change["bytes"]) for change in pages if "bytes" in change}
    return files, {change["page"]: change["text"] for change in pages if "text" in change}


def _apply(change: Mapping[str, Any], path: Path) -> None:
    if "write" in change:
        path.write_text(change["write"] + "\n", encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    assert change["replace"] in text, f"{path.name} no longer holds {change['replace']!r}: the case must follow"
    path.write_text(text.replace(change["replace"], change["by"] * change.get("times", 1), 1), encoding="utf-8")
