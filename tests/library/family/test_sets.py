"""Sets of options that meet conditions: those that trying every set finds, at the cost of what is found."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.library.conditions import holds
from engross.library.family import sets

CODES = ("A", "B", "C", "D", "E")
CONDITIONS = st.lists(
    st.recursive(
        st.sampled_from((*CODES, "not A", "not D", "row.none")),
        lambda inner: st.tuples(inner, st.sampled_from((" and ", " or ", " and not ")), inner).map(
            lambda parts: f"({parts[0]}{parts[1]}{parts[2]})"
        ),
        max_leaves=4,
    ),
    max_size=4,
)
MANY = tuple(f"O{number}" for number in range(40))


def every() -> Iterator[tuple[str, ...]]:
    """All sets of the five options, the smallest first."""
    return (chosen for size in range(len(CODES) + 1) for chosen in combinations(CODES, size))


@settings(max_examples=60)
@given(CONDITIONS)
def test_the_sets_are_those_that_trying_all_finds(conditions: list[str]) -> None:
    """No set that meets every condition is missed, and none is invented."""
    wanted = {chosen for chosen in every() if all(holds(text, set(chosen)) for text in conditions)}
    found = list(sets.meeting(CODES, conditions))
    assert len(found) == len(wanted)
    assert set(found) == wanted


@settings(max_examples=60)
@given(CONDITIONS, CONDITIONS)
def test_the_least_broken_set_is_the_one_that_trying_all_finds(conditions: list[str], rules: list[str]) -> None:
    """The fewest broken rules decide, then the size, then the order."""
    fit = (chosen for chosen in every() if all(holds(text, set(chosen)) for text in conditions))
    best = min(fit, key=lambda chosen: sum(not holds(rule, set(chosen)) for rule in rules), default=None)
    found = sets.least_broken(CODES, conditions, rules)
    assert found == (None if best is None else frozenset(best))


def test_forty_options_of_which_a_dozen_sets_are_allowed_cost_a_dozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """At most one of twelve options, and none of the others: thirteen of a million million sets, in a few decisions."""
    monkeypatch.setattr(sets, "MOST_DECIDED", 40 * 40)
    alone = [f"not ({one} and {other})" for one, other in combinations(MANY[:12], 2)]
    found = list(sets.meeting(MANY, [*alone, *(f"not {code}" for code in MANY[12:])]))
    assert sorted(found) == sorted([(), *((code,) for code in MANY[:12])])
    assert sets.least_broken(MANY, ["O3", "O5"], alone) == frozenset({"O3", "O5"})


def test_a_search_that_no_condition_ends_is_given_up() -> None:
    """Forty options that combine freely are told to be too many, soon."""
    with pytest.raises(sets.TooManySets):
        list(sets.meeting(MANY, ["O0 or O39"]))
