"""Lists and the words that lead them in."""

import pytest

from engross.importer.labels import label_of
from engross.importer.leading import Open, led
from engross.importer.paragraphs import Para
from engross.importer.text import Block, Kind

CASES = {
    "a list behind words with a colon": ("Bring:|(a) corn|(b) rye", "Bring:|.(a) corn|.(b) rye"),
    "a list behind words that end": ("Bring it.|(a) corn|(b) rye", "Bring it.|(a) corn|(b) rye"),
    "two lists of one style": (
        "Bring:|(a) corn|(b) rye|Leave:|(a) dogs|(b) cats",
        "Bring:|.(a) corn|.(b) rye|Leave:|.(a) dogs|.(b) cats",
    ),
    "a list behind a list": ("Bring:|(a) corn|(b) rye|(a) oats", "Bring:|.(a) corn|.(b) rye|(a) oats"),
    "a list of another style behind it": ("Bring:|(a) corn|(b) rye|1) oats", "Bring:|.(a) corn|.(b) rye|1) oats"),
    "bullets": ("Bring:|- corn|- rye|It is ground.", "Bring:|.- corn|.- rye|It is ground."),
    "words behind the list": ("Bring:|(a) corn|Go.|(b) rye", "Bring:|.(a) corn|Go.|(b) rye"),
    "the numbering of a level": ("(a) corn|(b) rye|Bring:|(a) oats", "(a) corn|(b) rye|Bring:|.(a) oats"),
}


def _tree(blocks: tuple[Block, ...], depth: int = 0) -> list[str]:
    return [
        line
        for block in blocks
        for line in ("." * depth + f"{block.label} {block.words}".strip(), *_tree(block.children, depth + 1))
    ]


@pytest.mark.parametrize("case", CASES)
def test_a_list_hangs_below_the_words_that_lead_it_in(case: str) -> None:
    """Only as far as each label follows the one before it."""
    given, wanted = (side.split("|") for side in CASES[case])
    root = Open(Para(Kind.HEADING, ""))
    for words in given:
        label = label_of(words)
        para = Para(Kind.PARAGRAPH, label.rest if label else words, label)
        root.below.append(Open(para, label.readings[0] if label else None))
    led(root)
    assert _tree(root.block().children) == wanted
