"""The wording of every licence, word by word, against the wording that was accepted.

One Markdown file a variant stands in `__snapshots__/test_wording`, and in its `settings` one for each other value that
a setting may have. A wording is accepted with `engross accept`, never by hand.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import click
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.data import Snapshot, SnapshotCollection
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation

from engross.cli import accepted
from engross.editions import wording
from engross.editions.rewording import reworded
from engross.library.conditions import holds
from engross.library.family import clause_of, load, names
from engross.model import Family, Mark, Phrase, Wording

PROJECT = Path(__file__).parents[1]
TEST = "test_the_wording_is_the_accepted_one"


class Pages(SingleFileSnapshotExtension):
    """One Markdown file a page, under the name of the page."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"

    @classmethod
    def get_file_basename(cls, *, test_location: PyTestLocation, index: int | str) -> str:
        """The name of the assertion is that of the file."""
        return str(index)

    @classmethod
    def matches_test_location(cls, *, test_location: PyTestLocation, snapshot_location: str) -> bool:
        """Every page belongs to the one test of this file that has pages."""
        return Path(cls.dirname(test_location=test_location)) in Path(snapshot_location).parents

    def owns_snapshot_collection(self, *, filepath: str, test_location: PyTestLocation) -> bool:
        """Pages stand in the folder of this file and in folders below it; other tests have snapshots of their own."""
        if PROJECT / wording.FOLDER not in Path(filepath).parents or Path(filepath).suffix != ".md":
            return False
        return self.matches_test_location(test_location=test_location, snapshot_location=filepath)

    def delete_snapshots(self, *, snapshot_location: str, snapshot_names: set[str]) -> None:
        """Deletes nothing: a run that breaks off early would take every page for unused. `engross accept` deletes."""

    def read_snapshot_collection(self, *, snapshot_location: str) -> SnapshotCollection:
        """A page under the name that the assertion gives it."""
        page = Path(snapshot_location).relative_to(PROJECT / wording.FOLDER).with_suffix("").as_posix()
        collection = SnapshotCollection(location=snapshot_location)
        collection.add(Snapshot(name=self._sanitize_filename(f"{TEST}[{page}]")))
        return collection


@pytest.fixture(scope="module")
def family() -> Family:
    """The family of this repository."""
    return load(Path(os.path.relpath(PROJECT / "clauses")))


def test_the_wording_is_the_accepted_one(family: Family, snapshot: SnapshotAssertion) -> None:
    """No word of any licence differs from what was accepted, under the family's settings and under each other value."""
    pages = snapshot.use_extension(Pages)
    cases = tuple(wording.cases(family))
    made = wording.pages(family, cases)
    kept = wording.accepted(PROJECT)
    texts = {name: page for name, page in made.items() if name != wording.MATRIX}
    differing = [name for name, page in texts.items() if pages(name=name.removesuffix(".md")) != page]
    if differing or made != kept:
        said = click.unstyle(accepted.text(reworded(family, cases, made, kept), whole=True))
        advice = 'To accept it: engross accept --reason "..."'
        pytest.fail(f"The wording is not the accepted one: {differing}.\n\n{said}\n\n{advice}", pytrace=False)


def test_accept_writes_what_the_snapshot_test_reads(family: Family, tmp_path: Path) -> None:
    """The pages that `accept` writes are those that syrupy reads here, byte for byte, and no others."""
    kept = PROJECT / "tests" / "__snapshots__"
    here = {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in kept.rglob("*") if path.is_file()}
    assert wording.changed(tmp_path, wording.pages(family, wording.cases(family))) == here


def test_every_clause_file_is_reached(family: Family) -> None:
    """Each clause, and each wording of each phrase, stands in some licence under some value of one setting."""
    reached: set[str] = set()
    for case in wording.cases(family):
        for variant, document in zip(family.variants, case.documents, strict=True):
            true = names(family, variant, case.settings)
            ids = {id for provision in document.walk() for id in (provision.id, *provision.aliases)}
            for id in {clause_of(family, id) for id in ids} - {""}:
                held = [clause for clause in family.clauses[id] if holds(clause.applies.text, true)]
                reached |= {clause.path for clause in held}
                phrases = [*family.phrases.values(), *(phrase for clause in held for phrase in clause.phrases.values())]
                reached |= {_place(each) for each in _wordings(phrases) if holds(each.applies.text, true)}
    clauses = [clause for alternates in family.clauses.values() for clause in alternates]
    written = {clause.path for clause in clauses}
    phrases = [*family.phrases.values(), *(phrase for clause in clauses for phrase in clause.phrases.values())]
    assert sorted((written | {_place(each) for each in _wordings(phrases)}) - reached) == []


def _wordings(phrases: Iterable[Phrase]) -> list[Wording]:
    return [wording_ for phrase in phrases for wording_ in phrase.wordings]


def _place(wording_: Wording) -> str:
    return f"{wording_.span.path}:{wording_.span.line}"


def test_a_word_in_many_sentences_is_told_once(tmp_path: Path) -> None:
    """A word of a clause that reads in five ways is one change, with the words and all variants that it reaches."""
    clauses = tmp_path / "clauses"
    shutil.copytree(PROJECT / "clauses", clauses)
    changed = clauses / "grant" / "grant.lm.md"
    changed.write_text(changed.read_text().replace("worldwide", "global"))
    changed_family = load(clauses)
    cases = tuple(islice(wording.cases(changed_family), 2))
    made, kept = wording.pages(changed_family, cases), wording.accepted(PROJECT)
    kept = {name: page for name, page in kept.items() if name in made and name != wording.MATRIX}
    found = reworded(changed_family, cases, {name: made[name] for name in kept}, kept)
    (one,) = found.changed
    marked = [(run.mark, run.text) for run in one.reach.change.runs if run.mark is not Mark.NONE]
    assert (one.reach.change.id, marked) == ("grant.lm", [(Mark.DELETED, "worldwide"), (Mark.INSERTED, "global")])
    assert (one.reach.reached, one.cases) == (tuple(variant.id for variant in changed_family.variants), ("",))
    assert found.unlike == ()
    assert "[-worldwide-]{+global+}" in click.unstyle(accepted.text(found))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "word"),
    [
        ("sheet.yaml", 'text: "Licensed'),
        ("grant/grant.lm.md", "worldwide"),
        ("general/law--sg.md", "governs"),
        ("definitions/def.output.md", "means"),
    ],
)
def test_the_snapshot_test_fails_and_names_the_file(file: str, word: str, tmp_path: Path) -> None:
    """Run by pytest on a copy of the project, it fails on one changed word and says which file holds it."""
    copy = tmp_path / "project"
    shutil.copytree(PROJECT / "clauses", copy / "clauses")
    shutil.copytree(PROJECT / wording.FOLDER, copy / wording.FOLDER)
    needed = ("browser", "conftest", "interruptible", "test_wording")
    for name in ("pyproject.toml", *(f"tests/{one}.py" for one in needed)):
        shutil.copy(PROJECT / name, copy / name)
    changed = copy / "clauses" / file
    head, found, rest = changed.read_text().rpartition(word)
    assert found
    changed.write_text(f"{head}{word}qq{rest}")
    command = [sys.executable, "-m", "pytest", "-q", "tests/test_wording.py", "-k", "accepted_one"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ran = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert f"clauses/{file}" in ran.stdout
    assert f"{word.split()[-1]}qq".strip('"') in ran.stdout
    assert "  in:" in ran.stdout
