"""What changed between two Documents, provision by provision.

Takes two Documents and returns a tuple of `Change`: provisions are paired by id, the words inside them by a minimal
diff. Never reads files, never prints, and never guesses a pairing from likeness: an id that one side lacks was added
or removed. A cross-reference counts by what it points at, so a number that only moved is not a change of words.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from engross.model import Document, Inline, Link, Mark, Paragraph, Provision, Reference, Table
from engross.redline.flat import END

WORD = re.compile(r"\w+(?:['\u2019.-]\w+)*|\s+|[^\w\s]")


class ChangeKind(StrEnum):
    """What became of a provision, in order of weight.

    `RENUMBERED`: the same words at another number or place, or citing another number of the same provision.
    `RESTYLED`: the same words with other emphasis.
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENUMBERED = "renumbered"
    RESTYLED = "restyled"


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one mark; `was` is how an unmarked cross-reference read in the old document, if otherwise."""

    mark: Mark
    text: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One provision that is not the same in both documents.

    The numbers are as cited, empty where the provision is unnumbered or absent. `runs` hold all words of the provision
    (heading, paragraphs, cells): without the inserted ones they are the old text, without the deleted ones the new.
    """

    id: str
    kind: ChangeKind
    old_number: str
    new_number: str
    runs: tuple[Run, ...]

    @property
    def old_text(self) -> str:
        """The provision as it read."""
        return "".join(run.was or run.text for run in self.runs if run.mark is not Mark.INSERTED)

    @property
    def new_text(self) -> str:
        """The provision as it reads."""
        return "".join(run.text for run in self.runs if run.mark is not Mark.DELETED)


@dataclass(frozen=True, slots=True)
class Token:
    """The smallest thing that the diff moves; two are the same when their keys are."""

    key: tuple[str, ...]
    text: str
    style: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class Unit:
    """A provision's own words, without those of the provisions below it."""

    number: str
    label: str
    tokens: tuple[Token, ...]
    conspicuous: bool


Island = tuple[list[Token], list[Token], list[tuple[Token, Token]]]
"""Deleted tokens, inserted tokens, then the pairs (old, new) that are kept up to the next island."""


def compare(old: Document, new: Document) -> tuple[Change, ...]:
    """The changes that lead from one document to the other, in reading order; empty when they read the same.

    An item that one side has run into its lead-in is compared with the lead-in's words, not as removed and added.
    """
    owners = {**_owners(old), **_owners(new)}
    before, after = _units(old, owners), _units(new, owners)
    moved = _moved(list(before), list(after))
    changes = (_change(id, before.get(id), after.get(id), id in moved) for id in _order(list(before), list(after)))
    return tuple(change for change in changes if change is not None)


def diff(old: Sequence[Token], new: Sequence[Token]) -> tuple[Run, ...]:
    """The runs that turn one sequence of tokens into the other, with as few marked tokens as can be.

    Edits with nothing but one space between them are shown as one edit, deleted words first.
    """
    islands: list[Island] = [([], [], [])]
    for tag, i, i_end, j, j_end in opcodes([token.key for token in old], [token.key for token in new]):
        if tag == "equal":
            islands[-1][2].extend(zip(old[i:i_end], new[j:j_end], strict=True))
            islands.append(([], [], []))
        else:
            islands[-1][0].extend(old[i:i_end])
            islands[-1][1].extend(new[j:j_end])
    runs: list[Run] = []
    for deleted, inserted, kept in _join_over_spaces(islands):
        runs.extend(_marked(Mark.DELETED, deleted))
        runs.extend(_marked(Mark.INSERTED, inserted))
        runs.extend(_unmarked(kept))
    return tuple(runs)


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[str, int, int, int, int]]:
    """The fewest steps from one sequence to the other: "equal", "delete" or "insert", and both ranges."""
    # Small numbers stand for the things themselves, because rapidfuzz compares hashes alone and two might share one.
    numbers: dict[Hashable, int] = {}
    a, b = ([numbers.setdefault(each, len(numbers)) for each in side] for side in (old, new))
    for op in Indel.opcodes(a, b):
        yield op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end


def tokens(inlines: Iterable[Inline]) -> Iterator[Token]:
    """The words, spaces and punctuation marks of a passage; a cross-reference is one token."""
    for inline in inlines:
        if isinstance(inline, Reference):
            yield Token(("reference", inline.word, inline.target), inline.text)
            continue
        link = (inline.href,) if isinstance(inline, Link) else ()
        style = (False, False) if isinstance(inline, Link) else (inline.strong, inline.emphasis)
        for match in WORD.finditer(inline.text):
            yield Token((match[0], *link), match[0], style)


