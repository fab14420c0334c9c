"""Assembly as a whole: looks, the computed sheet, and many variants at once."""

from dataclasses import replace
from typing import Any

import pytest
from tests.assemble.building import clause, document_of, family, phrase, plan, read, row, section

from engross.assemble import assemble, assemble_all
from engross.assemble.terms import link
from engross.model import Family, Kind, Table, Term
from engross.model.diagnostics import BadInput


def test_what_stands_below_a_conspicuous_clause_is_conspicuous() -> None:
    """Writers need not look upwards."""
    subject = family(
        clause("x", "Mind:", join="and", conspicuous=True, items=["this", "that"]),
        clause("y", "Y."),
        sections=[section("one", "x", "y")],
    )
    assert [one.id for one in document_of(subject).walk() if one.conspicuous] == ["x", "x.1", "x.2"]


@pytest.mark.parametrize("numbered", [True, False])
def test_a_section_without_a_heading_has_the_words_of_its_first_clause(numbered: bool) -> None:
    """And the flags of both; whether it has a number, the section says, and not the clause."""
    opened = replace(section("one", "x", flags=["a"]), heading=(), numbered=numbered)
    named = "{{list:a}} and {{list:b}} stay." if numbered else "All stays."
    subject = family(
        clause("x", "Words.", flags=["b"], numbered=not numbered),
        clause("y", named),
        sections=[opened, section("two", "y")],
    )
    wanted = ["1. | Words.", "2. | Two", "2.1 | Section 1 and Section 1 stay."]
    assert read(subject) == (wanted if numbered else ["Words.", "1. | Two", "1.1 | All stays."])
    assert document_of(subject).sections[0].kind is Kind.SECTION


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


def test_all_variants_at_once_are_the_variants_one_by_one() -> None:
    """What is shared between variants changes none of them."""
    subject = sheet_family()
    assert assemble_all(subject) == tuple(assemble(subject, variant) for variant in subject.variants)


def test_what_hangs_on_no_variant_is_done_once_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Terms are sought once in a passage without placeholders, however many variants use it."""
    sought: list[object] = []

    def counted(words: Any, **given: Any) -> Any:
        sought.append(words)
        return link(words, **given)

    monkeypatch.setattr("engross.assemble.phrases.link", counted)
    subject = family(clause("x", "X."), clause("y", "Y."), sections=[section("one", "x", "y")])
    many = replace(subject, variants=subject.variants * 20)
    assert len(assemble_all(many)) == 80
    # The title's paragraph prints the status, so it is written anew for each variant.
    assert len(sought) == 2 + 80
