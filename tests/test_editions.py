"""The released editions of this repository are as they were sealed, whatever was accepted since."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from tests import licences
from tests.redline.edits import KINDS, edit

from engross.editions import checksums, content, ledger, manifest
from engross.editions.drift import drifted, reworded
from engross.editions.history import editions, released
from engross.editions.verify import verify
from engross.model import Document
from engross.model.diagnostics import render

ROOT = Path(__file__).parents[1]
BUILDS = ROOT / "builds"
EDITIONS = editions(BUILDS)


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    """The licences as the clauses give them now."""
    return tuple(licences.documents(licences.CLAUSES).values())


def test_no_sealed_edition_has_drifted(documents: tuple[Document, ...]) -> None:
    """Every file is the one that was sealed, and no clause of a sealed edition says something else; else the words."""
    findings = drifted(BUILDS, documents)
    if findings:
        pytest.fail("\n\n".join(render(finding) for finding in findings), pytrace=False)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_is_in_the_ledger(edition: str, checker: Callable[[str], str]) -> None:
    """What was released is sealed, noted beside, and verifies with a tool that is not ours."""
    assert edition in ledger.read(BUILDS)
    assert verify(BUILDS / edition).faults == ()
    for folder, sums in ((BUILDS, ledger.NAME), (BUILDS / edition, checksums.SUMS)):
        subprocess.run([checker("sha256sum"), "--strict", "--quiet", "-c", sums], cwd=folder, check=True)


@pytest.mark.parametrize("edition", EDITIONS)
def test_another_word_under_a_sealed_name_is_told(edition: str) -> None:
    """Where clauses have the name of a sealed edition and say something else, the words are in the finding."""
    before = released.read(BUILDS, edition)
    name, document = next(iter(before.items()))
    changed = edit(document, Random(edition), ("word",))
    (was, now), *_ = content.edits(content.of_document(document), content.of_document(changed))
    assert reworded(BUILDS, before.values()) == ()
    found = reworded(BUILDS, (before | {name: changed}).values())
    assert f"{was or '(nothing)'} -> {now or '(nothing)'}" in found[0].message
    assert found[0].variants == (name,)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "restyle"])
def test_the_wording_hash_sees_every_edit(documents: tuple[Document, ...], kind: str) -> None:
    """A word, a heading, an order, an emphasis, a number, a cell: whatever is edited, the hash is another."""
    chance = Random(kind)
    for _ in range(12):
        document = chance.choice(documents)
        edited = edit(document, chance, (kind,))
        assert edited != document
        assert manifest.wording(edited) != manifest.wording(document)
