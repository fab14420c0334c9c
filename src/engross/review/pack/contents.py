"""The contents of a round of review: each licence, each change once, each changed answer.

Takes two states of a family; returns frozen data for the pages, the manifest and the files. Never writes markup.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property

from engross.editions.history import Named, Point, between
from engross.model import ChangeKind, Class, Family, Redline
from engross.records import dataclass
from engross.redline.compare import Compared, compared
from engross.redline.impact import Reach, impact
from engross.review.pack.answers import ChangedRow, answers


@dataclass(frozen=True, slots=True)
class Round:
    """One round of review: what is compared, and which time (`number`, as people call it).

    `reasons` are what the changelog says of a clause, by its id.
    """

    family: Family
    old: Point
    new: Point
    number: str
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The round in the names of folder and zip, in letters that every system takes."""
        said = f"{self.family.name}-{self.new.stem}-against-{self.old.stem}-round-{self.number}"
        return re.sub(r"[^0-9A-Za-z._-]+", "-", said).strip("-")


@dataclass(frozen=True, slots=True)
class Licence:
    """One licence in both states; without a redline where only one of them has it."""

    variant: str
    name: str
    old: Named | None
    new: Named | None
    redline: Redline | None

    @property
    def stem(self) -> str:
        """How the names of its redlines begin."""
        assert self.old
        assert self.new
        return between(self.old, self.new)

    @property
    def changed(self) -> bool:
        """Whether there is anything to read side by side."""
        return self.redline is not None and bool(self.redline.changes)

    @property
    def weighty(self) -> int:
        """How many provisions changed in more than their number."""
        changes = self.redline.changes if self.redline else ()
        return sum(change.kind is not ChangeKind.RENUMBERED for change in changes)


@dataclass(frozen=True)
class Contents:
    """The data of the pages of a pack; `changes` are those of words, order or formatting, `renumbered` the others."""

    round: Round
    licences: tuple[Licence, ...]
    changes: tuple[Reach, ...]
    renumbered: tuple[Reach, ...]
    answers: tuple[ChangedRow, ...]

    @cached_property
    def classes(self) -> tuple[tuple[Class, int], ...]:
        """How many changes have each class."""
        return tuple((each, sum(each in one.change.classes for one in self.changes)) for each in Class)

    @cached_property
    def reached(self) -> tuple[Licence, ...]:
        """The licences in which anything differs, new and dropped ones too."""
        return tuple(one for one in self.licences if one.changed or one.redline is None)


def contents(round: Round) -> Contents:
    """Compares both states, licence by licence; licences that are no more come last."""
    old, new = round.old.documents, round.new.documents
    known = {variant: compared(old[variant], new[variant]) for variant in new if variant in old}
    licences = tuple(_licence(round, variant, known) for variant in (*new, *(one for one in old if one not in new)))
    found = impact(old, new, known)
    renumbered = tuple(one for one in found if one.change.kind is ChangeKind.RENUMBERED)
    changes = tuple(one for one in found if one.change.kind is not ChangeKind.RENUMBERED)
    return Contents(round, licences, changes, renumbered, answers(round.family, tuple(_redlines(licences))))


def _licence(round: Round, variant: str, known: Mapping[str, Compared]) -> Licence:
    old = round.old.named(variant) if variant in round.old.documents else None
    new = round.new.named(variant) if variant in round.new.documents else None
    here = new or old
    assert here is not None
    redline = known[variant].redline if variant in known else None
    return Licence(variant, here.document.record.name, old, new, redline)


def _redlines(licences: tuple[Licence, ...]) -> Iterator[tuple[str, Redline]]:
    yield from ((one.variant, one.redline) for one in licences if one.redline)
