"""The numbers that browsers print before items, by a table of pages and the labels that a reader sees on them."""

import pytest

from engross.readers.html import read
from engross.readers.pieces import LABEL

TWO = "<ol><li>One<ol type=a><li>Deep</ol><li>Two</ol>"
PAGES = {
    "nested": (TWO, ["1.", "a.", "2."]),
    "a start and a value": ("<ol start=4><li>One<li value=7>Two<li>Three</ol>", ["4.", "7.", "8."]),
    "a style of its own": ("<ol style='list-style-type: upper-roman'><li>One<li>Two</ol>", ["I.", "II."]),
    "a sheet": (f"<style>ol ol, .x {{list-style: lower-roman}}</style>{TWO.replace('type=a', '')}", ["1.", "i.", "2."]),
    "a class": (
        "<style>ol.x {list-style-type: upper-alpha}</style><ol class=x><li>One</ol><ol><li>Two</ol>",
        ["A.", "1."],
    ),
    "counters": (f"<style>li::before {{content: counters(n, '.') ' '}}</style>{TWO}", ["1", "1.1", "2"]),
    "no marks": (f"<style>ol {{list-style: none}}</style>{TWO.replace('type=a', '')}", ["", "", ""]),
    "an empty mark": ('<style>.x {list-style-type: ""}</style><ol class=x><li>One</ol>', [""]),
    "a label typed behind the number": ("<ol><li>(a) One<li>(b) Two</ol>", ["1. (a)", "2. (b)"]),
    "a label set apart behind it": ("<ol><li><span class=label>(a)</span> One</ol>", ["1. (a)"]),
    "items that hide their numbers": (f"<style>li {{list-style: none}}</style>{TWO}", ["", "", ""]),
    "items of another style": (
        "<style>li.x {list-style: upper-roman}</style><ol><li class=x>One<li>Two</ol>",
        ["I.", "2."],
    ),
    "an item of its own style": ("<ul><li style='list-style: decimal'>One<li>Two</ul>", ["1.", ""]),
    "an item of its own type": ("<ol><li type=A>One<li>Two</ol>", ["A.", "2."]),
    "a style that is not known": ("<ol style='list-style: lower-greek'><li>One</ol>", ["[lower-greek 1]"]),
    "marks that do not count": ("<ol style='list-style: square'><li>One</ol>", [""]),
    "a style of lists elsewhere": ("<style>nav ol {list-style: none}</style><ol><li>One</ol>", ["1."]),
    "a list around the page": ("<ol><li value=7><main><h1>One</h1><p>Two</main></ol>", ["7.", ""]),
    "bullets": ("<ul><li>One<li>Two</ul>", ["", ""]),
    "more than one paragraph": ("<ol><li><p>One<p>More<li>Two</ol>", ["1.", "", "2."]),
    "an empty item": ("<ol><li></li></ol><p>One", [""]),
    "a navigation": ("<nav><ol><li><a href=/>Home</a></ol></nav><p>One", [""]),
}


@pytest.mark.parametrize("case", PAGES)
def test_items_have_the_numbers_that_are_seen(case: str) -> None:
    """Whoever printed them: the page or the browser."""
    page, labels = PAGES[case]
    pieces = read(f"<body>{page}").pieces
    assert [f"{one.label} {_typed(one.text)}".strip() for one in pieces] == labels


def _typed(text: str) -> str:
    """The label that words begin with."""
    found = LABEL.match(text)
    return found[0].strip() if found else ""
