"""Which licence a file is: every variant of every edition, in any format and formatting, and one changed word."""

import os
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.dress import DRESSES, SET_ANEW, rewritten, set_anew
from tests.licences import released
from tests.shares import by_lot, some_by_default

from engross.editions.history.released import editions
from engross.model import Document, Inline, Mark, Reference, Text
from engross.model.redline import Redline, Run
from engross.readers import Known, read, words
from engross.readers.identify import LEAST_IN_COMMON, Answer, Candidate, Labels, Verdict, identify
from engross.readers.match import match
from engross.readers.words import Worded, passages
from engross.redline import compare
from engross.writers import write

ROOT = Path(__file__).parents[2]
BUILDS = ROOT / "builds"
CORPORA = Path(os.environ.get("ENGROSS_CORPORA", "../shared/corpora"))
TEXTS = sorted(path for folder in ("cc-4.0", "polyform") for path in (CORPORA / folder).glob("*-*.*"))
FORMS = ("txt", "md", "html")
MOST_OF_OTHERS = 0.2
LEAST_OF_OURS = 0.7

# WeasyPrint leaves its colour profile open, and warnings are errors here.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")


class Case(NamedTuple):
    """A licence of an edition, the format of the file and its dress."""

    edition: str
    variant: str
    form: str
    dress: str


@cache
def known() -> tuple[Candidate, ...]:
    """All licences of all editions."""
    return tuple(Candidate.of(one, f"edition {e}") for e in editions(BUILDS) for one in released(e).values())


def cases() -> Iterator[Case]:
    """Everything: some dresses are of text alone, others are set anew by a writer."""
    for edition in editions(BUILDS):
        for variant in released(edition):
            for form in (*FORMS, "docx", "pdf", "json"):
                for dress in DRESSES if form in FORMS else SET_ANEW:
                    yield Case(edition, variant, form, dress)


def check(case: Case) -> None:
    """The file is found to be that licence of that edition, word for word; capitals and lost numbers count."""
    document = released(case.edition)[case.variant]
    if case.form in FORMS or case.dress == "as it is":
        data = (BUILDS / case.edition / f"{document.record.id}.{case.form}").read_bytes()
        if case.form in FORMS:
            data = DRESSES[case.dress](data.decode(), case.form).encode()
    else:
        data = write(set_anew(document, SET_ANEW[case.dress]), case.form)
    reading = read(data, f"LICENSE.{case.form}")
    answer = identify(reading, known())
    changed = case.dress == "in capitals" or (case.dress == "bullets changed" and Known.LABELS in reading.known)
    assert answer.verdict is (Verdict.ALTERED if changed else Verdict.EXACT), told(answer)
    assert [(one.state, one.document.record.variant) for one in answer.nearest] == [
        (f"edition {case.edition}", case.variant)
    ]
    if not changed:
        assert (answer.words, answer.before, answer.after) == (0, "", "")
    if case.dress not in ("bullets changed", "in capitals"):
        absent = case.form == "docx" and Known.LABELS not in reading.known
        assert answer.labels is (Labels.ABSENT if absent else Labels.SAME)


def told(answer: Answer) -> list[str]:
    """What a wrong answer found, for the message of a failing test."""
    return [f"{run.mark.value}: {run.text}" for run in marked(compare(answer.nearest[0].document, answer.altered))][:20]


def marked(redline: Redline) -> list[Run]:
    """The runs that have a mark."""
    return [run for change in redline.changes for run in change.runs if run.mark is not Mark.NONE]


FEW = 4
"""How many licences of each format and dress the slow run reads."""


@pytest.mark.parametrize(
    "case",
    by_lot(cases(), FEW, kind=lambda case: (case.form, case.dress), default=lambda case: case.form in ("txt", "docx")),
    ids="-".join,
)
def test_a_licence_is_known_in_any_dress(case: Case) -> None:
    """Licences of all editions, from all formats, in all dresses: the right licence and edition, exact."""
    check(case)


def changed(document: Document, chance: random.Random) -> tuple[Document, str]:
    """The document with one word made another, and the word that stood there; citations and numbers stay."""
    ours = [passage.inlines for passage in passages(document)]
    body = [word for word in words(document) if word.start >= 0 and not word.label and word.key.isalpha()]
    while True:
        word = chance.choice([word for word in body if len(word.key) > 1])
        made: list[Inline] = []
        at = 0
        for inline in ours[word.passage]:
            start, end = word.start - at, word.end - at
            at += len(inline.text)
            inside = start >= 0 and end <= len(inline.text) and not isinstance(inline, Reference)
            made.append(Text(f"{inline.text[:start]}zebra{inline.text[end:]}") if inside else inline)
        if tuple(made) != ours[word.passage]:
            return rewritten(document, {word.passage: tuple(made)}), word.key


def check_changed(case: Case) -> None:
    """The file is found to be altered, and the redline to the nearest licence shows that word and no other."""
    document, word = changed(released(case.edition)[case.variant], random.Random(str(case)))
    data = write(document, case.form)
    answer = identify(read(data, f"LICENSE.{case.form}"), known())
    assert answer.verdict is Verdict.ALTERED
    assert answer.nearest[0].document.record.variant == case.variant
    assert answer.nearest[0].state == f"edition {case.edition}"
    assert (answer.words, answer.places) == (1, 1)
    deleted, inserted = marked(compare(answer.nearest[0].document, answer.altered))
    assert (deleted.mark, inserted.mark) == (Mark.DELETED, Mark.INSERTED)
    # A word with a hyphen is one word to a reader.
    assert re.search(rf"(?<!\w){word}(?!\w)", deleted.text.casefold())
    assert "zebra" in inserted.text.casefold()
    assert " " not in deleted.text + inserted.text


