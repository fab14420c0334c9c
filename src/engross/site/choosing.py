"""The chooser as data: every path through the questions, walked once here so that the page only follows it.

Takes a subject; returns plain values for JSON, and the decision table for readers without script. All that is decided
is decided by `derive.chooser`. Never prints.
"""

import json
from collections.abc import Mapping
from typing import Any

from engross.library.conditions import holds
from engross.model import Answer, Question, Variant
from engross.pages.chooser import Choice, Chooser, Clash, Outcome, Step
from engross.pages.deed import deed
from engross.records import dataclass
from engross.site import notices, situations
from engross.site.offer import downloads
from engross.site.subject import Subject


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer and, for each variant, "fits", "rather not" (it fits, but the wish is for another) or "no".

    `out` says why the answer leads out of the family, "" where it does not.
    """

    answer: Answer
    cells: tuple[str, ...]
    out: str


def table(subject: Subject) -> tuple[tuple[Question, tuple[AnswerRow, ...]], ...]:
    """The decision table: every question with its answers."""
    return tuple(
        (question, tuple(_row(subject, question, answer) for answer in question.answers))
        for question in subject.family.chooser
    )


def plan(subject: Subject) -> dict[str, Any]:
    """The chooser as the page's script reads it.

    `nodes` are the questions and ends that answers lead to: a question has the answers that are open with the number of
    their node, those that fell with the number of their reason in `words`, and the questions passed over before it; an
    end has a licence, or the number of the words that say why it leads out.
    """
    walk = _Walk(subject)
    start = walk.node(())
    numbers = {variant.id: number for number, variant in enumerate(subject.variants)}
    questions = {
        question.id: {
            "text": question.text,
            "help": question.help,
            "answers": {answer.id: _answer(subject, question, answer, numbers) for answer in question.answers},
        }
        for question in subject.family.chooser
    }
    lines: dict[str, int] = {}
    return {
        "variants": [_variant(subject, variant, lines) for variant in subject.variants],
        "lines": list(lines),
        "headings": list(subject.family.deed.groups.values()) if subject.family.deed else [],
        "questions": questions,
        "words": list(walk.words),
        "nodes": walk.nodes,
        "start": start,
    }


def _variant(subject: Subject, variant: Variant, lines: dict[str, int]) -> dict[str, Any]:
    """A licence with its deed, whose sentences are numbers in `lines`, and its notices."""
    family = subject.family
    groups = deed(family, subject.completed[variant.id]).groups if family.deed else ()
    headings = list(family.deed.groups) if family.deed else []
    told = [
        [
            headings.index(group.id),
            [
                [
                    lines.setdefault(line.text, len(lines)),
                    [[place.text, place.target] for place in line.backing],
                    situations.stated(subject, variant, line),
                ]
                for line in group.lines
            ],
        ]
        for group in groups
    ]
    forms = {
        form.name: [[piece.slot] if piece.slot else piece.text for piece in form.pieces]
        for form in notices.forms(subject, variant)
    }
    return {
        "id": variant.id,
        "full": variant.document_id,
        "name": variant.name,
        "files": downloads(subject, variant)[0].path,
        "deed": told,
        "forms": forms,
    }


def _answer(subject: Subject, question: Question, answer: Answer, numbers: Mapping[str, int]) -> dict[str, Any]:
    choice = Choice(question, answer)
    chooser = _chooser(subject)
    fit = [variant for variant in subject.variants if chooser.meets(variant, choice)]
    unmet = [one for one in fit if not holds(answer.prefer.text, subject.completed[one.id].sheet.true)]
    found: dict[str, Any] = {"label": answer.label, "says": answer.says}
    if len(fit) < len(subject.variants):
        found["meets"] = [numbers[variant.id] for variant in fit]
    if unmet:
        found["unmet"] = [numbers[variant.id] for variant in unmet]
    return found


def _row(subject: Subject, question: Question, answer: Answer) -> AnswerRow:
    choice, chooser = Choice(question, answer), _chooser(subject)

    def cell(identifier: str) -> str:
        """What a licence comes to for an answer, as a word of the script."""
        complete = subject.completed[identifier]
        if answer.outside or not chooser.meets(complete.variant, choice):
            return "no"
        return "fits" if holds(answer.prefer.text, complete.sheet.true) else "rather not"

    end = chooser.outcome((choice,))
    out = end.why if isinstance(end, Outcome) else ""
    return AnswerRow(answer, tuple(cell(variant.id) for variant in subject.variants), out)


def _chooser(subject: Subject) -> Chooser:
    return Chooser(subject.family, {identifier: one.sheet.true for identifier, one in subject.completed.items()})


class _Walk:
    """Every state of the chooser, each once: states that look and lead alike are one node."""

    def __init__(self, subject: Subject) -> None:
        self.chooser = _chooser(subject)
        self.numbers = {variant.id: number for number, variant in enumerate(subject.variants)}
        self.nodes: list[dict[str, Any]] = []
        self.words: dict[str, int] = {}
        self.known: dict[str, int] = {}

    def node(self, choices: tuple[Choice, ...]) -> int:
        """The number of the node that these choices lead to."""
        step = self.chooser.step(choices)
        content = self._question(step, choices) if step else self._end(choices)
        passed = [[one.question.id, self._fallen(one)] for one in self.chooser.passed(choices)]
        if passed and not self.chooser.outside(choices):
            content["passed"] = passed
        key = json.dumps(content)
        if key not in self.known:
            self.known[key] = len(self.nodes)
            self.nodes.append(content)
        return self.known[key]

    def _question(self, step: Step, choices: tuple[Choice, ...]) -> dict[str, Any]:
        open_answers = {answer.id: self.node((*choices, Choice(step.question, answer))) for answer in step.open}
        found: dict[str, Any] = {"ask": step.question.id, "open": open_answers}
        if step.fallen:
            found["fallen"] = self._fallen(step)
        return found

    def _end(self, choices: tuple[Choice, ...]) -> dict[str, Any]:
        outcome: Outcome | Clash = self.chooser.outcome(choices)
        assert isinstance(outcome, Outcome), "only answers that are open were given"
        if outcome.variant is None:
            return {"out": self.words.setdefault(outcome.why, len(self.words))}
        return {"licence": self.numbers[outcome.variant.id]}

    def _fallen(self, step: Step) -> list[list[str | int]]:
        return [[answer.id, self.words.setdefault(clash.reason, len(self.words))] for answer, clash in step.fallen]
