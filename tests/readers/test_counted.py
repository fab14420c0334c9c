"""Labels of a file are counted where counting prints them, and typed where it does not."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.licences import released
from tests.readers.alterations import changed

from engross.editions.history.released import editions
from engross.model import Document, Kind, Paragraph, Provision, Text
from engross.readers import Known, Reading, read
from engross.readers.comparable import comparable
from engross.readers.counted import counted
from engross.redline import compare
from engross.writers import write

NEWEST = editions(Path(__file__).parents[2] / "builds")[-1]


@pytest.mark.parametrize("variant", released(NEWEST))
def test_a_licence_is_counted_as_it_is(variant: str) -> None:
    """Every label of ours is what its numbering counts."""
    assert counted(released(NEWEST)[variant]) == released(NEWEST)[variant]


def with_item(document: Document, label: str) -> tuple[Document, str]:
    """The licence with an item put first into a list, the labels behind it moved on, but for its own that is given."""
    home = next(one for one in document.walk() if len([c for c in one.children if c.kind is Kind.ITEM]) > 2)
    letters = "abcdefghijklmnopqrstuvwxyz"
    new = replace(home.children[0], id="new.item", label=label, body=(Paragraph((Text("sing in the kitchen;"),)),))
    rest = tuple(
        replace(one, label=f"({letters[place]})", number=f"{home.number}({letters[place]})")
        for place, one in enumerate(home.children, 1)
    )
    return changed(document, home.id, lambda one: replace(one, children=(new, *rest))), home.id


def found(document: Document, label: str, form: str) -> tuple[Provision, ...]:
    """The items of that list as they come back from a file."""
    other, home = with_item(document, label)
    file = read(write(other, form), f"file.{form}")
    _, made = comparable(Reading(document, "json", frozenset(Known)), file)
    assert {change.kind.value for change in compare(document, made).changes} == {"added", "renumbered"}
    above = next(one for one in made.walk() if one.id == home)
    return above.children


@pytest.mark.parametrize("form", ["txt", "html"])
def test_an_added_item_is_counted(form: str) -> None:
    """An item that has the next letter is one of the list, and those behind it count on."""
    items = found(released(NEWEST)["MG-BY"], "(a)", form)
    assert [one.label for one in items] == [f"({letter})" for letter in "abcdefgh"[: len(items)]]
    assert len({(one.scheme, one.level) for one in items}) == 1
    assert items[0].scheme


@pytest.mark.parametrize("form", ["txt", "html"])
def test_a_label_out_of_order_is_typed(form: str) -> None:
    """An item with a letter that counting does not give keeps it as typed, and so do those that it puts out of step."""
    items = found(released(NEWEST)["MG-BY"], "(x)", form)
    assert [one.label for one in items][:3] == ["(x)", "(b)", "(c)"]
    assert {one.scheme for one in items} == {""}
