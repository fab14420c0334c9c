"""The figures of a redline, against counts that are made by another way."""

import pytest
from tests.redline.edits import script
from tests.samples import sample
from tests.writers.redlined import SMALL

from engross.model import Document
from engross.model.cut import words
from engross.redline import compare, unchanged
from engross.redline.flat import place
from engross.redline.statistics import Statistics, statistics


def counted(document: Document) -> int:
    """The words of a document, paragraph by paragraph and cell by cell, without labels."""
    cells = [
        one
        for block in place(document)
        for one in ([block] if block.type == "paragraph" else [cell for row in block.rows for cell in row])
    ]
    return sum(len(words(one.text)) for one in cells)


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("nothing", (0, 0, 0, 0)),
        ("a-clause", (3, 0, 0, 0)),
        ("a-move", (0, 0, 1, 6)),
        ("a-row", (0, 4, 0, 0)),
        ("the-first-section", (0, 6, 0, 9)),
    ],
)
def test_places(name: str, places: tuple[int, int, int, int]) -> None:
    """Insertions, deletions, moves and renumberings, each where it is and nowhere else."""
    found = statistics(compare(*SMALL[name]()))
    assert (found.insertions, found.deletions, found.moves, found.renumberings) == places


@pytest.mark.parametrize("seed", range(4))
def test_the_words_add_up(seed: int) -> None:
    """Kept, moved and inserted words are those of the newer document; kept, moved and deleted those of the older.

    A word that only begins or ends elsewhere for an edit within it may count on one side twice.
    """
    old, new = sample(), script(sample(), seed)
    found = statistics(compare(old, new))
    assert found.words_kept + found.words_moved + found.words_inserted == pytest.approx(counted(new), abs=2)
    assert found.words_kept + found.words_moved + found.words_deleted == pytest.approx(counted(old), abs=2)


def test_a_document_beside_itself() -> None:
    """All of its words are kept."""
    assert statistics(unchanged(sample())) == Statistics(0, 0, 0, 0, 0, 0, 0, counted(sample()))
