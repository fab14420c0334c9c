"""White space: inlines in, the same words with single spaces out.

Takes inlines from any stage; returns them without double spaces, without a space before closing punctuation or at
either end, and with neighbours of equal look merged, so that equal passages compare equal. Never changes a word.
"""

import re
from collections.abc import Iterable

from engross.assemble.draft import Settled, Words
from engross.model import Term, Text

_SPACE = re.compile(r"[ \t\n]+")
_UNTIDY = re.compile(r"[\t\n]|  | [,.;:)]")
_BEFORE_CLOSING = re.compile(r" (?=[,.;:)])")
_CLOSING = (",", ".", ";", ":", ")")


def tidy(inlines: Iterable[Settled]) -> Words:
    """The inlines with their white space settled."""
    out: list[Settled] = []
    for inline in inlines:
        if not isinstance(inline, Text):
            out.append(inline)
            continue
        text = inline.text
        if _UNTIDY.search(text):
            text = _BEFORE_CLOSING.sub("", _SPACE.sub(" ", text))
        if text.startswith(" ") and (not out or _ends_in_space(out[-1])):
            text = text[1:]
        if text.startswith(_CLOSING):
            _trim(out)
        if text:
            _append(out, Text(text, inline.strong, inline.emphasis) if text != inline.text else inline)
    _trim(out)
    return tuple(out)


def _append(out: list[Settled], inline: Text) -> None:
    last = out[-1] if out else None
    if isinstance(last, Text) and (last.strong, last.emphasis) == (inline.strong, inline.emphasis):
        out[-1] = Text(last.text + inline.text, last.strong, last.emphasis)
    else:
        out.append(inline)


def _ends_in_space(inline: Settled) -> bool:
    return isinstance(inline, Text) and inline.text.endswith(" ")


def _trim(out: list[Settled]) -> None:
    """Take the space off the end, and with it a text that was nothing else."""
    if out and isinstance(last := out[-1], Text) and last.text.endswith(" "):
        out.pop()
        if last.text != " ":
            out.append(Text(last.text[:-1], last.strong, last.emphasis))


def closed(words: Words, mark: str) -> Words:
    """Tidy words with a mark of punctuation behind them, in plain look."""
    last = words[-1]
    if isinstance(last, Text) and not (last.strong or last.emphasis):
        return (*words[:-1], Text(last.text + mark))
    return (*words, Text(mark))


def ends_with(words: Words, mark: str) -> bool:
    """Whether the last inline is a text or a term that ends in `mark`."""
    return bool(words) and isinstance(words[-1], Text | Term) and words[-1].text.endswith(mark)
