"""Comparisons: every two licences of the family, and every licence with itself in every edition before.

Takes a subject; returns the redlines with their addresses, a page for each, and the files of tracked changes. The marks
are set by the writer of HTML. A pair of the family keeps its address from edition to edition; a pair across editions
names both, and so never changes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations, islice

from engross import writers
from engross.editions import notes
from engross.model import ChangeKind, Document, Redline, Variant
from engross.records import dataclass
from engross.redline import compare
from engross.site.frame import Page, framed
from engross.site.rendering import style
from engross.site.subject import Subject
from engross.writers.quotes import redline_in_print

FILES = {"docx": "Word, with tracked changes", "pdf": "PDF"}
"""The redlines that are offered as files, and how they are called."""
Kept = Callable[[str, str], bytes | None]
"""Gives the file of that name beside the comparisons, if it is there and was made of what has that digest."""
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


@dataclass(frozen=True, slots=True)
class Transition:
    """The way from one edition to a later one: each licence that both have, compared with itself."""

    old: str
    new: str
    comparisons: tuple[Comparison, ...]


def pair(subject: Subject, one: Variant, other: Variant) -> str:
    """The address of two licences of the family, without its suffix: the more permissive is the older."""
    old, new = sorted((one, other), key=subject.variants.index)
    return f"compare/{old.id}--{new.id}"


def pairs(subject: Subject) -> Iterator[Comparison]:
    """Every two licences of the family, the more permissive as the older."""
    for old, new in combinations(subject.variants, 2):
        documents = (subject.completed[variant.id].document for variant in (old, new))
        yield Comparison(pair(subject, old, new), compare(*documents))


def transitions(subject: Subject) -> tuple[Transition, ...]:
    """From every edition to each later one with which it shares a licence, the latest first."""
    states = [(edition.name, edition.documents) for edition in subject.editions]
    if subject.family.edition not in dict(states):
        working = {name: complete.document for name, complete in subject.completed.items()}
        states.insert(0, (subject.family.edition, working))
    every = (
        Transition(old, new, tuple(_both(before, after))) for (new, after), (old, before) in combinations(states, 2)
    )
    return tuple(transition for transition in every if transition.comparisons)


def comparisons(
    subject: Subject, across: Sequence[Transition], formats: tuple[str, ...], kept: Kept | None = None
) -> Iterator[Page]:
    """The page of each comparison with its files in these formats, and the page that leads to them.

    A file that `kept` gives is not made again; with it, what each is made of is noted beside them for the next time.
    """
    yield Page("assets/redline.css", style("redline.css.j2"))
    yield framed(subject, "compare/index.html", "compare.html.j2", "compare", transitions=across)
    every = (*pairs(subject), *(one for transition in across for one in transition.comparisons))
    files = _files(every, formats, kept)
    for one in every:
        yield _page(subject, one, formats)
        yield from islice(files, len(formats))
    yield from files


def _files(every: Sequence[Comparison], formats: tuple[str, ...], kept: Kept | None) -> Iterator[Page]:
    wanted = [(f"{one.path}.{name}", one.redline, name) for one in every for name in formats]
    made_of: dict[str, str] = {}
    for one in every if kept else ():
        digests = notes.made_of(repr(one.redline), formats)
        made_of |= {f"{one.path}.{name}": digest for name, digest in digests.items()}
    before = {path: kept(_name(path), key) for path, key in made_of.items()} if kept else {}
    made = writers.each([(redline, name) for path, redline, name in wanted if before.get(path) is None])
    found = {}
    for path, _, _ in wanted:
        data = before.get(path)
        page = Page(path, next(made) if data is None else data)
        found[_name(path)] = (made_of.get(path, ""), sha256(page.data).hexdigest())
        yield page
    if kept:
        yield Page(f"compare/{notes.NAME}", notes.content(notes.Notes(found)))


def _name(path: str) -> str:
    return path.removeprefix("compare/")


def _both(before: Mapping[str, Document], after: Mapping[str, Document]) -> Iterator[Comparison]:
    for variant, new in after.items():
        if variant in before:
            old = before[variant]
            yield Comparison(f"compare/{old.record.id}--{new.record.id}", compare(old, new))


def _page(subject: Subject, one: Comparison, formats: tuple[str, ...]) -> Page:
    files = {_name(f"{one.path}.{name}"): FILES[name] for name in formats}
    return framed(
        subject,
        f"{one.path}.html",
        "comparison.html.j2",
        "compare",
        redline=redline_in_print(one.redline),
        files=files,
    )
