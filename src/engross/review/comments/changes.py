"""What a reviewer changed: the lines of a returned file against the document that was sent out.

Takes rows of both; returns changes in reading order. Tracked changes are those that have a hand; whatever else differs
in words was changed without tracking, and is found all the same. How words are set is left to `settings`.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from engross.records import dataclass
from engross.review.comments.laid import MatchedRows, Row, in_body
from engross.review.comments.marks import Author, FilePart
from engross.review.comments.tokens import REFERENCE, gaps, matched

CONTEXT = 60
"""How many characters of the words around a change are reported, at most (our own setting)."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words taken out and words put in at one place; a line feed is the end of a paragraph.

    `row` and `span` are the row of the document that was sent out and the range of its text, `index` is the row of the
    returned file; None where there is no such place. Without a `hand` it was made without tracking. `withdrawn` tells
    who took the inserted words out again. Of a paragraph that moved, `origin` is the id of the provision that it stood
    in.
    """

    id: str
    deleted: str
    inserted: str
    before: str
    after: str
    hand: Author | None = None
    moved: bool = False
    withdrawn: Author | None = None
    row: int | None = None
    span: tuple[int, int] | None = None
    origin: str = ""
    index: int | None = None


def changes(found: MatchedRows) -> list[Change]:
    """Every change, in reading order; a paragraph that went at one place and came at another is one that moved."""
    return _moved(list(_each(found)))


def _each(found: MatchedRows) -> Iterator[Change]:
    paired = set(found.pairs.values())
    missing = [old for old in range(len(found.sent.body)) if old not in paired]
    tables, gone = _unpaired(found.rows, found.pairs), _unpaired(found.sent.body, paired)
    for index, row in enumerate(found.rows):
        old = found.pairs.get(index)
        if old is not None:
            while missing and missing[0] < old:
                yield from _missing(found, missing.pop(0), gone)
            yield from _in_order(_edits(found, index), _untracked(found, index), _overtyped(found, index))
        elif index in tables:
            yield from _table(found, tables[index]) if tables[index] else ()
        elif in_body(row):
            yield from _surplus(found, index)
        elif not row.line.gone:
            yield from _edits(found, index)
            if row.line.part is not FilePart.CONTENTS:
                yield from _margin(found, index)
    for old in missing:
        yield from _missing(found, old, gone)


def _in_order(*lists: Iterable[Change]) -> list[Change]:
    return sorted((change for each in lists for change in each), key=lambda change: change.span or (0, 0))


def _missing(found: MatchedRows, old: int, tables: Mapping[int, Sequence[int]]) -> Iterator[Change]:
    """A paragraph that is gone without tracking; a whole table is one change."""
    row = found.sent.body[old]
    indices = tables.get(old, (old,))
    if indices:
        said = _lines([found.sent.body[index] for index in indices]) if old in tables else f"{row.line.text}\n"
        yield Change(row.id, said, "", "", "", row=old, span=(0, len(row.line.text)))


def _surplus(found: MatchedRows, index: int) -> Iterator[Change]:
    """A paragraph that was not sent out: put in without tracking, unless every word of it has a hand."""
    row = found.rows[index]
    if row.line.text.strip():
        yield Change(found.holder(index), "", row.line.text + "\n", "", "", index=index)
    yield from _edits(found, index)


def _unpaired(rows: Sequence[Row], paired: Container[int]) -> dict[int, list[int]]:
    """The rows of each table that only one side has, by the first of them; the others stand for nothing."""
    tables: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if row.line.cell and in_body(row):
            tables.setdefault(row.line.cell[0], []).append(index)
    alone = [indices for indices in tables.values() if not any(index in paired for index in indices)]
    return {index: indices if index == indices[0] else [] for indices in alone for index in indices}


def _lines(rows: Sequence[Row]) -> str:
    """A table as words: a line for each of its own, its cells parted by bars."""
    cells: dict[int, dict[int, str]] = {}
    for row in rows:
        _, down, across = row.line.cell or (0, 0, 0)
        text = _worded("".join(words.text for words in row.line.words if words.deleted is None))
        found = cells.setdefault(down, {})
        found[across] = f"{found[across]} {text}" if across in found else text
    said = "\n".join(" | ".join(found.values()) for found in cells.values())
    return f"{said}\n" if said.strip(" |\n") else ""


def _table(found: MatchedRows, indices: Sequence[int]) -> Iterator[Change]:
    """A new table as one change, told at its first row."""
    rows = [found.rows[index] for index in indices]
    said = _lines(rows)
    hands = [words.inserted for row in rows for words in row.line.words if words.text.strip()]
    if said:
        one = len({hand.author if hand else "" for hand in hands}) == 1
        yield Change(found.holder(indices[0]), "", said, "", "", hands[0] if one else None, index=indices[0])


def _margin(found: MatchedRows, index: int) -> Iterator[Change]:
    """A header or footer that reads otherwise, numbers of pages apart; an empty one is a page without it."""
    row = found.rows[index]
    same = [one for one in found.sent.margins if one.line.part is row.line.part]
    said = _spoken(row)
    if not said or said in [_spoken(one) for one in same]:
        return
    if not same:
        yield Change(row.id, "", row.line.text, "", "", index=index)
        return
    old, new = same[0].line.text, row.line.text
    for gap in gaps(same[0].tokens, row.tokens):
        yield Change(row.id, old[slice(*gap.old)], new[slice(*gap.new)], *_around(old, *gap.old), index=index)


def _spoken(row: Row) -> list[str]:
    """The words of a header or footer without blanks and the numbers of pages."""
    return [token.text for token in row.tokens if not (token.text.isspace() or token.text.isdigit())]


def _untracked(found: MatchedRows, index: int) -> Iterator[Change]:
    row, old = found.rows[index], found.pairs[index]
    base = found.sent.body[old]
    before, now = base.line.text, row.line.text
    for gap in found.gaps[index]:
        deleted, inserted = before[slice(*gap.old)], now[slice(*gap.new)]
        if deleted == inserted:
            # A reference that leads elsewhere, which `settings` tells.
            continue
        yield Change(base.id, deleted, inserted, *_around(before, *gap.old), row=old, span=gap.old)


def _overtyped(found: MatchedRows, index: int) -> Iterator[Change]:
    """References that still lead to their place and show a number that it neither had nor has now, or less of it."""
    row, old = found.rows[index], found.pairs[index]
    base = found.sent.body[old]
    for was, now in matched(found.base[index], row.tokens):
        if now.key[0] == REFERENCE and len(now.key) > 1 and now.text != was.text:
            numbers = found.numbers.get(now.key[1], frozenset())
            if now.text not in numbers:
                span = (was.start, was.end)
                yield Change(base.id, was.text, now.text, *_around(base.line.text, *span), row=old, span=span)


def _moved(made: list[Change]) -> list[Change]:
    """The changes, with what one hand took out at one place and put in at another as one change at the latter."""
    gone: dict[tuple[object, str], list[Change]] = {}
    for change in made:
        if change.deleted.endswith("\n") and not change.inserted and _worded(change.deleted):
            gone.setdefault((_author(change), _worded(change.deleted)), []).append(change)
    found: list[Change] = []
    spent: list[Change] = []
    for change in made:
        whole = not change.deleted and "\n" in (change.inserted[:1], change.inserted[-1:])
        sources = gone.get((_author(change), _worded(change.inserted)), []) if whole else []
        if sources:
            source = sources.pop(0)
            spent.append(source)
            moved = replace(
                source,
                id=change.id,
                inserted=f"{change.inserted.strip()}\n",
                moved=True,
                origin=source.id,
                index=change.index,
            )
            found.append(moved)
        else:
            found.append(change)
    return [change for change in found if not any(change is one for one in spent)]


def _worded(text: str) -> str:
    return " ".join(text.split())


def _author(change: Change) -> str | None:
    return change.hand.author if change.hand else None


@dataclass(slots=True)
class _Edit:
    """A tracked change in the making, at a range of the words that were sent out."""

    author: tuple[object, ...]
    hand: Author
    start: int
    end: int
    moved: bool
    withdrawn: Author | None
    deleted: str = ""
    inserted: str = ""


@dataclass(slots=True)
class _Edits:
    found: list[_Edit] = field(default_factory=list)
    open: bool = False

    def at(self, start: int, hand: Author, moved: bool = False, withdrawn: Author | None = None) -> _Edit:
        """The edit that is open for such a hand, else a new one."""
        author = (hand.author, moved, withdrawn)
        if not (self.open and self.found[-1].author == author):
            self.found.append(_Edit(author, hand, start, start, moved, withdrawn))
        self.open = True
        return self.found[-1]


def _edits(found: MatchedRows, index: int) -> Iterator[Change]:
    """The tracked changes of a row: neighbours of one hand are one change, grown to whole words."""
    row = found.rows[index]
    edits = _gathered(row)
    text = row.line.text
    for number, edit in enumerate(edits):
        floor = edits[number - 1].end if number else 0
        ceiling = edits[number + 1].start if number + 1 < len(edits) else len(text)
        _grow(edit, text, floor, ceiling)
        across = found.bridges.get(index)
        appended = edit.inserted.startswith("\n") and not edit.deleted and edit.start == len(text)
        yield Change(
            found.holder(index) if appended or row.line.new else found.id(index),
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
        last = edits.found[-1] if edits.open else None
        edits.at(at, row.line.unmade, moved=last is not None and last.moved).deleted += "\n"
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
