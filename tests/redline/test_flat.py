"""A document laid flat: what each paragraph takes with it."""

from dataclasses import replace

import pytest
from tests.samples import para, sample

from engross.model import PlacedParagraph, PlacedTable, Provision, Role, Table
from engross.redline import END, place

FLAT = place(sample())


def _opening(id: str) -> PlacedParagraph:
    return next(one for one in FLAT if isinstance(one, PlacedParagraph) and one.id == id and one.anchors)


@pytest.mark.parametrize(
    ("id", "role", "label", "number", "level", "owner", "conspicuous"),
    [
        ("keep", Role.HEADING, "2.1", "2.1", 2, "", False),
        ("keep.a.1", Role.OPENING, "(i)", "2.1(a)(i)", 4, "", False),
        ("def.goods", Role.OPENING, "", "", 0, "", False),
        ("def.goods.1", Role.OPENING, "(a)", "(a)", 1, "def.goods", False),
        ("risk.asis", Role.HEADING, "3.1", "3.1", 2, "", True),
    ],
)
def test_a_provision_opens_with_all_that_it_is(
    id: str, role: Role, label: str, number: str, level: int, owner: str, conspicuous: bool
) -> None:
    """Its label and anchors stand at its first words; a list of its own belongs to the words without a number above."""
    one = _opening(id)
    assert (one.role, one.label, one.number, one.level, one.owner, one.conspicuous, one.anchors[0]) == (
        *(role, label, number, level, owner, conspicuous),
        id,
    )


def test_only_the_first_words_have_label_and_anchors() -> None:
    """What stands below a heading, further paragraphs and cells have none, and the number all the same."""
    rest = [one for one in FLAT if isinstance(one, PlacedParagraph) and one.id == "show"][1:]
    assert [(one.role, one.label, one.anchors, one.number) for one in rest] == [(Role.TEXT, "", (), "2.2")] * 2
    (table,) = (one for one in FLAT if isinstance(one, PlacedTable))
    assert {(cell.role, cell.label, cell.anchors) for row in table.rows for cell in row} == {(Role.CELL, "", ())}
    assert len(table.rows) > 1


def test_the_closing_line_stands_last_though_it_is_empty() -> None:
    """It is a paragraph of its own."""
    last = place(replace(sample(), end=""))[-1]
    assert isinstance(last, PlacedParagraph)
    assert (last.id, last.role, last.inlines[0].text) == (END, Role.END, "")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ((), "needs a heading or a paragraph"),
        ((Table("", (para("x"),), (), (100,)), para("x")), "needs a heading or a par"),
    ],
)
def test_a_provision_needs_words_to_hang_its_number_on(body: tuple[object, ...], said: str) -> None:
    """Nothing at all, or a table first, is refused."""
    odd: Provision = replace(sample().front[0], heading=(), body=body)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=said):
        place(replace(sample(), front=(odd,)))
