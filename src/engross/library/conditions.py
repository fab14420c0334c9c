"""`applies` expressions: text to truth over a set of names.

Takes the text of an expression and the names that are true; returns whether it holds. Names are letters, digits, `.`,
`_` and inner `-`; operators are `and`, `or`, `not` and parentheses; `true` and `false` are constants. Never knows which
names exist: the family checks them with `symbols`.
"""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from boolean import BooleanAlgebra, Expression

MOST_CHARACTERS = 500
MOST_DEPTH = 20
_TOKEN = re.compile(r"\s*(?:(?P<name>[A-Za-z][A-Za-z0-9_.]*(?:-[A-Za-z0-9_.]+)*)|[()]|(?P<odd>\S))")
_WORDS = frozenset({"and", "or", "not", "true", "false"})
_ALGEBRA = BooleanAlgebra(allowed_in_token=(".", "_", "-"))


class ConditionError(ValueError):
    """An expression that cannot be read; `offset` counts characters from its beginning, from 0."""

    def __init__(self, message: str, offset: int, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """The expression that `text` writes; raises `ConditionError`."""
    _check(text)
    return _ALGEBRA.parse(text)


def symbols(text: str) -> tuple[tuple[str, int], ...]:
    """The names that `text` uses, each with the offset (from 0) of each use; constants and operators left out."""
    found = ((match["name"], match.start("name")) for match in _TOKEN.finditer(text) if match["name"])
    return tuple((name, offset) for name, offset in found if name not in _WORDS)


def holds(text: str, names: AbstractSet[str]) -> bool:
    """Whether the expression is true where exactly `names` are; raises `ConditionError`."""
    return _compiled(text)(names)


@lru_cache(maxsize=4096)
def _compiled(text: str) -> Callable[[AbstractSet[str]], bool]:
    return _evaluation(parse(text))


def _evaluation(expression: Expression) -> Callable[[AbstractSet[str]], bool]:
    if expression == _ALGEBRA.TRUE:
        return lambda names: True
    if expression == _ALGEBRA.FALSE:
        return lambda names: False
    if isinstance(expression, _ALGEBRA.Symbol):
        name = str(expression.obj)
        return lambda names: name in names
    parts = tuple(_evaluation(part) for part in expression.args)
    if isinstance(expression, _ALGEBRA.NOT):
        return lambda names: not parts[0](names)
    if isinstance(expression, _ALGEBRA.AND):
        return lambda names: all(part(names) for part in parts)
    return lambda names: any(part(names) for part in parts)


def _check(text: str) -> None:
    """Refuse what the parser would read in its own way (`&`, `1`, `AND`, `none`), crash on, or could not bear."""
    if not text.strip():
        raise ConditionError("the expression is empty", 0, "write `true` where it always applies")
    if len(text) > MOST_CHARACTERS:
        hint = f"at most {MOST_CHARACTERS} characters; split the clause into alternates"
        raise ConditionError(f"the expression has {len(text)} characters", MOST_CHARACTERS, hint)
    depth = nots = 0
    operand_due = True
    for match in _TOKEN.finditer(text):
        token = match[0].strip()
        offset = match.end() - len(token)
        _check_token(token, offset, odd=bool(match["odd"]))
        if (token in {"and", "or", ")"}) == operand_due:
            message = (
                f"a name is missing before {token!r}" if operand_due else f"an operator is missing before {token!r}"
            )
            raise ConditionError(message, offset, "write for example: BY and not (NC or ND)")
        operand_due = token in {"and", "or", "not", "("}
        nots = nots + 1 if token == "not" else nots if token == "(" else 0
        depth += (token == "(") - (token == ")")
        if depth + nots > MOST_DEPTH:
            hint = f"at most {MOST_DEPTH} levels; split the clause into alternates"
            raise ConditionError("the expression is nested too deep", offset, hint)
        if depth < 0:
            raise ConditionError("this parenthesis closes nothing", offset, "remove it, or open one before")
    if operand_due:
        raise ConditionError("the expression ends too early", len(text.rstrip()), "add the name that is missing")
    if depth:
        raise ConditionError("a parenthesis is not closed", len(text.rstrip()), "add `)`")


def _check_token(token: str, offset: int, *, odd: bool) -> None:
    if odd:
        hint = "use names, `and`, `or`, `not` and parentheses"
        raise ConditionError(f"{token!r} has no meaning in an expression", offset, hint)
    lower = token.lower()
    if token not in _WORDS and lower in _WORDS | {"none"}:
        hint = f"write `{'false' if lower == 'none' else lower}`"
        raise ConditionError(f"{token!r} is not a name", offset, hint)
