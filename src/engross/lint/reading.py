"""Assembled variants to the subject of a lint.

Takes a family, its completed variants by label, and the files and pages around them; returns a `Subject` with cases and
prose. A run of words that reads the same in several cases is one that names them. Never judges.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from engross.assemble import Complete
from engross.assemble.places import Typed
from engross.library.family import clause_of
from engross.lint.prose import Prose, Role, marks
from engross.lint.subject import Case, Subject
from engross.model import Family, Inline, Kind, Paragraph, Provision, Reference, Text
from engross.records import dataclass


def subject(
    family: Family,
    completed: Mapping[str, Complete],
    files: Mapping[str, bytes] | None = None,
    pages: Mapping[str, str] | None = None,
    project: str = "",
) -> Subject:
    """The subject of a run; variants are labelled as `variants_and_settings` does."""
    cases = []
    runs: dict[_Run, dict[str, None]] = {}
    # The labels of the runs of a provision that was met before, by identity, for many variants share one.
    read: dict[tuple[int, int], list[dict[str, None]]] = {}
    for label, one in completed.items():
        cases.append(Case(label, one.names, one.document, one.clauses, one.wordings))
        for provision in one.document.walk():
            key = id(provision), id(one.places.of(provision.id))
            if key not in read:
                read[key] = [runs.setdefault(run, {}) for run in _of_provision(family, provision, one)]
            for labels in read[key]:
                labels[label] = None
        for run in _rows(family, one):
            runs.setdefault(run, {})[label] = None
    prose = tuple(run.prose(tuple(labels)) for run, labels in runs.items())
    return Subject(family, tuple(cases), prose, files or {}, pages or {}, project)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of words in one variant; two that differ in the number of a reference alone are the same."""

    provision: str
    role: Role
    heads: bool
    words: tuple[str, ...]
    places: Typed
    clause: str
    kind: Kind
    inlines: tuple[Inline, ...] = field(compare=False)

    def prose(self, labels: tuple[str, ...]) -> Prose:
        """The run as rules look at it, with the labels of the cases that have it."""
        kinds = list(marks(self.inlines))
        terms, references, strong = (
            tuple(mark for kind, mark in kinds if kind == wanted) for wanted in ("term", "reference", "strong")
        )
        text = Paragraph(self.inlines).text
        where = (self.provision, self.clause, self.kind, self.role)
        return Prose(*where, text, self.places, terms, references, strong, self.heads, labels)


def _rows(family: Family, one: Complete) -> Iterator[_Run]:
    """Every row label of a variant's sheet."""
    for group in family.sheet.groups if family.sheet else ():
        for row in group.rows:
            label = (Text(one.labels[row.id]),)
            yield _run(row.id, Role.ROW, label, one.of_labels[row.id], row.id, Kind.CLAUSE)


def _of_provision(family: Family, provision: Provision, one: Complete) -> Iterator[_Run]:
    """The heading and the paragraphs of a provision that is written in a file."""
    part = any(part.id == provision.id for part in family.outline.parts)
    clause = provision.id if part else clause_of(family, provision.id)
    if not clause:
        return
    written = one.places.of(provision.id)
    if provision.heading:
        yield _run(provision.id, Role.HEADING, provision.heading, written.heading, clause, provision.kind)
    paragraphs = [block for block in provision.body if isinstance(block, Paragraph)]
    for position, (paragraph, places) in enumerate(zip(paragraphs, written.paragraphs, strict=True)):
        heads = bool(provision.children) and position == len(paragraphs) - 1
        yield _run(provision.id, Role.BODY, paragraph.inlines, places, clause, provision.kind, heads=heads)


def _run(
    id: str, role: Role, inlines: tuple[Inline, ...], places: Typed, clause: str, kind: Kind, *, heads: bool = False
) -> _Run:
    return _Run(id, role, heads, _settled(inlines), places, clause, kind, inlines)


def _settled(inlines: Sequence[Inline]) -> tuple[str, ...]:
    """The words of inlines, with references by what they point to, so that a moved number changes nothing."""
    return tuple(inline.target if isinstance(inline, Reference) else inline.text for inline in inlines)
