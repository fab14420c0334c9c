"""The lines of printed pages, and which of them make a paragraph.

Takes lines in the order of drawing, with where and how large they are set; returns them by paragraph, and a paragraph
as a piece of a text. Never reads a file.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from engross.model import Text
from engross.readers.pieces import LABEL, Piece, spaced
from engross.records import dataclass

SAME_LINE = 0.3
"""How far two pieces of one line may differ in height, in parts of the size of their letters (our own setting)."""
_NEW_PARAGRAPH = 1.12
"""How much more than the usual distance of lines parts two paragraphs (our own setting)."""
_LARGER, _LARGEST = 1.2, 1.6
"""How much larger than the text the letters of a heading and of the title are (our own setting)."""
_CLOSED = re.compile(r"[.;:!?][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page: its words, its left edge and height on the page, and the size of its first letters.

    `strong` says whether all of it is bold, `parts` how many columns it has, `starts` where each piece of it begins.
    """

    page: int
    text: str
    left: float
    height: float
    size: float
    strong: bool
    parts: int = 1
    starts: tuple[float, ...] = ()


def paragraphs(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """The lines by paragraph."""
    pitch = _pitch(lines)
    paragraph: list[PrintedLine] = []
    for line in lines:
        if paragraph and _parted(paragraph[-1], line, pitch):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def piece(lines: Sequence[PrintedLine], anchors: Mapping[PrintedLine, list[str]], usual: float) -> Piece:
    """A paragraph with the names of its places; larger letters than `usual`, and bold ones, make it a heading."""
    # A hyphen at the end of a line is one that the word has: printers of licences break no words.
    words = spaced([Text(re.sub(r"(?<=\w-)\n(?=\w)", "", "\n".join(line.text.strip() for line in lines)))])
    found = tuple(dict.fromkeys(anchor for line in lines for anchor in anchors.get(line, ())))
    large = lines[0].size > usual * _LARGER
    level = 1 if lines[0].size > usual * _LARGEST else 2 if large else 3 if all(line.strong for line in lines) else 0
    return Piece(words, anchors=found, heading=level)


def _parted(last: PrintedLine, line: PrintedLine, pitch: float) -> bool:
    """Whether a new paragraph begins with a line."""
    if abs(last.size - line.size) > SAME_LINE * last.size or (last.strong and not line.strong and last.parts > 1):
        return True
    closed, opens = _CLOSED.search(last.text.strip()), LABEL.match(line.text)
    if line.page != last.page or (closed and opens):
        return bool(closed or opens or (last.strong and not line.strong) or line.left < last.left - 1)
    # The next cell of a row begins above the end of the cell before it.
    return not line.height > last.height and last.height - line.height > _NEW_PARAGRAPH * pitch * line.size


def _pitch(lines: Sequence[PrintedLine]) -> float:
    """The usual distance of two lines of one paragraph, in parts of the size of their letters."""
    gaps = Counter(
        round((last.height - line.height) / line.size, 1)
        for last, line in pairwise(lines)
        if last.page == line.page and last.height > line.height
    )
    return gaps.most_common(1)[0][0] if gaps else 1.0
