"""Rows to the outline of a family: sections, clauses, and what goes into one file.

Takes the parts of aligned texts and what is numbered in them; returns entries with ids that a person would have chosen,
from headings or first words. Never reads what differs between texts, but for a heading.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import field

from engross.importer import inline
from engross.importer.align import Row
from engross.importer.heads import head_of
from engross.importer.numbering import Counted, led
from engross.importer.parts import DEEPEST, Parts, words_of_heading
from engross.importer.slugs import slug
from engross.importer.text import Block, Kind
from engross.records import dataclass

_MOST_LISTED = 300
"""Words of a list up to which it stands in the file of its lead-in (our own setting)."""
_LONGEST_ID = 60
_NUMBER = re.compile(r"\d+(?:\([0-9A-Za-z]{1,5}\))*|(?:\([0-9A-Za-z]{1,5}\))+")
_NAMED = (
    re.compile(r"\*{1,3}(.{2,60}?)[.:]?\*{1,3}"),
    re.compile(r"((?:[^\s.:]+ ){0,5}[^\s.:]+)[.:](?: |$)"),
)
"""How a paragraph may open with its own name: bold, or in a sentence of a few words."""
_DEFINED = re.compile(r"\W{0,3}(?:[^\s.:]+ ){0,5}[^\s.:]+\W{0,3}: ")
"""How a paragraph may open with a term: by a colon behind it."""


@dataclass(slots=True)
class Entry:
    """A clause file to be: its row, the rows of its further paragraphs, and the entries below it.

    `items` are rows of a list that stands in the file, `after` those of the words behind it; `numbered` says whether
    it has the number of its level, `printed` whether that prints its label.
    """

    id: str
    row: Row
    folder: str
    numbered: bool
    printed: bool
    more: list[Row] = field(default_factory=list)
    items: tuple[Row, ...] = ()
    after: tuple[Row, ...] = ()
    children: list["Entry"] = field(default_factory=list)

    def walk(self) -> Iterator["Entry"]:
        """This entry and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class Section:
    """A section of the outline; without a heading of its own it takes the words of its first clause."""

    id: str
    row: Row
    heading: str
    numbered: bool
    clauses: list[Entry]
    optional: bool = False
    empty: bool = False


@dataclass(slots=True)
class Plan:
    """The outline to be."""

    front: list[Entry]
    sections: list[Section]
    annexes: list[Section]
    closing: list[Entry]

    @property
    def tops(self) -> Iterator[Entry]:
        """The entries that hang below no other."""
        yield from self.front
        for section in (*self.sections, *self.annexes):
            yield from section.clauses
        yield from self.closing

    def walk(self) -> Iterator[Entry]:
        """Every entry, in the order of reading."""
        for top in self.tops:
            yield from top.walk()


def planned(parts: Parts, found: Counted, loose: Collection[int] = ()) -> Plan:
    """The outline of the parts; what hangs below `loose` blocks, by identity, stands beside them."""
    planner = _Planner(found, loose)
    front = [planner.entry(row, "front", "", name="" if place else "title") for place, row in enumerate(parts.front)]
    sections = [planner.section(row) for row in parts.sections]
    annexes = [planner.section(row) for row in parts.annexes]
    return Plan(front, sections, annexes, planner.entries(parts.closing, "closing", ""))


def masked(block: Block | None) -> str:
    """The words of a block with every number of a reference left out, for what is shifted reads otherwise."""
    return _NUMBER.sub("#", f"{block.heading} {block.words}") if block else ""


