"""The real library, read once for the tests of this folder."""

from pathlib import Path

import pytest

from engross.assemble import Complete, complete_all
from engross.library.family import load
from engross.model import Document, Family

CLAUSES = Path(__file__).parents[2] / "clauses"


@pytest.fixture(scope="session")
def family() -> Family:
    """The family of this repository."""
    return load(CLAUSES)


@pytest.fixture(scope="session")
def completes(family: Family) -> dict[str, Complete]:
    """Each variant's document and sheet under its short name: MG0, BY, RAI ... NC-ND."""
    return {one.variant.id.removeprefix("MG-").removeprefix("BY-"): one for one in complete_all(family)}


@pytest.fixture(scope="session")
def documents(completes: dict[str, Complete]) -> dict[str, Document]:
    """Each variant's document under its short name."""
    return {short: one.document for short, one in completes.items()}
