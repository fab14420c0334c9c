"""PDF: a `Document`, or a `Redline`, in, one A4 file out that is PDF/A-3a and PDF/UA-1 at once.

Takes the numbered tree; returns it tagged and bookmarked, with a table of contents, references as links, the plain text
and the JSON attached, in the bundled fonts alone. Terms are no links: HTML has those. The dates are those of the
edition. The words are those of `main` outside the contents; running header and page number stand in the margins. Never
touches the disk.

A redline has its summary first, and nothing attached; its marks are read as text too, for PDF has no tag that says
"inserted" or "deleted".
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial

from engross.model import Document, Marked, MarkedParagraph, Provision, Redline, Span, Table
from engross.model.diagnostics import BadInput, Diagnostic
from engross.writers import garbage, glyphs, html, json, libraries, text, workers

MOST_PARAGRAPHS = 5_000
"""Of a redline: 280 pages, for which the typesetter takes 40 seconds and 1.3 GiB; it needs as much for each more."""


def write(document: Document) -> bytes:
    """The document as PDF; raises `BadInput` that names every character which the bundled fonts lack."""
    record = document.record
    places = [(record.name + record.id, "the running header"), (document.end, "the closing line")]
    places += [(words, provision.id) for provision in document.walk() for words in _texts(provision)]
    _refuse_missing_glyphs(record.id, places)
    from engross.writers.typesetter import Attachment, typeset

    attachments = (
        Attachment(f"{record.id}.txt", text.write(document), "The licence as plain text", "Alternative", record.date),
        Attachment(f"{record.id}.json", json.write(document), "The licence as data", "Source", record.date),
    )
    return typeset(html.page(document, "paper.html.j2"), attachments)


def redline(redline: Redline, *, changed_pages: bool = False) -> bytes:
    """The redline as PDF, or its summary and the pages with a change.

    Raises `BadInput` as `write` does, and for a redline of more than `MOST_PARAGRAPHS`.
    """
    if redline.paragraphs > MOST_PARAGRAPHS:
        message = f"{redline.paragraphs:,} paragraphs are too many for a PDF, which has at most {MOST_PARAGRAPHS:,}"
        span, hint = Span(f"{redline.new.id}-redline.pdf"), "write the redline as docx, html or md (--format docx)"
        raise BadInput([Diagnostic("too-large", message, span, hint)])
    places = [(record.name + record.id, "the summary") for record in (redline.old, redline.new)]
    places += [(words, block.here.id) for block in redline.blocks for words in _marked_texts(block)]
    _refuse_missing_glyphs(f"{redline.new.id}-redline", places)
    from engross.writers.typesetter import typeset

    showing = ("ins", "del", "kept", "remark", "summary") if changed_pages else ()
    return typeset(html.redline_page(redline, "redline-paper.html.j2"), (), showing=showing)


def write_many(
    contents: Sequence[Document | Redline], jobs: int | None = None, *, changed_pages: bool = False
) -> Generator[bytes, None, None]:
    """Documents and redlines as PDF, in their order; `jobs` processes at most, by default one for each usable CPU.

    They begin at once, and closing the iterator ends them. Of redlines only the pages with a change, where asked for.
    """
    made = partial(_made, changed_pages=changed_pages)
    names = [_name(content, changed_pages=changed_pages) for content in contents]
    return workers.each(made, contents, names, warm_up=_warm_up, jobs=jobs, weight=_length)


def ready() -> None:
    """Raise `FileNotFoundError` where a library is missing without which no PDF can be made."""
    libraries.require()


def subsetter_present() -> bool:
    """Whether libharfbuzz-subset is there, without which PDFs take twice as long and differ from run to run."""
    from engross.writers import typesetter

    return typesetter.subsetter_present()


def _warm_up() -> None:
    # A worker that fails here breaks the pool; the same error comes back from `write` with its message.
    with suppress(OSError):
        from engross.writers import typesetter  # noqa: F401
    garbage.collect_rarely()


def _made(content: Document | Redline, *, changed_pages: bool) -> bytes:
    return redline(content, changed_pages=changed_pages) if isinstance(content, Redline) else write(content)


def _name(content: Document | Redline, *, changed_pages: bool) -> str:
    if isinstance(content, Redline):
        return f"{content.old.id}--{content.new.id}.{'changed-pages' if changed_pages else 'redline'}.pdf"
    return f"{content.record.id}.pdf"


def _length(content: Document | Redline) -> int:
    if isinstance(content, Redline):
        return sum(len(words) for block in content.blocks for words in _marked_texts(block))
    return sum(len(words) for provision in content.walk() for words in _texts(provision))


def _refuse_missing_glyphs(name: str, places: Iterable[tuple[str, str]]) -> None:
    missing: dict[str, str] = {}
    for words, place in places:
        for character in glyphs.lacking(words):
            missing.setdefault(character, place)
    if missing:
        span = Span(f"{name}.pdf")
        raise BadInput([glyphs.finding(sign, span, place) for sign, place in sorted(missing.items())])


def _marked_texts(block: Marked) -> Iterator[str]:
    if isinstance(block, MarkedParagraph):
        yield from (one.label + one.text for one in (block.old, block.new) if one)
    else:
        yield from (one.caption for one in (block.old, block.new) if one)
        yield from (words for row in block.rows for cell in row.cells for words in _marked_texts(cell))


def _texts(provision: Provision) -> Iterable[str]:
    yield provision.label
    yield "".join(inline.text for inline in provision.heading)
    for block in provision.body:
        if isinstance(block, Table):
            yield from (cell.text for row in (block.header, *block.rows) for cell in row)
        else:
            yield block.text
