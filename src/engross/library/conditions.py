"""`applies` expressions: text to truth over a set of names.

Takes the text of an expression and the names that are true; returns whether it holds, or, while some names are open,
whether that is `certain`. Names are letters, digits, `.`,
`_` and inner `-`; operators are `and`, `or`, `not` and parentheses; `true` and `false` are constants. Never knows which
names exist: the family checks them with `symbols`.
"""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from engross.records import dataclass

MOST_CHARACTERS = 500
MOST_DEPTH = 20
_TOKEN = re.compile(r"\s*(?:(?P<name>[A-Za-z][A-Za-z0-9_.]*(?:-[A-Za-z0-9_.]+)*)|[()]|(?P<odd>\S))")
_WORDS = frozenset({"and", "or", "not", "true", "false"})
_EXAMPLE = "write for example: BY and not (NC or ND)"

Truth = Callable[[AbstractSet[str], AbstractSet[str]], bool]
"""Whether an expression holds where exactly some names are true, given twice: as it is asked and as it is negated.

Given the names that may be true and those that are, it is whether it may hold; the other way round, whether it must.
"""


class ConditionError(ValueError):
    """An expression that cannot be read; `offset` counts characters from its beginning, from 0."""

    def __init__(self, message: str, offset: int, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint


@lru_cache(maxsize=4096)
def parse(text: str) -> Truth:
    """The expression that `text` writes; raises `ConditionError`."""
    if not text.strip():
        raise ConditionError("the expression is empty", 0, "write `true` where it always applies")
    if len(text) > MOST_CHARACTERS:
        hint = f"at most {MOST_CHARACTERS} characters; split the clause into alternates"
        raise ConditionError(f"the expression has {len(text)} characters", MOST_CHARACTERS, hint)
    reader = _Reader(text, [_token(match) for match in _TOKEN.finditer(text)])
    truth = reader.either(0)
    if reader.tokens and reader.tokens[0][0] == ")":
        raise ConditionError("this parenthesis closes nothing", reader.tokens[0][1], "remove it, or open one before")
    reader.end()
    return truth


def symbols(text: str) -> tuple[tuple[str, int], ...]:
    """The names that `text` uses, each with the offset (from 0) of each use; constants and operators left out."""
    found = ((match["name"], match.start("name")) for match in _TOKEN.finditer(text) if match["name"])
    return tuple((name, offset) for name, offset in found if name not in _WORDS)


def holds(text: str, names: AbstractSet[str]) -> bool:
    """Whether the expression is true where exactly `names` are; raises `ConditionError`."""
    return parse(text)(names, names)


def certain(text: str, true: AbstractSet[str], open_names: AbstractSet[str]) -> bool | None:
    """Whether the expression holds where `true` are true and `open_names` undecided; None where those decide."""
    truth, possible = parse(text), true | open_names
    return True if truth(true, possible) else None if truth(possible, true) else False


@dataclass(slots=True)
class _Reader:
    """Reads the tokens that are left, each with its offset: `or` binds loosest, then `and`, then `not`."""

    text: str
    tokens: list[tuple[str, int]]

    def either(self, depth: int) -> Truth:
        """Operands joined by `or`."""
        parts = [self.both(depth)]
        while self.take("or"):
            parts.append(self.both(depth))
        return parts[0] if len(parts) == 1 else lambda names, against: any(part(names, against) for part in parts)

    def both(self, depth: int) -> Truth:
        """Operands joined by `and`."""
        parts = [self.operand(depth)]
        while self.take("and"):
            parts.append(self.operand(depth))
        return parts[0] if len(parts) == 1 else lambda names, against: all(part(names, against) for part in parts)

    def operand(self, depth: int) -> Truth:
        """A name or constant, a negation, or an expression in parentheses."""
        if not self.tokens:
            raise ConditionError(
                "the expression ends too early", len(self.text.rstrip()), "add the name that is missing"
            )
        token, offset = self.tokens.pop(0)
        if token in {"and", "or", ")"}:
            raise ConditionError(f"a name is missing before {token!r}", offset, _EXAMPLE)
        if token in {"not", "("} and depth == MOST_DEPTH:
            hint = f"at most {MOST_DEPTH} levels; split the clause into alternates"
            raise ConditionError("the expression is nested too deep", offset, hint)
        if token == "not":
            inner = self.operand(depth + 1)
            return lambda names, against: not inner(against, names)
        if token == "(":
            inner = self.either(depth + 1)
            if not self.take(")"):
                self.end()
                raise ConditionError("a parenthesis is not closed", len(self.text.rstrip()), "add `)`")
            return inner
        if token in {"true", "false"}:
            return lambda names, against: token == "true"
        return lambda names, against: token in names

    def take(self, token: str) -> bool:
        """Whether the next token is this one, which is then read."""
        found = bool(self.tokens) and self.tokens[0][0] == token
        if found:
            self.tokens.pop(0)
        return found

    def end(self) -> None:
        """Refuses a token that follows an operand and joins nothing to it."""
        if self.tokens:
            token, offset = self.tokens[0]
            message, hint = f"an operator is missing before {token!r}", _EXAMPLE
            raise ConditionError(message, offset, hint)


def _token(match: re.Match[str]) -> tuple[str, int]:
    """A token and its offset; refuses what looks like an operator of another language (`&`, `1`, `AND`, `none`)."""
    token = match[0].strip()
    offset = match.end() - len(token)
    if match["odd"]:
        hint = "use names, `and`, `or`, `not` and parentheses"
        raise ConditionError(f"{token!r} has no meaning in an expression", offset, hint)
    lower = token.lower()
    if token not in _WORDS and lower in _WORDS | {"none"}:
        hint = f"write `{'false' if lower == 'none' else lower}`"
        raise ConditionError(f"{token!r} is not a name", offset, hint)
    return token, offset
