"""What a tracked change of looks says: each property once, old and new."""

import pytest
from lxml import etree

from engross.readers.word.looks import run_change

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _properties(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:rPr xmlns:w="{WORD}">{inner}</w:rPr>')


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("", "<w:b/>", "bold on"),
        ("<w:b/>", "", "bold off"),
        ('<w:b w:val="0"/>', "<w:b/>", "bold on"),
        ('<w:b w:val="1"/>', "<w:b/>", "looks"),
        ('<w:b w:val="0"/>', "", "looks"),
        ("<w:i/>", "<w:b/>", "bold on, italic off"),
        ('<w:sz w:val="20"/>', '<w:sz w:val="22"/>', "size 20 -> 22"),
        ('<w:sz w:val="20"/>', '<w:sz w:val="20"/>', "looks"),
        ("", '<w:sz w:val="22"/>', "size none -> 22"),
    ],
)
def test_a_change_of_looks_is_told_by_what_differs(before: str, now: str, said: str) -> None:
    """A switch that is off is as one that is not there; where nothing differs it is a change of looks all the same."""
    change = etree.fromstring(f'<w:rPrChange xmlns:w="{WORD}"><w:rPr>{before}</w:rPr></w:rPrChange>')
    assert run_change(_properties(now), change) == said