@dataclass(slots=True)
class _Planner:
    """Makes entries and gives each an id of its own."""

    found: Counted
    loose: Collection[int]
    taken: set[str] = field(default_factory=set)

    def section(self, row: Row) -> Section:
        """A section, with its heading where it is the same in all texts and the section can carry it."""
        id = self.id("", slug(name_of(row.first), 2) or "part")
        blocks = [block for block in row.blocks if block]
        everywhere = len(blocks) == len(row.blocks)
        bare = [not any(child.blocks[text] for child in row.children) for text in row.texts]
        numbered = self.found.has(row.first)
        leads = led(row, self.found)
        headings = {heading_of(block, self.found.prints(block)) for block in blocks}
        if (
            len(headings) == 1
            and not leads
            and all(block.kind is Kind.HEADING for block in blocks)
            and (everywhere or not any(bare))
            and not (row.children and _joins(row.children[0], Entry("", row, "", numbered, numbered)))
        ):
            clauses = self.entries(row.children, id, id)
            return Section(id, row, headings.pop(), numbered, clauses, not everywhere, any(bare))
        opening, rest = self.entry(Row(row.blocks), id, id, name="opening"), row.children
        if rest and _joins(rest[0], opening):
            opening.more, rest = [rest[0]], rest[1:]
        below = self.entries(rest, id, id, 2 + leads)
        if leads:
            opening.children, below = below, []
        return Section(id, row, "", numbered, [opening, *below], not everywhere)

    def entries(self, rows: Iterable[Row], folder: str, above: str, depth: int = 2) -> list[Entry]:
        """Entries side by side, at a depth that counts the section; a table goes into the file before it."""
        found: list[Entry] = []
        for row in rows:
            before = _last(found[-1]) if found else None
            if before and _joins(row, before):
                before.more.append(row)
                continue
            found.append(entry := self.entry(row, folder, above, depth=depth))
            if depth >= DEEPEST or any(id(block) in self.loose for block in row.blocks):
                # What is too deep, or what assembly leaves out with a lead-in that has no items, stands beside it.
                found += entry.children
                entry.children = []
        return found

    def entry(self, row: Row, folder: str, above: str, name: str = "", depth: int = 1) -> Entry:
        """An entry with its further paragraphs and what hangs below it."""
        id = self.id(above or folder, name or slug(name_of(row.first), 3) or "text") if name != "title" else "title"
        self.taken.add(id)
        entry = Entry(id, row, folder, self.found.has(row.first), self.found.prints(row.first))
        below = list(row.children)
        if (words := words_of_heading(row)) is not None:
            entry.more.append(words)
            below.remove(words)
        while below and not _defining(below) and _goes_on(below[0], row):
            entry.more.append(below.pop(0))
        if listed := self.listed(row, below):
            entry.items, entry.after = listed
        else:
            nested = f"{folder}.{id.rpartition('.')[2]}" if above else id
            entry.children = self.entries(below, folder, nested, depth + 1)
        return entry

    def listed(self, row: Row, below: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]] | None:
        """The items and the words behind them, where a sentence and its list are one in all texts that have them."""
        end = next((place for place, one in enumerate(below) if not self.found.has(one.first)), len(below))
        items, after = tuple(below[:end]), tuple(below[end:])
        whole = [one for top in below for one in _all(top)]
        if (
            not items
            or row.first.kind is not Kind.PARAGRAPH
            or not row.first.words.rstrip("*_ ").endswith((":", ",", ";", "\u2014"))
            or any(one.children or one.first.label for one in after)
            or any(one.texts != row.texts or len({masked(block) for block in one.blocks if block}) > 1 for one in whole)
            or any(one.first.kind is not Kind.PARAGRAPH or not one.first.words for one in whole)
            or any(lower.children for item in items for lower in item.children)
            or not all(self.found.has(one.first) for item in items for one in _all(item))
            or sum(len(one.first.words.split()) for one in whole) > _MOST_LISTED
        ):
            return None
        return items, after

    def id(self, above: str, name: str) -> str:
        """An id that no other has."""
        whole = f"{above}.{name}" if above else name
        if len(whole) > _LONGEST_ID:
            whole = f"{above.partition('.')[0]}.{name}"
        number = 1
        while (tried := whole if number == 1 else f"{whole}-{number}") in self.taken:
            number += 1
        self.taken.add(tried)
        return tried


def heading_of(block: Block, printed: bool) -> str:
    """The words of a heading, with its label unless that is printed for it."""
    words = block.words.replace(inline.LINE_END, " ")
    return words if printed or not block.label else f"{inline.typed(block.label)} {words}"


def name_of(block: Block) -> str:
    """What a person would call the block: its heading, or how it opens."""
    if block.heading or block.kind is Kind.HEADING:
        return inline.plain(block.heading or block.words)
    if (head := head_of(block.words)) and (head.defines or head.marked):
        return head.term
    for pattern in _NAMED:
        if match := pattern.match(block.words):
            return inline.plain(match[1])
    return inline.plain(block.words[:200])


def _last(entry: Entry) -> Entry:
    """The entry that is read last of all below this one."""
    return _last(entry.children[-1]) if entry.children else entry


def _joins(row: Row, before: Entry) -> bool:
    """Whether a table goes into the file before it, for it cannot open one."""
    opens = row.first.kind is Kind.TABLE and not row.children
    return opens and not before.items and before.row.texts == row.texts and before.row.first.kind is not Kind.TABLE


def _defining(rows: Sequence[Row]) -> bool:
    """Whether what stands below a paragraph are definitions, each of which stands for itself."""
    said = [one.first.words for one in rows if not one.first.label and one.first.kind is Kind.PARAGRAPH]
    defining = [words for words in said if _DEFINED.match(words) or ((head := head_of(words)) and head.defines)]
    return len(defining) > 1 and len(defining) * 2 > len(rows) and rows[0].first.words in defining


def _goes_on(row: Row, above: Row) -> bool:
    """Whether a row is a further paragraph of the clause that it hangs below."""
    plain = not row.children and row.texts == above.texts
    return plain and all(block.kind is not Kind.HEADING and not block.label for block in row.blocks if block)


def _all(row: Row) -> Iterator[Row]:
    yield row
    for child in row.children:
        yield from _all(child)
