"""Lists whose punctuation can be computed: what joins them, and their items without it.

Takes the outline and the tag of its language; returns for each list that reads in every text as assembly would write it
how it is joined, and the words of its items without their ends. Any other list stays as it is typed. Never changes a
list of one item.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from engross.importer.align import Row
from engross.importer.outline import Entry, Plan
from engross.importer.text import Block, Kind
from engross.library.source import drafting
from engross.model import SourceText, Span
from engross.model.diagnostics import Findings
from engross.model.languages import language
from engross.records import dataclass

_USUAL = (";", ".")


@dataclass(frozen=True, slots=True)
class Join:
    """How a list is joined: the word, and the marks behind an item and behind the last."""

    word: str
    marks: tuple[str, str]

    @property
    def usual(self) -> bool:
        """Whether the marks are those that the format takes without being told."""
        return self.marks == _USUAL


@dataclass(slots=True)
class Joins:
    """The joins by the id of the lead-in, and the words of items without their ends, by the identity of the block."""

    of: dict[str, Join] = field(default_factory=dict)
    bare: dict[int, str] = field(default_factory=dict)

    def words(self, words: str, block: Block) -> str:
        """The words that a file has for a block."""
        return self.bare.get(id(block), words)


def joins_of(plan: Plan, tag: str) -> Joins:
    """The lists of the outline that can be joined."""
    found = Joins()
    for entry in plan.walk():
        rows = entry.items or tuple(child.row for child in entry.children)
        if not rows or not _leaves(entry):
            continue
        lists = [[block for row in rows if (block := row.blocks[text])] for text in entry.row.texts]
        joins = {_join(blocks, tag) for blocks in lists}
        join = joins.pop() if len(joins) == 1 else None
        if join is None:
            continue
        bare = {id(block): words for blocks in lists for block, words in _bare(blocks, join, tag)}
        if all(_sound(words, tag) for words in bare.values()):
            found.of[entry.id] = join
            found.bare |= bare
    return found


def _leaves(entry: Entry) -> bool:
    """Whether all that hangs below is items of one sentence each."""
    if entry.after or (entry.row.first.kind is Kind.HEADING and not entry.more):
        return False
    below = list(entry.children)
    if any(one.more or one.children or one.items or not one.numbered for one in below):
        return False
    rows: Sequence[Row] = entry.items or [one.row for one in below]
    if entry.items and any(row.children for row in rows):
        return False
    return all(_sentence(block) for row in rows for block in row.blocks if block)


def _sentence(block: Block) -> bool:
    plain = block.kind is Kind.PARAGRAPH and not block.heading and "\n" not in block.words
    return plain and bool(block.words) and not block.words.endswith(("*", "_", ">", ")", "\\"))


def _join(blocks: Sequence[Block], tag: str) -> Join | None:
    """What joins the items of one text; None where they are no list of two or more, each with its end."""
    if len(blocks) < 2:
        return None
    keys = {language(tag).before(key, blocks[-1].words): key for key in language(tag).joins}
    ending = re.compile(
        rf"(?P<mark>(?:[ \u00a0\u202f]?[;,])?)(?: (?P<word>{'|'.join(map(re.escape, filter(None, keys)))}))?$"
    )
    ends = [end for block in blocks if (end := ending.search(block.words))]
    last = blocks[-1].words[-1:]
    marks = {end["mark"] for end in ends[:-1]}
    words = [end["word"] or "" for end in ends]
    if len(marks) != 1 or "" in marks or last != "." or any(words[:-2]) or words[-1]:
        return None
    return Join(keys[words[-2]], (marks.pop(), last))


def _bare(blocks: Sequence[Block], join: Join, tag: str) -> Iterator[tuple[Block, str]]:
    """Each item of a list, and its words without the mark and the word at its end."""
    usual, last = join.marks
    typed = language(tag).before(join.word, blocks[-1].words) if blocks else ""
    for block in blocks:
        words = block.words.removesuffix(f" {typed}") if typed else block.words
        yield block, words.removesuffix(usual) if words.endswith(usual) else words.removesuffix(last)


def _sound(words: str, tag: str) -> bool:
    """Whether the format takes the words for an item that carries no end of its own."""
    findings = Findings()
    drafting.check_item((SourceText(words, Span("")),), tag, findings)
    return bool(words.strip()) and not findings and words == words.strip()


def lines(join: Join | None) -> Iterator[str]:
    """The keys of a lead-in that say how its list is joined."""
    yield f"join: {join.word if join else 'sentences'}"
    if join and not join.usual:
        yield f'marks: ["{join.marks[0]}", "{join.marks[1]}"]'
