"""What counts as a word, and what counts as the same wording."""

from dataclasses import replace

from tests.samples import para, sample

from engross.model import Paragraph, Term, Text
from engross.release.manifest import wording, words


def test_numbers_of_citations_are_not_words() -> None:
    """The closing line and the bodies count; cross-references do not."""
    document = sample()
    alone = replace(document, front=(), annexes=(), sections=document.sections[2:])
    assert words(alone) == 13


def test_wording_is_words_numbers_and_emphasis() -> None:
    """Another number or emphasis is another wording; a word that became a link to its definition is not."""
    document = sample()
    risk = document.sections[2]

    def with_risk(**changes: object) -> str:
        child = replace(risk.children[0], **changes)  # type: ignore[arg-type]
        return wording(replace(document, sections=(*document.sections[:2], replace(risk, children=(child,)))))

    assert with_risk(body=(para("The Goods come as they are."),)) == wording(document)
    assert with_risk(body=(Paragraph((Text("The "), Term("Goods come", "x"), Text(" as they are."))),)) == wording(
        document
    )
    different = {
        with_risk(body=(para("The ", Text("Goods", strong=True), " come as they are."),)),
        with_risk(number="3.2"),
        with_risk(label="3.2"),
        with_risk(conspicuous=False),
        with_risk(body=(para("The Goods come as they were."),)),
        wording(document),
    }
    assert len(different) == 6
