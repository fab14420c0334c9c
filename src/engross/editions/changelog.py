"""The changelog of the licences as text: one section an edition, with *Wording* below it.

Takes the text of a changelog and returns another; never reads or writes the file and never asks the clock.
"""

import re
from collections.abc import Iterable

from packaging.version import InvalidVersion

from engross.editions.history.released import version

_NAMED = r"\*{1,2}[^*]+\*{1,2}"
_BY_CLAUSE = re.compile(rf"(?<=[.!?] )(?={_NAMED}(?:,? (?:and )?{_NAMED})* \(`)")
"""Where an entry that tells of several clauses, by name and id, turns to the next."""

START = """# Changelog

What changed in the wording of the licences, one section an edition.
"""


def open_section(text: str, edition: str, date: str) -> str:
    """The changelog with a section for an edition, above all others; unchanged where it has one.

    The section has an empty *Wording*, or the text that was under *Unreleased*.
    """
    if _heading(edition).search(text):
        return text
    text = text or START
    opening = f"## [{edition}] - {date}\n\n### Wording\n\n"
    if waiting := _heading("Unreleased").search(text):
        rest = text[waiting.end() :].lstrip("\n")
        return text[: waiting.start()] + opening + rest.removeprefix("### Wording").lstrip("\n")
    first = re.search(r"^## ", text, flags=re.MULTILINE)
    if first:
        return text[: first.start()] + opening + text[first.start() :]
    return f"{text.rstrip()}\n\n{opening.rstrip()}\n"


def add_wording(text: str, edition: str, date: str, entries: Iterable[str]) -> str:
    """The changelog with entries at the end of an edition's *Wording*; the edition is opened where it is missing."""
    text = open_section(text, edition, date)
    heading = _heading(edition).search(text)
    assert heading
    end = _next(text, heading.end(), r"^## |^\[[^\]]+\]: ")
    section = text[heading.end() : end]
    wording = re.search(r"^### Wording[ \t]*$", section, flags=re.MULTILINE)
    if wording is None:
        section = f"\n\n### Wording\n{section.rstrip()}\n\n" if section.strip() else "\n\n### Wording\n\n"
        wording = re.search(r"^### Wording$", section, flags=re.MULTILINE)
        assert wording
    stop = _next(section, wording.end(), r"^### ")
    kept = section[wording.end() : stop].strip("\n")
    written = "\n".join(f"- {entry}" for entry in entries)
    body = f"\n\n{kept}\n{written}\n\n" if kept else f"\n\n{written}\n\n"
    section = section[: wording.end()] + body + section[stop:]
    rest = text[end:]
    return text[: heading.end()] + (section if rest else section.rstrip() + "\n") + rest


def wording(text: str, edition: str) -> str:
    """What stands under *Wording* in the section of an edition; empty where nothing does."""
    heading = _heading(edition).search(text)
    if heading is None:
        return ""
    section = text[heading.end() : _next(text, heading.end(), r"^## |^\[[^\]]+\]: ")]
    opened = re.search(r"^### Wording[ \t]*$", section, flags=re.MULTILINE)
    return section[opened.end() : _next(section, opened.end(), r"^### ")].strip() if opened else ""


def reasons(text: str, after: str, upto: str) -> dict[str, tuple[str, ...]]:
    """What the *Wording* of the editions after one, up to another, says of each clause, by the id that it names.

    Where both are the same edition, what its own section says. Markup is taken away.
    """
    found: dict[str, list[str]] = {}
    for edition in re.findall(r"^## \[?([^\]\s]+)", text, flags=re.MULTILINE):
        try:
            told = version(after) < version(edition) <= version(upto) or edition == upto
        except InvalidVersion:
            told = edition == upto
        for entry in re.split(r"^- ", wording(text, edition), flags=re.MULTILINE)[1:] if told else ():
            for part in _BY_CLAUSE.split(" ".join(entry.split())):
                for id in dict.fromkeys(re.findall(r"`([^`\s]+)`", part)):
                    found.setdefault(id, []).append(re.sub(r"[*`]", "", part).strip())
    return {id: tuple(parts) for id, parts in found.items()}


def _heading(edition: str) -> re.Pattern[str]:
    return re.compile(rf"^## \[?{re.escape(edition)}\]?(?=[ \t]|$).*$", flags=re.MULTILINE)


def _next(text: str, start: int, pattern: str) -> int:
    found = re.compile(pattern, flags=re.MULTILINE).search(text, start)
    return found.start() if found else len(text)
