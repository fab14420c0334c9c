"""What the site offers for download.

Takes a subject; returns the files of its editions as they are, and for each licence one archive of all its formats.
Same files, same archive. Never writes a licence.
"""

import hashlib
from collections.abc import Iterable, Iterator

from engross.model import Variant
from engross.records import dataclass
from engross.site.editions import Edition, File, format_of
from engross.site.frame import Page
from engross.site.subject import Subject
from engross.writers.archive import archive

FORMATS = {"pdf": "PDF", "docx": "Word", "html": "Web page", "txt": "Plain text", "md": "Markdown", "json": "JSON"}
"""How the formats are called for readers, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page offers: where it is from the root of the site, and how it is called."""

    path: str
    label: str
    file: File


def downloads(subject: Subject, variant: Variant) -> tuple[Download, ...]:
    """What is offered of a licence: one archive of all formats, then each format."""
    return tuple(_downloads(_folder(subject), variant.document_id, subject.offered[variant.id]))


def downloads_of(edition: Edition, variant: str) -> tuple[Download, ...]:
    """What an edition offers of a licence."""
    files = (file for file in edition.files if file.variant == variant)
    return tuple(_downloads(f"editions/{edition.name}", edition.documents[variant].record.id, files))


def offered(subject: Subject) -> Iterator[Page]:
    """Every file that is offered: whole editions, and the working text where no edition holds it."""
    for edition in subject.editions:
        for file in edition.files:
            yield Page(f"editions/{edition.name}/{file.name}", file.data)
        for identifier in edition.documents:
            yield _page(downloads_of(edition, identifier)[0])
    if subject.released is None:
        for variant in subject.variants:
            yield from map(_page, downloads(subject, variant))


def _folder(subject: Subject) -> str:
    """Where the files of the licences are; words in work never stand among those of an edition."""
    return f"editions/{subject.released.name}" if subject.released else "working"


def _downloads(folder: str, identifier: str, files: Iterable[File]) -> Iterator[Download]:
    by_format = {format_of(file): file for file in files}
    chosen = [(label, by_format[name]) for name, label in FORMATS.items() if name in by_format]
    everything = _archive(f"{identifier}.zip", [file for _, file in chosen])
    for label, file in (("All formats", everything), *chosen):
        yield Download(f"{folder}/{file.name}", label, file)


def _page(download: Download) -> Page:
    return Page(download.path, download.file.data)


def _archive(name: str, files: Iterable[File]) -> File:
    """The files in one archive, by name."""
    data = archive(sorted((file.name, file.data) for file in files))
    return File(name, hashlib.sha256(data).hexdigest(), len(data), "", data)
