"""concordance on the command line, on the small family of these tests."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Engross


def test_a_citation_is_found_in_the_released_edition_and_now(engross: Engross, started: Path) -> None:
    """Once the working text reads otherwise than an edition, a number of the edition leads to both."""
    edition = json.loads(engross("list", "--json").stdout)["variants"][0]["document_id"].rpartition("-")[2]
    folder = started / "builds" / edition
    assert engross("build", "--format", "json", "--out", str(folder)).exit_code == 0
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    told = json.loads(engross("concordance", "--format", "json").stdout)
    assert told["states"] == [f"edition {edition}"]
    first = told["provisions"][0]
    name, number = next(iter(first["numbers"][f"edition {edition}"].items()))
    family = started / "clauses" / "family.yaml"
    family.write_text(family.read_text("utf-8").replace(edition, f"{edition}1"), encoding="utf-8")
    ran = engross("concordance", number, f"{name}@{edition}")
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.startswith(first["id"])
    assert ran.stdout.endswith("\n")
    assert not ran.stdout.endswith("\n\n")
    assert f"edition {edition}: {number} in" in ran.stdout
    assert f"the working text: {number} in" in ran.stdout


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
    """It exits with 2 and says what is wrong."""
    ran = engross("concordance", *arguments)
    assert ran.exit_code == 2
    assert said in ran.stderr
