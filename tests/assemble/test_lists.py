"""Lists: punctuation by what survives, single survivors, empty lead-ins."""

import pytest
from tests.assemble.building import clause, document_of, family, phrase, read, section

LIST_CASES = {
    "three joined with and": (("A B", "and"), ["You may: | (a) | take; | (b) | give; and | (c) | keep."]),
    "two joined with or": (("B", "or"), ["You may: | (a) | take; or | (b) | keep."]),
    "one runs on": (("", "and"), ["You may take."]),
}


@pytest.mark.parametrize("name", LIST_CASES)
def test_a_list_is_punctuated_by_what_survives(name: str) -> None:
    """Semicolons, the coordinator and the full stop follow from the items that apply; a single one runs on."""
    (options, join), expected = LIST_CASES[name]
    subject = family(
        clause("x", "You may:", join=join),
        clause("x.a", "take"),
        clause("x.b", "give", applies="A"),
        clause("x.c", "keep", applies="B"),
        sections=[section("one", {"x": ["x.a", "x.b", "x.c"]})],
    )
    assert [" | ".join(line.removeprefix("1.1 | ") for line in read(subject, options)[1:])] == expected


def test_a_lead_in_without_items_goes_and_so_does_its_section() -> None:
    """Nothing is left of a list none of whose items applies."""
    subject = family(
        clause("x", "You may:", join="and"),
        clause("x.a", "take", applies="A"),
        clause("z", "Z."),
        sections=[section("one", {"x": ["x.a"]}), section("two", "z")],
    )
    assert read(subject) == ["1. | Two", "1.1 | Z."]


def test_a_nested_list_takes_the_mark_of_the_outer_one_at_its_last_leaf() -> None:
    """`(ii) by night; and` closes item (a); the inner list has its own coordinator."""
    subject = family(
        clause("x", "You may:", join="and", items=[("keep:", ["by day", "by night"]), "use"]),
        clause("y", "Or:", join="or", items=["run", ("walk:", ["far", "near"])]),
        sections=[section("one", "x", "y")],
    )
    assert read(subject)[1:] == [
        "1.1 | You may:",
        "(a) | keep:",
        "(i) | by day; and",
        "(ii) | by night; and",
        "(b) | use.",
        "1.2 | Or:",
        "(a) | run; or",
        "(b) | walk:",
        "(i) | far; or",
        "(ii) | near.",
    ]


def test_the_items_of_a_single_survivor_move_up() -> None:
    """Where the survivor has a list of its own, that list hangs below the lead-in, with its own coordinator."""
    subject = family(
        clause("x", "You may:", join="and"),
        clause("x.a", "keep:", join="or"),
        clause("x.a.1", "by day"),
        clause("x.a.2", "by night"),
        clause("x.b", "use", applies="A"),
        clause("y", "See [Section](#x.a.2) and [](#x.a)."),
        sections=[section("one", {"x": [{"x.a": ["x.a.1", "x.a.2"]}, "x.b"]}, "y")],
    )
    assert read(subject)[1:] == [
        "1.1 | You may keep:",
        "(a) | by day; or",
        "(b) | by night.",
        "1.2 | See Section 1.1(b) and 1.1.",
    ]
    assert document_of(subject).sections[0].children[0].aliases == ("x.a",)


def test_a_single_leaf_of_a_nested_list_runs_on_and_is_closed_by_the_outer_list() -> None:
    """Merging goes from the leaves up, punctuation from the top down."""
    subject = family(
        clause("x", "You may:", join="and"),
        clause("x.a", "keep:", join="or"),
        clause("x.a.1", "[by day](https://example.org/)"),
        clause("x.b", "use"),
        sections=[section("one", {"x": [{"x.a": ["x.a.1"]}, "x.b"]})],
    )
    assert read(subject)[1:] == ["1.1 | You may:", "(a) | keep by day; and", "(b) | use."]


def test_sentences_are_left_as_they_are() -> None:
    """Items that end by themselves are neither merged nor punctuated."""
    subject = family(clause("x", "Rules:", join="sentences", items=["Do not lie."]), sections=[section("one", "x")])
    assert read(subject)[1:] == ["1.1 | Rules:", "(a) | Do not lie."]


def test_an_item_whose_words_are_all_left_out_is_no_item() -> None:
    """A phrase may be empty; what it leaves behind neither counts nor takes a letter."""
    subject = family(
        clause("x", "You may:", join="and", items=["take", "{{maybe}}", "keep"]),
        clause("y", "{{maybe}}"),
        clause("z", "Z."),
        sections=[section("one", "x", "y", "z")],
        phrases=[phrase("maybe", {"A": "give", "not A": ""})],
    )
    assert read(subject) == ["1. | One", "1.1 | You may:", "(a) | take; and", "(b) | keep.", "1.2 | Z."]
