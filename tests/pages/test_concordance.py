"""The concordance: every number of every licence in its column, and citations carried over."""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.browser import faults, invalid
from tests.samples import para, sample

from engross.assemble import Complete
from engross.model import Document
from engross.pages.concordance import Concordance, cited, concordance, data, page, text


@pytest.fixture(scope="module")
def states(completed: dict[str, Complete]) -> Mapping[str, Mapping[str, Document]]:
    """The family as an older edition that lacked its second section, and as it is."""
    now = {variant: one.document for variant, one in completed.items()}
    before = {variant: _without_section(document) for variant, document in list(now.items())[:4]}
    return {"edition 1": before, "the working text": now}


@pytest.fixture(scope="module")
def found(states: Mapping[str, Mapping[str, Document]]) -> Concordance:
    """Their concordance."""
    return concordance(states)


def _without_section(document: Document) -> Document:
    """A document without its second section; the first of those behind it has the free number."""
    first, second, third, *rest = document.sections
    return replace(document, sections=(first, replace(third, number=second.number, label=second.label), *rest))


def test_every_number_of_every_licence_stands_in_its_column(
    found: Concordance, states: Mapping[str, Mapping[str, Document]]
) -> None:
    """A cell has the number of the provision in that licence, and is empty where the licence lacks it."""
    cells = {
        (row.id, column.state, column.variant): number
        for row in found.rows
        for column, number in zip(found.columns, row.numbers, strict=True)
        if number
    }
    expected = {
        (id, state, variant): provision.number
        for state, documents in states.items()
        for variant, document in documents.items()
        for provision in document.walk()
        for id in (provision.id, *provision.aliases)
        if provision.number
    }
    assert cells == expected


def test_licences_stand_in_one_order_and_provisions_in_reading_order(
    found: Concordance, states: Mapping[str, Mapping[str, Document]]
) -> None:
    """Columns of every state follow the last state; rows follow each licence."""
    order = [found.columns[place].variant for place in found.of("the working text")]
    older = [found.columns[place].variant for place in found.of("edition 1")]
    assert order == list(states["the working text"])
    assert older == [variant for variant in order if variant in older]
    ids = [row.id for row in found.rows]
    for document in states["the working text"].values():
        read = [provision.id for provision in document.walk() if provision.number]
        assert read == [id for id in ids if id in set(read)]


def test_an_older_order_gives_way_to_the_newest() -> None:
    """Where an older edition had its sections in another order, rows follow the last state."""
    now = sample()
    before = replace(now, sections=now.sections[::-1])
    rows = [row.id for row in concordance({"old": {"SA": before}, "new": {"SA": now}}).rows]
    read = [provision.id for provision in now.walk() if provision.number]
    assert [id for id in rows if id in read] == read


def test_a_provision_that_is_gone_stands_behind_the_one_it_followed() -> None:
    """And before what followed it in turn."""
    now = sample()
    grant = now.sections[1]
    fewer = replace(now, sections=(now.sections[0], replace(grant, children=grant.children[1:]), *now.sections[2:]))
    rows = [row.id for row in concordance({"old": {"SA": now}, "new": {"SA": fewer}}).rows]
    read = [provision.id for provision in now.walk() if provision.number]
    assert [id for id in rows if id in read] == read


def test_a_provision_without_a_heading_goes_by_its_first_words() -> None:
    """All of them where they are few, and otherwise the first with dots behind."""
    document = sample()
    risk = replace(document.sections[2].children[0], heading=(), body=(para("one two three " * 8),))
    long = replace(document, sections=(*document.sections[:2], replace(document.sections[2], children=(risk,))))
    words = {row.id: row.words for row in concordance({"new": {"SA": long}}).rows}
    assert words["rules.a"] == "break the law; or"
    assert words["keep"] == "Keeping"
    assert words["risk.asis"].startswith("one two three one two")
    assert words["risk.asis"].endswith(" ...")


def test_a_citation_is_carried_over(found: Concordance, states: Mapping[str, Mapping[str, Document]]) -> None:
    """A number of the older edition leads to the provision, and so to its number now."""
    third = states["the working text"]["MG-BY"].sections[2]
    rows = cited(found, "Section 2", "edition 1", "MG-BY")
    assert [row.id for row in rows] == [third.id]
    place = next(p for p in found.of("the working text") if found.columns[p].variant == "MG-BY")
    assert rows[0].numbers[place] == third.number == "3"
    assert found.moved(rows[0], place)
    assert f"edition 1: 2 in {' '.join(states['edition 1'])}" in text(found, rows)


@pytest.mark.parametrize("citation", ["2.1(b)", "Section 2.1(b)", "section 2.1 (B)", "grant.lm.acts.patent"])
def test_citations_are_understood_as_people_write_them(found: Concordance, citation: str) -> None:
    """With or without the word, with spaces, or by id."""
    assert [row.id for row in cited(found, citation, "the working text", "MG-BY")] == ["grant.lm.acts.patent"]


def test_what_is_cited_nowhere_is_not_found(found: Concordance) -> None:
    """A number that the licence lacks gives no row."""
    assert cited(found, "99.9", "the working text", "MG-BY") == ()


def test_csv_and_json_hold_the_same(found: Concordance) -> None:
    """Every number of a row stands in both."""
    head, *lines = csv.reader(io.StringIO(page(found, "csv", title="", language="")))
    told = data(found, found.rows)
    assert head[:2] == ["id", "words"]
    assert len(head) == 2 + len(found.columns)
    for line, row in zip(lines, told["provisions"], strict=True):
        numbers = {(state, name): number for state, each in row["numbers"].items() for name, number in each.items()}
        columns = zip(found.columns, line[2:], strict=True)
        assert line[0] == row["id"]
        assert {(column.state, column.variant): cell for column, cell in columns if cell} == numbers


def test_the_page_is_whole_and_readable_by_ear(found: Concordance) -> None:
    """It asks for nothing else; the table has a caption, heads for rows and columns, and can be scrolled by key."""
    html = page(found, "html", title="Concordance <of> these", language="en-GB")
    assert "<h1>Concordance &lt;of&gt; these</h1>" in html
    assert 'lang="en-GB"' in html
    assert "http" not in html
    assert "<script" not in html
    assert html.count('scope="row"') == len(found.rows)
    assert html.count('scope="col"') == len(found.columns) + 1
    assert "<caption>" in html
    assert 'tabindex="0"' in html
    assert html.count('class="moved"') == sum(
        found.moved(row, place) for row in found.rows for place in range(len(found.columns))
    )


@pytest.mark.slow
def test_no_rule_of_accessibility_is_broken(found: Concordance, shown: Callable[..., Any]) -> None:
    """Neither WCAG 2.2 AA nor best practice, on the screen of a phone."""
    # Eight rows are set like all the others.
    html = page(replace(found, rows=found.rows[:8]), "html", title="Concordance", language="en-GB").encode()
    assert faults(shown(html, width=390)) == []


@pytest.mark.slow
def test_the_page_is_valid(found: Concordance, tmp_path: Path, checker: Callable[[str], str]) -> None:
    """The Nu HTML checker finds nothing in it."""
    path = tmp_path / "concordance.html"
    path.write_text(page(found, "html", title="Concordance", language="en-GB"), encoding="utf-8")
    assert invalid([path], checker("java")) == ""
