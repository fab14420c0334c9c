"""concordance on the command line, on the small family of these tests."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Engross


def test_a_citation_is_found_in_the_released_edition_and_now(engross: Engross, started: Path) -> None:
    """After an edition, a clause that moved is found under both numbers."""
    assert engross("release").exit_code == 0
    edition = next(path.name for path in (started / "builds").iterdir() if (path / "manifest.json").is_file())
    family = started / "clauses" / "family.yaml"
    told = json.loads(engross("concordance", "--format", "json").stdout)
    assert told["states"] == [f"edition {edition}"]
    name = next(iter(told["provisions"][0]["numbers"][f"edition {edition}"]))
    first = told["provisions"][0]
    number = first["numbers"][f"edition {edition}"][name]
    ran = engross("concordance", number, f"{name}@{edition}")
    assert ran.exit_code == 0, ran.output
    assert first["id"] in ran.stdout
    assert family.is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1",), "needs the licence"),
        (("99", "RC-CR"), "has no 99"),
        (("1", "RC-CR@7.7"), "no edition '7.7'"),
        (("1", "RC-CR", "--format", "csv"), "text or json"),
    ],
)
def test_what_cannot_be_looked_up_is_a_mistake_of_usage(
    engross: Engross, arguments: tuple[str, ...], said: str
) -> None:
    """It leaves by 2 and says what is wrong."""
    ran = engross("concordance", *arguments)
    assert ran.exit_code == 2
    assert said in ran.stderr
