"""The table of contents of a file, which is no part of its text.

Takes the lines or paragraphs of a file as strings, returns the places of those to leave out. What is a contents is told
by the file itself: a stretch of entries, all of which come again below, in the same order, over most of the file.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate

from engross.model.languages import titles_of_contents
from engross.readers.pieces import LABEL
from engross.records import dataclass

_TITLE = re.compile(rf"(?:{'|'.join(titles_of_contents())}):?", re.IGNORECASE)
_PAGE = re.compile(r"(?:[\s.\u2026·_]+|\s)(?:[0-9]{1,4}|[ivxlc]{1,6})$")
_NEXT_ENTRY = re.compile(r"(?<=\d)\s+(?=[^\s\d.]|\d+\D)")
"""Where an entry of a contents ends in its page number and the next one begins on the same line."""
_DASHED = re.compile(r"\s*([-\u2010-\u2015])\s*")
_FEWEST, _MOST = 3, 100
"""Entries that make a contents, and lines that it may have (our own setting)."""
_LATEST = 200
"""The line at which a contents begins at the latest (our own setting)."""
_SPAN = 0.5
"""The part of the file, by words, over which its entries must come again (our own setting)."""
_FIRST, _FIRST_TITLED = 0.25, 0.75
"""The part of the file in which a contents begins, without and with a title that says so (our own setting)."""


def titles_contents(line: str) -> bool:
    """Whether a line is the title of a table of contents."""
    return bool(_TITLE.fullmatch(line.strip()))


def contents(lines: Sequence[str]) -> set[int]:
    """The places of the lines that make a table of contents, its title included; empty where there is none."""
    entries = list(_entries(lines))
    # Between the label and the words of an entry a blank may be lost.
    found = max((_contents([text for _, text in entries], between) for between in (" ", "")), key=len)
    parted = {line for place, (line, _) in enumerate(entries) if place not in found}
    return {entries[place][0] for place in found} - parted


def _entries(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines by place; below a title of contents, those with several entries in columns as these."""
    title = next((place for place, line in enumerate(lines) if _TITLE.fullmatch(line.strip())), len(lines))
    for place, line in enumerate(lines):
        inside = title < place <= title + _MOST
        yield from ((place, entry) for entry in (_columns(line) if inside else (line,)))


def _columns(line: str) -> Iterator[str]:
    """The entries of a line, each with its label and page number."""
    entry = ""
    for piece in _NEXT_ENTRY.split(line):
        entry = f"{entry} {piece}".lstrip()
        if re.search(r"[^\W\d_]", piece):
            yield entry
            entry = ""
    if entry or not line.strip():
        yield entry


def _contents(lines: Sequence[str], between: str) -> set[int]:
    """The places of the entries, words told apart by what stands between them: a blank, or nothing."""
    text = _Lined.of(lines, between)
    start = 0
    while start < min(len(lines), _LATEST):
        titled = start > 0 and bool(_TITLE.fullmatch(lines[start - 1].strip()))
        if text.keys[start] and text.starts[start] <= (_FIRST_TITLED if titled else _FIRST) * text.starts[-1]:
            end = text.run(start, titled) if between or titled else 0
            if end:
                first = start
                while first and (not text.keys[first - 1] or _TITLE.fullmatch(lines[first - 1].strip())):
                    first -= 1
                return set(range(first, end))
        start += 1
    return set()


@dataclass(frozen=True, slots=True)
class _Lined:
    """A text line by line, and as one.

    `keys` are the words that an entry is looked for by, empty where a line has none; `starts` say where each line, and
    one behind the last, begins in `whole`, where `between` is behind each; `paged`, which end in a page number.
    """

    keys: list[str]
    starts: list[int]
    paged: list[bool]
    whole: str
    between: str

    @classmethod
    def of(cls, lines: Sequence[str], between: str) -> "_Lined":
        """These lines, the blanks in them as those between them."""
        keys = [_key(line).replace(" ", between) for line in lines]
        # A heading may end in a number of its own, so what an entry is looked for in keeps its last number.
        said = [_words_of(line).replace(" ", between) if key else "" for line, key in zip(lines, keys, strict=True)]
        starts = list(accumulate((len(words) + len(between) for words in said), initial=0))
        paged = [bool(key) and _has_page(line) for key, line in zip(keys, lines, strict=True)]
        return cls(keys, starts, paged, between.join((*said, "")), between)

    def run(self, start: int, titled: bool) -> int:
        """Where the contents that begins at `start` ends; 0 where none does.

        Below a title that says what it is, one entry that comes again is enough. Where most entries are `paged`, the
        last one is: a heading behind them has no page number.
        """
        fewest, span = (1, 0.0) if titled else (_FEWEST, _SPAN)
        for end in self._ends(start, fewest):
            entries = [key for key in self.keys[start:end] if key]
            last = max((place for place in range(start, end) if self.keys[place]), default=start)
            if not self.paged[last] and 2 * sum(self.paged[start:end]) > len(entries):
                continue
            twins = self._twins(entries, end)
            enough = len(twins) == len(entries) >= fewest
            if enough and twins[-1] - self.starts[start] >= span * len(self.whole):
                return end
        return 0

    def _twins(self, entries: Sequence[str], end: int) -> list[int]:
        """Where the entries come again behind a line, one after the other, until one does not."""
        at = self.starts[end] - len(self.between)
        twins: list[int] = []
        for key in entries:
            at = self._find(key, at)
            if at < 0:
                break
            twins.append(at)
            at += len(key)
        return twins

    def _ends(self, start: int, fewest: int) -> list[int]:
        """Where a contents may end, the last place first: behind a line, before one that does not come again."""
        near = range(start, min(len(self.keys), start + _MOST))
        ends = {at: self.starts[at] + len(self.keys[at]) for at in near if self.keys[at]}
        until = next((at for at, end in ends.items() if self._find(self.keys[at], end) < 0), near.stop)
        return list(range(until, start + fewest - 1, -1))

    def _find(self, key: str, start: int) -> int:
        return self.whole.find(f"{self.between}{key}{self.between}", max(start, 0))


def repeats(text: str, texts: Container[str]) -> bool:
    """Whether an entry beside the text only says what the text says: a heading, a label, or the title of a contents.

    `texts` has the paragraphs of the file and their labels, case-folded, with single spaces.
    """
    words = " ".join(text.split())
    opening = LABEL.match(words)
    rest = words[opening.end() :] if opening else words
    return not rest or bool(_TITLE.fullmatch(rest)) or rest.casefold() in texts or words.casefold() in texts


def without_page(entry: str) -> str:
    """An entry of a contents without the number of its page."""
    return _PAGE.sub("", " ".join(entry.split()))


def _has_page(line: str) -> bool:
    """Whether a line ends in a page number."""
    text = " ".join(line.split())
    return without_page(text) != text


def _key(line: str) -> str:
    """The words of a line without its label and page number; empty where it has no other."""
    text = without_page(_words_of(line))
    return "" if re.fullmatch(r"[0-9. ]*", text) else text


def _words_of(line: str) -> str:
    """The words of a line without its label, in small letters; a dash behind a label may have lost its blank."""
    text = _DASHED.sub(r"\1", " ".join(line.split()))
    opening = LABEL.match(text)
    return (text[opening.end() :] if opening else text).casefold()
