"""A full text as it stands in a file: a tree of labelled paragraphs.

Types only. `reading` makes them of files, everything else in the importer takes them: no other shape of a text is known
there.
"""

from collections.abc import Iterator
from enum import StrEnum

from engross.records import dataclass


class Kind(StrEnum):
    """What a block of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    VERBATIM = "verbatim"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, row of cells or verbatim passage, and what stands below it.

    `label` is what the text prints before the words, as typed ("Section 1 --", "(a)", "2.1", "A."), empty where there
    is none; a reference to the block is written from the labels of the blocks above it. `heading` is a heading that
    runs into the words ("Scope. "), `words` the words themselves in Markdown of inline marks, white space folded to
    one space save in a verbatim block; a block of kind `heading` has its words in `words`. `children` are the blocks
    that hang below: items of a list, paragraphs of a section. `line` counts from 1 in the file.
    """

    kind: Kind
    words: str
    label: str = ""
    heading: str = ""
    children: tuple["Block", ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class FullText:
    """One file of the family: its options, and its blocks in the order of reading.

    `name` is that of the file without its ending; `options` are codes, sorted; `title` is the first heading, or "".
    """

    name: str
    options: tuple[str, ...]
    title: str
    blocks: tuple[Block, ...]


def walk(blocks: tuple[Block, ...], depth: int = 0) -> Iterator[tuple[int, Block]]:
    """Every block with its depth, in the order of reading."""
    for block in blocks:
        yield depth, block
        yield from walk(block.children, depth + 1)
