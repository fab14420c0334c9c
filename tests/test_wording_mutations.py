"""One changed word anywhere in the clauses never passes, and the message names the file.

Every text of every clause file and of the family file is changed in turn, in a copy of the clauses; the comparison is
the one that the wording test makes.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path

import pytest

from engross.editions import wording
from engross.library.family import load
from engross.model import Clause, Family, Passage, Phrase, SourceItem, SourceText, Span

PROJECT = Path(__file__).parents[1]
WORDS = (re.compile(r"\b[a-z]{2,}\b"), re.compile(r"\b\w{2,}\b"))
"""Words in small letters first, for they are in no defined term."""

CLAUSES = PROJECT / "clauses"
FILES = sorted(path.relative_to(CLAUSES).as_posix() for path in CLAUSES.rglob("*.*") if path.parent.name != "pages")
WITHOUT_WORDS = ("head/head.title.md", "family.yaml", "lint.yaml")
"""Files that hold capital letters and placeholders alone, or words that this test does not change."""

SAMPLED = ("outline.yaml", "sheet.yaml", "grant/grant.lm.md", "general/law--sg.md", "definitions/def.output.md")


@dataclass(frozen=True)
class Text:
    """A text that can be changed: the file, what it is of, and the place of a word that is no defined term."""

    file: str
    of: str
    span: Span
    word: str


def texts(family: Family) -> list[Text]:
    """One word of every clause, definition, item, heading, phrase wording and row label, with its place."""
    return [text for of, passages in units(family) if (text := first_word(of, passages))]


def units(family: Family) -> Iterator[tuple[str, list[Passage]]]:
    """Everything with words of its own, each with its passages."""
    for clause in chain.from_iterable(family.clauses.values()):
        yield clause.id, list(clause.paragraphs)
        yield f"{clause.id} heading", [clause.heading]
        yield from items(clause)
        yield from wordings(clause.phrases.values())
    yield from wordings(family.phrases.values())
    for section in (*family.outline.sections, *family.outline.annexes):
        yield f"{section.id} heading", [section.heading]
    if family.sheet:
        for row in chain.from_iterable(group.rows for group in family.sheet.groups):
            yield f"{row.id} label", [row.label]


def items(clause: Clause) -> Iterator[tuple[str, list[Passage]]]:
    """Every item of a list inside a clause file."""

    def below(found: tuple[SourceItem, ...]) -> Iterator[SourceItem]:
        for item in found:
            yield item
            yield from below(item.items)

    for number, item in enumerate(below(clause.items), 1):
        yield f"{clause.id} item {number}", list(item.paragraphs)


def wordings(phrases: Iterable[Phrase]) -> Iterator[tuple[str, list[Passage]]]:
    """Every wording of every phrase."""
    for phrase in phrases:
        for number, each in enumerate(phrase.wordings, 1):
            yield f"{phrase.name} wording {number}", [each.passage]


def first_word(of: str, passages: list[Passage]) -> Text | None:
    """A word on the first line of some text; None where a unit has placeholders alone."""
    typed = [each for each in chain.from_iterable(passages) if isinstance(each, SourceText) and not each.strong]
    for word, inline in product(WORDS, typed):
        if found := word.search(inline.text.split("\n")[0]):
            return Text(inline.span.path, of, inline.span, found[0])
    return None


def change(folder: Path, text: Text) -> None:
    """Changes the word in a copy of the clauses, at its place or in the lines below it."""
    path = folder / Path(text.file).relative_to(CLAUSES)
    lines = path.read_text(encoding="utf-8").split("\n")
    start = text.span.line - 1
    column = text.span.column - 1
    before, rest = lines[start][:column], "\n".join([lines[start][column:], *lines[start + 1 :]])
    changed = re.sub(rf"\b{text.word}\b", f"{text.word}qq", rest, count=1)
    path.write_text("\n".join([*lines[:start], before + changed]), encoding="utf-8")


@pytest.fixture(scope="module")
def all_texts() -> list[Text]:
    """Every text of the clauses that can be changed."""
    return texts(load(CLAUSES))


@pytest.fixture(scope="module")
def accepted() -> dict[str, str]:
    """The accepted pages."""
    return wording.accepted(PROJECT)


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_a_changed_word_is_found_and_its_file_named(
    file: str, all_texts: list[Text], accepted: dict[str, str], tmp_path: Path
) -> None:
    """Whichever text of a file is changed, the comparison fails and names that file alone."""
    mine = [text for text in all_texts if Path(text.file).relative_to(CLAUSES).as_posix() == file]
    assert mine or file in WITHOUT_WORDS
    for number, text in enumerate(mine):
        copy = tmp_path / str(number) / "clauses"
        shutil.copytree(CLAUSES, copy)
        change(copy, text)
        family = load(copy)
        found = wording.differences(family, wording.cases(family), accepted, first=True)
        named = {Path(path).relative_to(copy).as_posix() for difference in found for path in difference.files}
        assert named == {file}, f"{text.of}: {text.word}"
        assert f"{text.word}qq" in wording.report(found)
        assert all(difference.reached for difference in found)
    print(f"{len(mine)} changed words of {file} found")


@pytest.mark.slow
@pytest.mark.parametrize("file", SAMPLED)
def test_the_wording_test_itself_fails_and_names_the_file(file: str, all_texts: list[Text], tmp_path: Path) -> None:
    """The real test, run by pytest on a copy of the project, fails on one changed word and says which file holds it."""
    text = next(text for text in all_texts if text.file.endswith(file))
    copy = tmp_path / "project"
    shutil.copytree(CLAUSES, copy / "clauses")
    shutil.copytree(PROJECT / wording.FOLDER, copy / wording.FOLDER)
    for name in ("pyproject.toml", "tests/browser.py", "tests/conftest.py", "tests/test_wording.py"):
        shutil.copy(PROJECT / name, copy / name)
    change(copy / "clauses", text)
    command = [sys.executable, "-m", "pytest", "-q", "tests/test_wording.py", "-k", "accepted_one"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ran = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert f"{file} (" in ran.stdout
    assert f"{text.word}qq" in ran.stdout
    assert "does not reach:" in ran.stdout
