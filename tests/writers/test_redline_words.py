"""Redlines of real licences: whatever the pair, each format gives back the words of both documents."""

from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from tests.reading import expected, from_markdown
from tests.redline.edits import script
from tests.writers.test_redline_html import Marked
from tests.writers.test_redline_markdown import accepted, rejected

from engross.assemble import assemble_all
from engross.diagnostics import BadInput
from engross.family import load
from engross.model import Document
from engross.redline import compare
from engross.writers import html, markdown

CLAUSES = Path(__file__).parents[2] / "clauses"
FEW, MANY = 8, 300
"""How many pairs, and how many scripts of edits, the short and the long run read."""


@cache
def variants() -> dict[str, Document]:
    """All variants of the licence family; none where its clauses cannot be read, for other tests say so."""
    try:
        return {one.record.variant: one for one in assemble_all(load(CLAUSES))}
    except BadInput:
        return {}


def pairs() -> list[tuple[str, str]]:
    """All ordered pairs, the few of the short run first: they are spread over all variants."""
    found = list(permutations(variants(), 2))
    first = found[:: len(found) // FEW + 1]
    return first + [one for one in found if one not in first]


def slow_after(count: int, cases: list[object]) -> list[object]:
    """The cases, those beyond the first few for the long run."""
    return [pytest.param(one, marks=[pytest.mark.slow] if at >= count else []) for at, one in enumerate(cases)]


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


@pytest.mark.parametrize("pair", slow_after(FEW, list(pairs())), ids=str)
def test_any_two_variants(pair: tuple[str, str]) -> None:
    """Without the deleted words the page is the newer licence, without the inserted ones the older."""
    read_back(*(variants()[name] for name in pair))


@pytest.mark.parametrize("seed", slow_after(FEW, list(range(MANY))), ids=str)
def test_a_licence_and_what_chance_made_of_it(seed: int) -> None:
    """Words, emphasis, splits, merges, moves, levels, tables: both ways."""
    if not variants():
        pytest.skip("the clauses cannot be read")
    old = list(variants().values())[seed % len(variants())]
    new = script(old, seed)
    read_back(old, new)
    read_back(new, old)
