"""A redline on the terminal: what is shown in words, what is only counted, and what is said of each change."""

import pytest
from tests.samples import para, sample
from tests.writers.redlined import body, changed, moved

from engross.cli.changes import as_data, print_changes, wrapped
from engross.model import ChangeKind, Document, Mark, Reference, Run, Text
from engross.redline import compare


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (moved(sample()), "> 2.2 -> 2.1  show  moved"),
        (body("risk.asis", para("They come as they are."), heading=()), "~ 3.1  risk.asis  changed"),
        (body("risk.asis", para("The Goods come as they are.")), "~ 3.1  risk.asis  changed (term)"),
        (body("def.you", para("As ", Reference("risk", "3", "Section"), " says.")), "def.you  changed\n"),
        (changed("show", lambda p: None), "- 2.2  show  removed"),
    ],
    ids=["moved", "words", "term", "reference and words", "removed"],
)
def test_a_change_is_headed_by_what_it_is(new: Document, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Sign, numbers, id, kind, and its classes where it is not wording alone."""
    print_changes(compare(sample(), new))
    assert said in capsys.readouterr().out


def test_looks_alone_are_only_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """A provision that is only set otherwise is one of a sum."""
    words = para(Text('"You"', strong=True), " means the reader, as ", Reference("keep", "2.1", "Section"), " says.")
    plain = body("def.you", para('"You"', *words.inlines[1:]))
    print_changes(compare(sample(), plain))
    assert capsys.readouterr().out.endswith("\n\n1 restyled.\n")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (f"{'a' * 94} b", [f"{'a' * 94} b"]),
        (f"{'a' * 94} bb", ["a" * 94, "bb"]),
        (f"{'a' * 120} b", ["a" * 120, "b"]),
        ("one\ntwo", ["one", "two"]),
        ("one\n\ntwo", ["one", "", "two"]),
    ],
)
def test_words_fit_the_terminal(words: str, lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred columns at most, less four, though it is wider; paragraphs begin lines of their own."""
    monkeypatch.setenv("COLUMNS", "200")
    assert list(wrapped(ChangeKind.CHANGED, [Run(Mark.NONE, words)])) == lines


def test_data_names_the_classes() -> None:
    """JSON says the classes of a change, and of each run that is marked or kept with a difference."""
    (change,) = compare(sample(), body("risk.asis", para("The Goods come, as they are."))).changes
    data = as_data(change)
    assert data["classes"] == ["term", "punctuation"]
    assert [(run["mark"], run["text"], run["class"]) for run in data["runs"] if "class" in run] == [
        ("none", "Goods", "term"),
        ("inserted", ",", "punctuation"),
    ]
