"""Tests that are many: all of their cases in the slow run, and some of them by default."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

Values = TypeVar("Values", bound=tuple[object, ...])


def some_by_default(cases: Iterable[Values], wanted: Callable[[Values], bool]) -> list[ParameterSet]:
    """Each case as the parameters of a test; those that are not wanted by default are marked slow."""
    return [pytest.param(*case, marks=() if wanted(case) else pytest.mark.slow) for case in cases]
