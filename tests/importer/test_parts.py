"""The parts of texts, by a table."""

import pytest
from tests.importer.small_texts import small_texts

from engross.importer.align import aligned
from engross.importer.parts import apart, parted, restricted
from engross.model.diagnostics import BadInput

TABLE = {
    "all four": (
        "= Mill\n| In force.\n1. = Use\n  | Sit.\n2. = Fees\n  | None.\nAnnex A = Forms\n  | x\n| Signed:",
        (2, 2, 1, 1),
    ),
    "no annex": ("= Mill\n1. = Use\n  | Sit.\n= Fees\n  | None.", (1, 2, 0, 0)),
    "headings without labels": ("= Mill\n= Use\n  | Sit.\n= Fees\n  | None.", (1, 2, 0, 0)),
    "a paragraph before headings": (
        "= Mill\n| They agree:\n  1. = Use\n    | Sit.\n  2. = Fees\n    | None.",
        (2, 2, 0, 0),
    ),
    "paragraphs alone": ("= Mill\n| In force.\n| Sit.", (2, 1, 0, 0)),
    "a paragraph with a number last": ("= Mill\n1. = Use\n  | Sit.\n2. | Rest.", (1, 2, 0, 0)),
    "a heading last": ("= Mill\n1. = Use\n  | Sit.\n= Signed", (1, 2, 0, 0)),
    "a note last": ("= Mill\n1. = Use\n  | Sit.\n[1] | By whom?", (1, 1, 0, 1)),
    "a note before a section": ("= Mill\n1. = Use\n  | Sit.\n[1] | By whom?\n2. | Rest.", (1, 3, 0, 0)),
    "a paragraph with a list last": ("= Mill\n1. = Use\n  | Sit.\n| Signed:\n  a. | you", (1, 2, 0, 0)),
    "annexes of another shape": ("= Mill\n1. | x\n2. | y\nAnnex A | z\nAnnex B | z", (1, 2, 2, 0)),
    "a part by another name in the middle": (
        "= Mill\n1. = Use\n  | x\nRule 1 = Odd\n  | y\n2. = Fees\n  | z",
        (1, 3, 0, 0),
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_text_has_its_parts(name: str) -> None:
    """Front matter with the title, sections, annexes, closing matter."""
    lines, wanted = TABLE[name]
    parts = parted(aligned(small_texts(NONE=lines)))
    assert tuple(map(len, (parts.front, parts.sections, parts.annexes, parts.closing))) == wanted


def test_one_paragraph_is_no_family() -> None:
    """It is refused with the name of its text."""
    with pytest.raises(BadInput, match="one paragraph alone"):
        parted(aligned(small_texts(NONE="= Mill")))


def test_titles_are_one_however_they_differ() -> None:
    """The first of the front matter is the title of each text."""
    texts = small_texts(A="= Mill\n1. = Use\n  | Sit.", B="= Terms of the fox\n1. = Use\n  | Sit.")
    parts = parted(aligned(texts))
    assert [row.texts for row in parts.front] == [(0, 1)]


def test_what_is_too_deep_stands_beside_what_it_hung_below() -> None:
    """No deeper than an outline goes, in the order of reading."""
    lines = "= Mill\n" + "\n".join(f"{'  ' * depth}{depth}. | at {depth}" for depth in range(8))
    parts = parted(aligned(small_texts(NONE=lines)))
    deepest, row = 1, parts.sections[0]
    while row.children:
        deepest, last = deepest + 1, row.children
        row = row.children[0]
    assert deepest == 5
    assert [one.first.words for one in last] == ["at 4", "at 5", "at 6", "at 7"]


def test_a_row_is_parted_with_all_below_it() -> None:
    """Each piece has its texts alone, and no block is lost."""
    (row,) = aligned(small_texts(A="1. | Sit:\n  a. | here", B="1. | Sit:\n  a. | here\n  b. | there")).rows
    pieces = apart([row], lambda one, above: [[text] for text in one.texts])
    assert [(piece.texts, len(piece.children)) for piece in pieces] == [((0,), 1), ((1,), 2)]
    assert restricted(row, []) is None
