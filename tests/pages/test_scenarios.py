"""Scenarios of the garden: sound as they are, and told apart from every way in which they can be wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.pages.negating import altered
from tests.pages.test_garden import COMPLETED, FAMILY

from engross.library.family import scenarios as file
from engross.model import Precedence, Quotation, ScenarioCell, Scenarios, Span, Verdict
from engross.model.diagnostics import BadInput, Diagnostic
from engross.pages.check import check as check_pages
from engross.pages.scenarios import check, check_cell, readings, verdict

SOUND = Path(FAMILY.path, "pages", "scenarios.yaml")
HERE = Span("scenarios.yaml", 3, 5)


def told(scenarios: Scenarios) -> tuple[Diagnostic, ...]:
    """What is wrong with scenarios of the garden."""
    return check(FAMILY, scenarios, tuple(COMPLETED.values()))


def changed(tmp_path: Path, old: str, new: str) -> Scenarios:
    """The scenarios of the garden with one change to the file."""
    text = SOUND.read_text()
    assert old in text
    path = tmp_path / "scenarios.yaml"
    path.write_text(text.replace(old, new, 1))
    return file.read_file(path, FAMILY)


def test_the_scenarios_of_the_garden_are_sound() -> None:
    """Four situations, each with an answer of five licences, have no finding."""
    assert told(file.read(FAMILY)) == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("at any price, gives", "at a price, gives", "scenario-words", "'sale' does not have the words"),
        ("You shall not Sell Seed", "Sell Seed", "scenario-words", "does not have the words 'Sell Seed or Offspring'"),
        ("[SB-OPEN, SB-CR, SB-CR-RT]", "[SB-OPEN, SB-CR]", "scenario-cells", "'fair-price' has no answer"),
        ("[SB-HG, SB-CR-HG]\n", "[SB-HG, SB-CR-HG, SB-CR]\n", "scenario-cells", "'fair-price' answers more than once"),
        ("[SB-HG, SB-CR-HG]\n", "[SB-HG, SB-CR-HG, SB-XX]\n", "scenario-cells", "no licence is called 'SB-XX'"),
        ("clause: name-of-plant", "clause: give-back", "scenario-absent", "quotes 'give-back', which is not here"),
        ("answer: yes\n", "answer: no\n", "scenario-verdict", "answers no, and its words come to yes"),
        ("at any price, gives: yes", "at any price, gives: no", "scenario-verdict", "its words come to no"),
        ("        conditions: [a handful goes back after the harvest]\n", "", "scenario-verdict", "names no condition"),
        ("answer: yes\n", "answer: yes\n        conditions: [it rains]\n", "scenario-verdict", "names conditions"),
        ("            only: no handful is sent\n", "", "double-verdict", "'may' gives yes and 'may.sow' gives"),
        ("over: may.sow, for: sale", "over: sale, for: may.sow", "scenario-verdict", "its words come to yes"),
        ("words: does not change that", "words: shall not Sell", "", ""),
        (
            "- {clause: sale, words: does not change that, over: may.sow",
            "- {clause: nothing-else, words: and nothing else, over: may.sow",
            "double-verdict",
            "'nothing-else' neither stands in 'may.sow' nor refers to 'sale'",
        ),
        ("over: may.sow", "over: may.keep", "double-verdict", "are not both quoted in this cell"),
        ("over: may.sow", "over: sale", "double-verdict", "'sale' and 'sale' give the same"),
        ("row: sell", "row: return", "scenario-row", "answers yes, and the sheet says of `return` no"),
        ("row: sell", "row: not sell", "scenario-row", "answers no, and the sheet says of `not sell` yes"),
        ("answer: outside", "answer: no", "scenario-verdict", "its words come to outside"),
        (
            "          - {clause: name-of-plant, words: A plant keeps the name, gives: yes}\n",
            "",
            "scenario-general",
            "'packet-handed-on' rests on general clauses alone",
        ),
        ("  breach: What weeds cost is no situation of its own.\n", "", "scenario-uncited", "no scenario quotes"),
        ("uncited:\n", "uncited:\n  sale: It is quoted.\n", "scenario-uncited", "a scenario quotes the clause 'sale'"),
    ],
)  # fmt: skip
def test_each_fault_is_told(tmp_path: Path, old: str, new: str, code: str, said: str) -> None:
    """A change of the file brings the finding with its code, its place and a hint; a harmless one brings none."""
    found = told(changed(tmp_path, old, new))
    assert any(one.code == code and said in one.message for one in found) == bool(code)
    assert bool(found) == bool(code)
    for one in found:
        assert one.hint
        assert one.span.path.endswith(("scenarios.yaml", ".md"))
        assert one.span.line > 1


def quotation(clause: str, gives: str, only: str = "") -> Quotation:
    """Words of a clause that give something."""
    return Quotation(clause, "words", Verdict(gives), only, HERE)


@pytest.mark.parametrize(
    ("because", "links", "answer"),
    [
        ("", "", "outside"),
        ("a:yes", "", "yes"),
        ("a:no", "", "no"),
        ("a:outside", "", "outside"),
        ("a:yes b:yes", "", "yes"),
        ("a:yes b:no?", "", "yes-if"),
        ("a:no b:yes?", "", "yes-if"),
        ("a:yes b:yes?", "", "yes"),
        ("a:no b:no?", "", "no"),
        ("a:outside b:no?", "", "outside"),
        ("a:yes b:no", "", None),
        ("a:yes b:no", "a<b", "no"),
        ("a:yes b:no", "b<a", "yes"),
        ("a:yes b:no", "a<b b<a", None),
        ("a:yes b:no c:no", "a<b", "no"),
        ("a:yes b:no c:yes", "a<b", None),
        ("a:yes b:no c:yes", "a<b c<b", "no"),
        ("a:yes b:no c:yes", "a<b b<c", "yes"),
        ("a:yes a:no", "a<a", None),
        ("a:yes b:outside", "", None),
        ("a:no?", "", None),
        ("a:yes b:no c:no?", "b<a", "yes-if"),
    ],
)
def test_quotations_come_to_one_answer_or_none(because: str, links: str, answer: str | None) -> None:
    """A limit makes a condition; two results without a link come to none, as does a limit without what it limits."""
    quoted = [quotation(one[0], one[2:].rstrip("?"), "once" if one[-1] == "?" else "") for one in because.split()]
    settled = [Precedence("x", "words", one[0], one[2], HERE) for one in links.split()]
    cell = ScenarioCell(("V",), Verdict.YES, (), tuple(quoted), tuple(settled), HERE)
    found = verdict(cell, settled)
    assert (found and found.value) == answer


def test_cutting_or_negating_any_quoted_words_is_noticed() -> None:
    """In every cell, each quotation cut from its clause or negated at any place brings a finding."""
    scenarios = file.read(FAMILY)
    read = readings(FAMILY, tuple(COMPLETED.values()))
    count = 0
    for scenario in scenarios.scenarios:
        for cell in scenario.cells:
            for variant in cell.variants:
                assert not list(check_cell(scenario, cell, read[variant]))
                for quoted in cell.quoted:
                    for reading in altered(read[variant], quoted.clause, quoted.words):
                        assert list(check_cell(scenario, cell, reading)), (scenario.id, variant, quoted.words)
                        count += 1
    assert count > 100


def test_the_check_of_the_pages_tells_scenarios_and_the_lines_that_name_them(tmp_path: Path) -> None:
    """Faults of scenarios stand among those of deeds; other values of a setting do not ask for them."""
    wrong = changed(tmp_path, "answer: yes\n", "answer: no\n")
    completed = tuple(COMPLETED.values())
    with pytest.raises(BadInput, match="scenario-verdict"):
        check_pages(FAMILY, completed, scenarios=wrong)
    check_pages(FAMILY, completed)
    check_pages(FAMILY, completed, scenarios=file.read(FAMILY))


def test_a_family_without_scenarios_is_not_asked_for_them(tmp_path: Path) -> None:
    """Without a file there are none; a line of the deed that names one all the same is a finding."""
    bare = replace(FAMILY, path=tmp_path.as_posix())
    assert file.read(bare).scenarios == ()
    with pytest.raises(BadInput, match="unknown-scenario") as caught:
        check_pages(bare, tuple(COMPLETED.values()), scenarios=file.read(bare))
    assert {one.code for one in caught.value.diagnostics} == {"unknown-scenario"}
    assert FAMILY.deed is not None
    silent = tuple(replace(line, scenarios=()) for line in FAMILY.deed.lines)
    for plan in (replace(FAMILY.deed, lines=silent), None):
        check_pages(replace(bare, deed=plan), tuple(COMPLETED.values()), scenarios=file.read(bare))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: kept-seed", "id: kept", "unknown-scenario.*'kept-seed'"),
        ("- {clause: sale, words: You may Sell what you harvest at any price, gives: yes}",
         "- {clause: may.sow, words: sow the Seed, gives: yes}", "deed-scenario.*'fair-price'"),
    ],
)  # fmt: skip
def test_a_line_of_the_deed_names_scenarios_about_its_clauses(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A name that stands for nothing, or for a scenario that quotes none of the line's clauses, is a finding."""
    with pytest.raises(BadInput, match=said):
        check_pages(FAMILY, tuple(COMPLETED.values()), scenarios=changed(tmp_path, old, new))
