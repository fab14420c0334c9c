"""Comparisons: every two licences of the family, and every licence with itself in the edition before.

Takes a subject; returns the redlines with their addresses, a page for each, and the files of tracked changes. The marks
are set by the writer of HTML. A pair of the family keeps its address from edition to edition; a pair across editions
bears both, and so never changes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from engross import writers
from engross.model import ChangeKind, Document, Redline, Variant
from engross.redline import compare
from engross.site.frame import Page, framed
from engross.site.rendering import style
from engross.site.subject import Subject

FILES = {"docx": "Word, with tracked changes", "pdf": "PDF"}
"""The redlines that are offered as files, and how they are called."""
_QUIET = (ChangeKind.RENUMBERED, ChangeKind.RESTYLED)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two licences side by side; `path` is the address of the page without its suffix."""

    path: str
    redline: Redline

    @property
    def changed(self) -> int:
        """How many provisions read otherwise, renumbered and restyled ones apart."""
        return sum(change.kind not in _QUIET for change in self.redline.changes)


def pair(subject: Subject, one: Variant, other: Variant) -> str:
    """The address of two licences of the family, without its suffix: the more permissive is the older."""
    old, new = sorted((one, other), key=subject.variants.index)
    return f"compare/{old.id}--{new.id}"


def pairs(subject: Subject) -> Iterator[Comparison]:
    """Every two licences of the family, the more permissive as the older."""
    for old, new in combinations(subject.variants, 2):
        documents = (subject.completed[variant.id].document for variant in (old, new))
        yield Comparison(pair(subject, old, new), compare(*documents))


def editions(subject: Subject) -> Mapping[str, tuple[Comparison, ...]]:
    """By edition, each of its licences against the same one in the edition before; none for the first."""
    states = [(edition.name, edition.documents) for edition in subject.editions]
    if subject.family.edition not in dict(states):
        working = {name: complete.document for name, complete in subject.completed.items()}
        states.insert(0, (subject.family.edition, working))
    return {name: tuple(_across(before, documents)) for (name, documents), (_, before) in pairwise(states)}


def comparisons(
    subject: Subject, across: Mapping[str, tuple[Comparison, ...]], formats: tuple[str, ...]
) -> Iterator[Page]:
    """The page of each comparison with its files in these formats, and the page that leads to them."""
    yield Page("assets/redline.css", style("redline.css.j2"))
    yield framed(subject, "compare/index.html", "compare.html.j2", "compare", across=across)
    yield from (page for one in pairs(subject) for page in _pages(subject, one, formats))
    yield from (page for found in across.values() for one in found for page in _pages(subject, one, formats))


def _across(before: Mapping[str, Document], after: Mapping[str, Document]) -> Iterator[Comparison]:
    for variant, new in after.items():
        if variant in before:
            old = before[variant]
            yield Comparison(f"compare/{old.record.id}--{new.record.id}", compare(old, new))


def _pages(subject: Subject, one: Comparison, formats: tuple[str, ...]) -> Iterator[Page]:
    files = {f"{one.path}.{name}".removeprefix("compare/"): FILES[name] for name in formats}
    yield framed(
        subject,
        f"{one.path}.html",
        "comparison.html.j2",
        "compare",
        redline=one.redline,
        files=files,
    )
    for name in formats:
        yield Page(f"{one.path}.{name}", writers.redline(one.redline, name))
