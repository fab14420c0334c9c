"""The proof that no word is lost, tried on trees that have lost some."""

import pytest

from engross.library.source.conservation import check
from engross.model import Passage, SourceReference, SourceText, Span
from engross.model.diagnostics import Findings

HERE = Span("a.md")


def _told(text: str, *passages: Passage) -> list[tuple[str, int, int]]:
    findings = Findings()
    check(text, passages, (), "a.md", 10, findings)
    return [(finding.code, finding.span.line, finding.span.column) for finding in findings]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("All **words**", "are here."), []),
        (("All words", ""), [("lost-text", 11, 1)]),
        (("All", "are here."), [("lost-text", 10, 7)]),
        (("All words words", "are here."), [("lost-text", 11, 1)]),
        (("words All", "are here."), [("lost-text", 10, 1)]),
        (("All words", "are here. Really."), [("lost-text", 10, 1)]),
    ],
)
def test_the_first_word_that_differs_is_told(words: tuple[str, str], told: list[tuple[str, int, int]]) -> None:
    """A word that is lost, doubled, moved or added is told at its line and column."""
    passages = [(SourceText(text, HERE),) for text in words]
    assert _told("All **words**\nare here.", *passages) == told


def test_the_target_of_a_reference_counts() -> None:
    """A reference keeps both its word and its target."""
    text = "See [Section](#a.b)."
    whole = (SourceText("See ", HERE), SourceReference("Section", "a.b", HERE), SourceText(".", HERE))
    assert _told(text, whole) == []
    assert _told(text, (whole[0], SourceReference("Section", "a.c", HERE), whole[2])) == [("lost-text", 10, 18)]
