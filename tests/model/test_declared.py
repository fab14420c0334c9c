"""The forms of names in source files: what is one, and how long it may be."""

from typing import get_args

import pytest

from engross.model.declared import Code, Form, Id, Name, Words

FITS = [
    (Code, ["A", "BY", "N2", "A" * 16], ["", "a", "2A", "A-B", "A\n", "A" * 17]),
    (Id, ["a", "a.b-c", "2", "a" * 64], ["", "A", "a..b", "a.", "-a", "a_b", "a\n", "a" * 65]),
    (Name, ["A", "a.B-c", "2.1", "a" * 64], ["", ".a", "-a", "a_b", "a b", "a" * 65]),
    (Words, ["a", " a b ", "a" * 1_000, "a\nb"], ["", "  ", "\n"]),
]


@pytest.mark.parametrize(("declared", "good", "bad"), FITS, ids=["code", "id", "name", "words"])
def test_a_name_has_its_form(declared: object, good: list[str], bad: list[str]) -> None:
    """Its signs, and its length at most."""
    (form,) = (one for one in get_args(declared) if isinstance(one, Form))
    for text in (*good, *bad):
        assert form.holds(text) == (text in good), text
