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


@pytest.mark.parametrize(
    "words",
    [
        "„Werke“ bezeichnen alle Texte.",
        "«Obra» designa todo texto.",
        "«Opera» indica ogni testo.",
        "“Obras” significam todos os textos.",
        "« Œuvres » désignent tous les textes.",
        "”Verk” avser alla texter.",
        "»Werk« bedeutet jeden Text.",
        "Die „Software“ bezeichnet jedes Programm.",
        "L’« Œuvre » désigne tout texte.",
    ],
)
def test_the_word_that_defines_is_known_in_several_languages(words: str) -> None:
    """In the singular and in the plural."""
    head = head_of(words)
    assert head is not None
    assert head.defines
