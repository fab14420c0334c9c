"""Damaged, random and harmful files: a small seeded share of what `make soak` tries, and what it found."""

import os
import signal
from pathlib import Path
from random import Random

import pytest
from tests.harness import clauses, damage, files, flips, kills
from tests.harness.__main__ import OTHERS, one
from tests.harness.apart import MOST_SECONDS, Result, Stages, Wrong, tried

from engross.model import Span
from engross.model.diagnostics import BadInput, Diagnostic

CASES = Path(__file__).with_name("cases")
SEED = "tests"
pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="trials are forked"),
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning"),
]


def wrong(kind: str, numbers: range, seed: str = SEED) -> list[str]:
    """What was wrong in some trials."""
    results = {number: one(kind, seed, number) for number in numbers}
    return [f"{kind} {number}: {result.kind}: {result.said}" for number, result in results.items() if not result.fine]


@pytest.mark.fault(
    "Damaged, random and harmful files of any kind",
    "read or refused in one line within the limits; no word is lost in a comparison, and no output is half-written",
)
@pytest.mark.parametrize("kind", ["docx", "html", "md", "txt", "json"])
def test_damaged_files_do_no_harm(kind: str) -> None:
    """A few, without the writers."""
    assert wrong(kind, range(1, 4)) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", files.KINDS)
def test_many_damaged_files_do_no_harm(kind: str) -> None:
    """Each kind, and every twentieth file through all writers."""
    assert wrong(kind, range(60)) == []


@pytest.mark.parametrize("kind", ["clauses", "families", "expressions"])
def test_damaged_sources_do_no_harm(kind: str) -> None:
    """A few."""
    assert wrong(kind, range(1, 6)) == []


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "count"), [("clauses", 500), ("families", 60), ("expressions", 500), ("flips", 4)])
def test_much_damage_does_no_harm(kind: str, count: int) -> None:
    """Clause files, families, conditions, and single bits of sealed PDFs."""
    assert wrong(kind, range(count)) == []


@pytest.mark.fault("A kill or Ctrl-C in `release`, `site`, `review` or `redline`", "what it writes is whole or absent")
@pytest.mark.slow
def test_killed_commands_leave_nothing_half() -> None:
    """Both signals, each command."""
    assert wrong("kills", range(8)) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_what_was_found_stays_mended(case: Path) -> None:
    """The files that once came out wrong, through all writers; the kind stands before the first hyphen of the name."""
    result = files.trial(case.name.partition("-")[0], case.read_bytes(), whole=True)
    assert result.fine, result


def test_the_same_seed_makes_the_same_files() -> None:
    """So that a finding can be made again."""
    for kind in ("md", "manifest"):
        assert [files.made(kind, number, "a") for number in range(9)] == [
            files.made(kind, number, "a") for number in range(9)
        ]
        assert files.made(kind, 1, "a") != files.made(kind, 1, "b")
    assert damage.damaged(b"abc", "txt", Random(2)) == damage.damaged(b"abc", "txt", Random(2))


def spin(stages: Stages) -> None:
    """Takes processor time without end."""
    stages.reading()
    while True:
        pass


def swell(stages: Stages) -> None:
    """Takes memory without end, while a file is read."""
    stages.reading()
    held = []
    while True:
        held.append(bytes(64 * 1024**2))


def crash(stages: Stages) -> None:
    """Ends its process as a library does that is written in C."""
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(stages: Stages) -> None:
    """Refuses its input."""
    raise BadInput([Diagnostic("a", "it is odd", Span("x"))])


def fail(stages: Stages) -> None:
    """Has a fault."""
    raise KeyError("x")


def lose(stages: Stages) -> None:
    """Loses words."""
    raise Wrong("lost", "some words")


@pytest.mark.parametrize(
    ("work", "kind", "said"),
    [
        (swell, "limit", "memory"),
        (crash, "died", "SIGKILL"),
        (refuse, "refused", "it is odd"),
        (fail, "traceback", "KeyError"),
        (lose, "lost", "some words"),
        (lambda stages: None, "made", ""),
        pytest.param(spin, "limit", "SIGXCPU", marks=pytest.mark.slow),
    ],
)
def test_the_harness_sees_how_a_trial_ends(work: object, kind: str, said: str) -> None:
    """A harness that counted every trial as fine would find nothing."""
    result = tried(work)  # type: ignore[arg-type]
    assert (result.kind, said in result.said) == (kind, True)
    assert result.fine is (kind in ("made", "refused", "limit"))


def test_every_kind_is_counted() -> None:
    """The kinds of the command line are those that are tried."""
    assert {*OTHERS} == {"clauses", "families", "expressions", "imports", "flips", "kills"}
    assert {*damage.BUILT} == {*files.KINDS}
    assert MOST_SECONDS <= 10
    assert isinstance(clauses.expression(0, SEED), Result)
    assert flips.MOST_SECONDS <= 15
    assert set(kills.COMMANDS) == {"release", "site", "review", "redline"}
