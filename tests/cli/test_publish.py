"""remix, deed and notice on the real family, and on one that says nothing about them."""

import csv
import io
import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result
from tests.cli.conftest import Engross

from engross.cli.publish import FIELDS
from engross.cli.root import cli

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("loaded_once")


GIVEN = ("--owner", "Ada", "--year", "2026", "--place", "London", "--contact", "ada@analytical.uk")
"""What a notice cannot do without."""


def run(*arguments: str) -> Result:
    """A command on the real family."""
    return CliRunner().invoke(cli, ["-C", str(ROOT), *arguments], prog_name="engross")


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        (("MG-BY-NC", "by-os"), "MG-BY-NC + MG-BY-OS: the result may be shared under MG-BY-NC-OS."),
        (("BY-ND", "MG0"), "MG-BY-ND + MG0: the result may be made and used, but not shared."),
        (("BY-OS", "BY-RAI", "BY-NC"), "MG-BY-OS + MG-BY-RAI + MG-BY-NC: no licence of the family fits the result."),
        (("BY",), "MG-BY: the result may be shared under MG-BY."),
    ],
)
def test_remix_answers_for_any_number_of_inputs(inputs: tuple[str, ...], said: str) -> None:
    """The verdict is the first line; reason, clauses and the separable case follow."""
    ran = run("remix", *inputs)
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[0] == said
    words = " ".join(ran.stdout.split())
    assert "Why" in words
    assert "Section 7." in words
    assert "gating weights" in words


@pytest.mark.parametrize("command", ["notice", "choose"])
def test_the_help_says_what_each_value_of_a_notice_is(command: str) -> None:
    """With the word that stands for it."""
    said = " ".join(CliRunner().invoke(cli, [command, "--help"], prog_name="engross").stdout.split())
    for name, (kind, words) in FIELDS.items():
        assert f"--{name} {kind} {words}" in said


def test_remix_without_inputs_is_the_whole_table() -> None:
    """All 81 cells stand in every form; text fits 80 columns."""
    text = run("remix").stdout
    assert max(map(len, text.splitlines())) <= 80
    rows = list(csv.DictReader(io.StringIO(run("remix", "--format", "csv").stdout)))
    table = json.loads(run("remix", "--format", "json").stdout)["table"]
    assert len(rows) == sum(map(len, table)) == 81
    flat = [cell for row in table for cell in row]
    assert [(row["first"], row["second"]) for row in rows] == [tuple(cell["inputs"]) for cell in flat]
    assert [(row["fate"], row["result"], row["reason"]) for row in rows] == [
        (cell["fate"], cell["result"] or "", cell["reason"]) for cell in flat
    ]
    ids = [row["first"] for row in rows][::9]
    said = [cell["result"] if cell["fate"] == "shared" else cell["fate"] for cell in flat]
    html, markdown = (run("remix", "--format", form).stdout for form in ("html", "md"))
    assert [cell.split(">", 1)[1].split("<", 1)[0] for cell in html.split("<td")[1:]] == said
    lines = [line for line in markdown.splitlines() if line.startswith("| **")]
    assert [cell.strip() for line in lines for cell in line.strip(" |").split("|")[1:]] == said
    numbers = {"shared": "{}", "private": "({})", "none": "-"}
    printed = [cell for line in text.splitlines()[1:10] for cell in line.split()[2:]]
    assert printed == [
        numbers[cell["fate"]].format(ids.index(cell["result"]) + 1 if cell["result"] else "") for cell in flat
    ]


@pytest.mark.parametrize("form", ["md", "html", "csv"])
def test_a_table_is_not_for_named_inputs(form: str) -> None:
    """A form of the whole table with inputs is a usage error."""
    ran = run("remix", "MG0", "MG-BY", "--format", form)
    assert (ran.exit_code, "whole table" in ran.stderr) == (2, True)


@pytest.mark.parametrize("command", [("remix", "MG-XX"), ("deed", "BY-OS-RAI"), ("notice", "nothing")])
def test_an_unknown_licence_is_a_usage_error(command: tuple[str, ...]) -> None:
    """The name is told with what may be meant, or with the reason why there is none."""
    ran = run(*command)
    assert ran.exit_code == 2
    assert "no licence" in ran.stderr


@pytest.mark.parametrize(("form", "begins"), [("text", "ModelGo Attribution License\n"), ("md", "# ModelGo"),
                                              ("html", "<!DOCTYPE html>"), ("json", "{")])  # fmt: skip
def test_deed_is_printed_in_each_form(form: str, begins: str) -> None:
    """One page, marked as no part of the licence."""
    ran = run("deed", "BY", "--format", form)
    assert ran.exit_code == 0
    assert ran.stdout.startswith(begins)
    assert "no part of the licence" in " ".join(ran.stdout.split())


def test_notice_is_printed_in_each_form() -> None:
    """All forms together hold each single one."""
    given = ("notice", "BY-RAI", *GIVEN, "--title", "Analytical")
    everything = run(*given).stdout
    for form in ("readme", "hf", "spdx", "text"):
        assert run(*given, "--format", form).stdout in everything
    page = json.loads(run(*given, "--format", "json").stdout)
    assert page["spdx"] == f"LicenseRef-{page['id']}"
    assert page["id"].startswith("MG-BY-RAI-")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "the owner is missing: give it with --owner"),
        (("--owner", "Ada"), "the year is missing: give it with --year"),
        (("--owner", "Ada", "--year", "2026"), "the place is missing: give it with --place"),
        (GIVEN[:6], "the contact is missing: give it with --contact"),
        ((*GIVEN, "--modified", "MG-BY"), "a changed text has a name of its own"),
        (("--owner", "YOUR NAME", "--year", "2026"), "the owner 'YOUR NAME' is a slot still to be filled"),
        (("--owner", "Ada", "--year", "20XX"), "the year '20XX' is a slot still to be filled"),
        ((*GIVEN, "--link", "https://a.org/x"), "does not lead to this licence"),
    ],
)
def test_an_open_slot_stops_the_notice(given: tuple[str, ...], said: str) -> None:
    """The exit code is 2, the slot is named, and nothing is printed to copy."""
    ran = run("notice", "MG0", *given)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_the_schema_of_a_card_holds_for_the_card() -> None:
    """`engross schema card` is what the metadata of `engross notice` passes."""
    schema = json.loads(run("schema", "card").stdout)
    given = ("notice", "MG0", *GIVEN, "--format", "json")
    jsonschema.validate(json.loads(run(*given).stdout)["card"], schema)


@pytest.mark.parametrize(
    "command", [("remix",), ("deed", "RC"), ("notice", "RC"), ("choose", "--json"), ("schema", "card")]
)
def test_a_family_that_says_nothing_is_told_what_to_add(engross: Engross, command: tuple[str, ...]) -> None:
    """A family without the plan of a page is bad input for that page, and the key is named."""
    ran = engross(*command)
    assert ran.exit_code == 3
    assert "no-plan" in ran.stderr
    assert "hint: add the key `" in ran.stderr
