"""Rounds of full texts, each of which becomes a sealed edition: their order, names and dates.

Takes the texts of each round with the name of its folder, and what the map file says; returns the rounds, the oldest
first. A date comes from the map file, the name of the folder, or the head of the texts, and never from the clock;
where a round has none, the rounds stay in the order in which they were given.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from engross.editions.history.released import in_order
from engross.importer.inline import plain
from engross.importer.text import FullText, walk
from engross.importer.written import NO_DATE, Written
from engross.model.languages import month_of
from engross.records import dataclass

HEAD = 12
"""Blocks at the beginning of a text among which its date is looked for (our own setting)."""

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|[º°])? (?:of |de )?([^\W\d_]{3,10})\.?,? (?:de )?(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?, (\d{4})(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.])")
_VERSION = re.compile(r"(?<![\d.])\d+(?:\.\d+)*(?:-draft\.\d+)?(?![\d.])")


@dataclass(frozen=True, slots=True)
class Round:
    """The texts of a folder, and the name and date of the edition that they become."""

    folder: str
    texts: tuple[FullText, ...]
    edition: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class MappedRound:
    """What the map file says of a round; "" where it says nothing."""

    edition: str = ""
    date: str = ""


def rounds(given: Sequence[Round], mapped: Mapping[str, MappedRound]) -> tuple[Round, ...]:
    """The rounds with their dates, the oldest first, and names of editions of which each is newer than the one before.

    The `edition` of a round that is given is what the names of its files say. A round of which nothing says a date
    takes that of the round before it, or `NO_DATE`.
    """
    dated = [replace(one, date=mapped.get(one.folder, MappedRound()).date or dated_by(one)) for one in given]
    if all(one.date for one in dated):
        ordered = sorted(dated, key=lambda one: one.date)
    else:
        dates = accumulate((one.date for one in dated), lambda before, date: date or before, initial=NO_DATE)
        ordered = [replace(one, date=date) for one, date in zip(dated, [*dates][1:], strict=True)]
    said = [mapped.get(one.folder, MappedRound()).edition for one in ordered]
    named = [word or _version(one.folder) or one.edition or "1.0" for word, one in zip(said, ordered, strict=True)]
    return tuple(replace(one, edition=name) for one, name in zip(ordered, _rising(named), strict=True))


def unlike(families: Sequence[Written]) -> frozenset[str]:
    """The terms that the family of one round declares and that of another cannot.

    Declared in none, they make no change in a redline between the rounds.
    """
    declared = {term for one in families for term in one.terms}
    return frozenset(term for one in families for term in one.undeclared if term in declared)


def dated_by(one: Round) -> str:
    """The date that the name of a folder says, or the most common one in the heads of its texts; "" for none."""
    for found in (_dates(one.folder), (date for text in one.texts for date in _head(text))):
        counted = Counter(found)
        if counted:
            return max(counted, key=lambda date: (counted[date], date))
    return ""


def _head(text: FullText) -> Iterator[str]:
    for number, (_, block) in enumerate(walk(text.blocks)):
        if number == HEAD:
            return
        yield from _dates(plain(block.words))


def _dates(words: str) -> Iterator[str]:
    """Whole dates, as 2026-11-28, in the order of their patterns."""
    yield from (found for year, month, day in _ISO.findall(words) if (found := _date(year, month, day)))
    yield from (found for day, month, year in _DOTTED.findall(words) if (found := _date(year, month, day)))
    yield from (found for day, month, year in _DAY_FIRST.findall(words) if (found := _date(year, month_of(month), day)))
    yield from (
        found for month, day, year in _MONTH_FIRST.findall(words) if (found := _date(year, month_of(month), day))
    )


def _date(year: str, month: str | int, day: str) -> str:
    valid = 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    return f"{year}-{int(month):02}-{int(day):02}" if valid else ""


def _version(folder: str) -> str:
    """The version in the name of a folder, which is no date; "" for none."""
    return next(iter(_VERSION.findall(_ISO.sub("", folder))), "")


def _rising(names: Sequence[str]) -> tuple[str, ...]:
    """The names where each is newer than the one before, else each with its number behind it: `2.0-1`, `2.0-2`."""
    if len(set(names)) == len(names) and in_order(names) == tuple(names):
        return tuple(names)
    base = names[-1] if len(set(names)) == 1 else "1.0"
    return tuple(f"{base}-{number}" for number in range(1, len(names) + 1))
