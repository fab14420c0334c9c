"""Every seeded mistake is found where it stands, and its clean twin raises nothing."""

from pathlib import Path

import pytest
from tests.lint.codes import reported
from tests.lint.seeded import Case, cases, found, places

from engross.lint import RULES
from engross.lint.acceptance import UNUSED_BASELINE, UNUSED_EXCEPTION

CASES = cases()
ENOUGH = 60
"""Mistakes that the corpus holds at least, as issue 3 asks."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_found_where_it_stands(case: Case, tmp_path: Path) -> None:
    """Code, place, message and licences are those of the case, and nothing else is found but what it names."""
    findings = found(case.mistake, tmp_path / "family")
    told = places(findings, tmp_path / "family")
    expected = f"{case.code} {case.at}"
    assert expected in told, case.what
    assert told.count(expected) == 1
    assert {line.split()[0] for line in told if line != expected} <= case.also
    finding = findings[told.index(expected)]
    assert case.says in ("", finding.message)
    assert case.licences in ((), finding.variants)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_clean_twin_raises_nothing(case: Case, tmp_path: Path) -> None:
    """The nearest change that is no mistake is let pass."""
    assert case.twin, "a case without a twin proves half"
    assert [diagnostic.headline for diagnostic in found(case.twin, tmp_path / "family")] == []


def test_the_small_family_is_clean(tmp_path: Path) -> None:
    """What the cases start from raises nothing."""
    assert found((), tmp_path / "family") == []


def test_each_rule_has_a_case() -> None:
    """No rule goes without a seeded mistake, and no case is for a code that does not exist."""
    seeded = {case.code for case in CASES}
    assert {rule.code for rule in RULES} | {UNUSED_EXCEPTION, UNUSED_BASELINE} <= seeded
    assert seeded <= {rule.code for rule in RULES} | {UNUSED_EXCEPTION, UNUSED_BASELINE} | reported()
    assert len(CASES) >= ENOUGH


def test_a_finding_names_the_licences_it_is_in(tmp_path: Path) -> None:
    """One mistake in several licences is one finding that names them, in the order of the family."""
    case = next(case for case in CASES if case.code == "shall-subject" and "revoke" not in case.at)
    (diagnostic,) = found(case.mistake, tmp_path / "family")
    assert diagnostic.variants == ("TB0", "TB-CR", "TB-CR-NS")


def test_a_mistake_under_another_setting_alone_names_the_setting(tmp_path: Path) -> None:
    """Words that stand only under a setting that the family does not have are linted too."""
    change = {"file": "ending/law--town.md", "replace": "The law", "by": "The the law"}
    (diagnostic,) = found((change,), tmp_path / "family")
    assert diagnostic.variants == ("TB0 (place: town)", "TB-CR (place: town)", "TB-CR-NS (place: town)")


def test_an_accepted_finding_is_not_told(tmp_path: Path) -> None:
    """A named line in the family file, with its reason, is the only way past a rule; it holds for one clause."""
    mistake = {"file": "ending/revoke.md", "replace": "to You.", "by": "to to You."}
    accepted = {
        "file": "family.yaml",
        "replace": "  house: plain",
        "by": "  house: plain\n  exceptions:\n    - {code: doubled-word, clause: revoke, reason: Said so by the king.}",
    }
    elsewhere = {"file": "ending/disc.md", "replace": "the Tool works", "by": "the the Tool works"}
    assert found((mistake, accepted), tmp_path / "one") == []
    assert [d.code for d in found((mistake, accepted, elsewhere), tmp_path / "two")] == ["doubled-word"]
