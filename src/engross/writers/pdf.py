"""PDF: a `Document` in, one A4 file out that is PDF/A-3a and PDF/UA-1 at once.

Takes the numbered tree; returns it tagged, bookmarked and linked, with a table of contents, the plain text and the JSON
attached, in the bundled fonts alone. The dates are those of the edition. The words are those of `main` outside the
contents; running header and page number stand in the margins. Never touches the disk.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

from engross.diagnostics import BadInput, Diagnostic
from engross.model import Document, Provision, Span, Table
from engross.writers import html, json, text


def write(document: Document) -> bytes:
    """The document as PDF; raises `BadInput` that names every character which the bundled fonts lack."""
    _refuse_missing_glyphs(document)
    from engross.writers.typesetter import Attachment, typeset

    record = document.record
    attachments = (
        Attachment(f"{record.id}.txt", text.write(document), "The licence as plain text", "Alternative", record.date),
        Attachment(f"{record.id}.json", json.write(document), "The licence as data", "Source", record.date),
    )
    return typeset(html.page(document, "paper.html.j2"), attachments)


def write_many(documents: Sequence[Document], jobs: int | None = None) -> Iterator[bytes]:
    """The documents as PDF, in their order; `jobs` processes at most, by default as many as there are usable CPUs."""
    workers = min(jobs or _usable_cpus(), len(documents))
    if workers <= 1:
        yield from map(write, documents)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_warm_up) as pool:
        # The longest first, so that no worker is left alone with a long one at the end.
        order = sorted(range(len(documents)), key=lambda position: -_length(documents[position]))
        futures = {position: pool.submit(write, documents[position]) for position in order}
        yield from (futures[position].result() for position in range(len(documents)))


def subsetter_present() -> bool:
    """Whether libharfbuzz-subset is there, without which PDFs take twice as long and differ from run to run."""
    from engross.writers import typesetter

    return typesetter.subsetter_present()


def _warm_up() -> None:
    from engross.writers import typesetter  # noqa: F401


def _usable_cpus() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _length(document: Document) -> int:
    return sum(len(words) for provision in document.walk() for words in _texts(provision))


def _refuse_missing_glyphs(document: Document) -> None:
    places = [(document.record.name + document.record.id, "the running header"), (document.end, "the closing line")]
    places += [(words, provision.id) for provision in document.walk() for words in _texts(provision)]
    missing: dict[str, str] = {}
    for words, place in places:
        for character in set(words) - _glyphs():
            missing.setdefault(character, place)
    if missing:
        raise BadInput(_finding(document, *item) for item in sorted(missing.items()))


def _finding(document: Document, character: str, place: str) -> Diagnostic:
    name = f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"
    message = f'"{character}" ({name}) in {place} has no shape in the fonts of the PDF'
    hint = "write it otherwise, or bundle a font that has it"
    return Diagnostic("glyph", message, Span(f"{document.record.id}.pdf"), hint)


def _texts(provision: Provision) -> Iterable[str]:
    yield provision.label
    yield "".join(inline.text for inline in provision.heading)
    for block in provision.body:
        if isinstance(block, Table):
            yield from (cell.text for row in (block.header, *block.rows) for cell in row)
        else:
            yield block.text


@cache
def _glyphs() -> frozenset[str]:
    """The characters that every bundled face has."""
    from fontTools.ttLib import TTFont

    from engross.writers.typesetter import FONTS

    faces = []
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            faces.append(set(font.getBestCmap()))
    return frozenset(chr(code) for code in set.intersection(*faces))
