"""The blocks of a redline are exact: they hold both documents, and mark little more than differs."""

from collections import Counter
from functools import cache
from itertools import pairwise
from time import process_time

import pytest
from tests.licences import CLAUSES, documents
from tests.redline.counting import fewest_words, marked_words
from tests.redline.edits import KINDS, script
from tests.redline.resolving import accepted, rejected, same_but_for_ids, tidy
from tests.samples import sample
from tests.writers.redlined import variant_pairs

from engross.model import (
    ChangeKind,
    Document,
    Kind,
    Mark,
    MarkedParagraph,
    MarkedTable,
    Paragraph,
    Provision,
    Role,
    Text,
)
from engross.redline import compare, place, unchanged

SCRIPTS = [
    pytest.param(range(start, start + 20), marks=[pytest.mark.slow] if start >= 60 else [], id=f"scripts {start}-")
    for start in range(0, 1000, 20)
]
MOST_WORDS = 1.05
"""How many words may be marked for each that must be."""


@cache
def pair(seed: int, kinds: tuple[str, ...] = KINDS, count: int | None = None) -> tuple[Document, Document]:
    """One of the variants, and what a script of edits makes of it."""
    all_variants = list(documents(CLAUSES).values())
    old = all_variants[seed % len(all_variants)]
    return old, script(old, seed, kinds, count)


def assert_exact(old: Document, new: Document) -> None:
    """Accepting gives the newer document laid flat and rejecting the older one; every move has two ends."""
    redline = compare(old, new)
    assert same_but_for_ids(accepted(redline), tidy(place(new)))
    assert same_but_for_ids(rejected(redline), tidy(place(old)))
    ends = Counter(b.move for b in redline.blocks if isinstance(b, MarkedParagraph) and b.move)
    assert set(ends.values()) <= {2}
    marks = Counter(block.mark for block in redline.blocks)
    assert marks[Mark.MOVED_FROM] == marks[Mark.MOVED_TO]


@pytest.mark.parametrize("seeds", SCRIPTS)
def test_random_edits_are_told_exactly(seeds: range) -> None:
    """After a script of edits of all kinds, and every other time back again."""
    for seed in seeds:
        assert_exact(*(pair(seed) if seed % 2 else reversed(pair(seed))))


def test_variants_are_told_exactly() -> None:
    """Every ordered pair of two variants."""
    for old, new in variant_pairs():
        assert_exact(old, new)


@pytest.mark.parametrize("name", sorted(documents(CLAUSES)))
def test_a_document_beside_itself_has_no_mark(name: str) -> None:
    """The redline of a document with itself is the document, and nothing changed."""
    document = documents(CLAUSES)[name]
    assert compare(document, document) == unchanged(document)
    assert accepted(unchanged(document)) == rejected(unchanged(document)) == tidy(place(document))


@pytest.mark.parametrize("seeds", [range(start, start + 20) for start in range(0, 40, 20)], ids=str)
def test_both_directions_tell_the_same_changes(seeds: range) -> None:
    """What is added in one direction is removed in the other, and all else is counted alike."""
    for seed in seeds:
        there, back = (Counter(c.kind for c in compare(*sides).changes) for sides in (pair(seed), reversed(pair(seed))))
        back[ChangeKind.ADDED], back[ChangeKind.REMOVED] = back[ChangeKind.REMOVED], back[ChangeKind.ADDED]
        assert +there == +back


def test_edits_of_words_mark_little_more_than_they_must() -> None:
    """Over scripts of word edits, at most 1.05 times the fewest words are marked."""
    pairs = [pair(seed, ("word",)) for seed in range(40)]
    marked = sum(marked_words(compare(old, new)) for old, new in pairs)
    assert 0 < marked <= MOST_WORDS * sum(fewest_words(old, new) for old, new in pairs)


def test_no_words_are_both_taken_out_and_put_in() -> None:
    """A paragraph that is deleted at one place does not stand inserted at another: that is a move."""
    for seed in range(20):
        redline = compare(*pair(seed, ("move", "insert", "delete", "split", "merge")))
        gone, come = (
            {b.here.text for b in redline.blocks if isinstance(b, MarkedParagraph) and b.mark is mark} - {""}
            for mark in (Mark.DELETED, Mark.INSERTED)
        )
        assert gone & come == set()


