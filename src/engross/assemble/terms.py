"""Defined terms: the words of a family's definitions in, a finder of their uses out.

Takes a family once, whatever the number of variants; `link` then turns the uses in settled words into `Term` inlines
that keep the look around them. A longer term wins over a shorter one. Never asks whether a definition applies: that
depends on the variant, and `definitions` does.
"""

import re
from dataclasses import dataclass

from engross.assemble.draft import Settled, Words
from engross.model import Family, Term, Text


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The defined terms of a family: one pattern for all forms, and the id of the definition behind each form."""

    pattern: re.Pattern[str] | None
    target: dict[str, str]

    def link(self, words: Words, *, opening: bool = False) -> Words:
        """The words with every use of a term linked; `opening` spares a first strong text, the term being defined."""
        if self.pattern is None:
            return words
        out: list[Settled] = []
        for position, inline in enumerate(words):
            if not isinstance(inline, Text) or (opening and position == 0 and inline.strong):
                out.append(inline)
            else:
                out.extend(self._split(inline))
        return tuple(out)

    def _split(self, text: Text) -> list[Settled]:
        assert self.pattern is not None
        out: list[Settled] = []
        # The pattern has one group, so every second part is a use.
        for position, part in enumerate(self.pattern.split(text.text)):
            if position % 2:
                out.append(Term(part, self.target[part], text.strong, text.emphasis))
            elif part:
                out.append(Text(part, text.strong, text.emphasis))
        return out


def lexicon(family: Family) -> Lexicon:
    """The lexicon of all definitions of a family, in whichever variant they apply."""
    target = {
        form: clause.id
        for alternates in family.clauses.values()
        for clause in alternates
        if clause.term
        for form in (clause.term, *clause.forms)
    }
    forms = "|".join(re.escape(form) for form in sorted(target, key=lambda form: (-len(form), form)))
    return Lexicon(re.compile(rf"(?<!\w)({forms})(?!\w)") if forms else None, target)


def unlink(words: Words, present: frozenset[str]) -> Words:
    """The words with terms whose definition is not among `present` as plain text again."""
    return tuple(
        Text(inline.text, inline.strong, inline.emphasis)
        if isinstance(inline, Term) and inline.target not in present
        else inline
        for inline in words
    )
