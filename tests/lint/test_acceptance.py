"""What a family accepts: its house style, its exceptions and its baseline."""

import re
from pathlib import Path

import pytest
from tests.lint.seeded import found

from engross.library.source import yaml
from engross.lint import RULES
from engross.lint.acceptance import baseline, page
from engross.model import HouseRule, Span
from engross.model.diagnostics import Diagnostic, Findings

HOUSE = "  house: plain"
DOUBLED = {"file": "ending/revoke.md", "replace": "to You.", "by": "to to You."}
BANNED = {"file": "ending/disc.md", "replace": "the Tool works", "by": "hereby the the Tool works"}
DEAD = {"file": "ending/gone.md", "write": "---\nid: gone\napplies: CR and not CR\n---\nIt is gone."}
PLACED = {"file": "family.yaml", "replace": "law, gen.only", "by": "law, gone, gen.only"}


def family(**lines: str) -> dict[str, str]:
    """The change of the family file that gives `lint` these keys."""
    return {"file": "family.yaml", "replace": HOUSE, "by": "\n".join(f"  {key}: {one}" for key, one in lines.items())}


@pytest.mark.parametrize(
    ("house", "codes"),
    [
        ("plain", ["banned-phrase", "dead-branch", "doubled-word", "doubled-word"]),
        ("none", ["dead-branch"]),
        ("[banned-phrase, long-mean]", ["banned-phrase", "dead-branch"]),
        ("[]", ["dead-branch"]),
    ],
)
def test_house_style_is_what_the_family_says_and_integrity_always_runs(
    house: str, codes: list[str], tmp_path: Path
) -> None:
    """A profile or a list switches rules of style; a clause that nothing prints is told under each of them."""
    changes = (DOUBLED, BANNED, DEAD, PLACED, family(house=house))
    assert sorted(one.code for one in found(changes, tmp_path / "family")) == codes


def test_a_family_without_the_key_has_no_house_style(tmp_path: Path) -> None:
    """So a text that is put in as it is has findings of integrity alone."""
    changes = (DOUBLED, BANNED, {"file": "family.yaml", "replace": HOUSE + "\n", "by": ""})
    assert found(changes, tmp_path / "family") == []


def test_a_house_rule_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    """A misspelt code would switch a rule off unseen."""
    (one,) = found((family(house="[long-sentences]"),), tmp_path / "family")
    assert (one.code, one.span.line) == ("wrong-value", 85)


@pytest.mark.parametrize(
    ("code", "hint"), [("doubled-wrod", "did you mean 'doubled-word'?"), ("thin-term", "remove it")]
)
def test_an_exception_that_matches_nothing_says_what_to_do(code: str, hint: str, tmp_path: Path) -> None:
    """A code that does not exist may be misspelt; another is there for nothing."""
    (one,) = found((family(house="plain", exceptions=f"[{{code: {code}, reason: So said.}}]"),), tmp_path / "family")
    assert (one.code, one.hint) == ("unused-exception", hint)


def test_a_baseline_writes_signs_as_they_are() -> None:
    """The reader of YAML refuses escapes, because they hide what they stand for."""
    sign = Diagnostic("glyph", '"\u4e2d" has no shape', Span("x.md"), clause="x")
    kept = baseline([sign], "\u00c9crit ainsi.")
    assert kept is not None
    findings = Findings()
    read = yaml.read(page(kept), "baseline.yaml", findings)
    assert read is not None
    assert not findings.found
    entry = read.fields["baseline"].fields["findings"].items[0]
    assert entry.get("message") == sign.message


@pytest.mark.parametrize(
    ("exception", "codes"),
    [
        ("{code: doubled-word, clause: revoke, reason: So said.}", ["banned-phrase", "doubled-word"]),
        ("{code: doubled-word, reason: So said.}", ["banned-phrase"]),
        ("{clause: disc, reason: So said.}", ["doubled-word"]),
        ("{clause: law, reason: So said.}", ["banned-phrase", "doubled-word", "doubled-word", "unused-exception"]),
        ("{reason: So said.}", ["wrong-shape"]),
    ],
)
def test_a_finding_is_accepted_by_code_by_clause_or_by_both(exception: str, codes: list[str], tmp_path: Path) -> None:
    """Each says as much as it names; one that names nothing is refused, and one that matches nothing is told."""
    changes = (DOUBLED, BANNED, family(house="plain", exceptions=f"[{exception}]"))
    assert sorted(one.code for one in found(changes, tmp_path / "family")) == codes


