"""Style sheets as text: variables, selectors and the sheets of a page."""

import pytest

from engross.readers.css import DEEPEST, filled, selectors_of, style_elements, variables_of


@pytest.mark.parametrize(
    ("style", "set_", "wanted"),
    [
        ("color: var(--a)", {"--a": "red"}, "color: red"),
        ("color: var( --a , blue)", {"--a": "red"}, "color: red"),
        ("color: var(--a, blue)", {}, "color: blue"),
        ("color: var(--a)", {}, "color: var(--a)"),
        ("color: var(--a)", {"--a": "var(--b)", "--b": "red"}, "color: red"),
        ("color: var(--a)", {"--a": "var(--b, blue)"}, "color: blue"),
        ("color: var(--a)", {"--a": "var(--a)"}, "color: var(--a)"),
        ("color: red", {"--a": "blue"}, "color: red"),
    ],
)
def test_variables_are_filled_in(style: str, set_: dict[str, str], wanted: str) -> None:
    """By their value, else by what stands instead; one that is set nowhere stays."""
    assert filled(style, set_) == wanted


def test_variables_in_variables_end() -> None:
    """However deep, and however long they would become."""
    chain = {f"--v{number}": f"var(--v{number + 1})" for number in range(DEEPEST)}
    assert filled("var(--v0)", chain | {f"--v{DEEPEST - 1}": "red"}) == "red"
    assert "var(" in filled("var(--v0)", chain | {f"--v{DEEPEST}": "red"})
    assert len(filled("var(--v)", {"--v": "var(--v)x" * 9})) <= 100_000


@pytest.mark.parametrize(
    ("page", "sheets"),
    [
        ("<style>a{}</style> <STYLE type=x>b{}</STYLE>", ["a{}", "b{}"]),
        ("<style>a{}", ["a{}"]),
        ("<style", []),
        ('<style media="print">a{}</style>', ["@media print {a{}}"]),
        ("<style><![CDATA[a{}]]></style>", ["a{}"]),
        ("no sheet", []),
    ],
)
def test_the_sheets_of_a_page(page: str, sheets: list[str]) -> None:
    """Each whole, with the media that it is for; one without an end goes on to that of the page."""
    assert list(style_elements(page)) == sheets


def test_selectors_and_variables_are_parted() -> None:
    """Commas in brackets apart; the first value of a variable counts."""
    assert selectors_of("a, b:is(c, d), e[f='g,h']") == ["a", " b:is(c, d)", " e[f='g,h']"]
    assert variables_of("p { --a:  1  2; --b: x } --a: 3") == {"--a": "1 2", "--b": "x"}
    assert variables_of("a: b") == {}
