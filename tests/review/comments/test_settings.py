"""What was set otherwise, by tables of lines made by hand: numbers that shift, headings, indents and looks."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.review.comments.lined import PLAIN, line, returned

from engross.review.comments.marks import Line, Look
from engross.review.comments.settings import settings

CORN, RYE, OATS = (
    line(words, label) for words, label in (("Corn it is.", "1."), ("Rye it is.", "2."), ("Oats.", "3."))
)
WORDS, NEW = line("Some words stand here."), line("Another line that is new.")


def numbered(line_: Line, label: str) -> Line:
    """The line with another label."""
    return replace(line_, label=replace(line_.label, text=label))


def told(was: Sequence[Line], now: Sequence[Line]) -> list[tuple[str, str]]:
    """What differs, and the words that it is told at."""
    return [(one.what, one.text) for one in settings(returned(was, now))]


NUMBERS: dict[str, tuple[list[Line], list[Line], list[tuple[str, str]]]] = {
    "nothing": ([CORN, RYE], [CORN, RYE], []),
    "a number that is another": ([CORN, RYE], [CORN, numbered(RYE, "7.")], [("number 2. -> 7.", "Rye it is.")]),
    "two that are": (
        [CORN, RYE, OATS],
        [CORN, numbered(RYE, "7."), numbered(OATS, "8.")],
        [("number 2. -> 7.; 1 later number shifts", "Rye it is.")],
    ),
    "an item that went": ([CORN, RYE, OATS], [CORN, numbered(OATS, "2.")], []),
    "an item that came": ([CORN, RYE], [CORN, line("Hay, too, is given.", "2."), numbered(RYE, "3.")], []),
    "words without a number that went": (
        [CORN, WORDS, RYE],
        [CORN, numbered(RYE, "7.")],
        [("number 2. -> 7.", "Rye it is.")],
    ),
    "words without a number that came": (
        [CORN, RYE],
        [CORN, NEW, numbered(RYE, "7.")],
        [("number 2. -> 7.", "Rye it is.")],
    ),
    "an item that a hand put in": (
        [CORN, RYE],
        [CORN, replace(line("Hay, too, is given.", "2."), new=True), numbered(RYE, "3.")],
        [("number 2. -> 3.", "Rye it is.")],
    ),
    "an item one level down": (
        [CORN, RYE, OATS],
        [CORN, line("Rye it is.", "(a)", level=1), numbered(OATS, "2.")],
        [("level 1 -> 2, prints as (a), was 2.; 1 later number shifts", "Rye it is.")],
    ),
    "a number taken away": (
        [CORN, RYE],
        [CORN, line("Rye it is.")],
        [("number taken away, prints as nothing, was 2.", "Rye it is.")],
    ),
    "a number added": (
        [CORN, WORDS],
        [CORN, line(WORDS.text, "2.")],
        [("number added, prints as 2., was nothing", WORDS.text)],
    ),
}


@pytest.mark.parametrize("case", NUMBERS)
def test_numbers_are_told_where_they_shift(case: str) -> None:
    """With the paragraph that shifts them; not at all where an item came or went, which is told already."""
    was, now, wanted = NUMBERS[case]
    assert told(was, now) == wanted


HEAD, GONE = line("The head of it", heading=2), replace(line("Gone before.", heading=3), words=(), gone=True)
AS_GONE = line("The head of it", heading=3)
TOLD = [("heading of level 1 -> heading of level 2", "The head of it")]


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        ([WORDS, GONE, AS_GONE], []),
        ([GONE, AS_GONE, WORDS], []),
        ([GONE, WORDS, AS_GONE], TOLD),
        ([WORDS, AS_GONE, GONE], TOLD),
        ([AS_GONE, WORDS], TOLD),
        ([WORDS, replace(GONE, gone=False, words=NEW.words), AS_GONE], TOLD),
        ([WORDS, replace(GONE, setting=WORDS.setting), AS_GONE], TOLD),
        ([WORDS, GONE, HEAD], []),
    ],
)
def test_a_heading_may_take_over_what_stands_right_before_it(now: list[Line], wanted: list[tuple[str, str]]) -> None:
    """Only where our own redline takes that out, and it is set so."""
    was = [HEAD, WORDS] if now.index(WORDS) > 1 or now[0] is AS_GONE else [WORDS, HEAD]
    assert told(was, now) == wanted


@pytest.mark.parametrize(("by", "moves"), [(0, False), (40, False), (41, True), (-40, False), (-41, True)])
def test_an_indent_may_be_two_points_off(by: int, moves: bool) -> None:
    """As another program sets it; more is told."""
    was = [line("One line."), line("Two lines."), line("Three lines.")]
    now = [*was[:2], line("Three lines.", indent=(by, 0, 0))]
    assert bool(told(was, now)) == moves


BOLD, LARGE, RAISED = Look(strong=True), Look(size=40), Look(raised=True)


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        ([("One two three four.", PLAIN)], []),
        ([("One ", PLAIN), ("two", BOLD), (" three four.", PLAIN)], [("bold on", "two")]),
        ([("One ", PLAIN), ("two three", BOLD), (" four.", PLAIN)], [("bold on", "two three")]),
        ([("One two three", PLAIN), (" ", BOLD), ("four.", PLAIN)], []),
        ([("One ", PLAIN), ("two", LARGE), (" three four.", PLAIN)], [("size 0 pt -> 20 pt", "two")]),
        ([("One ", PLAIN), ("two three", LARGE), (" four.", PLAIN)], [("size 0 pt -> 20 pt", "two three")]),
        ([("One two three", PLAIN), (" ", LARGE), ("four.", PLAIN)], []),
        ([("One two ", PLAIN), ("three", RAISED), (" four.", PLAIN)], [("raised words off -> on", "three")]),
        (
            [("One", BOLD), (" two ", PLAIN), ("three", BOLD), (" four.", PLAIN)],
            [("bold on", "One"), ("bold on", "three")],
        ),
    ],
)
def test_words_set_otherwise_are_told_from_the_first_to_the_last(
    pieces: list[tuple[str, Look]], wanted: list[tuple[str, str]]
) -> None:
    """A blank that is set otherwise says nothing."""
    assert told([line("One two three four.")], [line("", looks=pieces)]) == wanted
