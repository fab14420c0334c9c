"""Predicates, categories and tags of each licence against the legal specification; all are computed from facts."""

import csv
from pathlib import Path

import pytest

from engross.assemble import Complete, complete_cases
from engross.library.conditions import symbols
from engross.model import Family

DATA = Path(__file__).with_name("data")
PREDICATES = list(csv.DictReader(DATA.joinpath("predicates.csv").read_text().splitlines()))
LABELS = list(csv.DictReader(DATA.joinpath("labels.csv").read_text().splitlines()))
OF_OURS = {"permissive", "gpl-compatible"}
"""Predicates beside those of the specification: what tags ask for."""


@pytest.mark.parametrize("row", PREDICATES, ids=[row["specification"] for row in PREDICATES])
def test_a_predicate_holds_in_the_variants_that_the_specification_names(
    row: dict[str, str], completes: dict[str, Complete]
) -> None:
    """What a predicate of the specification comes to here, a row or a predicate, holds in exactly its variants."""
    holding = [short for short, one in completes.items() if row["answer"] in one.sheet.true]
    assert sorted(holding) == sorted(row["variants"].split())


@pytest.mark.parametrize("row", LABELS, ids=[row["variant"] for row in LABELS])
def test_category_and_tags_follow_from_the_sheet(row: dict[str, str], completes: dict[str, Complete]) -> None:
    """The record of a document has the category and the tags that its rules derive."""
    record = completes[row["variant"]].document.record
    assert (record.category, ", ".join(record.tags)) == (row["category"], row["tags"])


def test_the_tables_are_whole(family: Family, completes: dict[str, Complete]) -> None:
    """Every predicate of the family is in the table, none is one row by another name, and every variant has labels."""
    assert family.sheet is not None
    rows = {row.id for row in family.sheet.rows}
    assert {row["answer"] for row in PREDICATES} - rows | OF_OURS == {label.name for label in family.predicates}
    assert not [label.name for label in family.predicates if label.applies.text in rows]
    assert [row["variant"] for row in LABELS] == list(completes)


def test_no_predicate_category_or_tag_asks_for_an_option(family: Family) -> None:
    """What a licence comes to is asked of its answers, never of the name of an option or setting."""
    assert family.sheet is not None
    known = {row.id for row in family.sheet.rows} | {predicate.name for predicate in family.predicates}
    for label in (*family.predicates, *family.categories, *family.tags):
        assert {name for name, _ in symbols(label.applies.text)} <= known
    assert not known & {option.code for option in family.options}


def test_no_setting_changes_a_category_or_a_tag_but_one(family: Family) -> None:
    """The switches of the house leave what a licence is called; without a notice on output two go with the GPL."""
    usual: dict[str, tuple[str, set[str]]] = {}
    for settings, made in complete_cases(family):
        for one in made:
            record = one.document.record
            category, tags = usual.setdefault(one.variant.id, (record.category, set(record.tags)))
            lost = {"GPL-Incompatible"} if settings == {"output_notice": "off"} and category == "Permissive" else set()
            assert (record.category, set(record.tags)) == (category, tags - lost), (one.variant.id, settings)
            assert ("gpl-compatible" in one.sheet.true) == ("GPL-Incompatible" not in record.tags)
    assert usual.keys() == {variant.id for variant in family.variants}
