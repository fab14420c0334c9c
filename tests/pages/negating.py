"""A clause with words that are quoted from it cut out or negated, in every way that one word can do."""

from collections.abc import Iterator
from dataclasses import replace

from engross.pages.quoting import OMISSION
from engross.pages.scenarios import Reading


def altered(reading: Reading, clause: str, words: str) -> Iterator[Reading]:
    """The reading with the words cut from a clause, then with "not" before, after and at each place between them.

    Where the words stand more than once, all of them are altered.
    """
    text = reading.texts[clause]
    for told in (_without(text.words, words), *_negated(text.words, words)):
        changed = replace(text, words=told)
        texts = {name: changed if one is text else one for name, one in reading.texts.items()}
        yield replace(reading, texts=texts)


def _pieces(words: str) -> list[str]:
    return [" ".join(piece.split()) for piece in OMISSION.split(words) if piece.strip()]


def _without(text: str, words: str) -> str:
    for piece in _pieces(words):
        assert piece in text
        text = text.replace(piece, "")
    return text


def _negated(text: str, words: str) -> Iterator[str]:
    """Each place is altered in every occurrence of its piece, between its words and at its two ends."""
    for piece in _pieces(words):
        known = piece.split(" ")
        for place in range(len(known) + 1):
            yield text.replace(piece, " ".join((*known[:place], "not", *known[place:])))
