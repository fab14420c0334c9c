"""The chooser without a terminal: what each answer leads to, what falls away and why."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from engross.assemble import Complete, complete_all
from engross.library.conditions import holds
from engross.model import Family, RefusalClass
from engross.pages.chooser import Choice, Chooser, Clash, Outcome
from engross.pages.remix import Use, combine

PARTS = {
    "none": (),
    "by": ("BY",),
    "rai": ("BY", "RAI"),
    "os": ("BY", "OS"),
    "nc": ("BY", "NC"),
    "nc-rai": ("BY", "NC", "RAI"),
    "nc-os": ("BY", "NC", "OS"),
}
"""The options that each answer about parts stands for; those that are left out lead out of the family."""


@pytest.fixture
def chooser(family: Family, completed: dict[str, Complete]) -> Chooser:
    """The chooser of the real family."""
    return Chooser(family, {identifier: one.sheet.true for identifier, one in completed.items()})


def ends(chooser: Chooser, choices: tuple[Choice, ...] = ()) -> Iterator[Outcome]:
    """What every path through the questions comes to."""
    step = chooser.step(choices)
    if step is None:
        end = chooser.outcome(choices)
        assert isinstance(end, Outcome), "a path that was offered ends in a dead end"
        yield end
        return
    assert len(step.open) > 1, "a question with one answer is none"
    for answer in step.open:
        yield from ends(chooser, (*choices, Choice(step.question, answer)))


def licence(chooser: Chooser, **answers: str) -> str:
    """The id of the licence that some answers come to; `_` stands for `-` in a question's id."""
    end = chooser.outcome(chooser.choices({name.replace("_", "-"): answer for name, answer in answers.items()}))
    assert isinstance(end, Outcome)
    assert end.variant is not None
    return end.variant.id


def clash(chooser: Chooser, **answers: str) -> Clash:
    """Why some answers do not go together."""
    found = chooser.outcome(chooser.choices({name.replace("_", "-"): answer for name, answer in answers.items()}))
    assert isinstance(found, Clash)
    return found


def test_every_path_ends_and_every_licence_is_reached(chooser: Chooser) -> None:
    """No path is a dead end; the nine licences and the two ways out of the family are where they lead."""
    found = list(ends(chooser))
    assert {end.variant.id for end in found if end.variant} == {variant.id for variant in chooser.family.variants}
    assert {end.outside.question.id for end in found if end.outside} == {"content", "osi", "part", "gpl"}
    assert all(bool(end.why) == (end.variant is None) for end in found)


def test_every_result_is_what_was_asked_for(chooser: Chooser) -> None:
    """On every path, a licence has the option where its question was answered so, and not where it was denied."""
    wishes = {"commercial": ("no", "NC"), "share": ("no", "ND"), "open": ("yes", "OS"), "rules": ("yes", "RAI")}
    for end in ends(chooser):
        if end.variant is None:
            continue
        given = {choice.question.id: choice.answer.id for choice in end.choices}
        options = set(end.variant.options)
        for question, (wish, code) in wishes.items():
            if given.get(question) in ("yes", "no"):
                assert (code in options) == (given[question] == wish), (given, end.variant.id)
        assert given.get("credit") != "yes" or "BY" in options
        assert given.get("own") != "yes" or options & {"NC", "ND"}
        assert options.issuperset(PARTS[given.get("part", "none")])
        assert given.get("gpl") != "yes"


@pytest.mark.parametrize("wishes", [frozenset(c for c, on in zip("NDRS", bits, strict=True) if on)
                                    for bits in product((False, True), repeat=4)])  # fmt: skip
