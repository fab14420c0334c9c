"""The numbers that browsers print before items, by a table of pages and the labels that a reader sees on them."""

import pytest

from engross.readers.html import read

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
    "a typed label": ("<ol><li>(a) One<li>(b) Two</ol>", ["(a)", "(b)"]),
    "bullets": ("<ul><li>One<li>Two</ul>", ["", ""]),
    "more than one paragraph": ("<ol><li><p>One<p>More<li>Two</ol>", ["1.", "", "2."]),
    "an empty item": ("<ol><li></li></ol><p>One", [""]),
    "a navigation": ("<nav><ol><li><a href=/>Home</a></ol></nav><p>One", [""]),
}


@pytest.mark.parametrize("case", PAGES)
def test_items_have_the_numbers_that_are_seen(case: str) -> None:
    """Whoever printed them: the page or the browser."""
    page, labels = PAGES[case]
    assert [piece.label for piece in read(f"<body>{page}")[0].pieces] == labels
