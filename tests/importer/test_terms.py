"""Terms that clauses define, and those that would keep a family from being read."""

import pytest
from tests.importer.small_texts import family_of, small_texts

from engross.library.family import loaded

WORDS = "1. = Words\n  a. | {}\n  b. | {}\n  c. | {}\n2. = Use\n  a. | {}"


def terms(*lines: str) -> dict[str, tuple[str, ...]]:
    """The terms of a family of texts, each with its forms."""
    made, _ = family_of(small_texts(**{f"O{number}": f"= Mill {number}\n{text}" for number, text in enumerate(lines)}))
    clauses = [clause for every in loaded(made.files, "clauses").clauses.values() for clause in every]
    return {clause.term: tuple(clause.forms) for clause in clauses if clause.term}


def test_terms_and_their_inflections_are_declared() -> None:
    """Those in quotes or before a word that defines; and what the texts make of them."""
    text = WORDS.format(
        '"Sack" means a bag.', "Dry Corn means corn.", '"Grind" means to turn.', "Bring Sacks while Grinding Dry Corn."
    )
    assert terms(text, text.replace("a bag", "a box")) == {"Sack": ("Sacks",), "Dry Corn": (), "Grind": ("Grinding",)}


def test_a_term_that_a_text_uses_without_its_definition_is_none() -> None:
    """The family would not be read."""
    text = WORDS.format(
        '"Sack" means a bag.', '"Corn" means rye.', '"Mill" means a house.', "Bring a Sack to the Mill."
    )
    assert terms(
        text, text.replace('  a. | "Sack" means a bag.\n', "").replace("  b.", "  a.").replace("  c.", "  b.")
    ) == {
        "Corn": (),
        "Mill": (),
    }


def test_terms_that_lead_back_to_themselves_are_found() -> None:
    """A circle is a finding of house style, and keeps no family from being read."""
    text = WORDS.format('"Sack" means Corn.', '"Corn" means a Sack.', '"Mill" means a house.', "Sit down.")
    assert terms(text) == {"Corn": (), "Sack": (), "Mill": ()}


@pytest.mark.parametrize(
    ("marked", "bare", "found"), [(3, 2, True), (3, 3, False), (4, 3, True), (2, 1, False), (3, 0, True)]
)
def test_terms_in_quotes_are_terms_where_most_open_alike(marked: int, bare: int, found: bool) -> None:
    """Three at least, and more than half of those that open in capitals: each in quotes before one word."""
    words = ["Sack", "Corn", "Wheel", "Stone"][:marked]
    lines = [f'"{word}" covers a thing.' for word in words] + ["Millers must rest.", "You can sit.", "Dogs may go."][
        :bare
    ]
    text = "1. = Words\n" + "".join(f"  {'abcdefg'[place]}. | {line}\n" for place, line in enumerate(lines))
    assert sorted(terms(text + "2. = Use\n  a. | Sit down.")) == (sorted(words) if found else [])


def test_what_only_begins_in_capitals_is_no_term() -> None:
    """Sentences with one beginning."""
    assert terms(WORDS.format("You must sit.", "You must stand.", "Millers must rest.", "None.")) == {}
