"""Licences that LibreOffice saved again read as they did, and nothing comes back of them."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests.readers.word.foreign import by_libreoffice

from engross.readers import Reading, read
from engross.readers.words import passages
from engross.review.comments.changes import changes
from engross.review.comments.laid import bookmarks, laid, met, rows
from engross.review.comments.lines import read as returned
from engross.review.comments.settings import settings
from engross.writers.json import read as read_json

BUILDS = Path(__file__).parents[3] / "builds"
SEALED = sorted(BUILDS.glob("*/*.docx"))
_CITED = re.compile(r"(?:\b[A-Z]\.)?\b\d+(?:\.\d+)*(?:\([a-z]+\))*|(?:\([a-z]+\))+")
THROUGH = {"docx": ("docx",), "odt": ("odt", "docx"), "doc": ("doc", "docx")}


def said(reading: Reading) -> list[object]:
    """Labels, words and emphasis of each passage, then the levels and headings."""
    found: list[object] = []
    for passage in passages(reading.document):
        words = (inline for inline in passage.inlines if inline.type in ("text", "term"))
        looks = [(inline.text, inline.strong, inline.emphasis) for inline in words]
        found.append((passage.label, passage.text, [each for each in looks if any(each[1:])]))
    return found + [(one.level, one.kind, bool(one.heading)) for one in reading.document.walk()]


def words(reading: Reading) -> list[str]:
    """The words of each passage without the numbers that it cites."""
    return [_CITED.sub("", passage.text) for passage in passages(reading.document)]


def saved(files: Iterable[Path], through: str, soffice: str, folder: Path) -> dict[Path, Path]:
    """Each file as LibreOffice saves it in these formats, one after the other."""
    found = {file: file for file in files}
    for number, form in enumerate(THROUGH[through]):
        target = folder / f"{through}-{number}"
        by_libreoffice(soffice, found.values(), form, target, folder / "profile")
        found = {file: target / f"{file.stem}.{form}" for file in found}
    return found


def check(files: list[Path], through: str, soffice: str, folder: Path) -> None:
    """What is read of each is what was read before; of a .doc the numbers are others."""
    for file, again in saved(files, through, soffice, folder).items():
        before, after = (read(each.read_bytes(), each.name) for each in (file, again))
        assert after.beside == ()
        if through == "doc":
            # LibreOffice parts the lists of a .doc, so that items count on where ours begin anew: so it prints them.
            assert words(after) == words(before), again
            continue
        assert said(after) == said(before), again
        document = read_json(file.with_suffix(".json").read_bytes())
        ids = bookmarks(document)
        found = met(tuple(rows(returned(again.read_bytes(), again.name).lines, ids)), laid(document, ids))
        assert (changes(found), settings(found)) == ([], []), again


@pytest.mark.slow
@pytest.mark.parametrize("through", THROUGH)
def test_every_licence_saved_again_reads_the_same(through: str, checker: Callable[[str], str], tmp_path: Path) -> None:
    """All of both editions; files of one name in two editions are kept apart by their edition."""
    check(SEALED, through, checker("soffice"), tmp_path)
