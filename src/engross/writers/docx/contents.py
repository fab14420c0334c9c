"""The table of contents: the headings of a redline in, its cached entries out, tracked as the headings are.

Never typesets: the field asks for page numbers, and Word fills them in when it is updated (F9). None are cached, since
they need a layout engine and would be those of another one; nor is Word told to update when it opens the file, for then
it asks every reader whether fields may refer to other files.
"""

from collections.abc import Iterable, Iterator

from engross.model import Kind, Mark, Marked, MarkedParagraph, PlacedParagraph, Role, Stretch, Text
from engross.records import dataclass
from engross.redline import diff
from engross.writers.docx.looks import styled
from engross.writers.docx.paragraphs import Paragraphs
from engross.writers.docx.runs import Atom, Holds, RunPart, Runs, Side, marked, opening, paired, words

# Sections and annexes alone: with every clause the contents outgrow a page and double each renumbering in a redline.
CONTENTS_LEVELS = 1
# Outline levels and not style names pick the entries, for annex headings have styles of their own.
_FIELD = f'TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\u'
_TAB, _END = Atom(Holds.TAB), Atom(Holds.END)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading in the contents of either document or both."""

    mark: Mark
    old: PlacedParagraph | None
    new: PlacedParagraph | None
    move: int = 0


def contents(blocks: Iterable[Marked], paragraphs: Paragraphs) -> str:
    """The entries as paragraphs: the field opens in the first and ends in the last of them.

    Both documents must open and end it in the same paragraphs, so their first entries are paired by force, and their
    last; where one has a single entry and the other more, all are deleted and inserted, the field with them.
    """
    found = entries(blocks)
    olds = [entry.old for entry in found if entry.old]
    news = [entry.new for entry in found if entry.new]
    if not olds or not news or (len(olds) == 1) != (len(news) == 1):
        return "".join(of_either(blocks, paragraphs, mark) for mark in (Mark.DELETED, Mark.INSERTED))
    return _field(_forced(_forced(found, olds[0], news[0], first=True), olds[-1], news[-1], first=False), paragraphs)


def of_either(blocks: Iterable[Marked], paragraphs: Paragraphs, mark: Mark) -> str:
    """The contents of the older document as deleted, or those of the newer one as inserted."""
    found = entries(blocks)
    if mark is Mark.DELETED:
        return _field([ContentsEntry(mark, entry.old, None) for entry in found if entry.old], paragraphs)
    return _field([ContentsEntry(mark, None, entry.new) for entry in found if entry.new], paragraphs)


def plain(old: str, new: str) -> tuple[Stretch, ...]:
    """What differs between two lines without any look."""
    return diff((Text(old),), (Text(new),))


def entries(blocks: Iterable[Marked]) -> list[ContentsEntry]:
    """The headings that the contents list, in reading order."""
    found = []
    for block in blocks:
        if not isinstance(block, MarkedParagraph):
            continue
        old, new = _listed(block.old), _listed(block.new)
        if old or new:
            moved = block.mark if _listed(block.other) else Mark.NONE
            mark = Mark.NONE if old and new else Mark.DELETED if old else Mark.INSERTED
            found.append(ContentsEntry(mark if moved is Mark.NONE else moved, old, new, block.move))
    return found


def _listed(paragraph: PlacedParagraph | None) -> PlacedParagraph | None:
    if paragraph is None or paragraph.role is not Role.HEADING:
        return None
    return paragraph if paragraph.kind in (Kind.SECTION, Kind.ANNEX) and paragraph.level == CONTENTS_LEVELS else None


def _forced(found: list[ContentsEntry], old: PlacedParagraph, new: PlacedParagraph, first: bool) -> list[ContentsEntry]:
    """The entries with these two headings as one, at the beginning or the end; their former partners stand alone."""
    if any(entry.old is old and entry.new is new for entry in found):
        return found
    moves = {entry.move for entry in found if entry.old is old or entry.new is new} - {0}
    rest = []
    for entry in found:
        before = None if entry.old is old else entry.old
        after = None if entry.new is new else entry.new
        if (before, after) != (entry.old, entry.new) or entry.move in moves:
            entry = ContentsEntry(Mark.DELETED if before else Mark.INSERTED, before, after)
        if before or after:
            rest.append(entry)
    pair = ContentsEntry(Mark.NONE, old, new)
    return [pair, *rest] if first else [*rest, pair]


def _field(found: list[ContentsEntry], paragraphs: Paragraphs) -> str:
    mark = found[0].mark if found and len({entry.mark for entry in found}) == 1 else Mark.NONE
    old, new = ((words(side.contents),) for side in (paragraphs.runs.old, paragraphs.runs.new))
    heading = tuple(paired(old, new)) if mark is Mark.NONE else marked(mark, old if found[0].old else new)
    out = [paragraphs.write(mark, (styled("TOCHeading"), styled("TOCHeading")), heading)] if found else []
    for position, entry in enumerate(found):
        start = marked(entry.mark, opening(_FIELD)) if position == 0 else ()
        end = marked(entry.mark, (_END,)) if position == len(found) - 1 else ()
        parts = (*start, *_entry(entry, paragraphs.runs), *end)
        looks = tuple(styled(f"TOC{side.level}") for side in (entry.old or entry.new, entry.new or entry.old) if side)
        out.append(paragraphs.write(entry.mark, (looks[0], looks[1]), parts, move=f"contents{entry.move}"))
    return "".join(out)


def _entry(entry: ContentsEntry, runs: Runs) -> Iterator[RunPart]:
    """A link that holds the number and the words of the heading."""
    if entry.old is None or entry.new is None:
        side, here = (runs.old, entry.old) if entry.old else (runs.new, entry.new)
        assert here is not None
        yield from marked(entry.mark, _link(here, side))
        return
    old, new = _link(entry.old, runs.old), _link(entry.new, runs.new)
    if old[:3] != new[:3]:
        yield from marked(Mark.DELETED, old)
        yield from marked(Mark.INSERTED, new)
        return
    # All but the words of the heading and the end.
    yield from paired(old[:-2], new[:-2])
    yield from runs.parts(plain(entry.old.text, entry.new.text), Mark.NONE, (False, False))
    yield from marked(Mark.NONE, (_END,))


def _link(heading: PlacedParagraph, side: Side) -> tuple[Atom, ...]:
    place = side.places[heading.anchors[0]]
    number = (words(heading.label), _TAB) if heading.label else ()
    return (*opening(f'HYPERLINK \\l "{place.bookmark}"'), *number, words(heading.text), _END)
