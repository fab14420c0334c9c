"""Every character of the prose knows where it was typed."""

from pathlib import Path

import pytest

from engross.assemble import assemble
from engross.library.family import load
from engross.lint import Subject, subject, variants_and_settings
from engross.lint.prose import Role

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "clauses", ROOT / "tests" / "families" / "garden", ROOT / "tests" / "lint" / "family")
COMPUTED = (";", "; and", "; or", ".")


def read(folder: Path) -> Subject:
    """The subject of a family in every case."""
    family = load(folder)
    cases = variants_and_settings(family).items()
    return subject(family, {label: assemble(family, variant, settings) for label, (variant, settings) in cases})


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_word_is_placed_where_it_was_typed(folder: Path) -> None:
    """At the place of a character stands that character, or the placeholder, reference or item that it comes from."""
    lines: dict[str, list[str]] = {}
    wrong = []
    for prose in read(folder).prose:
        for offset, character in enumerate(prose.text):
            if character.isspace() or prose.within(prose.references, offset, offset + 1):
                continue
            span = prose.span(offset)
            rows = lines.setdefault(span.path, Path(span.path).read_text(encoding="utf-8").split("\n"))
            typed = rows[span.line - 1][span.column - 1 : span.column]
            if (
                typed not in {character, "{"}
                and not prose.text[: offset + 1].endswith(COMPUTED)
                and not _closing(prose.text, offset)
            ):
                wrong.append((prose.clause, prose.text[max(offset - 20, 0) : offset + 1], span))
    assert wrong == []


def test_words_that_several_licences_share_are_read_once() -> None:
    """A paragraph that reads the same everywhere is one, and names every case."""
    about = read(ROOT / "clauses")
    shared = [prose for prose in about.prose if prose.provision == "disc.risk" and prose.role is Role.BODY]
    assert [prose.cases for prose in shared] == [tuple(case.label for case in about.cases)]


def _closing(text: str, offset: int) -> bool:
    """Whether the character belongs to the coordinator that assembly puts at the end of an item."""
    return text.endswith(("; and", "; or")) and offset >= text.rindex(";")
