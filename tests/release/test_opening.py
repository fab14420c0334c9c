"""How the next edition is opened, and when it is refused."""

import pytest

from engross.release.opening import rename, version

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


def test_editions_are_in_order() -> None:
    """A draft comes before the next draft, that before a candidate, and that before the edition itself."""
    names = ["2.0", "3.0-draft.1", "3.0-draft.2", "3.0-draft.10", "3.0-rc.1", "3.0", "3.1-draft.1"]
    assert sorted([names[-1], *names[:-1]], key=version) == names
