"""The real library, read once for the tests of this folder."""

import pytest
from tests import licences
from tests.licences import CLAUSES

from engross.assemble import Complete
from engross.model import Document, Family


@pytest.fixture(scope="session")
def family() -> Family:
    """The family of this repository."""
    return licences.family(CLAUSES)


@pytest.fixture(scope="session")
def completes() -> dict[str, Complete]:
    """Each variant's document and sheet under its short name: MG0, BY, RAI ... NC-ND."""
    return {one.variant.id.removeprefix("MG-").removeprefix("BY-"): one for one in licences.completes(CLAUSES).values()}


@pytest.fixture(scope="session")
def documents(completes: dict[str, Complete]) -> dict[str, Document]:
    """Each variant's document under its short name."""
    return {short: one.document for short, one in completes.items()}
