"""Lists: punctuation by what survives, single survivors, empty lead-ins."""

from dataclasses import replace
from typing import Any

import pytest
from tests.assemble.building import clause, document_of, family, passage, phrase, plan, read, row, section

from engross.assemble import complete
from engross.model import Family, Paragraph, Text

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


@pytest.mark.parametrize(
    ("tag", "join", "last", "word"),
    [
        ("es", "and", "maíz", "y"),
        ("es", "and", "higos", "e"),
        ("es", "and", "imagen", "e"),
        ("es", "and", "Índice", "e"),
        ("es", "and", "«imagen»", "e"),
        ("es", "and", "**imagen**", "e"),
        ("es", "and", "hielo", "y"),
        ("es", "and", "yeso", "y"),
        ("es", "or", "sal", "o"),
        ("es", "or", "obra", "u"),
        ("es", "or", "hornos", "u"),
        ("es", "or", "Óleo", "u"),
        ("es", "or", "8 panes", "u"),
        ("es", "or", "11 panes", "u"),
        ("es", "or", "115 panes", "o"),
        ("es", "and/or", "obra", "y/u"),
        ("es", "and/or", "imagen", "y/o"),
        ("it", "and", "immagine", "e"),
        ("pt-BR", "or", "obra", "ou"),
        ("en", "and", "image", "and"),
    ],
)
def test_the_word_of_a_list_goes_by_what_follows_it(tag: str, join: str, last: str, word: str) -> None:
    """In Spanish "y" is "e" before the sound of i, and "o" is "u" before that of o."""
    subject = family(clause("x", "Esto:", join=join, items=["pan", last]), sections=[section("one", "x")])
    assert f"pan; {word}" in [line.rpartition("| ")[2] for line in read(replace(subject, language=tag))]


def test_the_word_of_a_list_goes_by_the_item_that_is_last_in_a_licence() -> None:
    """Where an item does not apply, another follows the word."""
    subject = family(
        clause("x", "Esto:", join="and"),
        clause("x.a", "pan"),
        clause("x.b", "sal"),
        clause("x.c", "higos", applies="A"),
        sections=[section("one", {"x": ["x.a", "x.b", "x.c"]})],
    )
    spanish = replace(subject, language="es")
    assert [read(spanish, options)[2:] for options in ("", "A")] == [
        ["(a) | pan; y", "(b) | sal."],
        ["(a) | pan;", "(b) | sal; e", "(c) | higos."],
    ]


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


def test_an_item_that_ends_in_a_colon_is_printed() -> None:
    """It leads in nothing that could be lost."""
    subject = family(
        clause("x", "You may:", join="sentences", items=["take:", "keep:"]), sections=[section("one", "x")]
    )
    assert read(subject)[1:] == ["1.1 | You may:", "(a) | take:", "(b) | keep:"]


def run_on(lead: dict[str, Any], item: dict[str, Any]) -> Family:
    """A list of one item, and a clause that names all that carry the flag `stays`."""
    return family(
        clause("x", "You may:", join="and", **lead),
        clause("x.a", "take", **item),
        clause("y", "Of this {{list:stays}} stay."),
        clause("z", "Z.", flags=["stays"]),
        sections=[section("one", {"x": ["x.a"]}, "y", "z")],
    )


@pytest.mark.parametrize(
    ("lead", "item", "named"),
    [
        ([], ["stays"], "Sections 1.1 and 1.3"),
        (["stays"], [], "Sections 1.1 and 1.3"),
        (["stays"], ["stays"], "Sections 1.1 and 1.3"),
        ([], ["limits"], "Section 1.3"),
    ],
)
def test_an_item_that_runs_on_gives_its_flags_to_the_lead_in(lead: list[str], item: list[str], named: str) -> None:
    """A computed list names the provision that the words of the item are now in."""
    assert read(run_on({"flags": lead}, {"flags": item}))[2] == f"1.2 | Of this {named} stay."


@pytest.mark.parametrize(("lead", "item"), [(False, True), (True, False), (True, True), (False, False)])
def test_an_item_that_runs_on_makes_its_lead_in_conspicuous(lead: bool, item: bool) -> None:
    """Words that must be conspicuous are so after they moved into the lead-in; others are not."""
    document = document_of(run_on({"conspicuous": lead}, {"conspicuous": item}))
    (provision, *rest) = document.sections[0].children
    assert provision.conspicuous is (lead or item)
    assert [one.conspicuous for one in rest] == [False, False]


def test_an_item_that_runs_on_still_answers_the_sheet() -> None:
    """What a wording of the item answers is answered by the clause of the lead-in or of the item, in this order."""
    how = [phrase(name, {"true": name}, facts={"true": {"r": True}}) for name in ("may", "take")]
    subject = family(
        clause("x", "You {{may}}:", join="and"),
        clause("x.a", "{{take}}"),
        sections=[section("one", {"x": ["x.a"]}), section("two", content="sheet")],
        phrases=how,
        sheet=plan(row("r", "right", "true")),
    )
    assert read(subject)[:2] == ["1. | One", "1.1 | You may take."]
    assert complete(subject, subject.variants[0]).sheet.cells["r"].backing == ("x", "x.a")


