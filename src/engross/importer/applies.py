"""The smallest `applies` that is true for exactly the given sets of options.

Takes the option sets of a family as data; returns expressions of the format with the fewest names, then the fewest
`not`, then the fewest parentheses. Sets that the family does not have are free. Never knows what an option means.
"""

import heapq
from collections.abc import Collection, Sequence
from dataclasses import field

from engross.records import dataclass

MOST_EXACT = 10
"""Up to so many texts the search is exact: an expression is one of the at most 2^10 ways to choose among them."""

_MOST_EXPLORED = 1 << MOST_EXACT


@dataclass(frozen=True, slots=True, order=True)
class Expression:
    """An expression with its cost; `binds` is 2 for a name, a constant or `not`, 1 for `and`, 0 for `or`."""

    names: int
    nots: int
    parentheses: int
    text: str
    binds: int = 2

    def within(self, least: int) -> "Expression":
        """The expression as an operand of what binds as strong as `least`."""
        if self.binds >= least:
            return self
        return Expression(self.names, self.nots, self.parentheses + 1, f"({self.text})")


@dataclass(slots=True)
class Applies:
    """Expressions over the option sets of some texts, found once and kept.

    `sets` are the options of each text; no two are equal. A text is named by its place, from 0.
    """

    sets: Sequence[Collection[str]]
    options: Sequence[str]
    known: dict[tuple[int, int], str] = field(default_factory=dict)
    _found: dict[int, Expression] = field(default_factory=dict)
    _due: list[tuple[Expression, int]] = field(default_factory=list)
    _offered: dict[int, Expression] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for option in self.options:
            holding = sum(1 << number for number, codes in enumerate(self.sets) if option in codes)
            self._offer(Expression(1, 0, 0, option), holding)
        self._offer(Expression(0, 0, 0, "true"), self.everywhere)

    @property
    def everywhere(self) -> int:
        """All texts, one bit each."""
        return (1 << len(self.sets)) - 1

    def of(self, texts: Collection[int], among: Collection[int] | None = None) -> str:
        """The expression true for exactly `texts` of those in `among`, all texts without it; the others are free."""
        wanted = sum(1 << number for number in texts)
        asked = sum(1 << number for number in among) if among is not None else self.everywhere
        key = (wanted, asked)
        if key not in self.known:
            self.known[key] = self._search(wanted, asked) or self._listed(wanted)
        return self.known[key]

    def _search(self, wanted: int, asked: int) -> str:
        """The cheapest expression; empty where none was found within the limits."""
        fitting = [found for mask, found in self._found.items() if mask & asked == wanted]
        if fitting:
            return min(fitting).text
        while self._due and len(self._found) <= _MOST_EXPLORED:
            expression, mask = heapq.heappop(self._due)
            if mask in self._found:
                continue
            self._settle(expression, mask)
            if mask & asked == wanted:
                return expression.text
        return ""

    def _settle(self, expression: Expression, mask: int) -> None:
        """Keep the cheapest expression of a choice of texts, and offer what can be made of it and those before."""
        self._found[mask] = expression
        negated = expression.within(2)
        self._offer(
            Expression(negated.names, negated.nots + 1, negated.parentheses, f"not {negated.text}"),
            mask ^ self.everywhere,
        )
        for other, known in tuple(self._found.items()):
            if mask & other not in self._found:
                self._offer(_joined(known, expression, "and", 1), mask & other)
            if mask | other not in self._found:
                self._offer(_joined(known, expression, "or", 0), mask | other)

    def _offer(self, expression: Expression, mask: int) -> None:
        if mask not in self._found and (mask not in self._offered or expression < self._offered[mask]):
            self._offered[mask] = expression
            heapq.heappush(self._due, (expression, mask))

    def _listed(self, wanted: int) -> str:
        """The texts one by one, each by the options that it has and those that another text has besides."""
        parts = []
        for number, codes in enumerate(self.sets):
            if wanted >> number & 1:
                above = [set(other) - set(codes) for other in self.sets if set(codes) < set(other)]
                barred = [option for option in self.options if any(option in one for one in above)]
                names = [*(option for option in self.options if option in codes), *(f"not {one}" for one in barred)]
                parts.append(" and ".join(names))
        return " or ".join(parts) or "false"


def _joined(first: Expression, second: Expression, word: str, binds: int) -> Expression:
    """Two expressions under one operator, in the order in which they were found."""
    one, other = first.within(binds), second.within(binds)
    return Expression(
        one.names + other.names,
        one.nots + other.nots,
        one.parentheses + other.parentheses,
        f"{one.text} {word} {other.text}",
        binds,
    )