def test_each_set_of_wishes_is_mapped_as_specified(chooser: Chooser, wishes: frozenset[str]) -> None:
    """The wishes N, D, R, S give their options and BY; those that the rules refuse give class and ways out."""
    answers = {
        "commercial": "no" if "N" in wishes else "yes",
        "share": "no" if "D" in wishes else "yes",
        "rules": "yes" if "R" in wishes else "no",
        "open": "yes" if "S" in wishes else "no",
        "credit": "yes" if wishes else "no",
    }
    conflicts = [pair for pair in ("RS", "DS", "DR") if set(pair) <= wishes]
    if not conflicts:
        codes = {"N": "NC", "D": "ND", "R": "RAI", "S": "OS"}
        ordered = "-".join(("BY", *(codes[c] for c in "NDRS" if c in wishes)))
        assert licence(chooser, **answers) == (f"MG-{ordered}" if wishes else "MG0")
        return
    found = clash(chooser, **answers)
    classes = {"RS": RefusalClass.POLICY, "DS": RefusalClass.CONTRADICTION, "DR": RefusalClass.UNPUBLISHED}
    assert {rule.refusal for rule in found.rules} == {classes[pair] for pair in conflicts}
    assert found.refusal is next(c for c in RefusalClass if c in {rule.refusal for rule in found.rules})
    for way in found.ways:
        assert all(holds(c.answer.require.text, set(v.options)) for c in way.choices for v in way.variants)


def test_the_largest_parts_that_go_together_are_given(chooser: Chooser) -> None:
    """Two wishes that exclude each other leave two ways, each with all the other answers."""
    found = clash(chooser, commercial="no", open="yes", rules="yes")
    kept = [({c.question.id for c in way.choices}, [v.id for v in way.variants]) for way in found.ways]
    assert kept == [
        ({"commercial", "rules"}, ["MG-BY-NC-RAI"]),
        ({"commercial", "open"}, ["MG-BY-NC-OS"]),
    ]


def test_parts_ask_for_what_the_remix_rule_says(chooser: Chooser, completed: dict[str, Complete]) -> None:
    """A part under any licence leaves the licences that a combination with it may carry; under ND it leaves none."""
    family = chooser.family
    question = next(one for one in family.chooser if one.id == "part")
    asked = {frozenset(options): name for name, options in PARTS.items()}
    for part in family.variants:
        name = asked.get(frozenset(part.options), "nd")
        choice = Choice(question, next(one for one in question.answers if one.id == name))
        carried = [v for v in family.variants if combine(family, completed, (part, v)).result == v]
        if combine(family, completed, (part,)).fate is Use.SHARED:
            assert list(chooser.fitting([choice])) == carried
        else:
            end = chooser.outcome((choice,))
            assert isinstance(end, Outcome)
            assert (name, end.outside) == ("nd", choice)
    assert {one.id for one in question.answers} == PARTS.keys() | {"nd", "unjoined"}


@pytest.mark.parametrize("answers", [{}, {"part": "nc"}, {"open": "yes"}, {"share": "yes", "credit": "yes"}])
def test_no_licence_with_a_notice_on_output_goes_along_with_the_gpl(chooser: Chooser, answers: dict[str, str]) -> None:
    """The notice is a further restriction, as all options are, so that such a release leads out of the family."""
    end = chooser.outcome(chooser.choices({**answers, "gpl": "yes"}))
    assert isinstance(end, Outcome)
    assert end.variant is None
    assert "a notice that must go along with output" in end.why


def test_the_gpl_leaves_the_licences_that_ask_for_nothing_more(family: Family) -> None:
    """Where the family drops the notice on output, two licences are left; with a part under NC there is none."""
    made = complete_all(family, {"output_notice": "off"})
    free = Chooser(family, {one.variant.id: one.sheet.true for one in made})
    gpl = free.choices({"gpl": "yes"})
    assert [variant.id for variant in free.fitting(gpl)] == ["MG0", "MG-BY"]
    both = free.outcome(free.choices({"part": "nc", "gpl": "yes"}))
    assert isinstance(both, Outcome)
    assert both.outside is not None
    assert both.outside.question.id == "gpl"
    assert both.why == both.outside.question.otherwise


def test_a_wish_against_a_fact_is_a_clash_and_leads_nowhere(chooser: Chooser) -> None:
    """A part under NC and the wish for commercial use exclude each other; the wish can be given up."""
    found = clash(chooser, part="nc", commercial="yes")
    assert {len(way.choices) for way in found.ways} == {1}


