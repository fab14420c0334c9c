"""How the next edition is opened, and when it is refused."""

import pytest

from engross.editions.opening import rename

FAMILY = """# A family.
family: F
edition: {id: 3.0-draft.1, date: 2026-11-23}  # the day it is read
title: 3.0-draft.1
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FAMILY, FAMILY.replace("{id: 3.0-draft.1, date: 2026-11-23}", "{id: 3.0, date: 2027-01-15}")),
        (
            "edition:\n  date: '2026-11-23'\n  id: \"3.0-draft.1\" # x\n",
            "edition:\n  date: '2027-01-15'\n  id: \"3.0\" # x\n",
        ),
    ],
)
def test_only_the_edition_is_rewritten(text: str, expected: str) -> None:
    """Comments, quotes, layout and the same words elsewhere stay."""
    assert rename(text, {"id": "3.0", "date": "2027-01-15"}) == expected
