"""Choice and phrases: a clause as it is written in, its words as they read in one variant out.

Takes a `VariantText` (a family with one of its variants); chooses the alternate of each id and the wording of each
phrase that hold in it, and writes them out, each word with the place where it is typed. The wordings used are gathered
on the way. Never numbers anything: cross-references and computed lists pass through.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from functools import partial
from itertools import accumulate

from engross.assemble.draft import Draft, Inlines, Once, Read, Settled, Words
from engross.assemble.places import Place, Typed
from engross.assemble.proof import Proof
from engross.assemble.spacing import SEAM, tidy
from engross.assemble.terms import link
from engross.library.conditions import holds
from engross.library.family.terms import Lexicon, lexicon
from engross.library.family.uses import LIST
from engross.model import (
    Clause,
    Family,
    Passage,
    Phrase,
    Placeholder,
    SourceLink,
    SourceReference,
    SourceText,
    Span,
    Variant,
    Wording,
)
from engross.model.languages import language
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Stock:
    """What is prepared once for all variants of a family: its terms, and the passages that hold no placeholder.

    The settled passages are found by the identity of their source, which lives as long as the family does; `finished`
    by that of the settled one, once a passage without references was given its final form. `grown` are the steady
    drafts by the identity of their clause and their place, None for a clause whose words depend on the variant.
    """

    family: Family
    lexicon: Lexicon
    settled: dict[int, Inlines] = field(default_factory=dict)
    finished: dict[int, Read | None] = field(default_factory=dict)
    proof: Proof = field(default_factory=Proof)
    grown: dict[tuple[object, ...], Draft | None] = field(default_factory=dict)
    once: Once = field(default_factory=Once)


@dataclass(frozen=True, slots=True)
class VariantText:
    """One variant at assembly: the names that are true in it, and the fields of its record that clauses may print."""

    stock: Stock
    names: AbstractSet[str]
    record: Mapping[str, tuple[str, Typed]]

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
        self,
        passage: Passage,
        phrases: Mapping[str, Phrase],
        used: list[Wording],
        *,
        defined: str = "",
        verbatim: bool = False,
    ) -> Inlines:
        """The settled words of a passage of the body, terms linked; the wordings used are added to `used`.

        `defined` is the term of the definition that the passage opens, which is no use of it there. `verbatim` words
        keep every space, and no term is linked in them.
        """
        if verbatim:
            typed = (inline for inline in passage if isinstance(inline, SourceText) and inline.text)
            return tuple(Words(inline.text, (Place(0, inline.span),)) for inline in typed)
        return self._settle(passage, phrases, used, partial(link, lexicon=self.stock.lexicon, defined=defined))

    def plain(self, passage: Passage, phrases: Mapping[str, Phrase], used: list[Wording]) -> Inlines:
        """The settled words of a heading, in which terms are not linked."""
        return self._settle(passage, phrases, used, lambda inlines: inlines)

    def typed(self, key: str, words: str) -> Typed:
        """The places of a bare text of the family file, which says these words, by the path of its key."""
        return _typed(self.stock.family, key, words)

    def _settle(
        self,
        passage: Passage,
        phrases: Mapping[str, Phrase],
        used: list[Wording],
        finish: Callable[[Inlines], Inlines],
    ) -> Inlines:
        settled = self.stock.settled
        if id(passage) in settled:
            return settled[id(passage)]
        inlines = finish(tidy(self._expand(passage, phrases, used)))
        if not any(isinstance(inline, Placeholder) for inline in passage):
            settled[id(passage)] = inlines
            if all(isinstance(inline, Words) for inline in inlines):
                self.stock.finished[id(inlines)] = None
        return inlines

    def _expand(self, passage: Passage, phrases: Mapping[str, Phrase], used: list[Wording]) -> Iterator[Settled]:
        for inline in passage:
            if not isinstance(inline, Placeholder):
                yield _settled(inline)
            elif inline.name.startswith(LIST):
                yield inline
            elif inline.name in self.record:
                text, places = self.record[inline.name]
                yield Words(text, places, inline.strong, inline.emphasis)
            else:
                phrase = phrases.get(inline.name) or self.stock.family.phrases[inline.name]
                wording = self._wording(phrase)
                used.append(wording)
                yield SEAM
                for part in self._expand(wording.passage, phrases, used):
                    yield _dressed(part, inline)
                yield SEAM

    def _wording(self, phrase: Phrase) -> Wording:
        (wording,) = (wording for wording in phrase.wordings if holds(wording.applies.text, self.names))
        return wording


def stock(family: Family) -> Stock:
    """The stock of a family, to be shared by all its variants."""
    found = lexicon(clause for alternates in family.clauses.values() for clause in alternates)
    return Stock(family, found, proof=Proof.of(family))


def case(prepared: Stock, variant: Variant, names: AbstractSet[str]) -> VariantText:
    """The case of one variant."""
    family = prepared.family
    of_pattern = _computed(family, "naming.pattern")
    record = {
        "license.name": (variant.name, of_pattern),
        "license.id": (variant.document_id, of_pattern),
        "version": _version(family, variant),
        "edition": (family.edition, _typed(family, "edition.id", family.edition)),
        "date": (language(family.language).written(family.date), _computed(family, "edition.date")),
        "status": (family.status, _typed(family, "status", family.status)),
        "family": (family.name, _typed(family, "family", family.name)),
    }
    return VariantText(prepared, names, record)


def _typed(family: Family, key: str, words: str) -> Typed:
    """The places of a bare text of the family file; one computed place where other words were set for it."""
    texts = [inline for inline in family.texts.get(key, ()) if isinstance(inline, SourceText)]
    if not texts or "".join(inline.text for inline in texts) != words:
        return _computed(family, key)
    starts = accumulate((len(inline.text) for inline in texts), initial=0)
    return tuple(Place(start, inline.span) for start, inline in zip(starts, texts, strict=False))


def _version(family: Family, variant: Variant) -> tuple[str, Typed]:
    """The version of a licence and where it is typed; the edition where the licence has none of its own."""
    own = variant.version not in ("", family.edition)
    version = variant.version or family.edition
    return (version, _computed(family, "family") if own else _typed(family, "edition.id", version))


def _computed(family: Family, key: str) -> Typed:
    """The place of what is computed from a bare text of the family file; its folder where it was never in one."""
    (span,) = [one.span for one in family.texts.get(key, ())[:1] if isinstance(one, SourceText)] or [Span(family.path)]
    return (Place(0, span, "computed"),)


def _dressed(part: Settled, placeholder: Placeholder) -> Settled:
    """A part of a wording in the look of the place where it is used."""
    if isinstance(part, Words | Placeholder) and (placeholder.strong or placeholder.emphasis):
        return replace(part, strong=part.strong or placeholder.strong, emphasis=part.emphasis or placeholder.emphasis)
    return part


def _settled(inline: SourceText | SourceLink | SourceReference) -> Settled:
    if isinstance(inline, SourceText):
        return Words(inline.text, (Place(0, inline.span),), inline.strong, inline.emphasis)
    if isinstance(inline, SourceLink):
        inside = replace(inline.span, column=inline.span.column + len("["))
        return Words(inline.text, (Place(0, inside),), href=inline.href)
    return inline
