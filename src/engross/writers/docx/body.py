"""A redline in, the blocks of document.xml and the running header out, each as one string.

A clean document is the redline of a document with itself. Never opens a package and never types a number, save in the
cached entries of the table of contents, which Word itself writes as text.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from engross.model import (
    Class,
    Edit,
    Kept,
    Kind,
    Mark,
    Marked,
    MarkedParagraph,
    MarkedTable,
    Placed,
    PlacedParagraph,
    Record,
    Redline,
    Stretch,
    Text,
)
from engross.model.cut import cut
from engross.model.languages import language
from engross.redline import gaps
from engross.writers.docx.contents import contents, of_either, plain
from engross.writers.docx.looks import ParagraphMarkup, look, styled
from engross.writers.docx.notes import Notes, is_note
from engross.writers.docx.numbering import Lists
from engross.writers.docx.paragraphs import Ending, Paragraphs
from engross.writers.docx.places import places
from engross.writers.docx.remark import anchor, differs
from engross.writers.docx.revisions import Revisions, dated
from engross.writers.docx.runs import Atom, Holds, Runs, Side, marked
from engross.writers.docx.splits import splits
from engross.writers.docx.tables import table


class Body:
    """The body of one redline; `xml`, `header` and `notes` are called once, then all else is complete."""

    def __init__(self, redline: Redline) -> None:
        notes = Notes(redline.blocks)
        redline = replace(redline, blocks=_last_as_one(tuple(block for block in redline.blocks if not is_note(block))))
        self._redline = redline
        # A file that was read has no numbering of its own.
        numbering = redline.new_numbering if any(redline.new_numbering.body) else redline.old_numbering
        self.lists = Lists(numbering)
        blocks, self._split = splits(redline.blocks, self._looks)
        self._redline = redline = replace(redline, blocks=blocks)
        self.revisions = Revisions(dated(redline.new, redline.old))
        old = (block.old for block in _paragraphs(redline.blocks) if block.old)
        new = (block.new for block in _paragraphs(redline.blocks) if block.new)
        self._runs = Runs(
            Side(places(old, redline.old_numbering), _contents_of(redline.old)),
            Side(places(new, redline.new_numbering, _twice(redline.blocks)), _contents_of(redline.new)),
            self.revisions,
            {mark: _alone(redline.blocks, mark) for mark in (Mark.INSERTED, Mark.DELETED)},
            notes,
        )
        self._paragraphs = Paragraphs(self._runs)

    def xml(self) -> str:
        """All blocks in reading order, the contents behind the title."""
        out: list[str] = []
        tracked = False
        listed, endings = self._contents(), self._endings()
        remarked = self._remarked()
        for number, block in enumerate(self._redline.blocks):
            if number in listed:
                out.append(listed[number]())
            if isinstance(block, MarkedTable):
                if tracked:
                    out.append(self._paragraphs.divider())
                out.append(table(block, self._paragraphs))
            else:
                first = anchor(self.revisions) if number == remarked else ""
                ending = (self._split[number], None) if number in self._split else endings.get(number)
                out.append(self._paragraphs.placed(block, *self._looks(block), ending, first))
            tracked = block.mark is not Mark.NONE
        if (tracked and not endings) or isinstance(self._redline.blocks[-1], MarkedTable):
            # The mark of the last paragraph of a file cannot be tracked, and a table needs one behind it.
            out.append(f"<w:p><w:pPr>{styled('ClauseText').setting}</w:pPr></w:p>")
        return "".join(out)

    def notes(self) -> str:
        """The part of the footnotes, once the text is written; empty where there is none."""
        return self._runs.footnotes()

    def _remarked(self) -> int | None:
        """The block that the comment on the whole hangs on: the first paragraph that did not move."""
        if not differs(self._redline):
            return None
        still = (
            number
            for number, block in enumerate(self._redline.blocks)
            if isinstance(block, MarkedParagraph) and block.mark not in (Mark.MOVED_FROM, Mark.MOVED_TO)
        )
        return next(still, None)

    def _endings(self) -> dict[int, Ending]:
        """How paragraphs end where the last ones stand on one side alone, as Word itself writes it.

        The mark of the last paragraph of a file cannot be tracked: that of the paragraph before them is, and the last
        one is set on the other side as that paragraph.
        """
        blocks = self._redline.blocks
        last = len(blocks) - 1
        mark = blocks[last].mark
        before = next((number for number in range(last, -1, -1) if blocks[number].mark is not mark), last)
        kept, end = blocks[before], blocks[last]
        if mark not in (Mark.INSERTED, Mark.DELETED) or kept.mark is not Mark.NONE:
            return {}
        if not (isinstance(kept, MarkedParagraph) and isinstance(end, MarkedParagraph)):
            return {}
        (old, new), (alone, _) = self._looks(kept), self._looks(end)
        return {before: (mark, None), last: (Mark.NONE, (old, alone) if mark is Mark.INSERTED else (alone, new))}

    def _contents(self) -> dict[int, Callable[[], str]]:
        """Before which blocks contents stand: those of both documents as one, unless a title of one comes later."""
        blocks, paragraphs = self._redline.blocks, self._paragraphs
        old, new = (_behind_title(sides) for sides in zip(*((each.old, each.new) for each in blocks), strict=True))
        first = min(old, new)
        if any(each.old for each in blocks[first:old]) or any(each.new for each in blocks[first:new]):
            return {
                old: lambda: of_either(blocks, paragraphs, Mark.DELETED),
                new: lambda: of_either(blocks, paragraphs, Mark.INSERTED),
            }
        return {first: lambda: contents(blocks, paragraphs)}

    def header(self) -> str:
        """The runs of the running header: the name, and the id with its edition."""
        old, new = self._redline.old, self._redline.new
        name, identifier = plain(old.name, new.name), _by_parts(old.id, new.id)
        tab = marked(Mark.NONE, (Atom(Holds.TAB),))
        self.revisions.next_block()
        parts = (self._runs.parts(stretches, Mark.NONE, (False, False)) for stretches in (name, identifier))
        return self._runs.write((*next(parts), *tab, *next(parts)))

    def _looks(self, block: MarkedParagraph) -> tuple[ParagraphMarkup, ParagraphMarkup]:
        """How it is set on either side; a paragraph that one side lacks is set there as on the other."""
        old, new = self._redline.old, self._redline.new
        looks = [
            look(paragraph, self.lists, record.status)
            for paragraph, record in ((block.old, old), (block.new, new))
            if paragraph
        ]
        return looks[0], looks[-1]


def _last_as_one(blocks: tuple[Marked, ...]) -> tuple[Marked, ...]:
    """The blocks, with the last paragraphs of both documents as one where each stands on its own side alone.

    Only the mark of one paragraph can be the last of a file, and it is not tracked.
    """
    last: dict[Mark, MarkedParagraph] = {}
    for block in reversed(blocks):
        if not isinstance(block, MarkedParagraph) or block.mark not in (Mark.INSERTED, Mark.DELETED):
            break
        last.setdefault(block.mark, block)
    if len(last) < 2:
        return blocks
    old, new = last[Mark.DELETED], last[Mark.INSERTED]
    words = Edit(old.here.inlines, new.here.inlines, Class.WORDING)
    kept = (block for block in blocks if block is not old and block is not new)
    return (*kept, MarkedParagraph(Mark.NONE, old.old, new.new, (words,)))


def _behind_title(side: Iterable[Placed | None]) -> int:
    """The first place of a document that is no title."""
    for number, placed in enumerate(side):
        if placed and not (isinstance(placed, PlacedParagraph) and placed.kind is Kind.TITLE):
            return number
    return number + 1


def _by_parts(old: str, new: str) -> Iterator[Stretch]:
    """What differs between two ids, part by part, so that both fit on the line of the header."""
    before, after = ([token.text for token in cut(id, parts=True)] for id in (old, new))
    place = 0
    for gap in gaps(before, after):
        yield from (Kept(Text(one), Text(one)) for one in before[place : gap.old])
        sides = ("".join(before[gap.old : gap.old_end]), "".join(after[gap.new : gap.new_end]))
        gone, come = (((Text(side),) if side else ()) for side in sides)
        yield Edit(gone, come, Class.WORDING)
        place = gap.old_end
    yield from (Kept(Text(one), Text(one)) for one in before[place:])


def _paragraphs(blocks: Iterable[Marked]) -> Iterator[MarkedParagraph]:
    return (block for block in blocks if isinstance(block, MarkedParagraph))


def _alone(blocks: Iterable[Marked], mark: Mark) -> set[str]:
    """The words of every paragraph that has this mark as a whole."""
    return {block.here.text.strip() for block in _paragraphs(blocks) if block.mark is mark}


def _twice(blocks: Iterable[Marked]) -> set[str]:
    """The ids that stand twice: one paragraph of the older document has them, another of the newer one."""
    paragraphs = tuple(_paragraphs(blocks))
    old = {anchor: block for block in paragraphs if block.old for anchor in block.old.anchors}
    new = {anchor: block for block in paragraphs if block.new for anchor in block.new.anchors}
    return {anchor for anchor in old.keys() & new.keys() if old[anchor] is not new[anchor]}


def _contents_of(record: Record) -> str:
    """What the table of contents of a document is called."""
    return language(record.language).contents[0]
