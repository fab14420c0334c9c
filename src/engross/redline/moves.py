"""What left one place and stands at another.

Takes the paragraphs that keep no place on either side, returns which of them are copies of one another. Tables are
never moved: they are deleted at one place and inserted at the other, for no word processor tracks more.
"""

from collections.abc import Iterable

from engross.model import Placed, PlacedParagraph, Role
from engross.redline.identities import Flat
from engross.redline.likeness import Pairs
from engross.redline.words import keys

Moves = dict[tuple[int, int], bool]
"""Places in the old and in the new document, and whether the paragraph came over word for word."""


def moves(old: Flat, new: Flat, matched: Pairs, kept: Pairs) -> Moves:
    """Each paragraph in at most one pair: the same id and words first, then the same words, then the same id."""
    gone = set(range(len(old))) - {i for i, _ in kept}
    come = set(range(len(new))) - {j for _, j in kept}
    loose = [(i, j) for i, j in matched if i in gone and j in come]
    found: Moves = {}
    stages = (
        [(i, j, True) for i, j in loose if _same_words(old[i], new[j])],
        [(i, j, True) for i, j in _by_words(old, new, gone, come)],
        [(i, j, False) for i, j in loose if isinstance(old[i], PlacedParagraph)],
    )
    for stage in stages:
        for i, j, word_for_word in stage:
            if i in gone and j in come:
                found[i, j] = word_for_word
                gone.remove(i)
                come.remove(j)
    return found


def _by_words(old: Flat, new: Flat, gone: Iterable[int], come: Iterable[int]) -> Pairs:
    """All pairs of paragraphs with the same words, like with like, in the older order."""
    places: dict[object, list[int]] = {}
    for j in sorted(come):
        for words in _readings(new[j]):
            places.setdefault(words, []).append(j)
    return [(i, j) for i in sorted(gone) for words in _readings(old[i]) for j in places.get(words, ())]


def _same_words(old: Placed, new: Placed) -> bool:
    return bool(set(_readings(old)) & set(_readings(new)))


def _readings(placed: Placed) -> tuple[object, ...]:
    """The words of a paragraph, as they are compared and as they are printed."""
    if not isinstance(placed, PlacedParagraph) or not placed.text:
        return ()
    heading = placed.role is Role.HEADING
    return ((heading, keys(placed.inlines)), (heading, placed.text))
