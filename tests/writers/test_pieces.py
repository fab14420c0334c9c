"""The words of a redline in pieces of one mark each, and the notes at words that are kept."""

import pytest
from tests.writers.by_hand import edit, kept, marked

from engross.model import (
    Class,
    Inline,
    Kept,
    Kind,
    Link,
    Mark,
    PlacedParagraph,
    Reference,
    Role,
    Run,
    Stretch,
    Term,
    Text,
)
from engross.writers.pieces import cited, labelled, labels, pieces

OURS, THEIRS = Link("a page", "https://a.example"), Link("a page", "https://b.example")
GOODS, WARES = Term("Goods", "def.goods"), Term("Goods", "def.wares")

NOTES: list[tuple[Inline, Inline, Class, str]] = [
    (OURS, THEIRS, Class.TERM, "another address"),
    (Text("a page"), OURS, Class.TERM, "now a link"),
    (OURS, Text("a page"), Class.TERM, "no longer a link"),
    (GOODS, WARES, Class.TERM, "defined elsewhere"),
    (Text("Goods"), GOODS, Class.TERM, "now a defined term"),
    (GOODS, Text("Goods"), Class.TERM, "no longer a defined term"),
    (GOODS, Link("Goods", "https://a.example"), Class.TERM, "now a link"),
    (Text("all"), Text("all", strong=True), Class.LAYOUT, "now bold"),
    (Text("all", strong=True), Text("all"), Class.LAYOUT, "no longer bold"),
    (Text("all", emphasis=True), Text("all"), Class.LAYOUT, "no longer italic"),
    (
        Text("all", emphasis=True),
        Text("all", strong=True),
        Class.LAYOUT,
        "now bold and no longer italic",
    ),
]


@pytest.mark.parametrize(("old", "new", "change", "note"), NOTES)
def test_words_that_are_kept_say_what_differs_in_them(old: Inline, new: Inline, change: Class, note: str) -> None:
    """Where they lead, what defines them, or how they are set."""
    (piece,) = pieces((Kept(old, new),))
    assert (piece.mark, piece.inlines, piece.change, piece.note) == (Mark.NONE, (new,), change, note)


def _told(*stretches: Stretch | Run) -> list[tuple[str, str]]:
    return [(piece.mark.value, "".join(one.text for one in piece.inlines)) for piece in pieces(stretches)]


NONE, OUT, IN = Mark.NONE.value, Mark.DELETED.value, Mark.INSERTED.value


@pytest.mark.parametrize(
    ("stretches", "told"),
    [
        ((*kept("We ", GOODS), edit("sell", "give")), [(NONE, "We Goods"), (OUT, "sell"), (IN, "give")]),
        ((edit("sell", ""), edit("", "give")), [(OUT, "sell"), (IN, "give")]),
        (
            (Kept(Reference("a", "2", "Section"), Reference("a", "3", "Section")),),
            [(NONE, "Section "), (OUT, "2"), (IN, "3")],
        ),
        (
            (Kept(Reference("a", "2", "Section"), Reference("a", "3", "Part")),),
            [(OUT, "Section 2"), (IN, "Part 3")],
        ),
        (
            (Kept(Reference("a", "2", ""), Reference("a", "3", "")),),
            [(OUT, "2"), (IN, "3")],
        ),
        ((Run(Mark.NONE, "Section 3", "Section 2"),), [(NONE, "Section "), (OUT, "2"), (IN, "3")]),
        ((Run(Mark.NONE, "Part 3", "Section 2"),), [(OUT, "Section 2"), (IN, "Part 3")]),
        ((Run(Mark.NONE, "3", "2"),), [(OUT, "2"), (IN, "3")]),
        ((Run(Mark.DELETED, "sell"), Run(Mark.DELETED, " it")), [(OUT, "sell it")]),
    ],
)
def test_each_piece_has_one_mark(stretches: tuple[Stretch | Run, ...], told: list[tuple[str, str]]) -> None:
    """Of a reference with another number the word before it is not marked where it is the same."""
    assert _told(*stretches) == told


@pytest.mark.parametrize(
    ("change", "note"), [(Class.LAYOUT, "set otherwise"), (Class.TERM, "another meaning"), (None, "")]
)
def test_kept_words_of_a_change_say_that_they_differ(change: Class | None, note: str) -> None:
    """In which way, their class says."""
    (piece,) = pieces((Run(Mark.NONE, "all", change=change),))
    assert piece.note == note


ITEM = PlacedParagraph("a", Role.OPENING, Kind.ITEM, (Text("Corn."),), "body", 3, "(a)", "2.1(a)")


@pytest.mark.parametrize(
    ("label", "number", "said", "above"),
    [
        ("(a)", "2.1(a)", [(NONE, "(a)")], [("2.1", "")]),
        ("(b)", "2.1(b)", [(OUT, "(a)"), (IN, "(b)")], [("2.1", ""), ("2.1", "")]),
        ("(a)", "3.1(a)", [(NONE, "(a)")], [("3.1", "2.1(a)")]),
    ],
)
def test_a_label_is_told_with_what_its_citation_has_before_it(
    label: str, number: str, said: list[tuple[str, str]], above: list[tuple[str, str]]
) -> None:
    """Old and new where they differ; where only the citation does, with the former one."""
    paragraph = marked(ITEM, label=label, number=number)
    found = [(piece.mark.value, "".join(one.text for one in piece.inlines)) for piece in labels(paragraph)]
    assert (found, [(one, was) for one, _, was in cited(paragraph)]) == (said, above)
    words = [(piece.mark.value, "".join(one.text for one in piece.inlines)) for piece in labelled(paragraph)]
    assert "".join(text for mark, text in words if mark != OUT) == f"{label} Corn."
