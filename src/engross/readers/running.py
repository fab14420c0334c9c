"""What runs at the head and foot of the pages of a file: its title, the number of the page, what a browser prints.

Takes the lines of each page as strings, returns which of them to leave out. What runs comes again at the edges of
pages; where it says more than the title of the file and the page, it is told too.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from engross.model.cut import cut
from engross.model.languages import words_of_pages
from engross.readers.pieces import LABEL
from engross.records import dataclass

PAGE, OF = ("|".join(words) for words in words_of_pages())
_PAGE_NUMBER = re.compile(rf"(?:(?:{PAGE}|p\.)\s*)?-?\s*\d{{1,4}}\s*-?(?:\s*(?:/|{OF})\s*\d{{1,4}})?", re.IGNORECASE)
_NUMBERS = re.compile(rf"\b(?:{PAGE})\s+\d+(?:\s+(?:{OF})\s+\d+)?|\b\d+\s*/\s*\d+|^\s*\d+\s|\s\d+\s*$", re.IGNORECASE)
"""The numbers of pages in a running line."""
_TIME = r"(?:\s+\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]M)?)"
_PRINTED = re.compile(
    rf"(?:https?|file)://\S+|(?<![\w.-])(?:\d{{4}}[/.-]\d{{1,2}}[/.-]\d{{1,2}}|\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}"
    rf"|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{1,2}}\.\d{{1,2}}\.\d\d(?=,?{_TIME}))(?![\w-]),?{_TIME}?",
    re.IGNORECASE,
)
"""What browsers print at the edges of a page: its address, the date and the time; "2.3.1" is a label, no date."""
_RUNNING = 0.4
"""On which part of the pages a line must stand to be a running one (our own setting)."""
_TITLE_WORDS = 60
"""Words at the head of a file that its running heads may say again (our own setting)."""
_STRETCHES = 3
"""Stretches of those words that one running head may have (our own setting): a name, a date and an identifier."""
_LONG_WORD = 7
"""Letters from which one word is a stretch by itself (our own setting)."""


@dataclass(frozen=True, slots=True)
class Running:
    """The lines of pages that run: those of each page by their places, and what they say that the text does not.

    `head` and `foot` have lines that say more than the title, the page and its address, each once.
    """

    places: list[set[int]]
    head: tuple[str, ...]
    foot: tuple[str, ...]


def running(pages: Sequence[Sequence[str]], outer: int, inner: int) -> Running:
    """The lines that come again at the edges of pages, or are page numbers.

    `outer` lines at either end of a page are an edge; up to `inner` are looked at that only repeat the title, for a
    copy may put labels and headings between those of one running head. A title stays where it stands first.
    """
    edges = [_edge(page, inner) for page in pages]
    counts = Counter(key for page, edge in zip(pages, edges, strict=True) for key in {_masked(page[at]) for at in edge})
    least = max(2, _RUNNING * len(pages))
    head = ""
    places: list[set[int]] = []
    says: dict[bool, dict[str, str]] = {True: {}, False: {}}
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        outermost = (edge[0], edge[-1]) if edge else ()
        runs = {at for at in edge if _runs(page[at], counts[_masked(page[at])] >= least, at in outermost)}
        near = {*_edge(page, outer)}
        gone: set[int] = set()
        for at in sorted(runs, reverse=True):
            above = at < len(page) / 2
            others = (
                head if number else "\n".join(page[other] for other in range(len(page)) if other not in {at, *gone})
            )
            nothing = says_nothing(page[at], others)
            if nothing or (at in near and (number or not above)):
                gone.add(at)
            if not nothing and at in gone:
                said = " ".join(page[at].split())
                says[above].setdefault(re.sub(r"\d+", "", said), said)
        head = head or "\n".join(line for at, line in enumerate(page) if at not in gone)
        places.append(gone)
    return Running(places, tuple(says[True].values()), tuple(says[False].values()))


def _edge(page: Sequence[str], count: int) -> list[int]:
    """The places of the lines at the head and at the foot of a page."""
    filled = [place for place, line in enumerate(page) if line.strip()]
    return filled[:count] + filled[max(count, len(filled) - count) :]


def _runs(line: str, again: bool, outermost: bool) -> bool:
    # A number alone may as well be a cell of a table, and so may a label that comes again.
    printed = outermost and bool(_PRINTED.match(_plain(line).strip()))
    alone = (is_page_number(line) and not line.strip().isdecimal()) or printed
    return alone or (again and not LABEL.fullmatch(line.strip()))


def is_page_number(line: str) -> bool:
    """Whether a line is a page number and nothing else."""
    return bool(_PAGE_NUMBER.fullmatch(line.strip()))


def says_nothing(line: str, head: str) -> bool:
    """Whether a running line has nothing but page numbers, what a browser prints, and words of the head of the file."""
    if is_page_number(line):
        return True
    left = _NUMBERS.sub(" ", f" {_PRINTED.sub(' ', _plain(line))} ")
    words, known = _words(left), "".join(_words(head)[:_TITLE_WORDS])
    if len(words) > _TITLE_WORDS:
        return False
    stretches = at = 0
    while at < len(words):
        end = at
        # A copy may have lost the hyphens and blanks of a name that filled a line.
        while end < len(words) and "".join(words[at : end + 1]) in known:
            end += 1
        stretches += 1
        short = end - at < 2 and len("".join(words[at:end])) < _LONG_WORD
        if short or stretches > _STRETCHES:
            return False
        at = end
    return True


def _words(text: str) -> list[str]:
    return [token.text for token in cut(_plain(text).casefold(), parts=True) if token.is_word]


def _plain(text: str) -> str:
    # A font may draw two letters as one sign.
    return unicodedata.normalize("NFKC", text)


def _masked(line: str) -> str:
    return " ".join(re.sub(r"\d+", "0", line).split())
