"""Habits of drafting: what is told, and what only looks like it."""

import pytest

from engross.library.source.drafting import check
from engross.library.source.places import at
from engross.model import Span
from engross.model.diagnostics import Findings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("under Section 5 ends", [("typed-number", 7)]),
        ("under Sections 5 and 6", [("typed-number", 7)]),
        ("under section\n5(a)", [("typed-number", 7)]),
        ("under clause (b)", [("typed-number", 7)]),
        ("in Annex A, or § 3", [("typed-number", 4), ("typed-number", 16)]),
        ("sell and/or give", [("and-or", 6)]),
        ("sell and / or give", [("and-or", 6)]),
        ("this Section ends", []),
        ("under [Section](#a.5) ends", []),
        ("under [section 10 of the Act](https://example.org/10)", []),
        ("an annex a reader can find, a paragraph a day", []),
        ("copy, and or so", []),
        ("in {{section.5}}", []),
        ("intersection 5", []),
    ],
)
def test_typed_numbers_and_and_or_are_told(text: str, told: list[tuple[str, int]]) -> None:
    """The code and column of each finding, and none on a clean twin."""
    findings = Findings()
    check(at(text, Span("a.md")), findings)
    assert [(finding.code, finding.span.column) for finding in findings] == told
