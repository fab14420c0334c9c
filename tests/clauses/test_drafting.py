"""The drafting rules that a count can hold: sentence length, words of each licence, banned phrases, typed numbers."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engross.model import Document, Paragraph, Provision

LONGEST = 45
MEAN = 22
BANNED = ("and/or", "for the avoidance of doubt", "without prejudice", "notwithstanding anything", "best efforts")
CLAUSES = Path(__file__).parents[2] / "clauses"


def sentences(document: Document) -> Iterator[tuple[str, str]]:
    """Clause id and sentence; a lead-in is one, each item is one, headings and the sheet's tables are none."""
    for provision in (p for root in (*document.front[1:], *document.sections, *document.annexes) for p in root.walk()):
        for block in provision.body:
            if isinstance(block, Paragraph):
                for sentence in re.split(r"(?<=[.!?])\s+(?=[\"A-Z])", block.text):
                    yield provision.id, sentence


def words(text: str) -> int:
    """The number of words of a text."""
    return len(re.findall(r"[\w'’/.()-]*\w[\w'’/.()-]*", text))


def of_licence(provision: Provision) -> int:
    """The words of a provision and all below it, headings included."""
    return sum(
        words("".join(i.text for i in p.heading)) + sum(words(b.text) for b in p.body if isinstance(b, Paragraph))
        for p in provision.walk()
    )


@pytest.mark.parametrize("short", ["MG0", "BY", "RAI", "OS", "NC", "ND", "NC-OS", "NC-RAI", "NC-ND"])
def test_sentences_are_short(short: str, documents: dict[str, Document]) -> None:
    """A sentence has 22 words on average and 45 at most; a list counts as its lead-in plus each item."""
    lengths = {(clause, text): words(text) for clause, text in sentences(documents[short])}
    long = {key: n for key, n in lengths.items() if n > LONGEST}
    body = sum(of_licence(p) for p in (*documents[short].front, *documents[short].sections))
    mean = sum(lengths.values()) / len(lengths)
    print(f"{short}: {body} words without annexes, mean sentence {mean:.1f}, longest {max(lengths.values())}")
    assert long == {}
    assert mean <= MEAN


@pytest.mark.parametrize("phrase", BANNED)
def test_banned_phrases_do_not_occur(phrase: str) -> None:
    """No file of the library holds a phrase that the drafting rules ban."""
    assert [p.name for p in CLAUSES.rglob("*") if p.is_file() and phrase in p.read_text().lower()] == []


def test_no_clause_types_a_section_number() -> None:
    """Numbers of sections are computed; none is typed."""
    typed = re.compile(r"\b(?:Sections?|Clauses?|Annex|Article)\s+(?:\d|[A-Z]\b)")
    assert [p.name for p in CLAUSES.rglob("*.md") if typed.search(p.read_text())] == []
