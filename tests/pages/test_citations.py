"""How a page cites each part of a licence."""

from dataclasses import replace

import pytest
from tests.samples import sample

from engross.model import Document
from engross.pages.citations import Citation, citations


def small() -> Document:
    """The sample with a clause that has no number, and a definition in front of all sections."""
    front, (definitions, grant, risk) = sample().front, sample().sections
    keep, show = grant.children
    unnumbered = replace(grant, children=(keep, replace(show, number="", label="")))
    alone = replace(definitions.children[0].children[1], id="def.alone")
    return replace(sample(), front=(*front, alone), sections=(definitions, unnumbered, risk))


@pytest.mark.parametrize(
    ("id", "target", "text"),
    [
        ("grant", "grant", "Clause 2"),
        ("keep.b", "keep.b", "Clause 2.1(b)"),
        ("keep.c", "keep.b", "Clause 2.1(b)"),
        ("def.goods", "def.goods", 'Clause 1.1, "Goods"'),
        ("sheet", "sheet", "Annex A"),
        ("sheet.1", "sheet.1", "Clause A.2"),
        ("head.scope", "head.scope", "the opening words"),
        ("show", "show", "the opening words"),
        ("def.alone", "def.alone", "the opening words"),
    ],
)
def test_each_part_is_cited_by_number_label_or_place(id: str, target: str, text: str) -> None:
    """An alias leads to what took it in; a definition goes by its term; what has no number, by where it is."""
    assert citations(small(), "Clause")[id] == Citation(target, text, "SA-KEEP-1.0")
