"""Uses of defined terms in settled words: a family's lexicon in, `Term` inlines out.

Takes a lexicon made once a family, whatever the number of variants; `link` turns the uses into inlines that keep the
look around them. Never asks whether a definition applies: that depends on the variant, and `definitions` does.
"""

from engross.assemble.draft import Settled, Words
from engross.library.family.terms import Lexicon
from engross.model import Term, Text


def link(words: Words, lexicon: Lexicon, *, opening: bool) -> Words:
    """The words with every use of a term linked; `opening` spares a first strong text, the term being defined."""
    out: list[Settled] = []
    for position, inline in enumerate(words):
        if not isinstance(inline, Text) or (opening and position == 0 and inline.strong):
            out.append(inline)
        else:
            out.extend(_split(inline, lexicon))
    return tuple(out)


def unlink(words: Words, present: frozenset[str]) -> Words:
    """The words with terms whose definition is not among `present` as plain text again."""
    return tuple(
        Text(inline.text, inline.strong, inline.emphasis)
        if isinstance(inline, Term) and inline.target not in present
        else inline
        for inline in words
    )


def _split(text: Text, lexicon: Lexicon) -> list[Settled]:
    out: list[Settled] = []
    end = 0
    for start, form, target in lexicon.find(text.text):
        if start > end:
            out.append(Text(text.text[end:start], text.strong, text.emphasis))
        out.append(Term(form, target, text.strong, text.emphasis))
        end = start + len(form)
    if end < len(text.text):
        out.append(Text(text.text[end:], text.strong, text.emphasis))
    return out