@pytest.mark.parametrize(
    "case",
    by_lot(
        (case for case in cases() if case.dress == "as it is"),
        FEW,
        kind=lambda case: case.form,
        default=lambda case: 0 if case.form == "pdf" else 2,
    ),
    ids="-".join,
)
def test_one_changed_word_is_told(case: Case) -> None:
    """Licences of all editions in all formats."""
    check_changed(case)


@pytest.mark.skipif(not TEXTS, reason="the corpora are not here: set ENGROSS_CORPORA")
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_licences_of_others_are_not_ours(path: Path) -> None:
    """A public licence of another family is far from the nearest of ours."""
    answer = identify(read(path.read_bytes(), path.name), known())
    assert answer.verdict is Verdict.UNKNOWN
    assert answer.common <= MOST_OF_OTHERS


@pytest.mark.parametrize(
    "edition", some_by_default(((edition,) for edition in editions(BUILDS)), lambda one: one[0] == editions(BUILDS)[-1])
)
def test_the_limit_lies_between_ours_and_others(edition: str) -> None:
    """Any two licences of an edition are nearer to each other than the limit, and it is as far from those of others."""
    each = [Worded.of(document) for document in released(edition).values()]
    least = min(match(one, other, frozenset()).likeness for one in each for other in each if one is not other)
    assert least >= LEAST_OF_OURS
    assert MOST_OF_OTHERS < LEAST_IN_COMMON < LEAST_OF_OURS


def sample() -> tuple[Document, str]:
    """A licence and its plain text."""
    document = released(editions(BUILDS)[-1])["MG-BY-NC"]
    return document, write(document, "txt").decode()


def test_what_stands_around_a_licence_is_told() -> None:
    """A copyright line before and a rider behind are no change of words, and are not passed over in silence."""
    document, text = sample()
    around = f"Copyright 2026 The License Makers of ModelGo\n\n{text}\nOne more rider, after the License.\n"
    answer = identify(read(around.encode(), "LICENSE"), known())
    assert answer.verdict is Verdict.EXACT_BESIDE
    assert answer.nearest[0].document == document
    assert answer.before == "Copyright 2026 The License Makers of ModelGo"
    assert answer.after == "One more rider, after the License."


def test_editions_that_say_the_same_are_all_named() -> None:
    """Two states with the same words are both named, in their order."""
    document, text = sample()
    both = (Candidate.of(document, "edition 1"), *known(), Candidate.of(document, "edition 2"))
    answer = identify(read(text.encode(), "LICENSE"), both)
    assert {"edition 1", "edition 2"} <= {one.state for one in answer.nearest}
    assert all(one.document == document for one in answer.nearest)


@pytest.mark.parametrize(
    ("old", "new", "labels", "verdict"),
    [("(b)", "(b)", Labels.SAME, Verdict.EXACT), ("(b)", "(z)", Labels.OTHER, Verdict.ALTERED)],
)
def test_other_labels_are_told(old: str, new: str, labels: Labels, verdict: Verdict) -> None:
    """Labels that read otherwise are no change of words, but citations by number mislead: each is told."""
    _, text = sample()
    lines = [line.replace(old, new, 1) if line.lstrip().startswith(old) else line for line in text.split("\n")]
    answer = identify(read("\n".join(lines).encode(), "LICENSE"), known())
    assert (answer.verdict, answer.labels, answer.words) == (verdict, labels, 0)
    assert {(one.was, one.now) for one in answer.differences} == ({(old, new)} if old != new else set())


@pytest.mark.parametrize(
    ("old", "new", "size"),
    [
        (" Materials, ", " Materials ", 0),
        ("Section 2.1", "Section 2.4", 1),
        (" not ", " ", 1),
        (" only on", " sometimes only on", 1),
    ],
)
def test_commas_numbers_and_dropped_words_count(old: str, new: str, size: int) -> None:
    """A comma, a cited number, a word taken out and a word put in are each shown at their place."""
    document, text = sample()
    flat = " ".join(text.split())
    assert old in flat
    answer = identify(read(flat.replace(old, new, 1).encode(), "LICENSE"), known())
    assert (answer.verdict, answer.places, answer.words) == (Verdict.ALTERED, 1, size)
    assert len(compare(document, answer.altered).changes) == 1


def test_a_lost_section_is_shown_as_deleted() -> None:
    """A provision that the file lacks stands deleted in the redline, whole."""
    document, _ = sample()
    lost = document.sections[3]
    shorter = replace(document, sections=tuple(one for one in document.sections if one is not lost))
    answer = identify(read(write(shorter, "md"), "LICENSE.md"), known())
    assert answer.verdict is Verdict.ALTERED
    assert answer.nearest[0].document == document
    gone = {change.id for change in compare(document, answer.altered).changes if not change.new_text}
    assert {provision.id for provision in lost.walk()} <= gone
