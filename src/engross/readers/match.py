"""A file laid on a document that it may be, word by word.

Takes the words of a document and those of a file, and what the format of the file can say; returns which words are
which, the fewest edits that lead from one to the other, and what stands before and after. Never reads bytes and never
says what a difference is worth; `structure` tells what differs besides words.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from engross.readers.reading import Known
from engross.readers.words import Word, Worded
from engross.records import dataclass
from engross.redline.edits import interned, opcodes


class Pair(NamedTuple):
    """A word of the document and the word of the file that it is, by their places among the words of each."""

    known: int
    found: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the document that the file lacks, and words that it has instead, labels left out; not both empty.

    `behind` is the word of the document that stands before, `ahead` the one that follows.
    """

    deleted: tuple[Word, ...]
    inserted: tuple[Word, ...]
    behind: Word | None
    ahead: Word | None

    @property
    def size(self) -> int:
        """How many words differ, marks of punctuation apart."""
        return max(sum(word.counts for word in side) for side in (self.deleted, self.inserted))


@dataclass(frozen=True)
class Match:
    """The words that both have, in order, whatever their capitals.

    `start` and `end` are the words of the file between which the document stands.
    """

    known: Worded
    found: Worded
    able: frozenset[Known]
    pairs: tuple[Pair, ...]
    start: int
    end: int

    @cached_property
    def same(self) -> tuple[Pair, ...]:
        """The pairs that have the capitals that they should."""
        return tuple(pair for pair in self.pairs if self.is_same(pair))

    def is_same(self, pair: Pair) -> bool:
        """Whether a word has the capitals that it should; a conspicuous passage may be in capitals throughout."""
        here, there = self.known.words[pair.known], self.found.words[pair.found]
        if here.text == there.text:
            return True
        return self.known.passages[here.passage].conspicuous and there.text == here.text.upper()

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """Where the words differ, in reading order."""
        return tuple(_edits(self.known.words, self.found.words, self.same, self.start, self.end))

    @property
    def before(self) -> tuple[Word, ...]:
        """What the file has before the text of the document."""
        return self.found.words[: self.start]

    @property
    def after(self) -> tuple[Word, ...]:
        """What the file has after the text of the document."""
        return self.found.words[self.end :]

    @cached_property
    def likeness(self) -> float:
        """The part of the words of both that they have in common, from 0 to 1, what stands around left out."""
        known = self.known.words
        common = sum(known[pair.known].counts and not known[pair.known].label for pair in self.pairs)
        words = (*known, *self.found.words[self.start : self.end])
        size = sum(word.counts and not word.label for word in words)
        return 2 * common / size if size else 0.0

    @cached_property
    def heads(self) -> dict[int, int]:
        """The passages of the document whose beginning is that of a passage of the file, each with that one."""
        return dict(_heads(self))


def match(known: Worded, found: Worded, able: frozenset[Known]) -> Match:
    """The nearest way to read a file as the document."""
    forms = [(_numbers(known.words, labels), _numbers(found.words, labels)) for labels in (False, True)]
    return min((_matched(known, found, able, *form) for form in forms), key=_distance)


def likeness(known: Worded, found: Worded) -> float:
    """How alike the words of a document and a file are, from 0 to 1, text around either counted against it."""
    return max(
        Indel.normalized_similarity(*interned(*(_keys(side.words, labels) for side in (known, found))))
        for labels in (False, True)
    )


def _numbers(words: Sequence[Word], labels: bool) -> list[int]:
    """The places of the words, with those of labels or without: some formats hold none, and people set lists anew."""
    return [number for number, word in enumerate(words) if labels or not word.label]


def _keys(words: Iterable[Word], labels: bool) -> list[str]:
    return [word.key for word in words if labels or not word.label]


def _distance(found: Match) -> tuple[int, int]:
    return sum(edit.size for edit in found.edits), len(found.edits)


def _matched(known: Worded, found: Worded, able: frozenset[Known], ours: Sequence[int], theirs: Sequence[int]) -> Match:
    a, b = [known.words[n] for n in ours], [found.words[n] for n in theirs]
    pairs = _slid(_drawn(_common(a, b), b), a, b)
    if not pairs:
        return Match(known, found, able, (), 0, len(found.words))
    first, last = pairs[0], pairs[-1]
    # Where the first words of the document have no twin, as many words of the file stand in their place.
    start, end = max(0, first.found - first.known), min(len(b), last.found + len(a) - last.known)
    kept = tuple(_without_strays([Pair(ours[i], theirs[j]) for i, j in pairs], known, found))
    # Labels that are left out belong to the words behind them.
    opening = theirs[start - 1] + 1 if start else 0
    return Match(known, found, able, kept, opening, theirs[end - 1] + 1 if end else 0)


