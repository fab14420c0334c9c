"""How alike two passages are, and which of many belong together.

Likeness is a share of words, from 0 to 1: spaces, punctuation, capitals and the numbers of references do not count.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from functools import cache
from itertools import product
from typing import Any

from engross.model import Inline, Reference
from engross.model.cut import cut

_FIRST = 0x100

MOST_PAIRS = 100_000
"""Pairs of passages of which each is looked at (our own setting); of more, those that share a run of words."""

RUN = 4
"""Words of a run."""

MOST_SHARED = 8
"""Passages of one side that may share a run of which each is a pair with each; of more, the first with the first."""

Pairs = list[tuple[int, int]]
"""Places in the old and in the new sequence."""


class Alphabet:
    """Spells passages with one letter a word, so that they can be compared as strings, which is quick."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def spell(self, inlines: Iterable[Inline]) -> str:
        """A string as long as the passage has words; the same word is the same letter each time."""
        spelt = []
        for inline in inlines:
            words = ["\0"] if isinstance(inline, Reference) else _words(inline.text)
            spelt += [self._letters.setdefault(word, chr(_FIRST + len(self._letters))) for word in words]
        return "".join(spelt)


def likeness(old: str, new: str, least: float = 0.0) -> float:
    """The share of words that two spelt passages have in common and in order; 0 where it is below the least."""
    return _similarity()(old, new, score_cutoff=least)


@cache
def _similarity() -> Callable[..., float]:
    # Imported when two passages are first compared, for most commands compare none.
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity


def nearest(old: Sequence[str], new: Sequence[str], least: float) -> Pairs:
    """Pairs of spelt passages that are more alike than `least`, the likest first, whatever their order."""
    same = _same_once(old, new)
    found = [(-1.0, abs(i / len(old) - j / len(new)), i, j) for i, j in same.items()]
    paired = {*same.values()}
    left = [i for i in range(len(old)) if i not in same]
    right = [j for j in range(len(new)) if j not in paired]
    for a, b in _candidates([old[i] for i in left], [new[j] for j in right]):
        i, j = left[a], right[b]
        alike = likeness(old[i], new[j], least) if old[i] and new[j] else 0.0
        if alike > least:
            # Of equals, those that stand at the same height of their documents.
            found.append((-alike, abs(i / len(old) - j / len(new)), i, j))
    pairs: Pairs = []
    taken: tuple[set[int], set[int]] = set(), set()
    for _, _, i, j in sorted(found):
        if i not in taken[0] and j not in taken[1]:
            pairs.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return pairs


def _same_once(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The passages that both sides have once, word for word: no other is as like, so they are looked at no further."""
    first, second = ({words: place for place, words in enumerate(side)} for side in (old, new))
    counts = Counter(old) + Counter(new)
    return {i: second[words] for words, i in first.items() if words and words in second and counts[words] == 2}


def in_order(old: Sequence[str], new: Sequence[str], least: float, same: Set[tuple[int, int]] = frozenset()) -> Pairs:
    """Pairs of spelt passages in the same order on both sides, as like as they can be in sum, none below `least`.

    Places in `same` have the same name; that counts as much as being alike in every word. Of two long texts only
    passages are paired that have the same name or share a run of words.
    """

    def weight(i: int, j: int) -> float:
        """How much it is worth to pair two places."""
        return 1 + likeness(old[i], new[j]) if (i, j) in same else likeness(old[i], new[j], least)

    if len(old) * len(new) > MOST_PAIRS:
        ordered = sorted({*same, *_candidates(old, new)}, key=lambda pair: (pair[0], -pair[1]))
        return _heaviest_chain((i, j, weight(i, j)) for i, j in ordered)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[weight(i, j) for j in range(len(new))] for i in range(len(old))]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            both = best[i + 1][j + 1] + alike[i][j] if alike[i][j] else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    pairs: Pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _candidates(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Pairs that may be alike: all, or of long texts those that share a run of words that few others have."""
    if len(old) * len(new) <= MOST_PAIRS:
        return product(range(len(old)), range(len(new)))
    return _sharing(_runs(old), _runs(new))


def of_one_name(old: Sequence[Hashable], new: Sequence[Hashable]) -> set[tuple[int, int]]:
    """The pairs of places that have the same name; an empty one is none."""
    places: tuple[dict[Hashable, list[int]], dict[Hashable, list[int]]] = ({}, {})
    for side, found in zip((old, new), places, strict=True):
        for place, name in enumerate(side):
            if name:
                found.setdefault(name, []).append(place)
    return _sharing(*places, whole=len(old) * len(new) <= MOST_PAIRS)


def _sharing(
    old: Mapping[Hashable, list[int]], new: Mapping[Hashable, list[int]], *, whole: bool = False
) -> set[tuple[int, int]]:
    """Pairs of places that share something; where many do, and the `whole` is not wanted, the first with the first."""
    found: set[tuple[int, int]] = set()
    for shared, before in old.items():
        after = new.get(shared, [])
        few = whole or max(len(before), len(after)) <= MOST_SHARED
        found.update(product(before, after) if few else zip(before, after, strict=False))
    return found


def _runs(side: Sequence[str]) -> dict[Hashable, list[int]]:
    """The places of each run of words, and of each passage that is shorter than one."""
    places: dict[Hashable, list[int]] = {}
    for place, words in enumerate(side):
        for run in {words[at : at + RUN] for at in range(max(1, len(words) - RUN + 1))}:
            places.setdefault(run, []).append(place)
    return places


def _heaviest_chain(weighed: Iterable[tuple[int, int, float]]) -> Pairs:
    """Of weighed pairs, sorted by the older place and then from the last newer one, the heaviest in one order."""
    # Of the chains so far that are worth going on with: where they end, in the newer text, and what they weigh; both
    # lists rise, so that the best chain that ends before a place is found at once.
    ends: list[int] = []
    weights: list[float] = []
    chains: list[tuple[int, int, Any]] = []
    for i, j, weight in weighed:
        if not weight:
            continue
        at = bisect_left(ends, j)
        whole = weight + (weights[at - 1] if at else 0.0)
        if at < len(ends) and ends[at] == j and weights[at] >= whole:
            continue
        beaten = at
        while beaten < len(ends) and weights[beaten] <= whole:
            beaten += 1
        chain = (i, j, chains[at - 1] if at else None)
        ends[at:beaten], weights[at:beaten], chains[at:beaten] = [j], [whole], [chain]
    pairs: Pairs = []
    last = chains[-1] if chains else None
    while last is not None:
        pairs.append(last[:2])
        last = last[2]
    return pairs[::-1]


def _words(text: str) -> list[str]:
    return [token.text for token in cut(text.casefold(), parts=True) if token.is_word]
