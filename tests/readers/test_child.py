"""The process that reads a stranger's file: its limits, and what it answers."""

import pickle
import resource
from collections.abc import Callable
from io import BytesIO

import pytest

from engross.model import Span
from engross.model.diagnostics import BadInput, Diagnostic
from engross.readers import child
from engross.readers.limits import USUAL

BAD = Diagnostic("unreadable", "no text", Span("x"), "give another")


def _raising(error: BaseException) -> Callable[[bytes, str], object]:
    def read(_: bytes, name: str) -> object:
        raise error

    return read


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> dict[int, tuple[int, int]]:
    """The limits that the process would have held itself to."""
    limits: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, both: limits.update({what: both}))
    return limits


@pytest.mark.parametrize(
    ("read", "answer"),
    [
        (lambda data, name: (data, name), ("made", (b"words", "x"))),
        (_raising(BadInput([BAD])), ("refused", (BAD,))),
        (_raising(MemoryError()), ("memory", "")),
        (_raising(RecursionError()), ("failed", "it is nested too deep")),
        (_raising(KeyError("a" * 300)), ("failed", f"KeyError: '{'a' * 189}")),
    ],
    ids=["made", "refused", "memory", "depth", "fault"],
)
def test_an_answer_says_what_was_made_or_why_not(
    read: Callable[[bytes, str], object], answer: tuple[str, object], held: dict[int, tuple[int, int]]
) -> None:
    """Under limits of time and memory, a second more for the system to end it, and without an image of the memory."""
    kind, content = pickle.loads(child.answer(read, BytesIO(b"words"), "x", USUAL))
    assert (kind, tuple(content) if kind == "refused" else content) == answer
    assert held == {
        resource.RLIMIT_CPU: (USUAL.seconds, USUAL.seconds + 1),
        resource.RLIMIT_AS: (USUAL.memory, USUAL.memory),
        resource.RLIMIT_CORE: (0, 0),
    }
