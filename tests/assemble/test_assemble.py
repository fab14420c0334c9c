"""Assembly as a whole: what a variant reads like, written as plain lines."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from tests.assemble.building import clause, family, phrase, plan, row, section

from engross.assemble import assemble, assemble_all
from engross.diagnostics import BadInput
from engross.model import Document, Family, Numbering, Paragraph, Provision, Reference, Table, Term, Text


def lines(document: Document) -> list[str]:
    """A line a provision: label, heading and paragraphs, parted by bars; the title left out."""
    return [
        " | ".join(part for part in (one.label, text_of(one.heading), *texts(one)) if part)
        for one in document.walk()
        if one.id != "title"
    ]


def text_of(inlines: Iterable[Any]) -> str:
    """The inlines as they read."""
    return "".join(inline.text for inline in inlines)


def texts(provision: Provision) -> Iterator[str]:
    """Each paragraph, and each table a row at a time."""
    for block in provision.body:
        if isinstance(block, Table):
            yield from (" / ".join(cell.text for cell in cells) for cells in block.rows)
        else:
            yield block.text


def read(subject: Family, options: str = "") -> list[str]:
    """The lines of the variant with these options."""
    return lines(document_of(subject, options))


def document_of(subject: Family, options: str = "", **settings: str) -> Document:
    """The document of the variant with these options."""
    (variant,) = (one for one in subject.variants if " ".join(one.options) == options)
    return assemble(subject, variant, settings)


# --- Choice ---


def test_the_alternate_that_holds_stands_and_optional_clauses_come_and_go() -> None:
    """Of files with one id one is taken; a lone file is there or not; numbers close up; an empty section goes."""
    subject = family(
        clause("x", "Plain.", applies="not A"),
        clause("x", "Special.", applies="A"),
        clause("y", "Only B.", applies="B"),
        clause("z", "Always."),
        sections=[section("one", "x"), section("two", "y"), section("three", "z")],
    )
    assert read(subject) == ["1. | One", "1.1 | Plain.", "2. | Three", "2.1 | Always."]
    assert read(subject, "A B") == [
        "1. | One",
        "1.1 | Special.",
        "2. | Two",
        "2.1 | Only B.",
        "3. | Three",
        "3.1 | Always.",
    ]


def test_a_setting_given_by_name_beats_the_family_s_own() -> None:
    """`assemble` can be asked for another value of a setting."""
    subject = family(clause("x", "House.", applies="house"), clause("z", "Z."), sections=[section("one", "x", "z")])
    assert read(subject) == ["1. | One", "1.1 | Z."]
    assert lines(document_of(subject, house="on")) == ["1. | One", "1.1 | House.", "1.2 | Z."]


# --- Phrases and spacing ---


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ("You may {{how}} share.", "You may freely share."),
        ("You may {{nothing}} share.", "You may share."),
        ("You may share {{nothing}}, and keep {{nothing}}.", "You may share, and keep."),
        ("{{nothing}} You may.", "You may."),
        ("You (the reader {{nothing}}) may.", "You (the reader) may."),
        ("Say {{nested}} now.", "Say so freely now."),
        ("Two  spaces\nand a line.", "Two spaces and a line."),
        ("{{license.name}}, {{license.id}}, {{family}}", "Toy Zero License, T0-1.0, Toy"),
        ("{{edition}} of {{date}}. {{status}}", "1.0 of 5 March 2026. A toy."),
    ],
)
def test_placeholders_are_written_out_with_single_spaces(source: str, reads: str) -> None:
    """Phrases, phrases in phrases, empty phrases and fields of the record read as if typed by hand."""
    subject = family(
        clause("x", source),
        sections=[section("one", "x")],
        phrases=[
            phrase("how", {"not A": "freely", "A": "never"}),
            phrase("nothing", {"true": ""}),
            phrase("nested", {"true": "so {{how}}"}),
        ],
    )
    assert read(subject) == ["1. | One", f"1.1 | {reads}"]


def test_equal_words_make_equal_documents_however_they_were_put_together() -> None:
    """Neighbouring texts of one look are merged, so a phrase leaves no seam."""
    typed = family(clause("x", "You may freely **share it**."), sections=[section("one", "x")])
    phrased = family(
        clause("x", "You {{may}} **share it**."),
        sections=[section("one", "x")],
        phrases=[phrase("may", {"true": "may {{how}}"}), phrase("how", {"true": "freely"})],
    )
    assert document_of(typed).sections == document_of(phrased).sections


def test_a_phrase_of_the_clause_takes_the_look_of_its_place() -> None:
    """A strong text stays strong beside plain words."""
    subject = family(clause("x", "A **b** c"), sections=[section("one", "x")])
    (block,) = document_of(subject).sections[0].children[0].body
    assert block == Paragraph((Text("A "), Text("b", strong=True), Text(" c")))


# --- Lists ---

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


# --- Numbers and references ---


def test_references_cite_numbers_at_every_level() -> None:
    """Section, clause, item, in-file item and annex are cited as they are numbered, also backwards."""
    subject = family(
        clause("x", "See [Section](#two), [Section](#y.2), [](#y.2.1), [Annex](#more) and [Section](#m)."),
        clause("y", "Do:", join="and", items=["this", ("that:", ["now", "here"])]),
        clause("m", "More, as [Section](#x) says."),
        sections=[section("one", "x"), section("two", "y")],
        annexes=[section("more", "m")],
    )
    assert read(subject)[1] == "1.1 | See Section 2, Section 2.1(b), 2.1(b)(i), Annex A and Section A.1."
    assert read(subject)[-2:] == ["Annex A | More", "A.1 | More, as Section 1.1 says."]
    references = [i for i in document_of(subject).sections[0].children[0].body[0].inlines if isinstance(i, Reference)]  # type: ignore[union-attr]
    assert [one.target for one in references] == ["two", "y.2", "y.2.1", "more", "m"]


def test_a_computed_list_names_the_flagged_provisions() -> None:
    """One is "Section 2"; several are counted off; what is below a flagged provision is not named again."""
    subject = family(
        clause("x", "Of this {{list:stays}} stay."),
        clause("y", "Y.", flags=["stays"]),
        clause("z", "Z.", flags=["stays"], applies="A"),
        sections=[section("one", "x"), section("two", "y", flags=["stays"]), section("three", "z")],
    )
    assert read(subject)[1] == "1.1 | Of this Section 2 stay."
    assert read(subject, "A")[1] == "1.1 | Of this Sections 2 and 3.1 stay."
    more = family(
        *(clause(name, "Y.", flags=["stays"]) for name in "abc"),
        clause("x", "{{list:stays}}."),
        sections=[section("one", "a", "b", "c", "x")],
    )
    assert read(more)[-1] == "1.4 | Sections 1.1, 1.2 and 1.3."


def test_an_empty_computed_list_and_a_dangling_reference_are_reported_with_their_variants() -> None:
    """What cannot be written is named with its place, once for all variants that lack it."""
    subject = family(
        clause("x", "See {{list:none}} and [Section](#y)."),
        clause("y", "Y.", applies="A"),
        sections=[section("one", "x", "y")],
    )
    with pytest.raises(BadInput) as caught:
        assemble_all(subject)
    assert [diagnostic.headline for diagnostic in caught.value.diagnostics] == [
        "x.md:5:5: error[empty-list]: no numbered provision bears the flag 'none' in T0, T-A, T-B, T-A-B",
        "x.md:5:23: error[dangling-reference]: the cross-reference points at 'y', which is not here in T0, T-B",
    ]


def test_another_scheme_numbers_in_its_own_way() -> None:
    """The scheme is the family's; nothing of ours is in the code."""
    from engross.model import Level

    scheme = (
        Level("Section {1} –", "upper-roman", "{1}"),
        Level("{2}.", "lower-letter", ".{2}"),
        Level("{3}.", "decimal", ".{3}"),
    )
    subject = family(
        clause("x", "See [](#y.2):", join="or", items=["one", "two"]),
        clause("y", "Do:", join="or", items=["one", "two"]),
        sections=[section("one", "x"), section("two", "y")],
        numbering=Numbering(scheme, scheme, scheme),
    )
    assert read(subject)[:2] == ["Section I – | One", "a. | See II.a.2:"]


