"""What a reviewer did, told against the clauses.

Takes a returned file, the documents that may have been sent out, and the family of today; returns a `Report`. Never
prints, never reads a disk, and applies nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engross.model import Document, Family, Span
from engross.review.comments.changes import Change, Met, changes, met
from engross.review.comments.laid import Laid, bookmarks, laid, paired, rows
from engross.review.comments.marks import Anchor, Hand, Note, Returned
from engross.review.comments.proposal import Again, Proposed, Today, propose, proven
from engross.review.comments.sources import reached, sources
from engross.review.comments.splices import place
from engross.review.comments.tokens import bridge


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the licence: the provision, its number in the returned document, and where it is typed today.

    `reached` are the variants that print the words typed there; empty without a place.
    """

    id: str
    number: str
    place: Span | None
    reached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of words; `by_hand` says why it is no part of the patch, and is empty where it is one."""

    where: Where
    change: Change
    by_hand: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or other note, and the words it hangs on."""

    where: Where
    note: Note
    quote: str


@dataclass(frozen=True, slots=True)
class Look:
    """Words or a paragraph set otherwise with tracking on; it is told and never proposed."""

    where: Where
    hand: Hand
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that came back. `sent` is the document that the file was made from.

    `moved_on` says that the text of today is another one; `variants` are all that the family has.
    """

    sent: Document
    moved_on: bool
    edits: tuple[Edit, ...]
    remarks: tuple[Remark, ...]
    looks: tuple[Look, ...]
    proposed: tuple[Proposed, ...]
    variants: tuple[str, ...]

    @property
    def anything(self) -> bool:
        """Whether anything came back."""
        return bool(self.edits or self.remarks or self.looks)


def report(
    file: Returned,
    candidates: Sequence[Document],
    family: Family,
    documents: Sequence[Document],
    texts: Mapping[str, str],
    again: Again,
) -> Report:
    """What came back in a file; of the candidates, the first of those that it is nearest to was sent out.

    `documents` are all variants of today, `texts` the files of the family by path.
    """
    ids = bookmarks(*candidates, *documents)
    found = _nearest(file, [laid(document, ids) for document in candidates], ids)
    sent = found.sent.document
    today = next((one for one in documents if one.record.variant == sent.record.variant), None)
    made = tuple(changes(found))
    if today is None:
        proposed = tuple(Proposed(change, reason="the family has no such licence today") for change in made)
        return _told(found, proposed, None, {}, family, file)
    now = found.sent if today == sent else laid(today, ids)
    basis = Today(now, sources(family, now, texts, ids), texts)
    across = _Across(found.sent, now)
    proposed = tuple(propose(basis, change, *across.lead(change.row, change.span)) for change in made)
    places = _Places(found, across, basis)
    return _told(found, proven(basis, proposed, again), places, reached(family, documents), family, file)


class _Across:
    """The way from the document that was sent out to that of today."""

    def __init__(self, sent: Laid, now: Laid) -> None:
        self.same = sent is now
        self._sent, self._now = sent, now
        self._pairs = {} if self.same else paired(now.body, sent.body)

    def lead(self, row: int | None, span: tuple[int, int] | None) -> tuple[int | None, tuple[int, int] | None]:
        """A row and range of today; None where the words stand no more."""
        if row is None or self.same:
            return row, span
        now = self._pairs.get(row)
        if now is None or span is None:
            return now, None
        return now, bridge(self._sent.body[row].tokens, self._now.body[now].tokens).span(*span)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a returned row is typed today."""

    found: Met
    across: _Across
    today: Today

    def of(self, index: int, start: int, end: int) -> tuple[Span, Span] | None:
        """The place of a range of a returned row, as it was sent out, and of the run that holds it."""
        sent = self.found.pairs.get(index)
        if sent is None:
            row = self.today.last(self.found.id(index))
            return place(self.today.sources[row], 0, 0, self.today.texts) if row is not None else None
        span = self.found.bridges[index].span(start, end) or (0, 0)
        now, span_now = self.across.lead(sent, span)
        return None if now is None else place(self.today.sources[now], *(span_now or (0, 0)), self.today.texts)


def _nearest(file: Returned, candidates: Sequence[Laid], ids: Mapping[str, str]) -> Met:
    """The file beside the candidate that it differs from in the fewest words that no hand changed."""
    found = tuple(rows(file.lines, ids))
    beside = [met(found, candidate) for candidate in candidates]
    return min(beside, key=lambda one: sum(_weight(change) for change in changes(one) if change.hand is None))


def _weight(change: Change) -> int:
    return len(change.deleted.split()) + len(change.inserted.split()) + 1


def _told(
    found: Met,
    proposed: Sequence[Proposed],
    places: _Places | None,
    reach: Mapping[Span, tuple[str, ...]],
    family: Family,
    file: Returned,
) -> Report:
    sent = found.sent.document
    numbers = {id: one.number for one in sent.walk() for id in (one.id, *one.aliases)}

    def where(id: str, at: tuple[Span, Span] | None) -> Where:
        spot, run = at or (None, None)
        return Where(id, numbers.get(id, ""), spot, reach.get(run, ()) if run else ())

    edits = tuple(
        Edit(where(one.change.id, (one.place, one.run) if one.place else None), one.change, one.reason)
        for one in proposed
    )
    notes = {(note.kind, note.id): note for note in file.notes}
    remarks, looks = [], []
    for index, row in enumerate(found.rows):
        for anchor in sorted(row.line.anchors, key=lambda one: one.start):
            note = notes.pop(anchor.note, None)
            if note is not None:
                at = places.of(index, *_sent_range(found, index, anchor)) if places else None
                remarks.append(Remark(where(found.id(index), at), note, " ".join(anchor.quote.split())))
        for one in row.line.restyled:
            at = places.of(index, *_spoken(row.line.text, one.text)) if places else None
            looks.append(Look(where(found.id(index), at), one.hand, one.what, " ".join(one.text.split())))
    remarks += [Remark(where("", None), note, "") for note in notes.values()]
    moved_on = places is None or not places.across.same
    return Report(
        sent, moved_on, edits, tuple(remarks), tuple(looks), tuple(proposed), tuple(one.id for one in family.variants)
    )


def _sent_range(found: Met, index: int, anchor: Anchor) -> tuple[int, int]:
    """The range of an anchor in the words that were sent out."""
    at = all_ = 0
    ends = []
    for edge in (anchor.start, anchor.end):
        at = all_ = 0
        for words in found.rows[index].line.words:
            step = min(len(words.text), edge - all_)
            all_ += step
            at += step if words.inserted is None else 0
        ends.append(at)
    return ends[0], ends[1]


def _spoken(text: str, part: str) -> tuple[int, int]:
    at = max(text.find(part), 0)
    return at, min(at + len(part), len(text))
