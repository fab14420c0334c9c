"""What runs at the edges of pages, and what only looks like it."""

import pytest

from engross.readers.running import running


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("28.11.2026, 23:15", True),
        ("28.11.26, 23:15", True),
        ("11/28/26, 11:15 PM", True),
        ("2026-11-28", True),
        ("https://example.org/licence 1/3", True),
        ("2.3.1 Give a copy of it.", False),
        ("10.11.12 Give a copy of it.", False),
        ("1.2.3. Scope", False),
    ],
)
def test_what_a_browser_prints_runs_and_a_clause_number_does_not(line: str, runs: bool) -> None:
    """A line at the head of the second page, which stands nowhere else."""
    pages = [["The title", "One.", "Two.", "Three."], [line, "Four.", "Five.", "Six."]]
    assert running(pages, 1, 1).places[1] == ({0} if runs else set())
