"""Where the wordings of one clause differ, and of what kind each difference is.

Takes the wordings of a clause in several texts; returns the places where they differ, each with every reading and the
texts that have it. Never knows an option, a licence or a language: what a kind means is said by signs and letters.
"""

import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from rapidfuzz.distance import OSA

from engross.model.cut import Token, cut, key
from engross.records import dataclass
from engross.redline.edits import opcodes


class Kind(StrEnum):
    """Kinds of difference, those that no option asks for first."""

    SPACE = "space"
    QUOTES = "quotation mark or dash"
    EMPHASIS = "emphasis"
    CAPITAL = "capital letter"
    HYPHEN = "hyphen"
    SERIAL_COMMA = "serial comma"
    PUNCTUATION = "punctuation"
    REPEATED = "repeated word"
    FORM = "form of a word"
    SPELLING = "spelling"
    NUMBER = "number"
    WORDS = "words"
    SENTENCE = "sentence"

    @property
    def slight(self) -> bool:
        """Whether no option can be the reason for it."""
        return self not in (Kind.NUMBER, Kind.WORDS, Kind.SENTENCE)

    @property
    def of_letters(self) -> bool:
        """Whether it changes the letters of a word, which a word changed beside it may ask for."""
        return self in (Kind.FORM, Kind.SPELLING, Kind.CAPITAL)


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of some texts at one place, and where they begin in each of them."""

    words: str
    starts: tuple[tuple[int, int], ...]
    """The number of each text, and the offset in its wording."""

    @property
    def texts(self) -> frozenset[int]:
        """The numbers of the texts."""
        return frozenset(number for number, _ in self.starts)


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where wordings differ: the words around it in the most common wording, and the readings there.

    The reading of most texts is the first; of two that are as many, that of the earliest text.
    """

    before: str
    after: str
    readings: tuple[Reading, ...]

    @property
    def usual(self) -> Reading:
        """The reading of most texts."""
        return self.readings[0]

    @property
    def partition(self) -> frozenset[frozenset[int]]:
        """Which texts read alike."""
        return frozenset(reading.texts for reading in self.readings)

    def kind(self, other: Reading) -> Kind:
        """How a reading differs from the usual one."""
        return _kind(self.usual.words, other.words, self.before, self.after)


def differences(wordings: Sequence[tuple[int, str]]) -> tuple[Difference, ...]:
    """The places where wordings differ, in order; each wording comes with the number of its text."""
    by_words: dict[str, list[int]] = {}
    for number, words in wordings:
        by_words.setdefault(words, []).append(number)
    if len(by_words) < 2:
        return ()
    base = max(by_words, key=lambda words: len(by_words[words]))
    tokens = {words: cut(words, parts=True) for words in by_words}
    steps = {words: _steps(tokens[base], tokens[words]) for words in by_words if words != base}
    spans = _joined(tokens[base], [(i, i_end) for found in steps.values() for _, i, i_end, _, _ in found])
    return tuple(_difference(span, base, by_words, tokens, steps) for span in spans)


Step = tuple[str, int, int, int, int]


def _steps(old: Sequence[Token], new: Sequence[Token]) -> list[Step]:
    found = opcodes([token.text for token in old], [token.text for token in new])
    return [step for step in found if step[0] != "equal"]


