"""White space: inlines in, the same words with single spaces out.

Takes inlines from any stage; returns them without double spaces and spaces at either end, and with neighbours of equal
look merged, so that equal passages compare equal. Where a wording is put into a text (`SEAM`), a space that the text
leaves before closing punctuation goes; one that is typed with the mark behind it (" .NET", "accorde :") stays. Never
changes a word.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from engross.assemble.draft import Inlines, Settled, Words
from engross.assemble.places import Place

SEAM = Words("", ())
"""Stands where words from another place begin or end."""

_UNTIDY = re.compile(r"\t|  ")
_ONE_SPACE = str.maketrans("\t", " ")
_SURPLUS = re.compile(r" (?= )")
_CLOSING = re.compile(r"[,;:)](?!\w)|\.(?![\w.])")


def tidy(inlines: Iterable[Settled]) -> Inlines:
    """The inlines with their white space settled."""
    out: list[Settled] = []
    seam = False
    for inline in inlines:
        if not isinstance(inline, Words) or not inline.plain:
            out.append(inline)
            seam = False
            continue
        if not inline.text:
            seam = True
            continue
        words = _single(inline) if _UNTIDY.search(inline.text) else inline
        if words.text.startswith(" ") and (not out or _ends_in_space(out[-1])):
            words = words.cut(1, len(words.text))
        elif words.text.startswith("\n") or (seam and _CLOSING.match(words.text)):
            _trim(out)
        if words.text:
            _append(out, words)
            seam = False
    _trim(out)
    return tuple(out)


def _single(words: Words) -> Words:
    """The words with one space for each stretch of white space."""
    words = replace(words, text=words.text.translate(_ONE_SPACE))
    kept, start = None, 0
    for surplus in (*_SURPLUS.finditer(words.text), None):
        end = surplus.start() if surplus else len(words.text)
        piece = words.cut(start, end)
        kept = kept.joined(piece) if kept else piece
        start = surplus.end() if surplus else end
    assert kept is not None
    return kept


def _append(out: list[Settled], words: Words) -> None:
    last = out[-1] if out else None
    if isinstance(last, Words) and last.plain and (last.strong, last.emphasis) == (words.strong, words.emphasis):
        out[-1] = last.joined(words)
    else:
        out.append(words)


def _ends_in_space(inline: Settled) -> bool:
    return isinstance(inline, Words) and inline.plain and inline.text.endswith((" ", "\n"))


def _trim(out: list[Settled]) -> None:
    """Take the space off the end, and with it words that were nothing else."""
    if out and isinstance(last := out[-1], Words) and _ends_in_space(last):
        out.pop()
        if len(last.text) > 1:
            out.append(last.cut(0, len(last.text) - 1))


def closed(inlines: Inlines, mark: str) -> Inlines:
    """Tidy inlines with a mark of punctuation behind it, in plain look; it is computed from what it follows."""
    if not mark:
        return inlines
    last = inlines[-1]
    if isinstance(last, Words):
        places = (Place(0, last.places[-1].at(len(last.text)), "computed"),)
        if last.plain and not (last.strong or last.emphasis):
            return (*inlines[:-1], last.joined(Words(mark, places)))
    else:
        places = (Place(0, last.span, "computed"),)
    return (*inlines, Words(mark, places))


def ends_with(inlines: Inlines, mark: str) -> bool:
    """Whether the last inline is words or a term that ends in `mark`."""
    last = inlines[-1] if inlines else None
    return isinstance(last, Words) and not last.href and last.text.endswith(mark)
