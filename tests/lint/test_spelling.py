"""Letters, marks and spaces, as they may and may not stand."""

from dataclasses import replace

import pytest
from tests.lint.passages import TOOLBOX, about, told, typed

from engross.lint.spelling import (
    american_spelling,
    curly_quotes,
    doubled_word,
    indefinite_article,
    loose_punctuation,
    misspelling,
    misspelt_name,
    serial_comma,
)

NAMED = replace(TOOLBOX, lint=replace(TOOLBOX.lint, proper_names=("Guild of Smiths", "Norwich", "Old Town")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by the Guild of Smiths of Norwich", []),
        ("by the guild of smiths", ["guild of smiths"]),
        ("by the Guild-of-Smiths", ["Guild-of-Smiths"]),
        ("by the Gild of Smiths", ["Gild of Smiths"]),
        ("by the Guild of Smits", ["Guild of Smits"]),
        ("by the Gold of Smits", []),
        ("by the Gild of the Smiths", []),
        ("in NORWICH", ["NORWICH"]),
        ("in norwich", []),
        ("in Norwick", []),
        ("in Old Toun, and in Olde Town", ["Old Toun", "Olde Town"]),
        ("in the old town", ["old town"]),
    ],
)
def test_a_name_is_written_as_it_is_listed(text: str, found: list[str]) -> None:
    """One of several words is known by all but two letters; one of one word may be a common word in small letters."""
    assert told(misspelt_name, about(text, family=NAMED)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a box, an old box", []),
        ("an box, a old box", ["an box", "a old"]),
        ("a unit, an hour", []),
        ("an unit, a hour", ["an unit", "a hour"]),
        ("an MP, a UK law, an RSI", []),
        ("a MP, an UK law, a RSI", ["a MP", "an UK", "a RSI"]),
        ("an NASA rule, an ITEM, a LASER, a USE, an ADAGE", []),
        ("a MASTER, an ABBOT", []),
        ("a URL, an FAQ", []),
        ('an "old" box, a (new) box', []),
        ('a "old" box', ["a old"]),
        ("in Annex A or in the other", []),
        ("A other box", ["A other"]),
        ("a I", ["a I"]),
        ("an X, an S, a U, a B", []),
        ("a X, an U", ["a X", "an U"]),
    ],
)
def test_an_article_goes_by_the_sound_behind_it(text: str, found: list[str]) -> None:
    """Up to four capitals are spelt out and more are a word; the letter of an annex is no article."""
    assert [one.message.split('"')[1] for one in indefinite_article(about(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the color of it", ["color"]),
        ("the colour of it", []),
        ("it was authorized", ["authorized"]),
        ("they organize it, and the organizers do", ["organize", "organizers"]),
        ("a license, any licensed, the *License*", ["license", "licensed"]),
        ("a *License* to license", []),
        ("every license", ["license"]),
    ],
)
def test_american_words_are_told_in_a_british_text(text: str, found: list[str]) -> None:
    """In any inflection; the noun has a "c", but for the defined term, and the verb has none."""
    british = about(text)
    said = [one.message.removeprefix("the noun ").split('"')[1] for one in american_spelling(british)]
    assert said == found
    american = replace(TOOLBOX, language="en-US")
    assert list(american_spelling(about(text, family=american))) == []


def test_an_american_word_is_told_with_the_british_one() -> None:
    """The hint has the word to write, with the letter changed that is wrong."""
    hints = [one.hint for one in american_spelling(about("they authorize a tokenizer and a license"))]
    assert hints == ['write "authorise" or its form', 'write "tokeniser" or its form', 'write "licence"']


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it occured to them", ["occured"]),  # codespell:ignore
        ("they recieved it", ["recieved"]),  # codespell:ignore
        ("they received it", []),
    ],
)
def test_a_slip_is_known_in_any_inflection(text: str, found: list[str]) -> None:
    """The list has the word, and its forms are found."""
    assert told(misspelling, about(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the the box", ["the"]),
        ("The the box", ["The"]),
        ("the  the box", ["the"]),
        ("that that is is had had", []),
        ("box boxes", []),
        ("no no no", ["no"]),
    ],
)
def test_a_word_is_not_said_twice(text: str, found: list[str]) -> None:
    """But for the few that may follow themselves."""
    assert [one.message.split('"')[1] for one in doubled_word(about(text))] == found


