"""Entries of the outline to clause files: one file, phrases, or alternates.

Takes the wordings of an entry by text; returns files by path. Wordings that differ by a few words become phrases,
others alternates; where the clause stands in some texts alone, alternates are not to be had, and what differs is a
phrase in any case. Never writes a wording that no text has.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from engross.importer import joins, phrases, yaml
from engross.importer.applies import Applies
from engross.importer.factors import factored
from engross.importer.joins import Join
from engross.importer.outline import Entry
from engross.importer.terms import Definition
from engross.importer.wordings import Wording
from engross.records import dataclass

LEAST_COMMON = 0.3
"""The share of the longest wording that is common to all where each option adds its own words (our own setting)."""
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Made:
    """A clause file: its path, its `applies`, its text, and the wording in it, phrases as placeholders."""

    path: str
    applies: str
    text: str
    wording: Wording


def made(
    entry: Entry,
    said: Mapping[int, Wording],
    applies: Applies,
    numbered: bool,
    definition: Definition | None = None,
    join: Join | None = None,
) -> list[Made] | None:
    """The files of an entry; None where its wordings cannot stand under one id.

    `said` is the wording of each text that has the entry; `numbered` says that its place has numbers, `definition`
    what the entry defines, and `join` how its list is joined where that is computed.
    """
    groups: dict[Wording, list[int]] = {}
    for text, wording in said.items():
        groups.setdefault(wording, []).append(text)
    wordings, texts = list(groups), list(groups.values())
    present = applies.of(said)
    writer = _Writer(entry, numbered, definition, join)
    if len(wordings) == 1:
        return [writer.file(f"{entry.id}.md", present, wordings[0], {})]
    together = _phrased(wordings) or _by_option(wordings, texts, [*said], applies)
    if together is None and len(said) == len(applies.sets):
        names = _names([applies.of(one) for one in texts])
        return [
            writer.file(f"{entry.id}{name}.md", applies.of(one), wording, {})
            for name, one, wording in zip(names, texts, wordings, strict=True)
        ]
    together = together or _whole(wordings)
    if together is None:
        return None
    wording, found = _factored(*together, texts, [*said], applies)
    return [writer.file(f"{entry.id}.md", present, wording, _readings(found, texts, said, applies))]


Found = tuple[Wording, dict[str, tuple[str, ...]]]
"""A wording with placeholders, and the words of each phrase by group."""


def _phrased(wordings: Sequence[Wording]) -> Found | None:
    """The wordings with phrases in their headings and paragraphs, where these alone differ and read well so."""
    first = wordings[0]
    if any((one.items, one.after) != (first.items, first.after) for one in wordings):
        return None
    heading, found = first.heading, {}
    if len({one.heading for one in wordings}) > 1:
        in_heading = (
            phrases.phrased([one.heading for one in wordings]) if all(one.heading for one in wordings) else None
        )
        if in_heading is None:
            return None
        heading, found = in_heading.text, in_heading.phrases
    bodies = ["\n\n".join(one.paragraphs) for one in wordings]
    if len(set(bodies)) == 1:
        return replace(first, heading=heading), found
    together = phrases.phrased(bodies)
    if together is None or len(set(map(len, (one.paragraphs for one in wordings)))) > 1 or found:
        return None
    return replace(first, paragraphs=tuple(together.text.split("\n\n"))), together.phrases


def _whole(wordings: Sequence[Wording]) -> Found | None:
    """The wordings with whole paragraphs for phrases."""
    first = wordings[0]
    alike = len({(one.items, one.after, bool(one.heading)) for one in wordings}) == 1
    if not alike or len({bool(one.paragraphs) for one in wordings}) > 1:
        # Assembly leaves out a heading of which a phrase leaves no words.
        return None
    made = phrases.whole([one.paragraphs for one in wordings])
    if made is None:
        return None
    paragraphs, found = made
    heading = first.heading
    if len({one.heading for one in wordings}) > 1:
        heading, found["heading"] = "{{heading}}", tuple(one.heading for one in wordings)
    return replace(first, heading=heading, paragraphs=tuple(paragraphs)), found


def _by_option(
    wordings: Sequence[Wording], texts: Sequence[Sequence[int]], present: Sequence[int], applies: Applies
) -> Found | None:
    """The wordings with a phrase for each option, where options add words to what all have in common."""
    first = wordings[0]
    unlike = [replace(one, paragraphs=()) for one in wordings]
    if any(one != unlike[0] for one in unlike) or len({len(one.paragraphs) for one in wordings}) > 1:
        return None
    columns = factored(["\n\n".join(one.paragraphs) for one in wordings], texts, present, applies, LEAST_COMMON)
    if columns is None:
        return None
    found: dict[str, tuple[str, ...]] = {}
    pieces = []
    for column in columns:
        if len(set(column)) == 1:
            pieces.append(column[0])
            continue
        name = phrases.name_of(max(column, key=len), found)
        found[name] = column
        pieces.append(f"{{{{{name}}}}}")
    return replace(first, paragraphs=tuple("".join(pieces).split("\n\n"))), found


def _factored(
    wording: Wording,
    found: dict[str, tuple[str, ...]],
    texts: Sequence[Sequence[int]],
    present: Sequence[int],
    applies: Applies,
) -> Found:
    """The wording with a phrase for each option where the words of one phrase are the words of several options."""
    heading, paragraphs = wording.heading, wording.paragraphs
    made: dict[str, tuple[str, ...]] = {}
    for name, words in found.items():
        columns = factored(words, texts, present, applies)
        named = {name: words}
        if columns is not None:
            columns = [*_trimmed(columns)]
            named = {}
            for column in columns:
                if len(set(column)) > 1:
                    named[phrases.name_of(max(column, key=len), {*found, *made} - {name} | {*named})] = column
            pieces = iter(named)
            instead = "".join(column[0] if len(set(column)) == 1 else f"{{{{{next(pieces)}}}}}" for column in columns)
            heading = heading.replace(f"{{{{{name}}}}}", instead)
            paragraphs = tuple(one.replace(f"{{{{{name}}}}}", instead) for one in paragraphs)
        made |= named
    return replace(wording, heading=heading, paragraphs=paragraphs), made


def _trimmed(columns: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The columns with a blank that all words of one begin or end with beside it."""
    for column in columns:
        ahead = " " if all(one.startswith(" ") for one in column) else ""
        behind = " " if all(one[len(ahead) :].endswith(" ") for one in column) else ""
        inner = tuple(one[len(ahead) : len(one) - len(behind)] for one in column)
        yield from (some for some in ((ahead,) * len(column), inner, (behind,) * len(column)) if any(some))


