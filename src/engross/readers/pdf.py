"""A PDF to pieces and what stands beside them.

Takes the bytes of a PDF with text in it; returns its paragraphs in the order in which they are drawn, which is the
reading order of what Word, LibreOffice, browsers and this toolkit print. Lines that come again at the head or foot of
the pages are left out, and so are the contents and the header rows that a table repeats. Words that nobody can see,
annotations, form fields, pictures and attachments that say something else stand beside. Never runs what a PDF holds.
"""

import io
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeVar

from engross.model.diagnostics import BadInput
from engross.readers import pdf_extras
from engross.readers.canvas import SHOWS, Canvas
from engross.readers.characters import merged, odd
from engross.readers.claims import contradicted
from engross.readers.contents import contents
from engross.readers.files import AGAIN, refuse, too_large
from engross.readers.flow import disordered
from engross.readers.fonts import Used
from engross.readers.geometry import Box, common
from engross.readers.limits import USUAL, Limits
from engross.readers.pdf_extras import Mark
from engross.readers.pieces import LABEL, Found, labelled
from engross.readers.printed import SAME_LINE, PrintedLine, paragraphs, piece
from engross.readers.reading import Beside, Standing
from engross.readers.running import running

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_EDGE_LINES = 3
"""Lines at the head and at the foot of a page among which running ones are looked for (our own setting)."""
_RAISED = 0.8
"""How large raised letters are at most, and how high they stand, in parts of the line's letters (our own setting)."""
_FEWEST_HEADS = 3
"""Words that a line must have to count as a header row that is said again (our own setting)."""
_SMALLER = 0.95
"""How much smaller than the text the letters of a running head are at least (our own setting)."""
_UNLOCK = "open it with its password, save or print it without one, and give that file"
_Made = TypeVar("_Made")


def read(data: bytes, name: str, limits: Limits = USUAL) -> Found:
    """The pieces of a PDF, and what stands beside them."""
    reader = _opened(data, name, limits)
    pages: list[list[PrintedLine]] = []
    marks, used = list[Mark](), Used()
    for number, page in enumerate(reader.pages):
        lines, found = _guarded(partial(_page, page, number, used), name, number)
        pages.append(lines)
        marks += found
        if sum(map(len, (line.text for line in lines))) > limits.text:
            too_large(sum(len(line.text) for line in lines), name, limits.text, "characters")
    lines, edges = _body(pages)
    if not lines:
        unseen = any(mark.place is Standing.HIDDEN for mark in marks)
        what = "all words of its pages are invisible, as those behind a scan are" if unseen else "no page holds text"
        refuse(name, what, "give a PDF with text, not with pictures of pages")
    left_out = contents([line.text for line in lines])
    kept = [line for number, line in enumerate(lines) if number not in left_out]
    groups = list(paragraphs(kept))
    anchors = _anchors(reader, kept)
    usual = Counter(round(line.size, 1) for line in kept).most_common(1)[0][0]
    pieces = [labelled(piece(group, anchors, usual)) for group in groups]
    places = {line: place for place, group in enumerate(groups) for line in group}
    beside = [*(_placed(mark, places) for mark in (*marks, *disordered(lines))), *edges]
    extras = _guarded(lambda: (*pdf_extras.of_file(reader, pieces), *contradicted(used)), name)
    written = (" ".join(line.text for line in page) for page in pages)
    signs = merged(one for n, text in enumerate(written, 1) for one in odd(text, "page", n))
    return Found(pieces, (*beside, *extras), signs, _guarded(partial(pdf_extras.language, reader), name))


def _opened(data: bytes, name: str, limits: Limits) -> "PdfReader":
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _guarded(lambda: PdfReader(io.BytesIO(data)), name)
    if _guarded(lambda: reader.is_encrypted and not reader.decrypt(""), name):
        refuse(name, "the PDF is locked with a password", _UNLOCK)
    pages = _guarded(lambda: len(reader.pages), name)
    if not pages:
        refuse(name, "the PDF has no pages")
    if pages > limits.pages:
        too_large(pages, name, limits.pages, "pages")
    return reader


def _guarded(work: Callable[[], _Made], name: str, page: int = -1) -> _Made:
    """What the work makes; a damaged file makes pypdf raise whatever its parts raise."""
    from pypdf.errors import DependencyError

    where = f"page {page + 1} of the PDF" if page >= 0 else "the PDF"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return work()
        except (BadInput, MemoryError):
            raise
        except DependencyError:
            refuse(name, "the PDF is encrypted", _UNLOCK)
        except Exception as error:
            said = " ".join(str(error).split())[:80]
            refuse(name, f"{where} is damaged ({type(error).__name__}{': ' if said else ''}{said})", AGAIN)


def _page(page: "PageObject", number: int, used: Used) -> tuple[list[PrintedLine], list[Mark]]:
    """The lines of a page without the words that nobody can see, and what stands beside them; notes what is drawn."""
    cropped, whole = (Box(*(float(side) for side in box)) for box in (page.cropbox, page.mediabox))
    canvas = Canvas(pdf_extras.resources(page), common(cropped, whole), used)
    lines = _lines(page, number, canvas.before, canvas.after)
    unseen = canvas.unseen()
    marks = list(pdf_extras.of_page(page, number, canvas))
    for place in dict.fromkeys(place for place, _ in unseen.values()):
        others = set(range(len(canvas.shown))) - {one for one, (found, _) in unseen.items() if found is place}
        for line in _lines(page, number, _Silence(others).before):
            marks.append(Mark(place, " ".join(line.text.split()), number, line.height))
    away = {one for one, (_, whole) in unseen.items() if whole}
    return (_lines(page, number, _Silence(away).before) if away else lines), marks