def _without_strays(pairs: Sequence[Pair], known: Worded, found: Worded) -> Iterator[Pair]:
    """The pairs without words of a label that met a word elsewhere than before the words that the label stands at."""
    opens: dict[int, Pair] = {}
    for pair in pairs:
        if not known.words[pair.known].label:
            opens.setdefault(known.words[pair.known].passage, pair)
    for pair in pairs:
        here, there = known.words[pair.known], found.words[pair.found]
        if not here.label or there.label or _is_before(opens.get(here.passage), pair, found):
            yield pair


def _is_before(opening: Pair | None, label: Pair, found: Worded) -> bool:
    """Whether a word of a label stands in the passage that its words open, or directly before that."""
    if opening is None:
        return False
    if found.words[opening.found].passage == found.words[label.found].passage:
        return True
    return opening.found - label.found == opening.known - label.known > 0


def _common(known: Sequence[Word], found: Sequence[Word]) -> list[Pair]:
    pairs: list[Pair] = []
    for tag, i, i_end, j, _ in opcodes([word.key for word in known], [word.key for word in found]):
        if tag == "equal":
            pairs += map(Pair, range(i, i_end), range(j, j + i_end - i))
    return pairs


def _drawn(pairs: list[Pair], found: Sequence[Word]) -> list[Pair]:
    """The pairs drawn together, so that text around the document is not taken for its words."""
    middle = len(pairs) // 2
    for place in range(middle, 0, -1):
        (i, j), (after_i, after_j) = pairs[place - 1], pairs[place]
        if after_i == i + 1 and after_j > j + 1 and found[after_j - 1].key == found[j].key:
            pairs[place - 1] = Pair(i, after_j - 1)
    for place in range(middle, len(pairs) - 1):
        (i, j), (after_i, after_j) = pairs[place], pairs[place + 1]
        if after_i == i + 1 and after_j > j + 1 and found[j + 1].key == found[after_j].key:
            pairs[place + 1] = Pair(after_i, j + 1)
    return pairs


def _slid(pairs: list[Pair], known: Sequence[Word], found: Sequence[Word]) -> list[Pair]:
    """The pairs with words that one side alone has moved to where a passage begins, if they can be.

    Of "cat . Dog" against "cat .", either full stop may be the one that is kept.
    """
    for place in range(1, len(pairs)):
        (i, j), (after_i, after_j) = pairs[place - 1], pairs[place]
        if (after_i == i + 1) == (after_j == j + 1):
            continue
        side, end, other = (known, after_i, 0) if after_i > i + 1 else (found, after_j, 1)
        steps = _steps(side, pairs, place, end, other)
        for step in range(1, steps + 1):
            k, f = pairs[place - step]
            pairs[place - step] = Pair(end - step, f) if other == 0 else Pair(k, end - step)
    return pairs


def _steps(side: Sequence[Word], pairs: Sequence[Pair], place: int, end: int, which: int) -> int:
    """How many kept words to carry over to the end of a gap, so that the gap begins where a passage does."""
    start = pairs[place - 1][which] + 1
    for step in range(place):
        if start - step == 0 or side[start - step - 1].passage != side[start - step].passage:
            return step
        if side[start - step - 1].key != side[end - step - 1].key or pairs[place - step - 1][which] != start - step - 1:
            break
    return 0


def _edits(known: Sequence[Word], found: Sequence[Word], pairs: Sequence[Pair], start: int, end: int) -> Iterator[Edit]:
    for behind, ahead in pairwise([Pair(-1, start - 1), *pairs, Pair(len(known), end)]):
        deleted = tuple(word for word in known[behind.known + 1 : ahead.known] if not word.label)
        inserted = tuple(word for word in found[behind.found + 1 : ahead.found] if not word.label)
        if deleted or inserted:
            before = known[behind.known] if behind.known >= 0 else None
            after = known[ahead.known] if ahead.known < len(known) else None
            yield Edit(deleted, inserted, before, after)


def _heads(found: Match) -> Iterator[tuple[int, int]]:
    seen: tuple[set[int], set[int]] = set(), set()
    for pair in found.pairs:
        ours, theirs = found.known.words[pair.known], found.found.words[pair.found]
        if not ours.label and not theirs.label:
            fresh = (ours.passage not in seen[0], theirs.passage not in seen[1])
            if all(fresh):
                yield ours.passage, theirs.passage
            seen[0].add(ours.passage)
            seen[1].add(theirs.passage)
