"""The file of scenarios, read and checked against its family.

Takes a family; returns the scenarios of its clause folder, or raises `BadInput` with everything that cannot be read as
meant. They are read when they are asked for and not with the family, since only a check and the site need them. Whether
a licence answers as they say is asked in `engross.pages.scenarios`.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from engross.library.family import mentions
from engross.library.family.folder import SCENARIOS_FILE
from engross.library.family.unread import Unread
from engross.library.format.reading import Notes
from engross.library.format.reading import read as read_declared
from engross.library.source import text as source_text
from engross.library.source import yaml
from engross.model import Family, Scenarios, Span
from engross.model.diagnostics import BadInput, Findings


def read(family: Family) -> Scenarios:
    """The scenarios of a family, none where it has no file of them; raises `BadInput` with all findings."""
    path = Path(family.path, SCENARIOS_FILE)
    return read_file(path, family) if path.is_file() else Scenarios(path.as_posix(), (), {}, ())


def read_file(path: Path, family: Family) -> Scenarios:
    """The scenarios in a file; raises `BadInput` with all findings."""
    findings, notes = Findings(), Notes()
    text = _text(path, family, findings)
    node = yaml.read(text, path.as_posix(), findings) if text is not None else None
    found = read_declared(Scenarios, node, findings, notes, {"path": path.as_posix()}) if node else None
    if found is None:
        raise BadInput(findings)
    _once(((one.id, one.span) for one in found.scenarios), findings)
    _once(((str(one.number), one.span) for one in found.scenarios), findings)
    mentions.check(replace(family, mentions=tuple(notes.mentions)), Unread(), findings)
    mentions.check_conditions(family, notes.conditions, findings)
    findings.raise_any()
    return found


def _text(path: Path, family: Family, findings: Findings) -> str | None:
    with path.open("rb") as file:
        data = file.read(source_text.MOST_BYTES + 1)
    text = source_text.decode(data, path.as_posix(), findings, size=path.stat().st_size)
    if text is not None and source_text.check_composed(text, path.as_posix(), findings):
        allowed = source_text.BEYOND_ASCII | frozenset(family.characters)
        source_text.check_characters(text, allowed, path.as_posix(), findings)
    return text


def _once(named: Iterable[tuple[str, Span]], findings: Findings) -> None:
    first: dict[str, Span] = {}
    for name, span in named:
        if first.setdefault(name, span) is not span:
            message = f"{name!r} is used twice, first in line {first[name].line}"
            findings.add("duplicate-id", message, span, "give each scenario its own id and number")
