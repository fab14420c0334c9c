"""Which blocks have the number of their level, and the levels of a family.

Takes the parts of aligned texts; returns the levels of sections, annexes and lists, and the blocks whose label they
print. What has another label, or none where its neighbours have one, stands without a number, and what is below it
counts for itself. Never types a label: that is for whoever writes the words.
"""

from collections.abc import Sequence
from dataclasses import field, replace

from engross.importer.align import Row
from engross.importer.parts import Parts
from engross.importer.scheme import Siblings, figures, level_of
from engross.importer.text import Block
from engross.model import Level
from engross.records import dataclass

Path = tuple[tuple[int, str], ...]
"""The figures by which a block may be cited, each with the level that prints it."""


@dataclass(slots=True)
class Counted:
    """The levels by scheme ("body", "annex", "list"), and what has a number: scheme and path of blocks, by identity."""

    levels: dict[str, list[Level]] = field(default_factory=lambda: {"body": [], "annex": [], "list": []})
    paths: dict[int, tuple[str, Path]] = field(default_factory=dict)

    typed: set[int] = field(default_factory=set)
    legal: set[str] = field(default_factory=set)
    """The schemes whose sections count in other figures than what is below them shows: 2.1 below ARTICLE II."""

    def has(self, block: Block) -> bool:
        """Whether the block has the number of its level."""
        return id(block) in self.paths

    def prints(self, block: Block) -> bool:
        """Whether its level prints its label, too: below "Second Part" stands 2.1, and the level of both counts."""
        return self.has(block) and id(block) not in self.typed


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows side by side in one text, with the figures above them."""

    text: int
    above: tuple[str, ...]
    rows: tuple[Row, ...]
    path: Path = ()

    @property
    def blocks(self) -> list[Block]:
        """The blocks of the rows in the text."""
        return [block for row in self.rows if (block := row.blocks[self.text])]

    @property
    def siblings(self) -> Siblings:
        """Their labels, and the figures above them; a label that stands for itself is no number of words."""
        return Siblings(self.text, self.above, tuple(block.label if _says(block) else "" for block in self.blocks))


def counted(parts: Parts, texts: int) -> Counted:
    """What is numbered in the texts, and how."""
    found = Counted()
    lists: list[_Group] = []
    for scheme, rows in (("body", parts.sections), ("annex", parts.annexes)):
        groups = [_Group(text, (), _having(rows, text)) for text in range(texts)]
        if _counts_otherwise(groups):
            level = level_of([group.siblings for group in groups], 1, may_continue=False)
            if _prints_all(level, groups) and not _mixed(_below_in_decimals(groups)):
                found.legal.add(scheme)
            else:
                found.levels[scheme].append(Level("", "decimal", ""))
                found.typed |= {id(block) for group in groups for block in group.blocks if block.label}
        while groups := [group for group in groups if group.rows]:
            groups = _level(found, scheme, len(groups[0].above) + 1, groups, lists)
    for row in (*parts.front, *parts.closing):
        lists += _below(row, range(texts))
    _lists(found, lists)
    return found


def led(row: Row, found: Counted) -> bool:
    """Whether the heading of a section without a number leads in a list of its own."""
    return not found.has(row.first) and any(found.has(child.first) for child in row.children)


def _lists(found: Counted, due: list[_Group]) -> None:
    """Count what hangs below words without a number."""
    pending: dict[int, list[_Group]] = {1: due}
    while depth := min((depth for depth, groups in pending.items() if groups), default=0):
        loose: list[_Group] = []
        below = _level(found, "list", depth, pending.pop(depth), loose)
        pending.setdefault(depth + 1, []).extend(below)
        pending.setdefault(1, []).extend(loose)


def _level(found: Counted, scheme: str, depth: int, groups: list[_Group], loose: list[_Group]) -> list[_Group]:
    """Count the groups of one level; returns those below what has a number, and adds the others to `loose`."""
    levels = found.levels[scheme]
    siblings = [group.siblings for group in groups]
    if len(levels) < depth:
        level = level_of(siblings, depth, may_continue=depth > 1 and scheme != "list")
        legal = depth > 1 and scheme in found.legal
        levels.append(Level("", "decimal", "") if legal and _mixed(level) else replace(level, legal=legal))
    below: list[_Group] = []
    if any(id(block) in found.typed for group in groups for block in group.blocks):
        printed = [_decimals(group) for group in groups]
    else:
        printed = list(figures(levels[depth - 1], siblings, depth))
    for group, own in zip(groups, printed, strict=True):
        in_decimals = iter(range(levels[depth - 1].start, len(own) + levels[depth - 1].start))
        for row, mine in zip(group.rows, own, strict=True):
            block = row.blocks[group.text]
            assert block is not None
            children = _having(row.children, group.text)
            if mine is not None:
                found.paths[id(block)] = (scheme, _path(levels[depth - 1], depth, mine, group.path))
                shown = str(next(in_decimals)) if scheme in found.legal and depth == 1 else mine
                path = _path(levels[depth - 1], depth, shown, group.path)
                below.append(_Group(group.text, (*group.above, shown), children, path))
            elif depth == 1 and scheme != "list" and not any(child.first.label for child in children):
                # Below a section without a number no clause has one.
                loose += [lower for child in children for lower in _below(child, (group.text,))]
            elif children:
                loose.append(_Group(group.text, (), children))
    return [group for group in below if group.rows]


def _counts_otherwise(groups: Sequence[_Group]) -> bool:
    """Whether sections count in other figures than what is below them shows: 2.1 below ARTICLE II."""
    level = level_of([group.siblings for group in groups], 1, may_continue=False)
    shown = list(figures(level, [group.siblings for group in groups], 1))
    as_shown, in_decimals = (_matched(groups, own) for own in (shown, [_decimals(group) for group in groups]))
    return in_decimals > as_shown + sum(one is not None for each in shown for one in each)


def _prints_all(level: Level, groups: Sequence[_Group]) -> bool:
    """Whether a level prints every label of sections."""
    shown = zip(groups, figures(level, [group.siblings for group in groups], 1), strict=True)
    return all(
        mine is not None or not block.label
        for group, own in shown
        for block, mine in zip(group.blocks, own, strict=True)
    )


def _decimals(group: _Group) -> tuple[str | None, ...]:
    labelled = [number for number, block in enumerate(group.blocks) if block.label]
    return tuple(str(labelled.index(place) + 1) if place in labelled else None for place in range(len(group.blocks)))


def _matched(groups: Sequence[_Group], own: Sequence[tuple[str | None, ...]]) -> int:
    """How many labels of the second level are printed where the sections have these figures."""
    level, siblings = _second(groups, own)
    return sum(one is not None and bool(level.label) for each in figures(level, siblings, 2) for one in each)


def _mixed(level: Level) -> bool:
    """Whether a label shows the figures above and none of its own in decimals, which with `legal` no label can."""
    return "{1}" in level.label and not level.counter.startswith("decimal")


def _below_in_decimals(groups: Sequence[_Group]) -> Level:
    return _second(groups, [_decimals(group) for group in groups])[0]


def _second(groups: Sequence[_Group], own: Sequence[tuple[str | None, ...]]) -> tuple[Level, list[Siblings]]:
    """The second level and its labels where the sections have these figures."""
    below = [
        _Group(group.text, (mine,), _having(row.children, group.text))
        for group, each in zip(groups, own, strict=True)
        for row, mine in zip(group.rows, each, strict=True)
        if mine is not None
    ]
    siblings = [group.siblings for group in below if group.rows]
    return level_of(siblings, 2, may_continue=True), siblings


def _says(block: Block) -> bool:
    return bool(block.words or block.heading or block.children)


def _path(level: Level, depth: int, figure: str, above: Path) -> Path:
    if f"{{{depth}}}" not in level.label:
        return above
    return ((depth, figure),) if level.continues else (*above, (depth, figure))


def _below(row: Row, texts: Sequence[int] | range) -> list[_Group]:
    groups = [_Group(text, (), _having(row.children, text)) for text in texts if row.blocks[text]]
    return [group for group in groups if group.rows]


def _having(rows: Sequence[Row], text: int) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.blocks[text] is not None)
