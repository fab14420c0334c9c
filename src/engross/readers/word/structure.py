"""A Word file as it is: its paragraphs and tables, with every hand that changed them.

Types only. Nothing is accepted or rejected here: words that somebody put in or took out stand in their place with
their fate, and so do the ends of paragraphs, rows and cells. Whoever reads the file settles that (`accepted`, or the
lines of `review.comments`).
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from engross.readers.reading import Odd, Standing
from engross.records import dataclass

if TYPE_CHECKING:
    from engross.readers.word.numbering import Numbering

OURS = "engross"
"""The author of our own tracked changes, as the Word writer signs them."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who did it, and when: ISO 8601 as the file has it, or ""."""

    author: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class RevisionState:
    """Who put something in, and who took it out; `moved` says that it came from or went to another place."""

    inserted: Author | None = None
    deleted: Author | None = None
    moved: bool = False


PLAIN = RevisionState()


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set, styles resolved; `strong` and `emphasis` beyond what the style of the paragraph gives.

    What is `covered` is there for no eye: white on white, or smaller than print. In `capitals` stand letters that are
    typed small and shown large, save by the style of a heading, which is a manner of all headings alike. `colour` is
    "" for black and near black, `marker` the colour that a pen left behind them. `size` is in half points, 0 where
    nothing says it; `raised` words are smaller and above or below their line, `small` ones in small capitals.
    """

    strong: bool = False
    emphasis: bool = False
    hidden: bool = False
    struck: bool = False
    covered: bool = False
    capitals: bool = False
    colour: str = ""
    marker: str = ""
    underline: str = ""
    size: int = 0
    raised: bool = False
    small: bool = False


Rest = tuple[RevisionState, Look, str, str, Look | None, Author | None]
"""All of words but their text."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one fate and look; `target` is the bookmark that they cite, `address` a place outside the file.

    `before` is the look that they had before a tracked change, if there is one, and `by` who made it.
    """

    text: str
    fate: RevisionState = PLAIN
    look: Look = Look()
    target: str = ""
    address: str = ""
    before: Look | None = None
    by: Author | None = None

    @property
    def rest(self) -> Rest:
        """All but the text."""
        return self.fate, self.look, self.target, self.address, self.before, self.by


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The beginning of a bookmark."""

    name: str


class Edge(StrEnum):
    """Which end of the range of a note stands here; a note without a range hangs on one point."""

    START = "start"
    END = "end"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a comment, footnote or endnote hangs."""

    place: Standing
    id: str
    edge: Edge
    fate: RevisionState = PLAIN


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn, or that cannot be read: a picture, a text box with its blocks, a chart.

    `name` is what the file calls it, `text` the words that describe it or that are drawn in it.
    """

    place: Standing
    name: str
    text: str
    fate: RevisionState = PLAIN
    blocks: tuple["Block", ...] = ()


Item = Words | Bookmark | Anchor | Shape


@dataclass(frozen=True, slots=True)
class Restyled:
    """Words, or a whole paragraph, whose looks were changed with tracking on; `what` sums it up."""

    hand: Author
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: the level of a heading (from 1; 0 for words), its list and its level there, from 0.

    `list` is "" where nothing counts the paragraph. `contents` marks an entry of a table of contents. `aligned` is ""
    for what begins at the margin; `paged` begins a page or holds a break to one; `turned` is the direction of lines
    that do not run across. `border` names the sides that have one; `indent` is how far the lines stand in, at the left,
    at the right and before the first, in twentieths of a point; `lined` says whether lines are numbered.
    """

    heading: int = 0
    list: str = ""
    level: int = 0
    contents: bool = False
    aligned: str = ""
    paged: bool = False
    turned: str = ""
    border: str = ""
    indent: tuple[int, int, int] = (0, 0, 0)
    lined: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `end` is the fate of its mark, and `mark` its look, which its number has too.

    `before` is its setting before the last tracked change of it.
    """

    items: tuple[Item, ...]
    end: RevisionState = PLAIN
    setting: Setting = Setting()
    before: Setting | None = None
    by: Author | None = None
    restyled: tuple[Restyled, ...] = ()
    mark: Look = Look()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; its fate is that of its words too."""

    blocks: tuple["Block", ...]
    fate: RevisionState = PLAIN


@dataclass(frozen=True, slots=True)
class Row:
    """One row; its fate is that of its cells too."""

    cells: tuple[Cell, ...]
    fate: RevisionState = PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Note:
    """A comment, footnote or endnote, with the replies to it."""

    place: Standing
    id: str
    hand: Author
    blocks: tuple[Block, ...]
    resolved: bool = False
    replies: tuple["Note", ...] = ()


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer, by the name of its part."""

    place: Standing
    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class WordFile:
    """The whole file; `properties` are its custom ones by name, `odd` what nobody sees or takes for another sign.

    `language` is the tag of the language that it is set in, where it names one; `unread` names what holds for the whole
    of it and is not read: macros, fonts of its own, a dark page.
    """

    body: tuple[Block, ...]
    margins: tuple[Margin, ...]
    notes: tuple[Note, ...]
    numbering: "Numbering"
    properties: Mapping[str, str]
    odd: tuple[Odd, ...] = ()
    language: str = ""
    unread: tuple[str, ...] = ()


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph in reading order, those in cells among them."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
