"""The formats, as data: a `Document`, or a `Redline`, and a format's name in, bytes out.

Each writer is a module with `write(document) -> bytes` and, where it can tell two documents apart on one page,
`redline(redline) -> bytes`. It is imported only when it is used, for some cost more to import than to run. A new format
is a module and a line in `FORMATS`. Never touches the disk.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engross.model import Document, Redline


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its files' suffix and media type, and the module that writes it.

    `redlines` says whether that module writes redlines too.
    """

    name: str
    suffix: str
    media_type: str
    module: str
    redlines: bool


FORMATS = (
    Format("md", ".md", "text/markdown", "engross.writers.markdown", redlines=True),
    Format("txt", ".txt", "text/plain", "engross.writers.text", redlines=False),
    Format("html", ".html", "text/html", "engross.writers.html", redlines=True),
    Format(
        "docx",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "engross.writers.docx",
        redlines=True,
    ),
    Format("pdf", ".pdf", "application/pdf", "engross.writers.pdf", redlines=True),
    Format("json", ".json", "application/json", "engross.writers.json", redlines=True),
)
"""All formats, from the one that is read in a diff to the one that is read by programs."""


def ready(formats: "Iterable[Format]") -> None:
    """Raise `OSError` about what the machine lacks to write these formats, before anything is written."""
    for format_ in formats:
        check = getattr(import_module(format_.module), "ready", None)
        if check:
            check()


def write(document: "Document", name: str) -> bytes:
    """The document in the format of that name; KeyError for an unknown one."""
    module = {format_.name: format_.module for format_ in FORMATS}[name]
    written: bytes = import_module(module).write(document)
    return written


def redline(redline: "Redline", name: str) -> bytes:
    """The redline in the format of that name; KeyError for an unknown one, and for one that has none."""
    module = {format_.name: format_.module for format_ in FORMATS if format_.redlines}[name]
    written: bytes = import_module(module).redline(redline)
    return written
