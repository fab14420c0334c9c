"""Twice the labels take at most about twice the time, whatever they are."""

import pytest
from tests.growth import MOST_RATIO, growth

from engross.importer.labels import counted, label_of

LINES = {
    "the first of a list again and again": "1. seed\n",
    "two lists in turn": "1. seed\n(a) seed\n",
    "letters that may be numbers": "(i) seed\n",
    "one list": "{}. seed\n",
}


def count(data: bytes) -> None:
    """Finds the labels of lines that each open a paragraph."""
    found = [label_of(line) for line in data.decode().splitlines()]
    counted(found, [True] * len(found), [True] * len(found))


@pytest.mark.slow
@pytest.mark.parametrize("case", LINES)
def test_time_grows_with_the_labels(case: str) -> None:
    """Labels that begin a list each time, and those that go on with one."""
    ratio, told = growth(lambda times: "".join(LINES[case].format(n % 900) for n in range(times)).encode(), count)
    assert ratio <= MOST_RATIO, told
