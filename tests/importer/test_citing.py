"""How texts are numbered and cited, by a table: the label of each level and what a citation of it shows."""

import pytest
from tests.importer.small_texts import small_texts

from engross.importer.align import aligned
from engross.importer.citing import anchor, citing
from engross.importer.numbering import counted
from engross.importer.outline import planned
from engross.importer.parts import parted

CASES = {
    "a list below numbers of two parts": (
        "1. = Use\n  1.1 | Go.\n  1.2 | Bring:\n    (a) | corn\n    (b) | rye",
        "body",
        [("{1}.", "{1}"), ("{1}.{2}", "{1}.{2}"), ("({3})", "{1}.{2}({3})")],
    ),
    "letters below sections": (
        "1. = Use\n  (a) | Go, see 1(a).\n2. = End\n  (a) | Stop, see Section 2(a).",
        "body",
        [("{1}.", "{1}"), ("({2})", "{1}({2})")],
    ),
    "annexes by letters": (
        "1. = Use\n  1.1 | Go.\nAnnex A = Forms\n  A.1 | See Annex A.",
        "annex",
        [("Annex {1}", "{1}"), ("{1}.{2}", "{1}.{2}")],
    ),
    "annexes by the numbers of sections": (
        "1. = Use\n  (a) | Go.\n2. = End\n  (a) | Stop.\nAnnex 1 = Forms\n  1 | See Annex 1(1).",
        "annex",
        [("Annex {1}", "Annex {1}"), ("{2}", "Annex {1}({2})")],
    ),
    "a list below a section without a number": (
        "1. = Use\n  1.1 | Go.\n= Notes\n  (1) | Old.\n  (2) | New.",
        "list",
        [("({1})", "({1})")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_level_is_cited_as_the_texts_cite_it(case: str) -> None:
    """Where they do not, by the figures above it; and never alone, where the figure of the section is shown."""
    lines, scheme, levels = CASES[case]
    texts = small_texts(NONE=f"= Mill\n{lines}")
    parts = parted(aligned(texts))
    found = counted(parts, 1)
    cited = citing(planned(parts, found), found, texts, "en")
    assert [(one.label, one.cite) for one in cited.numbering.scheme(scheme)] == levels
    assert not any(one.whole for one in cited.numbering.scheme(scheme))
    assert cited.wrong == frozenset()


def test_an_anchor_is_that_of_markdown() -> None:
    """Small letters and hyphens, without marks."""
    assert anchor("What you may do: (all)") == "what-you-may-do-all"
