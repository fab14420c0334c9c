"""Which licence of the family a file holds, and whether anybody changed it.

Takes a Document that was read from a file and the licences it may be; returns a verdict, the nearest licence and the
words that differ. Exact means: every word, number as cited and mark of punctuation, in order. Case, quotation marks,
dashes, bullets, labels before provisions, layout and line breaks may differ, as guidelines for matching licences have
it, and text may stand before and after the licence. Never reads files.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from engross.model import Document, Inline, Reference, Text
from engross.readers import Word, words
from engross.readers.alignment import Alignment, Edit, align, likeness
from engross.readers.words import passages, rewritten

LEAST_IN_COMMON = 0.5
"""The part of the words in common from which a text counts as one of ours, altered.

Midway between what was measured: the licences of other families have at most 0.18 with the nearest of ours, and any two
licences of ours have at least 0.77 (`tests/test_identify.py` holds both).
"""


class Verdict(StrEnum):
    """What a file is: a licence of the family, one that was changed, or none that we know."""

    EXACT = "exact"
    ALTERED = "altered"
    UNKNOWN = "unknown"


class Labels(StrEnum):
    """How the labels before provisions read: as ours, not at all, or otherwise."""

    SAME = "same"
    ABSENT = "absent"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Known:
    """A licence that a file may be, with its words; `state` says where it stands: "edition 3.0-draft.1"."""

    document: Document
    state: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, document: Document, state: str) -> "Known":
        """The licence of a document."""
        return cls(document, state, words(document))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a file was found to be.

    `nearest` has one licence, or several that read the same; `altered` is the first of them with the words of the file,
    in our dress. `words` counts the words that differ, `places` where; `common` is the part of the words in common.
    `before` and `after` are what stands around the licence.
    """

    verdict: Verdict
    nearest: tuple[Known, ...]
    altered: Document
    words: int
    places: int
    common: float
    labels: Labels
    before: str
    after: str


def identify(found: Document, known: Sequence[Known]) -> Answer:
    """What a file is; `known` is not empty."""
    read = words(found)
    likest = [likeness(one.words, read) for one in known]
    likely = [one for one, like in zip(known, likest, strict=True) if like == max(likest)]
    first = likely[0]
    nearest = tuple(one for one in likely if _keys(one.words) == _keys(first.words))
    alignment = align(first.words, read)
    size = sum(edit.size for edit in alignment.edits)
    verdict = Verdict.EXACT if not alignment.edits else Verdict.ALTERED
    if verdict is Verdict.ALTERED and alignment.likeness < LEAST_IN_COMMON:
        verdict = Verdict.UNKNOWN
    texts = [_text(passage) for _, passage in passages(found)]
    return Answer(
        verdict=verdict,
        nearest=nearest,
        altered=_altered(first.document, found.record.id, texts, alignment),
        words=size,
        places=len(alignment.edits),
        common=alignment.likeness,
        labels=_labels(first.words, read),
        before=_quoted(alignment.before, texts),
        after=_quoted(alignment.after, texts),
    )


def _keys(read: Iterable[Word]) -> list[str]:
    return [word.key for word in read]


def _labels(known: Iterable[Word], found: Iterable[Word]) -> Labels:
    ours, theirs = ([word.key for word in side if word.label and word.counts] for side in (known, found))
    if ours == theirs:
        return Labels.SAME
    return Labels.OTHER if theirs else Labels.ABSENT


def _altered(document: Document, name: str, texts: Sequence[str], alignment: Alignment) -> Document:
    """The document with each edit written into it, so that all else stays as we set it; `name` is its new id."""
    ours = [passage for _, passage in passages(document)]
    changes: dict[int, list[tuple[int, int, str]]] = {}
    for edit in alignment.edits:
        for passage, start, end, text in _written(edit, _quoted(edit.inserted, texts), ours):
            changes.setdefault(passage, []).append((start, end, text))
    anew = {place: tuple(_rewritten(ours[place], sorted(each))) for place, each in changes.items()}
    return replace(rewritten(document, anew), record=replace(document.record, id=name))


def _written(edit: Edit, text: str, ours: Sequence[tuple[Inline, ...]]) -> Iterator[tuple[int, int, int, str]]:
    """What an edit does to each passage: its number, the characters that go, and the text that comes."""
    by_passage: dict[int, list[Word]] = {}
    for word in edit.deleted:
        by_passage.setdefault(word.passage, []).append(word)
    for passage, gone in by_passage.items():
        start, end = _widened(_text(ours[passage]), gone[0].start, gone[-1].end, keep=bool(text))
        yield passage, start, end, text
        text = ""
    if not text:
        return
    if edit.behind and edit.behind.start >= 0:
        yield edit.behind.passage, edit.behind.end, edit.behind.end, f" {text}" if text[0].isalnum() else text
    elif edit.ahead:
        place = max(edit.ahead.start, 0)
        yield edit.ahead.passage, place, place, f"{text} "


def _widened(text: str, start: int, end: int, *, keep: bool) -> tuple[int, int]:
    """The characters that go with words that nothing replaces: a space beside them, or all where no word stays."""
    if keep:
        return start, end
    if not any(character.isalnum() for character in text[:start] + text[end:]):
        return 0, len(text)
    if text[end : end + 1] == " " and text[start - 1 : start] in (" ", ""):
        return start, end + 1
    return (start - 1, end) if text[start - 1 : start] == " " else (start, end)


def _rewritten(passage: tuple[Inline, ...], edits: Iterable[tuple[int, int, str]]) -> Iterator[Inline]:
    at = 0
    for start, end, text in edits:
        yield from _between(passage, at, start)
        if text:
            yield Text(text)
        at = end
    yield from _between(passage, at, len(_text(passage)))


def _between(passage: tuple[Inline, ...], start: int, end: int) -> Iterator[Inline]:
    """The inlines from one character to another; a cross-reference that is cut becomes words."""
    at = 0
    for inline in passage:
        first, last = max(start - at, 0), min(end - at, len(inline.text))
        if first < last:
            if (first, last) == (0, len(inline.text)):
                yield inline
            elif isinstance(inline, Reference):
                yield Text(inline.text[first:last])
            else:
                yield replace(inline, text=inline.text[first:last])
        at += len(inline.text)


def _text(passage: Iterable[Inline]) -> str:
    return "".join(inline.text for inline in passage)


def _quoted(found: Iterable[Word], texts: Sequence[str]) -> str:
    """The words as the file has them, a space between passages."""
    spoken = groupby((word for word in found if word.start >= 0), key=lambda word: word.passage)
    stretches = ((passage, list(group)) for passage, group in spoken)
    return " ".join(texts[passage][group[0].start : group[-1].end] for passage, group in stretches)
