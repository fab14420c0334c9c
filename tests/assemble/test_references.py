"""Numbers and cross-references: what is cited is what is printed."""

import pytest
from tests.assemble.building import ANNEX, BODY, LIST, clause, document_of, family, read, section
from tests.samples import para

from engross.assemble import assemble_all
from engross.assemble.numbering import figure
from engross.assemble.references import table_of
from engross.model import Level, NumberingPlan, Paragraph, Reference, ReferenceWords, Text
from engross.model.diagnostics import BadInput


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


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{{list:stays}} stay.", "Clauses 1.1 and 1.2 stay."),
        ("All ends. {{list:stays}} stay.", "All ends. Clauses 1.1 and 1.2 stay."),
        ("Of this {{list:stays}} stay.", "Of this clauses 1.1 and 1.2 stay."),
        ("(v. 2) {{list:stays}} stay.", "(v. 2) clauses 1.1 and 1.2 stay."),
    ],
)
def test_a_computed_list_begins_a_sentence_with_a_capital(typed: str, printed: str) -> None:
    """The word before the numbers is computed, and so is its first letter."""
    subject = family(
        *(clause(name, "Y.", flags=["stays"]) for name in "ab"),
        clause("x", typed),
        sections=[section("one", "a", "b", "x")],
        numbering=NumberingPlan(ReferenceWords("clause", "clauses"), BODY, ANNEX, LIST),
    )
    assert read(subject)[-1] == f"1.3 | {printed}"


def test_a_computed_list_passes_over_what_has_no_number() -> None:
    """Front matter with the flag is not named, and what is below it is; in an annex it is cited by its letter."""
    subject = family(
        clause("scope", "Scope.", flags=["stays"]),
        clause("x", "Of this {{list:stays}} stay."),
        clause("y", "Y.", flags=["stays"]),
        front=["scope"],
        sections=[section("one", "x")],
        annexes=[section("more", "y")],
    )
    assert read(subject)[2] == "1.1 | Of this Section A.1 stay."
    alone = family(
        clause("scope", "Scope.", flags=["stays"]),
        clause("x", "Of this {{list:stays}} stay."),
        front=["scope"],
        sections=[section("one", "x")],
    )
    with pytest.raises(BadInput, match="empty-list"):
        document_of(alone)


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
        "x.md:5:5: error[empty-list]: no numbered provision has the flag 'none' in T0, T-A, T-B, T-A-B",
        "x.md:5:23: error[dangling-reference]: the cross-reference points at 'y', which is not here in T0, T-B",
    ]


def test_another_scheme_numbers_in_its_own_way() -> None:
    """The scheme is the family's; nothing of ours is in the code."""
    scheme = (
        Level("Section {1} –", "upper-roman", "{1}"),
        Level("{2}.", "lower-letter", ".{2}"),
        Level("{3}.", "decimal", ".{3}"),
    )
    subject = family(
        clause("x", "See [](#y.2):", join="or", items=["one", "two"]),
        clause("y", "Do:", join="or", items=["one", "two"]),
        sections=[section("one", "x"), section("two", "y")],
        numbering=NumberingPlan(ReferenceWords("Section", "Sections"), scheme, scheme, scheme),
    )
    assert read(subject)[:2] == ["Section I – | One", "a. | See II.a.2:"]


@pytest.mark.parametrize(
    ("counter", "values"),
    [
        ("decimal", {1: "1", 10: "10"}),
        ("decimal-zero", {1: "01", 9: "09", 10: "10"}),
        ("lower-letter", {1: "a", 26: "z", 27: "aa", 28: "bb", 53: "aaa"}),
        ("upper-letter", {2: "B", 27: "AA"}),
        ("lower-roman", {4: "iv", 9: "ix", 14: "xiv"}),
        ("upper-roman", {1: "I", 40: "XL"}),
    ],
)
def test_counters_print_as_word_prints_them(counter: str, values: dict[int, str]) -> None:
    """After z come aa and bb."""
    assert {value: figure(counter, value) for value in values} == values


def test_columns_of_a_typed_table_are_as_wide_as_their_longest_cells() -> None:
    """In hundredths that add up: beside a column three times as long."""
    rows = [tuple(Paragraph((Text(text),)) for text in row) for row in (("x" * 10, "x"), ("x", "x" * 30))]
    assert table_of(rows).widths == (25, 75)


@pytest.mark.parametrize(
    ("longest", "widths"),
    [
        ((8, 8, 8), (33, 33, 34)),
        ((1, 1), (50, 50)),
        ((60, 20), (75, 25)),
        ((90, 60), (50, 50)),
        ((16, 8, 8, 8), (40, 20, 20, 20)),
    ],
)
def test_columns_are_as_wide_as_their_longest_cells_ask_for(longest: tuple[int, ...], widths: tuple[int, ...]) -> None:
    """In parts of a hundred, what is left over at the last; none is narrower than eight signs or wider than sixty."""
    head = tuple(para("a") for _ in longest)
    table = table_of((head, tuple(para("a" * length) for length in longest)))
    assert (table.widths, sum(table.widths), len(table.rows)) == (widths, 100, 1)
