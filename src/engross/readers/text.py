"""Plain text to pieces and what stands beside them.

Takes text with LF line ends, however it is wrapped; a blank line, a rule, or a label behind closed words parts two
paragraphs. Rules and the bars of tables are left out, and so are the targets of links in angle brackets, running heads
and page numbers. Never guesses which paragraph a label belongs to that was copied out of its place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.model import Text
from engross.model.languages import joining_words
from engross.readers import columns
from engross.readers.contents import contents
from engross.readers.glued import glued
from engross.readers.pieces import LABEL, Found, Piece, labelled, spaced
from engross.readers.reading import Beside, Standing
from engross.readers.running import OF, PAGE, is_page_number, running

RULE = re.compile(r"\s*(?:[=*_~-]\s?){3,}$")
_CLOSED = re.compile(rf"(?:[.;:]|[;,] (?:{'|'.join(joining_words())}))[\"”')]*$")
_TARGET = re.compile(r"(?<=\S)\s+<(?:https?://|mailto:)[^>\s]*>")
_BAR = re.compile(r"\s\|(?=\s|$)")
_END_OF_PAGE = re.compile(rf"\s*(?:{PAGE}) (\d{{1,4}}) (?:{OF}) \d{{1,4}}\s*", re.IGNORECASE)
_LONGEST_HEADING = 80
_TITLE_LINES = 2
_EDGE_LINES, _INNER_LINES = 3, 7
"""Lines at the head and at the foot of a page among which running ones are looked for (our own setting)."""
_AFTER_CONTENTS = 40
"""Lines behind a contents among which the last of its page numbers may stand (our own setting)."""


def read(text: str) -> tuple[Found, bool, frozenset[tuple[str, int]]]:
    """The pieces of a plain text file with what stands beside them, and how it was copied.

    That is whether the labels are in their places, and the words in which two lines may meet.
    """
    lines, runs, heads = _pages(text.expandtabs())
    lines = columns.straightened(lines)
    left_out = contents(lines)
    left_out |= _numbers_of_contents(lines, left_out)
    lines = ["" if number in left_out else line.rstrip() for number, line in enumerate(lines)]
    meeting = glued(lines, heads) if heads else frozenset()
    pieces: list[Piece] = []
    for block, ruled in _blocks(lines):
        if block:
            title = not pieces and len(block) <= _TITLE_LINES
            pieces += _pieces(block, 1 if title else 2 if ruled and not _BAR.search(block[0]) else 0)
    joined, in_place = _labels_joined(pieces)
    return Found(joined, runs), in_place, meeting


def _pages(text: str) -> tuple[list[str], tuple[Beside, ...], tuple[str, ...]]:
    """The lines without those that run, what these say that the text does not, and these themselves.

    A paragraph that a page parts is made one again.
    """
    pages = [page.split("\n") for page in (text if "\f" in text else _with_feeds(text)).split("\f")]
    if len(pages) == 1:
        return pages[0], (), ()
    found = running(pages, _EDGE_LINES, _INNER_LINES)
    kept: list[str] = []
    cells: list[list[str]] = []
    for page, gone in zip(pages, found.places, strict=True):
        rest = [line for place, line in enumerate(page) if place not in gone]
        rest = rest[columns.said_again(cells, rest) :]
        kept += _continued(kept, rest)
        cells += columns.cells_of(rest)
    beside = [Beside(Standing.HEADER, line) for line in found.head] + [
        Beside(Standing.FOOTER, line) for line in found.foot
    ]
    runs = (page[place] for page, gone in zip(pages, found.places, strict=True) for place in gone)
    return kept, tuple(beside), tuple(runs)


def _continued(above: list[str], page: list[str]) -> list[str]:
    """The lines of a page, with a blank one before them unless they go on with the paragraph above."""
    start = next((place for place, line in enumerate(page) if line.strip()), len(page))
    page = page[start:]
    while above and not above[-1].strip():
        above.pop()
    goes_on = above and page and not _CLOSED.search(above[-1].rstrip()) and page[0].lstrip()[:1].islower()
    return page if goes_on else ["", *page]


def _with_feeds(text: str) -> str:
    """The text with a form feed behind each page number that follows the one before it, where it has none."""
    made: list[str] = []
    last = 0
    for line in text.split("\n"):
        match = _END_OF_PAGE.fullmatch(line)
        number = int(match[1]) if match else 0
        if number and number == last + 1:
            last = number
            made.append(f"{line}\n\f")
        else:
            made.append(f"{line}\n")
    return "".join(made).removesuffix("\n") if last > 1 else text


def _numbers_of_contents(lines: Sequence[str], left_out: set[int]) -> set[int]:
    """The page numbers of a contents that were copied out behind it, as it comes in columns."""
    if not left_out:
        return set()
    start = max(left_out) + 1
    near = range(start, min(len(lines), start + _AFTER_CONTENTS))
    return {place for place in near if is_page_number(lines[place])}


def _labels_joined(pieces: Sequence[Piece]) -> tuple[list[Piece], bool]:
    """The pieces with each label that stands alone joined to the words below it, and whether all could be.

    Labels in a row were copied out of a column of their own: to which words each belongs cannot be known.
    """
    alone = [bool(piece.inlines and not piece.label and LABEL.fullmatch(piece.text)) for piece in pieces]
    kept: list[Piece] = []
    waiting = ""
    in_place = True
    for place, piece in enumerate(pieces):
        if not alone[place]:
            kept.append(replace(piece, label=piece.label or waiting))
            waiting = ""
        elif any(alone[max(place - 1, 0) : place] + alone[place + 1 : place + 2]):
            in_place, waiting = False, ""
        elif place + 1 == len(pieces) or pieces[place + 1].label:
            kept.append(piece)
        else:
            waiting = piece.text
    return kept, in_place


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
        # A hyphen at the end of a line is one that the word has: mail programs and printers of licences break no words.
        joined = re.sub(r"(?<=\w-)\n(?=\w)", "", "\n".join(lines)).replace("\n", " ")
        words = _BAR.sub(" ", _TARGET.sub("", joined))
        piece = labelled(Piece(spaced([Text(words)])))
        level = heading or (3 if _titles(piece, lines) else 0)
        yield Piece(piece.inlines, piece.label, heading=level)


def _split(block: Sequence[str]) -> Iterator[list[str]]:
    """The paragraphs of a block: rows of a table hang, and a label behind closed words opens one."""
    tabular = any(_BAR.search(line) for line in block)
    indents = [len(line) - len(line.lstrip()) for line in block]
    hanging = tabular and max(indents) > min(indents)
    paragraph: list[str] = []
    if len(block) > 1 and LABEL.fullmatch(block[-1].strip()) and not block[-1].rstrip().endswith("."):
        # A label that ends a block was copied out before the words that it belongs to.
        yield from _split(block[:-1])
        yield [block[-1].strip()]
        return
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
