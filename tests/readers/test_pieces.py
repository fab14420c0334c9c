"""The words of a paragraph as they are read: single spaces, no sign that nobody sees, its label set apart."""

import pytest

from engross.model import Inline, Reference, Term, Text
from engross.readers.pieces import Piece, inward, labelled, spaced

UNSEEN = "\u00ad\u061c\u180e\u200b\u200c\u200f\u202a\u202c\u2060\u2069\ufeff"


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_sign_that_nobody_sees_is_left_out(sign: str) -> None:
    """Wherever it stands."""
    assert spaced([Text(f"{sign}So{sign}me words{sign}")]) == (Text("Some words"),)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ((" a  b ", "\tc\n"), ("a b c",)),
        ((" ",), ()),
        (("a ", Text("b", strong=True), " c"), ("a ", "b", " c")),
        (("a ", Text(" b", strong=True)), ("a ", "b")),
        (("a", Reference("x", "2", "Section"), " "), ("a", "Section 2")),
        ((Reference("x", "2", "Section"), " a"), ("Section 2", " a")),
        (("e\u0301",), ("\u00e9",)),
    ],
)
def test_spaces_are_single_and_none_is_at_an_end(typed: tuple[str | Inline, ...], read: tuple[str, ...]) -> None:
    """Neighbours of one look are joined."""
    inlines = [Text(one) if isinstance(one, str) else one for one in typed]
    assert tuple(one.text for one in spaced(inlines)) == read


LABELS = {
    "Annex A Advice": "Annex A",
    "Anlage A Ratschläge": "Anlage A",
    "ANHANG 2. Preise": "ANHANG 2.",
    "Annexe B Conseils": "Annexe B",
    "Anexo IV Tabla": "Anexo IV",
    "Apêndice 1 Mapas": "Apêndice 1",
    "Allegato C) Prezzi": "Allegato C)",
    "Bijlage 3: Adviezen": "Bijlage 3:",
    "Bilaga A Råd": "Bilaga A",
    "Załącznik 1 Porady": "Załącznik 1",
    "Section 3. Rights": "Section 3.",
    "Artikel 3: Rechte": "Artikel 3:",
    "Cláusula 4. Derechos": "Cláusula 4.",
    "Article 3.1 Droits": "",
    "Anexo a la licencia": "",
    "Anlage zu dieser Lizenz": "",
    "Annexe à la licence": "",
    "Artikel 5 der Verordnung": "",
}


@pytest.mark.parametrize("line", LABELS)
def test_the_label_of_a_part_is_known_in_several_languages(line: str) -> None:
    """A word for a part and its number; a small letter behind the word for an annex is a word of the sentence."""
    assert labelled(Piece((Text(line),))).label == LABELS[line]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Section 2", Reference("x", "2", "Section")),
        ("Cláusula 2.1", Reference("x", "2.1", "Cláusula")),
        ("Übersicht 3", Reference("x", "3", "Übersicht")),
        ("Anlage A", Reference("x", "A", "Anlage")),
        ("annexe A", Reference("x", "A", "annexe")),
        ("Œuvre", Term("Œuvre", "x")),
    ],
)
def test_a_link_that_cites_a_part_is_a_reference(said: str, read: Inline) -> None:
    """Whatever letters its word has."""
    assert inward(said, "x") == read
