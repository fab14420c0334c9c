"""A redline built by hand, with one of every mark that a writer must set, and the words of its two sides."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.samples import sample

from engross.model import (
    Change,
    ChangeKind,
    Class,
    Edit,
    Inline,
    Kept,
    Mark,
    Marked,
    MarkedParagraph,
    MarkedRow,
    MarkedTable,
    PlacedParagraph,
    Redline,
    Reference,
    Role,
    Run,
    Stretch,
    Term,
    Text,
)
from engross.redline import unchanged


def kept(*inlines: str | Inline) -> tuple[Kept, ...]:
    """Inlines that stand in both documents alike."""
    return tuple(Kept(one, one) for one in (Text(one) if isinstance(one, str) else one for one in inlines))


def edit(deleted: str | Inline, inserted: str | Inline, change: Class = Class.WORDING) -> Edit:
    """One edit; an empty string stands for nothing."""
    both = [tuple(Text(one) if isinstance(one, str) else one for one in (side,) if one) for side in (deleted, inserted)]
    return Edit(both[0], both[1], change)


def side(stretches: tuple[Stretch, ...], old: bool) -> tuple[Inline, ...]:
    """The inlines of one document."""
    found: list[Inline] = []
    for one in stretches:
        if isinstance(one, Kept):
            found.append(one.old if old else one.new)
        else:
            found.extend(one.deleted if old else one.inserted)
    return tuple(found)


def marked(paragraph: PlacedParagraph, *stretches: Stretch, label: str = "", number: str = "") -> MarkedParagraph:
    """A paragraph of both documents with these stretches, under another label and number in the newer."""
    stretches = stretches or kept(*paragraph.inlines)
    old = replace(paragraph, inlines=side(stretches, old=True))
    new = replace(
        paragraph,
        inlines=side(stretches, old=False),
        label=label or paragraph.label,
        number=number or paragraph.number,
    )
    return MarkedParagraph(Mark.NONE, old, new, stretches)


def whole(
    paragraph: PlacedParagraph, mark: Mark, other: PlacedParagraph | None = None, move: int = 0
) -> MarkedParagraph:
    """A paragraph of one document alone."""
    if mark in (Mark.INSERTED, Mark.MOVED_TO):
        return MarkedParagraph(mark, None, paragraph, (Edit((), paragraph.inlines, Class.WORDING),), other, move)
    return MarkedParagraph(mark, paragraph, None, (Edit(paragraph.inlines, (), Class.WORDING),), other, move)


def redlined() -> Redline:
    """The sample beside a later edition of it, in which something of every kind was changed."""
    same = unchanged(sample())
    blocks = [made for block in same.blocks for made in (*_before(block), *_edited(block))]
    new = replace(same.new, id="SA-KEEP-2.0", edition="2.0", date="2027-01-15")
    return replace(same, new=new, blocks=tuple(_moved(blocks)), changes=CHANGES)


def _before(block: Marked) -> Iterator[Marked]:
    """A new section stands before the one on risk."""
    if isinstance(block, MarkedParagraph) and block.here.id == "risk":
        here = block.here
        heading = replace(here, id="proof", inlines=(Text("Proof"),), anchors=("proof",))
        words = (Text("You can prove "), Text("it", strong=True), Text(" by the "), Term("Goods", "def.goods"))
        yield whole(heading, Mark.INSERTED)
        yield whole(replace(heading, role=Role.TEXT, label="", anchors=(), inlines=words), Mark.INSERTED)


def _edited(block: Marked) -> Iterator[Marked]:
    if isinstance(block, MarkedTable):
        yield _table(block)
        return
    here = block.here
    made = EDITS.get((here.id, here.role))
    if made:
        yield made(here)
    elif here.id.startswith("risk"):
        label, number = ("4.1", "4.1") if here.label == "3.1" else ("4.", "4") if here.label else ("", "4.1")
        yield marked(here, *(kept(*here.inlines)), label=label, number=number)
    else:
        yield block


def _moved(blocks: list[Marked]) -> Iterator[Marked]:
    """Clause 2.2 goes to the end of section 4, its second paragraph changed on the way."""
    gone = [block for block in blocks if isinstance(block, MarkedParagraph) and block.here.id == "show"]
    olds = [block.here for block in gone]
    news = [replace(one, label="4.2" if one.label else "", number="4.2") for one in olds]
    news[2] = replace(news[2], inlines=(Text("A second paragraph of one sentence."),))
    for block in blocks:
        if block in gone:
            at = gone.index(block)
            yield whole(olds[at], Mark.DELETED if at == 2 else Mark.MOVED_FROM, news[at], at + 1)
            continue
        if block.here.id == "sheet" and block.here.anchors if isinstance(block, MarkedParagraph) else False:
            for at, new in enumerate(news):
                yield whole(new, Mark.INSERTED if at == 2 else Mark.MOVED_TO, olds[at], at + 1)
        yield block


def _table(table: MarkedTable) -> MarkedTable:
    """One row gone, one new, a changed cell in the last, and another caption."""
    head, first, second = table.rows
    cells = tuple(cell.here for cell in first.cells)
    fresh = tuple(
        replace(cell, inlines=(Text(words),)) for cell, words in zip(cells, ("3", "x", "y", "z"), strict=True)
    )
    gone = MarkedRow(Mark.DELETED, tuple(whole(cell, Mark.DELETED) for cell in cells))
    come = MarkedRow(Mark.INSERTED, tuple(whole(cell, Mark.INSERTED) for cell in fresh))
    changed = list(second.cells)
    changed[2] = marked(second.cells[2].here, edit("No", "Yes"))
    rows = (head, gone, MarkedRow(Mark.NONE, tuple(changed)), come)
    old, new = table.here, replace(table.here, caption="Rights in all Goods")
    sides = [tuple(_cells(row, is_old) for row in rows if _cells(row, is_old)) for is_old in (True, False)]
    return MarkedTable(Mark.NONE, replace(old, rows=sides[0]), replace(new, rows=sides[1]), rows)


def _cells(row: MarkedRow, is_old: bool) -> tuple[PlacedParagraph, ...]:
    found = (cell.old if is_old else cell.new for cell in row.cells)
    return tuple(cell for cell in found if cell)


GOODS = Term("Goods", "def.goods")
Make = Callable[[PlacedParagraph], MarkedParagraph]
EDITS: dict[tuple[str, Role], Make] = {
    ("head.scope", Role.OPENING): lambda one: marked(
        one,
        *kept("This text governs ", GOODS, " "),
        edit("alone", "only"),
        *kept(". It says nothing of anything else."),
    ),
    ("def.goods.2", Role.OPENING): lambda one: whole(one, Mark.DELETED),
    ("def.you", Role.OPENING): lambda one: marked(
        one,
        *kept(Text('"You"', strong=True), " means the "),
        Kept(Text("reader"), Term("reader", "def.you")),
        *kept(", as "),
        edit(Reference("keep", "2.1", "Section"), Reference("risk", "4", "Section"), Class.REFERENCE),
        *kept(" says."),
    ),
    ("keep", Role.TEXT): lambda one: marked(
        one,
        *kept("You may, on condition that "),
        Kept(Reference("risk", "3", "Section"), Reference("risk", "4", "Section")),
        *kept(" holds:"),
    ),
    ("keep.a", Role.OPENING): lambda one: marked(
        one, *kept("keep the "), edit(GOODS, Term("You", "def.you"), Class.TERM), *kept(":")
    ),
    ("keep.a.1", Role.OPENING): lambda one: marked(
        one, *kept("by day"), edit(";", ",", Class.PUNCTUATION), *kept(" or")
    ),
    ("keep.b", Role.OPENING): lambda one: marked(
        one, *kept("use "), Kept(Text("all", emphasis=True), Text("all", strong=True)), *kept(" of them.")
    ),
    ("risk.asis", Role.TEXT): lambda one: MarkedParagraph(
        Mark.NONE, one, replace(one, number="4.1", conspicuous=False), kept(*one.inlines)
    ),
    ("rules.a", Role.OPENING): lambda one: MarkedParagraph(
        Mark.NONE, one, replace(one, level=4, label="(i)", number="B.1(i)"), kept(*one.inlines)
    ),
    ("(end)", Role.END): lambda one: marked(one, *kept("End of the "), edit("License", "whole"), edit("", " License")),
}

CHANGES = (
    Change(
        "head.scope",
        ChangeKind.CHANGED,
        (Class.WORDING,),
        "",
        "",
        (
            Run(Mark.NONE, "This text governs Goods "),
            Run(Mark.DELETED, "alone", change=Class.WORDING),
            Run(Mark.INSERTED, "only", change=Class.WORDING),
            Run(Mark.NONE, ". It says no more."),
        ),
    ),
    Change(
        "keep",
        ChangeKind.RENUMBERED,
        (Class.RENUMBERING,),
        "2.1",
        "2.1",
        (
            Run(Mark.NONE, "Keeping\nYou may, on condition that "),
            Run(Mark.NONE, "Section 4", "Section 3", Class.RENUMBERING),
            Run(Mark.NONE, " holds:"),
        ),
    ),
    Change(
        "keep.b",
        ChangeKind.RESTYLED,
        (Class.LAYOUT,),
        "2.1(b)",
        "2.1(b)",
        (Run(Mark.NONE, "use "), Run(Mark.NONE, "all", change=Class.LAYOUT), Run(Mark.NONE, " of them.")),
    ),
    Change("proof", ChangeKind.ADDED, (Class.WORDING,), "", "3", (Run(Mark.INSERTED, "Proof", change=Class.WORDING),)),
    Change("risk", ChangeKind.RENUMBERED, (Class.RENUMBERING,), "3", "4", (Run(Mark.NONE, "Risk"),)),
    Change("show", ChangeKind.MOVED, (Class.WORDING,), "2.2", "4.2", (Run(Mark.NONE, "Showing"),)),
    Change("(end)", ChangeKind.CHANGED, (Class.WORDING,), "", "", (Run(Mark.NONE, "End of the License"),)),
)


def sides(redline: Redline) -> tuple[list[str], list[str]]:
    """The words of the older and of the newer document, labels included, as the blocks hold them."""
    both: tuple[list[str], list[str]] = ([], [])
    for block in redline.blocks:
        for words, one in zip(both, (block.old, block.new), strict=True):
            if isinstance(one, PlacedParagraph):
                words += f"{one.label} {one.text}".split()
            elif one:
                words += [word for row in one.rows for cell in row for word in cell.text.split()]
    return both
