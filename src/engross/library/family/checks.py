"""What must hold in every variant, under the family's settings and each other value of each setting in turn.

Takes a family whose names are sound; reports gaps and overlaps of alternates and phrases, references to what is absent,
terms without their definition, empty lists and clauses without their lead-in. One finding in
many variants is one that names them. Never assembles.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field, replace

from engross.library.conditions import holds, symbols
from engross.library.family.presence import Presence, chosen, presence
from engross.library.family.terms import Lexicon, Use, lexicon
from engross.library.family.uses import LIST, passages_of
from engross.library.family.variants import names, settings_cases
from engross.model import Clause, Family, OutlineSection, Passage, Phrase, Placeholder, SourceReference, Span
from engross.model.diagnostics import Diagnostic
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a passage points to."""

    references: tuple[SourceReference, ...]
    placeholders: tuple[Placeholder, ...]
    uses: tuple[Use, ...]


@dataclass(slots=True)
class Reader:
    """Reads a passage, and what is said under the names that decide its wording, once for all cases."""

    family: Family
    lexicon: Lexicon
    seen: dict[int, Words] = field(default_factory=dict)
    deciding: dict[int, frozenset[str]] = field(default_factory=dict)
    said: dict[tuple[int, frozenset[str]], tuple[Words, list[Diagnostic]]] = field(default_factory=dict)
    standing: dict[tuple[int, ...], Presence] = field(default_factory=dict)

    def read(self, passage: Passage) -> Words:
        """What a passage points to."""
        found = self.seen.get(id(passage))
        if found is None:
            references = tuple(inline for inline in passage if isinstance(inline, SourceReference))
            placeholders = tuple(inline for inline in passage if isinstance(inline, Placeholder))
            found = self.seen[id(passage)] = Words(references, placeholders, tuple(self.lexicon.uses(passage)))
        return found

    def phrase(self, name: str, scope: Mapping[str, Phrase]) -> Phrase | None:
        """The phrase that a placeholder names, if it names one."""
        return None if name.startswith(LIST) else scope.get(name) or self.family.phrases.get(name)

    def deciders(self, owner: Clause | OutlineSection) -> frozenset[str]:
        """The names that decide how a clause, or the heading of a section, reads."""
        known = self.deciding.get(id(owner))
        if known is None:
            heading, body, scope = _words(owner)
            due, phrases = [heading, *body], dict[str, Phrase]()
            while due:
                for placeholder in self.read(due.pop()).placeholders:
                    phrase = self.phrase(placeholder.name, scope)
                    if phrase and placeholder.name not in phrases:
                        phrases[placeholder.name] = phrase
                        due += [wording.passage for wording in phrase.wordings]
            conditions = (wording.applies.text for phrase in phrases.values() for wording in phrase.wordings)
            known = frozenset(name for condition in conditions for name, _ in symbols(condition))
            self.deciding[id(owner)] = known
        return known

    def presence(self, held: Mapping[str, tuple[Clause, ...]]) -> Presence:
        """What stands, given the alternates that hold."""
        key = tuple(id(clause) for alternates in held.values() for clause in alternates[:1])
        found = self.standing.get(key)
        if found is None:
            found = self.standing[key] = presence(self.family, held)
        return found


def check(family: Family) -> list[Diagnostic]:
    """Every finding that depends on the variant."""
    reader = Reader(family, lexicon(clause for alternates in family.clauses.values() for clause in alternates))
    found: dict[Diagnostic, dict[str, None]] = {}
    usual: dict[str, set[Diagnostic]] = {}
    for variant, label, true in _cases(family):
        for diagnostic in dict.fromkeys(_Case(family, reader, true).check()):
            if label == variant:
                usual.setdefault(variant, set()).add(diagnostic)
            elif diagnostic in usual.get(variant, ()):
                continue
            found.setdefault(diagnostic, {})[label] = None
    return [replace(diagnostic, variants=tuple(labels)) for diagnostic, labels in found.items()]


def _cases(family: Family) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Each variant under the family's settings, then under each other value of each setting: id, label, true names."""
    for settings in settings_cases(family):
        for variant in family.variants:
            label = " ".join((variant.id, *(f"({name}: {value})" for name, value in settings.items())))
            yield variant.id, label, names(family, variant, settings)


def _words(owner: Clause | OutlineSection) -> tuple[Passage, Iterable[Passage], Mapping[str, Phrase]]:
    """The heading, the body and the phrases of a clause; of a section the heading."""
    return (owner.heading, passages_of(owner), owner.phrases) if isinstance(owner, Clause) else (owner.heading, (), {})


