"""An edit of a line to an edit of a file: the characters to replace, or why nobody but a person can do it.

Takes the source of a line and the range that is replaced; returns a splice or a reason. Never guesses: what touches
computed words, references or signs of markup is left to a hand.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from engross.model import Span
from engross.model.cut import cut, straight
from engross.records import dataclass
from engross.review.comments.sources import Offset, Source, Typed, span
from engross.review.comments.tokens import Token


class Reason(StrEnum):
    """Why an edit is no part of the patch."""

    PARAGRAPH = "a paragraph comes, goes or moves: that is a clause file and its place in the outline"
    COMPUTED = "the words are computed, not typed there"
    APART = "the words are typed in more than one place"
    REFERENCE = "a cross-reference stands there"
    MARKUP = "signs of markup stand there, or are among the new words"
    SHARED = "the same typed words are printed in other places too"
    MOVED_ON = "the text of today reads otherwise here"
    UNTRACKED = "words beside it were changed without tracking"
    MARGIN = "headers, footers and contents are computed"
    WITHDRAWN = "the words were taken out again"
    REJECTED = "the reviewer rejected our change: decide whether the clause keeps it"
    REFUSED = "the family would not be read with it"
    UNPROVEN = "the assembled words would not be those of the reviewer"


@dataclass(frozen=True, slots=True)
class Splice:
    """The characters of a file from `start` to `end`, and what they become."""

    path: str
    start: int
    end: int
    text: str


# What Markdown or YAML would read as more than a sign; whatever else they mind, the proof finds.
_SIGNS = re.compile(r"[*_`\[\]<>\\{}#&~|\n\t\u00a0]")


def splice(source: Source, text: str, start: int, end: int, inserted: str, texts: Mapping[str, str]) -> Splice | Reason:
    """The edit of a file that replaces a range of a line's text by the inserted words."""
    if "\n" in inserted:
        return Reason.PARAGRAPH
    if _SIGNS.search(inserted):
        return Reason.MARKUP
    start, end, inserted = _trimmed(text, start, end, inserted)
    if start == end and not inserted:
        return Reason.UNPROVEN
    if start == end:
        return _insertion(source, text, start, inserted, texts)
    return _replacement(source, text, start, end, inserted, texts)


def spliced(texts: Mapping[str, str], splices: list[Splice]) -> dict[str, str]:
    """The files that change, with all splices done."""
    found: dict[str, str] = {}
    for one in sorted(splices, key=lambda one: (one.path, one.start, one.end), reverse=True):
        text = found.get(one.path, texts[one.path])
        found[one.path] = text[: one.start] + one.text + text[one.end :]
    return found


def place(source: Source, start: int, end: int, texts: Mapping[str, str]) -> tuple[Span, Span] | None:
    """Where a range of a line is typed, and where the word begins that it belongs to.

    What is computed leads to what it is computed from, else to the typed word nearest to it.
    """
    for token, one in source.typed:
        if token.start < max(end, start + 1) and start < token.end:
            return _at(one, one.start if one.whole else one.start + max(start - token.start, 0), texts)
    near = [(min(abs(token.end - start), abs(token.start - end)), token, one) for token, one in source.typed]
    counted = [(min(abs(at - start), abs(at - end)), at) for at in source.computed]
    if counted and start < end and not any(token.end == start and start == end for _, token, _ in near):
        found = source.computed[min(counted)[1]]
        return found, found
    if not near:
        return next(((at, at) for at in source.computed.values()), None)
    _, token, one = min(near, key=lambda each: (each[0], each[1].start))
    return _at(one, one.end if token.end <= start else one.start, texts)


def _at(one: Typed, at: int, texts: Mapping[str, str]) -> tuple[Span, Span]:
    return span(one.path, texts.get(one.path, ""), at), one.place


def _trimmed(text: str, start: int, end: int, inserted: str) -> tuple[int, int, str]:
    """The range and words without the words that both begin or end with."""
    old, new = ([token.text for token in cut(side)] for side in (text[start:end], inserted))
    while old and new and straight(old[-1]) == straight(new[-1]):
        end -= len(old.pop())
        new.pop()
    while old and new and straight(old[0]) == straight(new[0]):
        start += len(old.pop(0))
        new.pop(0)
    return start, end, "".join(new)


def _replacement(
    source: Source, text: str, start: int, end: int, inserted: str, texts: Mapping[str, str]
) -> Splice | Reason:
    first, last = _ends(source, text, start, end)
    if first is None or last is None:
        return _why(source, start, end)
    if first[0] != last[0] or first[1] > last[1]:
        return Reason.APART
    raw = texts[first[0]]
    gap = raw[first[1] : last[1]]
    if gap.startswith("\n") and not inserted and text[end : end + 1] == " " != text[end - 1]:
        # Rather the space behind than the line end before: each sentence keeps its line.
        first, last = _ends(source, text, start + 1, end + 1)
        if first is None or last is None or first[0] != last[0]:
            return _why(source, start, end)
        gap = raw[first[1] : last[1]]
    if straight(gap).split() != straight(text[start:end]).split():
        return _why(source, start, end, Reason.MARKUP)
    return Splice(first[0], first[1], last[1], inserted)


def _ends(source: Source, text: str, start: int, end: int) -> tuple[Offset | None, Offset | None]:
    """Where a range that is not empty begins and ends; a space reaches from one word to the next."""
    first = source.behind.get(start) if text[start] == " " else source.ahead.get(start)
    last = source.ahead.get(end) if text[end - 1] == " " else source.behind.get(end)
    return first, last


def _insertion(source: Source, text: str, at: int, inserted: str, texts: Mapping[str, str]) -> Splice | Reason:
    behind, ahead = source.behind.get(at), source.ahead.get(at)
    if behind is not None and ahead is not None and behind != ahead:
        return Reason.MARKUP
    if behind is not None:
        raw = texts[behind[0]]
        if raw[behind[1] : behind[1] + 1] in {"*", "_", "]"} and ahead is None:
            return Reason.MARKUP
        return Splice(*behind, behind[1], inserted)
    if ahead is not None and (at == 0 or text[at - 1] == " "):
        if texts[ahead[0]][ahead[1] - 1 : ahead[1]] in {"*", "_"}:
            return Reason.MARKUP
        return Splice(*ahead, ahead[1], inserted)
    return _why(source, at, at)


def _why(source: Source, start: int, end: int, otherwise: Reason = Reason.COMPUTED) -> Reason:
    def touched(token: Token) -> bool:
        """Whether a token reaches into the range."""
        return token.start <= end and start <= token.end

    return Reason.REFERENCE if any(one.whole and touched(token) for token, one in source.typed) else otherwise
