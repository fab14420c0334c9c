"""Opening the next edition.

Takes a family file and the name of an edition; rewrites that name and its date in the file, and nothing else of it, and
opens the edition's section in the changelog. The accepted pages name the new edition too, and nothing else of them
changes, for edition and date are no wording. Never touches a released edition.
"""

import datetime
import re
from pathlib import Path

from packaging.version import InvalidVersion

from engross.editions import changelog, checksums, disk, gate, together, wording
from engross.editions.history import version
from engross.library.family import as_edition
from engross.model import Family, Span
from engross.model.declared import NAME
from engross.model.diagnostics import BadInput, Diagnostic
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Opened:
    """The edition that is open now, its date, and the files that say so."""

    edition: str
    date: str
    files: tuple[Path, ...]


def open_edition(project: Path, family: Family, edition: str, date: str) -> Opened:
    """Makes `edition` the one that the family file has; all files say so together, or none.

    Raises `BadInput` where it is not a version, was released already, or is not later than a released current one.
    """
    _refuse(project / "builds", family, edition, date)
    notes = project / gate.CHANGELOG
    file = Path(_place(family, "id").path)
    edited = rename(file.read_text(encoding="utf-8"), family, {"id": edition, "date": date})
    kept = wording.accepted(project)
    before = wording.pages(family, wording.cases(family)) if kept else {}
    section = changelog.open_section(disk.read_text(notes), edition, date)
    written: dict[str, bytes | None] = {gate.CHANGELOG: section.encode()}
    written[file.relative_to(project).as_posix()] = edited.encode()
    if kept:
        opened = as_edition(family, edition, date)
        after = wording.pages(opened, wording.cases(opened))
        written |= wording.changed(project, wording.redated(kept, before, after))
    together.put(project, written)
    return Opened(edition, date, (file, notes, *((project / wording.FOLDER,) if kept else ())))


def rename(text: str, family: Family, values: dict[str, str]) -> str:
    """The text of the file that holds `edition`, with other values there and every other character as it was."""
    lines = text.split("\n")
    typed = {"id": family.edition, "date": family.date}
    places = {key: _place(family, key) for key in values}
    # From the right, so that an earlier place on the same line still holds.
    for key, place in sorted(places.items(), key=lambda item: item[1], reverse=True):
        line = lines[place.line - 1]
        start, end = place.column - 1, place.column - 1 + len(typed[key])
        if line[start:end] != typed[key]:
            raise ValueError(f"the family's edition {key} is not written on one line")
        lines[place.line - 1] = f"{line[:start]}{values[key]}{line[end:]}"
    return "\n".join(lines)


def _is_day(date: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(date))
    except ValueError:
        return False


def _place(family: Family, key: str) -> Span:
    return family.texts[f"edition.{key}"][0].span


def _refuse(builds: Path, family: Family, edition: str, date: str) -> None:
    where = _place(family, "id")

    def refuse(message: str, hint: str) -> BadInput:
        """The finding about the edition as the family file names it."""
        return BadInput([Diagnostic("edition", message, where, hint)])

    if not NAME.holds(edition):
        raise refuse(f"{edition!r} cannot name an edition", f"at most {NAME.most} {NAME.says}: 3.0-draft.2")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", date) or not _is_day(date):
        raise refuse(f"{date!r} is not a date", "write it as 2027-01-15")
    try:
        new, current = version(edition), version(family.edition)
    except InvalidVersion as error:
        raise refuse(f"{error}", "an edition reads like 3.0, 3.1-draft.2 or 3.0-rc.1") from None
    if (builds / edition).exists():
        raise refuse(f"{edition!r} is built already", "released editions are not opened again; choose a later name")
    released = (builds / family.edition / checksums.NAME).exists()
    if released and new <= current:
        raise refuse(f"{edition!r} is not later than {family.edition!r}", "choose a later name")
