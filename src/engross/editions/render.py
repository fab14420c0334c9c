"""Documents to named bytes.

Takes Documents and formats, yields one `Output` a file, documents in order within each format. Never touches the disk.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

from engross.model import Document
from engross.writers import Format, write

Progress = Callable[[int, int, str], None]
"""Called for each file as it is made, with how many are made, of how many, and its name."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of one document; `name` is the licence id with its edition, and the suffix."""

    name: str
    variant: str
    format: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def file_name(document: Document, chosen: Format) -> str:
    """The name under which a document is written in a format."""
    return f"{document.record.id}{chosen.suffix}"


def outputs(documents: Sequence[Document], formats: Sequence[Format]) -> Iterator[Output]:
    """Every document in every format, format by format.

    Writers with `write_many` get all documents in one call, so that PDFs share what is slow to load: fonts and styles.
    """
    for chosen in formats:
        write_many = getattr(import_module(chosen.module), "write_many", None)
        written = write_many(documents) if write_many else (write(document, chosen.name) for document in documents)
        for document, data in zip(documents, written, strict=True):
            yield Output(file_name(document, chosen), document.record.variant, chosen.name, data)
