"""Every character of the prose knows where it was typed."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest
from tests import licences
from tests.lint.passages import about

from engross.assemble import complete
from engross.lint import Subject, subject, variants_and_settings
from engross.lint.prose import Prose, Role

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "clauses", ROOT / "tests" / "families" / "garden", ROOT / "tests" / "lint" / "family")
COMPUTED = (";", "; and", "; or", ".")


@cache
def read(folder: Path) -> Subject:
    """The subject of a family in every case."""
    family = licences.family(folder)
    cases = variants_and_settings(family).items()
    return subject(family, {label: complete(family, variant, settings) for label, (variant, settings) in cases})


@pytest.mark.parametrize(
    "folder",
    [pytest.param(one, id=one.name, marks=pytest.mark.slow if one.parent == ROOT else ()) for one in FOLDERS],
)
def test_each_word_is_placed_where_it_was_typed(folder: Path) -> None:
    """At the place of a character stands that character; what is computed is told, and its place is in the file."""
    lines: dict[str, list[str]] = {}
    wrong, computed = [], []
    for prose in read(folder).prose:
        kinds = [kind_at(prose, offset) for offset in range(len(prose.text))]
        computed += ["".join(run).strip() for run in runs(prose.text, kinds)]
        for offset, character in enumerate(prose.text):
            span = prose.span(offset)
            rows = lines.setdefault(span.path, Path(span.path).read_text(encoding="utf-8").split("\n"))
            typed = rows[span.line - 1][span.column - 1 : span.column]
            if kinds[offset] == "typed" and not character.isspace() and typed != character:
                wrong.append((prose.clause, prose.text[max(offset - 20, 0) : offset + 1], span))
            assert 1 <= span.column <= len(rows[span.line - 1]) + 1
    assert wrong == []
    names = {
        text
        for one in variants_and_settings(licences.family(folder)).values()
        for text in (one[0].name, one[0].document_id)
    }
    dates = {text for text in computed if re.fullmatch(r"\d{1,2} \w+ \d{4}", text)}
    lists = {text for text in computed if re.fullmatch(r",|and|Sections", text)}
    assert set(computed) - names - dates - lists <= {"", *COMPUTED}


@pytest.mark.parametrize(
    ("start", "end", "within"),
    [(0, 4, False), (0, 5, True), (4, 8, True), (5, 6, True), (7, 8, True), (7, 12, True), (8, 9, False)],
)
def test_words_touch_a_mark_where_they_share_a_character(start: int, end: int, within: bool) -> None:
    """Words that end where a mark begins, or begin where it ends, are beside it."""
    (prose,) = about("the *Tool*!").prose
    assert prose.within(prose.terms, start, end) == within


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("So it is.", [(0, "So it is.")]),
        ("So it is. Is it?  It is!", [(0, "So it is."), (10, "Is it?"), (18, "It is!")]),
        ('"So." "It" is, e.g. so.', [(0, '"So."'), (6, '"It" is, e.g. so.')]),
        ("It is (so.) So.", [(0, "It is (so.)"), (12, "So.")]),
    ],
)
def test_a_sentence_ends_before_a_capital(text: str, sentences: list[tuple[int, str]]) -> None:
    """Each has its place; a full stop with a small letter behind it ends none."""
    (prose,) = about(text).prose
    assert list(prose.sentences) == sentences


def kind_at(prose: Prose, offset: int) -> str:
    """Whether a character is typed, of a reference or computed."""
    return next(place.kind for place in reversed(prose.places) if place.offset <= offset)


def runs(text: str, kinds: list[str]) -> Iterator[list[str]]:
    """The stretches of characters that are computed."""
    for kind, group in groupby(zip(text, kinds, strict=True), key=itemgetter(1)):
        if kind == "computed":
            yield [character for character, _ in group]


def test_words_that_several_licences_share_are_read_once() -> None:
    """A paragraph that reads the same everywhere is one, and names every case."""
    about = read(ROOT / "clauses")
    shared = [prose for prose in about.prose if prose.provision == "disc.risk" and prose.role is Role.BODY]
    assert [prose.cases for prose in shared] == [tuple(case.label for case in about.cases)]
