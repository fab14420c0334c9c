"""The public Python API: load a family, assemble its licences, write them, compare two, and identify a file.

Takes paths, families, documents and redlines; returns the same types, or bytes. Raises `BadInput` where sources or
files are wrong and `ValueError` for a format or a setting that does not exist. Never writes a file. `docs/api.md`
describes it; a name that is not in `__all__` may change in any version.
"""

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path

import engross.assemble
import engross.library.family
from engross import writers
from engross.library.family import UnknownName
from engross.model import Document, Family, Redline, Variant
from engross.model.diagnostics import BadInput, Diagnostic
from engross.readers.identify import Answer, Verdict
from engross.redline import compare

__all__ = [
    "Answer",
    "BadInput",
    "Diagnostic",
    "Document",
    "Family",
    "Redline",
    "Variant",
    "Verdict",
    "assemble_all",
    "identify",
    "load",
    "redline",
    "write",
]


def load(folder: str | PathLike[str]) -> Family:
    """Return the checked family of a clause folder, the one that holds `family.yaml`.

    Raises `BadInput`, whose `diagnostics` are all findings, each with file, line and column.
    """
    return engross.library.family.load(Path(folder))


def assemble_all(family: Family, settings: Mapping[str, str] | None = None) -> tuple[Document, ...]:
    """Return the documents of all variants, in the family's order.

    `settings` replaces values of the family's own settings by name. Raises `BadInput` with all findings, and
    `ValueError` for a setting or a value that the family does not have.
    """
    try:
        return engross.assemble.assemble_all(family, settings)
    except UnknownName as error:
        raise ValueError(str(error)) from None


def write(content: Document | Redline, format: str) -> bytes:
    """Return a document or a redline in a format: md, txt, html, docx, pdf or json; there is no redline in txt.

    The same content gives the same bytes. `pdf` needs Pango and raises `OSError` where it is missing.
    """
    redlined = isinstance(content, Redline)
    names = [each.name for each in writers.FORMATS if each.redlines or not redlined]
    if format not in names:
        raise ValueError(
            f"no format {format!r} for a {'redline' if redlined else 'document'}; one of {', '.join(names)}"
        )
    return writers.redline(content, format) if isinstance(content, Redline) else writers.write(content, format)


def redline(old: Document, new: Document) -> Redline:
    """Return what changed from `old` to `new`: both texts in one, and the list of classed changes."""
    return compare(old, new)


def identify(file: str | PathLike[str], licences: Iterable[Document]) -> Answer:
    """Return which of the licences a file is: exact, altered or unknown, with the nearest ones and the altered text.

    The file may be text, Markdown, HTML, DOCX, PDF or JSON. Raises `BadInput` for a file that cannot be read, and
    `ValueError` where there is no licence to compare with.
    """
    # Reading other formats needs libraries that writing does not.
    from engross.readers import identify
    from engross.readers.apart import read_file

    known = [identify.Candidate.of(licence, f"edition {licence.record.edition}") for licence in licences]
    if not known:
        raise ValueError("identify needs at least one licence to compare the file with")
    return identify.identify(read_file(Path(file)), known)
