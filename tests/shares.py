"""Tests that are many: a few of their cases by default, more in the slow run, and all of them in the soak."""

import random
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

import pytest
from _pytest.mark import ParameterSet

Values = TypeVar("Values", bound=tuple[object, ...])
One = TypeVar("One")


def some_by_default(cases: Iterable[Values], wanted: Callable[[Values], bool]) -> list[ParameterSet]:
    """Each case as the parameters of a test; those that are not wanted by default are marked slow."""
    return [pytest.param(*case, marks=() if wanted(case) else pytest.mark.slow) for case in cases]


def by_lot(
    cases: Iterable[One],
    slow: int,
    kind: Callable[[One], Hashable] = lambda case: "",
    default: Callable[[One], int] | int = 0,
) -> list[ParameterSet]:
    """Each case as the parameter of a test: of each kind some by default, more in the slow run, the rest in the soak.

    `slow` counts those by default too. Which they are is drawn by the name of the kind, so every run draws the same.
    """
    kinds = defaultdict[Hashable, list[tuple[int, One]]](list)
    for at, case in enumerate(cases):
        kinds[kind(case)].append((at, case))
    marked: list[tuple[int, ParameterSet]] = []
    for name, group in kinds.items():
        random.Random(repr(name)).shuffle(group)
        few = default(group[0][1]) if callable(default) else default
        for place, (at, case) in enumerate(group):
            marks: Any = () if place < few else pytest.mark.slow if place < slow else pytest.mark.soak
            marked.append((at, pytest.param(case, marks=marks)))
    return [one for _, one in sorted(marked, key=lambda pair: pair[0])]
