"""Wordings of one clause to one text with phrases, where that reads well.

Takes the wordings as Markdown; returns a text with placeholders and the words that each wording has for them, or
nothing where the wordings have too little in common. A phrase begins and ends between words, never cuts a link or an
emphasis, and never spans two paragraphs. Put together again, the words are those of the wording, sign by sign.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from engross.importer.slugs import unaccented
from engross.model.cut import cut
from engross.records import dataclass
from engross.redline.edits import opcodes

MOST_PHRASES = 3
LEAST_COMMON = 0.6
"""The share of the longest wording that must be common to all (our own settings)."""
LEAST_ADDED_TO = 0.4
"""The same where some wordings only have words more than the others (our own setting)."""
MOST_WORDS = 30
"""Words of the longest phrase that still reads as one."""
_CLOSE = 3
"""Fewer common words than these between two differences make one phrase of both."""

MARKS = re.compile(
    r"(?<!\\)\[[^\]\[]*\]\([^()\s]*\)"
    r"|(?<!\\)(\*{1,3})(?=\S)(?:.+?)(?<=\S)(?<!\\)\1(?!\*)"
    r"|<[^<>\s]+>|\{\{[^{}]+\}\}|\\.",
    re.DOTALL,
)
"""What stands whole in a passage: a link, an emphasis, an address, a placeholder, an escaped sign."""
_SET = ("```", "|", ">")
_CLOSING = re.compile(r"[,;:.)]")


@dataclass(frozen=True, slots=True)
class Phrased:
    """A text with placeholders, and for each of its names the words of every wording."""

    text: str
    phrases: dict[str, tuple[str, ...]]


def phrased(wordings: Sequence[str]) -> Phrased | None:
    """The wordings as one text with phrases; None where they are better kept apart."""
    sides = [tokens(one) for one in wordings]
    spans = _differences(sides)
    longest = max(_words(side) for side in sides)
    apart = [max(_words(side[start:end]) for side, (start, end) in zip(sides, one, strict=True)) for one in spans]
    texts = [["".join(side[start:end]) for side, (start, end) in zip(sides, one, strict=True)] for one in spans]
    # Words that some wordings only have beside those of all others are read as such, however many they are.
    (longer, common) = (2, LEAST_ADDED_TO) if all(len({*one} - {""}) == 1 for one in texts) else (1, LEAST_COMMON)
    if (
        not spans
        or len(spans) > MOST_PHRASES
        or max(apart) > longer * MOST_WORDS
        or sum(apart) > max(1, (1 - common) * longest)
    ):
        return None
    if not all(_fits(side, own) for span in spans for side, own in zip(sides, span, strict=True)):
        return None
    return _made(sides[0], spans, texts)


def whole(wordings: Sequence[Sequence[str]]) -> tuple[list[str], dict[str, tuple[str, ...]]] | None:
    """Paragraphs, each a phrase where the wordings have other words for it; None for tables and the like."""
    paragraphs: list[str] = []
    phrases: dict[str, tuple[str, ...]] = {}
    for place in range(max(len(one) for one in wordings)):
        said = tuple(one[place] if place < len(one) else "" for one in wordings)
        if len(set(said)) == 1:
            paragraphs.append(said[0])
            continue
        if any("\n" in one or one.startswith(_SET) for one in said):
            return None
        name = "words" if not place else f"words-{place + 1}"
        phrases[name] = said
        paragraphs.append(f"{{{{{name}}}}}")
    return paragraphs, phrases


Span = tuple[tuple[int, int], ...]
"""Where each wording has other tokens than the rest."""


def tokens(text: str, *, parts: bool = False) -> list[str]:
    """The words, marks and blanks of a passage; what stands whole is one. With `parts`, hyphens part words."""
    found: list[str] = []
    end = 0
    for mark in MARKS.finditer(text):
        found += [token.text for token in cut(text[end : mark.start()], parts=parts)]
        found.append(mark[0])
        end = mark.end()
    return [*found, *(token.text for token in cut(text[end:], parts=parts))]


def _words(tokens: Sequence[str]) -> int:
    return sum(len(token.split()) for token in tokens if any(sign.isalnum() for sign in token))


def _differences(sides: Sequence[list[str]]) -> list[Span]:
    anchors: list[tuple[int, ...]] = [(place,) for place in range(len(sides[0]))]
    for side in sides[1:]:
        kept = [sides[0][places[0]] for places in anchors]
        anchors = [
            (*anchors[i + step], j + step)
            for tag, i, i_end, j, _ in opcodes(kept, side)
            if tag == "equal"
            for step in range(i_end - i)
        ]
    first, last = tuple(-1 for _ in sides), tuple(len(side) for side in sides)
    spans = [
        tuple((here + 1, there) for here, there in zip(before, behind, strict=True))
        for before, behind in pairwise([first, *anchors, last])
    ]
    return _merged([span for span in spans if any(start < end for start, end in span)], sides[0])


def _merged(spans: Sequence[Span], tokens: Sequence[str]) -> list[Span]:
    """The differences, two with few words between them made one."""
    merged: list[Span] = []
    for span in spans:
        between = tokens[merged[-1][0][1] : span[0][0]] if merged else []
        if merged and _words(between) < _CLOSE and "\n" not in between:
            merged.append(tuple((one[0], other[1]) for one, other in zip(merged.pop(), span, strict=True)))
        else:
            merged.append(span)
    return merged


def _fits(side: Sequence[str], span: tuple[int, int]) -> bool:
    """Whether the words of a span can be a phrase: of one paragraph, with no space that assembly would take away."""
    start, end = span
    before, own, behind = "".join(side[:start]), "".join(side[start:end]), "".join(side[end:])
    if "\n" in own or (before.rpartition("\n\n")[2] + own).startswith(_SET):
        return False
    for left, right in ((before, own), (before + own, behind)):
        if left.endswith((" ", "\\")) and (right.startswith(" ") or _CLOSING.match(right)):
            return False
    return not _placed(side, start) and not _placed(side, end)


def _placed(side: Sequence[str], place: int) -> bool:
    """Whether a place between tokens is inside a word that the tokens make together."""
    return 0 < place < len(side) and side[place - 1][-1:].isalnum() and side[place][:1].isalnum()


def _made(tokens: Sequence[str], spans: Sequence[Span], texts: Sequence[Sequence[str]]) -> Phrased:
    pieces: list[str] = []
    phrases: dict[str, tuple[str, ...]] = {}
    end = 0
    for span, said in zip(spans, texts, strict=True):
        name = name_of(max(said, key=len), phrases)
        phrases[name] = tuple(said)
        pieces += ["".join(tokens[end : span[0][0]]), f"{{{{{name}}}}}"]
        end = span[0][1]
    return Phrased("".join((*pieces, *tokens[end:])), phrases)


def name_of(text: str, taken: Container[str]) -> str:
    """A name for a phrase, from its first words that say something."""
    found = [word for word in _letters(text) if len(word) > 3] or list(_letters(text))
    name = "-".join(found[:2])[:40].strip("-") or "mark"
    name = name if name[0].isalpha() else "number"
    number = 1
    while (tried := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return tried


def _letters(text: str) -> Iterator[str]:
    yield from re.findall(r"[a-z0-9]+", unaccented(re.sub(r"\(#[^)]*\)", "", text)))