# --- Definitions ---


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


def test_a_term_that_nothing_defines_here_is_reported_where_it_stands() -> None:
    """The finding names the form, its place and the variants."""
    with pytest.raises(BadInput) as caught:
        assemble_all(defined(clause("x", "Goods are Idle.")))
    assert [one.headline for one in caught.value.diagnostics] == [
        'x.md:5:11: error[undefined-term]: "Idle" is used but not defined in T-B, T-A-B'
    ]


# --- Looks, sheet ---


def test_what_stands_below_a_conspicuous_clause_is_conspicuous() -> None:
    """Writers need not look upwards."""
    subject = family(
        clause("x", "Mind:", join="and", conspicuous=True, items=["this", "that"]),
        clause("y", "Y."),
        sections=[section("one", "x", "y")],
    )
    assert [one.id for one in document_of(subject).walk() if one.conspicuous] == ["x", "x.1", "x.2"]


def sheet_family(**more: Any) -> Family:
    """A family whose sheet has a right answered by alternates and a phrase, and a duty that B alone states."""
    return family(
        clause("keep", "Keep the Goods {{how}}."),
        clause("ban", "Pay.", applies="B", facts={"pay": True}),
        clause("silence", "Nothing else is due."),
        clause("note", "No force."),
        clause("def.goods", '**"Goods"** means things.', term="Goods"),
        sections=[section("defs", "def.goods"), section("one", "keep", "ban", "silence")],
        annexes=[section("sheet", "note", content="sheet")],
        phrases=[phrase("how", {"A": "for ever", "not A": "never"}, {"A": {"keep": True}, "not A": {"keep": False}})],
        sheet=plan(row("keep", "right", more.get("expect", "A"), "Keep the Goods"), row("pay", "duty", "B", "Pay")),
    )


