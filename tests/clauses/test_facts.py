"""Facts: taking away any one of them is noticed, unless another clause that stands there states the same."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from tests.licences import CLAUSES

from engross.assemble import Complete, complete_all, complete_cases
from engross.cli.root import cli
from engross.model import Clause, Fact, Family
from engross.model.diagnostics import EXIT_BAD_INPUT, BadInput

SHARES = pytest.mark.parametrize(
    "share", [5, pytest.param(40, marks=pytest.mark.slow), pytest.param(1_000, marks=pytest.mark.soak)]
)
"""How many facts the default run, the slow run and the soak try; there are fewer than the last of them."""

TWICE = {
    ("back.grant", "back.share", "dm.distribute"): "nd.share",
    ("nd.share", "", "dm.distribute"): "back.grant",
}
"""Facts that another clause states wherever their own does: clause, phrase and row, and that other clause."""


@dataclass(frozen=True)
class Place:
    """A fact and where it stands: the file of its clause, and the phrase and wording where one states it."""

    clause: Clause
    fact: Fact
    phrase: str = ""
    wording: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """Clause, phrase and row."""
        return (self.clause.id, self.phrase, self.fact.row)


def places(family: Family) -> Iterator[Place]:
    """Every fact of the library: of front matter, and of the wordings of phrases."""
    for clause in (clause for alternates in family.clauses.values() for clause in alternates):
        yield from (Place(clause, fact) for fact in clause.facts.values())
        for phrase in clause.phrases.values():
            for number, wording in enumerate(phrase.wordings):
                yield from (Place(clause, fact, phrase.name, number) for fact in wording.facts.values())


def with_fact(family: Family, place: Place, fact: Fact | None) -> Family:
    """The family with another fact in the place of one, or with none."""

    def changed(facts: Mapping[str, Fact]) -> dict[str, Fact]:
        others = {row: other for row, other in facts.items() if row != place.fact.row}
        return {**others, fact.row: fact} if fact else others

    clause = place.clause
    if place.phrase:
        phrase = clause.phrases[place.phrase]
        wordings = list(phrase.wordings)
        wordings[place.wording] = replace(wordings[place.wording], facts=changed(wordings[place.wording].facts))
        phrases = {**clause.phrases, phrase.name: replace(phrase, wordings=tuple(wordings))}
        new = replace(clause, phrases=phrases)
    else:
        new = replace(clause, facts=changed(clause.facts))
    alternates = tuple(new if one is clause else one for one in family.clauses[clause.id])
    return replace(family, clauses={**family.clauses, clause.id: alternates})


def turned(family: Family, place: Place) -> Family:
    """The family with a fact that says the opposite."""
    return with_fact(family, place, replace(place.fact, answer=not place.fact.answer))


def some(family: Family, share: int) -> list[Place]:
    """So many of the facts, drawn by a seed, or all."""
    found = [*places(family)]
    return Random(7).sample(found, min(share, len(found)))


def refused(family: Family) -> bool:
    """Whether a check of the family finds anything, in any variant under any value of any setting."""
    try:
        complete_all(family)
        for _ in complete_cases(family):
            pass
    except BadInput:
        return True
    return False


@SHARES
def test_taking_away_a_fact_is_noticed(family: Family, share: int) -> None:
    """The check refuses the library without any one of the facts, but for those that are stated twice."""
    twice = [place for place in places(family) if place.key in TWICE]
    chosen = {place.key: place for place in [*some(family, share), *twice]}
    assert {key for key, place in chosen.items() if not refused(with_fact(family, place, None))} == TWICE.keys()


def test_a_fact_that_is_said_twice_is_said_by_the_clause_named(family: Family, completes: dict[str, Complete]) -> None:
    """Where a fact may go, both clauses back the cell wherever they stand, and without both the library is refused."""
    for (clause, _, row), other in TWICE.items():
        backed = [one.sheet.cells[row].backing for one in completes.values()]
        assert any({clause, other} <= set(backing) for backing in backed)
    bare = family
    for key in TWICE:
        (place,) = (place for place in places(bare) if place.key == key)
        bare = with_fact(bare, place, None)
    assert refused(bare)


def test_check_names_row_licences_and_place_of_a_fact_that_is_gone(tmp_path: Path) -> None:
    """A fact taken out of its file ends `engross check` with the row, the licences and the setting."""
    shutil.copytree(CLAUSES, tmp_path / "clauses")
    file = tmp_path / "clauses" / "sharing" / "dist.copy.md"
    file.write_text(file.read_text().replace("facts: {share.licence: yes}\n", ""))
    ran = CliRunner().invoke(cli, ["-C", str(tmp_path), "check"], prog_name="engross")
    assert ran.exit_code == EXIT_BAD_INPUT
    told = "error[sheet-rule]: silence answers row 'share.licence' with no, but its rule says yes in MG0, MG-BY,"
    assert told in ran.stderr
    assert "1 error" in ran.stderr


@SHARES
def test_turning_a_fact_round_is_noticed(family: Family, share: int) -> None:
    """No fact can say the opposite of what it says and go unnoticed; some of those tried say yes and some no."""
    chosen = some(family, share)
    assert {place.fact.answer for place in chosen} == {True, False}
    assert [place.key for place in chosen if not refused(turned(family, place))] == []