class _Case:
    """One variant under one choice of settings."""

    def __init__(self, family: Family, reader: Reader, true: AbstractSet[str]) -> None:
        self.family, self.reader, self.true = family, reader, true
        self.found: list[Diagnostic] = []

    def check(self) -> list[Diagnostic]:
        """Every finding of this case."""
        held = chosen(self.family, self.true)
        self.alternates(held)
        standing = self.reader.presence(held)
        for clause in standing.orphans:
            self.report(
                "orphan",
                f"{clause.id!r} applies where the clause it hangs below does not",
                clause.applies.span,
                "narrow its `applies`, or widen that of its lead-in",
            )
        points = {identifier: self.points(clause) for identifier, clause in standing.clauses.items()}
        self.definitions(held, points)
        present = self.used(standing, points)
        whole = len(present) == len(standing.clauses)
        final = standing if whole else self.reader.presence({name: (clause,) for name, clause in present.items()})
        for identifier in final.clauses:
            self.references(points[identifier], final)
        for section in self.family.outline.parts:
            if final.stands(section.id):
                self.references(self.points(section), final)
        self.lists([points[identifier] for identifier in final.clauses], final)
        return self.found

    def report(self, code: str, message: str, span: Span, hint: str) -> None:
        """Record a finding."""
        self.found.append(Diagnostic(code, message, span, hint))

    def alternates(self, held: Mapping[str, tuple[Clause, ...]]) -> None:
        """Exactly one alternate of an id holds."""
        for identifier, alternates in self.family.clauses.items():
            holding = held.get(identifier, ())
            if len(alternates) > 1 and not holding:
                self.report(
                    "gap",
                    f"no alternate of {identifier!r} applies",
                    alternates[0].applies.span,
                    "widen one `applies`; where the clause shall be absent, keep one optional file",
                )
            for other in holding[1:]:
                self.report(
                    "overlap",
                    f"{holding[0].path} applies too",
                    other.applies.span,
                    f"one alternate of {identifier!r} may hold at a time: narrow one `applies`",
                )

    def points(self, owner: Clause | OutlineSection) -> Words:
        """What the words of a clause, or the heading of a section, point to, their phrases chosen.

        A heading uses no terms.
        """
        deciders = self.reader.deciders(owner)
        key = id(owner), deciders & self.true if deciders else deciders
        said = self.reader.said.get(key)
        if said is None:
            before, self.found = self.found, []
            title, passages, scope = _words(owner)
            heading, body = self.expanded([title], scope), self.expanded(passages, scope)
            references, lists = heading.references + body.references, heading.placeholders + body.placeholders
            said = self.reader.said[key] = Words(references, lists, body.uses), self.found
            self.found = before
        self.found += said[1]
        return said[0]

    def expanded(self, passages: Iterable[Passage], scope: Mapping[str, Phrase]) -> Words:
        """What passages point to, with the wordings that hold; `placeholders` are the computed lists that are left."""
        references: list[SourceReference] = []
        lists: list[Placeholder] = []
        uses: list[Use] = []
        due = list(passages)
        while due:
            words = self.reader.read(due.pop(0))
            references += words.references
            uses += words.uses
            for placeholder in words.placeholders:
                phrase = self.reader.phrase(placeholder.name, scope)
                if placeholder.name.startswith(LIST):
                    lists.append(placeholder)
                elif phrase:
                    due += self.wording(phrase)
        return Words(tuple(references), tuple(lists), tuple(uses))

    def wording(self, phrase: Phrase) -> list[Passage]:
        """The one wording of a phrase that holds."""
        holding = [wording for wording in phrase.wordings if holds(wording.applies.text, self.true)]
        if not holding:
            self.report(
                "phrase-gap",
                f"no wording of the phrase {phrase.name!r} applies",
                phrase.span,
                "add a wording, or widen one `applies`",
            )
        for other in holding[1:]:
            self.report(
                "phrase-overlap",
                f"another wording of the phrase {phrase.name!r} applies too",
                other.applies.span,
                "one wording may hold at a time: narrow one `applies`",
            )
        return [wording.passage for wording in holding[:1]]

    def definitions(self, held: Mapping[str, tuple[Clause, ...]], points: Mapping[str, Words]) -> None:
        """Every term that is used is defined."""
        for words in points.values():
            for use in words.uses:
                if use.target not in held:
                    self.report(
                        "undefined-term",
                        f'"{use.form}" is used but not defined',
                        use.span,
                        "let its definition apply wherever this clause does, or use another word",
                    )

    def used(self, standing: Presence, points: Mapping[str, Words]) -> dict[str, Clause]:
        """The clauses that stand, without the definitions that nothing uses."""
        due = [
            use.target
            for identifier, clause in standing.clauses.items()
            if not clause.term
            for use in points[identifier].uses
        ]
        due += [identifier for identifier, clause in standing.clauses.items() if clause.keep]
        reached: set[str] = set()
        while due:
            target = due.pop()
            if target in points and target not in reached:
                reached.add(target)
                due += [use.target for use in points[target].uses]
        return {i: clause for i, clause in standing.clauses.items() if not clause.term or i in reached}

    def references(self, words: Words, final: Presence) -> None:
        """A cross-reference points to something that stands and can be cited: by a number, or by words."""
        for reference in words.references:
            target, word = reference.target, reference.word
            by_words = final.stands(target) and word not in self.family.reference_words
            if target not in final.numbered and not (by_words and (word or final.by_words(target))):
                state = "has no number" if final.stands(target) else "is absent"
                self.report(
                    "dangling-reference",
                    f"{reference.target!r} {state}",
                    reference.span,
                    "let the target apply wherever the reference does, or move the reference into a phrase",
                )

    def lists(self, words: Iterable[Words], final: Presence) -> None:
        """A computed list of references names something."""
        sections = self.family.outline.parts
        flags = {
            flag
            for identifier, clause in final.clauses.items()
            if identifier in final.numbered
            for flag in clause.flags
        }
        flags |= {flag for section in sections if section.id in final.numbered for flag in section.flags}
        for placeholder in (placeholder for one in words for placeholder in one.placeholders):
            flag = placeholder.name.removeprefix(LIST)
            if flag not in flags:
                self.report(
                    "empty-list",
                    f"nothing that stands has the flag {flag!r}",
                    placeholder.span,
                    f"add `flags: [{flag}]` to what the list shall name",
                )
