"""The rules, their explanations and the table of `docs/lints.md` are in step, and the real library is clean."""

import re
from pathlib import Path

import pytest
from tests import licences
from tests.lint.codes import reported

from engross.assemble import complete
from engross.lint import RULES, Rule, run, variants_and_settings
from engross.lint.acceptance import UNUSED_BASELINE, UNUSED_EXCEPTION
from engross.lint.loading import CHECKS
from engross.lint.report import UNACCEPTED, explanations

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "lints.md").read_text(encoding="utf-8")
CODES = {rule.code for rule in RULES}
KINDS = [f"L{number}" for number in range(1, 36)]
DRAFTING = [f"D{number}" for number in range(1, 9)]


def row(kind: str) -> str:
    """The row of the table for a kind of drift or a drafting rule."""
    return next((line for line in TABLE.splitlines() if line.startswith(f"| {kind} |")), "")


@pytest.mark.parametrize("kind", KINDS + DRAFTING)
def test_each_kind_has_its_codes_or_its_reason(kind: str) -> None:
    """The table names codes that exist for every kind, or says that it cannot occur, and why."""
    assert row(kind), f"{kind} is not in the table"
    codes = set(re.findall(r"`([a-z0-9-]+)`", row(kind).rsplit("|", 3)[1]))
    assert codes <= explanations().keys()
    assert codes or "cannot occur" in row(kind)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_stands_in_the_table(rule: Rule) -> None:
    """No rule is left out of the table, and its title is told there as `engross explain` tells it."""
    assert f"| `{rule.code}` | {rule.title} |" in TABLE


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_is_explained(rule: Rule) -> None:
    """A rule has a title in one sentence, a reason and a hint."""
    assert rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.hint


def test_every_code_of_the_other_rooms_is_explained() -> None:
    """Whatever finding is printed, `engross explain` knows its code, and it knows no other."""
    assert reported() <= explanations().keys()
    assert explanations().keys() - CODES - {UNUSED_EXCEPTION, UNUSED_BASELINE, UNACCEPTED.code} <= reported()


def test_codes_are_unique() -> None:
    """One code, one rule; a check of reading shares its code with no other."""
    codes = [rule.code for rule in RULES] + [check.code for check in CHECKS]
    assert sorted(codes) == sorted(set(codes))


def test_the_library_has_no_finding() -> None:
    """The clauses of this repository, in every variant under every setting, raise nothing."""
    family = licences.family(licences.CLAUSES)
    cases = variants_and_settings(family).items()
    completed = {label: complete(family, variant, settings) for label, (variant, settings) in cases}
    assert [diagnostic.headline for diagnostic in run(family, completed)] == []


def test_the_rules_that_know_english_alone_are_listed() -> None:
    """The document names them where it speaks of other languages, in their order."""
    passage = TABLE[TABLE.index("In a family of another language") :].split("; nor")[0]
    assert re.findall(r"`([a-z-]+)`", passage) == [rule.code for rule in RULES if rule.english]
