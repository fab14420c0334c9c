"""The words of a licence, whatever its formatting, and where they stand.

Takes a Document, returns its passages and its words one by one. White space, line breaks, quotation marks, dashes,
bullets and emphasis leave no trace in a key; letters, digits and other punctuation do, so that a number as cited counts
as a word. Capitals stand in the text of a word and not in its key. The labels before provisions bear a flag.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from engross.model import Document, Inline, Kind, Provision, Role, Table, Text
from engross.model.cut import Token, cut, is_silent, key
from engross.readers.pieces import LABEL
from engross.records import dataclass

_RULE = "="
_CALLS = re.compile(r"([*#~\u2022\u00b7])\1*")
"""Signs of markup and bullets, which call a note where they stand behind a word."""
_END = Provision("", Kind.PREAMBLE)


class Word(NamedTuple):
    """A word or a mark of punctuation: its key, how it is written, and the passage and characters where it stands.

    A word of a label that the document sets apart has the passage it stands before, and no characters.
    """

    key: str
    text: str
    passage: int
    start: int
    end: int
    label: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is a word or a number, and no mark."""
        return self.key[0].isalnum()


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph or cell: its words, the label that stands before it, and the provision it belongs to.

    `conspicuous` counts what stands above as well, and a paragraph that is bold throughout. A cell has the place of its
    table in the body, its row (0 for the header) and its column.
    """

    inlines: tuple[Inline, ...]
    label: str
    provision: Provision
    role: Role
    conspicuous: bool = False
    cell: tuple[int, int, int] = (-1, -1, -1)

    @property
    def text(self) -> str:
        """The passage as it reads, without its label."""
        return "".join(inline.text for inline in self.inlines)


@dataclass(frozen=True, slots=True)
class Worded:
    """A document as its passages, the closing line last, and as its words."""

    document: Document
    passages: tuple[Passage, ...]
    words: tuple[Word, ...]

    @property
    def labels_alone(self) -> tuple[int, ...]:
        """The passages that are nothing but a label, and stand before another."""
        spoken = {word.passage for word in self.words if not word.label}
        labelled = {word.passage for word in self.words if word.label}
        return tuple(number for number in sorted(labelled - spoken) if number + 1 < len(self.passages))

    @classmethod
    def of(cls, document: Document) -> "Worded":
        """The passages and words of a document."""
        found = tuple(passages(document))
        return cls(document, found, tuple(_words(found)))


def words(document: Document) -> tuple[Word, ...]:
    """The words of a document in reading order, labels flagged."""
    return tuple(_words(passages(document)))


def passages(document: Document) -> Iterator[Passage]:
    """Every heading, paragraph and cell in reading order, and the closing line.

    A paragraph without words or label is none: it is there to hold a table or an anchor.
    """
    for top in document.terms:
        yield from _of(top, top.conspicuous)
    yield Passage((Text(document.end),), "", _END, Role.END)
    for top in document.behind:
        yield from _of(top, top.conspicuous)


def _of(provision: Provision, conspicuous: bool) -> Iterator[Passage]:
    label = provision.label
    if provision.heading:
        yield Passage(provision.heading, label, provision, Role.HEADING, conspicuous)
        label = ""
    for place, block in enumerate(provision.body):
        if isinstance(block, Table):
            for number, row in enumerate((block.header, *block.rows)):
                for column, cell in enumerate(row):
                    at = (place, number, column)
                    yield Passage(cell.inlines, label, provision, Role.CELL, conspicuous, at)
                    label = ""
        elif block.inlines or label:
            role = Role.OPENING if label or (not place and not provision.heading) else Role.TEXT
            yield Passage(block.inlines, label, provision, role, conspicuous or _is_bold(block.inlines))
            label = ""
    for child in provision.children:
        yield from _of(child, conspicuous or child.conspicuous)


def _is_bold(inlines: tuple[Inline, ...]) -> bool:
    words = [inline for inline in inlines if isinstance(inline, Text) and inline.text.strip()]
    return bool(words) and all(inline.strong for inline in words)


def _words(found: Iterator[Passage] | tuple[Passage, ...]) -> Iterator[Word]:
    for number, passage in enumerate(found):
        for spelt, word, *_ in _spelt(passage.label):
            yield Word(spelt, word, number, -1, -1, label=True)
        bullet = passage.label if _CALLS.fullmatch(passage.label) else ""
        for spelt, word, start, end, label in _spelt(passage.text, bullet):
            yield Word(spelt, word, number, start, end, label)


_KEPT = 1 << 15
"""Passages whose words are kept: those of two texts of 100,000 words, of which the second is mostly the first again."""


@lru_cache(maxsize=_KEPT)
def _spelt(text: str, bullet: str = "") -> tuple[tuple[str, str, int, int, bool], ...]:
    """The words of a text as those of a passage, but for its number; licences of a family share most of theirs.

    `bullet` is the sign before the text, which another at its end closes, as in a frame of signs.
    """
    opening = LABEL.match(text)
    after = opening.end() if opening else 0
    tokens = _spoken(text, bullet)
    return tuple((*_keys(token.text), token.start, token.end, token.start < after) for token in tokens)


@lru_cache(maxsize=8192)
def _keys(token: str) -> tuple[str, str]:
    text = key(token, typography=False)
    return text.casefold(), text


def _spoken(text: str, bullet: str) -> Iterator[Token]:
    """The tokens of a text that say something.

    A hyphen before a number does, for it may be the sign of it, and so does a mark behind a word that closes nothing.
    """
    tokens = cut(text, parts=True)
    marks = _marks(text, bullet) if _CALLS.search(text) else ()
    for place, token in enumerate(tokens):
        if token.is_word:
            yield token
        elif token.is_blank:
            continue
        elif token.text == _RULE:
            # What a rule is made of, where a text was copied without its line ends.
            if _RULE not in (_beside(tokens, place - 1), _beside(tokens, place + 1)):
                yield token
        elif token.start in marks or not is_silent(token.text) or _signs_number(tokens, place):
            yield token


def _marks(text: str, bullet: str) -> set[int]:
    """Where marks stand that call a note, as in "Yes*"; those of markup and of frames stand on both sides of words."""
    found: set[int] = set()
    apart = {bullet[:1]}
    open_: dict[str, list[range]] = {}
    for run in _CALLS.finditer(text):
        span = range(*run.span())
        behind, ahead = text[max(span.start - 1, 0) : span.start].strip(), text[span.stop : span.stop + 1].strip()
        if behind and open_.get(run[1]):
            open_[run[1]].pop()
        elif behind or (run[1] not in apart and span.start and not text[span.stop :].strip()):
            found.update(span)
        elif ahead:
            open_.setdefault(run[1], []).append(span)
        else:
            apart.add(run[1])
    return found.union(*(span for spans in open_.values() for span in spans))


def _beside(tokens: list[Token], place: int) -> str:
    return tokens[place].text if 0 <= place < len(tokens) else ""


def _signs_number(tokens: list[Token], place: int) -> bool:
    dash = key(tokens[place].text, typography=False) == "-"
    return dash and _beside(tokens, place + 1).isdecimal() and not _beside(tokens, place - 1).strip()
