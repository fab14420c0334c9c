"""The paragraphs of a document that another reader has read."""

import pytest
from tests.licences import GARDEN, documents

from engross.importer.documents import paragraphs_of
from engross.importer.paragraphs import UNKNOWN, Para


@pytest.fixture(scope="module")
def paras() -> list[Para]:
    """The paragraphs of a licence of the garden."""
    return paragraphs_of(documents(GARDEN)["SB-CR-HG"])


@pytest.mark.parametrize(
    ("begins", "label", "indent"),
    [
        ("Open beds", "a.", 8),
        ("sow the Seed", "1.", 12),
        ("dry it well", "A.", 16),
        ("If you break", None, 12),
        ("Whoever sows", None, UNKNOWN),
        ("Here the licence ends", None, 0),
    ],
)
def test_a_paragraph_stands_in_by_its_level(begins: str, label: str | None, indent: int, paras: list[Para]) -> None:
    """Words below a provision by one level more; what has no level and no label may stand anywhere."""
    (found,) = (para for para in paras if para.words.startswith(begins))
    assert (found.label and found.label.text, found.indent) == (label, indent)


def test_paragraphs_are_counted_as_lines(paras: list[Para]) -> None:
    """The last is the line that ends the document."""
    assert [para.line for para in paras] == [*range(1, len(paras) + 1)]
    assert paras[-1].words == "Here the licence ends"
