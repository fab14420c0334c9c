"""The words of a paragraph as they are read: single spaces, and no sign that nobody sees."""

import pytest

from engross.model import Inline, Reference, Text
from engross.readers.pieces import spaced

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
