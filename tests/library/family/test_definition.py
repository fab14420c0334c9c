"""The terms at the head of a definition, by how they are written."""

import re

import pytest

from engross.library.family.definition import found

HEADS = [
    # what is written, ** around what is set apart, and the terms
    ('"Seed" means what grows.', ["Seed"]),
    ("Seed means what grows.", ["Seed"]),
    ("The **Seed** is what grows.", ["Seed"]),
    ("« Seed » désigne ce qui pousse.", ["Seed"]),
    ('"Seed" (or "Grain") means what grows.', ["Seed", "Grain"]),
    ("**Seed**, **Grain** and **Corn** mean what grows.", ["Seed", "Grain", "Corn"]),
    ('"Seed" **means** what grows.', ["Seed"]),
    ('"Seed" "means" what grows.', ["Seed"]),
    ("Die „Seed“ bezeichnet, was wächst.", ["Seed"]),
    ("La « Seed » désigne ce qui pousse.", ["Seed"]),
    ("L’« Seed » désigne ce qui pousse.", ["Seed"]),
    ("El «Seed» significa lo que crece.", ["Seed"]),
    ("Het “Seed” is wat groeit.", ["Seed"]),
    ("O “Seed” e a “Grain” significam o que cresce.", ["Seed", "Grain"]),
    ("Il «Seed» o «Grain» indica ciò che cresce.", ["Seed", "Grain"]),
    ("”Seed” avser det som växer.", ["Seed"]),
    ("»Seed« und »Grain« bedeuten, was wächst.", ["Seed", "Grain"]),
    ("**Seed** of **Grain** is what grows.", ["Seed"]),
    ("Das Seeds ist, was wächst.", []),
    ("Whatever **Seed** is, it grows.", []),
    ("Seeds are what grows.", []),
]


@pytest.mark.parametrize(("written", "terms"), HEADS, ids=[written for written, _ in HEADS])
def test_terms_at_the_head(written: str, terms: list[str]) -> None:
    """Those that something connects; a word that merely follows is none, however it looks."""
    pieces = [(piece.strip("*"), piece.startswith("**")) for piece in re.split(r"(\*\*[^*]+\*\*)", written) if piece]
    assert list(found(pieces, "Seed").terms) == terms
