"""A document with other passages: some in other words, some gone, some added from a file.

Takes a `Match` and a `Plan` of what becomes of each passage; returns the tree anew. A paragraph, row or provision that
is left without words goes, and what stood below it moves up. Never decides what belongs together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from itertools import groupby

from engross.model import Block, Document, Inline, Kind, Paragraph, Provision, Role, Table, Text
from engross.readers.match import Match
from engross.readers.pieces import grid
from engross.readers.reading import Known
from engross.readers.structure import Aspect, Difference
from engross.readers.words import Passage
from engross.records import dataclass

COUNTED = "paragraph."
"""How the ids begin of provisions that a file gives no id."""


@dataclass(slots=True)
class Plan:
    """What becomes of the passages of the document, by their places, and what the file has besides.

    `words` are those of a passage that reads otherwise, `kept` the passages that stay; `added` are the passages of the
    file that stand behind one of the document (-1 for its beginning). Those in `moved` are passages of the document
    that are gone from their own place.
    """

    words: dict[int, tuple[Inline, ...]] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    added: dict[int, list[int]] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)


def rebuilt(match: Match, plan: Plan, unlike: Iterable[Difference]) -> Document:
    """The document as the plan has it; `unlike` is what the file has otherwise besides words."""
    return _Tree(match, plan, tuple(unlike)).document()


class _Tree:
    """The tree of a document, walked once in reading order; `at` is the passage that comes next."""

    def __init__(self, match: Match, plan: Plan, found: Sequence[Difference]) -> None:
        self._match, self._plan = match, plan
        self._at = 0
        self._ids = _kept_ids(match, plan)
        self._labels = {one.passage: one.now for one in found if one.aspect is Aspect.NUMBER}
        self._plain = {one.passage for one in found if one.aspect is Aspect.EMPHASIS}
        self._reset = {
            one.passage: match.heads[one.passage]
            for one in found
            if one.aspect in (Aspect.HEADING, Aspect.LEVEL) and one.passage in match.heads
        }

    def document(self) -> Document:
        """The document with the words of the file."""
        old = self._match.known.document
        opening = self._provisions(self._plan.added.get(-1, ()))
        front, sections, annexes = (self._all(part) for part in (old.front, old.sections, old.annexes))
        line, behind = self._take()
        closing = (*self._provisions(behind), *self._all(old.closing))
        # What the file has behind a footnote is read there, so it is set as another.
        notes = tuple(replace(one, kind=Kind.NOTE) for one in self._all(old.notes))
        parts = replace(old, front=(*opening, *front), sections=sections, annexes=annexes, closing=closing, notes=notes)
        return replace(parts, end="".join(inline.text for inline in line))

    def _all(self, provisions: Iterable[Provision]) -> tuple[Provision, ...]:
        return tuple(new for old in provisions for new in self._provision(old))

    def _provision(self, old: Provision) -> Iterator[Provision]:
        first = self._at
        early, heading, blocks, late = self._own(old)
        below = self._all(old.children)
        yield from early
        if not heading and not blocks:
            yield from (*late, *below)
            return
        kept = next((n for n in range(first, self._at) if n in self._plan.kept), first)
        new = self._dressed(replace(old, heading=heading, body=_sound(heading, blocks), children=below), kept, first)
        if below:
            yield replace(new, children=(*late, *below))
        else:
            yield new
            yield from late

    def _own(
        self, old: Provision
    ) -> tuple[tuple[Provision, ...], tuple[Inline, ...], list[Block], tuple[Provision, ...]]:
        """The heading and body of a provision, and the provisions that now stand before and behind them."""
        heading: tuple[Inline, ...] = ()
        blocks: list[Block] = []
        early: list[int] = []
        late: list[int] = []
        if old.heading:
            heading, added = self._take()
            late += added
        for block in old.body:
            if isinstance(block, Table):
                table, added = self._table(block)
                new: Block | None = table
            elif not block.inlines and not (old.label and block is old.body[0] and not old.heading):
                continue
            else:
                inlines, added = self._take()
                new = Paragraph(inlines) if inlines else None
            if new is not None:
                if heading or blocks:
                    blocks += self._blocks(late)
                else:
                    early += late
                late = []
                blocks.append(new)
            late += added
        return self._provisions(early), heading, blocks, self._provisions(late)

    def _take(self) -> tuple[tuple[Inline, ...], list[int]]:
        """The words of the next passage, none where it is gone, and what the file has behind it."""
        number = self._at
        self._at += 1
        inlines = self._inlines(number) if number in self._plan.kept else ()
        return inlines, list(self._plan.added.get(number, ()))

    def _inlines(self, number: int) -> tuple[Inline, ...]:
        return self._plan.words.get(number, self._match.known.passages[number].inlines)

    def _table(self, old: Table) -> tuple[Table | None, list[int]]:
        """The table with the rows that stay and those that came, and what stands behind it."""
        rows: list[tuple[Paragraph, ...]] = []
        rest: list[int] = []
        stays = False
        for row in (old.header, *old.rows):
            numbers = range(self._at, self._at + len(row))
            taken = [self._take() for _ in row]
            if not rows or any(number in self._plan.kept for number in numbers):
                rows.append(tuple(Paragraph(inlines) for inlines, _ in taken))
            stays = stays or any(number in self._plan.kept for number in numbers)
            for _, added in taken:
                for sort, group in groupby(added, self._row):
                    cells = list(group)
                    if sort is not None and len(cells) == len(row):
                        rows.append(tuple(Paragraph(self._found(number).inlines) for number in cells))
                    else:
                        rest += cells
        return (replace(old, header=rows[0], rows=tuple(rows[1:])) if stays else None), rest

    def _row(self, number: int) -> tuple[int, int, int] | None:
        passage = self._found(number)
        return (id(passage.provision), *passage.cell[:2]) if passage.role is Role.CELL else None

    def _found(self, number: int) -> Passage:
        return self._match.found.passages[number]

    def _dressed(self, new: Provision, kept: int, first: int) -> Provision:
        """The provision with the number and the weight that the file gives it."""
        if kept in self._labels:
            label = self._labels[kept]
            new = replace(new, label=label, number=_cited(new, label))
            new = new if label else _bare(new)
        elif first not in self._plan.kept and not new.heading and new.label and kept != first:
            new = _bare(new)
        if kept in self._plain:
            new = replace(new, conspicuous=False)
        if kept in self._reset:
            there = self._found(self._reset[kept])
            deepest = len(self._match.known.document.numbering.scheme(new.scheme)) if new.scheme else 0
            new = replace(new, level=min(there.provision.level or new.level, deepest))
            if there.role is Role.HEADING:
                new = replace(new, kind=there.provision.kind)
        return new

    def _blocks(self, numbers: Iterable[int]) -> list[Block]:
        """Passages of the file as paragraphs and tables within a provision."""
        blocks: list[Block] = []
        for provision in self._provisions(numbers):
            label = (Text(f"{provision.label} "),) if provision.label else ()
            if provision.heading:
                blocks.append(Paragraph((*label, *provision.heading)))
                label = ()
            for block in provision.body:
                blocks.append(Paragraph((*label, *block.inlines)) if isinstance(block, Paragraph) else block)
                label = ()
        return blocks

    def _provisions(self, numbers: Iterable[int]) -> tuple[Provision, ...]:
        """Passages of the file as provisions of their own, each as the file has it; what is whole stays together."""
        made: list[Provision] = []
        for _, group in groupby(numbers, lambda number: id(self._found(number).provision)):
            made += self._together([*group])
        return tuple(made)

    def _together(self, numbers: list[int]) -> list[Provision]:
        """Passages that are one provision of the file; one that moved here whole is that of the document."""
        places = [self._plan.moved.get(number, -1) for number in numbers]
        homes = {id(self._match.known.passages[place].provision) for place in places}
        old, label = self._match.known.passages[places[0]].provision, self._found(numbers[0]).label
        whole = -1 not in places and len(homes) == 1 and len(places) == bool(old.heading) + len(old.body)
        if not whole:
            return [self._foreign([self._found(number) for number in numbers])]
        new = replace(old, id=self._id(old.id), children=())
        if Known.LABELS in self._match.able:
            new = replace(new, label=label, number=_cited(new, label)) if label else _bare(new)
        return [new]

    def _foreign(self, passages: list[Passage]) -> Provision:
        first = passages[0]
        heading = first.inlines if first.role is Role.HEADING else ()
        blocks: list[Block] = []
        for place, group in groupby(passages[1:] if heading else passages, lambda one: one.cell[0]):
            cells = list(group)
            blocks += _tables(cells) if place >= 0 else [Paragraph(one.inlines) for one in cells]
        kind = Kind.CLAUSE if first.provision.kind is Kind.TITLE or first.role is Role.END else first.provision.kind
        id = self._id(first.provision.id)
        number = first.label.rstrip(".:")
        return Provision(id, kind, label=first.label, number=number, heading=heading, body=_sound(heading, blocks))

    def _id(self, wanted: str) -> str:
        """The id that the file gives, or another that nothing has."""
        id, count = wanted or f"{COUNTED}0", 0
        while id in self._ids:
            count += 1
            id = f"{COUNTED}{count}.{wanted.removeprefix(COUNTED)}"
        self._ids.add(id)
        return id


def _kept_ids(match: Match, plan: Plan) -> set[str]:
    kept = [match.known.passages[number].provision for number in plan.kept]
    return {id for provision in kept for id in (provision.id, *provision.aliases)}


def _cited(provision: Provision, label: str) -> str:
    """How a provision is cited under another label: what is behind the label's own place in the number changes."""
    if provision.number.endswith(provision.label) and provision.label:
        return provision.number.removesuffix(provision.label) + label
    return label.rstrip(".:")


def _bare(provision: Provision) -> Provision:
    return replace(provision, label="", number="", scheme="", level=0)


def _sound(heading: tuple[Inline, ...], blocks: list[Block]) -> tuple[Block, ...]:
    """The body with an empty paragraph before a table that nothing stands before: its number hangs there."""
    return (Paragraph(()), *blocks) if not heading and blocks and isinstance(blocks[0], Table) else tuple(blocks)


def _tables(cells: list[Passage]) -> list[Block]:
    """Cells of one table of the file as a table, where whole rows are there; else as paragraphs."""
    rows = [tuple(Paragraph(cell.inlines) for cell in group) for _, group in groupby(cells, lambda one: one.cell[1])]
    if len({len(row) for row in rows}) != 1:
        return [Paragraph(cell.inlines) for cell in cells]
    return [grid(rows)]
