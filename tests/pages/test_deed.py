"""The deeds: every answer told, every line backed by words that are there, and none without."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import chain

import pytest

from engross.assemble import Complete, complete_cases
from engross.model import Condition, DeedLine, DeedPlan, Family
from engross.model.diagnostics import BadInput
from engross.pages import output as pages
from engross.pages.deed import Deed, deed


def plan(family: Family) -> DeedPlan:
    """The family's plan of the deed."""
    assert family.deed is not None
    return family.deed


def rows(family: Family) -> set[str]:
    """The rows that the sheet prints."""
    assert family.sheet is not None
    return {row.id for group in family.sheet.groups for row in group.rows}


@pytest.fixture
def deeds(family: Family, completed: dict[str, Complete]) -> dict[str, Deed]:
    """The deed of each variant."""
    return {identifier: deed(family, one) for identifier, one in completed.items()}


def test_every_answer_that_a_row_can_have_has_a_line(family: Family, completed: dict[str, Complete]) -> None:
    """Under every value of every setting, each row of each variant is told by a line that stands there."""
    for settings, cases in complete_cases(family):
        for one in cases:
            page = deed(family, one, settings)
            told = set(chain.from_iterable(line.rows for group in page.groups for line in group.lines))
            assert told == rows(family), (settings, one.variant.id)
    answers = {(row, answer) for line in plan(family).lines for row, answer in line.rows.items()}
    given = {(row, c.sheet.cells[row].answer) for c in completed.values() for row in rows(family)}
    assert given <= answers


def test_every_line_is_reached(family: Family) -> None:
    """No line of the plan is dead: each stands in some variant under some value of some setting."""
    stood = {
        line.text
        for settings, cases in complete_cases(family)
        for one in cases
        for group in deed(family, one, settings).groups
        for line in group.lines
    }
    assert stood == {line.text for line in plan(family).lines}


def test_no_line_stands_without_a_clause(deeds: dict[str, Deed], completed: dict[str, Complete]) -> None:
    """Every line names at least one provision of that licence, by its id and number; a told row by what backs it."""
    for identifier, page in deeds.items():
        one = completed[identifier]
        provisions = {name: p for p in one.document.walk() for name in (p.id, *p.aliases)}
        for line in chain.from_iterable(group.lines for group in page.groups):
            assert line.backing
            targets = {place.target for place in line.backing}
            for row in line.rows:
                assert {provisions[clause].id for clause in one.sheet.cells[row].backing} <= targets
            for place in line.backing:
                number = provisions[place.target].number
                assert place.licence == one.document.record.id
                assert re.fullmatch(r'(Section|Annex) [A-Z0-9.()a-z]+(, "[\w -]+")?', place.text)
                assert number in place.text


@pytest.mark.parametrize(
    ("variant", "group", "said"),
    [
        ("MG0", "know", "You owe the licensor no credit"),
        ("MG-BY", "must", "Keep the notices"),
        ("MG-BY-NC-ND", "must-not", "Share what you make from the model"),
        ("MG-BY-NC-ND", "must-not", "Use output commercially"),
        ("MG-BY-NC-ND", "know", "belong to the licensor"),
        ("MG-BY-NC-RAI", "must", "use rules"),
        ("MG-BY-NC-RAI", "know", "can withdraw this licence"),
        ("MG-BY-OS", "must", "form that suits changing it best"),
        ("MG-BY-NC-OS", "know", "cannot withdraw this licence"),
        ("MG0", "know", "delete your copies of it"),
        ("MG-BY", "know", "delete your copies of it"),
        ("MG-BY-OS", "know", "delete your copies of it"),
        ("MG-BY-NC-OS", "know", "delete your copies of both"),
        ("MG-BY-NC", "know", "delete your copies"),
        ("MG-BY-RAI", "must", "automated decisions in justice, policing, immigration or asylum"),
    ],
)
def test_what_marks_a_licence_is_told_in_its_group(deeds: dict[str, Deed], variant: str, group: str, said: str) -> None:
    """The line that a reader looks for stands under the heading where it belongs."""
    lines = next(found.lines for found in deeds[variant].groups if found.id == group)
    assert any(said in line.text for line in lines)


def test_a_deed_says_what_it_is_not(deeds: dict[str, Deed]) -> None:
    """Every form of every deed says near its top that it is no part of the licence and no legal advice."""
    for page in deeds.values():
        for form in ("text", "md", "html"):
            words = " ".join(pages.deed_page(page, form).split())
            assert "no part of the licence and no legal advice" in words[: words.index(page.groups[0].lines[0].text)]
        assert "no legal advice" in pages.deed_data(page)["note"]


class Links(HTMLParser):
    """The addresses of a page's links, the ids of its elements, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where a link goes."""
        self.addresses += [value for name, value in attrs if tag == "a" and name == "href" and value]

    def handle_data(self, data: str) -> None:
        """Notes the words."""
        self.words.append(data)


def test_every_form_says_the_same_and_links_to_the_anchors(
    deeds: dict[str, Deed], completed: dict[str, Complete]
) -> None:
    """Text, Markdown, HTML and JSON have every line once; links lead to anchors of the licence's own files."""
    for identifier, page in deeds.items():
        document = completed[identifier].document
        anchors = {provision.id for provision in document.walk()}
        html = Links(pages.deed_page(page, "html"))
        markdown = pages.deed_page(page, "md")
        text = " ".join(pages.deed_page(page, "text").split())
        data = json.loads(json.dumps(pages.deed_data(page)))
        lines = [line for group in page.groups for line in group.lines]
        assert [line["text"] for group in data["groups"] for line in group["lines"]] == [line.text for line in lines]
        for line in lines:
            assert text.count(f"- {line.text} (") == 1
            assert markdown.count(f"- {line.text} (") == 1
            assert "".join(html.words).count(f"{line.text} ") == 1
        places = [place for line in lines for place in line.backing]
        assert html.addresses == [f"{place.licence}.html#{place.target}" for place in places]
        assert re.findall(r"\]\(([^ )]+)\)", markdown) == [f"{place.licence}.md#{place.target}" for place in places]
        assert {place.target for place in places} <= anchors


def changed(family: Family, lines: tuple[DeedLine, ...]) -> Family:
    """The family with other lines in its deed."""
    return replace(family, deed=replace(plan(family), lines=lines))


def test_an_answer_that_no_line_tells_is_an_error(family: Family, completed: dict[str, Complete]) -> None:
    """Without its line, a row is reported at its place in the sheet, with the answer and the variant."""
    lines = tuple(line for line in plan(family).lines if "share.source" not in line.rows)
    with pytest.raises(BadInput) as caught:
        deed(changed(family, lines), completed["MG-BY-OS"])
    (finding,) = caught.value.diagnostics
    assert finding.code == "deed-untold"
    assert "'share.source' answered yes" in finding.message
    assert finding.variants == ("MG-BY-OS",)


def test_a_line_that_points_nowhere_is_an_error(family: Family, completed: dict[str, Complete]) -> None:
    """A line that stands where its clause does not is reported at its own place."""
    first = plan(family).lines[0]
    always = Condition("true", first.span)
    stray = DeedLine("know", "Something.", first.span, {}, always, ("revoke",))
    with pytest.raises(BadInput) as caught:
        deed(changed(family, (*plan(family).lines, stray)), completed["MG0"])
    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.span) == ("deed-unbacked", first.span)
