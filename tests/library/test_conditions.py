"""Conditions: truth as a table of values says, and every broken expression told at its offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.library.conditions import ConditionError, holds, parse, symbols

NAMES = ("A", "B", "c", "law.sg")
BROKEN = [
    ("", 0, "empty"),
    ("   ", 0, "empty"),
    ("A and", 5, "ends too early"),
    ("and A", 0, "a name is missing before 'and'"),
    ("A B", 2, "an operator is missing before 'B'"),
    ("A not B", 2, "an operator is missing before 'not'"),
    ("A (B)", 2, "an operator is missing before '('"),
    ("()", 1, "a name is missing before ')'"),
    ("(A", 2, "not closed"),
    ("A)", 1, "closes nothing"),
    ("A & B", 2, "'&' has no meaning"),
    ("A AND B", 2, "'AND' is not a name"),
    ("none", 0, "'none' is not a name"),
    ("True", 0, "'True' is not a name"),
    ("1", 0, "'1' has no meaning"),
    ("A-", 1, "'-' has no meaning"),
    ("not " * 21 + "A", 80, "nested too deep"),
    ("(" * 21 + "A" + ")" * 21, 20, "nested too deep"),
    ("A or " * 100 + "B", 500, "has 501 characters"),
]


@pytest.mark.parametrize(("text", "offset", "reason"), BROKEN, ids=[reason for _, _, reason in BROKEN])
def test_broken_expressions_are_told(text: str, offset: int, reason: str) -> None:
    """The offset, the reason and a hint, whatever is wrong."""
    with pytest.raises(ConditionError) as caught:
        parse(text)
    assert reason in caught.value.message
    assert caught.value.offset == offset
    assert caught.value.hint


def _expressions() -> st.SearchStrategy[str]:
    leaves = st.sampled_from((*NAMES, "true", "false"))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(lambda text: f"not {text}"),
            inner.map(lambda text: f"({text})"),
            st.tuples(inner, st.sampled_from((" and ", " or ")), inner).map("".join),
        ),
        max_leaves=12,
    )


@given(_expressions(), st.frozensets(st.sampled_from(NAMES)))
def test_truth_is_that_of_python(text: str, true: frozenset[str]) -> None:
    """The words `and`, `or`, `not` and parentheses bind as everywhere."""
    in_python = text.replace("true", "True").replace("false", "False").replace("law.sg", "law_sg")
    values = {name.replace(".", "_"): name in true for name in NAMES}
    error = _error(text)
    if error is None:
        assert holds(text, true) is eval(in_python, {}, values)
    else:
        assert "too deep" in error.message or "characters" in error.message


@given(st.text(alphabet="AB ()andortfls.&|!~01\n", max_size=60))
def test_no_text_crashes_the_reader(text: str) -> None:
    """Any text is read or refused with an offset inside it."""
    error = _error(text)
    assert error is None or 0 <= error.offset <= max(len(text), 1)


@pytest.mark.parametrize(
    ("text", "true", "truth"),
    [
        ("A and B and c", "A B c", True),
        ("A and B and c", "A B", False),
        ("A and B and c and law.sg", "A B c", False),
        ("A and B and c and law.sg", "A B c law.sg", True),
        ("A or B or c", "c", True),
        ("A or B or c or law.sg", "law.sg", True),
        ("A or B or c", "", False),
        ("not A and not B and not c", "c", False),
        ("A or B and c", "A", True),
        ("(A or B) and c", "A", False),
        ("not not A", "A", True),
        ("not (A or B) or c", "B", False),
        ("A and A and A", "A", True),
        ("A and true and c", "A", False),
        ("law.sg-2", "law.sg", False),
        ("law.sg-2", "law.sg-2", True),
        ("share.attribution-lm and not nc_2", "share.attribution-lm", True),
    ],
)
def test_every_part_of_an_expression_counts(text: str, true: str, truth: bool) -> None:
    """Three parts and more, repeated parts, constants, brackets, and names with points, hyphens and underscores."""
    assert holds(text, frozenset(true.split())) is truth


@pytest.mark.parametrize(
    "text",
    [
        "A or " * 98 + "A or Bcdef",  # 500 characters
        "not " * 20 + "A",
        "(" * 20 + "A" + ")" * 20,
        " or ".join(["not " * 12 + "A"] * 5),
        "not " * 10 + "(" * 10 + "A" + ")" * 10,
        "not not A and (not not B or not not c)",
    ],
    ids=lambda text: f"{len(text)} characters",
)
def test_what_is_just_within_the_limits_is_read(text: str) -> None:
    """As long as can be, as deep as can be, and many levels one after the other."""
    assert len(text) <= 500
    assert parse(text) is not None


def test_symbols_are_names_with_their_offsets() -> None:
    """Operators and constants are not names; each use counts."""
    assert symbols("BY and not (law.sg or BY) or true") == (("BY", 0), ("law.sg", 12), ("BY", 22))


def _error(text: str) -> ConditionError | None:
    try:
        parse(text)
    except ConditionError as error:
        return error
    return None
