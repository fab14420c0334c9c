"""Twice the clause file takes at most about twice the time, whatever it is made of."""

import pytest
from tests.growth import MOST_RATIO, growth

from engross.library.family import clause
from engross.library.format.reading import Notes
from engross.model.diagnostics import Findings

PARTS = {
    "lines of a paragraph": "The seed is kept dry\n",
    "paragraphs": "The seed is kept dry.\n\n",
    "list items": "- The seed is kept dry\n",
    "emphasis": "**dry** ",
    "emphasis that never ends": "**dry ",
    "references": "[the shed](#shed) ",
    "references that never end": "[the shed](#",
    "placeholders": "{{phrase:dry}} ",
    "placeholders that never end": "{{phrase:",
    "rows of a table": "| dry | wet |\n| --- | --- |\n",
    "quotations": "> dry\n",
    "deeper quotations": "> ",
    "footnotes": "dry[^1]\n\n[^1]: In a shed.\n\n",
    "entities": "&amp; ",
    "escapes": "\\* ",
    "one word": "dry",
}


def read(data: bytes) -> None:
    """Reads a clause file once; findings are answers as good as a clause."""
    text = "---\nid: a.b\napplies: true\n---\n" + data.decode()
    clause.read(text, "a/a.b.md", "en", Findings(), Notes())


@pytest.mark.slow
@pytest.mark.parametrize("case", PARTS)
def test_time_grows_with_the_size(case: str) -> None:
    """Words, marks that end and marks that do not."""
    ratio, told = growth(lambda times: (PARTS[case] * times).encode(), read)
    assert ratio <= MOST_RATIO, told
