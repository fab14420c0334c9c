"""The summary before a redline: how its lines are called."""

from dataclasses import replace

import pytest
from tests.samples import para, sample
from tests.writers.by_hand import redlined

from engross.model import Change, ChangeKind, Class, Document
from engross.redline import compare
from engross.redline.statistics import Statistics
from engross.writers.summary import described, figures, named, numbers, summary


def _scope(words: str) -> Document:
    title, scope = sample().front
    return replace(sample(), front=(title, replace(scope, body=(para(words),))))


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("a" * 64, "a" * 64),
        (f"{'a' * 59} bcde", f"{'a' * 59} bcde"),
        (f"{'a' * 59} bcdef", f"{'a' * 59}…"),
        (f"{'a' * 58}, bcdefg", f"{'a' * 58}…"),
        (f"{'a' * 58} b c d e", f"{'a' * 58} b c…"),
    ],
)
def test_a_title_is_no_longer_than_a_line_of_a_list(words: str, title: str) -> None:
    """Sixty-four signs; of more, whole words and dots, without the comma before them."""
    (entry,) = summary(compare(_scope("b"), _scope(words))).entries
    assert (entry.change.id, entry.title) == ("head.scope", title)


@pytest.mark.parametrize(
    ("old", "new", "said"), [("2.1", "2.1", "2.1"), ("2.1", "3.1", "2.1 → 3.1"), ("", "3.1", "3.1"), ("2.1", "", "2.1")]
)
def test_a_change_is_cited_by_both_its_numbers(old: str, new: str, said: str) -> None:
    """Once where they are the same."""
    assert numbers(Change("a", ChangeKind.CHANGED, (), old, new, ())) == said


def test_a_change_says_its_classes_where_its_words_changed() -> None:
    """What was moved or removed is only that."""
    classes = (Class.WORDING, Class.RENUMBERING)
    assert described(Change("a", ChangeKind.CHANGED, classes, "", "", ())) == "changed: wording, renumbering"
    assert described(Change("a", ChangeKind.MOVED, classes, "", "", ())) == "moved"


@pytest.mark.parametrize(
    ("name", "id", "date", "said"),
    [
        ("Sample", "SA-1", "2026-01-02", "Sample (SA-1, 2026-01-02)"),
        ("SA-1", "SA-1", "2026-01-02", "SA-1 (2026-01-02)"),
        ("Sample", "SA-1", "", "Sample (SA-1)"),
        ("SA-1", "SA-1", "", "SA-1"),
    ],
)
def test_a_licence_is_named_with_what_is_known_of_it(name: str, id: str, date: str, said: str) -> None:
    """A file has no day, and its id for its name."""
    assert named(replace(sample().record, name=name, id=id, date=date)) == said


def test_figures_are_counted_in_words() -> None:
    """One insertion, two insertions."""
    places, words = figures(Statistics(1, 2, 0, 1, 3, 4, 5, 6))
    assert places == "1 insertion, 2 deletions, 0 moves, 1 provision with another number."
    assert words == "Words: 3 inserted, 4 deleted, 5 moved, 6 kept."
    assert summary(redlined()).figures
