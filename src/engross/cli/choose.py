"""The chooser on the terminal, or from answers given as options.

Takes answers; asks for the missing ones where there is a terminal. Prints the licence that the answers come to, its
deed and its notice. Exits with 1 where no licence meets the answers.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from engross.cli import chosen
from engross.cli.publish import FIELDS, print_notice, publisher_options
from engross.cli.terminal import Session, json_option, print_json, session, tell

if TYPE_CHECKING:
    from engross.model import Variant
    from engross.pages.chooser import Choice, Outcome, Step
    from engross.pages.notice import Notice

BACK = "b"
HELP = "engross.help"
SLOTS = {
    "owner": "Who holds the copyright of the model",
    "year": "Year of the copyright",
    "place": "Where the licensor lives or has its main business",
    "contact": "Where notices to the licensor go",
}
"""What a notice cannot do without, and how it is asked for."""


class Questions(click.Command):
    """A command with an option for each question of the family; its help, which must stay light, reads no family."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Notes whether help is asked for, before the options are made."""
        ctx.meta[HELP] = not set(ctx.help_option_names).isdisjoint(args)
        return super().parse_args(ctx, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The options of the family that the command works on, and the declared ones."""
        found = None if ctx.meta.get(HELP, True) else ctx.find_object(Session)
        questions = found.family.chooser if found else ()
        asked = [
            click.Option(
                [f"--{question.id}", f"answer_{position}"],
                type=click.Choice([answer.id for answer in question.answers]),
                help=question.text,
            )
            for position, question in enumerate(questions)
        ]
        return [*asked, *super().get_params(ctx)]


@click.command(cls=Questions)
@publisher_options
@json_option
@session
def choose(session: Session, /, as_json: bool, **given: str | None) -> None:
    """Find the licence that fits a model.

    Asks one question at a time on a terminal; b goes one question back. Every question is an option too, and what is
    given so is not asked. Without a terminal, and with --json, questions without an answer are left open; engross
    choose --json lists them.

    \b
    Example:
      engross choose
      engross choose --commercial no --share yes --open no --rules no
    """
    from engross.model.diagnostics import EXIT_FINDINGS
    from engross.pages import missing
    from engross.pages.notice import OpenSlot

    questions = session.family.chooser
    if not questions:
        raise missing(session.family, "chooser")
    answers = {question.id: given[f"answer_{n}"] or "" for n, question in enumerate(questions)}
    answers = {question: answer for question, answer in answers.items() if answer}
    asking = sys.stdin.isatty() and not as_json
    if not asking and not answers:
        listed = "\n".join(f"  --{q.id} {'|'.join(a.id for a in q.answers)}  {q.text}" for q in questions)
        raise click.UsageError(f"there is no terminal to ask on: give answers as options\n{listed}")
    slots = {name: given[name] or "" for name in FIELDS}
    talk = Conversation(session, answers, slots, asking=asking)
    try:
        fine = talk.as_json() if as_json else talk.run()
    except OpenSlot as error:
        raise click.UsageError(str(error)) from error
    if not fine:
        raise click.exceptions.Exit(EXIT_FINDINGS)


class Conversation:
    """One run of the chooser: the answers so far, those given as options, and what the notice needs."""

    def __init__(self, session: Session, answers: dict[str, str], slots: dict[str, str], *, asking: bool) -> None:
        from engross.assemble import complete_all
        from engross.pages.chooser import Chooser
        from engross.pages.notice import needed

        self.family = session.family
        self.completed = {one.variant.id: one for one in complete_all(session.family)}
        true = {identifier: one.sheet.true for identifier, one in self.completed.items()}
        self.chooser = Chooser(session.family, true)
        self.answers = answers
        self.given = frozenset(answers)
        self.slots = slots
        self.asking = asking
        self.told: set[str] = set()
        self.needed = needed(session.family.notice) if session.family.notice else ()

    @property
    def choices(self) -> tuple["Choice", ...]:
        """The answers so far, as choices."""
        return self.chooser.choices(self.answers)

    def run(self) -> bool:
        """Asks what is to be asked and prints the end; False where nothing meets the answers."""
        from engross.pages.chooser import Clash

        while True:
            end = self.chooser.outcome(self.choices)
            if isinstance(end, Clash):
                chosen.tell_clash(end)
                return False
            step = self.chooser.step(self.choices) if self.asking else None
            if self.asking and not end.outside:
                self._tell_passed()
            if step:
                self._ask(step)
            elif self._end(end):
                return True

    def as_json(self) -> bool:
        """Prints what the answers come to as JSON; False where nothing meets them."""
        from engross.pages.chooser import Clash
        from engross.pages.deed import deed
        from engross.pages.output import deed_data, notice_data

        end = self.chooser.outcome(self.choices)
        content = chosen.end_data(end, self.answers)
        if isinstance(end, Clash):
            print_json(content)
            return False
        if end.variant:
            content["deed"] = deed_data(deed(self.family, self.completed[end.variant.id]))
            content["notice"] = notice_data(self._notice(end.variant)) if self._wanted else None
        print_json(content)
        return True

    def _ask(self, step: "Step") -> None:
        """Asks one question and notes the answer, or takes the last one back."""
        chosen.tell_question(step)
        words = [answer.id for answer in step.open]
        typed = _prompt(f"Answer ({', '.join(words)}; {BACK} goes back)", words)
        if typed == BACK:
            self._back()
            return
        self.answers[step.question.id] = typed
        tell(chosen.indented(next(answer.says for answer in step.open if answer.id == typed)))

    def _tell_passed(self) -> None:
        """Says once of each question that need not be asked why not."""
        for step in self.chooser.passed(self.choices):
            if step.question.id not in self.told:
                self.told.add(step.question.id)
                chosen.tell_passed(step)

    def _back(self) -> None:
        """Takes back the last answer that was typed."""
        self.told.clear()
        typed = [question for question in self.answers if question not in self.given]
        if typed:
            del self.answers[typed[-1]]
        else:
            tell(chosen.indented("There is no question before this one."))

    def _end(self, end: "Outcome") -> bool:
        """Prints where the answers lead, and the notice; False where the talk goes a question back instead."""
        if end.outside:
            chosen.print_outside(end)
            closed = not self.asking or _prompt(f"Enter ends, {BACK} goes back", (), "") != BACK
        else:
            assert end.variant is not None
            chosen.print_licence(self.chooser, end, end.variant, self.completed[end.variant.id])
            closed = self._close(end.variant)
        if not closed:
            self._back()
        return closed

    def _close(self, variant: "Variant") -> bool:
        """Prints the notice, asking for what it needs; False where the talk goes a question back instead."""
        from engross.pages.notice import OpenSlot

        while True:
            for slot in self.needed if self.asking else ():
                if not self.slots[slot]:
                    asked = f"{SLOTS[slot]}, for the notice (Enter leaves it out; {BACK} goes back)"
                    typed = _prompt(asked, None, "")
                    if typed == BACK:
                        return False
                    if not typed:
                        break
                    self.slots[slot] = typed
            if not self._wanted:
                fields = " ".join(f'--{slot} "..."' for slot in (*self.needed, "title"))
                tell(f"Next: engross notice {variant.id} {fields}")
                return True
            try:
                print_notice(self._notice(variant))
            except OpenSlot as error:
                if not self.asking:
                    raise
                tell(chosen.indented(str(error)))
                self.slots.update(dict.fromkeys(self.needed, ""))
            else:
                return True

    @property
    def _wanted(self) -> bool:
        """Whether anything that a notice cannot do without was given, so that one is wanted."""
        return any(self.slots[slot] for slot in self.needed)

    def _notice(self, variant: "Variant") -> "Notice":
        from engross.pages.notice import Given, notice

        return notice(self.family, self.completed[variant.id], Given(**self.slots))


def _prompt(text: str, words: Sequence[str] | None, default: str | None = None) -> str:
    """What is typed: `BACK`, the default, one of the words or the only one that begins so; anything without words."""
    while True:
        typed: str = click.prompt(text, default=default, show_default=False, prompt_suffix=": ", err=True).strip()
        if typed.casefold() == BACK:
            return BACK
        if words is None or typed == default:
            return typed
        meant = [word for word in words if typed and word.startswith(typed.casefold())]
        if typed.casefold() in words or len(meant) == 1:
            return typed.casefold() if typed.casefold() in words else meant[0]
        tell(chosen.indented(f"Write one of: {', '.join((*words, BACK))}"))


COMMANDS = (choose,)
