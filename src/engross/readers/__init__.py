"""A licence in any format, as somebody else may have saved it, to a plain Document of what it says.

Takes bytes and the name of the file; returns the provisions in order, under the ids of anchors and bookmarks where the
file has them and `paragraph.N` elsewhere, headings and labels apart from words, page furniture left out. `words` is
the same without its dress. Raises `BadInput` for what cannot be read. Never opens, runs or fetches anything.
"""

import re
from pathlib import PurePath

from engross.readers import files, pieces
from engross.readers.reading import Beside, Known, Place, Reading
from engross.readers.words import Word, words

__all__ = ["Beside", "Known", "Place", "Reading", "Word", "read", "words"]

_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\s*<a (?:id|name)=)", re.MULTILINE)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_LANGUAGE = "en"
_ALL = frozenset(Known)
_PRINTED = frozenset({Known.LABELS})


def read(data: bytes, name: str) -> Reading:
    """The text that a file holds and what stands beside it; the format is told by the first bytes, then by suffix."""
    files.limited(data, name)
    called = PurePath(name).stem or name
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        from engross.readers import pdf

        return Reading(pieces.document(pdf.read(data, name), called, _LANGUAGE), "pdf", _PRINTED)
    if data.startswith((b"PK", files.OLD_WORD)):
        from engross.readers.word import accepted

        found, beside = accepted(data, name)
        return Reading(pieces.document(found, called, _LANGUAGE), "docx", _ALL, beside)
    return _read_text(files.decode(data, name), name, called)


def _read_text(text: str, name: str, called: str) -> Reading:
    suffix = PurePath(name).suffix.lower()
    if suffix == ".json":
        from engross.writers.json import read

        return Reading(read(text.encode(), name), "json", _ALL)
    if suffix in (".html", ".htm", ".xhtml") or _HTML.match(text):
        from engross.readers import html

        found, language = html.read(text)
        return Reading(pieces.document(found, called, language or _LANGUAGE), "html", _ALL)
    if suffix in (".md", ".markdown") or _MARKDOWN.search(text):
        from engross.readers import html

        for block in text.split("\n\n"):
            files.limited(block.encode(errors="replace"), name, files.MOST_PARAGRAPH)
        return Reading(pieces.document(html.read_markdown(text), called, _LANGUAGE), "md", _ALL)
    from engross.readers import text as plain

    return Reading(pieces.document(plain.read(text), called, _LANGUAGE), "txt", _PRINTED)
