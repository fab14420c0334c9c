"""What a reviewer changed: the lines of a returned file against the document that was sent out.

Takes rows of both; returns changes in reading order. Tracked changes are those that bear a hand; whatever else differs
in words was changed without tracking, and is found all the same. Looks are compared only where they were tracked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from engross.review.comments.laid import Laid, Row, paired
from engross.review.comments.marks import Hand, Part
from engross.review.comments.tokens import Bridge, bridge, gaps

CONTEXT = 60
"""How many characters of the words around a change are told, at most (our own setting)."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words taken out and words put in at one place; a line feed is the end of a paragraph.

    `row` and `span` are the row of the document that was sent out and the range of its text; None where there is no
    such place. Without a `hand` it was made without tracking. `withdrawn` tells who took the inserted words out again.
    """

    id: str
    deleted: str
    inserted: str
    before: str
    after: str
    hand: Hand | None = None
    moved: bool = False
    withdrawn: Hand | None = None
    row: int | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """The rows of a returned file beside those that were sent out; `bridges` lead from their text to the latter's."""

    rows: tuple[Row, ...]
    sent: Laid
    pairs: dict[int, int]
    bridges: dict[int, Bridge]

    def id(self, index: int) -> str:
        """The id of the provision that a returned row belongs to."""
        return self.sent.body[self.pairs[index]].id if index in self.pairs else self.rows[index].id


def met(rows: Sequence[Row], sent: Laid) -> Met:
    """The returned rows, paired with those of the document."""
    worded = [index for index, row in enumerate(rows) if row.tokens and _in_body(row)]
    pairs = {worded[new]: old for new, old in paired(sent.body, [rows[index] for index in worded]).items()}
    bridges = {new: bridge(rows[new].tokens, sent.body[old].tokens) for new, old in pairs.items()}
    return Met(tuple(rows), sent, pairs, bridges)


def changes(found: Met) -> Iterator[Change]:
    """Every change, in reading order."""
    missing = [old for old in range(len(found.sent.body)) if old not in set(found.pairs.values())]
    for index, row in enumerate(found.rows):
        old = found.pairs.get(index)
        if old is not None:
            while missing and missing[0] < old:
                yield _missing(found, missing.pop(0))
            yield from _in_order(_edits(found, index), _untracked(found, index))
        elif _in_body(row):
            yield from _surplus(found, index)
        elif not row.line.gone:
            yield from _edits(found, index)
            if row.line.part is not Part.CONTENTS:
                yield from _margin(found.sent, row)
    for old in missing:
        yield _missing(found, old)


def _in_body(row: Row) -> bool:
    return row.line.part is Part.BODY and not row.line.gone


def _in_order(*lists: Iterable[Change]) -> list[Change]:
    return sorted((change for each in lists for change in each), key=lambda change: change.span or (0, 0))


def _missing(found: Met, old: int) -> Change:
    row = found.sent.body[old]
    return Change(row.id, row.line.text + "\n", "", "", "", row=old, span=(0, len(row.line.text)))


def _surplus(found: Met, index: int) -> Iterator[Change]:
    """A paragraph that was not sent out: put in without tracking, unless every word of it bears a hand."""
    row = found.rows[index]
    if row.line.text.strip():
        yield Change(row.id, "", row.line.text + "\n", "", "")
    yield from _edits(found, index)


def _margin(sent: Laid, row: Row) -> Iterator[Change]:
    """A header or footer that reads otherwise; an empty one is a page without it."""
    same = [one for one in sent.margins if one.line.part is row.line.part]
    if row.tokens and same and row.key not in {one.key for one in same}:
        old, new = same[0].line.text, row.line.text
        for gap in gaps(same[0].tokens, row.tokens):
            yield Change(row.id, old[slice(*gap.old)], new[slice(*gap.new)], *_around(old, *gap.old))


def _untracked(found: Met, index: int) -> Iterator[Change]:
    row, old = found.rows[index], found.pairs[index]
    base = found.sent.body[old]
    if row.key == base.key:
        return
    before, now = base.line.text, row.line.text
    for gap in gaps(base.tokens, row.tokens):
        deleted, inserted = before[slice(*gap.old)], now[slice(*gap.new)]
        yield Change(base.id, deleted, inserted, *_around(before, *gap.old), row=old, span=gap.old)


@dataclass(slots=True)
class _Edit:
    """A tracked change in the making, at a range of the words that were sent out."""

    author: tuple[object, ...]
    hand: Hand
    start: int
    end: int
    moved: bool
    withdrawn: Hand | None
    deleted: str = ""
    inserted: str = ""


@dataclass(slots=True)
class _Edits:
    found: list[_Edit] = field(default_factory=list)
    open: bool = False

    def at(self, start: int, hand: Hand, moved: bool = False, withdrawn: Hand | None = None) -> _Edit:
        """The edit that is open for such a hand, else a new one."""
        author = (hand.author, moved, withdrawn)
        if not (self.open and self.found[-1].author == author):
            self.found.append(_Edit(author, hand, start, start, moved, withdrawn))
        self.open = True
        return self.found[-1]


def _edits(found: Met, index: int) -> Iterator[Change]:
    """The tracked changes of a row: neighbours of one hand are one change, grown to whole words."""
    row = found.rows[index]
    edits = _gathered(row)
    text = row.line.text
    for number, edit in enumerate(edits):
        floor = edits[number - 1].end if number else 0
        ceiling = edits[number + 1].start if number + 1 < len(edits) else len(text)
        _grow(edit, text, floor, ceiling)
        across = found.bridges.get(index)
        yield Change(
            found.id(index),
            edit.deleted,
            edit.inserted,
            *_around(text, edit.start, edit.end),
            edit.hand,
            edit.moved,
            edit.withdrawn,
            found.pairs.get(index),
            across.span(edit.start, edit.end) if across else None,
        )


def _gathered(row: Row) -> list[_Edit]:
    edits = _Edits()
    at = 0
    for words in row.line.words:
        if words.inserted is not None:
            edits.at(at, words.inserted, words.moved, words.deleted).inserted += words.text
        elif words.deleted is not None:
            edit = edits.at(at, words.deleted, words.moved)
            at += len(words.text)
            edit.deleted, edit.end = edit.deleted + words.text, at
        else:
            at += len(words.text)
            edits.open = False
    if row.line.unmade is not None:
        edits.at(at, row.line.unmade).deleted += "\n"
    return edits.found


def _grow(edit: _Edit, text: str, floor: int, ceiling: int) -> None:
    """Widens an edit inside a word to the whole word."""
    first = (edit.deleted[:1], edit.inserted[:1])
    last = (edit.deleted[-1:], edit.inserted[-1:])
    if any(character.isalnum() for character in first):
        while edit.start > floor and text[edit.start - 1].isalnum():
            edit.start -= 1
            edit.deleted, edit.inserted = text[edit.start] + edit.deleted, text[edit.start] + edit.inserted
    if any(character.isalnum() for character in last):
        while edit.end < ceiling and text[edit.end].isalnum():
            edit.deleted, edit.inserted = edit.deleted + text[edit.end], edit.inserted + text[edit.end]
            edit.end += 1


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a range, cut between words."""
    before, after = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
    if start > CONTEXT:
        before = before.partition(" ")[2]
    if end + CONTEXT < len(text):
        after = after.rpartition(" ")[0]
    return before, after
