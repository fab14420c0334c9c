"""A Document as its Word file lays it out, and the lines of a returned file beside it.

Takes a Document, or lines and a Document; returns lines with the ids of their provisions, and pairs. The Document goes
through the Word writer and the reader of returned files, so that both sides are seen through the same eyes.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from rapidfuzz import fuzz

from engross.model import Document
from engross.records import dataclass
from engross.redline import END, opcodes
from engross.review.comments.lines import read
from engross.review.comments.marks import FilePart, Label, Line
from engross.review.comments.tokens import Bridge, Gap, Token, bridge, gaps, tokens, unlinked
from engross.writers import write
from engross.writers.docx.places import SECOND, bookmark

LIKE = 50
"""From which likeness on, of 100, two lines count as one that was changed; the measure of the redline."""


@dataclass(frozen=True)
class Row:
    """A line of words with the id of its provision; `own` are the ids that begin there.

    `beside` are the words of the row of a table that it stands in, "" outside tables.
    """

    id: str
    line: Line
    tokens: tuple[Token, ...]
    own: tuple[str, ...] = ()
    beside: str = ""

    @cached_property
    def key(self) -> tuple[tuple[str, ...], ...]:
        """What the line says, whatever its numbers."""
        return tuple(token.key for token in self.tokens)


@dataclass(frozen=True, slots=True)
class SentDocument:
    """A document line by line: its body, and what stands in the margins of each page."""

    document: Document
    body: tuple[Row, ...]
    margins: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MatchedRows:
    """The rows of a returned file beside those that were sent out.

    `base` are the tokens that each paired row is held against, `gaps` the places where it differs from them, and
    `bridges` lead from its text to theirs. `numbers` are those that each provision has in the returned file, with the
    tracked changes and without, and that a reference may show.
    """

    rows: tuple[Row, ...]
    sent: SentDocument
    pairs: dict[int, int]
    base: dict[int, tuple[Token, ...]]
    gaps: dict[int, tuple[Gap, ...]]
    bridges: dict[int, Bridge]
    numbers: dict[str, frozenset[str]]

    def id(self, index: int) -> str:
        """The id of the provision that a returned row belongs to."""
        return self.sent.body[self.pairs[index]].id if index in self.pairs else self.rows[index].id

    def holder(self, index: int) -> str:
        """The id of the provision that holds a returned row: for an item of a list, the one that the list is in."""
        setting = self.rows[index].line.setting
        if not setting.list or not setting.level:
            return self.id(index)
        for above in range(index - 1, -1, -1):
            row = self.rows[above]
            other = row.line.setting
            if in_body(row) and not row.line.new and (other.level < setting.level if other.list else row.own):
                return self.id(above)
        return self.id(index)


def met(rows: Sequence[Row], sent: SentDocument) -> MatchedRows:
    """The returned rows, paired with those of the document."""
    worded = [index for index, row in enumerate(rows) if row.tokens and in_body(row)]
    pairs = {worded[new]: old for new, old in paired(sent.body, [rows[index] for index in worded]).items()}
    base = {new: unlinked(sent.body[old].tokens, rows[new].tokens) for new, old in pairs.items()}
    bridges = {new: bridge(rows[new].tokens, tokens) for new, tokens in base.items()}
    differing = {new: gaps(tokens, rows[new].tokens) for new, tokens in base.items()}
    return MatchedRows(tuple(rows), sent, pairs, base, differing, bridges, _numbers(rows, sent.body))


def _numbers(rows: Iterable[Row], sent: Iterable[Row]) -> dict[str, frozenset[str]]:
    """The numbers of each provision, in full and without the word before them.

    The label alone is none of an item that was cited with more: LibreOffice makes it so, with a list for each section,
    of a .doc file.
    """
    longer = {(id, row.line.label.level) for row in sent for id in row.own if _is_longer(row.line.label)}
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        labels = [label for label in (row.line.label, row.line.printed) if label.number]
        for id in row.own:
            said = {one.number for one in labels if _is_longer(one) or (id, one.level) not in longer}
            found[id] = found.get(id, frozenset()) | said | {each.rpartition(" ")[2] for each in said}
    return found


def _is_longer(label: Label) -> bool:
    """Whether a provision is cited with more than the label that stands before it."""
    return label.number != label.text.rstrip(".:")


def in_body(row: Row) -> bool:
    """Whether a row is one of the text, and not taken out by our own redline."""
    return row.line.part is FilePart.BODY and not row.line.gone


def bookmarks(*documents: Document) -> dict[str, str]:
    """The id that each bookmark stands for; an item that was run into its lead-in stands for the lead-in."""
    found: dict[str, str] = {}
    for document in documents:
        for provision in document.walk():
            for id in (provision.id, *provision.aliases):
                found.setdefault(bookmark(id), provision.id)
                found.setdefault(bookmark(id, SECOND), provision.id)
    return found


def laid(document: Document, ids: Mapping[str, str]) -> SentDocument:
    """A document as Word shows it; its closing line has the id `END`."""
    found = tuple(rows(read(write(document, "docx"), document.record.id).lines, ids))
    body = tuple(row for row in found if row.line.part is FilePart.BODY)
    closing = Row(END, body[-1].line, body[-1].tokens)
    margins = tuple(row for row in found if row.line.part in (FilePart.HEADER, FilePart.FOOTER))
    return SentDocument(document, (*body[:-1], closing), margins)


def rows(lines: Sequence[Line], ids: Mapping[str, str]) -> Iterator[Row]:
    """The lines with their ids: a line without a bookmark of ours belongs to the last one above that has one."""
    beside: dict[tuple[FilePart, int, int], str] = {}
    for line in lines:
        if line.cell:
            key = (line.part, *line.cell[:2])
            beside[key] = f"{beside[key]} | {line.text.strip()}" if key in beside else line.text.strip()
    current = ""
    for line in lines:
        known = [ids[name] for name in line.bookmarks if name in ids]
        if line.part is FilePart.BODY and known and not line.gone:
            current = known[0]
        id = known[0] if known else current if line.part is FilePart.BODY else f"({line.part})"
        found = tokens(((words.text, words.target) for words in line.sent), ids)
        yield Row(id, line, found, tuple(known), beside[line.part, *line.cell[:2]] if line.cell else "")


_KEYS: tuple[Callable[[Row], Hashable], ...] = (
    lambda row: (row.id, row.beside, *row.key),
    lambda row: (row.beside, *row.key),
    lambda row: (row.id, *row.key),
    lambda row: (row.id, row.line.cell[2] if row.line.cell else -1),
)
"""What two rows must have in common, the nearest first; the last is left to likeness."""


def paired(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Which row of `new` is which row of `old`, in the order of both: by id and words, by words, by id, by likeness.

    A cell is first looked for in a row of the same words.
    """
    whole = ((0, len(old)), (0, len(new)))
    found: dict[int, int] = {}
    open_ = [whole]
    for key in _KEYS:
        rest: list[tuple[tuple[int, int], tuple[int, int]]] = []
        for (i, i_end), (j, j_end) in open_:
            steps = list(opcodes([key(row) for row in old[i:i_end]], [key(row) for row in new[j:j_end]]))
            rest += _between(steps, i, j, found)
        open_ = rest
    for (i, i_end), (j, j_end) in open_:
        for here in range(i, i_end):
            for there in range(j, j_end):
                if fuzz.ratio(old[here].line.text, new[there].line.text) > LIKE:
                    found[there], j = here, there + 1
                    break
    return found


def _between(
    steps: Sequence[tuple[str, int, int, int, int]], i: int, j: int, found: dict[int, int]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Notes what is equal, and returns the ranges between that are open on both sides."""
    start, other = 0, 0
    end = (steps[-1][2], steps[-1][4]) if steps else (0, 0)
    equal = [step for step in steps if step[0] == "equal"]
    for _, a, a_end, b, b_end in (*equal, ("equal", end[0], end[0], end[1], end[1])):
        if start < a and other < b:
            yield (i + start, i + a), (j + other, j + b)
        found |= {j + b + n: i + a + n for n in range(a_end - a)}
        start, other = a_end, b_end
