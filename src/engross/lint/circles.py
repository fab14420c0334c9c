"""Definitions that are needed to understand themselves.

Takes a `Subject` and yields findings. Which definition uses which is read off the printed words; never asks whether a
circle leaves a meaning.
"""

from collections.abc import Iterator, Mapping

from engross.lint.prose import Mark, Prose
from engross.lint.rule import Finding
from engross.lint.subject import Case, Subject
from engross.model import Clause, Kind

_Uses = dict[str, dict[str, tuple[Prose, int]]]


def definition_circle(subject: Subject) -> Iterator[Finding]:
    """Definitions that lead back to themselves.

    Whoever looks one of them up is sent to the next, and at last back. Where one of them says enough before it names
    the other, as in "the work, and changes of it", the circle does no harm: accept it with a reason.
    """
    found: dict[tuple[str, ...], tuple[Prose, int]] = {}
    labels: dict[tuple[str, ...], list[str]] = {}
    for case in subject.cases:
        below = _below(subject, case)
        for circle in _circles({identifier: sorted(uses) for identifier, uses in below.items()}):
            found.setdefault(circle, below[circle[0]][circle[1 % len(circle)]])
            labels.setdefault(circle, []).append(case.label)
    for circle, (prose, start) in found.items():
        way = " -> ".join((*circle, circle[0]))
        message = f"definitions lead back to themselves: {way}"
        yield Finding(prose.span(start), message, circle[0], tuple(labels[circle]))


def _below(subject: Subject, case: Case) -> _Uses:
    """What each definition of a case uses, and where first.

    Its own term it may use once it has said what it means, so only the first sentence counts against it.
    """
    found: _Uses = {}
    for prose in subject.body_of[case.label]:
        if prose.clause not in subject.definitions or prose.kind is Kind.NOTE:
            continue
        for mark in prose.terms:
            if mark.target != prose.clause or _in_meaning(case.clauses[prose.clause], prose, mark):
                found.setdefault(prose.clause, {}).setdefault(mark.target, (prose, mark.start))
    return found


def _in_meaning(clause: Clause, prose: Prose, mark: Mark) -> bool:
    """Whether a mark is in the first sentence of the first paragraph of a definition."""
    first = [inline.span for inline in clause.paragraphs[0]]
    return prose.span() in first and mark.start < len(prose.sentences[0][1])


def _circles(below: Mapping[str, list[str]]) -> list[tuple[str, ...]]:
    """The circles of a graph that a depth-first walk meets, each from its least member."""
    found: dict[tuple[str, ...], None] = {}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        """Follow what a definition uses, and note each circle from its least name."""
        if name in way:
            circle = way[way.index(name) :]
            least = circle.index(min(circle))
            found[circle[least:] + circle[:least]] = None
        elif name not in done:
            for deeper in below.get(name, ()):
                visit(deeper, (*way, name))
            done.add(name)

    for name in sorted(below):
        visit(name, ())
    return list(found)
