"""Where the words of a document are typed: every character of its lines to a place in a clause file.

Takes a Family, its Document line by line and the text of the files; returns a `Source` a line. What is computed
(numbers, list punctuation, fields) has no place of its own, and tells what it is computed from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from engross.assemble.provenance import Piece, Written, ending, pieces
from engross.model import Document, Family, Span
from engross.model.cut import cut
from engross.redline import END, opcodes
from engross.review.comments.laid import Laid, Row
from engross.review.comments.tokens import REFERENCE, Token

Offset = tuple[str, int]
"""A file, and how many characters stand before the place."""

_CITATION = re.compile(r"\[[^\]]*\]\([^()\s]*\)")
_PARTED = ("\n",)


@dataclass(frozen=True, slots=True)
class Typed:
    """A token where it is typed; `piece` is where the run of words begins that it belongs to.

    A cross-reference is one thing from its first word to its number, and `whole` says so.
    """

    key: tuple[str, ...]
    path: str
    start: int
    end: int
    piece: Span
    whole: bool = False


@dataclass(slots=True)
class Source:
    """One line: the offsets behind and ahead of each character, and the token or computed place at each."""

    behind: dict[int, Offset] = field(default_factory=dict)
    ahead: dict[int, Offset] = field(default_factory=dict)
    typed: list[tuple[Token, Typed]] = field(default_factory=list)
    computed: dict[int, Span] = field(default_factory=dict)


def sources(family: Family, document: Laid, texts: Mapping[str, str], ids: Mapping[str, str]) -> tuple[Source, ...]:
    """The sources of every line of a document of the working text, in its order."""
    provisions = {provision.id: provision for provision in document.document.walk()}
    owners = {alias: provision.id for provision in provisions.values() for alias in provision.aliases}
    found = [Source() for _ in document.body]
    written: dict[str, list[tuple[int, Row]]] = {}
    for index, row in enumerate(document.body):
        written.setdefault(row.id, []).append((index, row))
    for id, lines in written.items():
        if id == END:
            paragraphs: tuple[Written, ...] = (ending(family),)
        elif id in provisions:
            paragraphs = pieces(family, document.document, provisions[id])
        else:
            continue
        _align(lines, list(_typed(paragraphs, texts, owners)), found)
    return tuple(found)


def reached(family: Family, documents: Iterable[Document]) -> dict[Span, tuple[str, ...]]:
    """The variants that print each run of words, by the place where it begins."""
    found: dict[Span, dict[str, None]] = {}
    for document in documents:
        paragraphs = [paragraph for one in document.walk() for paragraph in pieces(family, document, one)]
        for piece in (piece for paragraph in (*paragraphs, ending(family)) for piece in paragraph):
            found.setdefault(piece.span, {})[document.record.variant] = None
    return {span: tuple(variants) for span, variants in found.items()}


def offset(text: str, span: Span) -> int:
    """How many characters stand before a place."""
    start = 0
    for _ in range(span.line - 1):
        start = text.find("\n", start) + 1
    return start + span.column - 1


def span(path: str, text: str, at: int) -> Span:
    """The place behind so many characters."""
    return Span(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _typed(paragraphs: Iterable[Written], texts: Mapping[str, str], owners: Mapping[str, str]) -> Iterator[Typed]:
    """The tokens of a provision as typed, paragraphs parted; a computed piece has the empty key."""
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield Typed(_PARTED, "", 0, 0, Span(""))
        for piece in paragraph:
            text = texts.get(piece.span.path, "")
            start = offset(text, piece.span)
            if piece.computed:
                yield Typed((), piece.span.path, start, start, piece.span)
            elif piece.target:
                yield from _cited(piece, text, start, owners)
            else:
                for token in cut(piece.text, blanks=False):
                    at = start + token.start
                    end = at + len(token.text) if text.startswith(token.text, at) else at
                    yield Typed((token.text,), piece.span.path, at, end, piece.span)


def _cited(piece: Piece, text: str, start: int, owners: Mapping[str, str]) -> Iterator[Typed]:
    match = _CITATION.match(text, start)
    end = match.end() if match else start
    for token in cut(piece.text, blanks=False):
        yield Typed((token.text,), piece.span.path, start, end, piece.span, whole=True)
    target = owners.get(piece.target, piece.target)
    yield Typed((REFERENCE, target), piece.span.path, start, end, piece.span, whole=True)


def _align(lines: list[tuple[int, Row]], typed: list[Typed], found: list[Source]) -> None:
    """Notes which token is typed where, for all lines of one provision."""
    said: list[tuple[int, Token]] = []
    for number, (index, row) in enumerate(lines):
        if number:
            before, last = lines[number - 1]
            said.append((before, Token(_PARTED, "", len(last.line.text))))
        said += [(index, token) for token in row.tokens if not token.text.isspace()]
    for tag, i, i_end, j, j_end in opcodes([token.key for _, token in said], [one.key for one in typed]):
        if tag == "equal":
            for (index, token), one in zip(said[i:i_end], typed[j:j_end], strict=True):
                if token.key != _PARTED:
                    _note(found[index], token, one)
        elif tag == "insert" and said:
            index, token = said[min(i, len(said) - 1)]
            at = token.start if i < len(said) else token.end
            for one in typed[j:j_end]:
                if not one.key:
                    found[index].computed.setdefault(at, one.piece)


def _note(source: Source, token: Token, one: Typed) -> None:
    last = source.typed[-1][1] if source.typed else None
    source.typed.append((token, one))
    if one.start == one.end:
        return
    if one.whole:
        if last is None or not last.whole or last.start != one.start:
            source.ahead[token.start] = (one.path, one.start)
        if token.key[0] == REFERENCE and len(token.key) > 1:
            source.behind[token.end] = (one.path, one.end)
        return
    for step in range(len(token.text)):
        source.ahead[token.start + step] = (one.path, one.start + step)
        source.behind[token.start + step + 1] = (one.path, one.start + step + 1)
