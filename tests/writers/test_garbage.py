"""When a process that typesets looks for garbage: the pages themselves are tested with the writer of PDFs."""

import gc
from collections.abc import Iterator

import pytest

from engross.writers import garbage, pdf, typesetter

PAGE = "<!DOCTYPE html><html lang='en'><head><title>A</title></head><body><p>Words</p>" + "<p>More</p>" * 200


@pytest.fixture
def thresholds() -> Iterator[tuple[int, int, int]]:
    """What tells Python when to look for garbage, put back afterwards."""
    kept = gc.get_threshold()
    gc.collect()
    yield kept
    gc.set_threshold(*kept)


def collections(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The generations that are collected from now on by a call."""
    called: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: called.append(generation))
    return called


def test_a_worker_looks_for_garbage_before_each_file_but_the_first(
    thresholds: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the last it would look for nothing, for it ends; what it holds is one file at most."""
    pdf._warm_up()
    called, counts = collections(monkeypatch), []
    for _ in range(3):
        typesetter.typeset(PAGE, ())
        counts.append(len(called))
        assert gc.get_count()[0] > garbage.LEFT_BY_A_FILE
    assert counts == [0, 1, 2]


def test_another_process_looks_for_garbage_as_before(
    thresholds: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python does it of itself with the next objects that are made."""
    called = collections(monkeypatch)
    typesetter.typeset(PAGE, ())
    assert gc.get_threshold() == thresholds
    kept: list[list[int]] = [[] for _ in range(2 * thresholds[0])]
    assert gc.get_count()[0] < garbage.LEFT_BY_A_FILE
    assert (called, len(kept)) == ([], 2 * thresholds[0])
