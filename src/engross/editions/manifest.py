"""What an edition folder says about itself in `manifest.json`.

Takes Documents and the files made of them, returns bytes. Every figure is taken from the documents, the files or the
environment that decides the bytes; none is typed here.
"""

import hashlib
import json
import platform
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import groupby

from engross import __version__
from engross.editions.render import Output
from engross.model import Document, Inline, Link, Paragraph, Provision, Reference, Table
from engross.writers import libraries

SCHEMA_VERSION = 1

PACKAGES = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "tinyhtml5",
    "pyphen",
    "python-docx",
    "lxml",
    "pillow",
    "markdown-it-py",
    "jinja2",
)
FONT_SUFFIXES = (".ttf", ".otf", ".woff", ".woff2")
FROZEN_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
"""The cut of words behind the counts in sealed manifests: it never changes; elsewhere words are cut by `model.cut`."""


def manifest(documents: Sequence[Document], made: Sequence[Output], others: Mapping[str, bytes]) -> bytes:
    """The manifest of a sealed edition, as JSON with sorted keys; `others` are the files of no variant."""
    record = documents[0].record
    content = {
        "schema_version": SCHEMA_VERSION,
        "family": record.family,
        "edition": record.edition,
        "date": record.date,
        "sealed": True,
        "toolkit": __version__,
        "environment": environment(),
        "fonts": fonts(),
        "variants": {
            document.record.variant: {
                "id": document.record.id,
                "words": words(document),
                "words_without_annexes": words(document, annexes=False),
                "wording": wording(document),
            }
            for document in documents
        },
        "files": {
            output.name: {"variant": output.variant, "sha256": output.sha256, "size": len(output.data)}
            for output in made
        },
        "others": {
            name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for name, data in others.items()
        },
    }
    return (json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def environment() -> dict[str, str]:
    """The versions of everything that decides bytes; "absent" where it is not installed."""
    found = {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    found |= {package: _package(package) for package in PACKAGES}
    told = libraries.versions()
    return found | {one.name.lower(): told.get(one.name, "absent") for one in libraries.LIBRARIES if one.version}


def fonts() -> dict[str, str]:
    """The SHA-256 of every bundled font, by file name."""
    bundled = (path for path in _below(files("engross")) if path.name.endswith(FONT_SUFFIXES))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in bundled}


def words(document: Document, annexes: bool = True) -> int:
    """How many words a document has, numbers and labels apart."""
    parts = document.tops if annexes else (*document.front, *document.sections, *document.behind)
    lines = [line for part in parts for provision in part.walk() for line in _texts(provision)]
    return sum(len(FROZEN_WORD.findall(line)) for line in (*lines, document.end))


def wording(document: Document) -> str:
    """The SHA-256 over the words, titles, order, emphasis and numbers, whatever the layout.

    Sealed editions record it, so what it is taken over never changes.
    """
    digest = hashlib.sha256()
    for provision in document.walk():
        digest.update(f"{provision.label}\x1f{provision.number}\x1f{provision.conspicuous}\x1d".encode())
        for passage in _passages(provision):
            digest.update(b"\x1e".join(_stretches(passage)) + b"\x1d")
        for table in (block for block in provision.body if isinstance(block, Table)):
            digest.update(f"{table.caption}\x1f{len(table.header)}\x1f{len(table.rows)}\x1d".encode())
        digest.update(b"\x1c")
    digest.update(document.end.encode())
    return digest.hexdigest()


def _stretches(passage: Iterable[Inline]) -> Iterator[bytes]:
    """Stretches of one look; a link leads somewhere, and that is said too."""
    for (strong, emphasis, href), inlines in groupby(passage, _look):
        yield f"{strong:d}{emphasis:d}{href}\x1f{''.join(inline.text for inline in inlines)}".encode()


def _look(inline: Inline) -> tuple[bool, bool, str]:
    href = inline.href if isinstance(inline, Link) else ""
    return getattr(inline, "strong", False), getattr(inline, "emphasis", False), href


def _passages(provision: Provision) -> Iterator[tuple[Inline, ...]]:
    yield provision.heading
    for block in provision.body:
        if isinstance(block, Table):
            yield from (cell.inlines for row in (block.header, *block.rows) for cell in row)
        else:
            yield block.inlines


def _texts(provision: Provision) -> Iterator[str]:
    for passage in _passages(provision):
        yield Paragraph(tuple(inline for inline in passage if not isinstance(inline, Reference))).text


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def _below(folder: Traversable) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.is_dir():
            yield from _below(path)
        else:
            yield path
