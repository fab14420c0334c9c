"""What a reviewer did, told against the clauses.

Takes a returned file, the documents that may have been sent out, and the family of today; returns a `ReviewReport`.
Never prints, never reads a disk, and applies nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engross.assemble import Complete
from engross.model import Document, Family, Paragraph, Provision, Span
from engross.readers import Standing
from engross.records import dataclass
from engross.review.comments import typography
from engross.review.comments.changes import Change, changes
from engross.review.comments.laid import MatchedRows, Row, SentDocument, bookmarks, laid, met, rows
from engross.review.comments.marks import Anchor, Author, Note, Returned
from engross.review.comments.places import Across, Places
from engross.review.comments.proposal import Again, Proposed, Today, propose, proven
from engross.review.comments.rejected import Redlined, redlined
from engross.review.comments.settings import Reset, settings
from engross.review.comments.sources import reached, sources
from engross.review.comments.splices import Reason


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
class ReportedEdit:
    """A change of words; `by_hand` says why it is no part of the patch, and is empty where it is one.

    `rejected` says that it takes back a change that our own redline made.
    """

    where: Where
    change: Change
    by_hand: str
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or other note, and the words it hangs on."""

    where: Where
    note: Note
    quote: str


@dataclass(frozen=True, slots=True)
class FormattingChange:
    """Words or a paragraph set otherwise, without a hand where it was not tracked; reported, and never proposed."""

    where: Where
    hand: Author | None
    what: str
    text: str
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """Changes of typography that are reported as one: their kind, who made them if they were tracked, and how many."""

    kind: str
    hand: Author | None
    count: int


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """All that came back. `sent` is the document that the file was made from.

    `moved_on` says that the text of today is another one; `variants` are all that the family has.
    """

    sent: Document
    moved_on: bool
    edits: tuple[ReportedEdit, ...]
    remarks: tuple[Remark, ...]
    looks: tuple[FormattingChange, ...]
    folds: tuple[Fold, ...]
    proposed: tuple[Proposed, ...]
    variants: tuple[str, ...]

    @property
    def anything(self) -> bool:
        """Whether anything came back."""
        return bool(self.edits or self.remarks or self.looks or self.folds)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a report is made on: the documents that may have been sent out, and the family of today.

    `completed` are all licences of today, `texts` the files of the family by path. `before` is the document that our
    redline compares with, for a file that is one. With `each`, changes of typography are reported one by one.
    """

    candidates: Sequence[Document]
    family: Family
    completed: Sequence[Complete]
    texts: Mapping[str, str]
    again: Again
    before: Document | None = None
    each: bool = False


def report(file: Returned, basis: Basis) -> ReviewReport:
    """What came back in a file; of the candidates, the first of those that it is nearest to was sent out."""
    older = (basis.before,) if basis.before else ()
    ids = bookmarks(*basis.candidates, *(one.document for one in basis.completed), *older)
    candidates = [laid(document, ids) for document in basis.candidates]
    found, made = _nearest(file, candidates, ids)
    kept, folds = _folded(made, basis.each)
    reset = settings(found)
    taken = redlined(found, laid(basis.before, ids)) if basis.before else None
    layout = (one.layout for one in reset if one.layout and not basis.each and not (taken and taken.sets_back(one)))
    folds += tuple(Fold(kind, None, count) for kind, count in Counter(layout).items())
    sent = found.sent.document
    today = next((one for one in basis.completed if one.variant.id == sent.record.variant), None)
    places = None
    if today is None:
        proposed = tuple(Proposed(change, reason="the family has no such licence today") for change in kept)
    else:
        now = next((one for one in (found.sent, *candidates) if one.document == today.document), None)
        now = now or laid(today.document, ids)
        based = Today(now, sources(today, now, basis.texts), basis.texts)
        places = Places(found, Across(found.sent, now), based)
        made_ready = (propose(based, change, *places.across.lead(change.row, change.span)) for change in kept)
        ready = [
            replace(one, splice=None, reason=Reason.REJECTED) if taken and taken.takes_back(one.change) else one
            for one in made_ready
        ]
        proposed = proven(based, ready, basis.again)
    teller = _Teller(found, places, reached(basis.completed) if places else {}, taken)
    return ReviewReport(
        sent,
        places is None or not places.across.same,
        tuple(map(teller.edit, proposed)),
        tuple(teller.remarks(file.notes)),
        tuple(teller.looks([one for one in reset if basis.each or not one.layout])),
        folds,
        proposed,
        tuple(one.id for one in basis.family.variants),
    )


def _nearest(
    file: Returned, candidates: Sequence[SentDocument], ids: Mapping[str, str]
) -> tuple[MatchedRows, list[Change]]:
    """The file beside the candidate that it differs from in the fewest words that no hand changed."""
    found = tuple(rows(file.lines, ids))
    beside = [(one, changes(one)) for one in (met(found, candidate) for candidate in candidates)]
    return min(beside, key=lambda one: sum(_weight(change) for change in one[1] if change.hand is None))


def _weight(change: Change) -> int:
    return len(change.deleted.split()) + len(change.inserted.split()) + 1


def _folded(made: Sequence[Change], each: bool) -> tuple[list[Change], tuple[Fold, ...]]:
    """The changes to be listed one by one, and those of typography by kind and author."""
    kept: list[Change] = []
    folds: dict[tuple[str, str], Fold] = {}
    for change in made:
        kind = "" if each or change.moved else typography.kind(change.deleted, change.inserted)
        if not kind:
            kept.append(change)
            continue
        key = (kind, change.hand.author if change.hand else "")
        count = folds[key].count if key in folds else 0
        folds[key] = Fold(kind, change.hand, count + 1)
    return kept, tuple(folds.values())


class _Teller:
    """Tells everything at its place."""

    def __init__(
        self, found: MatchedRows, places: Places | None, reach: Mapping[Span, tuple[str, ...]], taken: Redlined | None
    ) -> None:
        self._found = found
        self._places = places
        self._reach = reach
        self._taken = taken
        self._numbers = {id: one.number for one in found.sent.document.walk() for id in (one.id, *one.aliases)}

    def edit(self, one: Proposed) -> ReportedEdit:
        """An edit, at the place where it would be typed."""
        at = (one.place, one.word) if one.place else None
        return ReportedEdit(self._where(one.change.id, at), one.change, one.reason, one.reason == Reason.REJECTED)

    def remarks(self, notes: Sequence[Note]) -> Iterator[Remark]:
        """Every note at the words it hangs on, then those that hang nowhere; footnotes that were sent out are none."""
        left = {(note.kind, note.id): note for note in _came(notes, self._found.sent.document)}
        for index, row in enumerate(self._found.rows):
            for anchor in sorted(row.line.anchors, key=lambda one: one.start):
                note = left.pop(anchor.note, None)
                if note is not None:
                    where = self._at(index, *_sent_range(row, anchor))
                    yield Remark(where, note, " ".join(anchor.quote.split()))
        yield from (Remark(self._where("", None), note, "") for note in left.values())

    def looks(self, untracked: Sequence[Reset]) -> Iterator[FormattingChange]:
        """What was set otherwise, with tracking and without."""
        resets: dict[int, list[Reset]] = {}
        for reset in untracked:
            resets.setdefault(reset.index, []).append(reset)
        for index, row in enumerate(self._found.rows):
            for one in row.line.restyled:
                where = self._at(index, *_spoken(row.line.text, one.text))
                yield FormattingChange(where, one.hand, one.what, " ".join(one.text.split()))
            for reset in resets.get(index, ()):
                back = self._taken is not None and self._taken.sets_back(reset)
                where = self._where(
                    self._found.id(index), self._places.sent(index, reset.span) if self._places else None
                )
                yield FormattingChange(where, None, reset.what, " ".join(reset.text.split()), back)

    def _at(self, index: int, start: int, end: int) -> Where:
        return self._where(self._found.id(index), self._places.of(index, start, end) if self._places else None)

    def _where(self, id: str, at: tuple[Span, Span] | None) -> Where:
        spot, word = at or (None, None)
        return Where(id, self._numbers.get(id, ""), spot, self._reach.get(word, ()) if word else ())


def _came(notes: Sequence[Note], sent: Document) -> Iterator[Note]:
    """The notes without the footnotes of the document, as far as they still say the same."""
    own = Counter(" ".join(_words(note).split()) for note in sent.notes)
    for note in notes:
        words = " ".join(note.text.split())
        if note.kind is Standing.FOOTNOTE and own[words]:
            own[words] -= 1
        else:
            yield note


def _words(note: Provision) -> str:
    return "\n".join(block.text for block in note.body if isinstance(block, Paragraph))


def _sent_range(row: Row, anchor: Anchor) -> tuple[int, int]:
    """The range of an anchor in the words that were sent out."""
    ends = []
    for edge in (anchor.start, anchor.end):
        at = all_ = 0
        for words in row.line.words:
            step = min(len(words.text), edge - all_)
            all_ += step
            at += step if words.inserted is None else 0
        ends.append(at)
    return ends[0], ends[1]


def _spoken(text: str, part: str) -> tuple[int, int]:
    at = max(text.find(part), 0)
    return at, min(at + len(part), len(text))
