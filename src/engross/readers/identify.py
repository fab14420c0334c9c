"""Which licence of the family a file holds, whole, altered, or with something beside it.

Takes a `Reading` of a file and the licences it may be; returns a verdict, the nearest licence and all that differs.
Exact means: every word, number as cited and as printed, mark of punctuation and capital, in order, under headings and
at levels as ours, as far as the format of the file can say, and nothing beside. Quotation marks, dashes, kinds of white
space and line ends do not count, and a conspicuous passage may be in capitals. Never reads files.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from engross.model import Document, Kind, Provision
from engross.readers import asides
from engross.readers.dressed import dressed, linked, moved
from engross.readers.glued import restored
from engross.readers.match import Match, likeness, match
from engross.readers.reading import Beside, Reading
from engross.readers.structure import Difference, differences
from engross.readers.words import Passage, Word, Worded
from engross.records import dataclass

LEAST_IN_COMMON = 0.5
"""The part of the words in common from which a text counts as one of ours, altered.

Midway between what was measured: the licences of other families have at most 0.18 with the nearest of ours, and any two
licences of ours have at least 0.77 (`tests/test_identify.py` holds both).
"""

_TITLE_PASSAGES = 3
"""Passages at the head of a file among which its title is looked for (our own setting)."""


class Verdict(StrEnum):
    """What a file is: a licence of the family, one with something beside it, one that was changed, or none we know."""

    EXACT = "exact"
    EXACT_BESIDE = "exact-beside"
    ALTERED = "altered"
    UNKNOWN = "unknown"


class Labels(StrEnum):
    """How the labels before provisions read: as ours, not at all, or otherwise."""

    SAME = "same"
    ABSENT = "absent"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A licence that a file may be; `state` says where it stands: "edition 3.0-draft.1"."""

    worded: Worded
    state: str

    @classmethod
    def of(cls, document: Document, state: str) -> "Candidate":
        """The licence of a document."""
        return cls(Worded.of(document), state)

    @property
    def document(self) -> Document:
        """The licence itself."""
        return self.worded.document


