"""No altered licence is ever called exact, and each alteration is named with its place, in every format that has it."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.licences import released
from tests.readers.alterations import ALTERATIONS, SENTENCE
from tests.shares import by_lot

from engross.cli.identify import told as told_lines
from engross.editions.history.released import editions
from engross.model import Document
from engross.readers import Beside, Known, Reading, Standing, read
from engross.readers.identify import Answer, Candidate, Verdict, identify
from engross.redline import compare
from engross.writers import write

BUILDS = Path(__file__).parents[2] / "builds"
FORMS = ("txt", "md", "html", "docx", "pdf", "json")
CASES = [
    (edition, variant, form, kind)
    for edition in editions(BUILDS)
    for variant in released(edition)
    for form in FORMS
    for kind in ALTERATIONS
]
FEW = 4
"""How many licences of each format and alteration the slow run tries."""

# WeasyPrint leaves its colour profile open, and warnings are errors here.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")


def said(answer: Answer) -> str:
    """All that is told of a file, in one line."""
    redline = compare(answer.nearest[0].document, answer.altered)
    runs = [run.text for change in redline.changes for run in change.runs if run.mark.value != "none"]
    numbers = [number for change in redline.changes for number in (change.old_number, change.new_number)]
    return " ".join([*told_lines(answer), *runs, *numbers])


@cache
def licences(edition: str) -> tuple[Candidate, ...]:
    """The licences of an edition."""
    return tuple(Candidate.of(document, edition) for document in released(edition).values())


def check(edition: str, variant: str, form: str, kind: str) -> None:
    """An altered licence is no exact one; the place is named where the format can tell."""
    alter, needed = ALTERATIONS[kind]
    document, place = alter(released(edition)[variant])
    reading = read(write(document, form), f"LICENSE.{form}")
    if needed and needed not in reading.known:
        return
    answer = identify(reading, licences(edition))
    expected = (Verdict.EXACT_BESIDE,) if kind == "sentence before" else (Verdict.ALTERED,)
    assert answer.verdict in expected, (answer.verdict, answer.differences)
    assert answer.nearest[0].document.record.variant == variant
    assert place in said(answer)
    if kind == "annex missing":
        assert place in answer.missing[0]


@pytest.mark.parametrize(
    "case",
    by_lot(CASES, FEW, kind=lambda case: case[2:], default=lambda case: case[2] in ("txt", "docx")),
    ids="-".join,
)
def test_an_alteration_is_told(case: tuple[str, str, str, str]) -> None:
    """All kinds in all formats, on licences of all editions."""
    check(*case)


@cache
def one() -> tuple[Document, tuple[Candidate, ...]]:
    """A licence, and what it is compared with."""
    document = released(editions(BUILDS)[-1])["MG-BY-NC"]
    return document, (Candidate.of(document, "edition 1"),)


@pytest.mark.parametrize("place", [place for place in Standing if place not in (Standing.HEADER, Standing.FOOTER)])
def test_what_stands_beside_is_named(place: Standing) -> None:
    """Words, a picture or something unread beside a text that is whole: no plain exact, and named at its clause."""
    document, candidates = one()
    beside = Beside(place, "" if place is Standing.PICTURE else SENTENCE, 40, "1")
    answer = identify(Reading(document, "docx", frozenset(Known), (beside,)), candidates)
    assert answer.verdict is Verdict.EXACT_BESIDE
    text = said(answer)
    assert place.value in text
    assert answer.place_beside(beside) in text
    assert place is Standing.PICTURE or SENTENCE in text


@pytest.mark.parametrize("place", [Standing.HEADER, Standing.FOOTER])
def test_running_heads_are_furniture(place: Standing) -> None:
    """The name of the licence and the number of the page say nothing; other words at the edge of a page do."""
    document, candidates = one()
    for text, verdict in (
        (f"{document.record.name} {document.record.id} page 3 of 9", Verdict.EXACT),
        (f"{document.record.name}, not binding", Verdict.EXACT_BESIDE),
    ):
        reading = Reading(document, "docx", frozenset(Known), (Beside(place, text),))
        assert identify(reading, candidates).verdict is verdict


def test_capitals_of_a_conspicuous_passage_do_not_count() -> None:
    """A disclaimer in capitals is the same; one word of it in capitals is too, and in another clause it is not."""
    document, candidates = one()
    text = write(document, "txt").decode()
    assert identify(read(text.encode(), "LICENSE"), candidates).verdict is Verdict.EXACT
    plain = identify(read(text.replace(" grants ", " GRANTS ").encode(), "LICENSE"), candidates)
    assert plain.verdict is Verdict.ALTERED


@pytest.mark.parametrize("share", [20, 40, 60, 80])
@pytest.mark.parametrize("form", ["txt", "md", "html", "json"])
def test_a_text_cut_short(form: str, share: int) -> None:
    """A file of which a part is left is altered, or too little to know; it is never exact, and can be compared."""
    document, _ = one()
    if form == "json":
        kept = document.sections[: len(document.sections) * share // 100]
        short = replace(document, sections=kept, annexes=(), end="")
        reading = Reading(short, "json", frozenset(Known))
    else:
        data = write(document, form)
        reading = read(data[: len(data) * share // 100], f"LICENSE.{form}")
    answer = identify(reading, licences(editions(BUILDS)[-1]))
    assert answer.verdict in (Verdict.ALTERED, Verdict.UNKNOWN)
    assert answer.missing
    assert compare(answer.nearest[0].document, answer.altered).changes
    if answer.verdict is Verdict.UNKNOWN:
        assert document.record.id in answer.same_name


def test_the_name_of_ours_over_another_text() -> None:
    """A file that has the name of a licence and says something else is called that."""
    document, candidates = one()
    text = f"# {document.record.name}\n\nAnybody may do anything with the bread, but not with the butter.\n"
    answer = identify(read(text.encode(), "LICENSE.md"), candidates)
    assert (answer.verdict, answer.same_name) == (Verdict.UNKNOWN, (document.record.id,))
