"""Where the words of a returned file are typed today.

Takes the file beside the document that was sent out, and the text of today with its sources; returns places in clause
files. Never guesses: what stands no more has none.
"""

from engross.model import Span
from engross.records import dataclass
from engross.review.comments.laid import MatchedRows, SentDocument, paired
from engross.review.comments.proposal import Today
from engross.review.comments.splices import place
from engross.review.comments.tokens import bridge


class Across:
    """The way from the document that was sent out to that of today."""

    def __init__(self, sent: SentDocument, now: SentDocument) -> None:
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
class Places:
    """Where a returned row is typed today."""

    found: MatchedRows
    across: Across
    today: Today

    def of(self, index: int, start: int, end: int) -> tuple[Span, Span] | None:
        """The place of a range of a returned row, without what was put in, and of the run that holds it."""
        sent = self.found.pairs.get(index)
        if sent is None:
            row = self.today.last(self.found.id(index))
            return place(self.today.sources[row], 0, 0, self.today.texts) if row is not None else None
        return self.sent(index, self.found.bridges[index].span(start, end) or (0, 0))

    def sent(self, index: int, span: tuple[int, int]) -> tuple[Span, Span] | None:
        """The place of a range of the row that was sent out, of which a returned one is made."""
        now, span_now = self.across.lead(self.found.pairs[index], span)
        return None if now is None else place(self.today.sources[now], *(span_now or (0, 0)), self.today.texts)
