"""The sheets side by side, in every form: the same answers with the same clauses behind them."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests import licences

from engross.assemble import Complete, complete_all
from engross.library.family import load
from engross.model import Family
from engross.model.diagnostics import BadInput
from engross.pages import sheets

ROOT = Path(__file__).parents[2]
GARDEN = ROOT / "tests" / "families" / "garden"
BARE = ROOT / "src" / "engross" / "cli" / "skeleton" / "clauses"
Cells = list[tuple[str, str, str, str, str]]


class Page(HTMLParser):
    """The cells of the table of a page, and what a screen reader needs to tell them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps the element, and opens rows and cells."""
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        """Adds words to the cell that is open."""
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data if data.strip() else " "


@pytest.fixture(scope="module", params=[ROOT / "clauses", GARDEN], ids=["clauses", "garden"])
def family(request: pytest.FixtureRequest) -> Family:
    """ModelGo, and the garden family, which words its sheet otherwise."""
    return licences.family(request.param)


@pytest.fixture(scope="module")
def completed(family: Family) -> tuple[Complete, ...]:
    """Every variant with its sheet."""
    return tuple(licences.completes(Path(family.path)).values())


@pytest.fixture(scope="module")
def found(family: Family, completed: tuple[Complete, ...]) -> sheets.Sheets:
    """The sheets of all variants."""
    return sheets.sheets(family, completed)


def test_each_answer_is_that_of_the_licence(found: sheets.Sheets, completed: tuple[Complete, ...]) -> None:
    """Every entry has the answer of its cell, and names the clauses behind it as that licence numbers them."""
    rows = [row for _, rows in found.groups for row in rows]
    for position, one in enumerate(completed):
        numbers = {n: p.number for p in one.document.walk() for n in (p.id, *p.aliases)}
        for row in rows:
            entry, cell = row.entries[position], one.sheet.cells[row.id]
            assert entry.yes is cell.answer
            assert [backing.clause for backing in entry.backing] == list(cell.backing)
            assert all(each.cited.endswith(f" {numbers[each.clause]}") for each in entry.backing)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))


def test_json_and_csv_say_the_same(found: sheets.Sheets) -> None:
    """Both hold every cell: answer, citation and clause ids."""
    data = json.loads(json.dumps(sheets.data(found)))
    assert [v["id"] for v in data["variants"]] == [one.variant.id for one in found.chosen]
    rows = [row for group in data["groups"] for row in group["rows"]]
    read = list(csv.DictReader(io.StringIO(sheets.page(found, "csv"))))
    assert len(read) == len(rows)
    yes = found.family.sheet.yes if found.family.sheet else ""
    for line, row in zip(read, rows, strict=True):
        assert line["id"] == row["id"]
        for variant, answer in row["answers"].items():
            assert (line[variant] == yes) is answer["answer"]
            assert line[f"{variant}: id"].split("; ") == [backing["clause"] for backing in answer["backing"]]
            for backing in answer["backing"]:
                assert backing["cited"] in line[f"{variant}: {found.columns[3]}"]


def test_html_is_one_page_that_a_screen_reader_can_tell(found: sheets.Sheets) -> None:
    """Every header says what it heads, the table has a caption, and nothing is fetched from elsewhere."""
    page = sheets.page(found, "html")
    read = Page(page)
    names = [tag for tag, _ in read.tags]
    assert dict(read.tags)["html"] == {"lang": found.family.language}
    assert names.count("table") == names.count("caption") == names.count("h1") == names.count("main") == 1
    scopes = [attributes.get("scope") for tag, attributes in read.tags if tag == "th"]
    assert set(scopes) == {"col", "row", "rowgroup"}
    assert scopes.count("row") == sum(len(rows) for _, rows in found.groups)
    assert scopes.count("col") == len(found.chosen) + 2
    assert not re.search(r"(?:src|href|@import|url)\s*[=(]", page)


def test_html_and_markdown_hold_every_cell(found: sheets.Sheets) -> None:
    """Each row has its number, its words and a cell a variant, with the word, the citations and the clause ids."""
    html = [row for row in Page(sheets.page(found, "html")).rows if len(row) == len(found.chosen) + 2][1:]
    lines = [line for line in sheets.page(found, "md").splitlines() if re.match(r"\| \d", line)]
    markdown = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    rows = [row for _, rows in found.groups for row in rows]
    for row, *written in zip(rows, html, markdown, strict=True):
        for cells in written:
            assert cells[:2] == [str(row.number), row.label]
            for cell, entry in zip(cells[2:], row.entries, strict=True):
                said = cell.replace("\\", "").replace("`", "")
                assert said.startswith(entry.word)
                assert all(f"{each.cited} {each.clause}" in said for each in entry.backing)


def test_the_note_is_that_of_the_licences(found: sheets.Sheets) -> None:
    """What the annex says of itself stands on every page."""
    assert found.note
    for form in ("html", "md"):
        page = sheets.page(found, form)
        assert all(text.split(".")[0] in page for text in found.note)


def test_a_family_without_a_sheet_is_told() -> None:
    """A family that keeps no facts gets one message that says what to add."""
    family = load(BARE)
    with pytest.raises(BadInput) as caught:
        sheets.sheets(family, complete_all(family))
    assert "add the key `sheet` to" in caught.value.diagnostics[0].hint
