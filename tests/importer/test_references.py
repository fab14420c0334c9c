"""References to links, by tables."""

from collections import Counter

import pytest

from engross.importer.references import Words, cited, linked
from engross.model import Level

NUMBERS = {
    ("", "2"): "use",
    ("", "3"): "fees",
    ("", "2(a)"): "use.corn",
    ("", "2(a)(1)"): "use.corn.dry",
    ("", "II"): "part",
    ("", "V"): "loss",
    ("", "VII"): "law",
    ("", "4.1"): "end.day",
    ("", "5 (1)"): "rent",
    ("exhibit", "A"): "maps",
    ("schedule", "Schedule 2"): "rates",
    ("annex ", "III"): "tables",
}
LINKED = [
    ("As Section 2(a)(1) says.", "As [Section](#use.corn.dry) says."),
    ("Under Sections 2, 3 and 4.1, none.", "Under Sections [](#use), [](#fees) and [](#end.day), none."),
    ("Section 2 or Section 3", "[Section](#use) or [Section](#fees)"),
    ("Section 2, and A miller", "[Section](#use), and A miller"),
    ("(see Article II)", "(see [Article](#part))"),
    ("Articles II, V, and VII end", "Articles [](#part), [](#loss), and [](#law) end"),
    ("Section 2 of this License", "[Section](#use) of this License"),
    ("Section 5 (1) and Section 3 (if any)", "[Section](#rent) and [Section](#fees) (if any)"),
    ("Section 3. It is due.", "[Section](#fees). It is due."),
    ("Section 2 and Schedule 2", "[Section](#use) and [](#rates)"),
    ("Exhibit A and Annex III", "[Exhibit](#maps) and [Annex](#tables)"),
]
LEFT = [
    ("Section 9", "'9' is not the number of one clause"),
    ("Sections 2 and 9", "'9' is not the number of one clause"),
    ("Section 3 (b)", "'3 (b)' is not the number of one clause"),
    ("Section 2(a)-(c)", "what is joined to the number is short for another number"),
    ("Schedule 3", "'3' is not the number of one clause"),
    ("Section 3 of the Treaty", "it speaks of a part of something else"),
]
NOTHING = ["[Section 2](https://example.org)", "**Section 2**", "version 2", "Section two", "Sectional 2", "chapter 2"]


@pytest.mark.parametrize(("typed", "wanted"), LINKED)
def test_a_sure_reference_becomes_a_link(typed: str, wanted: str) -> None:
    """What is printed is what was typed."""
    words, found = linked(
        typed, NUMBERS, {"Section", "Sections", "Article", "Articles", "Schedule", "Exhibit", "Annex"}.__contains__
    )
    assert words == wanted
    assert not any(one.reason for one in found)


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        ("Artikel 2 gilt", 1),
        ("Artikel 2 dieser Lizenz", 1),
        ("Artikel 2 der vorliegenden Lizenz", 1),
        ("Artikel 2 und 3 gelten", 2),
        ("Artikel 2 der Verordnung", 0),
        ("Artikel 2 Abs. 1 des Gesetzes", 0),
        ("l'article 2 de la présente licence", 1),
        ("l'article 2 de cette licence", 1),
        ("l'article 2 du Code civil", 0),
        ("l'article 2 de la loi", 0),
        ("el artículo 2 de esta licencia", 1),
        ("el artículo 2 de la Ley", 0),
        ("l'articolo 2 della legge", 0),
        ("l'articolo 2 di questa licenza", 1),
        ("artikel 2 van deze licentie", 1),
        ("artikel 2 van de wet", 0),
        ("o artigo 2 da Lei", 0),
        ("o artigo 2 desta licença", 1),
    ],
)
def test_a_number_of_a_statute_is_no_link_in_any_language(typed: str, links: int) -> None:
    """Though the text has a part with that number; where "of this" follows, it is the part."""
    words, _ = linked(typed, NUMBERS, lambda word: True)
    assert words.count("](#") == links


@pytest.mark.parametrize(("typed", "reason"), LEFT)
def test_any_other_reference_stays_typed(typed: str, reason: str) -> None:
    """And says why."""
    words, found = linked(typed, NUMBERS, {"Section", "Sections", "Schedule"}.__contains__)
    assert words == typed
    assert [one.reason for one in found] == [reason]


@pytest.mark.parametrize("typed", NOTHING)
def test_what_is_no_reference_is_left(typed: str) -> None:
    """Links, bold words, other words, other numbers."""
    assert linked(typed, NUMBERS, {"Section", "Sections", "Schedule"}.__contains__) == (typed, [])


def test_words_and_citations_are_learnt() -> None:
    """From references that lead somewhere; those to a treaty do not count."""
    learnt = Words()
    paths = {("", ("2",)): ("body", (1,)), ("", ("3",)): ("body", (1,)), ("", ("2", "a", "1")): ("body", (1, 2, 3))}
    learnt.learn("Clause 2(a)(1) and Clauses 2 and 3, but Article 3 of the Treaty and Section 7.", paths)
    assert learnt.said("{1}.", "en") == ("Clause", "Clauses")
    assert learnt.cites["body", 3] == Counter({"{1}({2})({3})": 1})


def test_a_level_is_cited_as_its_label_suggests() -> None:
    """Where no reference shows how."""
    levels = [Level(label, "decimal", "") for label in ("Section {1} --", "{1}.{2}", "({3})", "•")]
    assert list(cited(levels, {})) == ["{1}", "{1}.{2}", "{1}.{2}({3})", ""]
    assert list(cited(levels[:1], {1: Counter({"{1}": 2})})) == ["{1}"]
