"""Whether a reading of a text kept every word of it.

Takes the text and what was printed of it; returns the first word that is missing, with its place. Shares nothing with
the readers but how words are cut: it takes the markup away with patterns and counts what is left.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from engross.model.cut import cut

_MARKUP = re.compile(
    r"\]\([^()\n]*\)"  # where a link leads
    r"|&#?\w+;"  # a character by its name
    r"|<a (?:id|name)=[^<>]*>\s*</a>|<!--(?s:.*?)-->"  # an anchor, a remark
    r"|^[ >]*(?:```|~~~).*$"  # a fence and what it says of itself
    r"|^[ >]*(?:[-*+] +)*\d{1,9}[.)](?=\s)",  # a number of a list, which Markdown counts anew
    re.MULTILINE,
)


class Lost(NamedTuple):
    """A word that is missing, and its line and column, from 1."""

    word: str
    line: int
    column: int


def _letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign.isalnum())


def lost(text: str, printed: Iterable[str], *, markdown: bool) -> Lost | None:
    """The first word of a text that is printed fewer times than it stands there, if any."""
    printed = tuple(printed)
    kept = Counter(part.text for sign in printed for part in cut(sign, parts=True) if part.is_word)
    if markdown:
        text = _MARKUP.sub(lambda match: " " * len(match[0]), text)
    # Two words between which a mark stood may be one on the page; then every letter is there.
    if markdown and not _letters(text) - _letters("".join(printed)):
        return None
    for word in cut(text, parts=True, blanks=False):
        if not word.is_word:
            continue
        kept[word.text] -= 1
        if kept[word.text] < 0:
            before = text[: word.start]
            return Lost(word.text, before.count("\n") + 1, word.start - before.rfind("\n"))
    return None
