"""Places are kept through assembly: whatever is cut, joined or tidied still knows where it is typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import licences
from tests.assemble.building import clause, family, section

from engross.assemble import Complete, complete
from engross.assemble.draft import Words
from engross.assemble.places import Place, Typed, cut, joined, span_at
from engross.assemble.spacing import closed, tidy
from engross.library.family import find
from engross.model import Paragraph, Span

ROOT = Path(__file__).parents[2]
FAMILIES = {"real": ROOT / "clauses", "garden": ROOT / "tests" / "families" / "garden"}
TEXTS = st.lists(st.tuples(st.text(alphabet="ab ,.;\n", min_size=1, max_size=8), st.booleans()), min_size=1, max_size=5)


def typed(text: str, line: int) -> Words:
    """Words that are typed as they are, in a line of their own."""
    return Words(text, (Place(0, Span("x", line, 1)),))


def characters(words: Words) -> list[tuple[str, Span]]:
    """Every character with its place, white space left out."""
    return [(one, span_at(words.places, at)) for at, one in enumerate(words.text) if not one.isspace()]


@given(TEXTS)
def test_tidying_moves_no_character_from_its_place(texts: list[tuple[str, bool]]) -> None:
    """Spaces go, and what is left still stands where it was typed."""
    lines = [Words(text, (Place(0, Span("x", line, 1)),), strong) for line, (text, strong) in enumerate(texts)]
    for one in tidy(lines):
        assert isinstance(one, Words)
        assert all(texts[place.line][0][place.column - 1] == character for character, place in characters(one))
    kept = [character for one in tidy(lines) if isinstance(one, Words) for character, _ in characters(one)]
    assert kept == [character for line in lines for character, _ in characters(line)]


@given(st.text(min_size=1, max_size=9), st.text(min_size=1, max_size=9), st.data())
def test_a_piece_of_two_runs_has_the_places_of_both(first: str, second: str, data: st.DataObject) -> None:
    """What is cut out of joined words stands where it stood before."""
    both = typed(first, 1).joined(typed(second, 2))
    start = data.draw(st.integers(0, len(both.text) - 1))
    end = data.draw(st.integers(start + 1, len(both.text)))
    piece = both.cut(start, end)
    assert [span_at(piece.places, at) for at in range(end - start)] == [
        span_at(both.places, at) for at in range(start, end)
    ]


def test_a_run_that_goes_on_is_one() -> None:
    """Two stretches of one line that touch are one run; a computed place never goes on."""
    line: Typed = (Place(0, Span("x", 1, 1)),)
    rest: Typed = (Place(0, Span("x", 1, 5)),)
    assert joined(line, 4, rest) == line
    assert len(joined(line, 3, rest)) == 2
    assert len(joined(line, 4, (Place(0, Span("x", 1, 5), "computed"),))) == 2
    assert cut((Place(0, Span("x", 1, 5), "computed"), Place(2, Span("x", 9, 9))), 1, 3) == (
        Place(0, Span("x", 1, 5), "computed"),
        Place(1, Span("x", 9, 9)),
    )


def test_a_closing_mark_is_computed_behind_the_last_word() -> None:
    """The full stop of a list stands nowhere, and its place is where it would be typed."""
    (words,) = closed((typed("give it", 3),), ".")
    assert isinstance(words, Words)
    assert (words.text, words.places[-1]) == ("give it.", Place(7, Span("x", 3, 8), "computed"))


@pytest.mark.parametrize(
    "folder",
    [pytest.param(one, id=name, marks=pytest.mark.slow if name == "real" else ()) for name, one in FAMILIES.items()],
)
def test_every_word_of_a_document_has_a_place(folder: Path) -> None:
    """Headings, paragraphs, tables and the closing line: as many as there are words, and each typed one is there."""
    lines: dict[str, list[str]] = {}
    seen = 0
    for one in licences.completes(folder).values():
        texts = [(one.document.end, one.places.end)]
        for provision in one.document.walk():
            texts += read(one, provision.id)
        for text, places in texts:
            assert places[0].offset == 0 or not text
            for offset, character in enumerate(text):
                kind = next(place.kind for place in reversed(places) if place.offset <= offset)
                span = span_at(places, offset)
                rows = lines.setdefault(span.path, Path(span.path).read_text(encoding="utf-8").split("\n"))
                if kind == "typed" and not character.isspace():
                    seen += 1
                    assert rows[span.line - 1][span.column - 1] == character, (text, offset)
                elif kind == "reference":
                    assert rows[span.line - 1][span.column - 1] in "[{"
    assert seen > 2_000


def read(one: Complete, id: str) -> list[tuple[str, Typed]]:
    """The texts of a provision with their places."""
    return [(Paragraph(inlines).text, typed) for inlines, typed in one.said(id)]


CASES = [
    # id, words, the file that holds them, and what stands in that line before them
    ("may", "from April to", "family.yaml", None),
    ("may.keep.2", "store it", "growing/may.keep.md", "- "),
    ("answers.1", "Your garden", "family.yaml", "    - heading: "),
    ("may.sow", "as thickly as", "growing/may.sow.md", "sow the Seed "),
    ("sale", "You shall not Sell", "growing/sale--home.md", ""),
    ("growing", "What you may do", "family.yaml", "      heading: "),
    ("name-of-plant", "whoever gave it", "growing/name-of-plant.md", None),
    ("def.offspring", "Offspring", "words/def.offspring.md", '**"'),
    ("answers.1", "You may Sell", "family.yaml", None),
    ("answers.1", "Question", "family.yaml", '  columns: ["#", '),
]


@pytest.mark.parametrize(("id", "words", "path", "before"), CASES)
def test_words_lead_to_the_file_that_holds_them(id: str, words: str, path: str, before: str | None) -> None:
    """Alternates, phrases, headings, definitions and rows of the sheet lead to the line where they are typed."""
    garden = licences.family(FAMILIES["garden"])
    one = complete(garden, find(garden, "SB-HG"))
    (span,) = {span_at(places, text.index(words)) for text, places in read(one, id) if words in text}
    assert Path(span.path) == FAMILIES["garden"] / path
    line = Path(span.path).read_text("utf-8").split("\n")[span.line - 1]
    assert line[span.column - 1 :].startswith(words)
    assert before is None or line[: span.column - 1] == before


def test_what_is_run_into_its_lead_in_keeps_its_place() -> None:
    """The words of the one item that is left are placed in the item, those before it in the lead-in."""
    subject = family(
        clause("x", "You must:", join="and"),
        clause("x.one", "give it", applies="A"),
        clause("x.two", "keep it", applies="B"),
        sections=[section("s", {"x": ["x.one", "x.two"]})],
    )
    one = complete(subject, find(subject, "T-A"))
    (places,) = one.places.of("x").paragraphs
    assert [(place.offset, place.kind, place.span.path) for place in places] == [
        (0, "typed", "x.md"),
        (8, "computed", "x.md"),
        (9, "typed", "x.one.md"),
        (16, "computed", "x.one.md"),
    ]
    assert set(one.clauses) >= {"x", "x.one"}
    assert "x.two" not in one.clauses
