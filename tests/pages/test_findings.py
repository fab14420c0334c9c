"""What only pages and fonts can tell: options that nobody is told of, licences nobody is led to, missing shapes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.lint.seeded import changed

from engross.assemble import Complete, complete_cases
from engross.lint import findings as accept
from engross.lint import subject, variants_and_settings
from engross.model import Family
from engross.pages import findings

OPTION = {
    "file": "family.yaml",
    "replace": "\nrules:\n",
    "by": "  PA: {word: Paid, question: Is it paid for?, summary: It is paid for.}\n\nrules:\n",
}
ROW = {
    "file": "family.yaml",
    "replace": "{id: credit, kind: duty, expect: CR, label: Keep the name}",
    "by": "{id: credit, kind: duty, expect: CR, label: Keep the name}\n"
    "        - {id: pay, kind: duty, expect: PA, label: Pay}",
}
RULE = "{id: never, require: not PA, refusal: policy, reason: It is free}"
BARRED = {"file": "family.yaml", "replace": "\nrules:\n", "by": f"\nrules:\n  - {RULE}\n"}
PLACED = {"file": "family.yaml", "replace": "share.stop,", "by": "share.stop, share.pay,"}
FREE = {
    "file": "duties/share.pay.md",
    "write": "---\nid: share.pay\napplies: PA\npurpose: A price.\n---\nYou shall pay.",
}
PAID = {**FREE, "write": FREE["write"].replace("purpose: A price.", "facts: {pay: yes}")}
SIGN = {"file": "family.yaml", "replace": "format: 2\n", "by": "format: 2\ncharacters: éع\n"}
Made = tuple[Family, tuple[Complete, ...], list[str]]


def made(changes: Sequence[Mapping[str, Any]], folder: Path) -> Made:
    """A small family with changes, its licences under its own settings, and its findings with their lines."""
    family = changed(tuple(changes), folder)
    completed = [one for _, every in complete_cases(family) for one in every]
    about = subject(family, dict(zip(variants_and_settings(family), completed, strict=True)))
    own = tuple(completed[: len(family.variants)])
    told = accept(about, findings.findings(family, own, about), findings.CODES)
    return family, own, [f"{one.code} {Path(one.span.path).name}:{one.span.line}" for one in told]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ((OPTION, PLACED, FREE), ["untold-option family.yaml:19"]),
        ((OPTION, PLACED, PAID, ROW), []),
        ((OPTION, BARRED), ["untold-option family.yaml:19"]),
        ((SIGN, {"file": "ending/disc.md", "replace": "the Tool works", "by": "the Tool works é"}), []),
        (
            (SIGN, {"file": "ending/disc.md", "replace": "the Tool works", "by": "the Tool works ع"}),
            ["glyph disc.md:8"],
        ),
        ((SIGN, {"file": "family.yaml", "replace": "end: End", "by": "end: End ع"}), ["glyph family.yaml:1"]),
    ],
    ids=["told nowhere", "told by a row", "in no licence", "shown", "not shown", "not shown at the end"],
)
def test_what_nobody_is_told_is_found(changes: Sequence[Mapping[str, Any]], told: list[str], tmp_path: Path) -> None:
    """An option that no page speaks of and a sign that no font has are found at their place; their twins are not."""
    assert made(changes, tmp_path / "family")[2] == told


def test_such_a_finding_is_accepted_like_those_of_the_lint(tmp_path: Path) -> None:
    """An exception names the option."""
    accepted = {
        "file": "family.yaml",
        "replace": "  house: plain",
        "by": "  house: plain\n  exceptions: [{code: untold-option, clause: PA, reason: It says so by its name.}]",
    }
    assert made((OPTION, PLACED, FREE, accepted), tmp_path / "family")[2] == []


def test_a_sign_without_a_shape_is_accepted_in_its_clause(tmp_path: Path) -> None:
    """The finding has the clause in which the sign is, so that an exception can name it."""
    accepted = {
        "file": "family.yaml",
        "replace": "  house: plain",
        "by": "  house: plain\n  exceptions: [{code: glyph, clause: disc, reason: The page shows it as a picture.}]",
    }
    sign = {"file": "ending/disc.md", "replace": "the Tool works", "by": "the Tool works ع"}
    assert made((SIGN, sign, accepted), tmp_path / "family")[2] == []


def test_a_licence_that_no_answers_lead_to_is_found(family: Family, completed: dict[str, Complete]) -> None:
    """All questions lead to every licence; without the one about sharing, one is found that nobody is led to."""
    plan = family.chooser_plan
    assert plan is not None
    made = tuple(completed.values())
    assert list(findings.unreached_licences(family, made)) == []
    fewer = replace(plan, questions=tuple(one for one in plan.questions if one.id != "share"))
    found = list(findings.unreached_licences(replace(family, chooser_plan=fewer), made))
    assert [one.variants[0] for one in found] == ["MG-BY-NC-ND"]
    assert all(one.span.path.endswith("chooser.yaml") for one in found)


def test_a_family_without_a_chooser_has_no_licence_that_is_missed(family: Family) -> None:
    """Where nobody is led anywhere, no licence is left out."""
    assert list(findings.unreached_licences(replace(family, chooser_plan=None), ())) == []
