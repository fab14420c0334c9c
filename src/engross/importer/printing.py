"""The signs that a text prints, in order, by which two texts are compared.

Takes a full text or an assembled document; returns words, marks, blanks and labels one by one, and `BREAK` behind each
paragraph, heading and cell. Emphasis leaves no trace; the target of a link stands behind its words.
"""

from collections.abc import Iterator

from engross.importer import inline
from engross.importer.tables import cells
from engross.importer.text import Block, FullText, Kind, walk
from engross.model import Document, Inline, Link, Paragraph
from engross.model.cut import cut
from engross.readers.words import passages

BREAK = "\u2029"
"""What stands for the end of a paragraph among printed signs."""

_KEPT_SPACES = "\u00a0\u202f"


def printed(text: FullText) -> tuple[str, ...]:
    """The words, marks, blanks and labels of a text in order, `BREAK` behind each paragraph, heading and cell."""
    return tuple(sign for sign, _ in placed(text))


def placed(text: FullText) -> Iterator[tuple[str, int]]:
    """The same, each with the line of its paragraph."""
    for _, block in walk(text.blocks):
        for sign in _printed(block):
            yield sign, block.line


def _printed(block: Block) -> Iterator[str]:
    if block.kind is Kind.TABLE:
        for row in cells(block.words):
            for cell in row:
                yield from tokens(inline.plain(cell)) if cell else ()
        return
    yield from tokens(said(block), block.label, block.kind is Kind.VERBATIM)


def said(block: Block) -> str:
    """The words of a block as they are printed, a heading that runs into them first."""
    words = block.words if block.kind is Kind.VERBATIM else inline.plain(block.words)
    return f"{inline.plain(block.heading)} {words}".strip(" ") if block.heading else words


def tokens(words: str, label: str = "", verbatim: bool = False) -> Iterator[str]:
    """The signs of one passage behind its label, and the break that ends it."""
    text = f"{label} {words}" if label and words else label or words
    for token in cut(text):
        yield token.text if verbatim or not token.is_blank or token.text[0] in _KEPT_SPACES else " "
    yield BREAK


def assembled(document: Document) -> tuple[str, ...]:
    """The same of an assembled document."""
    return tuple(_assembled(document))


def _assembled(document: Document) -> Iterator[str]:
    for passage in passages(document):
        paragraph = next(
            (b for b in passage.provision.body if isinstance(b, Paragraph) and b.inlines is passage.inlines), None
        )
        words = "".join(_said(one) for one in passage.inlines)
        if words or passage.label:
            yield from tokens(words, passage.label, paragraph is not None and paragraph.manner == "verbatim")


def _said(one: Inline) -> str:
    if isinstance(one, Link) and one.href not in (one.text, f"mailto:{one.text}"):
        return f"{one.text} <{one.href}>"
    return one.text
