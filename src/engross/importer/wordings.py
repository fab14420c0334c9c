"""What a clause file says in each text, and the texts that say the same.

Takes an entry of the outline; returns its wording in one text as Markdown, with the label typed where no number stands
for it. Never compares two wordings: equal ones are equal values.
"""

from collections.abc import Callable

from engross.importer import inline
from engross.importer.align import Row
from engross.importer.outline import Entry, heading_of
from engross.importer.phrases import MARKS
from engross.importer.tables import cells
from engross.importer.text import Block, Kind
from engross.records import dataclass

Link = Callable[[str, Block], str]
"""The words of a block with links in the place of references."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list in a file, and the list below it."""

    words: str
    items: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a clause file in one text: heading, paragraphs, the items of its list, the words behind it."""

    heading: str
    paragraphs: tuple[str, ...]
    items: tuple[Item, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """What stands below the front matter."""
        lines = [_set(one) for one in self.paragraphs]
        if self.items:
            lines.append("\n".join(_listed(self.items, 0)))
        return "\n\n".join((*lines, *(_set(one) for one in self.after)))


def wording(entry: Entry, text: int, link: Link) -> Wording:
    """What the entry says in a text that has it."""
    block = entry.row.blocks[text]
    assert block is not None
    more = tuple(_paragraph(one, link) for row in entry.more if (one := row.blocks[text]))
    after = tuple(_paragraph(one, link) for row in entry.after if (one := row.blocks[text]))
    items = _items(entry.items, text, link)
    if block.kind is Kind.HEADING:
        return Wording(heading_of(block, entry.printed), more, items, after)
    if block.kind is Kind.TABLE:
        # A table cannot open a file: what it says stands as paragraphs.
        words = (cell for row in cells(block.words) for cell in row if cell)
        return Wording("", (*map(inline.guarded, words), *more), items, after)
    own = _paragraph(block, link, typed=not entry.printed)
    return Wording("", ((own,) if own else ()) + more, items, after)


def _items(rows: tuple[Row, ...], text: int, link: Link) -> tuple[Item, ...]:
    found = ((row, row.blocks[text]) for row in rows)
    return tuple(
        Item(_paragraph(block, link, typed=False), _items(row.children, text, link)) for row, block in found if block
    )


def _paragraph(block: Block, link: Link, *, typed: bool = True) -> str:
    """A paragraph as Markdown; `typed` says that its label is."""
    if block.kind is Kind.VERBATIM:
        fence = "`" * max(3, 1 + max((len(run) for run in block.words.split() if set(run) == {"`"}), default=0))
        return f"{fence}\n{block.words}\n{fence}"
    if block.kind is Kind.TABLE:
        return link(block.words, block)
    words = link(f"{block.heading.strip()} {block.words}".strip() if block.heading else block.words, block)
    if typed and block.label and block.kind is not Kind.HEADING:
        words = inline.guarded(f"{inline.typed(block.label)} {words}".strip())
    return f"> {words}".replace("\n", "\n> ") if block.kind is Kind.QUOTE else words


def _set(paragraph: str) -> str:
    """A paragraph one sentence a line, so that a changed word is a changed line."""
    if paragraph.startswith(("```", "|", ">")) or "\n" in paragraph:
        return paragraph
    return _sentences(paragraph)


def _sentences(words: str) -> str:
    whole = [mark.span() for mark in MARKS.finditer(words)]
    lines, start = [], 0
    for place in range(2, len(words) - 1):
        ends = words[place] == " " and words[place - 1] in ".!?" and words[place + 1].isupper()
        if ends and words[place - 2].islower() and not any(first < place < last for first, last in whole):
            lines.append(words[start:place])
            start = place + 1
    return "\n".join(inline.guarded(line) for line in (*lines, words[start:]))


def _listed(items: tuple[Item, ...], depth: int) -> list[str]:
    lines: list[str] = []
    for item in items:
        words = item.words.replace("\n", "\n" + "  " * (depth + 1))
        lines.append(f"{'  ' * depth}- {words}")
        if item.items:
            lines += ["", *_listed(item.items, depth + 1), ""]
    return lines
