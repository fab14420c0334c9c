"""One id throughout for each provision that both sides have.

Takes two documents laid flat and returns them with the ids of one renamed wherever they stand. What has the same id is
the same; what the other side lacks is paired by likeness. Ids that only count paragraphs, which readers give to a file
that has none, say nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from engross.model import Inline, Placed, PlacedParagraph, PlacedTable, Reference, Term
from engross.redline.likeness import Alphabet, nearest

COUNTED = "paragraph."
LIKE_ENOUGH = 0.5

Flat = tuple[Placed, ...]
Names = Mapping[str, str]


def identified(old: Flat, new: Flat) -> tuple[Flat, Flat]:
    """Both sides, a provision that was recognised under another id with the newer one unless that is a mere count."""
    names_old, names_new = _names(old, new)
    return _renamed(old, names_old), _renamed(new, names_new)


def inlines_of(placed: Placed) -> tuple[Inline, ...]:
    """The words of a paragraph, or of all cells of a table."""
    if isinstance(placed, PlacedParagraph):
        return placed.inlines
    return tuple(inline for row in placed.rows for cell in row for inline in cell.inlines)


def _names(old: Flat, new: Flat) -> tuple[Names, Names]:
    alphabet = Alphabet()
    before, after = (_spelt(side, _anchors(other), alphabet) for side, other in ((old, new), (new, old)))
    a, b = list(before), list(after)
    names_old: dict[str, str] = {}
    names_new: dict[str, str] = {}
    for i, j in nearest(list(before.values()), list(after.values()), LIKE_ENOUGH):
        if b[j].startswith(COUNTED) and not a[i].startswith(COUNTED):
            names_new[b[j]] = a[i]
        else:
            names_old[a[i]] = b[j]
    kept = {names_new.get(id, id) for id in _anchors(new)}
    for id in a:
        if id not in names_old and id in kept and id not in names_new.values():
            names_old[id] = _unlike(id, kept)
    return names_old, names_new


def _spelt(side: Flat, others: set[str], alphabet: Alphabet) -> dict[str, str]:
    """The words of each provision that the other side does not know by its id."""
    words: dict[str, str] = {}
    for placed in side[:-1]:
        if placed.id not in others or placed.id.startswith(COUNTED):
            words[placed.id] = words.get(placed.id, "") + alphabet.spell(inlines_of(placed))
    return words


def _anchors(side: Flat) -> set[str]:
    return {id for placed in side if isinstance(placed, PlacedParagraph) for id in placed.anchors}


def _unlike(id: str, taken: set[str]) -> str:
    """An id that nothing else has, for a paragraph that the new document counts otherwise."""
    while id in taken:
        id += ".before"
    return id


def _renamed(side: Flat, names: Names) -> Flat:
    if not names:
        return side
    return tuple(
        _paragraph(placed, names) if isinstance(placed, PlacedParagraph) else _table(placed, names) for placed in side
    )


def _table(table: PlacedTable, names: Names) -> PlacedTable:
    rows = tuple(tuple(_paragraph(cell, names) for cell in row) for row in table.rows)
    return replace(table, id=names.get(table.id, table.id), rows=rows)


def _paragraph(placed: PlacedParagraph, names: Names) -> PlacedParagraph:
    return replace(
        placed,
        id=names.get(placed.id, placed.id),
        owner=names.get(placed.owner, placed.owner),
        anchors=tuple(names.get(id, id) for id in placed.anchors),
        inlines=tuple(_inlines(placed.inlines, names)),
    )


def _inlines(inlines: Sequence[Inline], names: Names) -> Iterable[Inline]:
    for inline in inlines:
        if isinstance(inline, Reference | Term) and inline.target in names:
            yield replace(inline, target=names[inline.target])
        else:
            yield inline