def test_each_curly_mark_is_told_where_it_stands() -> None:
    """Opening, closing, low and angled ones."""
    assert told(curly_quotes, about("a “box” of ‘mine’, „so“ «it» is")) == list("“”‘’„“«»")


@pytest.mark.parametrize(
    ("texts", "odd", "hint"),
    [
        (("a, b and c.", "a, b and c.", "a, b, and c."), ["a"], "the family writes lists without it"),
        (("a, b, and c.", "a, b, or c;", "a, b and c."), ["no"], "the family writes lists with it"),
        (("a, b and c.", "a, b, and c."), ["a"], "the family writes lists without it"),
        (("a, b and c.", "a and b, c, and d.", "a, in b, and c.", "such as b, with c, and d."), [], ""),
    ],
)
def test_the_habit_of_the_most_lists_is_that_of_all(texts: tuple[str, ...], odd: list[str], hint: str) -> None:
    """The comma is asked of lists of three plain parts; where as many have it as not, none should."""
    found = list(serial_comma(about(*texts)))
    assert [one.message for one in found] == [f"this list has {word} comma before its last item" for word in odd]
    assert {one.hint for one in found} == ({hint} if odd else set())
    assert all(one.span.column == 5 for one in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So , it is.", ["'So , it is.'"]),
        ("It stays so ; it is good.", ["'stays so ; it is'"]),
        ("It is,so it is; it is: so.", ["'It is,so it is'"]),
        ("It is ( so ) now.", ["'It is ( so ) now'", "'is ( so ) now.'"]),
        ("It is,, so;; it is.. so.", ["'It is,, so;; it'", "'is,, so;; it is..'", "';; it is.. so.'"]),
        ("It is ,so it is ;and so on.", ["'It is ,so it i'", "'so it is ;and so'"]),
        ("It is ... so, (it is): 1,000 .5 so, and .md files :x", []),
        ("It is\nso , it is.", []),
    ],
)
def test_marks_have_their_blanks(text: str, found: list[str]) -> None:
    """Each place is told once, with the words around it."""
    told_here = [one.message for one in loose_punctuation(typed(text))]
    assert told_here == [f"the spacing of punctuation in {around} is off" for around in found]


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("de", "Das gilt für die, die die Tür öffnen.", []),
        ("de", "Das gilt für für alle.", ["für"]),
        ("fr", "Ce que nous nous devons.", []),
        ("fr", "Il est là là.", ["là"]),
        ("nl", "Wie die die deur opent.", []),
        ("sv", "Det är är så.", ["är"]),
    ],
)
def test_a_word_that_a_language_doubles_may_stand_twice(tag: str, text: str, found: list[str]) -> None:
    """Any other may not, whatever its letters."""
    subject = about(text, family=replace(TOOLBOX, language=tag))
    assert [one.message.split('"')[1] for one in doubled_word(subject)] == found


@pytest.mark.parametrize(
    ("tag", "text", "count"),
    [
        ("fr", "On peut : ceci ; cela ! Ou ?", 0),
        ("fr-CA", "On peut : ceci; cela! Ou?", 0),
        ("fr", "On peut , ceci . Là,ici.", 3),
        ("de", "Man darf : dies ; das.", 2),
        ("es", "Se puede ; esto.", 1),
    ],
)
def test_french_may_have_a_space_before_high_marks(tag: str, text: str, count: int) -> None:
    """No other language may, and no comma and no full stop has one."""
    subject = typed(text)
    subject = replace(subject, family=replace(subject.family, language=tag))
    assert len(list(loose_punctuation(subject))) == count