def test_a_table_that_gives_way_to_another_never_touches_it() -> None:
    """Between a deleted table and the inserted one stands a paragraph, or a word processor would make them one."""
    met = 0
    for seed in range(20):
        redline = compare(*pair(seed, ("column", "table")))
        met += sum(isinstance(block, MarkedTable) and block.mark is Mark.DELETED for block in redline.blocks)
        assert not any(
            isinstance(one, MarkedTable) and isinstance(next_one, MarkedTable)
            for one, next_one in pairwise(redline.blocks)
        )
    assert met


def test_the_shorter_of_two_neighbours_moves() -> None:
    """Of two clauses that changed places, the one of fewer words is shown as moved."""
    old = _of(("long", "You may keep what you were given for as long as you like."), ("short", "You may sell."))
    new = _of(("short", "You may sell."), ("long", "You may keep what you were given for as long as you like."))
    for sides in ((old, new), (new, old)):
        blocks = [b for b in compare(*sides).blocks if isinstance(b, MarkedParagraph) and b.move]
        assert {block.here.id for block in blocks} == {"short"}


def test_what_only_counts_paragraphs_is_known_by_its_words() -> None:
    """Paragraphs of a file without ids keep the ids of the clauses that they are most like, references with them."""
    names = {p.id: f"paragraph.{n}" for n, p in enumerate(sample().walk(), start=1)}
    nameless = _of(
        *(
            (name, p.body[0].text)
            for p, name in zip(sample().walk(), names.values(), strict=True)
            if p.body and isinstance(p.body[0], Paragraph)
        )
    )
    redline = compare(sample(), nameless)
    kept = {b.here.id for b in redline.blocks if isinstance(b, MarkedParagraph) and b.mark is Mark.NONE}
    assert {"head.scope", "def.you", "keep.a.1", "risk.asis"} <= kept
    assert same_but_for_ids(rejected(redline), tidy(place(sample())))
    assert same_but_for_ids(accepted(redline), tidy(place(nameless)))


def test_a_paragraph_put_before_others_does_not_rename_them() -> None:
    """Where both sides only count their paragraphs, what stands further down is still the same."""
    words = ["You may keep it.", "You may sell all of it.", "Nobody may take the name.", "It comes as it is."]
    old = _of(*((f"paragraph.{n}", text) for n, text in enumerate(words, start=1)))
    new = _of(*((f"paragraph.{n}", text) for n, text in enumerate(["First of all, be kind.", *words], start=1)))
    redline = compare(old, new)
    assert [(c.kind, c.new_text) for c in redline.changes] == [(ChangeKind.ADDED, "First of all, be kind.")]
    assert_exact(old, new)
    assert_exact(new, old)


def test_two_variants_are_compared_at_once() -> None:
    """Comparing two variants costs well under a second."""
    old, new = list(documents(CLAUSES).values())[:2]
    began = process_time()
    compare(old, new)
    assert process_time() - began < 1


def test_three_hundred_strange_paragraphs_are_compared_in_seconds() -> None:
    """Two files of 300 paragraphs without a common id take less than 10 seconds."""
    words = [inline.text for document in documents(CLAUSES).values() for p in document.walk() for inline in p.heading]
    old, new = (
        _of(*((f"{side}.{n}", " ".join(words[(n * step + k) % len(words)] for k in range(12))) for n in range(300)))
        for side, step in (("a", 7), ("b", 11))
    )
    began = process_time()
    redline = compare(old, new)
    assert process_time() - began < 10
    assert redline.changes
    assert redline.blocks[-1].mark is Mark.NONE
    assert isinstance(redline.blocks[-1], MarkedParagraph)
    assert redline.blocks[-1].here.role is Role.END


def _of(*paragraphs: tuple[str, str]) -> Document:
    """The sample's record over unnumbered paragraphs."""
    front = tuple(Provision(id, Kind.PREAMBLE, body=(Paragraph((Text(text),)),)) for id, text in paragraphs)
    return Document(sample().record, front, (), (), sample().end, sample().numbering)
