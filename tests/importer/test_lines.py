"""Lines to the groups that belong together: where one ends, at each border."""

import pytest

from engross.importer.lines import grouped, in_bold, is_capital, joined

FULL = "w" * 60
WIDE = f"{FULL}\n{FULL}\n\n"
"""Lines that say how long a line may become: sixty signs."""
DENSE = f"{FULL}\n" * 14 + "w.\n"
"""Such lines, and the end of their paragraph, without a blank line, so that each line may be a paragraph."""


def groups(text: str) -> list[str]:
    """The words of each group behind the lines that set the width."""
    return [one.text for one in grouped(text.split("\n")) if not one.text.startswith("w")]


@pytest.mark.parametrize(
    ("above", "below", "parted"),
    [
        ("x" * 53, "(1) Pay.", True),
        ("x" * 54, "(1) Pay.", False),
        ("x" * 54 + ".", "(1) Pay.", True),
        ("x" * 53, "1 Pay.", False),
        ("x" * 53 + ".", "1 Pay.", True),
        ("x" * 20, "pay.", False),
        ("x" * 50, "(1)", True),
        ("x" * 50, "1", False),
    ],
)
def test_a_label_begins_a_paragraph_where_the_break_was_meant(above: str, below: str, parted: bool) -> None:
    """The line above ended before its room did, by three signs more than the label takes; or its sentence ended."""
    assert len(groups(f"{WIDE}{above}\n{below}")) == 1 + parted


@pytest.mark.parametrize(
    ("above", "below", "parted"),
    [
        ("x" * 29, "pay", True),
        ("x" * 30, "pay", False),
        ("x" * 52 + ".", "pay", True),
        ("x" * 53 + ".", "pay", False),
        ("x" * 52 + ".", "payment", False),
        ("x" * 52 + ";", "pay", True),
        ("x" * 49 + "; or", "pay", True),
        ("x" * 48 + "; orxxx", "pay", False),
    ],
)
def test_without_blank_lines_a_short_or_a_closed_line_ends_a_paragraph(above: str, below: str, parted: bool) -> None:
    """Shorter than half the width, or with the end of a sentence and room for the next word."""
    assert len(groups(f"{DENSE}x {above[2:]}\n{below}")) == 1 + parted


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("in 2(a)", "(4) it", "in 2(a)(4) it"),
        ("in 2.1(b)", "(iv)", "in 2.1(b)(iv)"),
        ("in 2", "(4) it", "in 2 (4) it"),
        ("in 2(a)", "4 it", "in 2(a) 4 it"),
        ("in x2(a)", "(4)", "in x2(a) (4)"),
    ],
)
def test_a_number_that_was_wrapped_within_is_one(first: str, second: str, whole: str) -> None:
    """Any other line goes on behind a space."""
    assert joined([first, second]) == whole


@pytest.mark.parametrize(
    ("line", "bold"),
    [
        ("**Use**", "Use"),
        ("**Use**.", "Use"),
        ("__Use__:", "Use"),
        ("**a** and **b**", ""),
        ("** Use**", ""),
        ("Use", ""),
    ],
)
def test_a_line_that_is_bold_throughout(line: str, bold: str) -> None:
    """Its words without the marks."""
    assert in_bold(line) == bold
    assert in_bold(f"**{'x' * 76}**")
    assert not in_bold(f"**{'x' * 77}**")


def test_a_line_in_capitals() -> None:
    """Of three letters at least, not ended, and no longer than a heading."""
    lines = ["USE", "US", "A. B 1", "USE OF IT", "USE OF IT.", "Use", "U" * 80, "U" * 81]
    assert [line for line in lines if is_capital(line)] == ["USE", "USE OF IT", "U" * 80]


@pytest.mark.parametrize(
    ("lines", "alone"),
    [
        (["Terms of It", "Of May 2024"], True),
        (["Terms of It", "of May 2024"], False),
        (["Terms of It,", "Of May 2024"], False),
        (["Terms of it;", "Of May 2024"], False),
        (["T" + "t" * 44, "Of May 2024"], True),
        (["T" + "t" * 45, "Of May 2024"], False),
        ([*"ABCDEF"], True),
        ([*"ABCDEFG"], False),
        (["TERMS OF IT", "FOR ALL."], False),
        (["1. Terms", "Of May 2024"], False),
    ],
)
def test_a_few_short_lines_each_stand_alone(lines: list[str], alone: bool) -> None:
    """Six at most, of less than three quarters of the width, that each begin anew."""
    assert (groups(WIDE + "\n".join(lines)) == lines) == alone