def test_the_mean_of_a_licence_is_accepted_by_its_code(tmp_path: Path) -> None:
    """A finding about a whole licence has no clause, and is accepted all the same."""
    long = {
        "file": "head/head.scope.md",
        "replace": "The Tool was made in Norwich, under the rules of the Guild of Smiths.",
        "by": f"The holder of the Tool shall keep it {'dry and ' * 15}clean.\n",
        "times": 80,
    }
    accepted = family(house="plain", exceptions="[{code: long-mean, reason: Published.}]")
    assert [one.code for one in found((long,), tmp_path / "one")] == ["long-mean"]
    assert found((long, accepted), tmp_path / "two") == []


def test_an_exception_for_a_rule_that_is_off_says_how_to_have_it(tmp_path: Path) -> None:
    """A family of an older format sees that its style is no longer checked."""
    exception = "[{code: doubled-word, reason: So said.}]"
    (one,) = found((DOUBLED, family(house="none", exceptions=exception)), tmp_path / "family")
    assert one.code == "unused-exception"
    assert "house: plain" in one.hint


def test_a_baseline_holds_what_was_found_and_nothing_new(tmp_path: Path) -> None:
    """What it holds is not told; one finding more is, and one fewer is told of the baseline."""
    before = found((DOUBLED, BANNED), tmp_path / "before")
    kept = baseline(before, "Put in as it was.")
    assert kept is not None
    write = {"file": "baseline.yaml", "write": page(kept).rstrip("\n")}
    more = {"file": "ending/law--town.md", "replace": "The law", "by": "The the law"}
    assert found((DOUBLED, BANNED, write), tmp_path / "same") == []
    assert [one.code for one in found((DOUBLED, BANNED, write, more), tmp_path / "more")] == ["doubled-word"]
    fewer = found((DOUBLED, write), tmp_path / "fewer")
    assert [one.code for one in fewer] == ["unused-baseline", "unused-baseline"]
    assert all(one.span.path.endswith("baseline.yaml") for one in fewer)


def test_a_finding_more_of_the_same_words_is_new(tmp_path: Path) -> None:
    """The baseline counts: a second slip in the same clause is not hidden by the first."""
    kept = baseline(found((DOUBLED,), tmp_path / "before"), "Put in as it was.")
    assert kept is not None
    write = {"file": "baseline.yaml", "write": page(kept).rstrip("\n")}
    twice = {**DOUBLED, "by": "to to You. Give it back to to You."}
    assert [one.code for one in found((twice, write), tmp_path / "after")] == ["doubled-word"]


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        ("to to You.", "to You.", "no longer occurs:"),
        ("to to You. Give it to to You.", "to You.", "no longer occurs (2 of 2):"),
        ("to to You. Give it to to You.", "to to You.", "no longer occurs (1 of 2):"),
    ],
)
def test_a_baseline_says_how_many_are_gone(before: str, after: str, gone: str, tmp_path: Path) -> None:
    """Of several findings alike it counts those that are no more; one alone is not counted."""
    kept = baseline(found(({**DOUBLED, "by": before},), tmp_path / "before"), "Put in as it was.")
    assert kept is not None
    write = {"file": "baseline.yaml", "write": page(kept).rstrip("\n")}
    (one,) = found(({**DOUBLED, "by": after}, write), tmp_path / "after")
    assert gone in one.message


def test_nothing_found_is_no_baseline() -> None:
    """A clean family keeps none."""
    assert baseline((), "None.") is None


def test_every_house_rule_is_a_rule() -> None:
    """No word of the key `house` stands for nothing, and each kind of rule exists."""
    codes = {rule.code for rule in RULES}
    assert {str(one) for one in HouseRule} <= codes
    assert {rule.house for rule in RULES} == {True, False}


def test_a_finding_in_the_family_file_names_its_clause(tmp_path: Path) -> None:
    """The place of a phrase does not say which clause an exception must name; the finding does."""
    change = {"file": "family.yaml", "replace": "label: Keep the name}", "by": "label: Keep the the name}"}
    (one,) = found((change,), tmp_path / "family")
    assert re.search(r"appears twice \(clause credit\)", one.headline)
