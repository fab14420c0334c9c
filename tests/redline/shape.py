"""A Document taken apart and put together again: lists of siblings, passages by place, numbers made afresh."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tests.writers.renumbered import renumbered

from engross.model import Document, Inline, Paragraph, Provision, Reference, Table, Term, Text

Words = tuple[Inline, ...]
TOPS = ("front", "sections", "annexes")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a passage stands: block -1 is the heading, and row and cell are -1 outside a table; row 0 is the header."""

    id: str
    block: int
    row: int = -1
    cell: int = -1


def siblings(document: Document) -> dict[str, tuple[Provision, ...]]:
    """Every list of siblings that is not empty, by the id of the provision above or the name of the part."""
    tops = {name: getattr(document, name) for name in TOPS}
    return {id: found for id, found in {**tops, **{p.id: p.children for p in document.walk()}}.items() if found}


def with_siblings(document: Document, above: str, found: tuple[Provision, ...]) -> Document:
    """The document with another list of siblings there."""
    if above in TOPS:
        return replace(document, **{above: found})  # type: ignore[arg-type]
    return with_provision(document, above, lambda p: replace(p, children=found))


def with_provision(document: Document, id: str, change: Callable[[Provision], Provision]) -> Document:
    """The document with one provision changed."""

    def below(provision: Provision) -> Provision:
        if provision.id == id:
            return change(provision)
        return replace(provision, children=tuple(map(below, provision.children))) if provision.children else provision

    return replace(document, **{name: tuple(map(below, getattr(document, name))) for name in TOPS})  # type: ignore[arg-type]


def passages(document: Document) -> Iterator[tuple[Spot, Words]]:
    """Every heading, paragraph and cell with its place."""
    for provision in document.walk():
        if provision.heading:
            yield Spot(provision.id, -1), provision.heading
        for number, block in enumerate(provision.body):
            if isinstance(block, Paragraph):
                yield Spot(provision.id, number), block.inlines
                continue
            for row, cells in enumerate((block.header, *block.rows)):
                yield from ((Spot(provision.id, number, row, i), cell.inlines) for i, cell in enumerate(cells))


def with_passage(document: Document, spot: Spot, words: Words) -> Document:
    """The document with other words at a place, neighbouring texts of one look made one."""
    words = joined(words)

    def change(provision: Provision) -> Provision:
        if spot.block < 0:
            return replace(provision, heading=words)
        block = provision.body[spot.block]
        made = Paragraph(words) if isinstance(block, Paragraph) else _with_cell(block, spot, Paragraph(words))
        return replace(provision, body=(*provision.body[: spot.block], made, *provision.body[spot.block + 1 :]))

    return with_provision(document, spot.id, change)


def joined(words: Words) -> Words:
    """Inlines as assembly gives them: none empty, no two texts of one look side by side."""
    found: list[Inline] = []
    for word in words:
        last = found[-1] if found else None
        if isinstance(last, Text) and isinstance(word, Text) and replace(last, text=word.text) == word:
            found[-1] = replace(last, text=last.text + word.text)
        elif word.text:
            found.append(word)
    return tuple(found)


def settled(document: Document) -> Document:
    """The document numbered afresh; what led to a provision that is gone leads to the first section, or nowhere."""
    ids = {id for provision in document.walk() for id in (provision.id, *provision.aliases)}
    for spot, words in list(passages(document)):
        led = tuple(_led(inline, ids, document.sections[0].id) for inline in words)
        if led != words:
            document = with_passage(document, spot, led)
    return renumbered(document, document.numbering)


def faults(document: Document) -> list[str]:
    """What makes a document none that assembly could give: doubled ids, lost targets, skipped levels, loose tables."""
    ids = [id for provision in document.walk() for id in (provision.id, *provision.aliases)]
    found = [f"{id} appears twice" for id in set(ids) if ids.count(id) > 1]
    for spot, words in passages(document):
        targets = [inline.target for inline in words if isinstance(inline, Reference | Term)]
        found += [f"{spot.id} leads to {target}" for target in targets if target not in ids]
    for provision in document.walk():
        kinds = ["heading"] * bool(provision.heading) + [block.type for block in provision.body]
        if not kinds or kinds[0] == "table" or ("table", "table") in pairwise(kinds):
            found.append(f"{provision.id} holds {kinds}")
        same = [child for child in provision.children if child.scheme == provision.scheme != ""]
        found += [f"{child.id} skips a level" for child in same if child.level != provision.level + 1]
    return found


def _led(inline: Inline, ids: set[str], elsewhere: str) -> Inline:
    if isinstance(inline, Reference) and inline.target not in ids:
        return replace(inline, target=elsewhere)
    if isinstance(inline, Term) and inline.target not in ids:
        return Text(inline.text, inline.strong, inline.emphasis)
    return inline


def _with_cell(table: Table, spot: Spot, cell: Paragraph) -> Table:
    rows = [list(row) for row in (table.header, *table.rows)]
    rows[spot.row][spot.cell] = cell
    header, *rest = (tuple(row) for row in rows)
    return replace(table, header=header, rows=tuple(rest))
