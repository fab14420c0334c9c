"""The wording of every licence, word by word, against the wording that was accepted.

One Markdown file a variant stands in `__snapshots__/test_wording`, and in its `settings` one for each other value that
a setting may have. A wording is accepted with `engross accept`, never by hand.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.data import Snapshot, SnapshotCollection
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation

from engross.assemble.provenance import clause_of
from engross.editions import wording
from engross.library.conditions import holds
from engross.library.family import load, names
from engross.model import Family, Phrase, Wording

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
        if PROJECT / wording.FOLDER not in Path(filepath).parents:
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
    made = wording.pages(cases)
    differing = [name for name, page in made.items() if pages(name=name.removesuffix(".md")) != page]
    differing += sorted(set(wording.accepted(PROJECT)) - set(made))
    if differing:
        found = wording.report(wording.differences(family, cases, wording.accepted(PROJECT)))
        said = found or f"No word changed, but pages, layout or numbers did: {', '.join(differing)}."
        advice = 'To accept it: engross accept --reason "..."'
        pytest.fail(f"The wording is not the accepted one.\n\n{said}\n\n{advice}", pytrace=False)


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
    (found,) = wording.differences(changed_family, wording.cases(changed_family), wording.accepted(PROJECT), first=True)
    assert (found.id, found.edits) == ("grant.lm", (("worldwide", "global"),))
    assert found.reached == tuple(variant.id for variant in changed_family.variants)
    assert "worldwide -> global" in wording.report([found])
