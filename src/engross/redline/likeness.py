"""How alike two passages are, and which of many belong together.

Likeness is a share of words, from 0 to 1: spaces, punctuation, capitals and the numbers of references do not count.
"""

from collections.abc import Container, Iterable, Sequence

from rapidfuzz.distance import Indel

from engross.model import Inline, Reference
from engross.model.cut import cut

_FIRST = 0x100

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
    return Indel.normalized_similarity(old, new, score_cutoff=least)


def nearest(old: Sequence[str], new: Sequence[str], least: float) -> Pairs:
    """Pairs of spelt passages that are more alike than `least`, the likest first, whatever their order."""
    found = []
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            alike = likeness(one, other, least) if one and other else 0.0
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


def in_order(
    old: Sequence[str], new: Sequence[str], least: float, same: Container[tuple[int, int]] = frozenset()
) -> Pairs:
    """Pairs of spelt passages in the same order on both sides, as like as they can be in sum, none below `least`.

    Places in `same` have the same name; that counts as much as being alike in every word.
    """
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [
        [1 + likeness(one, other) if (i, j) in same else likeness(one, other, least) for j, other in enumerate(new)]
        for i, one in enumerate(old)
    ]
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


def _words(text: str) -> list[str]:
    return [token.text for token in cut(text.casefold(), parts=True) if token.is_word]
