"""Families of older formats: read as they are, and written out in the newest with every comment kept."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.library.family.damage import BASE

from engross.assemble import assemble_all
from engross.editions import sources
from engross.library.family import load
from engross.library.format import rewriting, versions
from engross.model import Family

ROOT = Path(__file__).parents[3]
EDITIONS = sorted(path.parent.name for path in (ROOT / "builds").glob("*/sources.zip"))
LINT = """
# A flat list of the first format.
proper_names: [Open Garden]

exceptions:
  # Why it stays.
  - {code: thin-term, clause: def.seed, reason: Gardeners ask.}
# The last word.
"""


def unpacked(edition: str, folder: Path) -> Path:
    """The clauses of a sealed edition."""
    with zipfile.ZipFile(io.BytesIO((ROOT / "builds" / edition / "sources.zip").read_bytes())) as archive:
        archive.extractall(folder)
    return folder / "clauses"


def texts(folder: Path) -> dict[str, str]:
    """The family files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))
    }


def written(folder: Path, files: Mapping[str, str]) -> Family:
    """The family once its files are these."""
    for old in texts(folder):
        (folder / old).unlink()
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return load(folder)


def lines(files: Mapping[str, str]) -> list[str]:
    """Every line that says something, without its indentation, sorted."""
    return sorted(line.strip() for text in files.values() for line in text.splitlines() if line.strip())


def said(family: Family) -> object:
    """What a family comes to: all of its licences, and what it says to the lint, without places."""
    plan = family.lint
    return assemble_all(family), plan.proper_names, [(one.code, one.clause, one.reason) for one in plan.accepted]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_sources_of_every_sealed_edition_are_read(edition: str) -> None:
    """A sealed edition's clauses make its licences, whatever format they are written in."""
    family = sources.family((ROOT / "builds" / edition / "sources.zip").read_bytes())
    assert family.edition == edition
    sealed = {path.stem for path in (ROOT / "builds" / edition).glob("*.json")} - {"manifest"}
    assert {document.record.id for document in assemble_all(family)} == sealed


@pytest.mark.parametrize("made", [rewriting.upgraded, rewriting.split], ids=["upgrade", "split"])
@pytest.mark.parametrize("edition", [EDITIONS[0], *(pytest.param(one, marks=pytest.mark.slow) for one in EDITIONS[1:])])
def test_a_sealed_family_says_the_same_once_it_is_written_out(edition: str, made: object, tmp_path: Path) -> None:
    """All licences and all that is said to the lint stay; every line stays, and one says the format."""
    folder = unpacked(edition, tmp_path)
    before, old = said(load(folder)), texts(folder)
    assert callable(made)
    after = made(old)
    assert said(written(folder, after)) == before
    assert set(lines(after)) - set(lines(old)) <= {f"format: {versions.NEWEST}", "lint:"}
    assert set(lines(old)) <= set(lines(after))
    assert made(after) == after


def test_the_first_format_has_the_keys_of_the_lint_at_the_top(tmp_path: Path) -> None:
    """They are read where they stand, with their places, and moved with their comments when they are written out."""
    folder = tmp_path / "garden"
    for path in BASE.rglob("*.*"):
        target = folder / path.relative_to(BASE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    file = folder / "family.yaml"
    file.write_text(file.read_text(encoding="utf-8") + LINT, encoding="utf-8")
    family = load(folder)
    assert family.format == "1"
    (accepted,) = family.lint.accepted
    assert file.read_text(encoding="utf-8").splitlines()[accepted.span.line - 1].startswith("  - {code: thin-term")
    after = rewriting.upgraded(texts(folder))
    assert after["family.yaml"].endswith(
        "\nlint:\n  # A flat list of the first format.\n  proper_names: [Open Garden]\n\n  exceptions:\n"
        "    # Why it stays.\n    - {code: thin-term, clause: def.seed, reason: Gardeners ask.}\n  # The last word.\n"
    )
    again = written(folder, after)
    assert (again.format, said(again)) == ("2", said(family))
    assert replace(again.lint, accepted=()) == replace(family.lint, accepted=())


@pytest.mark.parametrize("text", ["{family: F}\n", "family: F\nfamily: G\n", "family: [\n"])
def test_what_cannot_be_rewritten_is_left_alone(text: str) -> None:
    """Keys that do not begin lines, that stand twice, or YAML that cannot be read."""
    with pytest.raises(rewriting.Unwritable):
        rewriting.upgraded({"family.yaml": text})
