"""Words that several options add to one place: a phrase an option, or one phrase for all."""

import pytest

from engross.importer.applies import Applies
from engross.importer.factors import factored

SETS = ((), ("A",), ("A", "B"), ("B",))
CASES = {
    "each option adds its word": (
        ("Kit", "Kit-Air", "Kit-Air-Box", "Kit-Box"),
        [("Kit",) * 4, ("", "-Air", "-Air", ""), ("", "", "-Box", "-Box")],
    ),
    "one option takes words away, the other adds some": (
        ("give the kit; and", "give the kit at home; and", "give no kit at home; and", "give no kit; and"),
        [
            ("give",) * 4,
            (" the", " the", " no", " no"),
            (" kit",) * 4,
            ("", " at home", " at home", ""),
            ("; and",) * 4,
        ],
    ),
    "one option puts other words": (
        ("give the whole kit away", "sell the whole kit away", "sell the whole kit whole", "give the whole kit whole"),
        [
            ("give", "sell", "sell", "give"),
            (" the whole kit",) * 4,
            (" away", " away", " whole", " whole"),
        ],
    ),
    "both together say something of their own": (("Kit", "Kit-Air", "Kit-Sky", "Kit-Box"), None),
    "two wordings": (("Kit", "Kit-Air", "Kit-Air", "Kit"), None),
}


@pytest.mark.parametrize("case", CASES)
def test_words_are_taken_apart_by_option(case: str) -> None:
    """Each phrase is that of one option, and together they are the words of each text."""
    said, wanted = CASES[case]
    found = factored(said, [[0], [1], [2], [3]], range(4), Applies(SETS, ("A", "B")))
    assert found == wanted
