"""How paragraphs open, by a table."""

import pytest

from engross.importer.heads import Head, head_of

TABLE = [
    ('"Sack" means what is filled.', Head("Sack", "means", True)),
    ("**Dry Corn** is corn that rattles.", Head("Dry Corn", "is", True)),
    ('**"Miller"** (or "You") means whoever turns it.', Head("Miller", "or", True)),
    ("The “Mill” covers the wheel.", Head("Mill", "covers", True)),
    ("Dry Corn means corn that rattles.", Head("Dry Corn", "means", False)),
    ("Rights of Way means paths.", Head("Rights of Way", "means", False)),
    ("You must bring it.", Head("You", "must", False)),
    ("the mill stands.", None),
    ("(a) None.", None),
]


@pytest.mark.parametrize(("words", "head"), TABLE)
def test_a_paragraph_has_its_head(words: str, head: Head | None) -> None:
    """The term that it may define and the word behind it."""
    assert head_of(words) == head
