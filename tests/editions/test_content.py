"""What files say: words with the numbers that their format holds, and what differs."""

from dataclasses import replace

from tests.samples import para, sample

from engross.editions.content import LicenceWords, edits, listed, of_document
from engross.readers import words


def test_numbers_that_word_computes_are_no_words_of_its_file() -> None:
    """Those of labels alone; in any other format they are."""
    labels = [word.key for word in words(sample()) if word.label]
    whole, word_file = of_document(sample(), ".md"), of_document(sample(), ".docx")
    assert labels
    assert len(whole.keys) == len(word_file.keys) + len(labels)
    assert "Sample" in word_file.shown
    assert len(whole.shown) == len(whole.keys)


def test_a_word_that_differs_is_told_as_it_was_written() -> None:
    """What went, and what stands in its place."""
    title, scope = sample().front
    other = replace(sample(), front=(title, replace(scope, body=(para("This text governs Wares alone."),))))
    found = edits(of_document(sample()), of_document(other))
    assert found[0] == ("Goods", "Wares")
    assert listed((("a", ""), ("", "b"))) == "a -> (nothing); (nothing) -> b"
    assert edits(LicenceWords(("a",), ("A",)), LicenceWords(("a",), ("a",))) == ()
