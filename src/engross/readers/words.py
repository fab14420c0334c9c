"""The words of a licence, whatever its dress, and where they stand.

Takes a Document, returns its words one by one. Case, white space, line breaks, quotation marks, dashes, bullets and
emphasis leave no trace in a key; letters, digits and other punctuation do, so that a number as cited counts as a word.
The labels before provisions bear a flag, for people set lists anew. Never guesses at a meaning.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from engross.model import Block, Document, Inline, Paragraph, Provision, Table, Text
from engross.readers.pieces import LABEL

TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_DRESS = frozenset(
    "'\"`*_#|<>~\\=-"
    "\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2032\u2033"
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
    "\u2022\u25aa\u25cf\u25e6\u2023\u00b7\uf0b7"
)
"""Signs that say nothing by themselves: quotation marks, dashes, bullets, and what Markdown and rules are made of."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of punctuation: its key, and the passage and the characters where it stands.

    A word of a label that the document sets apart has the passage it stands before, and no characters.
    """

    key: str
    passage: int
    start: int
    end: int
    label: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is a word or a number, and no mark."""
        return self.key[0].isalnum()


def words(document: Document) -> tuple[Word, ...]:
    """The words of a document in reading order, labels flagged."""
    found: list[Word] = []
    for number, (label, passage) in enumerate(passages(document)):
        found += (Word(key, number, -1, -1, label=True) for key, _, _ in _tokens(label))
        text = "".join(inline.text for inline in passage)
        opening = LABEL.match(text)
        after = opening.end() if opening else 0
        found += (Word(key, number, start, end, start < after) for key, start, end in _tokens(text))
    return tuple(found)


def passages(document: Document) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """Every heading, paragraph and cell in reading order, each with the label that stands before it, then the end."""
    for provision in document.walk():
        label = provision.label
        for passage in _of(provision):
            yield label, passage
            label = ""
    yield "", (Text(document.end),)


def rewritten(document: Document, anew: Mapping[int, tuple[Inline, ...]]) -> Document:
    """The document with other words in some of its passages, by their place in `passages`.

    A paragraph that is left without words goes, and so does a provision that is left with nothing.
    """
    count = iter(range(sum(1 for _ in passages(document))))

    def take(passage: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return anew.get(next(count), passage)

    def block(old: Block) -> Block:
        if isinstance(old, Paragraph):
            return Paragraph(take(old.inlines))
        header = tuple(Paragraph(take(cell.inlines)) for cell in old.header)
        return replace(
            old, header=header, rows=tuple(tuple(Paragraph(take(c.inlines)) for c in row) for row in old.rows)
        )

    def provision(old: Provision) -> Provision:
        heading = take(old.heading) if old.heading else ()
        body = tuple(new for new in map(block, old.body) if not isinstance(new, Paragraph) or new.inlines)
        return replace(old, heading=heading, body=body, children=provisions(old.children))

    def provisions(old: tuple[Provision, ...]) -> tuple[Provision, ...]:
        made = tuple(provision(one) for one in old)
        return tuple(
            new
            for new, was in zip(made, old, strict=True)
            if new.heading or new.body or new.children or not (was.heading or was.body)
        )

    front, sections, annexes = (provisions(part) for part in (document.front, document.sections, document.annexes))
    end = "".join(inline.text for inline in take((Text(document.end),)))
    return replace(document, front=front, sections=sections, annexes=annexes, end=end)


def _of(provision: Provision) -> Iterator[tuple[Inline, ...]]:
    if provision.heading:
        yield provision.heading
    for block in provision.body:
        if isinstance(block, Table):
            yield from (cell.inlines for row in (block.header, *block.rows) for cell in row)
        else:
            yield block.inlines


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    for match in TOKEN.finditer(text):
        if match[0] not in _DRESS:
            yield unicodedata.normalize("NFKC", match[0]).casefold(), match.start(), match.end()
