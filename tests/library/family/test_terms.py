"""Uses of defined terms, each at its line and column."""

from dataclasses import replace

import pytest
from tests.licences import GARDEN, family

from engross.library.family.terms import lexicon
from engross.model import Passage, SourceReference, SourceText, Span

LEXICON = lexicon(
    replace(one, forms=(*one.forms, "Good Seed")) if one.term == "Seed" else one
    for every in family(GARDEN).clauses.values()
    for one in every
)


def _text(words: str, line: int, column: int, **look: bool) -> SourceText:
    return SourceText(words, Span("a.md", line, column), **look)


@pytest.mark.parametrize(
    ("passage", "uses"),
    [
        ((_text("Sow the Seed.", 3, 5),), [("Seed", "def.seed", 3, 13)]),
        ((_text("Seed", 3, 5),), [("Seed", "def.seed", 3, 5)]),
        ((_text("Sow ", 3, 5), _text("the Seed.", 4, 1)), [("Seed", "def.seed", 4, 5)]),
        ((_text("Sow ", 3, 5), _text("Seed.", 4, 1)), [("Seed", "def.seed", 4, 1)]),
        ((_text("Sow Good ", 3, 5), _text("Seed.", 4, 1)), [("Good Seed", "def.seed", 3, 9)]),
        ((_text("Selling Seed", 3, 5),), [("Selling", "def.sell", 3, 5), ("Seed", "def.seed", 3, 13)]),
        ((_text("Good ", 3, 5), _text("Seed", 3, 10, strong=True)), [("Seed", "def.seed", 3, 10)]),
        ((_text("Good ", 3, 5), SourceReference("Seed", "a", Span("a.md", 3, 10))), []),
        ((_text("Seeds, seed, BirdSeed", 3, 5),), []),
    ],
)
def test_a_use_of_a_term_has_its_place(passage: Passage, uses: list[tuple[str, str, int, int]]) -> None:
    """Also where it begins in another line than the words before it; the longest form counts."""
    found = [(use.form, use.target, use.span.line, use.span.column) for use in LEXICON.uses(passage)]
    assert found == uses
