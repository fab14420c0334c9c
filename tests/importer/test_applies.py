"""The smallest `applies`, by a table and against every expression that is as small."""

from itertools import combinations

import pytest

from engross.importer.applies import Applies
from engross.library.conditions import holds, symbols

FIVE = [("BY",), ("BY", "NC"), ("BY", "NC", "ND"), ("BY", "ND"), ("BY", "SA")]
NINE = [
    (),
    ("BY",),
    ("BY", "NC"),
    ("BY", "ND"),
    ("BY", "NC", "ND"),
    ("BY", "OS"),
    ("BY", "R"),
    ("BY", "NC", "R"),
    ("R",),
]
OWN = [(f"O{number}",) for number in range(10)]
TABLE = [
    (FIVE, (0, 1, 2, 3, 4), "true"),
    (FIVE, (1, 2), "NC"),
    (FIVE, (0, 1, 4), "not ND"),
    (FIVE, (1,), "NC and not ND"),
    (FIVE, (0, 4), "not (NC or ND)"),
    (FIVE, (1, 2, 3), "NC or ND"),
    (OWN, (2,), "O2"),
    (OWN, (1, 3), "O1 or O3"),
    (OWN, (0, 1, 2, 3, 4, 5, 6, 7, 8), "not O9"),
]


@pytest.mark.parametrize(("sets", "texts", "wanted"), TABLE)
def test_the_smallest_expression_is_written(sets: list[tuple[str, ...]], texts: tuple[int, ...], wanted: str) -> None:
    """As a person would write it."""
    assert Applies(sets, sorted({code for one in sets for code in one})).of(texts) == wanted


@pytest.mark.parametrize("sets", [FIVE, NINE])
def test_an_expression_holds_for_exactly_its_texts(sets: list[tuple[str, ...]]) -> None:
    """Every choice of texts."""
    found = Applies(sets, ["BY", "NC", "ND", "SA", "OS", "R"])
    for size in range(1, len(sets) + 1):
        for texts in combinations(range(len(sets)), size):
            said = found.of(texts)
            assert [holds(said, set(one)) for one in sets] == [number in texts for number in range(len(sets))], said


def test_texts_that_are_not_asked_are_free() -> None:
    """A phrase of a clause that stands in some texts need not tell the others apart."""
    assert Applies(FIVE, ["BY", "NC", "ND", "SA"]).of((1,), among=(1, 2)) == "not ND"
    assert Applies(FIVE, ["BY", "NC", "ND", "SA"]).of((4,), among=(3, 4)) == "SA"


@pytest.mark.slow
def test_more_texts_than_are_searched_exactly_are_listed() -> None:
    """Beyond the limit the expression still holds for exactly its texts."""
    sets = [(f"O{number}",) for number in range(14)] + [("O1", "O2")]
    texts = (0, 1, 2, 5, 6, 9, 14)
    said = Applies(sets, [f"O{number}" for number in range(14)]).of(texts)
    assert [holds(said, set(one)) for one in sets] == [number in texts for number in range(15)]
    assert len(symbols(said)) <= 14
