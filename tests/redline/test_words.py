"""Words against words: what stays, what is edited, and that nothing gets lost."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.redline.resolving import merged

from engross.model import Edit, Inline, Kept, Link, Reference, Term, Text
from engross.redline import diff, halves

INLINE: st.SearchStrategy[Inline] = st.one_of(
    st.text("ab .,\u2019-1\n", min_size=1).map(Text),
    st.builds(Text, st.sampled_from(["You may", " keep ", "it"]), strong=st.booleans()),
    st.builds(Term, st.sampled_from(["Goods", "may"]), st.sampled_from(["def.goods", "def.may"])),
    st.builds(Link, st.sampled_from(["a site", "it"]), st.sampled_from(["https://a.example", "https://b.example"])),
    st.builds(
        Reference, st.sampled_from(["x", "y"]), st.sampled_from(["1", "2.1(b)"]), st.sampled_from(["", "Section"])
    ),
)
PASSAGE = st.lists(INLINE, max_size=12).map(tuple)


@given(PASSAGE, PASSAGE)
def test_stretches_hold_both_passages(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> None:
    """Without inserted words the old inlines remain, without deleted ones the new, with looks and targets."""
    stretches = diff(old, new)
    before = [i for one in stretches for i in (one.deleted if isinstance(one, Edit) else (one.old,))]
    after = [i for one in stretches for i in (one.inserted if isinstance(one, Edit) else (one.new,))]
    assert (merged(before), merged(after)) == (merged(old), merged(new))


@given(PASSAGE, PASSAGE)
def test_kept_words_read_the_same(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> None:
    """What is kept has the same text on both sides, or is a cross-reference to the same place."""
    for one in diff(old, new):
        if isinstance(one, Kept):
            same = (
                isinstance(one.old, Reference) and isinstance(one.new, Reference) and one.old.target == one.new.target
            )
            assert same or one.old.text == one.new.text


@given(PASSAGE)
def test_equal_passages_have_no_edits(passage: tuple[Inline, ...]) -> None:
    """A passage against itself is kept, and nothing in it differs."""
    assert all(isinstance(one, Kept) and one.change is None for one in diff(passage, passage))


@given(PASSAGE)
def test_halves_are_the_whole_passage(passage: tuple[Inline, ...]) -> None:
    """Nothing is lost or changed between the halves, and no cross-reference or link stands in both."""
    first, second = halves(passage)
    assert merged((*first, *second)) == merged(passage)
    whole = [inline for inline in passage if isinstance(inline, Reference | Link)]
    assert [inline for inline in (*first, *second) if isinstance(inline, Reference | Link)] == whole


WHOLE: dict[str, tuple[Inline, Inline, bool]] = {
    "the number of a reference": (Reference("x", "2", "Section"), Reference("x", "3", "Section"), False),
    "the word of a reference": (Reference("x", "2", "Section"), Reference("x", "2", "Clause"), True),
    "no word before a reference": (Reference("x", "2", "Section"), Reference("x", "2", ""), True),
    "the target of a reference": (Reference("x", "2", "Section"), Reference("y", "2", "Section"), True),
    "the address of a link": (Link("a site", "https://a.example"), Link("a site", "https://b.example"), True),
    "the words of a link": (Link("a site", "https://a.example"), Link("the site", "https://a.example"), True),
    "a link for words": (Text("a site"), Link("a site", "https://a.example"), True),
    "a reference for words": (Text("Section 2"), Reference("x", "2", "Section"), True),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_reference_or_a_link_is_edited_whole(name: str) -> None:
    """Another word or target is an edit of the whole, in both directions; another number of the same target is none."""
    old, new, edited = WHOLE[name]
    for before, after in ((old, new), (new, old)):
        stretches = diff((Text("See "), before, Text(" now.")), (Text("See "), after, Text(" now.")))
        edits = [(one.deleted, one.inserted) for one in stretches if isinstance(one, Edit)]
        assert edits == ([((before,), (after,))] if edited else [])


def test_neither_half_says_what_the_whole_says() -> None:
    """A passage of several words has words in both halves, wherever its spaces and inlines are."""
    for passage in (
        (Text(" one two"),),
        (Term("one", "def.one"), Text(" two ")),
        (Text(" "), Text("one "), Text("two.")),
    ):
        assert all("".join(inline.text for inline in half).strip() for half in halves(passage))


def test_a_word_emphasised_in_part_is_one_word() -> None:
    """Emphasis that ends within a word is a change of looks, not of words."""
    old, new = (Text("a part of it"),), (Text("a pa"), Text("rt", strong=True), Text(" of it"))
    stretches = diff(old, new)
    assert [one.new.text for one in stretches if isinstance(one, Kept)] == ["a pa", "rt", " of it"]
    assert [one.change for one in stretches] == [None, "layout", None]


def test_a_repeated_half_does_not_blow_up_the_diff() -> None:
    """On a text that repeats itself the diff still marks only the changed words."""
    words = [f"word{n % 50}" for n in range(4000)]
    other = [("changed" if n % 400 == 7 else word) for n, word in enumerate(words)]
    edits = [one for one in diff((Text(" ".join(words)),), (Text(" ".join(other)),)) if isinstance(one, Edit)]
    assert len(edits) == 10
    assert all(_words(edit.deleted) == _words(edit.inserted) == 1 for edit in edits)


def _words(inlines: Sequence[Inline]) -> int:
    return len("".join(inline.text for inline in inlines).split())


@pytest.mark.parametrize(
    ("old", "new", "deleted"),
    [
        ("It ends. The cat sleeps. The dog barks.", "It ends. The dog barks.", "The cat sleeps. "),
        ("You may keep it and use it at home.", "You may keep it at home.", "and use it "),
        ("One, two and two.", "One and two.", ", two"),
    ],
    ids=["a sentence", "words", "punctuation"],
)
def test_an_edit_begins_where_a_sentence_or_a_word_does(old: str, new: str, deleted: str) -> None:
    """Of the ways to take out or put in the same words, the one that reads best, in both directions."""
    out = [e for e in diff((Text(old),), (Text(new),)) if isinstance(e, Edit)]
    back = [e for e in diff((Text(new),), (Text(old),)) if isinstance(e, Edit)]
    assert [e.deleted for e in out] == [e.inserted for e in back] == [(Text(deleted),)]
