"""The scenarios on the site: every answer with its words, each leading to the clause that has them."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from tests.site.test_pages import by_path

from engross.site import Subject, subject
from engross.site.frame import LOST
from engross.site.situations import page_of, replies


def plain(page: bytes) -> str:
    """The source of a page with single blanks."""
    return " ".join(page.decode().split())


@pytest.fixture(scope="module")
def made(garden: Subject) -> Mapping[str, bytes]:
    """The files of the site of the garden."""
    return by_path(garden)


def test_the_table_has_every_answer_of_every_licence(garden: Subject, made: Mapping[str, bytes]) -> None:
    """A row a situation, a cell a licence, and each leads to the licence's own page."""
    table = plain(made["what-if.html"])
    for scenario in garden.scenarios:
        assert f'<tr id="{scenario.id}"><td>{scenario.number}</td>' in table
        for cell in scenario.cells:
            for variant in cell.variants:
                address = f"what-if/{variant}-{garden.family.edition}.html#{scenario.id}"
                assert table.count(f'<a class="{cell.answer.value}" href="{address}">') == 1


def test_each_licence_has_a_page_with_the_words_behind_its_answers(garden: Subject, made: Mapping[str, bytes]) -> None:
    """Answers, conditions, quotations and precedences are those of the cells, each with a link to its clause."""
    for variant in garden.variants:
        page = plain(made[page_of(variant)])
        assert len(replies(garden, variant)) == len(garden.scenarios)
        for reply in replies(garden, variant):
            assert f'<section id="{reply.scenario.id}"' in page
            for condition in reply.conditions:
                assert condition in page
            for one in reply.quoted:
                words = one.words.replace("'", "&#39;")
                link = f'<a href="../licences/{variant.document_id}.html#{one.place.target}">{one.place.text}</a>'
                assert f'<q>{words}</q> <span class="cited">{link}</span>' in page
    sold = plain(made[f"what-if/SB-HG-{garden.family.edition}.html"])
    assert "Section 1a.1</a> yields to" in sold


def test_deeds_lead_to_the_situations_that_their_lines_state(garden: Subject, made: Mapping[str, bytes]) -> None:
    """On the page of a licence and in the chooser's data, a line has the numbers of its scenarios as links."""
    edition = garden.family.edition
    page = plain(made[f"licences/SB-CR-{edition}.html"])
    assert f'What if <a href="../what-if/SB-CR-{edition}.html#kept-seed">2</a>' in page
    assert f'<a href="../what-if/SB-CR-{edition}.html">What if …</a>' in page
    assert f'[2,"what-if/SB-CR-{edition}.html#kept-seed"]' in made["assets/choose-plan.js"].decode()


def test_without_scenarios_nothing_leads_to_them(garden: Subject) -> None:
    """A family without a file of scenarios has no such page, and its deeds name none."""
    bare = subject(garden.family, tuple(garden.completed.values()))
    files = by_path(bare)
    assert not [name for name in files if name.startswith("what-if")]
    assert not [name for name, data in files.items() if name.endswith(".html") and name != LOST and b"what-if" in data]
    assert by_path(replace(garden, scenarios=())) == files
