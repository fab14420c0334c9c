"""Findings as JSON and as SARIF."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engross.cli.root import cli
from engross.lint.report import as_data, explanations, sarif
from engross.model import Span
from engross.model.diagnostics import Diagnostic

FAMILY = Path(__file__).parent / "family"
FOUND = (
    Diagnostic("doubled-word", '"the" appears twice', Span("a.md", 3, 7), "remove one", ("TB0", "TB-CR"), "revoke"),
    Diagnostic("gap", "no alternate applies", Span("b.md", 2, 1)),
    Diagnostic("doubled-word", '"a" appears twice', Span("b.md", 9, 1), "remove one"),
)

RESULT = {"ruleId", "ruleIndex", "level", "message", "locations", "properties"}


def engross(*arguments: str) -> Result:
    """A command on the small family."""
    return CliRunner().invoke(cli, ["-C", str(FAMILY), *arguments])


def test_a_finding_is_json_with_all_its_parts() -> None:
    """Nothing of a finding is lost."""
    assert as_data(FOUND[0]) == {
        "code": "doubled-word",
        "message": '"the" appears twice',
        "path": "a.md",
        "line": 3,
        "column": 7,
        "hint": "remove one",
        "variants": ["TB0", "TB-CR"],
        "clause": "revoke",
    }


def test_sarif_has_the_shape_that_its_readers_ask_for() -> None:
    """The members that SARIF 2.1.0 requires are there, and every result points at its rule and its place."""
    log = sarif(FOUND)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["doubled-word", "gap"]
    assert all(rule["shortDescription"]["text"] for rule in rules)
    for result, finding in zip(run["results"], FOUND, strict=True):
        assert set(result) == RESULT
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": finding.span.path}
        assert place["region"] == {"startLine": finding.span.line, "startColumn": finding.span.column}
        assert finding.message in result["message"]["text"]


def test_sarif_says_why_a_rule_is_there_where_that_is_known() -> None:
    """A code that this version does not explain has a title and no empty reason."""
    (run,) = sarif((*FOUND, Diagnostic("of-another-version", "it is new", Span("a.md", 1, 1))))["runs"]
    why = {rule["id"]: rule.get("fullDescription", {"text": None})["text"] for rule in run["tool"]["driver"]["rules"]}
    known = explanations()
    assert why == {"doubled-word": known["doubled-word"].why, "gap": known["gap"].why, "of-another-version": None}
    assert why["doubled-word"]


def test_sarif_without_findings_is_a_whole_log() -> None:
    """A clean family still gives a run, with no results."""
    assert sarif(())["runs"][0]["results"] == []


@pytest.mark.parametrize("shape", ["json", "sarif"])
def test_check_prints_findings_as_data(shape: str) -> None:
    """The clean family gives an empty list on stdout, and exit code 0."""
    ran = engross("check", "--format", shape)
    printed = json.loads(ran.stdout)
    assert ran.exit_code == 0
    assert (printed["findings"] if shape == "json" else printed["runs"][0]["results"]) == []


@pytest.mark.parametrize("shape", ["json", "sarif"])
def test_a_family_that_cannot_be_read_is_data_too(shape: str, tmp_path: Path) -> None:
    """Findings of reading come out in the same shape, with exit code 3."""
    (tmp_path / "family.yaml").write_text("family: X\n")
    ran = CliRunner().invoke(cli, ["-C", str(tmp_path), "check", "--format", shape])
    printed = json.loads(ran.stdout)
    assert ran.exit_code == 3
    assert printed["findings"] if shape == "json" else printed["runs"][0]["results"]


def test_explain_tells_one_code_or_all() -> None:
    """A code is told with title, reason and hint; without one, every code is listed; a wrong one is answered."""
    assert "A word that appears twice in a row." in engross("explain", "doubled-word").stdout
    listed = json.loads(engross("explain", "--json").stdout)["explanations"]
    assert {"doubled-word", "gap", "unused-exception"} <= {one["code"] for one in listed}
    wrong = engross("explain", "double-word")
    assert wrong.exit_code == 2
    assert "doubled-word" in wrong.stderr
