"""Plain text to pieces.

Takes text with LF line ends, however it is wrapped; a blank line, a rule, or a label behind closed words parts two
paragraphs. Rules and the bars of tables are left out, and so are the targets of links in angle brackets.
"""

import re
from collections.abc import Iterator, Sequence

from engross.model import Text
from engross.readers.furniture import contents
from engross.readers.pieces import LABEL, Piece, labelled, spaced

RULE = re.compile(r"\s*(?:[=*_~-]\s?){3,}$")
_CLOSED = re.compile(r"(?:[.;:]|[;,] (?:and|or))[\"”')]*$")
_TARGET = re.compile(r"(?<=\S)\s+<(?:https?://|mailto:)[^>\s]*>")
_BAR = re.compile(r"\s\|(?=\s|$)")
_LONGEST_HEADING = 80
_TITLE_LINES = 2


def read(text: str) -> list[Piece]:
    """The pieces of a plain text file."""
    lines = text.replace("\f", "\n\n").expandtabs().split("\n")
    left_out = contents(lines)
    lines = ["" if number in left_out else line.rstrip() for number, line in enumerate(lines)]
    pieces: list[Piece] = []
    for block, ruled in _blocks(lines):
        if block:
            title = not pieces and len(block) <= _TITLE_LINES
            pieces += _pieces(block, 1 if title else 2 if ruled and not _BAR.search(block[0]) else 0)
    return pieces


def _blocks(lines: Sequence[str]) -> Iterator[tuple[list[str], bool]]:
    """Lines that belong together, and whether a rule stands below them."""
    block: list[str] = []
    for line in lines:
        if RULE.match(line):
            yield block, len(block) == 1
            block = []
        elif not line.strip():
            yield block, False
            block = []
        else:
            block.append(line)
    yield block, False


def _pieces(block: Sequence[str], heading: int) -> Iterator[Piece]:
    for lines in _split(block):
        words = _BAR.sub(" ", _TARGET.sub("", " ".join(lines)))
        piece = labelled(Piece(spaced([Text(words)])))
        level = heading or (3 if _titles(piece, lines) else 0)
        yield Piece(piece.inlines, piece.label, heading=level)


def _split(block: Sequence[str]) -> Iterator[list[str]]:
    """The paragraphs of a block: rows of a table hang, and a label behind closed words opens one."""
    tabular = any(_BAR.search(line) for line in block)
    indents = [len(line) - len(line.lstrip()) for line in block]
    hanging = tabular and max(indents) > min(indents)
    paragraph: list[str] = []
    for line, indent in zip(block, indents, strict=True):
        opens = indent == min(indents) if hanging else bool(LABEL.match(line.lstrip())) and not tabular
        if paragraph and opens and (hanging or _CLOSED.search(paragraph[-1])):
            yield paragraph
            paragraph = []
        paragraph.append(line.strip())
    yield paragraph


def _titles(piece: Piece, lines: Sequence[str]) -> bool:
    """Whether a labelled line is a heading: short, alone, and not closed."""
    text = piece.text
    return bool(
        piece.label[:1].isdigit() and len(lines) == 1 and len(text) <= _LONGEST_HEADING and not _CLOSED.search(text)
    )