def test_all_below_a_conspicuous_clause_is_conspicuous() -> None:
    """Items in the file of the clause and items of their own, at every depth; not the clause beside it."""
    subject = family(
        clause("x", "You may:", join="and", conspicuous=True, items=["take", ("keep:", ["by day", "by night"])]),
        clause("x.a", "use:", join="or"),
        clause("x.a.1", "here"),
        clause("x.a.2", "there"),
        clause("y", "Y:", join="or", items=["this", "that"]),
        clause("y.a", "W.", conspicuous=True),
        sections=[section("one", {"x": [{"x.a": ["x.a.1", "x.a.2"]}]}, {"y": ["y.a"]})],
    )
    below, beside = document_of(subject).sections[0].children
    assert [one.id for one in below.walk() if not one.conspicuous] == []
    assert [one.id for one in beside.walk() if one.conspicuous] == ["y.a"]


MARKS = {
    "a list": (clause("x", "You may:", join="or", items=["take", "keep"]), ["(a) | take; or", "(b) | keep."]),
    "a list whose last item is a list": (
        clause("x", "You may:", join="and", items=["take", ("keep:", ["now", "then"])]),
        ["(a) | take; and", "(b) | keep:", "(i) | now; and", "(ii) | then."],
    ),
    "a list whose last item runs on": (
        clause("x", "You may:", join="and", items=["take", ("keep:", ["now"])]),
        ["(a) | take; and", "(b) | keep now."],
    ),
    "a list whose first item runs on": (
        clause("x", "You may:", join="and", items=[("keep:", ["now"]), "take"]),
        ["(a) | keep now; and", "(b) | take."],
    ),
    "lists in every item": (
        clause("x", "You may:", join="or", items=[("keep:", ["now", "then"]), ("take:", ["here", "there"])]),
        ["(a) | keep:", "(i) | now; or", "(ii) | then; or", "(b) | take:", "(i) | here; or", "(ii) | there."],
    ),
    "a list in sentences": (
        clause("x", "Rules:", join="sentences", items=["Do not lie.", ("Do not:", ["take;", "keep."])]),
        ["(a) | Do not lie.", "(b) | Do not:", "(i) | take;", "(ii) | keep."],
    ),
    "a list that ends in strong words": (
        clause("x", "You may:", join="and", items=["take", "keep **always**"]),
        ["(a) | take; and", "(b) | keep always."],
    ),
}


@pytest.mark.parametrize("name", MARKS)
def test_every_item_has_the_mark_of_its_place(name: str) -> None:
    """Of nested lists each item that ends a list takes the mark of the list around it, once."""
    written, items = MARKS[name]
    assert read(family(written, sections=[section("one", "x")]))[2:] == items


@pytest.mark.parametrize(("written", "strong", "emphasis"), [("**it**", True, False), ("*it*", False, True)])
def test_a_closing_mark_is_in_plain_look(written: str, strong: bool, emphasis: bool) -> None:
    """A mark behind strong or emphasised words is neither; behind plain words it is part of them."""
    subject = family(
        clause("x", "You may:", join="or", items=[f"take {written}", "go"]), sections=[section("one", "x")]
    )
    first, last = document_of(subject).sections[0].children[0].children
    assert first.body == (Paragraph((Text("take "), Text("it", strong, emphasis), Text("; or"))),)
    assert last.body == (Paragraph((Text("go."),)),)


def test_what_runs_on_keeps_every_paragraph_and_every_look() -> None:
    """Paragraphs before the lead-in and behind the item stay, and the colon alone goes; marks are in plain look."""
    subject = family(
        clause("x", "First of all.", "**You** may:", join="and"),
        clause("x.a", "take **it**", "And more"),
        sections=[section("one", {"x": ["x.a"]})],
    )
    body = document_of(subject).sections[0].children[0].body
    strong = [
        [(inline.text, inline.strong) for inline in block.inlines if isinstance(inline, Text)]
        for block in body
        if isinstance(block, Paragraph)
    ]
    assert strong == [
        [("First of all.", False)],
        [("You", True), (" may take ", False), ("it", True)],
        [("And more.", False)],
    ]


def test_an_item_with_a_heading_never_runs_on() -> None:
    """A heading cannot stand within a sentence, so the list keeps its single item."""
    subject = family(
        clause("x", "You may:", join="and"),
        clause("x.a", "take", heading="Taking"),
        sections=[section("one", {"x": ["x.a"]})],
    )
    assert read(subject)[1:] == ["1.1 | You may:", "(a) | Taking | take."]


