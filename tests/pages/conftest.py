"""The real library, completed once for the tests of this folder."""

from pathlib import Path

import pytest

from engross.assemble import Complete, complete_all
from engross.library.family import load
from engross.model import Family

CLAUSES = Path(__file__).parents[2] / "clauses"


@pytest.fixture(scope="session")
def family() -> Family:
    """The family of this repository."""
    return load(CLAUSES)


@pytest.fixture(scope="session")
def completed(family: Family) -> dict[str, Complete]:
    """Each variant's document and sheet by the variant's id."""
    return {one.variant.id: one for one in complete_all(family)}
