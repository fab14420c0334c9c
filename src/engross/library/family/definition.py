"""The head of a definition: the terms that it defines, at its beginning.

Takes the pieces of its first paragraph; returns the terms, as they are written, and where the head ends. Shared by what
reads the source and by what links the finished words. Never looks at what the definition says.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from engross.model import Clause, SourceText
from engross.model.languages import before_a_term, joining_words
from engross.records import dataclass

_CLOSING = "\"'\u201d\u201c\u2019\u2018\u00bb\u203a\u00ab\u2039"
_OPENING = f"{_CLOSING}\u201e\u201a"
"""Some languages open with the mark by which others close."""
_FIRST = tuple(re.compile(rf"\s*{article}[{_OPENING}]?\s?") for article in ("", before_a_term()))
"""What may stand before the term, without an article and with one, for it may belong to the term."""
_AFTER_TERM = re.compile(rf"\s?[{_CLOSING}]")
# The Dutch "of" joins terms, the English one does not.
_JOINING = (word for word in joining_words() if word != "of")
_CONNECTING = "|".join(dict.fromkeys(("each", "also", "collectively", *_JOINING, "a", "an", "the")))
_BETWEEN = re.compile(rf"[\s,;/(]+(?:(?:{_CONNECTING})\b[\s,;/(]*)*")
_QUOTED = re.compile(rf"[{_OPENING}]\s?([^{_OPENING}{_CLOSING}]+?)\s?[{_CLOSING}]")


@dataclass(frozen=True, slots=True)
class Head:
    """The terms at the head, the first of which is that of the file, and the offset behind them."""

    terms: tuple[str, ...] = ()
    end: int = 0


def head(clause: Clause) -> Head:
    """The head of a definition; without terms where it does not begin with its own."""
    opening = clause.paragraphs[0] if clause.paragraphs else ()
    texts = takewhile(lambda inline: isinstance(inline, SourceText), opening)
    pieces = ((text.text, text.strong or text.emphasis) for text in texts if isinstance(text, SourceText))
    return found(pieces, clause.term)


def found(pieces: Iterable[tuple[str, bool]], term: str) -> Head:
    """The head of words in pieces, each with whether it is set apart from plain words by its look."""
    text, marked = "", []
    for piece, stands_out in pieces:
        if stands_out:
            marked.append((len(text), len(text) + len(piece)))
        text += piece
    openings = (opening.end() for pattern in _FIRST if (opening := pattern.match(text)))
    own = re.compile(re.escape(term).replace(r"\ ", r"\s+") + r"(?!\w)")
    first = next((match for at in openings if (match := own.match(text, at))), None)
    if first is None:
        return Head()
    terms, end = [term], first.end()
    for more, behind in _others(text, _behind(text, end), marked):
        terms.append(" ".join(more.split()))
        end = behind
    return Head(tuple(dict.fromkeys(terms)), end)


def _others(text: str, at: int, marked: list[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    """The terms that follow with nothing but connecting words between, each with the offset behind it."""
    # A word that merely stands behind the term, in bold say, is none: something must connect them.
    while (between := _BETWEEN.match(text, at)) and between[0].strip():
        quoted = _QUOTED.match(text, between.end())
        if quoted:
            at = quoted.end()
            yield quoted[1], at
        elif look := next(((start, end) for start, end in marked if start == between.end()), None):
            at = look[1]
            yield text[look[0] : at].strip(_OPENING + _CLOSING + " "), at
        else:
            return
        at = _behind(text, at)


def _behind(text: str, at: int) -> int:
    """The offset behind the closing quote of a term, if there is one."""
    closing = _AFTER_TERM.match(text, at)
    return closing.end() if closing else at
