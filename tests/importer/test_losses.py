"""The count of words that a reading keeps."""

from engross.importer.losses import Lost, lost
from engross.importer.reading import full_text, printed

TEXT = "# T\n\nOne two [three](https://example.org/four) two.\n\n1. a\n1. b\n"


def test_a_whole_reading_loses_nothing() -> None:
    """Targets of links and numbers of lists are no words of Markdown."""
    assert lost(TEXT, printed(full_text(TEXT.encode(), "x.md")), markdown=True) is None


def test_the_first_lost_word_is_named_with_its_place() -> None:
    """A word that is printed once less than it stands there is lost where it stands last."""
    assert lost("One two\nthree two", ["One", " ", "two", "three"], markdown=False) == Lost("two", 2, 7)
