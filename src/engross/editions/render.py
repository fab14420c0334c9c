"""Documents to named bytes.

Takes Documents and formats, yields one `Output` a file, documents in order within each format. Never touches the disk.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence

from engross import writers
from engross.model import Document
from engross.records import dataclass
from engross.writers import Format

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
    """Every document in every format, format by format."""
    return rendered([(document, chosen) for chosen in formats for document in documents])


def rendered(wanted: Sequence[tuple[Document, Format]]) -> Iterator[Output]:
    """Each of these documents in its format, in order."""
    made = writers.each([(document, chosen.name) for document, chosen in wanted])
    for (document, chosen), data in zip(wanted, made, strict=True):
        yield Output(file_name(document, chosen), document.record.variant, chosen.name, data)
