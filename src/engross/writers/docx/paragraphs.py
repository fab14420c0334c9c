"""Paragraphs out: properties, bookmarks, the marks of a move, and the runs between them.

Takes looks and parts; never asks what a paragraph is. A paragraph that only one side has is tracked whole, its mark
with it; the mark of one that both sides have is never tracked, so that every reader agrees on the result.
"""

from collections.abc import Iterable, Iterator

from engross.model import Class, Edit, Kept, Mark, MarkedParagraph, PlacedParagraph, Stretch, Text
from engross.writers.docx.looks import ParagraphMarkup, styled
from engross.writers.docx.runs import BOLD, RunPart, Runs

_MOVES = (Mark.MOVED_FROM, Mark.MOVED_TO)

Ending = tuple[Mark, tuple[ParagraphMarkup, ParagraphMarkup] | None]
"""How a paragraph's own mark is tracked, and how it is set on either side where not as its words are."""


class Paragraphs:
    """Writes paragraphs and counts their bookmarks."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self._bookmarks = 0

    def placed(
        self,
        block: MarkedParagraph,
        old: ParagraphMarkup,
        new: ParagraphMarkup,
        ending: Ending | None = None,
        first: str = "",
    ) -> str:
        """A paragraph of the redline with the look that it has on either side; `first` stands before its words."""
        mark, looks = ending or (block.mark, None)
        bold = (block.old is not None and block.old.conspicuous, block.new is not None and block.new.conspicuous)
        names: list[str] = []
        for paragraph, side in ((block.new, self.runs.new), (block.old, self.runs.old)):
            names += [side.places[anchor].bookmark for anchor in paragraph.anchors] if paragraph else []
        parts = self.runs.parts((*_typed(block), *block.stretches), block.mark, bold)
        return self.write(mark, looks or (old, new), parts, tuple(dict.fromkeys(names)), f"move{block.move}", first)

    def write(
        self,
        mark: Mark,
        looks: tuple[ParagraphMarkup, ParagraphMarkup],
        parts: Iterable[RunPart],
        bookmarks: Iterable[str] = (),
        move: str = "",
        first: str = "",
    ) -> str:
        """A paragraph; `move` is the name that both copies of a moved one share."""
        self.runs.revisions.next_block()
        properties = self._properties(mark, *looks)
        starts, ends = self._bookmarked(bookmarks)
        range_start, range_end = self.runs.revisions.move(mark, move) if mark in _MOVES else ("", "")
        # Bookmarks around the range of a move: between it and the words, newer LibreOffice parts these from their mark.
        content = f"{first}{starts}{range_start}{self.runs.write(parts)}{ends}"
        return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>{range_end}"

    def divider(self) -> str:
        """An empty paragraph, inserted and deleted at once, between a table and something tracked before it.

        Neither document has it. It keeps two tables apart, which Word would join; and where LibreOffice leaves the
        paragraph before a table behind, what it leaves has no number that would shift others.
        """
        self.runs.revisions.next_block()
        marks = (self.runs.revisions.element(mark) for mark in (Mark.INSERTED, Mark.DELETED))
        return f"<w:p><w:pPr>{styled('ClauseText').setting}<w:rPr>{''.join(marks)}</w:rPr></w:pPr></w:p>"

    def _properties(self, mark: Mark, old: ParagraphMarkup, new: ParagraphMarkup) -> str:
        look = BOLD if new.bold else ""
        if old.bold != new.bold:
            look += self.runs.revisions.change("rPr", BOLD if old.bold else "")
        look = self.runs.revisions.element(mark) + look
        ending = f"<w:rPr>{look}</w:rPr>" if look else ""
        changed = self.runs.revisions.change("pPr", old.setting) if old.setting != new.setting else ""
        return new.setting + ending + changed

    def _bookmarked(self, names: Iterable[str]) -> tuple[str, str]:
        starts, ends = [], []
        for name in names:
            self._bookmarks += 1
            starts.append(f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>')
            ends.append(f'<w:bookmarkEnd w:id="{self._bookmarks}"/>')
        return "".join(starts), "".join(reversed(ends))


def _typed(block: MarkedParagraph) -> Iterator[Stretch]:
    """The labels that no numbering of the family counts, as words before the paragraph."""
    old, new = (_label(paragraph) for paragraph in (block.old, block.new))
    if old and old == new:
        yield Kept(old[0], new[0])
    elif old or new:
        yield Edit(old, new, Class.RENUMBERING)


def _label(paragraph: PlacedParagraph | None) -> tuple[Text, ...]:
    if paragraph is None or paragraph.scheme or not paragraph.label:
        return ()
    return (Text(f"{paragraph.label} "),)
