"""Diagnostics: how findings are printed, sorted, and made one."""

import pytest

from engross.model import Span, diagnostics
from engross.model.diagnostics import BadInput, Diagnostic, Findings, did_you_mean, merge, render


def test_a_finding_is_printed_with_line_caret_and_hint() -> None:
    """Headline, source line, a caret below the column, and what to do."""
    finding = Diagnostic(
        "undefined-term", '"Goods" is used but not defined', Span("a/b.md", 14, 7), "define it", ("X", "Y")
    )
    assert render(finding, "  All Goods are new.").split("\n") == [
        'a/b.md:14:7: error[undefined-term]: "Goods" is used but not defined in X, Y',
        "    All Goods are new.",
        "        ^",
        "  hint: define it",
    ]


@pytest.mark.parametrize(
    ("path", "message", "clause", "printed"),
    [
        ("family.yaml", "banned", "def.sell", "family.yaml:1:1: error[x]: banned (clause def.sell)"),
        ("family.yaml", "def.sell is banned", "def.sell", "family.yaml:1:1: error[x]: def.sell is banned"),
        ("def/sell.md", "banned", "def.sell", "def/sell.md:1:1: error[x]: banned"),
        ("family.yaml", "banned", "", "family.yaml:1:1: error[x]: banned"),
    ],
)
def test_the_clause_of_a_finding_is_named_once(path: str, message: str, clause: str, printed: str) -> None:
    """Only where neither the message nor the file says which clause it is."""
    assert Diagnostic("x", message, Span(path), clause=clause).headline == printed


def test_every_outcome_has_its_own_exit_code() -> None:
    """Scripts tell the outcomes apart; 2 is what a wrong command line ends with in every program."""
    codes = [value for name, value in vars(diagnostics).items() if name.startswith("EXIT_")]
    assert sorted(codes) == [*range(6)]
    assert diagnostics.EXIT_USAGE == 2


def test_a_finding_without_line_or_hint_is_one_line() -> None:
    """Nothing is printed that is not known."""
    assert render(Diagnostic("gap", "nothing applies", Span("a.md"))) == "a.md:1:1: error[gap]: nothing applies"


def test_what_cannot_be_printed_does_not_reach_the_terminal() -> None:
    """A control or bidirectional character in a source line is shown as a replacement character."""
    assert "\N{REPLACEMENT CHARACTER}" in render(Diagnostic("x", "y", Span("a.md")), "a\x1b[31m\u202e")
    assert "\x1b" not in render(Diagnostic("x", "y", Span("a.md")), "a\x1b[31m\u202e")


def test_one_finding_in_many_variants_is_one() -> None:
    """Findings that differ in their variants alone are merged, and all are sorted by place."""
    late, early = Span("b.md", 1), Span("a.md", 9)
    found = [
        Diagnostic("x", "m", late, "", ("V1",)),
        Diagnostic("x", "m", late, "", ("V2", "V1")),
        Diagnostic("y", "n", early),
    ]
    assert merge(found) == (Diagnostic("y", "n", early), Diagnostic("x", "m", late, "", ("V1", "V2")))


def test_findings_are_raised_together() -> None:
    """All findings of a run come in one error; none, no error."""
    findings = Findings()
    findings.raise_any()
    findings.add("x", "first", Span("a.md", 2))
    findings.add("y", "second", Span("a.md", 1))
    with pytest.raises(BadInput) as caught:
        findings.raise_any()
    assert [one.message for one in caught.value.diagnostics] == ["second", "first"]
    assert str(caught.value).startswith("a.md:1:1: error[y]: second\n")


@pytest.mark.parametrize(
    ("wrong", "known", "told"),
    [
        ("apply", ["applies", "heading"], "did you mean 'applies'?"),
        ("ria", ["BY", "RAI"], "did you mean 'RAI'?"),
        ("zzz", ["BY", "RAI"], "known here: BY, RAI"),
        ("zzz", [f"name{number}" for number in range(20)], "look it up"),
        ("zzz", ["BY"], "known here: BY"),
        ("zzz", [], "look it up"),
    ],
)
def test_suggestions_are_near_or_few(wrong: str, known: list[str], told: str) -> None:
    """The nearest name, else all of a few, else the other hint."""
    assert did_you_mean(wrong, known, "look it up") == told


@pytest.mark.parametrize(("count", "listed"), [(0, False), (1, True), (12, True), (13, False)])
def test_known_names_are_listed_where_they_are_few(count: int, listed: bool) -> None:
    """Twelve at most, where none of them is near."""
    names = [f"name{number}" for number in range(count)]
    said = did_you_mean("?", names, "look in the manual")
    assert said == (f"known here: {', '.join(sorted(names))}" if listed else "look in the manual")