BEHIND = {
    "words that go on": (("for all purposes.",), "and", (";", "."), ["a; and", "b", "for all purposes."]),
    "a sentence of its own": (("Ask first.",), "and", (";", "."), ["a; and", "b.", "Ask first."]),
    "either or both": ((), "and/or", (";", "."), ["a; and/or", "b."]),
    "no word": ((), "none", (",", "."), ["a,", "b."]),
    "no mark": ((), "none", ("", ""), ["a", "b"]),
    "commas": ((), "or", (",", ""), ["a, or", "b"]),
}


@pytest.mark.parametrize("name", BEHIND)
def test_a_list_ends_as_its_clause_says(name: str) -> None:
    """Any coordinator and any marks; words that go on behind the list leave its last item open."""
    after, join, marks, reads = BEHIND[name]
    behind = tuple(passage(text) for text in after)
    subject = family(
        clause("x", "You may:", join=join, marks=marks, items=["a", "b"], after=behind),
        sections=[section("one", "x")],
    )
    assert [line.rpartition("| ")[2] for line in read(subject)[2:]] == reads


def nested(*behind: str, outer: str = "and", **keys: Any) -> Family:
    """Two items, each with a list and with the words behind it that are given, if any."""
    lists = clause("x", "Do:", join=outer, items=[("this:", ["a", "b"]), ("that:", ["c", "d"])], **keys)
    after = [(passage(text),) if text else () for text in behind]
    items = tuple(replace(item, after=words) for item, words in zip(lists.items, after, strict=True))
    return family(replace(lists, items=items), sections=[section("one", "x")])


AFTER = {
    "words that go on": (("for money", "for time"), ["b", "for money; and", "d", "for time."]),
    "words in bold": (("for **money**", "**for time**"), ["b", "for money; and", "d", "for time."]),
    "words in brackets": (("(for money)", ""), ["b", "(for money); and", "d."]),
    "words with the marks of the list": (("for money; and", "for time."), ["b", "for money; and", "d", "for time."]),
    "words with another join": (("for money; and/or", "for time"), ["b", "for money; and/or", "d", "for time."]),
    "words that lead in": (("in this way:", "by (this.)"), ["b", "in this way:", "d", "by (this.)"]),
    "words with a comma": (("for money,", "for time"), ["b", "for money,", "d", "for time."]),
    "a sentence": (("Ask first.", "Ask then."), ["b; and", "Ask first.", "d.", "Ask then."]),
}


@pytest.mark.parametrize("name", AFTER)
def test_words_behind_a_list_in_an_item_end_the_item(name: str) -> None:
    """What goes on there takes the mark of the item, be it the last; a typed mark stays, and a sentence has one."""
    behind, reads = AFTER[name]
    found = [line.rpartition("| ")[2] for line in read(nested(*behind))[2:]]
    assert [word for word in found if word not in {"this:", "a; and", "that:", "c; and"}] == reads


def test_words_behind_a_list_are_as_typed_where_no_mark_is_due() -> None:
    """In a list in sentences, and below a clause that is no item: it ends by itself, as other paragraphs do."""
    found = [line.rpartition("| ")[2] for line in read(nested("for money", "for time", outer="sentences"))[2:]]
    assert found == ["this:", "a", "b", "for money", "that:", "c", "d", "for time"]
    alone = clause("x", "You may:", join="and", items=["a", "b"], after=(passage("for money"),))
    assert read(family(alone, sections=[section("one", "x")]))[-1].endswith("for money")


def test_words_behind_both_lists_leave_the_last_item_open() -> None:
    """They go on with it, so that its own words behind have no mark."""
    found = read(nested("for money", "for time", after=(passage("as you like."),)))
    assert [line.rpartition("| ")[2] for line in found[-2:]] == ["for time", "as you like."]


@pytest.mark.parametrize(("options", "reads"), [("A", "for money; and"), ("", "for money.")])
def test_words_behind_take_the_mark_of_what_survives(options: str, reads: str) -> None:
    """Of items that are files, the word is that before the next one that applies; a single item ends the sentence."""
    subject = family(
        clause("x", "You may:", join="and"),
        clause("x.a", "keep:", join="or"),
        clause("x.a.1", "now"),
        clause("x.a.2", "then"),
        clause("x.a.3", "for money", numbered=False),
        clause("x.b", "use", applies="A"),
        sections=[section("one", {"x": [{"x.a": ["x.a.1", "x.a.2", "x.a.3"]}, "x.b"]})],
    )
    assert any(line.endswith(reads) for line in read(subject, options))


def test_words_behind_a_list_of_one_item_go_on_with_its_sentence() -> None:
    """With one item left, lead-in, item and the words behind are one sentence; with none, all of them go."""
    subject = family(
        clause("x", "You must:", join="and"),
        clause("x.a", "keep it", applies="A"),
        clause("x.b", "for all purposes.", numbered=False),
        clause("y", "Y."),
        sections=[section("one", {"x": ["x.a", "x.b"]}, "y")],
    )
    assert read(subject, "A")[1:] == ["1.1 | You must keep it for all purposes.", "1.2 | Y."]
    assert read(subject)[1:] == ["1.1 | Y."]
