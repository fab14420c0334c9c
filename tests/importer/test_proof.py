"""The proof of an import sees every kind of difference between a text and a document."""

from dataclasses import replace

import pytest

from engross.importer.documents import paragraphs_of
from engross.importer.nesting import nested
from engross.importer.proof import proof
from engross.importer.reading import full_text
from engross.importer.text import FullText
from engross.model import Document
from engross.readers import read

TEXT = """The Terms
=========

1. You may copy it 30 times.

2. You must:

   (a) keep notices; and

   (b) say so.
"""


def document(text: str) -> Document:
    """A document of a text, by another reader than that of the importer."""
    return read(text.encode(), "x.txt").document


def test_a_text_is_equal_to_its_own_document() -> None:
    """Labels, words, marks and breaks that are the same are no difference."""
    found = proof(full_text(TEXT.encode(), "x.txt"), document(TEXT))
    assert (found.words, found.differences) == (19, ())


CHANGES = {
    "a word": (("copy", "share"), 1, 1, 0),
    "a word less": ((" it", ""), 1, 0, 0),
    "a number": (("30", "31"), 1, 1, 0),
    "a mark": (("notices;", "notices,"), 0, 0, 0),
    "a label": (("(b)", "(c)"), 1, 1, 0),
    "a break": (("it 30", "it\n\n30"), 0, 0, 1),
}


@pytest.mark.parametrize("case", CHANGES)
def test_each_kind_of_change_is_a_difference(case: str) -> None:
    """A change of one sign is one difference, with what it comes to in words and breaks."""
    (old, new), lost, added, breaks = CHANGES[case]
    found = proof(full_text(TEXT.encode(), "x.txt"), document(TEXT.replace(old, new)))
    assert len(found.differences) == 1
    assert (found.lost, found.added, found.breaks) == (lost, added, breaks)


def test_a_document_becomes_the_paragraphs_it_prints() -> None:
    """What another reader has read gives the same signs as the document itself."""
    known = document(TEXT)
    text = FullText("x", (), "", nested(paragraphs_of(known)))
    assert proof(text, replace(known)).differences == ()
