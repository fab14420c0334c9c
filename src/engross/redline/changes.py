"""The list of what changed, provision by provision.

Takes two documents laid flat and the blocks that mark them up, returns a `Change` for each provision that is not the
same. An item that one side has run into its lead-in is compared with the lead-in's words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engross.model import Change, ChangeKind, Class, Kept, Mark, Marked, Placed, PlacedParagraph, Run, Stretch
from engross.records import dataclass
from engross.redline.classes import WEIGHT, weightiest_first
from engross.redline.identities import Flat
from engross.redline.provisions import Comparison, compared, run_together

Owners = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Side:
    """A provision as one of the documents has it."""

    number: str
    label: str
    placed: tuple[Placed, ...]


def changes(old: Flat, new: Flat, blocks: Iterable[Marked]) -> Iterator[tuple[Change, Comparison]]:
    """The changes from the old to the new side, in the new reading order, each with the comparison it comes from.

    What was removed stands after what it followed.
    """
    owners = _owners(old, new)
    before, after = _sides(old, owners), _sides(new, owners)
    marked: dict[str, list[Marked]] = {}
    for block in blocks:
        marked.setdefault(_owner(block.here.id, owners), []).append(block)
    for id in _order(list(before), list(after)):
        there, here = before.get(id), after.get(id)
        if id in owners.values():
            comparison = run_together(there.placed if there else (), here.placed if here else ())
        else:
            comparison = compared(marked[id])
        change = _change(id, there, here, comparison)
        if change is not None:
            yield change, comparison


def _owners(old: Flat, new: Flat) -> Owners:
    """By id, the lead-in that an item was run into on one side while the other still has the item."""
    ids = {placed.id for placed in (*old, *new)}
    return {
        alias: placed.anchors[0]
        for placed in (*old, *new)
        if isinstance(placed, PlacedParagraph)
        for alias in placed.anchors[1:]
        if alias in ids
    }


def _owner(id: str, owners: Owners) -> str:
    while id in owners:
        id = owners[id]
    return id


def _sides(side: Flat, owners: Owners) -> dict[str, _Side]:
    placed: dict[str, list[Placed]] = {}
    for one in side:
        placed.setdefault(_owner(one.id, owners), []).append(one)
    return {id: _side(found) for id, found in placed.items()}


def _side(placed: Sequence[Placed]) -> _Side:
    first = placed[0]
    assert isinstance(first, PlacedParagraph), "a table never opens a provision"
    return _Side(first.number, first.label, tuple(placed))


def _order(old: list[str], new: list[str]) -> Iterator[str]:
    """All ids in the new order, each removed one after its neighbour in the old order."""
    present = set(new)
    gone: dict[str, list[str]] = {}
    anchor = ""
    for id in old:
        if id in present:
            anchor = id
        else:
            gone.setdefault(anchor, []).append(id)
    yield from gone.get("", ())
    for id in new:
        yield id
        yield from gone.get(id, ())


def _change(id: str, old: _Side | None, new: _Side | None, comparison: Comparison) -> Change | None:
    runs = _merged(run for stretch in comparison.stretches for run in _runs(stretch))
    found = {run.change for run in runs if run.change}
    if old and new and (old.number, old.label) != (new.number, new.label):
        found.add(Class.RENUMBERING)
    if comparison.restyled:
        found.add(Class.LAYOUT)
    if comparison.moved or not (old and new):
        found.add(Class.WORDING)
    kind = _kind(old, new, comparison, found)
    if kind is None:
        return None
    numbers = (old.number if old else "", new.number if new else "")
    return Change(id, kind, weightiest_first(found), *numbers, runs)


def _kind(old: _Side | None, new: _Side | None, comparison: Comparison, found: set[Class]) -> ChangeKind | None:
    if old is None or new is None:
        return ChangeKind.ADDED if old is None else ChangeKind.REMOVED
    if comparison.edited or Class.TERM in found:
        return ChangeKind.CHANGED
    if comparison.moved:
        return ChangeKind.MOVED
    if Class.RENUMBERING in found:
        return ChangeKind.RENUMBERED
    return ChangeKind.RESTYLED if found else None


def _runs(stretch: Stretch) -> Iterator[Run]:
    if isinstance(stretch, Kept):
        was = stretch.old.text if stretch.change is Class.RENUMBERING else ""
        yield Run(Mark.NONE, stretch.new.text, was, stretch.change)
        return
    for mark, inlines in ((Mark.DELETED, stretch.deleted), (Mark.INSERTED, stretch.inserted)):
        if inlines:
            yield Run(mark, "".join(inline.text for inline in inlines), change=stretch.change)


def _merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours with one mark as one run, under the weightier class; kept words by class and reference."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and last.mark is run.mark and (run.mark is not Mark.NONE or _alike(last, run)):
            merged[-1] = Run(run.mark, last.text + run.text, change=_weightier(last.change, run.change))
        else:
            merged.append(run)
    return tuple(merged)


def _alike(one: Run, other: Run) -> bool:
    return one.change is other.change and not one.was and not other.was


def _weightier(*classes: Class | None) -> Class | None:
    return min((one for one in classes if one), key=WEIGHT.__getitem__, default=None)