class _Silence:
    """Leaves out what some operators show, by their numbers, before pypdf reads it."""

    def __init__(self, numbers: set[int]) -> None:
        self.numbers = numbers
        self.count = 0

    def before(self, operator: bytes, operands: list[Any], *_: Any) -> None:
        """Empties the operands of the next operator that shows text where it is one of those."""
        if operator in SHOWS:
            if self.count in self.numbers:
                operands[:] = [[]] if operator == b"TJ" else [*operands[:-1], ""]
            self.count += 1


def _lines(
    page: "PageObject", number: int, before: Callable[..., None], after: Callable[..., None] | None = None
) -> list[PrintedLine]:
    """The lines of a page in the order of drawing; what stands at one height makes one line."""
    lines: list[PrintedLine] = []
    between = ""

    def meet(text: str, user: Any, place: Any, font: Any, size: float) -> None:
        """Take a text from pypdf, with where and how large it is set."""
        nonlocal between
        if not text.strip():
            between += text
            return
        left = place[4] * user[0] + place[5] * user[2] + user[4]
        height = place[4] * user[1] + place[5] * user[3] + user[5]
        size = size * abs(place[3] * user[3]) or 1.0
        strong = "bold" in str((font or {}).get("/BaseFont", "")).casefold()
        last = lines[-1] if lines else None
        if last and _is_raised(last, left, height, size):
            lines[-1] = replace(last, text=last.text + text)
        elif last and abs(last.height - height) <= SAME_LINE * last.size and left >= last.left:
            # Nothing is drawn between a label and the words after it where the label fills its column.
            apart = bool(between or (LABEL.fullmatch(last.text.strip()) and text[0].isalpha()))
            joined = last.text + (" " if apart else "") + text
            parts, bold, starts = last.parts + apart, last.strong and strong, (*last.starts, left)
            lines[-1] = replace(last, text=joined, strong=bold, parts=parts, starts=starts)
        else:
            lines.append(PrintedLine(number, text, left, height, size, strong, starts=(left,)))
        between = ""

    page.extract_text(visitor_text=meet, visitor_operand_before=before, visitor_operand_after=after)
    return lines


def _is_raised(last: PrintedLine, left: float, height: float, size: float) -> bool:
    """Whether small letters stand raised behind a line, as the mark of a footnote does."""
    return left >= last.left and size < _RAISED * last.size and 0 < height - last.height < _RAISED * last.size


def _placed(mark: Mark, places: Mapping[PrintedLine, int]) -> Beside:
    """What stands beside the text, at the piece whose line is nearest to it on its page."""
    near = [(abs(line.height - mark.height), place) for line, place in places.items() if line.page == mark.page]
    return Beside(mark.place, mark.text, min(near)[1] if near else -1, mark.name)


def _body(pages: Sequence[list[PrintedLine]]) -> tuple[list[PrintedLine], list[Beside]]:
    """The lines of all pages without running ones and repeated header rows, and what the running ones say."""
    ordered = [sorted(lines, key=lambda line: -line.height) for lines in pages]
    found = running([[line.text for line in lines] for lines in ordered], _EDGE_LINES, _EDGE_LINES)
    heads = list(_heads(ordered, found.places))
    kept: list[PrintedLine] = []
    for lines, downwards, runs in zip(pages, ordered, found.places, strict=True):
        gone = {downwards[place] for place in runs} | {*heads}
        rest = [line for line in lines if line not in gone]
        # A table that goes on says its header row again.
        if rest and len(rest[0].text.split()) >= _FEWEST_HEADS and any(_alike(line, rest[0]) for line in kept):
            rest = rest[1:]
        kept += rest
    beside = [Beside(Standing.HEADER, line) for line in found.head] + [
        Beside(Standing.FOOTER, line) for line in found.foot
    ]
    return kept, beside


def _heads(pages: Sequence[list[PrintedLine]], gone: Sequence[set[int]]) -> Iterator[PrintedLine]:
    """The running head of a file of two pages, which stands on the second alone: small, its title and an id."""
    if len(pages) != 2 or not all(pages) or 0 in gone[1]:
        return
    size = Counter(round(line.size, 1) for page in pages for line in page).most_common(1)[0][0]
    large = takewhile(lambda line: line.size == pages[0][0].size, pages[0])
    title, first = (" ".join(" ".join(line.text for line in of).split()).casefold() for of in (large, pages[1][:1]))
    small = pages[1][0].size < _SMALLER * size and len(title.split()) > 1
    if small and re.fullmatch(rf"{re.escape(title)}(?: \S*\d\S*)?", first):
        yield pages[1][0]


def _alike(one: PrintedLine, other: PrintedLine) -> bool:
    return one.text == other.text and abs(one.size - other.size) < 1 and abs(one.left - other.left) < 1


def _anchors(reader: "PdfReader", lines: Sequence[PrintedLine]) -> dict[PrintedLine, list[str]]:
    """The names of places in the file, each with the first line at or below it."""
    found: dict[PrintedLine, list[str]] = {}
    for name, target in reader.named_destinations.items():
        top, page = target.top, reader.get_destination_page_number(target)
        if top is None or page is None:
            continue
        below = [line for line in lines if line.page == page and line.height <= float(top)]
        if below:
            found.setdefault(max(below, key=lambda line: line.height), []).append(name.removeprefix("/"))
    return found
