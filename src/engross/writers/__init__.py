"""The formats, as data: a `Document` and a format's name in, bytes out.

Each writer is a module with `write(document) -> bytes`, imported only when it is used, for some cost more to import
than to run. A new format is a module and a line in `FORMATS`. Never touches the disk.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.model import Document


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its files' suffix and media type, and the module that writes it."""

    name: str
    suffix: str
    media_type: str
    module: str


FORMATS = (
    Format("md", ".md", "text/markdown", "engross.writers.markdown"),
    Format("txt", ".txt", "text/plain", "engross.writers.text"),
    Format("html", ".html", "text/html", "engross.writers.html"),
    Format(
        "docx",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "engross.writers.docx",
    ),
    Format("pdf", ".pdf", "application/pdf", "engross.writers.pdf"),
    Format("json", ".json", "application/json", "engross.writers.json"),
)
"""All formats, from the one that is read in a diff to the one that is read by programs."""


def write(document: "Document", name: str) -> bytes:
    """The document in the format of that name; KeyError for an unknown one."""
    module = {format_.name: format_.module for format_ in FORMATS}[name]
    written: bytes = import_module(module).write(document)
    return written
