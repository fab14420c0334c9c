"""Where the links of a file lead, beside those of the document that it is laid on.

Takes a `Match`; returns each link or cross-reference that leads to another provision or address than in the document.
Word prints the number of the place that a reference leads to as soon as its fields are updated. A link that the file
lacks, has besides, or that leads to no place in the file is no difference. Never follows one.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter

from engross.model import Document, Inline, Link, Provision, Reference, Term
from engross.readers.match import Match
from engross.records import dataclass

_Linked = Reference | Term | Link
_Stretch = tuple[int, int, _Linked]
"""The characters of a passage that are linked, from one to another, and the link."""


@dataclass(frozen=True, slots=True)
class Misled:
    """A link at a passage of the document: where it leads there, and where in the file."""

    passage: int
    was: str
    now: str


def misled(found: Match) -> Iterator[Misled]:
    """Every link that leads elsewhere, once a passage."""
    places = _Places(found)
    ours = [_stretches(passage.inlines) for passage in found.known.passages]
    theirs = [_stretches(passage.inlines) for passage in found.found.passages]
    told: set[Misled] = set()
    for pair in found.pairs:
        here, there = found.known.words[pair.known], found.found.words[pair.found]
        if not (ours[here.passage] and theirs[there.passage]):
            continue
        was, now = _at(ours[here.passage], here.start), _at(theirs[there.passage], there.start)
        if was is None or now is None:
            continue
        one = places.apart(here.passage, was, now)
        if one is not None and one not in told:
            told.add(one)
            yield one


def _stretches(inlines: Sequence[Inline]) -> list[_Stretch]:
    found = []
    at = 0
    for inline in inlines:
        if isinstance(inline, _Linked):
            found.append((at, at + len(inline.text), inline))
        at += len(inline.text)
    return found


def _at(found: Sequence[_Stretch], start: int) -> _Linked | None:
    place = bisect_right(found, start, key=itemgetter(0)) - 1
    if place < 0:
        return None
    _, end, link = found[place]
    return link if start < end else None


@dataclass(frozen=True)
class _Places:
    """The provisions that the links of both lead to."""

    match: Match

    @cached_property
    def _ours(self) -> dict[str, Provision]:
        return _by_id(self.match.known.document)

    @cached_property
    def _theirs(self) -> dict[str, int]:
        """The passage that each id of the file stands at."""
        first: dict[int, int] = {}
        for number, passage in enumerate(self.match.found.passages):
            first.setdefault(id(passage.provision), number)
        found = _by_id(self.match.found.document)
        return {name: first[id(one)] for name, one in found.items() if id(one) in first}

    @cached_property
    def _met(self) -> dict[int, Provision]:
        """The provision of the document that each passage of the file begins with words of."""
        met: dict[int, Provision] = {}
        known, there = self.match.known, self.match.found.words
        for pair in self.match.pairs:
            if not known.words[pair.known].label:
                passage = known.passages[known.words[pair.known].passage]
                met.setdefault(there[pair.found].passage, passage.provision)
        return met

    @cached_property
    def _kept(self) -> set[int]:
        """The provisions of the document that the file has, by their identities."""
        return {id(one) for one in self._met.values()}

    def apart(self, passage: int, was: _Linked, now: _Linked) -> Misled | None:
        """The difference between two links over the same words, if they lead to places that are known."""
        if isinstance(was, Link):
            if not isinstance(now, Link) or was.href.rstrip("/") == now.href.rstrip("/"):
                return None
            return Misled(passage, was.href, now.href)
        home = self._ours.get(was.target)
        if home is None:
            return None
        if isinstance(now, Link) and "#" not in now.href:
            return Misled(passage, _named(home), now.href)
        target = now.href.rpartition("#")[2] if isinstance(now, Link) else now.target
        other = self._met.get(self._theirs.get(target, -1))
        if other is None or other is home or id(home) not in self._kept:
            # The anchors of a provision that is gone may stand at the next one.
            return None
        return Misled(passage, _named(home), _named(other))


def _by_id(document: Document) -> dict[str, Provision]:
    found: dict[str, Provision] = {}
    for one in document.walk():
        for name in (one.id, *one.aliases):
            found.setdefault(name, one)
    return found


def _named(provision: Provision) -> str:
    return provision.number or provision.id
