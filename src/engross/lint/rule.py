"""What a rule of the lint is, and what it returns.

Types only: a rule takes a `Subject` and yields `Finding`s; it never prints, never reads a file and never knows of
accepted exceptions.
"""

import inspect
from collections.abc import Callable, Iterable

from engross.lint.subject import Subject
from engross.model import HouseRule, Span
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: where it stands, what is wrong, the clause it is found in and the cases in which it shows.

    `clause` is the id of a clause, section or annex, or the path of a page; `cases` are labels of the subject, empty
    where the mistake does not depend on the variant. `hint` stands in for that of the rule.
    """

    span: Span
    message: str
    clause: str = ""
    cases: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its stable code, the function that looks, and what to do about what it finds.

    `alone` says that it judges each passage by itself, so that it may look at some licences of a family and not all,
    and `english` that it knows its mistakes by English words, so that it is not asked in another language.
    The first line of the function's docstring is the title of the rule, and the rest explains it.
    """

    code: str
    find: Callable[[Subject], Iterable[Finding]]
    hint: str
    alone: bool = False
    english: bool = False

    @property
    def house(self) -> bool:
        """Whether it is house style, which a family may leave alone; else it is about integrity and always runs."""
        return self.code in set(HouseRule)

    @property
    def title(self) -> str:
        """The rule in one sentence."""
        return inspect.cleandoc(self.find.__doc__ or "").split("\n")[0]

    @property
    def why(self) -> str:
        """What the rule is good for, in a few sentences."""
        return " ".join(inspect.cleandoc(self.find.__doc__ or "").split("\n")[1:]).strip()
