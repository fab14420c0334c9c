"""Slots still to be filled, as the documentation lists them, and values that only resemble one."""

import re
from pathlib import Path

import pytest

from engross.pages.slots import is_open

PAGE = (Path(__file__).parents[2] / "docs" / "notices.md").read_text(encoding="utf-8")
REFUSED, ACCEPTED = (
    re.findall(r"`([^`]+)`", part) for part in PAGE.split("## Slots still to be filled")[1].split("These are not:")
)


def test_the_documentation_has_cases_of_both() -> None:
    """The two lists are found, and no value is in both."""
    assert len(REFUSED) > 50
    assert len(ACCEPTED) > 20
    assert set(REFUSED).isdisjoint(ACCEPTED)


@pytest.mark.parametrize("value", REFUSED)
@pytest.mark.parametrize("written", ["{}", " {} ", "upper", "lower"])
def test_a_listed_slot_is_open(value: str, written: str) -> None:
    """However it is written, a value of the first list stands for another."""
    shown = {"upper": value.upper(), "lower": value.lower()}.get(written) or written.format(value)
    assert is_open(shown)


@pytest.mark.parametrize("value", ACCEPTED)
def test_a_listed_value_is_none(value: str) -> None:
    """A value of the second list is taken as it is."""
    assert not is_open(value)


@pytest.mark.parametrize("part", ["", " ", "company", "n/a"])
def test_a_part_in_brackets_that_stands_for_nothing_is_open(part: str) -> None:
    """Behind a real name too."""
    assert is_open(f"Ada Lovelace [{part}]")
    assert not is_open("Ada Lovelace [Analytical Ltd]")


@pytest.mark.parametrize("value", ["", "  ", "\n"])
def test_nothing_is_no_slot(value: str) -> None:
    """Whether a value may be missing is another question."""
    assert not is_open(value)
