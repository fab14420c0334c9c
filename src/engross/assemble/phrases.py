"""Choice and phrases: a clause as it is written in, its words as they read in one variant out.

Takes a `Case` (a family with one of its variants); chooses the alternate of each id and the wording of each phrase that
hold in it, and writes them out. Facts that a wording states are gathered on the way. Never numbers anything:
cross-references and computed lists pass through.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import partial

from engross.assemble.draft import Settled, Words
from engross.assemble.spacing import tidy
from engross.assemble.terms import link
from engross.library.conditions import holds
from engross.library.family.terms import Lexicon, lexicon
from engross.library.family.uses import LIST
from engross.model import (
    Clause,
    Fact,
    Family,
    Link,
    Passage,
    Phrase,
    Placeholder,
    SourceInline,
    SourceLink,
    SourceText,
    Text,
    Variant,
    Wording,
)

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Stock:
    """What is prepared once for all variants of a family: its terms, and the passages that hold no placeholder.

    The settled passages are found by the identity of their source, which lives as long as the family does.
    """

    family: Family
    lexicon: Lexicon
    settled: dict[int, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """One variant at assembly: the names that are true in it, and the fields of its record that clauses may print."""

    stock: Stock
    names: AbstractSet[str]
    record: Mapping[str, str]

    def present(self) -> dict[str, Clause]:
        """The clause that holds for each id; an id none of whose alternates holds is absent."""
        found: dict[str, Clause] = {}
        for identifier, alternates in self.stock.family.clauses.items():
            for clause in alternates:
                if holds(clause.applies.text, self.names):
                    found[identifier] = clause
                    break
        return found

    def words(
        self, passage: Passage, phrases: Mapping[str, Phrase], facts: list[Fact], *, opening: bool = False
    ) -> Words:
        """The settled words of a passage of the body, terms linked; facts of the wordings used are added to `facts`.

        `opening` says that the passage opens a definition, whose own term is not a use.
        """
        return self._settle(passage, phrases, facts, partial(link, lexicon=self.stock.lexicon, opening=opening))

    def plain(self, passage: Passage, phrases: Mapping[str, Phrase], facts: list[Fact]) -> Words:
        """The settled words of a heading, in which terms are not linked."""
        return self._settle(passage, phrases, facts, lambda words: words)

    def _settle(
        self, passage: Passage, phrases: Mapping[str, Phrase], facts: list[Fact], finish: Callable[[Words], Words]
    ) -> Words:
        settled = self.stock.settled
        if id(passage) in settled:
            return settled[id(passage)]
        words = finish(tidy(_settled(inline) for inline in self._expand(passage, phrases, facts)))
        if not any(isinstance(inline, Placeholder) for inline in passage):
            settled[id(passage)] = words
        return words

    def _expand(self, passage: Passage, phrases: Mapping[str, Phrase], facts: list[Fact]) -> Iterator[SourceInline]:
        for inline in passage:
            if not isinstance(inline, Placeholder) or inline.name.startswith(LIST):
                yield inline
            elif inline.name in self.record:
                yield SourceText(self.record[inline.name], inline.span, inline.strong, inline.emphasis)
            else:
                phrase = phrases.get(inline.name) or self.stock.family.phrases[inline.name]
                wording = self._wording(phrase)
                facts.extend(wording.facts.values())
                for part in self._expand(wording.passage, phrases, facts):
                    yield _dressed(part, inline)

    def _wording(self, phrase: Phrase) -> Wording:
        (wording,) = (wording for wording in phrase.wordings if holds(wording.applies.text, self.names))
        return wording


def stock(family: Family) -> Stock:
    """The stock of a family, to be shared by all its variants."""
    return Stock(family, lexicon(clause for alternates in family.clauses.values() for clause in alternates))


def case(prepared: Stock, variant: Variant, names: AbstractSet[str]) -> Case:
    """The case of one variant."""
    family = prepared.family
    record = {
        "license.name": variant.name,
        "license.id": variant.document_id,
        "edition": family.edition,
        "date": _long_date(family.date),
        "status": family.status,
        "family": family.name,
    }
    return Case(prepared, names, record)


def _long_date(date: str) -> str:
    """`2026-11-23` as "23 November 2026"."""
    year, month, day = date.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def _dressed(part: SourceInline, placeholder: Placeholder) -> SourceInline:
    """A part of a wording in the look of the place where it is used."""
    if isinstance(part, SourceText | Placeholder) and (placeholder.strong or placeholder.emphasis):
        return replace(part, strong=part.strong or placeholder.strong, emphasis=part.emphasis or placeholder.emphasis)
    return part


def _settled(inline: SourceInline) -> Settled:
    if isinstance(inline, SourceText):
        return Text(inline.text, inline.strong, inline.emphasis)
    if isinstance(inline, SourceLink):
        return Link(inline.text, inline.href)
    return inline
