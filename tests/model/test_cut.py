"""The one cut of words: by the classes of Unicode, without losing a character."""

# ruff: noqa: RUF001

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.model.cut import cut, is_silent, key, straight, words

WORDS = {
    "The co-author's 2.1(b)": (["The", "co-author's", "2.1", "b"], ["The", "co", "author", "s", "2", "1", "b"]),
    "1,000 copies, e.g. x_y": (["1,000", "copies", "e.g", "x_y"], ["1", "000", "copies", "e", "g", "x", "y"]),
    "co\u2011author\u2019s": (["co\u2011author\u2019s"], ["co", "author", "s"]),
    "版权所有。GPL许可": (["版", "权", "所", "有", "GPL", "许", "可"],) * 2,
    "カタカナのひらがな": (["カタカナ", "の", "ひ", "ら", "が", "な"],) * 2,
    "ให้สิทธิ": (["ใ", "ห้", "สิ", "ท", "ธิ"],) * 2,
    "كِتَابٌ ١٢٣": (["كِتَابٌ", "١٢٣"],) * 2,
    "हिन्दी में": (["हिन्दी", "में"],) * 2,
    "저작권 고지": (["저작권", "고지"],) * 2,
    "e\u0301tude soft\u00adhyphen می\u200cخواهم": (["e\u0301tude", "soft\u00adhyphen", "می\u200cخواهم"],) * 2,
}


@pytest.mark.parametrize("text", WORDS)
def test_words_by_script(text: str) -> None:
    """Whole words and their parts; scripts without blanks character by character, marks with their base."""
    whole, parts = WORDS[text]
    assert words(text) == whole
    assert [token.text for token in cut(text, parts=True) if token.is_word] == parts


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("\u201cSo\u201d and \u2018so\u2019", "\"So\" and 'so'"),
        ("\u201eSo\u201c", '"So"'),
        ("l\u2019\u00ab\u00a0\u0153uvre\u00a0\u00bb ici", 'l\'"\u0153uvre" ici'),
        ("\u00ab \u0153uvre \u00bb", '"\u0153uvre"'),
        ("\u2039\u202fune\u202f\u203a", "'une'"),
        ('plain "so"', 'plain "so"'),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_quotation_marks_are_those_of_a_typewriter(typed: str, plain: str) -> None:
    """Of every kind, and in French without the blank that sets them off."""
    assert straight(typed) == plain


@given(st.text(), st.booleans())
def test_no_character_is_lost(text: str, parts: bool) -> None:
    """The tokens joined are the text, each where it says it stands, and no mark is parted from its base."""
    tokens = cut(text, parts=parts)
    assert "".join(token.text for token in tokens) == text
    assert all(text[token.start : token.end] == token.text for token in tokens)
    before = ""
    for token in tokens:
        if unicodedata.category(token.text[0]).startswith("M"):
            assert not before or before.isspace()
        before = token.text


def test_every_mark_of_unicode_stays_with_its_base() -> None:
    """Whatever sits on a letter is in the word of that letter; no other letter is taken for a mark."""
    marks = [sign for sign in map(chr, range(sys.maxunicode)) if unicodedata.category(sign)[0] == "M"]
    assert [mark for mark in marks if words(f"\u0434{mark}") != [f"\u0434{mark}"]] == []


@given(st.text())
def test_parts_are_parts(text: str) -> None:
    """A finer cut only adds cuts, and blanks are what white space is."""
    assert {token.start for token in cut(text)} <= {token.start for token in cut(text, parts=True)}
    assert [token for token in cut(text) if not token.is_blank] == cut(text, blanks=False)


@pytest.mark.parametrize(
    ("one", "other", "case", "typography"),
    [
        ("License", "LICENSE", False, True),
        ("\u201c", '"', True, False),
        ("\u2014", "-", True, False),
        ("\u00a0", " ", True, False),
        ("o\ufb03ce", "office", True, False),
        ("soft\u00adhyphen", "softhyphen", True, False),
    ],
)
def test_what_a_comparison_passes_over_is_asked_for(one: str, other: str, case: bool, typography: bool) -> None:
    """Capitals and typography count unless the caller says that they do not."""
    assert key(one) != key(other)
    assert key(one, case=case, typography=typography) == key(other, case=case, typography=typography)


def test_accents_are_the_same_however_they_are_stored() -> None:
    """Composed and decomposed letters are one letter; a small raised number is not a number."""
    assert key("e\u0301") == key("\u00e9")
    assert key("10\u00b2", typography=False) != key("102", typography=False)


@pytest.mark.parametrize(
    ("text", "silent"), [("\u2014", True), ("\u2022", True), ("*", True), (",", False), ("<", False)]
)
def test_signs_that_say_nothing(text: str, silent: bool) -> None:
    """Quotation marks, dashes and bullets say nothing; a comma and a sign of arithmetic do."""
    assert is_silent(text) is silent
