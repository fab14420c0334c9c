"""What kind of change an edit is; the cases stand in classes.txt, for a lawyer to read."""

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.samples import para, sample
from tests.writers.redlined import changed, table

from engross.model import (
    Change,
    Class,
    Document,
    Edit,
    Inline,
    Kind,
    MarkedTable,
    Paragraph,
    Provision,
    Reference,
    Table,
    Term,
    Text,
)
from engross.redline import compare
from engross.redline.classes import class_of

PIECE = re.compile(
    r"\[(?P<term>[^]]+)\]|<(?:(?P<word>\w+) )?(?P<number>[\d.]+): (?P<target>\w+)>|\*(?P<emphasis>[^*]+)\*"
)


class Case(NamedTuple):
    """One small change: numbers and words before and after, and the classes that it must have."""

    name: str
    numbers: tuple[str, str]
    old: tuple[Inline, ...]
    new: tuple[Inline, ...]
    classes: tuple[Class, ...]


def cases() -> list[Case]:
    """The cases of the file."""
    _, *blocks = (Path(__file__).parent / "classes.txt").read_text("utf-8").strip().split("\n\n")
    return [_case(block) for block in blocks]


def _case(block: str) -> Case:
    name, *lines = block.splitlines()
    said = dict(re.split(r": ?", line, maxsplit=1) for line in lines)
    old, _, new = said.get("number", "2 -> 2").partition(" -> ")
    classes = tuple(Class(one) for one in said["classes"].split(", ") if one)
    return Case(name, (old, new), _inlines(said["old"]), _inlines(said["new"]), classes)


def _inlines(said: str) -> tuple[Inline, ...]:
    found: list[Inline] = []
    end = 0
    for match in PIECE.finditer(said):
        found.append(Text(said[end : match.start()]))
        end = match.end()
        if match["term"]:
            found.append(Term(match["term"], f"def.{match['term'].lower().replace(' ', '-')}"))
        elif match["target"]:
            found.append(Reference(match["target"], match["number"], match["word"] or ""))
        else:
            found.append(Text(match["emphasis"], emphasis=True))
    return tuple(one for one in (*found, Text(said[end:])) if one.text)


def _clause(number: str, words: tuple[Inline, ...]) -> Document:
    clause = Provision("clause", Kind.SECTION, "body", 1, f"{number}.", number, (), (Paragraph(words),))
    return replace(sample(), sections=(clause,), annexes=())


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_change_has_its_classes(case: Case) -> None:
    """The provision is listed with these classes, and not at all where there are none."""
    old, new = _clause(case.numbers[0], case.old), _clause(case.numbers[1], case.new)
    assert [change.classes for change in compare(old, new).changes] == [case.classes] * bool(case.classes)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_change_weighs_the_same_in_both_directions(case: Case) -> None:
    """With old and new swapped the classes are the same."""
    old, new = _clause(case.numbers[0], case.old), _clause(case.numbers[1], case.new)
    assert [c.classes for c in compare(old, new).changes] == [c.classes for c in compare(new, old).changes]


def test_what_comes_goes_or_moves_is_wording() -> None:
    """Nobody who hides every lesser class misses a provision that was added, removed or moved."""
    shorter = changed("show", lambda p: None)
    keep, show = sample().sections[1].children
    swapped = changed("grant", lambda p: replace(p, children=(show, keep)))
    for old, new in ((sample(), shorter), (shorter, sample()), (sample(), swapped)):
        (change,) = [change for change in compare(old, new).changes if change.id == "show"]
        assert change.classes[0] is Class.WORDING


def test_a_level_alone_is_layout() -> None:
    """A provision that becomes conspicuous is changed in looks and nothing else."""
    (change,) = compare(sample(), changed("show", lambda p: replace(p, conspicuous=True))).changes
    assert change.classes == (Class.LAYOUT,)


def test_rows_that_are_counted_are_renumbered() -> None:
    """A row less is wording; the rows below it have another count, which is no change of words."""
    shorter = table(lambda t: replace(t, rows=((para("1"), *t.rows[1][1:]),)))
    (change,) = _of_sheet(sample(), shorter)
    assert set(change.classes) == {Class.WORDING, Class.RENUMBERING}
    (block,) = [block for block in compare(sample(), shorter).blocks if isinstance(block, MarkedTable)]
    last = block.rows[-1].cells[0].stretches
    assert [(one.change, isinstance(one, Edit)) for one in last] == [(Class.RENUMBERING, True)]


def test_rows_that_start_with_a_figure_are_not_counted() -> None:
    """A first cell that is a figure of its own is wording like any other."""
    fees = table(lambda t: replace(t, rows=((para("30"), *t.rows[0][1:]), (para("90"), *t.rows[1][1:]))))
    other = table(lambda t: replace(t, rows=((para("30"), *t.rows[0][1:]), (para("60"), *t.rows[1][1:]))))
    (change,) = _of_sheet(fees, other)
    assert change.classes == (Class.WORDING,)


def _of_sheet(old: Document, new: Document) -> tuple[Change, ...]:
    assert any(isinstance(block, Table) for p in old.walk() for block in p.body)
    return tuple(change for change in compare(old, new).changes if change.id == "sheet.1")


@pytest.mark.parametrize(
    ("deleted", "inserted", "told"),
    [
        (("\n",), (), Class.LAYOUT),
        ((), ("\n",), Class.LAYOUT),
        ((" ",), ("\n",), Class.LAYOUT),
        ((",",), (";",), Class.PUNCTUATION),
    ],
)
def test_a_break_on_either_side_is_layout(deleted: tuple[str, ...], inserted: tuple[str, ...], told: Class) -> None:
    """An edit without words is of layout where a paragraph begins or ends in it, and of punctuation elsewhere."""
    assert class_of(tuple(map(Text, deleted)), tuple(map(Text, inserted))) is told
