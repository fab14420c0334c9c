"""Defined terms: found, linked, checked, and defined only where they are used."""

from typing import Any

import pytest
from tests.assemble.building import clause, document_of, family, phrase, read, section

from engross.assemble import assemble_all
from engross.model import Family, Paragraph, Term, Text
from engross.model.diagnostics import BadInput


def defined(*clauses: Any, **more: Any) -> Family:
    """A family with a section of definitions: Goods, Big Goods, Maker (used by Big Goods alone), Idle."""
    return family(
        clause("def", "Meanings:"),
        clause("def.goods", '**"Goods"** means things.', term="Goods", forms=("Good",)),
        clause("def.big-goods", '**"Big Goods"** means Goods of a Maker.', term="Big Goods"),
        clause("def.maker", '**"Maker"** means:', term="Maker", join="or", items=["a smith", "a baker"]),
        clause("def.idle", '**"Idle"** means nothing.', term="Idle", applies="not B"),
        *clauses,
        sections=[
            section("defs", {"def": ["def.goods", "def.big-goods", "def.maker", "def.idle"]}),
            section("rest", *(one.id for one in clauses)),
        ],
        **more,
    )


def test_only_used_definitions_stand_in_alphabetical_order_without_numbers() -> None:
    """A definition that only a standing definition uses stands too; the list in one starts afresh."""
    subject = defined(clause("x", "Keep the Big Goods."), clause("y", "Y."))
    assert read(subject)[:7] == [
        "1. | Defs",
        "1.1 | Meanings:",
        '"Big Goods" means Goods of a Maker.',
        '"Goods" means things.',
        '"Maker" means:',
        "(a) | a smith; or",
        "(b) | a baker.",
    ]
    assert read(subject)[7:] == ["2. | Rest", "2.1 | Keep the Big Goods.", "2.2 | Y."]
    assert [one.level for one in document_of(subject).sections[0].children[0].children] == [0, 0, 0]


def test_without_any_use_the_whole_section_of_definitions_goes() -> None:
    """Its lead-in has nothing to lead in; words in a heading are no use."""
    assert read(defined(clause("x", "Nothing.", heading="Goods"))) == ["1. | Rest", "1.1 | Goods | Nothing."]


@pytest.mark.parametrize(
    ("source", "terms"),
    [
        ("the Goods.", ["Goods"]),
        ("Big Goods and Goods", ["Big Goods", "Goods"]),
        ("a Good, (Goods), Goods' price", ["Good", "Goods", "Goods"]),
        ("Goodsy, unGoods, goods", []),
    ],
)
def test_terms_are_found_at_word_boundaries_the_longest_first(source: str, terms: list[str]) -> None:
    """Inflections count, case and boundaries matter."""
    subject = defined(clause("x", source), clause("y", "Goods."))
    (block,) = document_of(subject).sections[-1].children[0].body
    assert isinstance(block, Paragraph)
    assert [inline.text for inline in block.inlines if isinstance(inline, Term)] == terms
    assert block.text == source


def test_a_term_keeps_the_look_around_it_and_the_opening_term_is_not_a_use() -> None:
    """Strong words stay strong; the quoted term that opens a definition links nowhere."""
    subject = defined(clause("x", "Keep **all Goods** now."))
    document = document_of(subject)
    assert document.sections[-1].children[0].body == (
        Paragraph((Text("Keep "), Text("all ", strong=True), Term("Goods", "def.goods", strong=True), Text(" now."))),
    )
    assert document.sections[0].children[0].children[0].body == (
        Paragraph((Text('"Goods"', strong=True), Text(" means things."))),
    )


def test_strong_words_that_define_nothing_are_uses_of_their_term() -> None:
    """Only the first words of a definition are spared: not those of another clause, nor of its second paragraph."""
    subject = defined(
        clause("x", "**Goods** stay in a Box.", "**Goods** go."),
        clause("def.box", "**Box** holds.", "**Box** shuts.", term="Box"),
    )
    linked = [
        (one.id, [type(block.inlines[0]) for block in one.body if isinstance(block, Paragraph)])
        for one in document_of(subject).sections[-1].children
    ]
    assert linked == [("x", [Term, Term]), ("def.box", [Text, Term])]


def test_a_term_that_nothing_defines_here_is_reported_where_it_stands() -> None:
    """The finding names the form, its place and the variants."""
    with pytest.raises(BadInput) as caught:
        assemble_all(defined(clause("x", "Goods are Idle.")))
    assert [one.headline for one in caught.value.diagnostics] == [
        'x.md:5:11: error[undefined-term]: "Idle" is used but not defined in T-B, T-A-B'
    ]


def test_an_undefined_term_in_a_phrase_is_reported_in_the_phrase() -> None:
    """The wording of the clause's own phrase is the place to look at."""
    own = {"how": phrase("how", {"true": "so Idle"})}
    with pytest.raises(BadInput) as caught:
        assemble_all(defined(clause("x", "Goods are {{how}}.", phrases=own)))
    assert [one.headline for one in caught.value.diagnostics] == [
        'family.yaml:5:4: error[undefined-term]: "Idle" is used but not defined in T-B, T-A-B'
    ]


@pytest.mark.parametrize("items", [["take Idle things"], [("take:", ["things", "Idle things"])]])
def test_an_undefined_term_in_an_item_is_reported_in_its_line(items: list[Any]) -> None:
    """An item in the file of its clause, at any depth, is a place as good as a paragraph."""
    with pytest.raises(BadInput) as caught:
        assemble_all(defined(clause("x", "Goods:", join="sentences", items=items)))
    column = items[0].index("Idle") + 1 if isinstance(items[0], str) else 1
    assert [one.headline for one in caught.value.diagnostics] == [
        f'x.md:5:{column}: error[undefined-term]: "Idle" is used but not defined in T-B, T-A-B'
    ]