def test_the_sheet_is_computed_below_its_annex_with_the_sections_that_state_it() -> None:
    """Facts of wordings count for the clause that uses them; silence cites the clause behind it."""
    assert read(sheet_family(), "A")[-3:] == [
        "Annex A | Sheet",
        "A.1 | No force.",
        "A.2 | Rights | 1 / Keep the Goods / Yes / Section 2.1 | 2 / Pay / No / Section 2.2",
    ]
    assert read(sheet_family(), "B")[-1].endswith("1 / Keep the Goods / No / Section 2.1 | 2 / Pay / Yes / Section 2.2")
    (table,) = document_of(sheet_family(), "A").annexes[0].children[-1].body
    assert isinstance(table, Table)
    assert table.caption == "Rights"
    assert sum(table.widths) == 100
    assert Term("Goods", "def.goods") in table.rows[0][1].inlines


def test_an_answer_unlike_its_rule_names_row_clause_and_variants() -> None:
    """The sheet's findings bear the variants in which they were made."""
    with pytest.raises(BadInput) as caught:
        assemble_all(sheet_family(expect="true"))
    assert [one.headline for one in caught.value.diagnostics] == [
        "family.yaml:2:8: error[sheet-rule]: 'keep' answers row 'keep' with no, but its rule says yes in T0, T-B"
    ]


# --- Many variants ---


def test_all_variants_at_once_are_the_variants_one_by_one() -> None:
    """What is shared between variants changes none of them."""
    subject = sheet_family()
    assert assemble_all(subject) == tuple(assemble(subject, variant) for variant in subject.variants)
