"""Ids of two documents: one throughout for what both have."""

from dataclasses import replace

import pytest
from tests.samples import sample

from engross.model import Document, PlacedParagraph, Provision, Reference, Term
from engross.redline import place
from engross.redline.identities import Flat, identified, inlines_of


def _renamed(document: Document, was: str, name: str) -> Document:
    """The document with another id for a provision, and references and terms that lead to it."""

    def below(one: Provision) -> Provision:
        return replace(one, id=name if one.id == was else one.id, children=tuple(map(below, one.children)))

    flat = {part: tuple(map(below, getattr(document, part))) for part in ("front", "sections", "annexes")}
    return replace(document, **flat)  # type: ignore[arg-type]


def _pointing(side: Flat, was: str, name: str) -> Flat:
    """The flat document with references and terms of one id leading to the other."""

    def led(one: PlacedParagraph) -> PlacedParagraph:
        changed = tuple(
            replace(inline, target=name) if isinstance(inline, Reference | Term) and inline.target == was else inline
            for inline in one.inlines
        )
        return replace(one, inlines=changed)

    return tuple(
        led(one)
        if isinstance(one, PlacedParagraph)
        else replace(one, rows=tuple(tuple(map(led, row)) for row in one.rows))
        for one in side
    )


@pytest.mark.parametrize("id", ["keep", "def.goods", "def.goods.1", "sheet.1", "rules.a", "risk"])
def test_a_provision_under_another_id_is_known_by_its_words(id: str) -> None:
    """It gets the newer id wherever the older one stands: of itself, of lists below it, in references and terms."""
    new = place(sample())
    old = _pointing(place(_renamed(sample(), id, "other")), id, "other")
    assert old != new
    assert identified(old, new) == (new, new)


def test_an_id_that_only_counts_gives_way() -> None:
    """A file without ids, whose paragraphs are counted, gets those of the licence, whichever side it is."""
    known = place(sample())
    counted = _pointing(place(_renamed(sample(), "show", "paragraph.7")), "show", "paragraph.7")
    assert identified(counted, known) == identified(known, counted) == (known, known)


def test_the_words_of_a_table_are_those_of_its_cells() -> None:
    """Row by row."""
    (table,) = (one for one in place(sample()) if not isinstance(one, PlacedParagraph))
    words = [inline.text for inline in inlines_of(table)]
    assert words == [inline.text for row in table.rows for cell in row for inline in cell.inlines]
