"""No slip of a word, a number or an emphasis passes the guard, wherever in the clauses it is made.

A slip is made in every clause, definition, heading, wording of a phrase and label of a row; the guard is the one that
`check` runs. By default a share of them is tried, all in one family; in the slow run another, each alone; in the soak
all of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, reduce
from itertools import product, zip_longest
from pathlib import Path
from random import Random

import pytest
from tests.editions.slips import KINDS, Slip, slips
from tests.licences import CLAUSES, family
from tests.shares import by_lot

from engross.editions import rewording, wording
from engross.editions.rewording import Rewording
from engross.editions.wording import SettingCase
from engross.model import Class, Family, Mark
from engross.readers import read

PROJECT = Path(__file__).parents[2]
SHARE = 24
"""Slips that are tried by default."""

LOTS, SLOW = 12, 2
"""How many lots the slips of each kind are parted into, and how many of those the slow run tries."""


@pytest.fixture(autouse=True, scope="module")
def read_once() -> Iterator[None]:
    """The accepted pages are the same for every slip, and a reader gives the same of the same bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engross.editions.readback.read", lru_cache(maxsize=64)(read))
        yield


@cache
def all_slips() -> list[Slip]:
    """Every slip of its clauses."""
    return slips(family(CLAUSES))


@cache
def accepted() -> dict[str, str]:
    """The accepted pages."""
    return wording.accepted(PROJECT)


def found(*slips: Slip) -> Rewording:
    """What the guard finds; under other settings only where the family's own show nothing."""
    changed = reduce(lambda made, slip: slip.made(made), slips, family(CLAUSES))
    cases = wording.cases(changed)
    usual = next(cases)
    report = _reworded(changed, [usual])
    return report if report.pages else _reworded(changed, [usual, *cases])


def _reworded(changed: Family, cases: list[SettingCase]) -> Rewording:
    made = wording.pages(changed, cases)
    kept = {name: page for name, page in accepted().items() if name in made and name != wording.MATRIX}
    return rewording.reworded(changed, cases, {name: made[name] for name in kept}, kept)


def named(slip: Slip, report: Rewording) -> bool:
    """Whether the guard names the word in the file where it is, or that its emphasis is another."""
    layout = slip.kind.startswith("emphasis")
    return any(
        one.files == (slip.unit.path,)
        and one.reach.reached
        and any(
            slip.word in run.text and (run.change is Class.LAYOUT if layout else run.mark is Mark.INSERTED)
            for run in one.reach.change.runs
        )
        for one in report.changed
    )


def tried(chosen: Iterable[Slip]) -> str:
    """The counts by kind; fails with every slip that was not named."""
    counts: Counter[str] = Counter()
    missed: list[str] = []
    for slip in chosen:
        report = found(slip)
        if slip.unit.conspicuous and slip.kind.startswith("emphasis") and not report.pages:
            # A conspicuous passage is bold as a whole, in every format.
            counts[f"{slip.kind}, in bold already"] += 1
        elif named(slip, report):
            counts[slip.kind] += 1
        else:
            missed.append(f"{slip.name}: {[one.files for one in report.changed]} {report.unlike}")
    assert missed == []
    return ", ".join(f"{kind}: {number}" for kind, number in sorted(counts.items()))


@cache
def share() -> list[Slip]:
    """A seeded share of all slips, with as many of each kind as there can be."""
    chance = Random(11)
    by_kind = [[slip for slip in all_slips() if slip.kind == kind] for kind in KINDS]
    shuffled = (chance.sample(of_kind, len(of_kind)) for of_kind in by_kind)
    return [slip for turn in zip_longest(*shuffled) for slip in turn if slip][:SHARE]


def test_a_slip_is_named() -> None:
    """Each of a seeded share of all slips is named, with its file: among others, or alone where those hide it."""
    left, before = share(), 0
    while left and len(left) != before:
        before, together = len(left), found(*left)
        left = [slip for slip in left if not named(slip, together)]
    print(tried(left))


@pytest.mark.parametrize("lot", by_lot(product(KINDS, range(LOTS)), SLOW, kind=lambda lot: lot[0]), ids=str)
def test_every_slip_is_named(lot: tuple[str, int]) -> None:
    """Each slip of a kind is named, with its file."""
    kind, part = lot
    chosen = [slip for slip in all_slips() if slip.kind == kind]
    assert chosen
    print(tried(chosen[part::LOTS]))
