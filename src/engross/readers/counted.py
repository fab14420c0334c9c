"""Labels as Word counts them: a document whose labels came from a file in, the same out with each counted or typed.

Takes a document in which some labels read otherwise than its numbering counts; returns it with a scheme and level where
counting gives that very label, and without a scheme, so that writers type the label, where it does not. So a Word file
of it prints the numbers that the file has. Never changes a label.
"""

from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from engross.assemble.numbering import figure, filled
from engross.model import Document, Numbering, Provision
from engross.records import dataclass


def counted(document: Document) -> Document:
    """The document with every label counted or typed."""
    count = _Count(document.numbering)
    parts = (document.front, document.sections, document.annexes, document.closing)
    front, sections, annexes, closing = (tuple(count.all(part, "")) for part in parts)
    return replace(document, front=front, sections=sections, annexes=annexes, closing=closing)


@dataclass(slots=True)
class _Count:
    """The counters of each list, by scheme and by the unnumbered provision that a list of its own belongs to."""

    numbering: Numbering
    figures: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    last: tuple[str, int] = ("", 0)

    def all(self, provisions: Iterable[Provision], owner: str) -> Iterator[Provision]:
        """The provisions in order, each with what stands below it."""
        for one in provisions:
            new = self._placed(one, owner)
            below = owner if new.scheme else new.id
            yield replace(new, children=tuple(self.all(new.children, below)))

    def _placed(self, one: Provision, owner: str) -> Provision:
        if not one.label:
            return one
        for scheme, level in self._choices(one):
            figures = self._next(scheme, level, owner)
            label = self.numbering.scheme(scheme)[level - 1].label
            if filled(label, self._written(scheme, level, figures)) == one.label:
                self.figures[self._list(scheme, owner)] = figures
                self.last = (scheme, level)
                return replace(one, scheme=scheme, level=level)
        return replace(one, scheme="", level=one.level)

    def _choices(self, one: Provision) -> list[tuple[str, int]]:
        """Where a label may be counted: at its own level, or beside, below or above the last one that was."""
        if one.scheme:
            return [(one.scheme, one.level)]
        scheme, level = self.last
        deepest = len(self.numbering.scheme(scheme)) if scheme else 0
        return [(scheme, n) for n in (level, level + 1, *range(level - 1, 0, -1)) if 0 < n <= deepest]

    def _next(self, scheme: str, level: int, owner: str) -> list[int]:
        figures = self.figures.get(self._list(scheme, owner), [])
        above = [*figures[: level - 1], *[1] * (level - 1 - len(figures))]
        return [*above, (figures[level - 1] if len(figures) >= level else 0) + 1]

    def _written(self, scheme: str, level: int, figures: list[int]) -> tuple[str, ...]:
        return tuple(map(figure, self.numbering.shown(scheme, level), figures))

    def _list(self, scheme: str, owner: str) -> tuple[str, str]:
        return (scheme, owner if scheme == "list" else "")
