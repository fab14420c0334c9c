"""What stands beside the text of a file, as it counts between two texts.

Takes what readers found beside, and what a licence says about itself; returns what is worth telling. The running heads
of a licence's own, its name and the number of the page, are furniture. Never compares the text itself.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from engross.model import Record
from engross.model.cut import cut
from engross.model.languages import words_of_pages
from engross.readers.reading import Beside, Reading, Standing, alike

_MARGINS = frozenset({Standing.HEADER, Standing.FOOTER})
_PAGE_WORDS = frozenset({"p", *(word.casefold() for words in words_of_pages() for word in words)})


def told(beside: Iterable[Beside], record: Record) -> tuple[Beside, ...]:
    """What stands beside a text, the running heads and feet of a licence left out."""
    return tuple(one for one in beside if not _runs(one, record))


def claimed(reading: Reading) -> tuple[Beside, ...]:
    """The name and status that data give a text, beside its words."""
    record = reading.document.record
    said = (("name", record.name), ("status", record.status)) if reading.format == "json" else ()
    return tuple(Beside(Standing.HEADER, text, name=name) for name, text in said)


def apart(old: Reading, new: Reading) -> tuple[tuple[Beside, ...], tuple[Beside, ...]]:
    """What stands beside one of two texts and not beside the other, and is not compared as a part of the text."""
    old, new = alike(old, new)
    records = (old.document.record, new.document.record)
    before, after = (
        [one for one in reading.beside if not any(_runs(one, record) for record in records)] for reading in (old, new)
    )
    return tuple(_without(before, after)), tuple(_without(after, before))


def _without(side: Iterable[Beside], other: Iterable[Beside]) -> Iterator[Beside]:
    there = Counter((one.place, one.text) for one in other)
    for one in side:
        if there[one.place, one.text]:
            there[one.place, one.text] -= 1
        else:
            yield one


def _runs(beside: Beside, record: Record) -> bool:
    """Whether this is a running head or foot of the licence's own."""
    if beside.place not in _MARGINS:
        return False
    own = (record.name, record.id, record.variant, record.family, record.edition, record.date, record.status)
    allowed = {token.text.casefold() for text in own for token in cut(text, parts=True)} | _PAGE_WORDS
    return all(
        token.text.casefold() in allowed or token.text.isdecimal() or not token.is_word
        for token in cut(beside.text, parts=True)
    )
