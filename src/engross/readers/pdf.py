"""A PDF to pieces.

Takes the bytes of a PDF with text in it; returns its paragraphs in the order in which they are drawn, which is the
reading order of what Word, LibreOffice, browsers and this toolkit print. Lines that come again at the head or foot of
the pages are left out, and so are the contents and the header rows that a table repeats. Never runs what a PDF holds.
"""

import io
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from engross.model import Text
from engross.readers.files import MOST_TEXT, refuse
from engross.readers.furniture import contents
from engross.readers.pieces import LABEL, Piece, labelled, spaced

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 300
_EDGE_LINES = 3
"""Lines at the head and at the foot of a page among which running ones are looked for (our own setting)."""
_SAME_LINE = 0.3
"""How far two pieces of one line may differ in height, in parts of the size of their letters (our own setting)."""
_RUNNING = 0.4
"""On which part of the pages a line must stand to be a running one (our own setting)."""
_FEWEST_HEADS = 3
"""Words that a line must have to count as a header row that is said again (our own setting)."""
_NEW_PARAGRAPH = 1.12
"""How much more than the usual distance of lines parts two paragraphs (our own setting)."""
_LARGER, _LARGEST = 1.2, 1.6
"""How much larger than the text the letters of a heading and of the title are (our own setting)."""
_CLOSED = re.compile(r"[.;:!?][\"'”’)]*$")
_PAGE = re.compile(r"(?:page\s+)?\d+(?:\s*(?:/|of)\s*\d+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its words, its left edge and height on the page, and the size of its first letters.

    `strong` says whether all of it is bold, `parts` how many columns it has.
    """

    page: int
    text: str
    left: float
    height: float
    size: float
    strong: bool
    parts: int = 1


def read(data: bytes, name: str) -> list[Piece]:
    """The pieces of a PDF."""
    reader = _opened(data, name)
    lines = _body([_lines(page, number, name) for number, page in enumerate(reader.pages)])
    if not lines:
        refuse(name, "no page holds text", "give a PDF with text, not with pictures of pages")
    if sum(len(line.text) for line in lines) > MOST_TEXT:
        refuse(name, f"the PDF holds more than {MOST_TEXT:,} characters", "give one licence alone")
    left_out = contents([line.text for line in lines])
    kept = [line for number, line in enumerate(lines) if number not in left_out]
    anchors = _anchors(reader, kept)
    return [labelled(piece) for piece in _pieces(kept, anchors)]


def _opened(data: bytes, name: str) -> "PdfReader":
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        pages = 0 if reader.is_encrypted and not reader.decrypt("") else len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, NotImplementedError) as error:
        refuse(name, f"the PDF is damaged ({error})")
    if not pages:
        refuse(name, "the PDF has no pages, or is locked")
    if pages > MOST_PAGES:
        refuse(name, f"the PDF has {pages} pages", f"a licence has at most {MOST_PAGES}")
    return reader


def _lines(page: "PageObject", number: int, name: str) -> list[_Line]:
    """The lines of a page in the order of drawing; what stands at one height makes one line."""
    lines: list[_Line] = []
    between = ""

    def meet(text: str, user: Any, place: Any, font: Any, size: float) -> None:
        nonlocal between
        if not text.strip():
            between += text
            return
        left = place[4] * user[0] + place[5] * user[2] + user[4]
        height = place[4] * user[1] + place[5] * user[3] + user[5]
        size = size * abs(place[3] * user[3]) or 1.0
        strong = "bold" in str((font or {}).get("/BaseFont", "")).casefold()
        last = lines[-1] if lines else None
        if last and abs(last.height - height) <= _SAME_LINE * last.size and left >= last.left:
            # Nothing is drawn between a label and the words after it where the label fills its column.
            apart = bool(between or (LABEL.fullmatch(last.text.strip()) and text[0].isalpha()))
            joined = last.text + (" " if apart else "") + text
            lines[-1] = replace(last, text=joined, strong=last.strong and strong, parts=last.parts + apart)
        else:
            lines.append(_Line(number, text, left, height, size, strong))
        between = ""

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            page.extract_text(visitor_text=meet)
        except Exception as error:  # a damaged page makes pypdf raise whatever its parts raise
            refuse(name, f"page {number + 1} is damaged ({type(error).__name__})")
    return lines


def _body(pages: Sequence[list[_Line]]) -> list[_Line]:
    """The lines of all pages without those that come again at their edges, and without repeated header rows."""
    edges = [_edges(lines) for lines in pages]
    counts = Counter(key for found in edges for key in {_masked(line) for line in found})
    least = max(2, _RUNNING * len(pages))
    kept: list[_Line] = []
    for lines, edge in zip(pages, edges, strict=True):
        running = {line for line in edge if counts[_masked(line)] >= least or _PAGE.fullmatch(line.text.strip())}
        rest = [line for line in lines if line not in running]
        # A table that goes on says its header row again.
        if rest and len(rest[0].text.split()) >= _FEWEST_HEADS and any(_alike(line, rest[0]) for line in kept):
            rest = rest[1:]
        kept += rest
    return kept


def _edges(lines: Sequence[_Line]) -> list[_Line]:
    ordered = sorted(lines, key=lambda line: line.height)
    return ordered[:_EDGE_LINES] + ordered[max(_EDGE_LINES, len(ordered) - _EDGE_LINES) :]


def _alike(one: _Line, other: _Line) -> bool:
    return one.text == other.text and abs(one.size - other.size) < 1 and abs(one.left - other.left) < 1


def _masked(line: _Line) -> str:
    return re.sub(r"\d+", "0", line.text).strip()


def _pieces(lines: Sequence[_Line], anchors: Mapping[_Line, list[str]]) -> Iterator[Piece]:
    """The lines as paragraphs."""
    pitch = _pitch(lines)
    paragraph: list[_Line] = []
    usual = Counter(round(line.size, 1) for line in lines).most_common(1)[0][0]
    for line in lines:
        if paragraph and _parted(paragraph[-1], line, pitch):
            yield _piece(paragraph, anchors, usual)
            paragraph = []
        paragraph.append(line)
    yield _piece(paragraph, anchors, usual)


def _piece(lines: Sequence[_Line], anchors: Mapping[_Line, list[str]], usual: float) -> Piece:
    # A hyphen at the end of a line is one that the word has: printers of licences break no words.
    words = spaced([Text(re.sub(r"(?<=\w-)\n(?=\w)", "", "\n".join(line.text.strip() for line in lines)))])
    found = tuple(dict.fromkeys(anchor for line in lines for anchor in anchors.get(line, ())))
    large = lines[0].size > usual * _LARGER
    level = 1 if lines[0].size > usual * _LARGEST else 2 if large else 3 if all(line.strong for line in lines) else 0
    return Piece(words, anchors=found, heading=level)


def _parted(last: _Line, line: _Line, pitch: float) -> bool:
    """Whether a new paragraph begins with a line."""
    if abs(last.size - line.size) > _SAME_LINE * last.size or (last.strong and not line.strong and last.parts > 1):
        return True
    closed, opens = _CLOSED.search(last.text.strip()), LABEL.match(line.text)
    if line.page != last.page or (closed and opens):
        return bool(closed or opens or (last.strong and not line.strong) or line.left < last.left - 1)
    # The next cell of a row begins above the end of the cell before it.
    return not line.height > last.height and last.height - line.height > _NEW_PARAGRAPH * pitch * line.size


def _pitch(lines: Sequence[_Line]) -> float:
    """The usual distance of two lines of one paragraph, in parts of the size of their letters."""
    gaps = Counter(
        round((last.height - line.height) / line.size, 1)
        for last, line in pairwise(lines)
        if last.page == line.page and last.height > line.height
    )
    return gaps.most_common(1)[0][0] if gaps else 1.0


def _anchors(reader: "PdfReader", lines: Sequence[_Line]) -> dict[_Line, list[str]]:
    """The names of places in the file, each with the first line at or below it."""
    found: dict[_Line, list[str]] = {}
    for name, target in reader.named_destinations.items():
        top, page = target.top, reader.get_destination_page_number(target)
        if top is None or page is None:
            continue
        below = [line for line in lines if line.page == page and line.height <= float(top)]
        if below:
            found.setdefault(max(below, key=lambda line: line.height), []).append(name.removeprefix("/"))
    return found
