"""What files say, whatever their format and bytes.

Takes documents and files as bytes; returns their words, and what differs between two. Numbers that Word computes are no
words of its file, and count in the other formats. Never writes.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import PurePath

from engross.model import Document
from engross.readers import read, words
from engross.readers.apart import apart_from
from engross.readers.limits import Limits
from engross.readers.words import passages
from engross.records import dataclass
from engross.redline import gaps

NUMBERS_BY_THEMSELVES = frozenset({".docx"})
"""Suffixes of files whose numbers are fields, drawn by the program that opens them."""

Edit = tuple[str, str]
Edits = tuple[Edit, ...]
"""Words that went and words that stand in their place; either may be empty."""


@dataclass(frozen=True, slots=True)
class LicenceWords:
    """The words of a licence: by `keys` two files say the same or do not, and `shown` is how each was written."""

    keys: tuple[str, ...]
    shown: tuple[str, ...]


def of_document(document: Document, suffix: str = "") -> LicenceWords:
    """What a document says, and so what a file of that suffix must."""
    texts = [passage.text for passage in passages(document)]
    kept = [word for word in words(document) if not (word.label and suffix in NUMBERS_BY_THEMSELVES)]
    shown = (texts[word.passage][word.start : word.end] if word.start >= 0 else word.key for word in kept)
    return LicenceWords(tuple(word.key for word in kept), tuple(shown))


def of_file(data: bytes, name: str, limits: Limits | None = None) -> LicenceWords:
    """What a file says; raises `BadInput` where it cannot be read. With limits, it is not ours and is read apart."""
    found = apart_from(partial(read, limits=limits), data, name, limits) if limits else read(data, name)
    return of_document(found.document, PurePath(name).suffix)


def edits(before: LicenceWords, after: LicenceWords) -> Edits:
    """The words taken out and the words put in, place by place."""
    return tuple(
        (_joined(before.shown, gap.old, gap.old_end), _joined(after.shown, gap.new, gap.new_end))
        for gap in gaps(before.keys, after.keys)
    )


def unlike(document: Document, data: bytes, name: str, limits: Limits | None = None) -> Edits:
    """What a file says otherwise than the document that it is of; raises `BadInput` where it cannot be read."""
    suffix = PurePath(name).suffix
    found = edits(of_document(document, suffix), of_file(data, name, limits))
    if suffix != ".pdf":
        return found
    # On a few short pages the running line cannot be told from the text.
    running = "".join(f"{document.record.name}{document.record.id}".split())
    return tuple(
        (was, now) for was, now in found if was or now.replace(" ", "").replace("-", "") != running.replace("-", "")
    )


def listed(edits: Iterable[Edit]) -> str:
    """The edits on one line, as a person reads them."""
    return "; ".join(f"{was or '(nothing)'} -> {now or '(nothing)'}" for was, now in edits)


def same(one: bytes, other: bytes, name: str) -> bool:
    """Whether two files of one name say the same."""
    return one == other or of_file(one, name).keys == of_file(other, name).keys


def _joined(words: Sequence[str], start: int, end: int) -> str:
    return " ".join(words[start:end])
