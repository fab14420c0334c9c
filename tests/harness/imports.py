"""Random families of full texts, imported: a trial is one family, of which every text must come back."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.harness.apart import Result, Stages, Wrong, tried
from tests.importer.test_random_families import measured


def imported(number: int, seed: str) -> Result:
    """What became of the family of that number."""

    def work(stages: Stages) -> None:
        with TemporaryDirectory() as folder:
            found = measured(Random(f"{seed}-{number}").randrange(10**9), Path(folder))
        if found.wrong:
            raise Wrong("lost", found.wrong[0])

    return tried(work)
