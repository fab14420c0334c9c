"""Editions are taken as they were released, and a site is of one of them or of the working text."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.site.conftest import write_edition

from engross.assemble import complete_all
from engross.model.diagnostics import BadInput
from engross.site import Subject, read_editions, subject
from engross.site.editions import vouched
from engross.site.licences import licences


@pytest.fixture
def builds(garden: Subject, tmp_path: Path) -> Path:
    """A folder with two editions of the garden."""
    write_edition(tmp_path, garden.family, "2.1")
    write_edition(tmp_path, garden.family, "2.1-draft.1", sealed=False)
    return tmp_path


def test_the_newest_edition_comes_first(builds: Path) -> None:
    """A draft is older than its edition; folders without a manifest are no editions."""
    (builds / "draft").mkdir()
    assert [edition.name for edition in read_editions(builds)] == ["2.1", "2.1-draft.1"]
    assert read_editions(builds / "nowhere") == ()


def test_the_site_is_of_the_edition_with_its_words(builds: Path, garden: Subject) -> None:
    """Where an edition holds the words of the family it is what the site shows and offers."""
    found = subject(garden.family, tuple(garden.completed.values()), read_editions(builds))
    assert found.released is not None
    assert found.released.name == "2.1"
    assert {file.name for file in found.offered["SB-CR"]} == {"SB-CR-2.1.json", "SB-CR-2.1.txt"}


def test_changed_words_are_working_text(builds: Path, garden: Subject) -> None:
    """Words that moved on are never shown as the edition; asked for by name, it is refused with a way out."""
    editions = read_editions(builds)
    moved = [replace(one, document=replace(one.document, end="Fin")) for one in garden.completed.values()]
    assert subject(garden.family, moved, editions).released is None
    with pytest.raises(BadInput, match="changed since edition"):
        subject(garden.family, moved, editions, "2.1")
    for known, hint in ((editions, "2.1"), ((), "release one first")):
        with pytest.raises(BadInput, match="no edition '9'") as caught:
            subject(garden.family, moved, known, "9")
        assert hint in caught.value.diagnostics[0].hint


def test_an_edition_gives_back_its_family(builds: Path, garden: Subject) -> None:
    """The clauses that an edition holds make the family that it was, with its scenarios; without them it gives none."""
    newest, older = read_editions(builds)
    kept = newest.sources()
    assert kept is not None
    family, told = kept
    assert told.scenarios
    assert [one.id for one in told.scenarios] == [one.id for one in garden.scenarios]
    assert (family.name, family.edition) == (garden.family.name, "2.1")
    assert subject(family, complete_all(family), [newest, older]).released == newest
    (builds / "2.1" / "sources.zip").unlink()
    assert read_editions(builds)[0].sources() is None


def _change(folder: Path) -> None:
    (folder / "SB-CR-2.1.txt").write_text("sell it all", encoding="utf-8")


def _lose(folder: Path) -> None:
    (folder / "SB-CR-2.1.txt").unlink()


def _garble(folder: Path) -> None:
    (folder / "manifest.json").write_text("{", encoding="utf-8")


def _empty(folder: Path) -> None:
    (folder / "manifest.json").write_text(json.dumps({"date": "2024-03-20"}), encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_change, "not the one that the manifest describes"),
        (_lose, "lists this file"),
        (_garble, "no manifest"),
        (_empty, "no manifest"),
    ],
)
def test_a_damaged_edition_is_refused(damage: object, said: str, builds: Path) -> None:
    """A file that changed or is lost, and a manifest that cannot be read, are told with what to do."""
    assert callable(damage)
    damage(builds / "2.1")
    with pytest.raises(BadInput, match=said) as caught:
        read_editions(builds)
    assert "restore the edition" in caught.value.diagnostics[0].hint


def test_errata_stand_at_the_licence_and_at_the_clause(builds: Path, garden: Subject) -> None:
    """The list leads to the clause, the clause has the note, and licences without the clause say nothing."""
    document = garden.completed["SB-CR"].document
    slip = next(one for top in document.sections for one in top.walk() if one.body and one.body[0].type == "paragraph")
    words = slip.body[0].text.split(".")[0]  # type: ignore[union-attr]
    told = f"errata:\n  - clause: {slip.id}\n    words: {json.dumps(words)}\n    reads: Sow.\n    date: 2026-11-28\n"
    (builds / "2.1.errata.yaml").write_text(f"{told}    licences: [SB-CR]\n", encoding="utf-8")
    found = subject(garden.family, tuple(garden.completed.values()), read_editions(builds))
    made = {page.path: page.data.decode() for page in licences(found)}
    page = made["licences/SB-CR-2.1.html"]
    assert f'<a href="#{slip.id}">' in page[page.index('id="_errata"') : page.index("</section>")]
    _, _, clause = page.partition(f'id="{slip.id}"')
    assert 'class="erratum"' in clause[: clause.index("read “Sow.”")]
    assert [path for path, text in made.items() if "Errata" in text] == ["licences/SB-CR-2.1.html"]


def test_an_edition_that_the_ledger_notes_and_that_is_gone_is_told(tmp_path: Path) -> None:
    """Where no edition is there at all, a site of the newest is refused too; one of the working text has a note."""
    (tmp_path / "SEALED").write_text(f"{'0' * 64}  2.1/SHA256SUMS\n", encoding="utf-8")
    (told,) = vouched(tmp_path, (), newest=False)
    assert "notes edition 2.1, and it is not there" in told.message
    with pytest.raises(BadInput, match="it is not there"):
        vouched(tmp_path, (), newest=True)