def _readings(
    found: dict[str, tuple[str, ...]],
    texts: Sequence[Sequence[int]],
    said: Mapping[int, Wording],
    applies: Applies,
) -> dict[str, list[tuple[str, str]]]:
    """The wordings of each phrase, each with its `applies`: groups of texts with the same words are one."""
    readings: dict[str, list[tuple[str, str]]] = {}
    for name, words in found.items():
        joined: dict[str, list[int]] = {}
        for one, group in zip(words, texts, strict=True):
            joined.setdefault(one, []).extend(group)
        readings[name] = [(applies.of(group, said), one) for one, group in joined.items()]
    return readings


def _names(conditions: Sequence[str]) -> list[str]:
    """What the file names of alternates end in: what they apply to where that is short, else their number."""
    words = [re.sub(r"[^a-z0-9]+", "-", one.lower()).strip("-") for one in conditions]
    if any(len(one) > _LONGEST_WORD for one in words) or len(set(words)) < len(words):
        return ["" if not place else f"--{place + 1}" for place in range(len(conditions))]
    return [f"--{one}" for one in words]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the files of one entry."""

    entry: Entry
    numbered: bool
    definition: Definition | None
    join: Join | None

    def file(
        self, name: str, applies: str, wording: Wording, readings: Mapping[str, Sequence[tuple[str, str]]]
    ) -> Made:
        """A clause file."""
        matter = [f"id: {self.entry.id}", f"applies: {_condition(applies)}"]
        if wording.heading:
            matter.append(f"heading: {yaml.text(wording.heading)}")
        if self.numbered and not self.entry.numbered:
            matter.append("numbered: no")
        if wording.items or self.entry.children:
            matter += joins.lines(self.join)
        if self.definition:
            matter.append(f"term: {yaml.text(self.definition.term)}")
            matter += [f"forms: {yaml.flow(self.definition.forms)}"] if self.definition.forms else []
            matter += ["keep: yes"] if self.definition.keep else []
        if readings:
            matter.append("phrases:")
        for phrase, every in readings.items():
            matter.append(f"  {phrase}:")
            for condition, words in every:
                matter += [f"    - applies: {_condition(condition)}", f"      text: {yaml.text(words)}"]
        text = "\n".join(("---", *matter, "---", wording.body)).rstrip("\n") + "\n"
        return Made(f"{self.entry.folder}/{name}", applies, text, wording)


def _condition(applies: str) -> str:
    return applies if applies[:1].isalpha() else f'"{applies}"'
