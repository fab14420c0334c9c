"""Which paragraphs and tables of two documents are the same, and which of these keep their place.

Takes two documents laid flat whose ids agree, returns pairs of places. Paragraphs of one provision are paired in order
and by likeness, always like with like: headings, paragraphs, tables, the closing line.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engross.model import Placed, PlacedTable, Role
from engross.redline.identities import Flat, inlines_of
from engross.redline.likeness import Alphabet, Pairs, in_order
from engross.redline.tables import fits

LIKE_ENOUGH = 0.3
FEWEST_SWAPPED = 3
"""Words that a paragraph has more than, where its change of places with another is told as such (our own setting)."""

Groups = dict[tuple[str, str], list[int]]


def matched(old: Flat, new: Flat) -> Pairs:
    """Places of what is the same on both sides, in the older order, wherever it stands now."""
    groups_old, groups_new = _groups(old), _groups(new)
    pairs: Pairs = []
    for key, before in groups_old.items():
        after = groups_new.get(key, [])
        pairs += [(before[i], after[j]) for i, j in _within([old[i] for i in before], [new[j] for j in after])]
    swapped = _swapped(old, new, pairs)
    return sorted((i, j) for i, j in pairs if _markable(old[i], new[j]) and (i, j) not in swapped)


def _swapped(old: Flat, new: Flat, pairs: Pairs) -> set[tuple[int, int]]:
    """The pairs whose words changed places: what one had is word for word what another has, there and back.

    Taken apart, they are moves, as a person would tell them.
    """
    unlike = [(i, j) for i, j in pairs if _words(old[i]) > FEWEST_SWAPPED and _spoken(old[i]) != _spoken(new[j])]
    came = {_spoken(new[j]): (i, j) for i, j in unlike}
    found = set()
    for i, j in unlike:
        other = came.get(_spoken(old[i]))
        if other and _spoken(old[other[0]]) == _spoken(new[j]):
            found |= {(i, j), other}
    return found


def _spoken(placed: Placed) -> tuple[str, str]:
    return _sort(placed), "".join(inline.text for inline in inlines_of(placed)) if placed.type == "paragraph" else ""


def kept(old: Flat, new: Flat, pairs: Pairs) -> Pairs:
    """The pairs that stay in place while the others move past them, those left out that must be parted.

    What stays has the most words that can stay, so that of two neighbours that changed places the shorter one moved.
    """
    still = [pair for run in _heaviest(_runs(pairs), old) for pair in run]
    while (between := _adjacent(old, new, still)) is not None:
        del still[between]
    return still


def _runs(pairs: Pairs) -> list[Pairs]:
    """The pairs in the older order, those together that follow one another among the pairs of both sides."""
    ranks = {j: rank for rank, j in enumerate(sorted(j for _, j in pairs))}
    runs: list[Pairs] = []
    for i, j in pairs:
        if runs and ranks[j] == ranks[runs[-1][-1][1]] + 1:
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return runs


def _heaviest(runs: Sequence[Pairs], old: Flat) -> list[Pairs]:
    """The runs of the most words that stand in the same order on both sides."""
    best: list[tuple[int, int]] = []
    for number, run in enumerate(runs):
        before = ((best[n][0], n) for n in range(number) if runs[n][-1][1] < run[0][1])
        above, last = max(before, default=(0, -1))
        best.append((above + sum(_words(old[i]) for i, _ in run), last))
    _, place = max((weight, number) for number, (weight, _) in enumerate(best)) if best else (0, -1)
    heaviest: list[Pairs] = []
    while place >= 0:
        heaviest.append(runs[place])
        place = best[place][1]
    return heaviest[::-1]


def _words(placed: Placed) -> int:
    return 1 + sum(len(inline.text.split()) for inline in inlines_of(placed))


def _groups(side: Flat) -> Groups:
    groups: Groups = {}
    for place, placed in enumerate(side):
        groups.setdefault((placed.id, _sort(placed)), []).append(place)
    return groups


def _sort(placed: Placed) -> str:
    if isinstance(placed, PlacedTable):
        return "table"
    return "text" if placed.role is Role.OPENING else placed.role.value


def _markable(old: Placed, new: Placed) -> bool:
    return not (isinstance(old, PlacedTable) and isinstance(new, PlacedTable)) or fits(old, new)


def _within(old: Sequence[Placed], new: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """The pairs among paragraphs of one provision and sort: the likest in order, then what is left between them."""
    if len(old) == len(new) == 1:
        yield 0, 0
        return
    alphabet = Alphabet()
    before, after = ([alphabet.spell(inlines_of(placed)) for placed in side] for side in (old, new))
    found = [(-1, -1), *in_order(before, after, LIKE_ENOUGH), (len(old), len(new))]
    for (i, j), (next_i, next_j) in pairwise(found):
        if next_i - i == next_j - j:
            yield from zip(range(i + 1, next_i), range(j + 1, next_j), strict=True)
        if next_i < len(old):
            yield next_i, next_j


def _adjacent(old: Flat, new: Flat, pairs: Pairs) -> int | None:
    """The pair after which a deleted table would touch an inserted one, as if they were one table."""
    for number, ((i, j), (next_i, next_j)) in enumerate(pairwise(pairs)):
        gone, come = old[i + 1 : next_i], new[j + 1 : next_j]
        if gone and come and isinstance(gone[-1], PlacedTable) and isinstance(come[0], PlacedTable):
            return number
    return None
