"""What becomes of the words between two words that a document and a file have in common.

Takes a `Match`, and pairs of words in their order; returns edits of the passages of the document: characters that go,
and what the file has in their place. Never looks at passages that have no word in common.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from engross.model import Inline, Reference, Term, Text
from engross.readers.match import Match, Pair
from engross.readers.reading import Known
from engross.readers.words import Passage, Word, Worded
from engross.records import dataclass

_Edit = tuple[int, int, tuple[Inline, ...]]
"""Characters of a passage that go, from one to another, and what comes in their place."""


@dataclass
class Gaps:
    """What becomes of the words between two that are kept, by passage; `labelled` are those that keep their label."""

    match: Match
    belongs: set[int]
    labelled: set[int]
    edits: dict[int, list[_Edit]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ours, self.theirs = self.match.known.words, self.match.found.words
        self.heads = _label_ends(self.ours), _label_ends(self.theirs)
        words = ((pair.found, self.ours[pair.known]) for pair in self.match.pairs)
        labels = {found for found, word in words if word.label and word.passage in self.labelled}
        self.said = [not word.label and n not in labels for n, word in enumerate(self.theirs)]

    def between(self, behind: Pair | None, ahead: Pair | None) -> None:
        """Notes what becomes of the words from one pair to the next; None is either end."""
        start, stop = (behind.known + 1 if behind else 0), (ahead.known if ahead else len(self.ours))
        gone = [word for word in self.ours[start:stop] if not word.label]
        first, last = (behind.found + 1 if behind else 0), (ahead.found if ahead else len(self.theirs))
        come = [self.theirs[n] for n in range(first, last) if self.said[n] and self.theirs[n].passage in self.belongs]
        if not gone and not come:
            return
        a, c = (self.ours[behind.known], self.theirs[behind.found]) if behind else (None, None)
        b, d = (self.ours[ahead.known], self.theirs[ahead.found]) if ahead else (None, None)
        if a and b and c and d and a.passage == b.passage:
            self._inside(a, b, c, d)
        elif a and b and c and d and c.passage == d.passage:
            self._across(a, b, c, d, gone, come)
        else:
            if a and c and (_of(gone, a) or _of(come, c)):
                self._edit(a, a.end, None, self._slice(c, c.end, None, a))
            if b and d and (_of(gone, b) or _of(come, d)):
                self._edit(b, None, b.start, self._slice(d, None, d.start, b))

    def respell(self, pair: Pair) -> None:
        """Notes the capitals that a word has in the file."""
        a, c = self.ours[pair.known], self.theirs[pair.found]
        self._edit(a, a.start, a.end, self._slice(c, c.start, c.end, a))

    def _inside(self, a: Word, b: Word, c: Word, d: Word) -> None:
        """Both words stand in one passage of the document."""
        if c.passage == d.passage:
            new = self._slice(c, c.end, d.start, a)
        else:
            new = (*self._slice(c, c.end, None, a), Text(" "), *self._slice(d, None, d.start, a))
        self._edit(a, a.end, b.start, new)

    def _across(self, a: Word, b: Word, c: Word, d: Word, gone: Sequence[Word], come: Sequence[Word]) -> None:
        """Both words stand in one passage of the file, which holds several of the document."""
        middle = next((word for word in gone if word.passage not in (a.passage, b.passage)), None)
        tail, head = _of(gone, a), _of(gone, b)
        at_tail: tuple[Inline, ...] = ()
        at_head: tuple[Inline, ...] = ()
        if come and middle:
            self._edit(middle, None, None, self._slice(c, come[0].start, come[-1].end, middle))
        elif come and (tail or not head):
            at_tail = self._slice(c, c.end, come[-1].end, a)
        elif come:
            at_head = self._slice(d, come[0].start, d.start, b)
        if tail or at_tail:
            self._edit(a, a.end, None, at_tail)
        if head or at_head:
            self._edit(b, None, b.start, at_head)

    def _edit(self, word: Word, start: int | None, end: int | None, new: tuple[Inline, ...]) -> None:
        """An edit of the passage of a word; None is where the words of the passage begin or end."""
        first = _opening(self.heads[0], self.match.known, word.passage) if start is None else start
        last = len(self.match.known.passages[word.passage].text) if end is None else end
        self.edits.setdefault(word.passage, []).append((first, last, new))

    def _slice(self, word: Word, start: int | None, end: int | None, into: Word) -> tuple[Inline, ...]:
        """What the file has in the passage of a word, as words; bold only where the new place is not bold by itself."""
        passage = self.match.found.passages[word.passage]
        first = _opening(self.heads[1], self.match.found, word.passage) if start is None else start
        last = len(passage.text) if end is None else end
        dressed = Known.EMPHASIS in self.match.able and not self.match.known.passages[into.passage].conspicuous
        return tuple(_words(inline, dressed) for inline in stretch(passage.inlines, first, last))


def _of(words: Sequence[Word], word: Word) -> bool:
    return any(one.passage == word.passage for one in words)


def _label_ends(words: Sequence[Word]) -> dict[int, int]:
    """Where the labels end that stand among the words of a passage, by passage."""
    ends: dict[int, int] = {}
    for word in words:
        if word.label and word.start >= 0:
            ends[word.passage] = max(ends.get(word.passage, 0), word.end)
    return ends


def _opening(ends: Mapping[int, int], side: Worded, passage: int) -> int:
    """Where the words of a passage begin behind a label that stands among them."""
    text = side.passages[passage].text
    at = ends.get(passage, 0)
    return at + len(text[at:]) - len(text[at:].lstrip()) if at else 0


def _words(inline: Inline, dressed: bool) -> Inline:
    if dressed and isinstance(inline, Text | Term):
        return Text(inline.text, inline.strong, inline.emphasis)
    return Text(inline.text)


def spliced(passage: Passage, edits: Sequence[_Edit]) -> Iterator[Inline]:
    """The inlines of a passage with its edits made, which stand in their order."""
    at = 0
    for start, end, new in edits:
        yield from stretch(passage.inlines, at, start)
        yield from (inline for inline in new if inline.text)
        at = end
    yield from stretch(passage.inlines, at, len(passage.text))


def stretch(passage: Sequence[Inline], start: int, end: int) -> Iterator[Inline]:
    """The inlines from one character to another; a cross-reference that is cut becomes words."""
    at = 0
    for inline in passage:
        first, last = max(start - at, 0), min(end - at, len(inline.text))
        if first < last:
            if (first, last) == (0, len(inline.text)):
                yield inline
            elif isinstance(inline, Reference):
                yield Text(inline.text[first:last])
            else:
                yield replace(inline, text=inline.text[first:last])
        at += len(inline.text)
