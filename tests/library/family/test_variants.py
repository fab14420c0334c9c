"""Sets of options and their names: all 32 of ModelGo are answered, and names are found as people type them."""

import csv
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from tests.library.family.damage import BASE
from tests.licences import family

from engross.library.family import Refusal, UnknownName, find, verdict
from engross.model import Family, Variant

DATA = Path(__file__).parent / "data"
CLAUSES = Path(__file__).parent.parent.parent.parent / "clauses"


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def modelgo() -> Family:
    """The real family."""
    return family(CLAUSES)


@pytest.mark.parametrize("row", _table("verdicts.csv"), ids=lambda row: row["options"] or "none")
def test_every_set_of_options_is_answered(row: dict[str, str], modelgo: Family) -> None:
    """A valid set has its variant; any other has its class, and every rule it breaks, the gravest first."""
    answer = verdict(modelgo, row["options"].split())
    if row["verdict"] == "valid":
        assert isinstance(answer, Variant)
        assert answer.id == row["variant"]
    else:
        assert isinstance(answer, Refusal)
        assert answer.refusal == row["verdict"]
        assert [rule.id for rule in answer.rules] == row["rules"].split()
        assert all(rule.reason in answer.reason for rule in answer.rules)


def test_the_table_of_verdicts_is_whole() -> None:
    """All 2^5 sets, each once: 9 valid and 23 refused."""
    rows = _table("verdicts.csv")
    codes = ("BY", "NC", "ND", "RAI", "OS")
    sets = [" ".join(chosen) for size in range(6) for chosen in combinations(codes, size)]
    assert [row["options"] for row in rows] == sets
    assert sum(row["verdict"] == "valid" for row in rows) == 9


def test_the_order_of_options_does_not_matter(modelgo: Family) -> None:
    """Options may come in any order and twice."""
    answer = verdict(modelgo, ["RAI", "NC", "BY", "NC"])
    assert isinstance(answer, Variant)
    assert (answer.id, answer.options) == ("MG-BY-NC-RAI", ("BY", "NC", "RAI"))


def test_a_refusal_names_the_nearest_licences(modelgo: Family) -> None:
    """What differs in the fewest options is offered, in the order of the family."""
    answer = verdict(modelgo, ["BY", "ND", "RAI"])
    assert isinstance(answer, Refusal)
    assert [variant.id for variant in answer.nearest] == ["MG-BY-RAI", "MG-BY-ND"]


def test_a_refusal_without_any_licence_names_none(modelgo: Family) -> None:
    """In a family that allows no set of options, nothing is the nearest."""
    answer = verdict(replace(modelgo, variants=()), ["BY", "ND", "RAI"])
    assert isinstance(answer, Refusal)
    assert answer.nearest == ()


@pytest.mark.parametrize("row", _table("finds.csv"), ids=lambda row: row["typed"])
def test_names_are_found_as_typed(row: dict[str, str], modelgo: Family) -> None:
    """With or without prefix and edition, in any case and any order of options."""
    assert find(modelgo, row["typed"].format(edition=modelgo.edition)).id == row["variant"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("MG-BY-NCC", "did you mean 'MG-BY-NC'?"),
        ("BY-OS-RAI", "Nearest: MG-BY-RAI, MG-BY-OS"),
        ("BY-ND-OS", "which ND forbids"),
        ("", "no licence ''"),
        ("MG-BY-NC-2.0", "did you mean 'MG-BY-NC'?"),
    ],
)
def test_wrong_names_are_told_what_is_meant(typed: str, told: str, modelgo: Family) -> None:
    """A misspelt name gets the nearest one, an invalid combination its reason."""
    with pytest.raises(UnknownName) as caught:
        find(modelgo, typed)
    assert told in str(caught.value)


def test_unknown_options_are_told_what_is_meant(modelgo: Family) -> None:
    """A misspelt option gets the nearest one."""
    with pytest.raises(UnknownName) as caught:
        verdict(modelgo, ["BY", "RIA"])
    assert "'RIA'; did you mean 'RAI'?" in str(caught.value)


def test_the_order_of_variants_is_data(modelgo: Family) -> None:
    """ModelGo lists its variants from most to least permissive; a family that lists none has them by size."""
    assert [variant.id for variant in modelgo.variants] == [
        "MG0", "MG-BY", "MG-BY-RAI", "MG-BY-OS", "MG-BY-NC", "MG-BY-NC-RAI", "MG-BY-NC-OS", "MG-BY-ND", "MG-BY-NC-ND",
    ]  # fmt: skip
    assert [variant.id for variant in family(BASE).variants] == ["SB-OPEN", "SB-CR", "SB-HG", "SB-CR-RT", "SB-CR-HG"]


def test_names_are_computed(modelgo: Family) -> None:
    """The full name joins the words of the options."""
    variant = find(modelgo, "BY-NC-RAI")
    assert variant.name == "ModelGo Attribution-NonCommercial-ResponsibleAI License"
    assert variant.document_id == f"MG-BY-NC-RAI-{modelgo.edition}"
    assert find(modelgo, "MG0").name == "ModelGo Zero License"
