"""How much of a change is shown, and under which heading."""

import pytest
from tests.samples import sample

from engross.model import Change, ChangeKind, Class, Mark, Run
from engross.redline.excerpt import excerpt, heading

KEPT, IN, OUT = Mark.NONE, Mark.INSERTED, Mark.DELETED


def shown(heading: str, *runs: tuple[Mark, str]) -> list[tuple[Mark, str]]:
    """What is left of the runs of a change."""
    change = Change("x", ChangeKind.CHANGED, (Class.WORDING,), "1", "1", tuple(Run(*run) for run in runs))
    joined: list[tuple[Mark, str]] = []
    for run in excerpt(change, heading):
        if joined and joined[-1][0] is run.mark:
            joined[-1] = (run.mark, joined[-1][1] + run.text)
        else:
            joined.append((run.mark, run.text))
    return joined


@pytest.mark.parametrize(
    ("heading", "runs", "left"),
    [
        ("Keeping", ((KEPT, "Keeping\nYou may "), (IN, "not ")), [(KEPT, "You may "), (IN, "not ")]),
        ("Keeping", ((OUT, "Keep"), (KEPT, "ing\nYou may.")), [(OUT, "Keep"), (KEPT, "ing\nYou may.")]),
        ("Rights", ((KEPT, "Rights\nRights\nNo.\tWhat\n1\t"), (IN, "Sell")), [(KEPT, "1 | "), (IN, "Sell")]),
        (
            "",
            ((KEPT, "1\tSell\n2\t"), (OUT, "Keep\n3"), (KEPT, "\tShow\n4\tLend")),
            [(KEPT, "2 | "), (OUT, "Keep"), (KEPT, "\n"), (OUT, "3"), (KEPT, " | Show")],
        ),
    ],
    ids=["own-heading", "edited-heading", "table", "mark-over-rows"],
)
def test_what_is_left_of_a_change(
    heading: str, runs: tuple[tuple[Mark, str], ...], left: list[tuple[Mark, str]]
) -> None:
    """Neither the heading again nor rows in which nothing differs; every marked word."""
    assert shown(heading, *runs) == left


@pytest.mark.parametrize(
    ("id", "found"),
    [
        ("show", ("Showing", True)),
        ("keep.a.1", ("Keeping", False)),
        ("keep.c", ("Keeping", False)),
        ("def.you", ("Definitions", False)),
        ("nowhere", ("", False)),
    ],
)
def test_the_heading_above_a_provision(id: str, found: tuple[str, bool]) -> None:
    """Its own, else the nearest above; also by the id of an item that was run into it."""
    assert heading(id, None, sample()) == found
