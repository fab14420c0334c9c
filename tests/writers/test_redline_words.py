"""Redlines of real licences: whatever the pair, each format gives back the words of both documents."""

from collections.abc import Callable
from functools import cache
from itertools import permutations
from json import loads
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import page
import pytest
from tests import licences
from tests.browser import faults, invalid
from tests.reading import expected, from_markdown
from tests.redline.edits import script
from tests.shares import by_lot
from tests.writers.test_redline_html import Marked
from tests.writers.test_redline_markdown import accepted, rejected

from engross.model import Document
from engross.model.diagnostics import BadInput
from engross.redline import compare
from engross.writers import html, json, markdown, pdf

CLAUSES = Path(__file__).parents[2] / "clauses"
FEW, SOME, MANY = 5, 40, 200
"""How many pairs, and how many scripts of edits, the default run, the slow run and the soak read."""


@cache
def variants() -> dict[str, Document]:
    """All variants of the licence family; none where its clauses cannot be read, for other tests say so."""
    try:
        return licences.documents(licences.CLAUSES)
    except BadInput:
        return {}


def read_back(old: Document, new: Document) -> None:
    """Resolve the redline of the two in HTML and Markdown, and compare all words, labels included."""
    redline = compare(old, new)
    page = html.redline(redline)
    assert Marked(page, "del").words == expected(new)
    assert Marked(page, "ins").words == expected(old)
    whole = Marked(page)
    assert len(set(whole.ids)) == len(whole.ids)
    assert {link[1:] for link in whole.links if link.startswith("#")} <= set(whole.ids)
    text = markdown.redline(redline).decode()
    assert from_markdown(accepted(text)) == expected(new)
    assert from_markdown(rejected(text)) == expected(old)


@pytest.mark.parametrize("pair", by_lot(permutations(variants(), 2), SOME, default=FEW), ids=str)
def test_any_two_variants(pair: tuple[str, str]) -> None:
    """Without the deleted words the page is the newer licence, without the inserted ones the older."""
    read_back(*(variants()[name] for name in pair))


@pytest.mark.parametrize("seed", by_lot(range(MANY), SOME, default=FEW), ids=str)
def test_a_licence_and_what_chance_made_of_it(seed: int) -> None:
    """Words, emphasis, splits, merges, moves, levels, tables: both ways."""
    if not variants():
        pytest.skip("the clauses cannot be read")
    old = list(variants().values())[seed % len(variants())]
    new = script(old, seed)
    read_back(old, new)
    read_back(new, old)


AROUND = [(one, other) for one, other in zip(variants(), [*list(variants())[1:], *list(variants())[:1]], strict=True)]
"""Each variant beside the next: every one is once the older and once the newer."""


@pytest.mark.slow
@pytest.mark.parametrize("pair", AROUND, ids=str)
def test_the_paper_is_valid(pair: tuple[str, str]) -> None:
    """Real redlines keep to PDF/UA-1 and PDF/A-3a."""
    written = pdf.redline(compare(*(variants()[name] for name in pair)))
    for profile in ("ua1", "3a"):
        assert list(page.validate_pdf_bytes(written, profile=profile).failures) == []


@pytest.mark.slow
@pytest.mark.parametrize("pair", AROUND, ids=str)
def test_the_data_keeps_to_its_schema(pair: tuple[str, str]) -> None:
    """Real redlines as JSON hold what the schema says."""
    jsonschema.validate(loads(json.redline(compare(*(variants()[name] for name in pair)))), json.redline_schema())


@pytest.mark.slow
@pytest.mark.parametrize("pair", AROUND[::3], ids=str)
def test_the_page_can_be_read_by_all(
    pair: tuple[str, str], shown: Callable[..., Any], checker: Callable[[str], str], tmp_path: Path
) -> None:
    """Axe finds nothing in a real redline, dark or light, wide or narrow, and the page is valid."""
    (tmp_path / "redline.html").write_bytes(html.redline(compare(*(variants()[name] for name in pair))))
    for width, scheme in ((1200, "light"), (390, "dark")):
        one = shown(tmp_path / "redline.html", width=width, scheme=scheme)
        assert faults(one) == []
        assert one.evaluate("document.documentElement.scrollWidth") <= width
    assert invalid([tmp_path / "redline.html"], checker("java")) == ""
