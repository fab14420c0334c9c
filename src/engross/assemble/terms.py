"""Uses of defined terms in settled words: a family's lexicon in, words that point to definitions out.

Takes a lexicon made once a family, whatever the number of variants; `link` parts the uses from the words around them
and keeps their look. Never asks whether a definition applies: that depends on the variant, and `definitions` does.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from engross.assemble.draft import Inlines, Settled, Words
from engross.assemble.places import cut
from engross.library.family import definition
from engross.library.family.terms import Lexicon


def link(passage: Inlines, lexicon: Lexicon, *, defined: str = "") -> Inlines:
    """The passage with every use of a term linked; the head of a definition of the term `defined` is no use."""
    out: list[Settled] = []
    spared = _head(passage, defined) if defined else 0
    for inline in passage:
        if not isinstance(inline, Words) or not inline.plain:
            out.append(inline)
            spared = 0
        elif spared >= len(inline.text):
            out.append(inline)
            spared -= len(inline.text)
        else:
            out.extend(_split(inline, lexicon, spared))
            spared = 0
    return tuple(out)


def _head(passage: Inlines, defined: str) -> int:
    """How many characters at the beginning are the terms that a definition defines."""
    words = takewhile(lambda inline: isinstance(inline, Words) and inline.plain, passage)
    pieces = ((one.text, one.strong or one.emphasis) for one in words if isinstance(one, Words))
    return definition.found(pieces, defined).end


def unlink(passage: Inlines, present: frozenset[str]) -> Inlines:
    """The passage with terms whose definition is not among `present` as plain words again."""
    return tuple(
        replace(inline, target="")
        if isinstance(inline, Words) and inline.target and inline.target not in present
        else inline
        for inline in passage
    )


def _split(words: Words, lexicon: Lexicon, spared: int) -> Iterator[Words]:
    end = 0
    for start, form, target in lexicon.find(words.text):
        if start < spared:
            continue
        if start > end:
            yield words.cut(end, start)
        end = start + len(form)
        yield Words(form, cut(words.places, start, end), words.strong, words.emphasis, target)
    if not end:
        yield words
    elif end < len(words.text):
        yield words.cut(end, len(words.text))
