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


def test_symbols_are_names_with_their_offsets() -> None:
    """Operators and constants are not names; each use counts."""
    assert symbols("BY and not (law.sg or BY) or true") == (("BY", 0), ("law.sg", 12), ("BY", 22))


def _error(text: str) -> ConditionError | None:
    try:
        parse(text)
    except ConditionError as error:
        return error
    return None
