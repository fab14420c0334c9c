"""The smallest things that are compared: words, runs of space, signs, and cross-references.

Takes words with the bookmarks they cite; returns tokens with their places. A cross-reference counts by what it cites,
so that a number which was counted anew is the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from engross import redline
from engross.model.cut import cut
from engross.records import dataclass
from engross.redline import opcodes

REFERENCE = "reference"
_SPACE = ((" ",),)


class Token(NamedTuple):
    """A token at `start` of its text; two are the same when their keys are."""

    key: tuple[str, ...]
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the token ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where two texts differ: the range in each."""

    old: tuple[int, int]
    new: tuple[int, int]


def tokens(parts: Iterable[tuple[str, str]], ids: Mapping[str, str]) -> tuple[Token, ...]:
    """The tokens of words, each with the bookmark that it cites or nothing; `ids` are those of the bookmarks."""
    found: list[Token] = []
    at = 0
    plain = ""
    for text, target in (*parts, ("", "")):
        if not target:
            plain += text
            continue
        found += _plain(plain, at)
        at, plain = at + len(plain), ""
        word, _, _ = text.rstrip().rpartition(" ")
        opening = word + " " if word else ""
        found += _plain(opening, at)
        found.append(Token((REFERENCE, ids.get(target, target)), text[len(opening) :], at + len(opening)))
        at += len(text)
    found += _plain(plain, at)
    return tuple(found)


def unlinked(old: tuple[Token, ...], new: Sequence[Token]) -> tuple[Token, ...]:
    """The older tokens, with those references as words that the newer text has no more: a field may become text."""
    cited = {token.key for token in new}
    if all(len(token.key) == 1 or token.key in cited for token in old):
        return old
    found: list[Token] = []
    for token in old:
        found += (token,) if len(token.key) == 1 or token.key in cited else _plain(token.text, token.start)
    return tuple(found)


def _plain(text: str, at: int) -> Iterator[Token]:
    for token in cut(text):
        yield Token((token.text,), token.text, at + token.start)


def gaps(old: Sequence[Token], new: Sequence[Token]) -> tuple[Gap, ...]:
    """Where two texts differ, in order; what is parted by one space alone is one gap."""
    return tuple(
        Gap((_at(old, gap.old), _at(old, gap.old_end, gap.old)), (_at(new, gap.new), _at(new, gap.new_end, gap.new)))
        for gap in redline.gaps([token.key for token in old], [token.key for token in new], _SPACE)
    )


def _at(found: Sequence[Token], index: int, start: int | None = None) -> int:
    """The offset before a token, or behind the one before it where a range from `start` ends there."""
    if start is not None and index > start:
        return found[index - 1].end
    if index < len(found):
        return found[index].start
    return found[-1].end if found else 0


def matched(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """The tokens that both have, in pairs."""
    for tag, i, i_end, j, j_end in opcodes([token.key for token in old], [token.key for token in new]):
        if tag == "equal":
            yield from zip(old[i:i_end], new[j:j_end], strict=True)


@dataclass(frozen=True, slots=True)
class Bridge:
    """Offsets of one text as offsets of another: behind the character before, and before the character after.

    None where that character has no counterpart.
    """

    behind: tuple[int | None, ...]
    ahead: tuple[int | None, ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """A range in the other text, or None where its ends have no place there."""
        if start < end:
            first, last = self.ahead[start], self.behind[end]
        else:
            first = last = self.ahead[start] if self.behind[start] is None else self.behind[start]
        return None if first is None or last is None or first > last else (first, last)


def bridge(old: Sequence[Token], new: Sequence[Token]) -> Bridge:
    """The way from the offsets of one text to those of another."""
    length = old[-1].end if old else 0
    end = new[-1].end if new else 0
    behind: list[int | None] = [None] * (length + 1)
    ahead: list[int | None] = [None] * (length + 1)
    for here, there in matched(old, new):
        ahead[here.start], behind[here.end] = there.start, there.end
        if here.text == there.text:
            for step in range(1, len(here.text)):
                behind[here.start + step] = ahead[here.start + step] = there.start + step
    behind[0] = 0 if ahead[0] == 0 or not length else behind[0]
    ahead[length] = end if behind[length] == end or not length else ahead[length]
    return Bridge(tuple(behind), tuple(ahead))
