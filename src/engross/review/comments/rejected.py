"""Which changes take back one of our own: those that our redline made from an older document.

Takes a returned file beside the document that was sent out, and the older one that our redline compares it with; tells
of a change without tracking whether it brings back what stood there before.
"""

from collections import Counter
from collections.abc import Sequence

from engross.model.cut import words
from engross.records import dataclass
from engross.review.comments.changes import Change
from engross.review.comments.laid import MatchedRows, Row, SentDocument, paired
from engross.review.comments.marks import Line
from engross.review.comments.settings import Dress, Reset, spread
from engross.review.comments.tokens import Gap, gaps, matched


@dataclass(frozen=True, slots=True)
class Redlined:
    """What our redline changed: `older` are the older rows by the rows sent out.

    `lost` are the texts of which the older document has more, `come` those of which it has fewer: paragraphs and rows
    of tables. `restored` are the rows sent out that read in the returned file as the older document does. `rows` are
    the rows of tables that the older document has: where a table was set anew and only that was accepted, or only the
    loss of the other rejected, they stand twice.
    """

    found: MatchedRows
    before: SentDocument
    older: dict[int, int]
    lost: frozenset[str]
    come: frozenset[str]
    restored: frozenset[int]
    rows: frozenset[str]

    def takes_back(self, change: Change) -> bool:
        """Whether a change brings back what our redline changed there."""
        if change.hand is not None:
            return False
        if change.moved and change.row is not None:
            return change.row not in self.older or self._reordered(_words(change.deleted))
        if change.row is None:
            row = None if change.index is None else self.found.rows[change.index]
            said = {_said(row), _words(row.line.text)} if row else set()
            if row and row.beside and _said(row) in self.rows:
                return True
            return bool(self.lost & {*said, *map(_words, change.inserted.split("\n"))} - {""})
        if change.row in self.restored:
            return True
        row = self.found.sent.body[change.row]
        if change.deleted.endswith("\n") and not change.inserted:
            said = {_said(row), _words(row.line.text), *map(_words, change.deleted.split("\n"))}
            return change.row not in self.older or bool(self.come & said - {""})
        return change.row in self.older and self._words_back(change, self.older[change.row])

    def _reordered(self, text: str) -> bool:
        """Whether our redline set a paragraph before or behind another."""
        was, now = (
            {_words(row.line.text): place for place, row in enumerate(rows)}
            for rows in (self.before.body, self.found.sent.body)
        )
        if text not in was or text not in now:
            return False
        both = was.keys() & now.keys()
        return any((was[one] < was[text]) != (now[one] < now[text]) for one in both if one != text)

    def sets_back(self, reset: Reset) -> bool:
        """Whether a paragraph or its words are set as they were before our redline."""
        place = self.found.pairs[reset.index]
        row, returned = self.found.sent.body[place], self.found.rows[reset.index]
        old = self.older.get(place)
        same = [self.before.body[old]] if old is not None else []
        same += [one for one in self.before.body if _words(one.line.text) == _words(row.line.text)]
        if reset.whole:
            now = returned.line
            return any(_set(one.line) == _set(now) or one.line.label.text == now.label.text for one in same)
        return any(_looks(row, one, reset.span) == _looks(row, returned, reset.span) for one in same)

    def _words_back(self, change: Change, old: int) -> bool:
        """Whether the words of a change are those that stood there before."""
        if change.span is None or change.row is None:
            return False
        row, was = self.found.sent.body[change.row], self.before.body[old]
        made = gaps(row.tokens, was.tokens)
        start, end = change.span
        inside = [gap for gap in made if start <= gap.old[0] and gap.old[1] <= end]
        if inside and _words(_replaced(row.line.text, was.line.text, inside, change.span)) == _words(change.inserted):
            return True
        was_more, now_more = _more(was, row), _more(row, was)
        if _counted(change.inserted) <= was_more and _counted(change.deleted) <= now_more:
            return True
        return _number_back(change, row, was)


def redlined(found: MatchedRows, before: SentDocument) -> Redlined:
    """What our redline changed from an older document to the one that was sent out."""
    older = {sent: old for old, sent in paired(found.sent.body, before.body).items()}
    was, now = (
        Counter(text for row in (*side.body, *side.margins) for text in {_said(row), _words(row.line.text)})
        for side in (before, found.sent)
    )
    lost, come = frozenset(was - now), frozenset(now - was)
    restored = frozenset(old for index, old in found.pairs.items() if _words(found.rows[index].line.text) in lost)
    rows = frozenset(_said(row) for row in before.body if row.beside)
    return Redlined(found, before, older, lost, come, restored, rows)


def _said(row: Row) -> str:
    """The words of a paragraph, or of the row of a table that it stands in."""
    return _words(row.beside or row.line.text)


def _set(line: Line) -> tuple[int, bool, int]:
    return line.setting.heading, bool(line.setting.list), line.setting.level


def _looks(row: Row, other: Row, span: tuple[int, int]) -> list[Dress]:
    """How the words of a range of a row are set in another row."""
    set_as = spread(other)
    return [
        set_as[there.start]
        for here, there in matched(row.tokens, other.tokens)
        if span[0] <= here.start < span[1] and not here.text.isspace()
    ]


def _number_back(change: Change, row: Row, was: Row) -> bool:
    """Whether a reference shows the number again that it showed before."""
    shown = {token.key: token.text for token in was.tokens if len(token.key) > 1}
    cited = [token for token in row.tokens if len(token.key) > 1 and (token.start, token.end) == change.span]
    return any(shown.get(token.key) == change.inserted for token in cited)


def _more(one: Row, other: Row) -> Counter[str]:
    """The words of which a row has more than another."""
    return _counted(one.line.text) - _counted(other.line.text)


def _counted(text: str) -> Counter[str]:
    return Counter(words(text))


def _replaced(text: str, older: str, inside: Sequence[Gap], span: tuple[int, int]) -> str:
    """A range of a text with the words of the older one in these gaps."""
    said, at = "", span[0]
    for gap in inside:
        said += text[at : gap.old[0]] + older[slice(*gap.new)]
        at = gap.old[1]
    return said + text[at : span[1]]


def _words(text: str) -> str:
    return " ".join(text.split())
