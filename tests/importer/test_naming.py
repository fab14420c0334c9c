"""What the names of files say: cases are names, and what each says."""

import pytest

from engross.importer.naming import named

CASES = {
    "codes behind a common beginning": (
        ["KIT-BY-2.0", "KIT-BY-NC-2.0", "KIT-BY-NC-ND-2.0"],
        ("KIT", "KIT", "2.0", (("BY",), ("BY", "NC"), ("BY", "NC", "ND"))),
    ),
    "one without codes": (["tool", "tool-OS"], ("TOOL", "tool", "", ((), ("OS",)))),
    "names of their own": (
        ["Pot-Free-Trial-1.0.0", "Pot-Strict-1.0.0", "Pot-Strict-1.0.1"],
        ("POT", "Pot", "1.0.0", (("FREETRIAL",), ("STRICT100",), ("STRICT101",))),
    ),
    "one file": (["Alone-1.0"], ("ALONE", "Alone", "1.0", ((),))),
    "nothing in common": (["one", "two"], ("L", "L", "", (("ONE",), ("TWO",)))),
    "the same code in two spellings": (["x a", "x A"], ("X", "x", "", (("A",), ("AN2",)))),
}


@pytest.mark.parametrize("case", CASES)
def test_names_give_prefix_family_edition_and_options(case: str) -> None:
    """Codes in capitals are options that files share; any other part makes its file an option of its own."""
    names, expected = CASES[case]
    found = named(names)
    assert (found.prefix, found.family, found.edition, found.options) == expected
