"""Labels and what they can mean, by tables."""

import pytest

from engross.importer.labels import counted, label_of, readings

MEANINGS = {
    "a": [("a", (), 1)],
    "z": [("a", (), 26)],
    "aa": [("aa", (), 1), ("a", (), 27)],
    "bb": [("aa", (), 2), ("a", (), 28)],
    "i": [("i", (), 1), ("a", (), 9)],
    "ii": [("i", (), 2), ("aa", (), 9), ("a", (), 35)],
    "IV": [("I", (), 4)],
    "xix": [("i", (), 19)],
    "xl": [("i", (), 40)],
    "xc": [("i", (), 90)],
    "7": [("1", (), 7)],
    "2.1": [("1.1", (2,), 1)],
    "2.1.10": [("1.1", (2, 1), 10)],
    "B.3": [("A.1", (2,), 3)],
    "A1.2": [("A.1", (1,), 2)],
    "1er": [("1", (), 1)],
    "三": [("一", (), 3)],
    "十": [("一", (), 10)],
    "十二": [("一", (), 12)],
    "二十": [("一", (), 20)],
    "九十九": [("一", (), 99)],
}


@pytest.mark.parametrize("number", MEANINGS)
def test_a_number_has_its_meanings(number: str) -> None:
    """Roman first, then a list of double letters, then the letters behind z."""
    assert [(one.style, one.above, one.value) for one in readings(number, "#")] == MEANINGS[number]


LINES = {
    "(a) Copy it.": ("(a)", "Copy it.", False),
    "a. Copy it.": ("a.", "Copy it.", True),
    "[1] A note.": ("[1]", "A note.", False),
    "12: Twelve.": ("12:", "Twelve.", False),
    "1 Use": ("1", "Use", True),
    "1.2.3 Use": ("1.2.3", "Use", True),
    "1.2.3. Use": ("1.2.3.", "Use", False),
    "Section 2 Use": ("Section 2", "Use", True),
    "Section 2. Use": ("Section 2.", "Use", False),
    "Section 2 - Use": ("Section 2 -", "Use", False),
    "section 2. Use": ("section 2.", "Use", False),
    "section ii. use": ("section ii.", "use", False),
    "Rule 2. Use": ("Rule 2.", "Use", True),
    "§ 4": ("§ 4", "", False),
    "第三条": ("第三条", "", False),
    "- corn": ("-", "corn", False),
}
NO_LABELS = [
    *("(a Copy it.", "[1) A note.", "1] A note.", "a Copy it.", "ab. Copy it.", "a: Copy it."),
    *("Section 2 is here.", "rule 2. Use", "Rule 2 Use", "-corn", "1990s"),
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_opens_with_a_label(line: str) -> None:
    """As typed, with the rest, and whether it needs others around it."""
    label = label_of(line)
    assert label is not None
    assert (label.text, label.rest, label.weak) == LINES[line]


@pytest.mark.parametrize("line", NO_LABELS)
def test_a_line_opens_with_words(line: str) -> None:
    """A bracket without its pair, bare letters, a reference."""
    assert label_of(line) is None


COUNTED = {
    "one behind another": ("(a) (b) (c)", "(a) (b) (c)"),
    "a second without a first": ("(b) (c)", "- -"),
    "up to eight left out": ("(a) (j)", "(a) (j)"),
    "nine left out": ("(a) (k)", "(a) -"),
    "a weak first one alone": ("a.", "-"),
    "a weak first one and its next": ("a. b.", "a. b."),
    "a strong first one alone": ("(a)", "(a)"),
    "a part by name anywhere": ("Section\u00a07.", "Section\u00a07."),
    "a number of two parts below its first": ("1. 1.1 1.2", "1. 1.1 1.2"),
    "a number of two parts below none": ("1. 3.1", "1. -"),
    "zero before its next": ("0. 1.", "0. 1."),
    "zero alone": ("0.", "-"),
}


@pytest.mark.parametrize("case", COUNTED)
def test_labels_count_where_others_stand_around_them(case: str) -> None:
    """Each opens a paragraph behind a blank line."""
    given, kept = (side.split(" ") for side in COUNTED[case])
    labels = [label_of(f"{one.replace(chr(160), ' ')} Words.") for one in given]
    assert all(labels)
    found = counted(labels, [False] * len(labels), [True] * len(labels))
    assert [label.text.replace(" ", "\u00a0") if label else "-" for label in found] == kept


@pytest.mark.parametrize(
    ("led", "opening", "kept"),
    [(False, True, [None]), (True, True, ["a."]), (True, False, ["a."]), (False, False, [None])],
)
def test_a_weak_first_label_counts_where_words_lead_it_in(led: bool, opening: bool, kept: list[str | None]) -> None:
    """Words that end in a colon before it."""
    found = counted([label_of("a. Words.")], [led], [opening])
    assert [label.text if label else None for label in found] == kept


def test_a_label_that_is_far_needs_a_blank_line() -> None:
    """And is none before a year."""
    first, far, year = label_of("(a) One."), label_of("(c) Three."), label_of("(c) 2024 Somebody")
    kept = [
        counted([first, one], [False] * 2, [True, opens])[1] for one, opens in ((far, True), (far, False), (year, True))
    ]
    assert [label.text if label else None for label in kept] == ["(c)", None, None]