def test_nobody_is_addressed(family: Family) -> None:
    """On the page of the chooser stands a deed, whose "you" is who uses the model: no question says it of another."""
    texts = [option.question for option in family.options]
    for question in family.chooser:
        texts += [question.text, question.help, question.otherwise]
        texts += [words for answer in question.answers for words in (answer.label, answer.says)]
    assert [text for text in texts if re.search(r"\b(?:you|yours?|my|me|mine|I)\b", text, re.IGNORECASE)] == []


def test_answers_that_exclude_each_other_need_no_rule(chooser: Chooser) -> None:
    """To own what others build while allowing everything is a contradiction of the answers themselves."""
    found = clash(chooser, own="yes", commercial="yes", share="yes")
    assert (found.rules, found.refusal) == ((), RefusalClass.CONTRADICTION)
    assert "exclude each other" in found.reason
    assert {len(way.choices) for way in found.ways} == {2}


def test_an_answer_falls_away_with_its_reason(chooser: Chooser) -> None:
    """Once versions must stay open, the question about use rules is passed over, and the policy behind it is told."""
    choices = chooser.choices(
        {"content": "model", "osi": "no", "part": "none", "gpl": "no", "unsure": "no", "own": "no"}
        | {"commercial": "yes", "share": "yes", "open": "yes"}
    )
    assert chooser.step(choices) is None
    (passed,) = (step for step in chooser.passed(choices) if step.question.id == "rules")
    assert {answer.id: found.refusal for answer, found in passed.fallen} == {"yes": RefusalClass.POLICY}


def test_a_question_that_no_longer_matters_is_not_asked(chooser: Chooser) -> None:
    """Where a part under OS forces OS, nobody is asked whether versions must stay open, or about credit."""
    asked = set()
    choices = chooser.choices({"part": "os"})
    while step := chooser.step(choices):
        asked.add(step.question.id)
        choices = (*choices, Choice(step.question, step.open[0]))
    assert asked.isdisjoint({"open", "rules", "share", "credit", "unsure"})


def test_who_is_unsure_is_given_a_licence_to_withdraw(chooser: Chooser, completed: dict[str, Complete]) -> None:
    """A revocable licence is preferred where there is a choice; where there is none, the unmet wish is told."""
    assert licence(chooser, unsure="yes") == "MG-BY-RAI"
    assert completed["MG-BY-RAI"].sheet.cells["lm.revocable"].answer
    answers = {"unsure": "yes", "commercial": "yes", "share": "yes", "rules": "no", "open": "no"}
    end = chooser.outcome(chooser.choices(answers))
    assert isinstance(end, Outcome)
    assert end.variant is not None
    assert not completed[end.variant.id].sheet.cells["lm.revocable"].answer
    assert [choice.question.id for choice in end.unmet] == ["unsure"]


def test_every_other_licence_has_its_reason(chooser: Chooser) -> None:
    """Each of the eight others is ruled out by the first answer that it does not meet, or would fit too."""
    end = chooser.outcome(chooser.choices({"commercial": "no", "share": "yes"}))
    assert isinstance(end, Outcome)
    reasons = {variant.id: choice.question.id if choice else None for variant, choice in end.others}
    assert reasons == {
        "MG0": "commercial",
        "MG-BY": "commercial",
        "MG-BY-RAI": "commercial",
        "MG-BY-OS": "commercial",
        "MG-BY-NC-RAI": None,
        "MG-BY-NC-OS": None,
        "MG-BY-ND": "commercial",
        "MG-BY-NC-ND": "share",
    }


def test_every_question_and_answer_says_what_it_means(chooser: Chooser) -> None:
    """No question is without help and no answer without its consequence, and none is called b, which goes back."""
    for question in chooser.family.chooser:
        assert question.text.endswith("?")
        assert question.help
        for answer in question.answers:
            assert answer.label
            assert answer.says
            assert answer.id != "b"
