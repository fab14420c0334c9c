"""Full texts of which some paragraphs are taken as they are typed, so that nothing of them is computed.

Takes full texts and what a proof found; returns the same texts, the labels of the paragraphs in question among their
words. What is printed is the same, sign by sign. For texts that do not come back otherwise.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from engross.importer import inline
from engross.importer.printing import BREAK
from engross.importer.proof import Proof
from engross.importer.text import Block, FullText, Kind, walk
from engross.importer.written import Verbatim

REASON = "it does not come back with a label, a list or a heading of its own"
_WORDS = (Kind.HEADING, Kind.PARAGRAPH)


def places(texts: Sequence[FullText], proofs: Sequence[Proof]) -> dict[str, frozenset[int]]:
    """The lines of the paragraphs that differ, and of those right before them, by the name of the text."""
    found: dict[str, frozenset[int]] = {}
    for text, proof in zip(texts, proofs, strict=True):
        lines = [block.line for _, block in walk(text.blocks)]
        differing: set[int] = set()
        for one in proof.differences:
            at = lines.index(one.line)
            differing.update(lines[max(at - 1, 0) : at + one.was.count(BREAK) + 1])
        found[text.name] = frozenset(differing)
    return found


def plainly(text: FullText, lines: Container[int]) -> FullText:
    """The text with the paragraphs of these lines as words alone."""
    return replace(text, blocks=tuple(_plainly(block, lines) for block in text.blocks))


def flat(text: FullText) -> FullText:
    """The text with all its paragraphs in a row, as words alone, but for its title."""
    blocks = [replace(_as_words(block), children=()) for _, block in walk(text.blocks)]
    return replace(text, blocks=(*text.blocks[:1], *blocks[1:]) if text.title else tuple(blocks))


def told(text: FullText, lines: Container[int]) -> Iterator[Verbatim]:
    """What the report says of these paragraphs."""
    for _, block in walk(text.blocks):
        if block.line in lines and block.kind in _WORDS and (block.label or block.kind is Kind.HEADING):
            yield Verbatim(text.name, block.line, REASON)


def _plainly(block: Block, lines: Container[int]) -> Block:
    children = tuple(_plainly(child, lines) for child in block.children)
    return replace(_as_words(block) if block.line in lines else block, children=children)


def _as_words(block: Block) -> Block:
    if block.kind not in _WORDS:
        return block
    words = " ".join(part for part in (inline.escaped(block.label), block.heading, block.words) if part)
    return Block(Kind.PARAGRAPH, inline.guarded(words), children=block.children, line=block.line)
