"""Two passages word by word: inlines in, stretches out.

A word, a run of spaces, a punctuation mark, a link and a cross-reference are what moves; the target counts in a
cross-reference and not its number. The kind of a quotation mark does not count: words that differ in it alone are kept,
each side with its own marks. Never looks beyond the two passages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise, zip_longest

from engross.model import Edit, Inline, Kept, Link, Reference, Stretch
from engross.model.cut import cut, straight
from engross.records import dataclass
from engross.redline.classes import class_of
from engross.redline.edits import gaps

_SPACE = (" ",)


@dataclass(frozen=True, slots=True)
class Token:
    """The smallest thing that the diff moves, and where in the passage it stands; two are the same by their keys."""

    key: tuple[str, ...]
    start: int
    end: int
    whole: Inline | None = None


@dataclass(slots=True)
class _Island:
    """Deleted tokens, inserted tokens, then the pairs (old, new) that are kept up to the next island."""

    deleted: list[Token]
    inserted: list[Token]
    kept: list[tuple[Token, Token]]


def diff(old: Sequence[Inline], new: Sequence[Inline]) -> tuple[Stretch, ...]:
    """The stretches that turn one passage into the other, with as few words edited as can be.

    Edits with nothing but one space between them are one edit. A kept stretch pairs inlines that have the same text, or
    another kind of quotation mark, or cross-references to the same place.
    """
    if old == new:
        return tuple(Kept(inline, inline) for inline in old if inline.text)
    a, b = _Passage(old), _Passage(new)
    stretches: list[Stretch] = []
    for island in _slid(_islands(a, b), a, b):
        if island.deleted or island.inserted:
            deleted, inserted = a.inlines(island.deleted), b.inlines(island.inserted)
            stretches.append(Edit(deleted, inserted, class_of(deleted, inserted)))
        stretches.extend(_kept(island.kept, a, b))
    return tuple(stretches)


def keys(inlines: Sequence[Inline]) -> tuple[tuple[str, ...], ...]:
    """What the diff compares of a passage: equal keys are the same words and the same targets."""
    return tuple(token.key for token in _Passage(inlines).tokens)


def halves(inlines: Sequence[Inline]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """A passage in two, parted between words; a cross-reference or a link is never cut."""
    passage = _Passage(inlines)
    middle = len(passage.tokens) // 2
    return passage.inlines(passage.tokens[:middle]), passage.inlines(passage.tokens[middle:])


class _Passage:
    """Inlines as tokens, and pieces of them by place."""

    def __init__(self, inlines: Sequence[Inline]) -> None:
        self._pieces = _spans(inlines)
        self._text = "".join(inline.text for inline in inlines)
        self.tokens: list[Token] = []
        end = 0
        for atomic, group in groupby(inlines, lambda inline: isinstance(inline, Reference | Link)):
            start, run = end, list(group)
            for inline in run:
                if atomic:
                    self.tokens.append(Token(_key(inline), end, end + len(inline.text), inline))
                end += len(inline.text)
            if not atomic:
                # Across inlines, since a word may be emphasised in part.
                for word in cut("".join(inline.text for inline in run)):
                    self.tokens.append(Token((straight(word.text),), start + word.start, start + word.end))

    def text(self, token: Token) -> str:
        """A token as it is printed."""
        return self._text[token.start : token.end]

    def inlines(self, tokens: Sequence[Token]) -> tuple[Inline, ...]:
        """The pieces of inlines that neighbouring tokens cover."""
        if not tokens:
            return ()
        start, end = tokens[0].start, tokens[-1].end
        cut = (_cut(inline, start - at, end - at) for at, _, inline in self._pieces)
        return tuple(piece for piece in cut if piece is not None)


def _key(inline: Inline) -> tuple[str, ...]:
    if isinstance(inline, Reference):
        return ("reference", straight(inline.word), inline.target)
    assert isinstance(inline, Link)
    return ("link", straight(inline.text), inline.href)


def _cut(inline: Inline, start: int, end: int) -> Inline | None:
    """What of the inline stands between two places, counted from its own beginning; None where nothing does."""
    text = inline.text[max(start, 0) : max(end, 0)]
    if not text or isinstance(inline, Reference) or text == inline.text:
        return inline if text else None
    return replace(inline, text=text)


def _islands(a: "_Passage", b: "_Passage") -> list[_Island]:
    """The edits with what is kept behind each; the first is empty where both begin alike."""
    islands = [_Island([], [], [])]
    i = j = 0
    ends = (len(a.tokens), len(a.tokens), len(b.tokens), len(b.tokens))
    for old, old_end, new, new_end in (*gaps([t.key for t in a.tokens], [t.key for t in b.tokens], (_SPACE,)), ends):
        islands[-1].kept.extend(zip(a.tokens[i:old], b.tokens[j:new], strict=True))
        i, j = old_end, new_end
        deleted, inserted = a.tokens[old:i], b.tokens[new:j]
        islands.append(_Island(deleted, inserted, []))
        if deleted and inserted and deleted[-1].key == inserted[-1].key == _SPACE:
            # Two edits made one can leave one space at the end of both sides, which is no edit.
            islands[-1].kept.append((deleted.pop(), inserted.pop()))
    return islands


def _slid(islands: list[_Island], a: "_Passage", b: "_Passage") -> list[_Island]:
    """The same edits, those of one side alone moved to where a sentence begins, or else a word, if they can be.

    "The [-cat sleeps. The -]dog" takes out the same words as "[-The cat sleeps. -]The dog", and is harder to read.
    """
    for before, island in pairwise(islands):
        if bool(island.deleted) == bool(island.inserted):
            continue
        edit = island.deleted or island.inserted
        steps = 0
        while _fits(before.kept, edit, a, b, bool(island.deleted)) and steps < len(edit):
            steps += 1
            _step_left(before, island)
        best, place = _opening(before.kept), 0
        for step in range(1, steps + 1):
            _step_right(before, island)
            if _opening(before.kept) >= best:
                best, place = _opening(before.kept), step
        for _ in range(steps - place):
            _step_left(before, island)
    return islands


def _fits(kept: list[tuple[Token, Token]], edit: list[Token], a: "_Passage", b: "_Passage", deleted: bool) -> bool:
    """Whether the last kept token and the last of the edit may change places: the same words in the same looks."""
    if len(kept) < 2 or kept[-1][0].key != edit[-1].key:
        return False
    old, new = kept[-1]
    return a.inlines([edit[-1]]) == b.inlines([new]) if deleted else a.inlines([old]) == b.inlines([edit[-1]])


def _step_left(before: _Island, island: _Island) -> None:
    old, new = before.kept.pop()
    if island.deleted:
        island.kept.insert(0, (island.deleted.pop(), new))
        island.deleted.insert(0, old)
    else:
        island.kept.insert(0, (old, island.inserted.pop()))
        island.inserted.insert(0, new)


def _step_right(before: _Island, island: _Island) -> None:
    old, new = island.kept.pop(0)
    if island.deleted:
        before.kept.append((island.deleted.pop(0), new))
        island.deleted.append(old)
    else:
        before.kept.append((old, island.inserted.pop(0)))
        island.inserted.append(new)


def _opening(kept: list[tuple[Token, Token]]) -> int:
    """How well an edit begins after these tokens: with a sentence, with a word, or within either."""
    if not kept or kept[-1][1].key[0] not in (" ", "\n", "\t"):
        return 0
    return 2 if len(kept) > 1 and kept[-2][1].key[0] in (".", ":", ";", "!", "?") else 1


def _kept(pairs: list[tuple[Token, Token]], a: _Passage, b: _Passage) -> Iterator[Stretch]:
    """The inlines of kept words; where a quotation mark is of another kind, it stands alone."""
    for atomic, group in groupby(pairs, lambda pair: pair[0].whole is not None):
        run = list(group)
        if atomic:
            yield from (Kept(old.whole, new.whole) for old, new in run if old.whole and new.whole)
            continue
        for same, part in groupby(_signs(a, b, run), lambda pair: a.text(pair[0]) == b.text(pair[1])):
            olds, news = zip(*part, strict=True)
            old, new = a.inlines(olds), b.inlines(news)
            if same:
                yield from _alike(old, new)
                continue
            for one, other in zip_longest(old, new):
                # A guillemet and the space inside it may look differently, where the other side has one sign.
                yield Kept(one or replace(other, text=""), other or replace(one, text=""))


def _signs(a: _Passage, b: _Passage, pairs: list[tuple[Token, Token]]) -> Iterator[tuple[Token, Token]]:
    """The pairs, those that differ in a mark within a word sign by sign."""
    for old, new in pairs:
        if old.end - old.start != new.end - new.start or a.text(old) == b.text(new):
            yield old, new
            continue
        for place in range(old.end - old.start):
            first, second = (replace(one, start=one.start + place, end=one.start + place + 1) for one in (old, new))
            yield first, second


def _alike(old: Sequence[Inline], new: Sequence[Inline]) -> Iterator[Kept]:
    """The same words on both sides, cut wherever either side begins another inline."""
    before, after = _spans(old), _spans(new)
    places = sorted({place for start, end, _ in (*before, *after) for place in (start, end)})
    for start, end in pairwise(places):
        (first,), (second,) = (
            [_cut(inline, start - at, end - at) for at, stop, inline in side if at <= start < stop]
            for side in (before, after)
        )
        assert first is not None
        assert second is not None
        yield Kept(first, second)


def _spans(inlines: Sequence[Inline]) -> list[tuple[int, int, Inline]]:
    """Each inline with the places where it begins and ends."""
    ends = accumulate(len(inline.text) for inline in inlines)
    return [(end - len(inline.text), end, inline) for end, inline in zip(ends, inlines, strict=True)]
