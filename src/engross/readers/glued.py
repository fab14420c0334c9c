"""Hyphens that a copy of printed text dropped where it joined two lines.

`pdftotext` takes a hyphen at the end of a line for one of the printer, and makes one word of "non-" and
"sublicensable". Takes the lines of such a copy; returns the words that may be made so, and a reading in which they have
the hyphen of the text that it is compared with. Never restores one in a word that ends where the lines of the file go
on, unless the running heads of the file have it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engross.model import Document, Inline, Paragraph, Provision, Text
from engross.readers.reading import Reading
from engross.readers.words import passages

_WORD = re.compile(r"\w+(?:[-\u2010\u2011]\w+)*")
_LONGER = 20
"""One of so many lines may be longer than a full one (our own setting)."""
_FULL = 0.85
"""The part of a full line from which a line may be full, since letters have many widths (our own setting)."""
_TITLE_LINES = 3
"""Lines at the head of a file that may be its title (our own setting)."""


def glued(lines: Sequence[str], heads: Iterable[str]) -> frozenset[tuple[str, int]]:
    """The words of a copy in which two lines may meet: the letters of each, and how often they came before.

    They stand across the end of a full line, in a longer one. A title has larger letters and shorter lines, so that
    `heads`, the running lines, must have it with its hyphens.
    """
    lengths = [len(line.rstrip()) for line in lines]
    full = sorted(length for length in lengths if length)[-(sum(map(bool, lengths)) // _LONGER + 1)]
    title = [place for place, length in enumerate(lengths) if length][:_TITLE_LINES]
    whole = {_letters(word[0]) for line in heads for word in _WORD.finditer(line) if _letters(word[0]) != word[0]}
    seen: Counter[str] = Counter()
    found: set[tuple[str, int]] = set()
    for place, line in enumerate(lines):
        for word in _WORD.finditer(line):
            letters = _letters(word[0])
            across = lengths[place] > full and word.start() < full and word.end() > _FULL * full
            if across or (place in title and letters in whole):
                found.add((letters, seen[letters]))
            seen[letters] += 1
    return frozenset(found)


def restored(reading: Reading, known: Document) -> Reading:
    """The reading with the hyphens of a text in the words of the copy in which two lines may meet.

    Where the text has a word in two ways, as in "Open-Source Software" and "OpenSource", they are told apart by order.
    """
    if not reading.glued:
        return reading
    forms, theirs = _forms(known), _forms(reading.document)
    seen: Counter[str] = Counter()

    def hyphened(match: re.Match[str]) -> str:
        """A word as the text has it at that place, where two lines may meet in it."""
        letters = _letters(match[0])
        place, ours = seen[letters], forms.get(letters, ())
        seen[letters] += 1
        if (letters, place) in reading.glued and (len(ours) == len(theirs[letters]) or len({*ours}) == 1):
            return max(match[0], ours[min(place, len(ours) - 1)], key=len)
        return match[0]

    def mended(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The words with their hyphens."""
        return tuple(
            replace(one, text=_WORD.sub(hyphened, one.text)) if isinstance(one, Text) else one for one in inlines
        )

    def provisions(tops: tuple[Provision, ...]) -> Iterator[Provision]:
        """The provisions of a copy, which has none below another."""
        for one in tops:
            heading = mended(one.heading)
            body = (
                replace(part, inlines=mended(part.inlines)) if isinstance(part, Paragraph) else part
                for part in one.body
            )
            yield replace(one, heading=heading, body=tuple(body))

    document = reading.document
    front = tuple(provisions(document.front))
    return replace(reading, document=replace(document, front=front, sections=tuple(provisions(document.sections))))


def _forms(document: Document) -> dict[str, list[str]]:
    """The words of a document by their letters, each as often as it comes."""
    found = defaultdict[str, list[str]](list)
    for passage in passages(document):
        for word in _WORD.findall(passage.text):
            found[_letters(word)].append(word)
    return found


def _letters(word: str) -> str:
    return re.sub(r"[-\u2010\u2011]", "", word)
