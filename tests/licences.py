"""The licences that tests read: each folder of clauses and each edition is loaded and assembled once a process.

Only for what no test changes on disk; a test that edits clauses loads its own copy.
"""

from functools import cache
from pathlib import Path

from engross.assemble import Complete, complete_all
from engross.editions.history.released import read
from engross.library.family import load
from engross.model import Document, Family

ROOT = Path(__file__).parents[1]
BUILDS = ROOT / "builds"
CLAUSES = ROOT / "clauses"
GARDEN = ROOT / "tests" / "families" / "garden"


@cache
def family(folder: Path) -> Family:
    """The family of a folder."""
    return load(folder)


@cache
def completes(folder: Path) -> dict[str, Complete]:
    """The document and the sheet of every variant, by the id of the variant."""
    return {one.variant.id: one for one in complete_all(family(folder))}


@cache
def documents(folder: Path) -> dict[str, Document]:
    """The document of every variant, by the id of the variant."""
    return {variant: one.document for variant, one in completes(folder).items()}


@cache
def released(edition: str) -> dict[str, Document]:
    """The licences of an edition of this repository as they were released, by the id of the variant."""
    return read(BUILDS, edition)
