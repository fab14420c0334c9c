"""A family that prints typographic marks gets its file back without noise, and its clauses keep straight ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.review.comments.conftest import document, found
from tests.review.comments.editing import Reviewed
from tests.review.comments.test_edits import apply

from engross.writers import write

Project = Callable[[str], Path]


def printing(folder: Path, language: str) -> bytes:
    """The Word file of a licence of a family that is made to print the marks of a language."""
    file = folder / "clauses" / "family.yaml"
    text = file.read_text("utf-8").replace("language: en-GB", f"language: {language}\nquotes: typographic-in-print")
    file.write_text(text, encoding="utf-8")
    return write(document("garden", "SB-OPEN", folder / "clauses"), "docx")


@pytest.mark.parametrize("language", ["en-GB", "de", "fr"])
def test_what_was_sent_comes_back_as_nothing(language: str, project: Project) -> None:
    """The marks of the file are no edit of the reviewer."""
    folder = project("garden")
    answer = found(folder, printing(folder, language))
    assert (answer["edits"], answer["typography"], answer["patch"]) == ([], [], "")


@pytest.mark.parametrize(
    ("language", "opening", "closing"), [("en-GB", "\u201c", "\u201d"), ("fr", "\u00ab\u00a0", "\u00a0\u00bb")]
)
def test_new_words_are_typed_with_straight_marks(language: str, opening: str, closing: str, project: Project) -> None:
    """Words in marks, and words beside marks that are printed, lead to their places and into the patch."""
    folder = project("garden")
    reviewed = Reviewed(printing(folder, language))
    reviewed.replace("thickly", f"{opening}thinly{closing}")
    reviewed.replace(f"{closing} means every later generation", f"{closing} means each later generation")
    answer = found(folder, reviewed.save())
    assert [one["in_patch"] for one in answer["edits"]] == [True, True], answer["edits"]
    apply(folder, answer["patch"])
    assert '"thinly" as you like' in (folder / "clauses/growing/may.sow.md").read_text("utf-8")
    assert '**"Offspring"** means each later' in (folder / "clauses/words/def.offspring.md").read_text("utf-8")
