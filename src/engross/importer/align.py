"""Which blocks of several full texts are the same clause.

Takes full texts, returns a tree of rows: a row is one clause, with the block that each text has for it, or none. Blocks
are paired by place and likeness, children only below parents that are paired, so that a row never stands in a text in
which the row above it does not. Never changes a word, and never asks what an option means.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise

from engross.importer.text import Block, FullText, walk
from engross.model import Text
from engross.records import dataclass
from engross.redline.edits import opcodes
from engross.redline.likeness import Alphabet, Pairs, in_order

LIKE_ENOUGH = 0.4
"""The share of words from which two blocks at one place are taken for one clause (our own setting)."""

_MOST_PAIRS = 40_000
"""Above this many pairs of blocks, those that are equal are set first, and only what is between is compared."""


@dataclass(frozen=True, slots=True)
class Row:
    """One clause: the block of each text, in the order of the texts, None where a text is without it."""

    blocks: tuple[Block | None, ...]
    children: tuple["Row", ...] = ()

    @property
    def texts(self) -> tuple[int, ...]:
        """The texts in which the clause stands, by their place, from 0."""
        return tuple(number for number, block in enumerate(self.blocks) if block is not None)

    @property
    def first(self) -> Block:
        """The block of the first text that has the clause."""
        return next(block for block in self.blocks if block is not None)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Full texts side by side: the rows of their blocks, in the order of reading."""

    texts: tuple[FullText, ...]
    rows: tuple[Row, ...]

    def walk(self) -> Iterator[tuple[int, Row]]:
        """Every row with its depth, in the order of reading."""
        yield from _walk(self.rows, 0)


def aligned(texts: Sequence[FullText]) -> Aligned:
    """The texts side by side."""
    spelling = _Spelling()
    return Aligned(tuple(texts), _rows([text.blocks for text in texts], spelling))


def _walk(rows: Sequence[Row], depth: int) -> Iterator[tuple[int, Row]]:
    for row in rows:
        yield depth, row
        yield from _walk(row.children, depth + 1)


@dataclass(slots=True)
class _Spelling:
    """Blocks with all that hangs below them, spelt for comparison; each is spelt once."""

    alphabet: Alphabet = field(default_factory=Alphabet)
    done: dict[int, str] = field(default_factory=dict)

    def of(self, block: Block) -> str:
        """One letter a word."""
        if id(block) not in self.done:
            words = [f"{one.heading} {one.words}" for _, one in walk((block,))]
            self.done[id(block)] = self.alphabet.spell([Text(" ".join(words))])
        return self.done[id(block)]


def _rows(sides: Sequence[tuple[Block, ...]], spelling: _Spelling) -> tuple[Row, ...]:
    """The rows of blocks that stand beside one another: text after text is set beside those before it."""
    order = sorted(range(len(sides)), key=lambda number: (-len(sides[number]), number))
    table: list[list[Block | None]] = []
    for number in order:
        table = _joined(table, sides[number], number, len(sides), spelling)
    return tuple(
        Row(tuple(blocks), _rows([block.children if block else () for block in blocks], spelling))
        for blocks in table
        if any(blocks)
    )


def _joined(
    table: list[list[Block | None]], blocks: Sequence[Block], number: int, texts: int, spelling: _Spelling
) -> list[list[Block | None]]:
    """The table with the blocks of one more text: in the rows of what is the same, or in rows of their own."""
    known = [next(block for block in row if block) for row in table]
    pairs = [(i, j) for i, j in _pairs(known, blocks, spelling) if _one_kind(known[i], blocks[j])]
    joined: list[list[Block | None]] = []
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *pairs, (len(table), len(blocks))]):
        joined += table[i + 1 : next_i]
        joined += [[*[None] * number, block, *[None] * (texts - number - 1)] for block in blocks[j + 1 : next_j]]
        if next_i < len(table):
            table[next_i][number] = blocks[next_j]
            joined.append(table[next_i])
    return joined


def _one_kind(one: Block, other: Block) -> bool:
    return one.kind is other.kind


def _pairs(old: Sequence[Block], new: Sequence[Block], spelling: _Spelling) -> Pairs:
    before, after = [spelling.of(block) for block in old], [spelling.of(block) for block in new]
    if len(old) * len(new) <= _MOST_PAIRS:
        return _alike(old, new, before, after)
    pairs: Pairs = []
    found = list(opcodes(before, after))
    gap = (0, 0)
    for tag, i, i_end, j, j_end in [*found, ("equal", len(old), len(old), len(new), len(new))]:
        if tag != "equal":
            continue
        (start, begin) = gap
        if (i - start) * (j - begin) <= _MOST_PAIRS:
            inner = _alike(old[start:i], new[begin:j], before[start:i], after[begin:j])
            pairs += [(start + a, begin + b) for a, b in inner]
        pairs += zip(range(i, i_end), range(j, j_end), strict=True)
        gap = (i_end, j_end)
    return pairs


def _alike(old: Sequence[Block], new: Sequence[Block], before: Sequence[str], after: Sequence[str]) -> Pairs:
    """The pairs in order that are like enough; blocks of one heading are, whatever is below it."""
    same = {
        (i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
        if (name := _name(one)) and name == _name(other)
    }
    return in_order(before, after, LIKE_ENOUGH, same)


def _name(block: Block) -> str:
    """The heading of a block, if it has one."""
    return (block.heading or (block.words if block.kind.value == "heading" else "")).casefold().strip(" .:")