@dataclass(frozen=True)
class Answer:
    """What a file was found to be.

    `nearest` has one licence, or several that read the same; the file is laid on the first of them. `differences` are
    what differs besides words. `beside` is what stands beside the text, running heads of the licence's own left out.
    `same_name` are ids of licences whose name the file has though its text is another.
    """

    verdict: Verdict
    nearest: tuple[Candidate, ...]
    match: Match
    name: str
    differences: tuple[Difference, ...]
    beside: tuple[Beside, ...]
    same_name: tuple[str, ...] = ()

    @cached_property
    def altered(self) -> Document:
        """The licence with the words of the file, in our formatting; `before` and `after` are not in it."""
        return dressed(self.match, self.name, around=False)

    @property
    def words(self) -> int:
        """How many words differ."""
        return sum(edit.size for edit in self.match.edits)

    @property
    def places(self) -> int:
        """At how many places words differ."""
        return len(self.match.edits)

    @property
    def common(self) -> float:
        """The part of the words in common, from 0 to 1."""
        return self.match.likeness

    @cached_property
    def labels(self) -> Labels:
        """How the labels read."""
        ours, theirs = (
            [word.key for word in side.words if word.label and word.counts]
            for side in (self.match.known, self.match.found)
        )
        if ours == theirs:
            return Labels.SAME
        return Labels.OTHER if theirs else Labels.ABSENT

    @property
    def before(self) -> str:
        """What the file has before the licence."""
        return _quoted(self.match.before, self.match.found)

    @property
    def after(self) -> str:
        """What the file has behind the licence."""
        return _quoted(self.match.after, self.match.found)

    @cached_property
    def _kept(self) -> set[int]:
        return {self.match.known.words[pair.known].passage for pair in linked(self.match)}

    @cached_property
    def moved(self) -> tuple[str, ...]:
        """The provisions that stand at another place, by name."""
        places = sorted(moved(self.match, self._kept).values())
        return tuple(dict.fromkeys(self.place(number) for number in places))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The parts that are not there as a whole, by name: annexes, sections, provisions, rows."""
        known, kept = self.match.known, self._kept
        spoken = {word.passage for word in known.words if not word.label}
        there = kept | {*moved(self.match, kept).values()}
        gone = {id(known.passages[n].provision) for n in spoken - there}
        stays = {id(known.passages[n].provision) for n in there}
        document = known.document
        tops = document.tops
        parts = [named(one) for top in tops for one in _missing(top, gone, stays)]
        return (*parts, *_missing_rows(known.passages, kept, spoken, stays))

    def place(self, passage: int) -> str:
        """What a passage of the licence is called."""
        return named(self.match.known.passages[passage].provision) or "the closing line"

    def place_beside(self, beside: Beside) -> str:
        """Where something stands that is beside the text; empty where it belongs to the file as a whole."""
        if beside.passage < 0:
            return ""
        ours: dict[int, int] = {}
        for pair in self.match.pairs:
            there = self.match.found.words[pair.found].passage
            ours.setdefault(there, self.match.known.words[pair.known].passage)
        near = [there for there in ours if there <= beside.passage]
        return self.place(ours[max(near)]) if near else "the beginning"


def identify(reading: Reading, known: Sequence[Candidate]) -> Answer:
    """What a file is; `known` is not empty."""
    read = {noted: Worded.of(_as_noted(reading, noted).document) for noted in {_is_noted(one) for one in known}}
    likest = [likeness(one.worded, read[_is_noted(one)]) for one in known]
    likely = [one for one, like in zip(known, likest, strict=True) if like == max(likest)]
    first = likely[0]
    reading, found = restored(_as_noted(reading, _is_noted(first)), first.document), read[_is_noted(first)]
    if reading.glued:
        found = Worded.of(reading.document)
    nearest = tuple(one for one in likely if _texts(one.worded.words) == _texts(first.worded.words))
    laid = match(first.worded, found, reading.known)
    stands = (*reading.beside, *asides.claimed(reading))
    told = [asides.told(stands, one.document.record) for one in nearest]
    beside = min(told, key=len)
    found_besides = differences(laid)
    if laid.edits or found_besides:
        verdict = Verdict.ALTERED if laid.likeness >= LEAST_IN_COMMON else Verdict.UNKNOWN
    else:
        verdict = Verdict.EXACT_BESIDE if beside or laid.before or laid.after else Verdict.EXACT
    names = _same_name(found, known) if verdict in (Verdict.ALTERED, Verdict.UNKNOWN) else ()
    own = {one.document.record.id for one in nearest}
    other = verdict is Verdict.UNKNOWN or not own & set(names)
    return Answer(verdict, nearest, laid, reading.document.record.id, found_besides, beside, names if other else ())


def _is_noted(candidate: Candidate) -> bool:
    return bool(candidate.document.notes)


def _as_noted(reading: Reading, noted: bool) -> Reading:
    """The reading with its footnotes in the text or beside it, as a licence has some or none."""
    return reading.with_notes() if noted else reading


def named(provision: Provision) -> str:
    """What a provision is called: its number and heading, else the words it begins with."""
    heading = "".join(inline.text for inline in provision.heading)
    number = provision.label.rstrip(".:") if provision.kind is Kind.ANNEX else provision.number
    if heading:
        return f"{number} ({heading})" if number else f'"{heading}"'
    words = next((block.text for block in provision.body if block.type == "paragraph"), "").split()
    return number or (f'"{" ".join(words[:6])}{" ..." if len(words) > 6 else ""}"' if words else "")


def _texts(read: Iterable[Word]) -> list[str]:
    return [word.text for word in read]


def _missing(provision: Provision, gone: set[int], stays: set[int]) -> Iterator[Provision]:
    """The provisions of which nothing is left, the highest of each."""
    ids = {id(one) for one in provision.walk()}
    if ids & stays:
        for child in provision.children:
            yield from _missing(child, gone, stays)
    elif ids & gone:
        yield provision


def _missing_rows(passages: Sequence[Passage], kept: set[int], spoken: set[int], stays: set[int]) -> Iterator[str]:
    """The rows of which nothing is left, in provisions that are still there."""
    cells = ((n, one) for n, one in enumerate(passages) if one.cell[0] >= 0)
    for _, group in groupby(cells, lambda each: (id(each[1].provision), *each[1].cell[:2])):
        row = list(group)
        provision = row[0][1].provision
        if id(provision) in stays and not any(n in kept for n, _ in row) and any(n in spoken for n, _ in row):
            words = " | ".join(one.text for _, one in row)
            yield f'the row "{words}" of {named(provision)}'


def _same_name(found: Worded, known: Iterable[Candidate]) -> tuple[str, ...]:
    """The ids of the licences whose name the file has for a title."""
    titles = {" ".join(passage.text.split()).casefold() for passage in found.passages[:_TITLE_PASSAGES]}
    records = (one.document.record for one in known)
    return tuple(dict.fromkeys(record.id for record in records if record.name.casefold() in titles))


def _quoted(words: Iterable[Word], side: Worded) -> str:
    """The words as the file has them, a space between passages."""
    spoken = groupby((word for word in words if word.start >= 0), key=lambda word: word.passage)
    stretches = ((passage, list(group)) for passage, group in spoken)
    return " ".join(side.passages[passage].text[group[0].start : group[-1].end] for passage, group in stretches)
