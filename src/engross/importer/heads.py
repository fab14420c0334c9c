"""How a paragraph opens: the term that it may define, and the word behind it.

Takes the words of a paragraph as Markdown; returns its head. Whether it defines is asked by `terms`; `outline` makes an
id of it. Never looks further than the first words.
"""

import re

from engross.importer import inline
from engross.model.languages import before_a_term
from engross.records import dataclass

_DEFINING = frozenset(
    {
        *("means", "mean", "refers", "denotes", "signifies", "bedeutet", "bezeichnet", "meint", "désigne", "signifie"),
        *("significa", "betekent", "betyder", "oznacza", "означает", "designa", "indica", "avser", "désignent"),
        *("signifient", "bedeuten", "bezeichnen", "significan", "designan", "significano", "indicano", "significam"),
        *("designam", "betekenen"),
    }
)
"""What stands between a term and its meaning, in some languages."""

_SIGNS = '"\u201c\u201d\u00ab\u00bb'
_QUOTED = f"[{_SIGNS}\u201e] ?([^{_SIGNS}]{{2,60}}?) ?[{_SIGNS}]"
"""A term in quotation marks: some languages open with the mark by which others close."""
_MARKED = re.compile(
    rf"(?:(?=[A-Z]){before_a_term()})?(?:(?:\*\*|\*){_QUOTED}(?:\*\*|\*)|{_QUOTED}|\*\*([^*]{{2,60}})\*\*)"
)
_CAPITALS = re.compile(r"((?:[A-Z][\w\u2019'-]*)(?: (?:[a-z]{1,3} )?[A-Z][\w\u2019'-]*){0,5}) (?=[a-z])")
_NEXT = re.compile(r"\W*(\w+)")


@dataclass(frozen=True, slots=True)
class Head:
    """A term at the beginning of words, the word behind it, and whether quotes or bold set it apart."""

    term: str
    behind: str
    marked: bool

    @property
    def defines(self) -> bool:
        """Whether the word behind the term says that it is defined."""
        return self.behind in _DEFINING


def head_of(words: str) -> Head | None:
    """The head of a paragraph; None where it opens like any other."""
    marked = _MARKED.match(words)
    match = marked or _CAPITALS.match(words)
    if match is None:
        return None
    term = next(group for group in match.groups() if group).strip(" \u00a0\u202f.:,")
    behind = _NEXT.match(words, match.end())
    return Head(inline.plain(term), behind[1], bool(marked)) if behind and term and "\\" not in term else None
