"""Every slip of a word that a family's sources allow: a clause tree in, trees with one place changed out.

The places are in the clause trees and not in files, so that the guard sees also what the lint or the reader of clauses
would refuse.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import chain
from typing import Any

from engross.model import Clause, Family, Passage, Phrase, SourceInline, SourceItem, SourceReference, SourceText

WORD = re.compile(r"\w+")
KINDS = (
    "first word",
    "last word",
    "word beside a reference",
    "word of a reference",
    "typed number",
    "word in bold",
    "emphasis added",
    "emphasis taken away",
)


@dataclass(frozen=True)
class Unit:
    """A text of its own: a clause, a definition, a heading, a wording of a phrase or the label of a row."""

    sort: str
    name: str
    path: str
    passages: tuple[Passage, ...]
    conspicuous: bool = False


@dataclass(frozen=True)
class Slip:
    """One place changed: the inline as typed, what is typed instead, and the word that the guard must name."""

    kind: str
    unit: Unit
    was: SourceInline
    now: tuple[SourceInline, ...]
    word: str

    @property
    def name(self) -> str:
        """The slip as a failed test names it."""
        return f"{self.kind} of {self.unit.sort} {self.unit.name} ({self.word!r})"

    def made(self, family: Family) -> Family:
        """The family with this slip in it."""
        parts = {name: getattr(family, name) for name in ("clauses", "phrases", "outline", "sheet")}
        return replace(family, **{name: _swapped(part, self.was, self.now) for name, part in parts.items()})


def slips(family: Family) -> list[Slip]:
    """Every slip of every kind in every text of a family."""
    return [slip for unit in units(family) for slip in _slips(unit)]


def units(family: Family) -> Iterator[Unit]:
    """Everything with words of its own."""
    for clause in chain.from_iterable(family.clauses.values()):
        body = (*clause.paragraphs, *_items(clause.items))
        yield Unit("definition" if clause.term else "clause", clause.id, clause.path, body, clause.conspicuous)
        yield Unit("heading", clause.id, clause.path, (clause.heading,))
        yield from _wordings(clause.phrases, clause)
    yield from _wordings(family.phrases)
    for section in (*family.outline.sections, *family.outline.annexes):
        yield Unit("heading", section.id, section.span.path, (section.heading,))
    for row in chain.from_iterable(group.rows for group in family.sheet.groups) if family.sheet else ():
        yield Unit("row", row.id, row.span.path, (row.label,))


def _items(items: Iterable[SourceItem]) -> Iterator[Passage]:
    for item in items:
        yield from (*item.paragraphs, *_items(item.items))


def _wordings(phrases: Mapping[str, Phrase], clause: Clause | None = None) -> Iterator[Unit]:
    for phrase in phrases.values():
        for number, wording in enumerate(phrase.wordings, 1):
            name, conspicuous = f"{phrase.name} {number}", bool(clause and clause.conspicuous)
            yield Unit("phrase", name, wording.span.path, (wording.passage,), conspicuous)


def _slips(unit: Unit) -> Iterator[Slip]:
    inlines = [inline for passage in unit.passages for inline in passage]
    texts = [inline for inline in inlines if isinstance(inline, SourceText) and WORD.search(inline.text)]
    if texts:
        yield _longer("first word", unit, texts[0], first=True)
        yield _longer("last word", unit, texts[-1], first=False)
        opening = texts[0]
        yield Slip("typed number", unit, opening, (replace(opening, text=f"10 {opening.text}"),), "10")
    plain = next((text for text in texts if not text.strong and not text.emphasis), None)
    if plain:
        yield _emphasised(unit, plain)
    for strong in [text for text in texts if text.strong]:
        yield _longer("word in bold", unit, strong, first=True)
        yield Slip("emphasis taken away", unit, strong, (replace(strong, strong=False),), WORD.findall(strong.text)[0])
    references = [inline for inline in inlines if isinstance(inline, SourceReference)]
    for reference in references:
        word = f"{reference.word}qq" if reference.word else "Section"
        yield Slip("word of a reference", unit, reference, (replace(reference, word=word),), word)
        yield from _beside(unit, reference)


def _beside(unit: Unit, reference: SourceReference) -> Iterator[Slip]:
    """A word just before the reference, else just behind it."""
    passage = next(passage for passage in unit.passages if any(inline is reference for inline in passage))
    place = next(n for n, inline in enumerate(passage) if inline is reference)
    before, after = passage[:place][-1:], passage[place + 1 :][:1]
    for first, neighbours in ((False, before), (True, after)):
        for text in neighbours:
            if isinstance(text, SourceText) and WORD.search(text.text):
                yield _longer("word beside a reference", unit, text, first=first)
                return


def _longer(kind: str, unit: Unit, text: SourceText, *, first: bool) -> Slip:
    found = [*WORD.finditer(text.text)][0 if first else -1]
    word = f"{found[0]}qq"
    return Slip(
        kind, unit, text, (replace(text, text=text.text[: found.start()] + word + text.text[found.end() :]),), word
    )


def _emphasised(unit: Unit, text: SourceText) -> Slip:
    found = next(WORD.finditer(text.text))
    parts = (text.text[: found.start()], found[0], text.text[found.end() :])
    now = (replace(text, text=part, strong=part is parts[1]) for part in parts if part)
    return Slip("emphasis added", unit, text, tuple(now), found[0])


def _swapped(node: Any, was: SourceInline, now: tuple[SourceInline, ...]) -> Any:
    """A tree with other inlines in the place of one, the same object where it has no such place."""
    if isinstance(node, tuple):
        new = [part for one in node for part in (now if one is was else (_swapped(one, was, now),))]
        return node if len(new) == len(node) and all(a is b for a, b in zip(node, new, strict=True)) else tuple(new)
    if isinstance(node, Mapping):
        made = {key: _swapped(value, was, now) for key, value in node.items()}
        return node if all(made[key] is node[key] for key in node) else made
    if is_dataclass(node) and not isinstance(node, type):
        values = {one.name: getattr(node, one.name) for one in fields(node)}
        made = {name: _swapped(value, was, now) for name, value in values.items()}
        changed = {name: value for name, value in made.items() if value is not values[name]}
        return replace(node, **changed) if changed else node
    return node
