"""What the chooser says: questions, consequences, and ends, in words or as data.

Takes steps and outcomes of the chooser; prints questions and reasons to stderr, results to stdout. Never reads what is
typed.
"""

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from engross.cli.terminal import tell

if TYPE_CHECKING:
    from engross.assemble import Complete
    from engross.model import Variant
    from engross.pages.chooser import Choice, Chooser, Clash, Outcome, Step


def tell_question(step: "Step") -> None:
    """A question, its help, the answers that are open, and why the others fell away."""
    tell("\n" + click.style(step.question.text, bold=True))
    tell(indented(step.question.help))
    for answer in step.open:
        tell(f"    {click.style(f'{answer.id:<8}', fg='cyan')} {answer.label}")
    for reason in _fallen(step):
        tell(indented(reason))


def tell_passed(step: "Step") -> None:
    """Why a question is not asked."""
    told = " ".join(_fallen(step)) or "The answers have settled it."
    tell(indented(f"Not asked: {step.question.text} {told}"))


def tell_clash(clash: "Clash") -> None:
    """Why no licence meets the answers, and which of them go together."""
    tell(click.style("No licence of the family meets these answers.", bold=True))
    tell(wrapped(f"{clash.refusal.value}: {clash.reason}"))
    tell("\nWhat goes together, as many of the answers as can:")
    for way in clash.ways:
        kept = " ".join(f"--{choice.question.id} {choice.answer.id}" for choice in way.choices) or "(no answer)"
        tell(wrapped(f"{kept}: {', '.join(variant.id for variant in way.variants)}", "  "))


def print_outside(end: "Outcome") -> None:
    """Why the answers lead to no licence of the family."""
    click.echo("\n" + click.style("No licence of this family.", bold=True))
    click.echo(wrapped(end.why))


def print_licence(chooser: "Chooser", end: "Outcome", variant: "Variant", complete: "Complete") -> None:
    """The licence, why it is not another one, and its deed."""
    from engross.pages.deed import deed
    from engross.pages.output import deed_page

    record = complete.document.record
    click.echo("\n" + click.style(f"{record.id}: {record.name}", bold=True))
    click.echo(wrapped(f"{record.category}. {', '.join(record.tags)}."))
    for choice in end.unmet:
        click.echo(wrapped(f"No licence that fits the other answers meets this one: {_said(choice)}"))
    click.echo("\nWhat the answers mean:")
    for choice in end.choices:
        click.echo(wrapped(f"{choice.question.id} {choice.answer.id}: {choice.answer.says}", "  "))
    click.echo("\nWhy not the others:")
    reasons: dict[str, list[str]] = {}
    for other, ruled_out in end.others:
        reason = f"the answer was: {_said(ruled_out)}" if ruled_out else _second(chooser, other, end)
        reasons.setdefault(reason, []).append(other.id)
    for reason, variants in reasons.items():
        click.echo(wrapped(f"{', '.join(variants)}: {reason}", "  "))
    click.echo("\n" + deed_page(deed(chooser.family, complete), "text"))


def end_data(end: "Outcome | Clash", answers: Mapping[str, str]) -> dict[str, Any]:
    """What the answers come to, as JSON holds it."""
    from engross.pages.chooser import Clash

    if isinstance(end, Clash):
        ways = [
            {
                "answers": {choice.question.id: choice.answer.id for choice in way.choices},
                "variants": [variant.id for variant in way.variants],
            }
            for way in end.ways
        ]
        clash = {"class": end.refusal.value, "reason": end.reason, "ways": ways}
        return {"answers": dict(answers), "result": None, "clash": clash}
    return {
        "answers": dict(answers),
        "result": end.variant.document_id if end.variant else None,
        "outside": end.why or None,
        "advice": {choice.question.id: choice.answer.says for choice in end.choices},
        "unmet": [choice.question.id for choice in end.unmet],
        "others": [
            {"id": variant.id, "because": {choice.question.id: choice.answer.id} if choice else None}
            for variant, choice in end.others
        ],
    }


def indented(text: str) -> str:
    """Text below a question."""
    return wrapped(text, "    ")


def wrapped(text: str, indent: str = "") -> str:
    """Text in lines that fit a terminal."""
    return textwrap.fill(
        text, 92, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )


def _fallen(step: "Step") -> list[str]:
    return [f"{answer.id} fell away ({clash.refusal.value}): {clash.reason}" for answer, clash in step.fallen]


def _second(chooser: "Chooser", other: "Variant", end: "Outcome") -> str:
    """Why a variant that fits too was not taken."""
    missed = [choice for choice in chooser.unmet(other.id, end.choices) if choice not in end.unmet]
    return f"it would fit, but the answer was: {_said(missed[0])}" if missed else "it would fit, but asks more of users"


def _said(choice: "Choice") -> str:
    return f"{choice.question.text} {choice.answer.label}."
