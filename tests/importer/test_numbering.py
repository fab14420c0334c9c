"""What has the number of its level, by a table of texts."""

import pytest
from tests.importer.small_texts import small_texts

from engross.importer.align import aligned
from engross.importer.numbering import counted
from engross.importer.parts import parted

CASES: dict[str, tuple[str, dict[str, str | None]]] = {
    "a label that is not the next": (
        "1. = Use\n  1.1 | Go.\n  1.7 | Pay.\n  1.2 | Stop.",
        {"1.": "1", "1.1": "1 1", "1.7": None, "1.2": "1 2"},
    ),
    "a section that is not the next": (
        "1. = Use\n  1.1 | Go.\n3. = Fees\n  3.1 | Pay.\n2. = End\n  2.1 | Stop.",
        {"1.": "1", "1.1": "1 1", "3.": None, "3.1": None, "2.": "2", "2.1": "2 1"},
    ),
    "a list below a section without a number": (
        "1. = Use\n  1.1 | Go.\n= Notes\n  (1) | Old.\n  (2) | New.",
        {"1.": "1", "1.1": "1 1", "(1)": "1", "(2)": "2"},
    ),
    "sections by Roman numbers above plain ones": (
        "ARTICLE I = Use\n  1.1 | Go.\n  1.2 | Pay.\nARTICLE II = End\n  2.1 | Stop.",
        {"ARTICLE I": "I", "1.1": "1 1", "1.2": "1 2", "ARTICLE II": "II", "2.1": "2 1"},
    ),
    "sections by words above plain ones": (
        "Part One = Use\n  1.1 | Go.\nPart Two = End\n  2.1 | Stop.\n  2.2 | Sit.\n  2.3 | Rest.",
        {"Part One": "", "1.1": "1", "Part Two": "", "2.1": "1", "2.2": "2", "2.3": "3"},
    ),
    "sections by words that count what is below": (
        "Article 1 = Use\n  a. | Go.\n    i. | By day.\n    ii. | By night.\nArticle 2 = End\n  a. | Stop.",
        {"Article 1": "1", "i.": "1 a i", "ii.": "1 a ii", "Article 2": "2"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_block_has_the_figures_by_which_it_is_cited(case: str) -> None:
    """Those of its own level and of the levels above that its label shows."""
    lines, wanted = CASES[case]
    rows = aligned(small_texts(NONE=f"= Mill\n{lines}"))
    found = counted(parted(rows), 1)
    blocks = {block.label: block for _, row in rows.walk() for block in row.blocks if block}
    paths = {label: found.paths.get(id(blocks[label])) for label in wanted}
    figures = {label: " ".join(figure for _, figure in path[1]) if path else None for label, path in paths.items()}
    assert figures == wanted
