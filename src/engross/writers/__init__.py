"""The formats, as data: a `Document`, or a `Redline`, and a format's name in, bytes out.

Each writer is a module with `write(document) -> bytes` and, where it can tell two documents apart on one page,
`redline(redline) -> bytes`. It is imported only when it is used, for some cost more to import than to run. A new format
is a module and a line in `FORMATS`. Never touches the disk.
"""

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from engross.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engross.model import Document, Redline


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its files' suffix and media type, and the module that writes it.

    `redlines` says whether that module writes redlines too.
    """

    name: str
    suffix: str
    module: str
    redlines: bool


FORMATS = (
    Format("md", ".md", "engross.writers.markdown", redlines=True),
    Format("txt", ".txt", "engross.writers.text", redlines=False),
    Format("html", ".html", "engross.writers.html", redlines=True),
    Format("docx", ".docx", "engross.writers.docx", redlines=True),
    Format("pdf", ".pdf", "engross.writers.pdf", redlines=True),
    Format("json", ".json", "engross.writers.json", redlines=True),
)
"""All formats, from the one that is read in a diff to the one that is read by programs."""


_OF_COMPARISONS = {
    "html": "engross.writers.html",
    "docx": "engross.writers.docx.comparison",
    "csv": "engross.writers.comparison",
}
COMPARISONS = (
    *(replace(one, module=_OF_COMPARISONS[one.name]) for one in FORMATS if one.name in _OF_COMPARISONS),
    Format("csv", ".csv", _OF_COMPARISONS["csv"], redlines=False),
)
"""The formats of the table that sets old and new beside each other, clause by clause."""


def ready(formats: "Iterable[Format]") -> None:
    """Raise `OSError` about what the machine lacks to write these formats, before anything is written."""
    for format_ in formats:
        check = getattr(import_module(format_.module), "ready", None)
        if check:
            check()


def machine(name: str) -> str:
    """What of the machine the bytes of that format depend on, in words; all but PDF are the same on any."""
    if name != "pdf":
        return ""
    import zlib

    from engross.writers import libraries

    return f"zlib {zlib.ZLIB_RUNTIME_VERSION}, {libraries.versions()}"


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


def each(wanted: "Sequence[tuple[Document | Redline, str]]") -> "Iterator[bytes]":
    """What `write` or `redline` makes of each, in order, with the name of its format.

    A writer with `write_many` gets all of its own in one call, before any other: PDFs share what is slow to load, fonts
    and styles, and are made in processes of their own, which load it while the other formats are written here.
    """
    from engross.model import Redline

    names = {name for _, name in wanted}
    modules = {format_.name: import_module(format_.module) for format_ in FORMATS if format_.name in names}
    made = {
        name: module.write_many([content for content, its in wanted if its == name])
        for name, module in modules.items()
        if hasattr(module, "write_many")
    }
    try:
        for content, name in wanted:
            if name in made:
                yield next(made[name])
            else:
                yield redline(content, name) if isinstance(content, Redline) else write(content, name)
    finally:
        for one in made.values():
            one.close()


def table(redline: "Redline", name: str) -> bytes:
    """The table of what changed in one of the formats of `COMPARISONS`; KeyError for another."""
    module = {format_.name: format_.module for format_ in COMPARISONS}[name]
    written: bytes = import_module(module).comparison(redline)
    return written
