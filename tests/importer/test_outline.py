"""Ids, files and lists of an outline, from texts written by hand."""

import pytest
from tests.importer.small_texts import small_texts

from engross.importer.align import aligned
from engross.importer.numbering import counted
from engross.importer.outline import Plan, planned
from engross.importer.parts import parted

IDS = {
    "headings and first words": (
        "= Mill\n| In force.\n1. = Use of the wheel\n  1.1 | Nobody may swim.\n  1.2 = Short rests\n    | Sit down.",
        ["title", "front.force", "wheel.nobody-swim", "wheel.short-rests"],
    ),
    "terms": (
        '= Mill\n1. = Words\n  a. | "Dry Corn" means corn.\n  b. | Miller means whoever.',
        ["title", "words.corn", "words.miller"],
    ),
    "two of one name": ("= Mill\n1. = Use\n  a. | Keep out.\n  b. | Keep out.", ["title", "use.keep", "use.keep-2"]),
    "letters of other scripts": ("= Mill\n1. = Польза\n  a. | Нельзя.", ["title", "polza.nelzya"]),
    "accents": ("= Mill\n1. = Début\n  a. | Élan vital.", ["title", "debut.elan-vital"]),
}
FILES = {
    "a sentence and its list": ("1. = Use\n  a. | You may:\n    1. | sit;\n    2. | rest.", ["use.you-may"], 2),
    "a heading above provisions": (
        "1. = Use\n  a. = Rests\n    1. | Sit down.\n    2. | Get up.",
        ["use.rests", "use.rests.down", "use.rests.get-up"],
        0,
    ),
    "a sentence that ends": ("1. = Use\n  a. | Rest.\n    1. | Sit.", ["use.rest", "use.rest.sit"], 0),
    "further paragraphs": ("1. = Use\n  a. | Rest.\n    | At noon.", ["use.rest"], 0),
    "words behind a list": (
        "1. = Use\n  a. | You may:\n    1. | sit\n    2. | rest\n    | in the shade.",
        ["use.you-may"],
        2,
    ),
    "a further paragraph with a list of its own": (
        "1. = Use\n  a. | Rest.\n    | At noon:\n      1. | here.\n      2. | there.",
        ["use.rest", "use.rest.noon"],
        0,
    ),
    "a term alone among further paragraphs": (
        '1. = Use\n  a. | Here\n    | "Corn" means rye.\n    | Sit.',
        ["use.here"],
        0,
    ),
    "two terms of three paragraphs": (
        '1. = Use\n  a. | Here\n    | "Corn" means rye.\n    | "Sack" means bag.\n    | Sit.',
        ["use.here", "use.here.corn", "use.here.sack", "use.here.sit"],
        0,
    ),
    "two terms of four paragraphs": (
        '1. = Use\n  a. | Here\n    | "Corn" means rye.\n    | "Sack" means bag.\n    | Sit.\n    | Rest.',
        ["use.here"],
        0,
    ),
    "terms behind another paragraph": (
        '1. = Use\n  a. | Here\n    | Sit.\n    | "Corn" means rye.\n    | "Sack" means bag.',
        ["use.here", "use.here.corn", "use.here.sack"],
        0,
    ),
    "a table behind words": ("1. = Use\n  a. | Fees:\n  # | a | b |\\n| --- | --- |\\n| c | d |", ["use.fees"], 0),
}


def plan_of(lines: str) -> Plan:
    """The outline of one text."""
    parts = parted(aligned(small_texts(NONE=lines)))
    return planned(parts, counted(parts, 1))


@pytest.mark.parametrize("name", IDS)
def test_ids_are_those_a_person_would_choose(name: str) -> None:
    """From headings, terms or first words."""
    lines, ids = IDS[name]
    assert [entry.id for entry in plan_of(lines).walk()] == ids


@pytest.mark.parametrize("name", FILES)
def test_a_file_holds_a_provision_or_a_sentence_with_its_list(name: str) -> None:
    """The ids of the files behind the title, and how many items the first has."""
    lines, ids, items = FILES[name]
    _, *entries = plan_of(f"= Mill\n{lines}").walk()
    assert [entry.id for entry in entries] == ids
    assert len(entries[0].items) == items


def test_an_id_is_never_too_long() -> None:
    """Whatever the headings."""
    long = "Extraordinarily long-winded considerations regarding multitudinous circumstances"
    lines = f"= Mill\n1. = {long}\n  a. = {long}\n    1. = {long}\n      A. | {long}."
    assert max(len(entry.id) for entry in plan_of(lines).walk()) <= 64
