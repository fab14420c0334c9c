"""Words of a document laid on those of a file, at the edges of a gap."""

import pytest

from engross.readers.match import Pair, _drawn, _slid
from engross.readers.words import Word


def words(*passages: str) -> list[Word]:
    """The words of passages, which blanks part."""
    return [Word(one.casefold(), one, number, 0, 0) for number, said in enumerate(passages) for one in said.split()]


LONG, SHORT = words("So .", "The cat .", "The dog ."), words("So .", "The dog .")


@pytest.mark.parametrize(
    ("pairs", "slid"),
    [
        (((0, 0), (1, 1), (2, 2), (6, 3), (7, 4)), ((0, 0), (1, 1), (5, 2), (6, 3), (7, 4))),
        (((0, 0), (1, 1), (5, 2), (6, 3), (7, 4)), ((0, 0), (1, 1), (5, 2), (6, 3), (7, 4))),
        (((0, 0), (1, 1), (2, 2)), ((0, 0), (1, 1), (2, 2))),
    ],
)
def test_a_gap_begins_where_a_passage_does(
    pairs: tuple[tuple[int, int], ...], slid: tuple[tuple[int, int], ...]
) -> None:
    """Of two equal words that may be kept, the one behind the gap; on whichever side the gap is."""
    assert _slid([Pair(*one) for one in pairs], LONG, SHORT) == [Pair(*one) for one in slid]
    turned = [[Pair(found, known) for known, found in some] for some in (pairs, slid)]
    assert _slid(turned[0], SHORT, LONG) == turned[1]


@pytest.mark.parametrize(
    ("pairs", "drawn"),
    [
        (((0, 0), (1, 5), (2, 6)), ((0, 4), (1, 5), (2, 6))),
        (((0, 3), (1, 5), (2, 6)), ((0, 3), (1, 5), (2, 6))),
        (((0, 4), (1, 5), (2, 6)), ((0, 4), (1, 5), (2, 6))),
    ],
)
def test_words_around_a_document_are_not_taken_for_its_own(
    pairs: tuple[tuple[int, int], ...], drawn: tuple[tuple[int, int], ...]
) -> None:
    """A word far before the others is the same word right before them."""
    found = words("terms b c d terms hold here")
    assert _drawn([Pair(*one) for one in pairs], found) == [Pair(*one) for one in drawn]
