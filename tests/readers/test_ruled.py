"""Rows of tables whose columns dashes show, by a table of what pandoc, Docutils and people type."""

import pytest

from engross.readers.ruled import ruled

RULED = {
    "a simple one of pandoc": (
        "Kind     What      Fee\n-------- --------- ---\nAlpha    one       1\nBeta               2\n"
        "         three     3\n",
        (0, 5, ["Kind/What/Fee", "Alpha/one/1", "Beta//2", "/three/3"]),
    ),
    "one of several lines": (
        "---------------------\nKind      What\nof use    it is\n--------- -----------\n"
        "Alpha     one of the\n          many words\n\n"
        "          none\n\nBeta\n---------------------\n",
        (0, 11, ["Kind of use/What it is", "Alpha/one of the many words", "/none", "Beta/"]),
    ),
    "one of Docutils": (
        "=====  ====\nKind   What\n=====  ====\nAlpha  one\n       two\nBeta   six\n=====  ====\n",
        (0, 7, ["Kind/What", "Alpha/one two", "Beta/six"]),
    ),
    "words around": (
        "Words above.\n\nKind  What\n----- ----\nAlpha one\n\nWords below.\n",
        (2, 5, ["Kind/What", "Alpha/one"]),
    ),
    "a caption right above": ("Fees\nKind  What\n----- ----\nAlpha one\n", (1, 4, ["Kind/What", "Alpha/one"])),
    "a rule at the end": ("Kind  What\n----- ----\nAlpha one\n----- ----\nBeta\n", (0, 4, ["Kind/What", "Alpha/one"])),
    "a word across two columns": ("Kind  What\n----- ----\nAlphabet one\n", None),
    "an empty cell in the header": ("      What\n----- ----\nAlpha one\n", None),
    "no header": ("----- ----\nAlpha one\n----- ----\n", None),
    "nothing below": ("Two words\n--- -----\n\nBelow.\n", None),
    "no end": ("-----------\nKind  What\n----- -----\nAlpha one\n", None),
    "two lines to sign on": ("Signed:\n\n---------      ---------\nName           Date\n", None),
    "a heading with a rule": ("A heading\n=== =======\nWords of it.\n", None),
}


@pytest.mark.parametrize("case", RULED)
def test_dashes_show_the_columns_of_a_table(case: str) -> None:
    """A blank line parts rows where there are some; no word is cut, and what is no table is left alone."""
    text, wanted = RULED[case]
    found = [(one.start, one.stop, ["/".join(row) for row in one.rows]) for one in ruled(text.split("\n"))]
    assert found == ([wanted] if wanted else [])
