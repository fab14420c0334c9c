"""Which changes take back one of our own: those that our redline made from an older document.

Takes a returned file beside the document that was sent out, and the older one that our redline compares it with; tells
of a change without tracking whether it brings back what stood there before.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engross.review.comments.changes import Change
from engross.review.comments.laid import Laid, Met, Row, paired
from engross.review.comments.marks import Line
from engross.review.comments.settings import Reset
from engross.review.comments.tokens import Gap, gaps


@dataclass(frozen=True, slots=True)
class Redlined:
    """What our redline changed: `older` are the older rows by the rows sent out.

    `lost` are the texts of which the older document has more, `come` those of which it has fewer, and `restored` the
    rows sent out that read in the returned file as the older document does.
    """

    found: Met
    before: Laid
    older: dict[int, int]
    lost: frozenset[str]
    come: frozenset[str]
    restored: frozenset[int]

    def takes_back(self, change: Change) -> bool:
        """Whether a change brings back what our redline changed there."""
        if change.hand is not None:
            return False
        if change.row is None:
            cells = [_words(cell) for line in change.inserted.split("\n") for cell in line.split(" | ")]
            return bool(_words(change.inserted)) and all(cell in self.lost for cell in cells if cell)
        if change.row in self.restored:
            return True
        if change.moved:
            return change.row not in self.older
        if change.deleted.endswith("\n") and not change.inserted:
            return _words(change.deleted) in self.come
        return change.row in self.older and self._words_back(change, self.older[change.row])

    def sets_back(self, reset: Reset) -> bool:
        """Whether a paragraph or its words are set as they were before our redline."""
        old = self.older.get(self.found.pairs[reset.index])
        if old is None:
            return False
        was, now = self.before.body[old].line, self.found.rows[reset.index].line
        if reset.whole:
            return _set(was) == _set(now) or was.label.text == now.label.text
        return [(words.text, words.look) for words in was.sent] == [(words.text, words.look) for words in now.sent]

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
        around = [gap for gap in made if gap.old[0] <= start and end <= gap.old[1]]
        if any(_words(change.inserted) in _words(was.line.text[slice(*gap.new)]) for gap in around):
            return True
        return _number_back(change, row, was)


def redlined(found: Met, before: Laid) -> Redlined:
    """What our redline changed from an older document to the one that was sent out."""
    older = {sent: old for old, sent in paired(found.sent.body, before.body).items()}
    was, now = (Counter(_words(row.line.text) for row in rows) for rows in (before.body, found.sent.body))
    lost, come = frozenset(was - now), frozenset(now - was)
    restored = frozenset(old for index, old in found.pairs.items() if _words(found.rows[index].line.text) in lost)
    return Redlined(found, before, older, lost, come, restored)


def _set(line: Line) -> tuple[int, bool, int]:
    return line.setting.heading, bool(line.setting.list), line.setting.level


def _number_back(change: Change, row: Row, was: Row) -> bool:
    """Whether a reference shows the number again that it showed before."""
    shown = {token.key: token.text for token in was.tokens if len(token.key) > 1}
    cited = [token for token in row.tokens if len(token.key) > 1 and (token.start, token.end) == change.span]
    return any(shown.get(token.key) == change.inserted for token in cited)


def _replaced(text: str, older: str, inside: Sequence[Gap], span: tuple[int, int]) -> str:
    """A range of a text with the words of the older one in these gaps."""
    said, at = "", span[0]
    for gap in inside:
        said += text[at : gap.old[0]] + older[slice(*gap.new)]
        at = gap.old[1]
    return said + text[at : span[1]]


def _words(text: str) -> str:
    return " ".join(text.split())
