"""Two licences laid side by side word by word, whatever their dress.

Takes the words of a known licence and those of a file; returns the fewest edits that lead from one to the other, and
what stands before and after it in the file. Labels before provisions are compared only where that brings both nearer:
some formats hold none, and people set lists anew. Never reads bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from engross.model import Document
from engross.readers.words import Word, words


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the known licence that the file lacks, and words that it has instead, labels left out; not both empty.

    `behind` is the word of the known licence that stands before, `ahead` the one that follows.
    """

    deleted: tuple[Word, ...]
    inserted: tuple[Word, ...]
    behind: Word | None
    ahead: Word | None

    @property
    def size(self) -> int:
        """How many words differ, marks of punctuation apart."""
        return max(sum(word.counts for word in side) for side in (self.deleted, self.inserted))


@dataclass(frozen=True, slots=True)
class Alignment:
    """The edits in reading order, and how many words of the file stand before and after the licence.

    `likeness` is the part of the words of both that they have in common, from 0 to 1.
    """

    edits: tuple[Edit, ...]
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    likeness: float


class _Pair(NamedTuple):
    known: int
    found: int


def align(known: Sequence[Word], found: Sequence[Word]) -> Alignment:
    """The nearest way to read a file as the known licence."""
    return min((_aligned(*form) for form in _forms(known, found)), key=_distance)


def differences(document: Document, found: Document) -> tuple[Edit, ...]:
    """The words in which a file that was read differs from a document; empty where it says the same.

    What stands before and after the licence in the file counts as inserted.
    """
    alignment = align(words(document), words(found))
    around = (Edit((), side, None, None) for side in (alignment.before, alignment.after) if side)
    return (*alignment.edits, *around)


def likeness(known: Sequence[Word], found: Sequence[Word]) -> float:
    """How alike the words of two licences are, from 0 to 1, text around one of them counted against it."""
    return max(Indel.normalized_similarity(*_numbered(*form)) for form in _forms(known, found))


def _forms(known: Sequence[Word], found: Sequence[Word]) -> tuple[tuple[list[Word], list[Word]], ...]:
    """Both without their labels, and both with them."""
    bare = ([word for word in known if not word.label], [word for word in found if not word.label])
    return bare, (list(known), list(found))


def _numbered(known: Sequence[Word], found: Sequence[Word]) -> tuple[list[int], list[int]]:
    # Small numbers stand for the keys, because rapidfuzz compares hashes alone and two might share one.
    numbers: dict[str, int] = {}
    a, b = ([numbers.setdefault(word.key, len(numbers)) for word in side] for side in (known, found))
    return a, b


def _distance(alignment: Alignment) -> tuple[int, int]:
    return sum(edit.size for edit in alignment.edits), len(alignment.edits)


def _aligned(known: list[Word], found: list[Word]) -> Alignment:
    pairs = _pairs(known, found)
    if not pairs:
        return Alignment((Edit(tuple(known), tuple(found), None, None),), (), (), 0.0)
    first, last = pairs[0], pairs[-1]
    # Where the first words of the known licence have no twin, as many words of the file stand in their place.
    start = max(0, first.found - first.known)
    end = min(len(found), last.found + len(known) - last.known)
    edits = []
    for behind, ahead in pairwise([_Pair(-1, start - 1), *pairs, _Pair(len(known), end)]):
        deleted = tuple(word for word in known[behind.known + 1 : ahead.known] if not word.label)
        inserted = tuple(word for word in found[behind.found + 1 : ahead.found] if not word.label)
        if deleted or inserted:
            before = known[behind.known] if behind.known >= 0 else None
            after = known[ahead.known] if ahead.known < len(known) else None
            edits.append(Edit(deleted, inserted, before, after))
    common = sum(known[pair.known].counts for pair in pairs)
    size = sum(word.counts for word in (*known, *found[start:end]))
    return Alignment(tuple(edits), tuple(found[:start]), tuple(found[end:]), 2 * common / size if size else 0.0)


def _pairs(known: Sequence[Word], found: Sequence[Word]) -> list[_Pair]:
    """The words that both have, in order, drawn together so that text around the licence is not taken for its words."""
    pairs: list[_Pair] = []
    for op in Indel.opcodes(*_numbered(known, found)):
        if op.tag == "equal":
            pairs += map(_Pair, range(op.src_start, op.src_end), range(op.dest_start, op.dest_end))
    middle = len(pairs) // 2
    for place in range(middle, 0, -1):
        (i, j), (after_i, after_j) = pairs[place - 1], pairs[place]
        if after_i == i + 1 and after_j > j + 1 and found[after_j - 1].key == found[j].key:
            pairs[place - 1] = _Pair(i, after_j - 1)
    for place in range(middle, len(pairs) - 1):
        (i, j), (after_i, after_j) = pairs[place], pairs[place + 1]
        if after_i == i + 1 and after_j > j + 1 and found[j + 1].key == found[after_j].key:
            pairs[place + 1] = _Pair(after_i, j + 1)
    return pairs