def _joined(base: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that touch, or have only blanks between them, as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and all(token.is_blank for token in base[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _difference(
    span: tuple[int, int],
    base: str,
    by_words: dict[str, list[int]],
    tokens: dict[str, list[Token]],
    steps: dict[str, list[Step]],
) -> Difference:
    found: dict[str, list[tuple[int, int]]] = {}
    for words, numbers in by_words.items():
        start, end = span if words == base else _mapped(span, steps[words])
        here = tokens[words]
        at, upto = _offset(here, start), _offset(here, end)
        found.setdefault(words[at:upto], []).extend((number, at) for number in numbers)
    readings = [Reading(words, tuple(sorted(starts))) for words, starts in found.items()]
    readings.sort(key=lambda reading: (-len(reading.starts), reading.starts))
    at, upto = _offset(tokens[base], span[0]), _offset(tokens[base], span[1])
    return Difference(base[:at], base[upto:], tuple(readings))


def _offset(tokens: Sequence[Token], number: int) -> int:
    if number < len(tokens):
        return tokens[number].start
    return tokens[-1].end if tokens else 0


def _mapped(span: tuple[int, int], steps: Sequence[Step]) -> tuple[int, int]:
    """The span of a wording that stands for one of the base; what is put in at either end belongs to it."""
    start, end = span
    shift, begin = 0, None
    for _, i, i_end, _, j_end in steps:
        if i > end:
            break
        if begin is None and i >= start:
            begin = start + shift
        if i_end < start or (i_end == start and i < start) or (i >= start and i_end <= end):
            shift = j_end - i_end
    return (start + shift if begin is None else begin), end + shift


def _kind(usual: str, other: str, before: str, after: str) -> Kind:
    one, two = (" ".join(words.split()) for words in (usual, other))
    for kind, same in _SAME:
        if same(one) == same(two):
            return _comma(one, two, before, after) if kind is Kind.PUNCTUATION else kind
    if _numbered(one) and _numbered(two):
        return Kind.NUMBER
    if _repeats(one, two, before, after):
        return Kind.REPEATED
    ours, theirs = _words(one), _words(two)
    if ours and len(ours) == len(theirs):
        kinds = [_of_words(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
        return max(kinds, key=[*Kind].index) if kinds else Kind.PUNCTUATION
    if not (one and two) and (one or two).endswith((".", "?", "!", "。")):
        return Kind.SENTENCE
    return Kind.WORDS


def _solid(words: str) -> str:
    return "".join(words.split())


def _plain(words: str) -> str:
    return key(words, typography=False)


def _without(words: str, signs: str) -> str:
    return "".join(sign for sign in words if sign not in signs)


def _bare(words: str) -> str:
    return "".join(sign for sign in _solid(words) if sign.isalnum())


def _folded(words: str) -> str:
    """Words without accents, and letters that are written as two."""
    parts = unicodedata.normalize("NFKD", words.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


_SAME = (
    (Kind.SPACE, _solid),
    (Kind.QUOTES, _plain),
    (Kind.EMPHASIS, lambda words: _without(words, "*_")),
    (Kind.CAPITAL, str.casefold),
    (Kind.HYPHEN, lambda words: _without(_solid(words), "-\u2010\u2011")),
    (Kind.SPELLING, _folded),
    (Kind.PUNCTUATION, _bare),
)


def _comma(one: str, two: str, before: str, after: str) -> Kind:
    """Whether a comma before the last of several is all that differs."""
    if {one, two} != {"", ","}:
        return Kind.PUNCTUATION
    joining, sentence = _words(after)[:1], before.rpartition(". ")[2]
    listed = "," in sentence[-80:] and bool(joining) and len(joining[0]) <= 4 and joining[0].islower()
    return Kind.SERIAL_COMMA if listed else Kind.PUNCTUATION


def _numbered(words: str) -> bool:
    """Whether it is a number, or the labels of a reference."""
    found = _words(words)
    return bool(found) and all(word.isdigit() or len(word) == 1 or set(word) <= set("ivxIVX") for word in found)


def _repeats(one: str, two: str, before: str, after: str) -> bool:
    """Whether what one has more is the word beside it again."""
    more, less = (_words(words) for words in sorted((one, two), key=len, reverse=True))
    if not more or less:
        return False
    return more in (_words(before)[-len(more) :], _words(after)[: len(more)])


def _words(text: str) -> list[str]:
    return [token.text for token in cut(text, parts=True) if token.is_word]


def _of_words(one: str, two: str) -> Kind:
    """How two words differ that begin alike: by an ending, or by a letter or two."""
    one, two = one.casefold(), two.casefold()
    if one == two:
        return Kind.CAPITAL
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) < _SHORTEST or shorter[0] != longer[0] or not longer.isalpha():
        return Kind.WORDS
    if longer.startswith(shorter) and len(longer) - len(shorter) <= _LONGEST_ENDING:
        return Kind.FORM
    most = 2 if len(longer) >= _LONG else 1
    return Kind.SPELLING if OSA.distance(one, two) <= most else Kind.WORDS


_SHORTEST, _LONG, _LONGEST_ENDING = 4, 8, 3
"""Letters of a word that can be misspelt; of one that can be so twice; of an ending (our own settings)."""
