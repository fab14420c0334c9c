"""Words to ids, by a table."""

import pytest

from engross.importer.slugs import slug

TABLE = [
    ("Use of the wheel", "wheel"),
    ("Grant of Rights", "grant-rights"),
    ("Élan vital", "elan-vital"),
    ("Œuvre dérivée", "oeuvre-derivee"),
    ("Große Straße", "grosse-strasse"),
    ("Łódzka žluť", "lodzka-zlut"),
    ("Ægte gøre", "aegte-gore"),
    ("Diğer \u0131l\u0131k", "diger-ilik"),
    ("No fee", "no-fee"),
    ("2024", "no-2024"),
    ("Общие положения", "obshchie-polozheniya"),
    ("\u03bf\u03c1\u03bf\u03b9 \u03c7\u03c1\u03b7\u03c3\u03b7\u03c2", "oroi-chreses"),
    ("利用規約", ""),
    ("Extraordinarily longestpossible words", "extraordinarily"),
    ("Extraordinarily complicated considerations", "extraordinarily-complicated"),
]


@pytest.mark.parametrize(("words", "wanted"), TABLE)
def test_words_become_an_id(words: str, wanted: str) -> None:
    """The first that say something."""
    assert slug(words, 2) == wanted
