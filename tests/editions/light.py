"""An edition of the sample in formats that are quickly made, and what is done to its files."""

from pathlib import Path

from tests.editions.projects import LIGHT, quiet
from tests.samples import sample

from engross.editions.edition import Outcome, release

STEM = "SA-KEEP-1.0"


def sealed(builds: Path) -> Outcome:
    """Seals the edition of the sample."""
    return release([sample()], LIGHT, builds, quiet)