def _owners(document: Document) -> dict[str, str]:
    return {alias: provision.id for provision in document.walk() for alias in provision.aliases}


def _units(document: Document, owners: dict[str, str]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for provision in document.walk():
        unit = Unit(provision.number, provision.label, tuple(_words(provision)), provision.conspicuous)
        owner = owners.get(provision.id, provision.id)
        if owner in units:
            first = units[owner]
            joined = (*first.tokens, Token((" ",), " "), *unit.tokens)
            unit = Unit(first.number, first.label, joined, first.conspicuous)
        units[owner] = unit
    units[END] = Unit("", "", tuple(_plain(document.end)), False)
    return units


def _words(provision: Provision) -> Iterator[Token]:
    parts: list[tuple[Inline, ...] | Table] = [provision.heading] if provision.heading else []
    parts += [block.inlines if isinstance(block, Paragraph) else block for block in provision.body]
    for index, part in enumerate(parts):
        if index:
            yield Token(("\n",), "\n")
        yield from _table_words(part) if isinstance(part, Table) else tokens(part)


def _table_words(table: Table) -> Iterator[Token]:
    yield from _plain(table.caption)
    for row in (table.header, *table.rows):
        for index, cell in enumerate(row):
            separator = "\t" if index else "\n"
            yield Token((separator,), separator)
            yield from tokens(cell.inlines)


def _plain(text: str) -> Iterator[Token]:
    for match in WORD.finditer(text):
        yield Token((match[0],), match[0])


def _join_over_spaces(islands: list[Island]) -> list[Island]:
    joined: list[Island] = []
    for deleted, inserted, kept in islands:
        previous = joined[-1] if joined else None
        edits = deleted or inserted
        if previous and edits and (previous[0] or previous[1]) and "".join(t.text for t, _ in previous[2]) == " ":
            space = previous[2][0]
            joined[-1] = ([*previous[0], space[0], *deleted], [*previous[1], space[1], *inserted], kept)
        else:
            joined.append((deleted, inserted, kept))
    for deleted, inserted, kept in joined:
        # A join can leave one space at the end of both sides, which is no edit.
        if deleted and inserted and deleted[-1].text == inserted[-1].text == " ":
            kept.insert(0, (deleted.pop(), inserted.pop()))
    return joined


def _marked(mark: Mark, words: Sequence[Token]) -> Iterator[Run]:
    if words:
        yield Run(mark, "".join(token.text for token in words))


def _unmarked(pairs: Sequence[tuple[Token, Token]]) -> Iterator[Run]:
    text = ""
    for old, new in pairs:
        if old.text == new.text:
            text += new.text
            continue
        if text:
            yield Run(Mark.NONE, text)
        yield Run(Mark.NONE, new.text, old.text)
        text = ""
    if text:
        yield Run(Mark.NONE, text)


def _order(old: list[str], new: list[str]) -> Iterator[str]:
    """All ids in the new order, each removed one after its neighbour in the old order."""
    present = set(new)
    gone: dict[str, list[str]] = {}
    anchor = ""
    for id in old:
        if id in present:
            anchor = id
        else:
            gone.setdefault(anchor, []).append(id)
    yield from gone.get("", ())
    for id in new:
        yield id
        yield from gone.get(id, ())


def _moved(old: list[str], new: list[str]) -> set[str]:
    a = [id for id in old if id in set(new)]
    b = [id for id in new if id in set(old)]
    return {id for tag, i, i_end, _, _ in opcodes(a, b) if tag != "equal" for id in a[i:i_end]}


def _change(id: str, old: Unit | None, new: Unit | None, moved: bool) -> Change | None:
    runs = diff(old.tokens if old else (), new.tokens if new else ())
    kind = _kind(old, new, runs, moved)
    if kind is None:
        return None
    return Change(id, kind, old.number if old else "", new.number if new else "", runs)


def _kind(old: Unit | None, new: Unit | None, runs: tuple[Run, ...], moved: bool) -> ChangeKind | None:
    if old is None or new is None:
        return ChangeKind.ADDED if old is None else ChangeKind.REMOVED
    if any(run.mark is not Mark.NONE for run in runs):
        return ChangeKind.CHANGED
    if moved or (old.number, old.label) != (new.number, new.label) or any(run.was for run in runs):
        return ChangeKind.RENUMBERED
    if old.conspicuous != new.conspicuous or [t.style for t in old.tokens] != [t.style for t in new.tokens]:
        return ChangeKind.RESTYLED
    return None
