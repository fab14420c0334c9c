"""A small project whose edition can be released over and over, and what became of it."""

import shutil
from pathlib import Path

from engross.assemble import assemble_all
from engross.editions import sources
from engross.editions.edition import release
from engross.editions.verify import verify
from engross.library.family import load
from engross.model import Document
from engross.writers import FORMATS, Format

CARDS = Path(__file__).parents[2] / "src" / "engross" / "cli" / "skeleton" / "clauses"
EDITION = "0.1-draft.1"
OLDER = "0.1-draft.0"
LIGHT = tuple(each for each in FORMATS if each.name in ("md", "txt", "json"))


def quiet(done: int, total: int, name: str) -> None:
    """Hears of progress and says nothing."""


def project(folder: Path, formats: tuple[Format, ...] = LIGHT) -> Path:
    """The family that `engross new` starts, with an older edition released and the next one open and described.

    Returns the folder of builds.
    """
    shutil.copytree(CARDS, folder / "clauses")
    family_file = folder / "clauses" / "family.yaml"
    text = family_file.read_text()
    assert f"id: {EDITION}," in text
    family_file.write_text(text.replace(f"id: {EDITION},", f"id: {OLDER},"))
    seal(folder, formats)
    family_file.write_text(text)
    (folder / "CHANGELOG.md").write_text(f"# Changelog\n\n## [{EDITION}]\n\n### Wording\n\n- Nothing but the name.\n")
    return folder / "builds"


def seal(folder: Path, formats: tuple[Format, ...] = LIGHT) -> None:
    """Releases what is open in a project, without the gates of the command line."""
    family = load(folder / "clauses")
    release(assemble_all(family), formats, folder / "builds", quiet, sources.pack(family))


def documents(folder: Path) -> tuple[Document, ...]:
    """The licences of a project."""
    return assemble_all(load(folder / "clauses"))


def held(builds: Path, edition: str) -> dict[str, bytes]:
    """The bytes of an edition by file name; empty where it is absent."""
    folder = builds / edition
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def absent_or_verified(builds: Path, edition: str = EDITION) -> bool:
    """Whether an edition is not there at all, or whole."""
    return not (builds / edition).exists() or verify(builds / edition).faults == ()
