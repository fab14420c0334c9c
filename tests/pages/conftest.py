"""The real library, completed once for the tests of this folder."""

import pytest
from tests import licences
from tests.licences import CLAUSES

from engross.assemble import Complete
from engross.model import Family


@pytest.fixture(scope="session")
def family() -> Family:
    """The family of this repository."""
    return licences.family(CLAUSES)


@pytest.fixture(scope="session")
def completed() -> dict[str, Complete]:
    """Each variant's document and sheet by the variant's id."""
    return licences.completes(CLAUSES)
