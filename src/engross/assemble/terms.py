"""Uses of defined terms in settled words: a family's lexicon in, words that point to definitions out.

Takes a lexicon made once a family, whatever the number of variants; `link` parts the uses from the words around them
and keeps their look. Never asks whether a definition applies: that depends on the variant, and `definitions` does.
"""

from collections.abc import Iterator
from dataclasses import replace

from engross.assemble.draft import Inlines, Settled, Words
from engross.assemble.places import cut
from engross.library.family.terms import Lexicon


def link(passage: Inlines, lexicon: Lexicon, *, opening: bool) -> Inlines:
    """The passage with every use of a term linked; `opening` spares a first strong text, the term being defined."""
    out: list[Settled] = []
    for position, inline in enumerate(passage):
        if not isinstance(inline, Words) or not inline.plain or (opening and position == 0 and inline.strong):
            out.append(inline)
        else:
            out.extend(_split(inline, lexicon))
    return tuple(out)


def unlink(passage: Inlines, present: frozenset[str]) -> Inlines:
    """The passage with terms whose definition is not among `present` as plain words again."""
    return tuple(
        replace(inline, target="")
        if isinstance(inline, Words) and inline.target and inline.target not in present
        else inline
        for inline in passage
    )


def _split(words: Words, lexicon: Lexicon) -> Iterator[Words]:
    end = 0
    for start, form, target in lexicon.find(words.text):
        if start > end:
            yield words.cut(end, start)
        end = start + len(form)
        yield Words(form, cut(words.places, start, end), words.strong, words.emphasis, target)
    if not end:
        yield words
    elif end < len(words.text):
        yield words.cut(end, len(words.text))
