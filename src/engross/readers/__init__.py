"""A licence in any format, as somebody else may have saved it, to a plain Document of what it says.

Takes bytes and the name of the file; returns the provisions in order, under the ids of anchors and bookmarks where the
file has them and `paragraph.N` elsewhere, headings and labels apart from words, page furniture left out. `words` is
the same without its formatting. Raises `BadInput` for what cannot be read. Never opens, runs or fetches anything.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import PurePath

from engross.model import Document
from engross.readers import characters, files, pieces
from engross.readers.limits import USUAL, Limits
from engross.readers.pieces import Found, Piece
from engross.readers.reading import Beside, Known, Odd, Reading, Standing
from engross.readers.words import Word, passages, words

__all__ = ["Beside", "Known", "Odd", "Reading", "Standing", "Word", "read", "words"]

_MARKDOWN = re.compile(r"^(?:#{1,6} \S|[ \t]*<a (?:id|name)=)", re.MULTILINE)
_HTML = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_BEFORE_PAGE = (("<?xml", ">"), ("<!--", "-->"))
_BLANKS = re.compile(r"\s*")
_LANGUAGE = "en"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""What a file may say its language is."""
_ALL = frozenset(Known)
_PRINTED = frozenset({Known.LABELS})


def read(data: bytes, name: str, limits: Limits = USUAL) -> Reading:
    """The text of a file and what stands beside it; the format follows from the first bytes, then from the suffix."""
    files.limited(data, name, limits.file)
    called = PurePath(name).stem or name
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        from engross.readers import pdf

        return _reading(pdf.read(data, name, limits), called, "pdf", _PRINTED)
    if data.startswith((b"PK", files.OLD_WORD)):
        from engross.readers.word.accepted import accepted

        word = accepted(data, name, limits)
        tag = _tag(word.language)
        document = pieces.document(word.pieces, called, tag)
        noted = _noted(word.noted, called, tag)
        made = Reading(document, "docx", _ALL, word.beside, word.odd, noted)
        inside, beside = word.whole
        full = noted if inside is word.noted else _noted(inside, called, tag)
        return replace(made, whole=replace(made, document=full, beside=beside, noted=None)) if full else made
    return _read_text(files.decode(data, name, limits), name, called, limits)


def _read_text(text: str, name: str, called: str, limits: Limits) -> Reading:
    suffix = PurePath(name).suffix.lower()
    if suffix == ".json":
        from engross.writers.json import read

        document = read(text.encode(), name)
        said = "\n".join(passage.text for passage in passages(document))
        return Reading(document, "json", _ALL, odd=characters.odd(said, "passage"))
    if suffix in (".html", ".htm", ".xhtml") or _is_page(text):
        from engross.readers import html

        found = replace(html.read(text, limits), odd=characters.odd(unescape(text)))
        return _reading(found, called, "html", _ALL)
    if suffix in (".md", ".markdown") or _MARKDOWN.search(text):
        from engross.readers import html

        for block in text.split("\n\n"):
            files.limited(block.encode(errors="replace"), name, limits.paragraph)
        found, noted = html.read_markdown(text, limits)
        made = _reading(replace(found, odd=characters.odd(unescape(text))), called, "md", _ALL)
        return replace(made, noted=_noted(noted, called, _LANGUAGE))
    from engross.readers import text as plain

    found, labels_in_place, glued = plain.read(text)
    known = _PRINTED if labels_in_place else frozenset()
    return replace(_reading(replace(found, odd=characters.odd(text)), called, "txt", known), glued=glued)


def _reading(found: Found, called: str, format: str, known: frozenset[Known]) -> Reading:
    document = pieces.document(found.pieces, called, _tag(found.language))
    return Reading(document, format, known, found.by_passage(), found.odd)


def _noted(found: Sequence[Piece], called: str, language: str) -> Document | None:
    """The document with its footnotes, where it has some."""
    return pieces.document(found, called, language) if found else None


def _tag(said: str) -> str:
    """The language that a file names, English where it names none."""
    return said if _TAG.fullmatch(said) else _LANGUAGE


def _is_page(text: str) -> bool:
    """Whether a text opens as a page of HTML does, behind a declaration of XML and comments."""
    at = _blanks(text, 0)
    for opening, closing in _BEFORE_PAGE:
        while at < len(text) and text.startswith(opening, at):
            end = text.find(closing, at + len(opening))
            at = _blanks(text, end + len(closing)) if end >= 0 else len(text)
    return bool(_HTML.match(text, at))


def _blanks(text: str, start: int) -> int:
    """Where the blanks that begin at a place of a text end."""
    match = _BLANKS.match(text, start)
    return match.end() if match else start
