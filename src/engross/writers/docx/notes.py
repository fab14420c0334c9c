"""Footnotes: the marks that the text calls in, the part `footnotes.xml` out.

Takes the footnotes of a redline, each one paragraph; a mark that both documents have leads to both texts with their
changes, one that only one has leads to the text of that one, tracked as a whole. So a footnote goes with its mark when
changes are accepted or rejected. Never writes the body.
"""

from collections.abc import Iterable
from itertools import chain

from engross.model import Class, Edit, Inline, Kind, Mark, Marked, MarkedParagraph, Stretch, Text
from engross.redline import diff

LOOK = '<w:rStyle w:val="FootnoteReference"/>'
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RULES = (("separator", -1), ("continuationSeparator", 0))
_OPENING = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{_NAMESPACE}">' + "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240"'
    f' w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, number in _RULES
)

OLD, NEW = (Mark.DELETED, Mark.MOVED_FROM), (Mark.INSERTED, Mark.MOVED_TO)


class Notes:
    """The footnotes of both documents by id, and those that were called, each with the mark of its call."""

    def __init__(self, blocks: Iterable[Marked]) -> None:
        self._old: dict[str, list[tuple[Inline, ...]]] = {}
        self._new: dict[str, list[tuple[Inline, ...]]] = {}
        for block in blocks:
            if is_note(block) and isinstance(block, MarkedParagraph):
                for side, paragraph in ((self._old, block.old), (self._new, block.new)):
                    if paragraph:
                        side.setdefault(paragraph.id, []).append(paragraph.inlines)
        self._called: list[tuple[str, Mark]] = []

    def call(self, id: str, mark: Mark) -> int:
        """The number by which the file knows the footnote of a mark."""
        self._called.append((id, mark))
        return len(self._called)

    def called(self) -> tuple[tuple[int, Mark, tuple[Stretch, ...]], ...]:
        """Every footnote that was called: its number, how it is tracked, and its words."""
        return tuple((number, *self._said(id, mark)) for number, (id, mark) in enumerate(self._called, 1))

    def _said(self, id: str, mark: Mark) -> tuple[Mark, tuple[Stretch, ...]]:
        old, new = _one(self._old.get(id, ())), _one(self._new.get(id, ()))
        if mark in OLD:
            return Mark.DELETED, (Edit(old, (), Class.WORDING),) if old else ()
        if mark in NEW:
            return Mark.INSERTED, (Edit((), new, Class.WORDING),) if new else ()
        return Mark.NONE, diff(old, new)


def is_note(block: Marked) -> bool:
    """Whether a paragraph belongs to a footnote, and so not to the body."""
    return isinstance(block, MarkedParagraph) and block.here.kind is Kind.NOTE


def part(notes: Iterable[tuple[int, str]]) -> str:
    """The part, from the number and the runs of each footnote; empty where there is none."""
    written = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{runs}</w:p></w:footnote>'
        for number, runs in notes
    )
    return f"{_OPENING}{written}</w:footnotes>" if written else ""


def _one(paragraphs: Iterable[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """The paragraphs as one."""
    joined = chain.from_iterable((Text("\n"), *inlines) for inlines in paragraphs)
    return tuple(joined)[1:]
