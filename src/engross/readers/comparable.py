"""Two texts in any formats, set so that they can be compared.

Takes two readings; returns two documents of the words of each. Never adds or drops a word.
"""

from dataclasses import replace

from engross.model import Document
from engross.readers.dressed import dressed
from engross.readers.glued import restored
from engross.readers.match import match
from engross.readers.reading import Reading, alike
from engross.readers.words import Worded

RICHEST_FIRST = ("json", "docx", "html", "md", "txt", "pdf")
"""Formats from the one that says most of a text; others come last."""

_PRINTED = ("txt", "pdf")
"""Formats in which paragraphs are guessed, so that even two files of them cannot be compared as they stand."""


def comparable(old: Reading, new: Reading) -> tuple[Document, Document]:
    """Both texts so that they can be compared: what only one of the formats says is no difference between them.

    A text in the poorer format is set as the other is, as far as it says the same.
    """
    old, new = alike(old, new)
    old, new = restored(old, new.document), restored(new, old.document)
    if old.format == new.format and old.format not in _PRINTED:
        return old.document, new.document
    if _rank(new) < _rank(old):
        return _beside(new, old), new.document
    return old.document, _beside(old, new)


def _rank(reading: Reading) -> int:
    return RICHEST_FIRST.index(reading.format) if reading.format in RICHEST_FIRST else len(RICHEST_FIRST)


def _beside(rich: Reading, poor: Reading) -> Document:
    found = match(Worded.of(rich.document), Worded.of(poor.document), rich.known & poor.known)
    return replace(dressed(found), record=poor.document.record)
