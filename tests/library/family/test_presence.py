"""Which clauses stand where others are absent, from clauses of the garden that are changed by hand."""

from dataclasses import replace

import pytest
from tests.licences import GARDEN, family

from engross.library.family import names
from engross.library.family.presence import Presence, chosen, presence
from engross.model import Clause, Passage, SourceItem, SourceText, Span

HERE = Span("a.md")
ITEMS = ("may.sow", "may.keep", "may.swap")


def _said(words: str) -> tuple[Passage, ...]:
    return ((SourceText(words, HERE),),) if words else ()


def _standing(*absent: str, **changed: Clause) -> Presence:
    """What stands in the garden without some clauses, and with others changed."""
    garden = family(GARDEN)
    variant = next(one for one in garden.variants if one.id == "SB-CR-RT")
    held = chosen(garden, names(garden, variant))
    held |= {name: (clause,) for name, clause in changed.items()}
    return presence(garden, {name: every for name, every in held.items() if name not in absent})


@pytest.mark.parametrize(
    ("words", "join", "stands"),
    [
        ("You may:", "", False),
        ("You may: ", "", False),
        ("You may.", "", True),
        ("You may.", "or", False),
        ("You may.", "and", False),
        ("You may.", "sentences", True),
        ("You may:", "sentences", False),
        ("", "", False),
        ("", "or", False),
    ],
)
def test_a_lead_in_that_lost_its_list_stands_where_it_says_something(words: str, join: str, stands: bool) -> None:
    """Not with a colon at its end, without words, or where its items are joined in one sentence."""
    (may,) = family(GARDEN).clauses["may"]
    changed = replace(may, paragraphs=_said(words), join=join)  # type: ignore[arg-type]
    assert ("may" in _standing(*ITEMS, may=changed).clauses) == stands
    assert "may" in _standing(*ITEMS[1:], may=changed).clauses
    listed = replace(changed, items=(SourceItem(_said("rest"), (), HERE),))
    assert "may" in _standing(*ITEMS, may=listed).clauses


def test_a_clause_without_a_list_in_the_outline_stands_though_it_ends_in_a_colon() -> None:
    """Nothing was lost that it would lead in."""
    (sow,) = family(GARDEN).clauses["may.sow"]
    assert "may.sow" in _standing(**{"may.sow": replace(sow, paragraphs=_said("sow it:"))}).clauses


def test_what_hangs_below_an_absent_clause_is_an_orphan() -> None:
    """And does not stand."""
    found = _standing("may")
    assert [clause.id for clause in found.orphans] == [*ITEMS]
    assert not {"may", *ITEMS} & found.clauses.keys()


def test_numbers_are_those_of_what_stands() -> None:
    """Sections, clauses, items in a file and groups of the sheet; not the front, and no definition of this family."""
    numbered = _standing().numbered
    assert {"growing", "may", "may.keep", "may.keep.1", "may.keep.2", "advice", "answers.1", "answers.2"} <= numbered
    assert not {"head.title", "head.reach", "def.seed", "may.keep.3", "answers.3"} & numbered
    assert "def.offspring.1" not in numbered


def test_a_section_without_clauses_does_not_stand() -> None:
    """Unless it prints something of its own."""
    closing = [entry.id for section in family(GARDEN).outline.sections for entry in section.entries][-4:]
    found = _standing(*closing, "answers.note")
    assert not found.stands("closing")
    assert found.stands("answers")
    assert found.stands("growing")
