"""The real library, read once for the tests of this folder."""

from pathlib import Path

import pytest

from engross.assemble import assemble_all
from engross.family import load
from engross.model import Document, Family

CLAUSES = Path(__file__).parents[2] / "clauses"


@pytest.fixture(scope="session")
def family() -> Family:
    """The family of this repository."""
    return load(CLAUSES)


@pytest.fixture(scope="session")
def documents(family: Family) -> dict[str, Document]:
    """Each variant's document under its short name: MG0, BY, RAI ... NC-ND."""
    return {d.record.variant.removeprefix("MG-").removeprefix("BY-"): d for d in assemble_all(family)}
