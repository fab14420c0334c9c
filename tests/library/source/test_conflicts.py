"""The marks of an unfinished merge: found with the lines of both sides, and nothing else is taken for one."""

import pytest

from engross.library.source import conflicts

OURS, BASE, SIDES, THEIRS = "<<<<<<< HEAD", "||||||| 1a2b3c4", "=======", ">>>>>>> other/branch"

FOUND = {
    "two sides": ([OURS, "a", "b", SIDES, "c", THEIRS], "lines 2 to 3 (HEAD) against line 5 (other/branch)"),
    "with the base": ([OURS, "a", BASE, "o", SIDES, "c", THEIRS], "line 2 (HEAD) against line 6 (other/branch)"),
    "an empty side": ([OURS, SIDES, "c", THEIRS], "nothing at line 2 (HEAD) against line 3 (other/branch)"),
    "both empty": ([OURS, SIDES, THEIRS], "nothing at line 2 (HEAD) against nothing at line 3 (other/branch)"),
    "longer marks": (["<<<<<<<<< a", "a", "=========", "c", ">>>>>>>>> b"], "line 2 (a) against line 4 (b)"),
    "unnamed sides": (["<<<<<<<", "a", SIDES, "c", ">>>>>>>"], "line 2 against line 4"),
    "a heading underlined within": (
        [OURS, "a", SIDES, "Title", SIDES, THEIRS],
        "line 2 (HEAD) against lines 4 to 5 (other/branch)",
    ),
    "the opening mark alone": ([OURS, "a", SIDES, "c"], "without the marks that belong to it"),
    "the closing mark alone": (["a", SIDES, "c", THEIRS], "without the marks that belong to it"),
}
CLEAN = {
    "a heading underlined": ["Title", SIDES, "", "Words."],
    "an arrow": ["a <<<<<<< b", " <<<<<<< HEAD"],
    "too few signs": ["<<<<<< HEAD", "a", "======", "c", ">>>>>> b"],
    "signs that run on": ["<<<<<<<HEAD", ">>>>>>>b"],
    "a row of bars": ["|||||||"],
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("lines", "said"), FOUND.values(), ids=FOUND)
def test_a_conflict_is_found_with_its_sides(lines: list[str], said: str, end: str) -> None:
    """One finding, at the line of the mark that is told from others, with the lines of both sides."""
    (found,) = conflicts.findings(end.join(lines) + end, "a.md")
    assert (found.code, found.span.path) == ("merge-conflict", "a.md")
    assert found.message.endswith(said)
    assert lines[found.span.line - 1][0] in "<>"


@pytest.mark.parametrize("lines", CLEAN.values(), ids=CLEAN)
def test_what_is_no_conflict(lines: list[str]) -> None:
    """A line of equals signs alone underlines a heading; marks stand at the beginning of a line and by themselves."""
    assert conflicts.conflicts("\n".join(lines)) == ()


def test_each_conflict_is_one_finding() -> None:
    """Two conflicts in a file are two findings, each at its own line."""
    text = "\n".join(["a", OURS, "b", SIDES, "c", THEIRS, "d", OURS, "e", SIDES, "f", THEIRS, "g"])
    assert [found.span.line for found in conflicts.findings(text, "a.md")] == [2, 8]
    assert conflicts.ours(text) == "a\nb\nd\ne\ng"
