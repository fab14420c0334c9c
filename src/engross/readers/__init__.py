"""A licence in any format, as somebody else may have saved it, to a plain Document of what it says.

Takes bytes and the name of the file; returns the provisions in order, under the ids of anchors and bookmarks where the
file has them and `paragraph.N` elsewhere, headings and labels apart from words, page furniture left out. `words` is
the same without its dress. Raises `BadInput` for what cannot be read. Never opens, runs or fetches anything.
"""

import re
from pathlib import PurePath

from engross.model import Document
from engross.readers import files, pieces
from engross.readers.words import Word, words

__all__ = ["Word", "read", "words"]

_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\s*<a (?:id|name)=)", re.MULTILINE)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_LANGUAGE = "en"


def read(data: bytes, name: str) -> Document:
    """The licence that a file holds; its format is told by what it begins with, then by the suffix of its name."""
    files.limited(data, name)
    called = PurePath(name).stem or name
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        from engross.readers import pdf

        return pieces.document(pdf.read(data, name), called, _LANGUAGE)
    if data.startswith(b"PK"):
        from engross.readers import word

        return pieces.document(word.read(data, name), called, _LANGUAGE)
    return _read_text(files.decode(data, name), name, called)


def _read_text(text: str, name: str, called: str) -> Document:
    suffix = PurePath(name).suffix.lower()
    if suffix == ".json":
        from engross.writers.json import read

        return read(text.encode(), name)
    if suffix in (".html", ".htm", ".xhtml") or _HTML.match(text):
        from engross.readers import html

        found, language = html.read(text)
        return pieces.document(found, called, language or _LANGUAGE)
    if suffix in (".md", ".markdown") or _MARKDOWN.search(text):
        from engross.readers import html

        for block in text.split("\n\n"):
            files.limited(block.encode(errors="replace"), name, files.MOST_PARAGRAPH)
        return pieces.document(html.read_markdown(text), called, _LANGUAGE)
    from engross.readers import text as plain

    return pieces.document(plain.read(text), called, _LANGUAGE)
