"""Tokens, gaps and bridges: how two texts of one line are held against each other."""

import pytest

from engross.readers.word.fields import Fields
from engross.review.comments.tokens import bridge, gaps, tokens

GAPS = [
    # old, new, the words out and in at each gap
    ("a b c", "a b c", []),
    ("a b c", "a x c", [("b", "x")]),
    ("a b c d", "a x y d", [("b c", "x y")]),
    ("a b c", "a c", [("b ", "")]),
    ("", "a", [("", "a")]),
    ("a.", "a;", [(".", ";")]),
]


@pytest.mark.parametrize(("old", "new", "wanted"), GAPS)
def test_gaps_are_the_words_that_differ(old: str, new: str, wanted: list[tuple[str, str]]) -> None:
    """What is parted by one space alone is one gap; one put in for the other gives the new text."""
    found = gaps(tokens([(old, "")], {}), tokens([(new, "")], {}))
    assert [(old[slice(*gap.old)], new[slice(*gap.new)]) for gap in found] == wanted
    text = old
    for gap in reversed(found):
        text = text[: gap.old[0]] + new[slice(*gap.new)] + text[gap.old[1] :]
    assert text == new


SPANS = [
    # old, new, a range of old, what it is in new
    ("one two three", "one two three", (4, 7), "two"),
    ("one two three", "two three", (4, 7), "two"),
    ("one two three", "one 2 three", (4, 7), None),
    ("one two three", "one 2 three", (8, 13), "three"),
    ("one two three", "zero one two three", (5, 6), "w"),
    ("one two", "one two", (7, 7), ""),
    ("one two", "one 2", (4, 4), ""),
    ("one two", "1 two", (3, 3), ""),
    ("one two", "1 2", (0, 0), None),
    ("one two", "1 2", (7, 7), None),
    ("", "", (0, 0), ""),
]


@pytest.mark.parametrize(("old", "new", "span", "wanted"), SPANS)
def test_a_bridge_leads_to_the_same_words(old: str, new: str, span: tuple[int, int], wanted: str | None) -> None:
    """A range leads to the same words of the other text, or nowhere."""
    found = bridge(tokens([(old, "")], {}), tokens([(new, "")], {})).span(*span)
    assert (new[slice(*found)] if found else None) == wanted


def test_a_reference_counts_by_what_it_cites() -> None:
    """Another number of the same place is no gap, another place is one."""
    ids = {"_Ref_a": "a", "_Ref_b": "b"}
    cited = {
        name: tokens([("see ", ""), (text, target), (".", "")], ids)
        for name, (text, target) in {
            "old": ("Section 2", "_Ref_a"),
            "moved": ("Section 13.1", "_Ref_a"),
            "other": ("Section 2", "_Ref_b"),
        }.items()
    }
    assert gaps(cited["old"], cited["moved"]) == ()
    assert len(gaps(cited["old"], cited["other"])) == 1


FIELDS = [
    # instruction, whether its result is read, what it cites, whether it is the table of contents
    (" REF _Ref_keep \\w \\h ", True, "_Ref_keep", False),
    (' HYPERLINK \\l "_Ref_keep" ', True, "_Ref_keep", False),
    (' HYPERLINK "https://example.org" ', True, "", False),
    (" PAGE ", False, "", False),
    (' TOC \\o "1-1" ', True, "", True),
]


@pytest.mark.parametrize(("instruction", "readable", "target", "contents"), FIELDS)
def test_a_field_is_read_by_its_instruction(instruction: str, readable: bool, target: str, contents: bool) -> None:
    """An instruction is never text; a result is, unless it counts pages."""
    fields = Fields()
    fields.sign("begin")
    fields.instruct(instruction)
    assert not fields.readable
    fields.sign("separate")
    assert (fields.readable, fields.target, fields.contents) == (readable, target, contents)
    fields.sign("end")
    assert (fields.readable, fields.target, fields.contents) == (True, "", False)
    fields.sign("end")
    assert fields.open == []
