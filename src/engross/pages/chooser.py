"""From what a publisher wants to a licence, one question at a time.

Takes a family, what is true in each of its variants, and the answers given so far; returns the next question that still
matters, or what the answers come to. Every answer that fell away, and every licence, has its reason. Never asks anyone:
the terminal is the business of the command line.
"""

from collections.abc import Iterable, Iterator, Mapping

from engross.library.conditions import holds
from engross.library.family.sets import least_broken
from engross.library.family.variants import broken
from engross.model import Answer, Family, Question, RefusalClass, Rule, Variant
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with the answer that was given."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class Way:
    """Choices that go together, as many as can, and the variants that meet them all."""

    choices: tuple[Choice, ...]
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Choices that no variant meets: the rules that stand against them, the gravest first, and the ways out.

    Where the choices contradict each other before any rule is asked, there are no rules.
    """

    rules: tuple[Rule, ...]
    ways: tuple[Way, ...]

    @property
    def refusal(self) -> RefusalClass:
        """The class of the gravest reason."""
        return self.rules[0].refusal if self.rules else RefusalClass.CONTRADICTION

    @property
    def reason(self) -> str:
        """Every reason, the gravest first."""
        return " ".join(rule.reason for rule in self.rules) or "These answers exclude each other."


@dataclass(frozen=True, slots=True)
class Step:
    """A question, the answers that are open, and those that fell away, each with the clash it would lead into."""

    question: Question
    open: tuple[Answer, ...]
    fallen: tuple[tuple[Answer, Clash], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a set of choices comes to.

    `variant` is the licence, None where a choice leads `outside` of the family. `others` are the variants that are not
    it, each with the choice that rules it out, or None where it would fit too. `unmet` are the choices whose wish
    `variant` does not meet, because no licence that fits the rest does.
    """

    choices: tuple[Choice, ...]
    variant: Variant | None
    outside: Choice | None
    others: tuple[tuple[Variant, Choice | None], ...]
    unmet: tuple[Choice, ...]

    @property
    def why(self) -> str:
        """Why the choices lead out of the family, "" where they do not."""
        if self.outside is None:
            return ""
        return self.outside.answer.says if self.outside.answer.outside else self.outside.question.otherwise


@dataclass(frozen=True, slots=True)
class Chooser:
    """The questions of a family over its variants; `true` maps the id of each to the names its sheet makes true."""

    family: Family
    true: Mapping[str, frozenset[str]]

    def choices(self, given: Mapping[str, str]) -> tuple[Choice, ...]:
        """Answers by id as choices, in the order of the questions; KeyError for an unknown answer."""
        found = []
        for question in self.family.chooser:
            if question.id in given:
                answers = {answer.id: answer for answer in question.answers}
                found.append(Choice(question, answers[given[question.id]]))
        return tuple(found)

    def fitting(self, choices: Iterable[Choice]) -> tuple[Variant, ...]:
        """The variants that meet every choice: those that meet the most wishes first, then in the family's order."""
        made = tuple(choices)
        fit = [variant for variant in self.family.variants if all(self.meets(variant, choice) for choice in made)]
        return tuple(sorted(fit, key=lambda variant: len(self.unmet(variant.id, made))))

    def meets(self, variant: Variant, choice: Choice) -> bool:
        """Whether a variant is what an answer requires."""
        return holds(choice.answer.require.text, self.true[variant.id].union(variant.options))

    def outside(self, choices: Iterable[Choice]) -> Choice | None:
        """The choice that leads out of the family: one that says so, or the last of the facts that no variant meets."""
        made = tuple(choices)
        facts = [choice for choice in made if choice.question.otherwise]
        out = next((choice for choice in made if choice.answer.outside), None)
        return out or (facts[-1] if facts and not self.fitting(facts) else None)

    def unmet(self, identifier: str, choices: Iterable[Choice]) -> tuple[Choice, ...]:
        """The choices whose wish the variant of this id does not meet."""
        true = self.true[identifier]
        return tuple(choice for choice in choices if not holds(choice.answer.prefer.text, true))

    def step(self, choices: tuple[Choice, ...]) -> Step | None:
        """The next question that still matters, or None where the choices lead to one end whatever is answered."""
        if self.outside(choices):
            return None
        return next((step for step in self._steps(choices) if self._matters(choices, step)), None)

    def passed(self, choices: tuple[Choice, ...]) -> tuple[Step, ...]:
        """The questions before the next one that the choices have settled or made idle."""
        found = []
        for step in self._steps(choices):
            if self._matters(choices, step):
                break
            found.append(step)
        return tuple(found)

    def outcome(self, choices: tuple[Choice, ...]) -> Outcome | Clash:
        """What the choices come to, be they complete or not."""
        outside = self.outside(choices)
        if outside:
            return Outcome(choices, None, outside, (), ())
        fit = self.fitting(choices)
        if not fit:
            return self.clash(choices)
        others = (variant for variant in self.family.variants if variant != fit[0])
        ruled_out = tuple((variant, self._ruled_out(variant, choices)) for variant in others)
        return Outcome(choices, fit[0], None, ruled_out, self.unmet(fit[0].id, choices))

    def unreached(self) -> tuple[Variant, ...]:
        """The variants that no answers lead to, in the order of the family."""
        reached: set[str] = set()
        steps: dict[tuple[int, ...], Step | None] = {}
        for variant in self.family.variants:
            if variant.id not in reached:
                self._lead(variant, (), reached, steps)
        return tuple(variant for variant in self.family.variants if variant.id not in reached)

    def _lead(
        self, wanted: Variant, choices: tuple[Choice, ...], reached: set[str], steps: dict[tuple[int, ...], Step | None]
    ) -> bool:
        """Whether answers that a variant meets lead to it; the ends and steps on the way are noted."""
        given = tuple(id(choice.answer) for choice in choices)
        if given not in steps:
            steps[given] = self.step(choices)
        step = steps[given]
        if step is None:
            end = self.outcome(choices)
            found = end.variant if isinstance(end, Outcome) else None
            reached |= {found.id} if found else set()
            return found == wanted
        met = [one for one in (Choice(step.question, answer) for answer in step.open) if self.meets(wanted, one)]
        met.sort(key=lambda one: len(self.unmet(wanted.id, (one,))))
        return any(self._lead(wanted, (*choices, one), reached, steps) for one in met if not one.answer.outside)

    def clash(self, choices: tuple[Choice, ...]) -> Clash:
        """Why no variant meets these choices, and the largest parts of them that some variant meets."""
        rules = self.family.rules
        codes = [option.code for option in self.family.options]
        # What no variant meets is met, if at all, by a set of options that is no licence, of which no sheet tells more.
        found = least_broken(
            codes, [choice.answer.require.text for choice in choices], [rule.require.text for rule in rules]
        )
        return Clash(broken(rules, found) if found is not None else (), self._ways(choices))

    def _ways(self, choices: tuple[Choice, ...]) -> tuple[Way, ...]:
        kept: dict[tuple[Choice, ...], list[Variant]] = {}
        for variant in self.family.variants:
            kept.setdefault(tuple(choice for choice in choices if self.meets(variant, choice)), []).append(variant)
        largest = [one for one in kept if not any(set(map(id, one)) < set(map(id, other)) for other in kept)]
        return tuple(Way(one, tuple(kept[one])) for one in sorted(largest, key=len, reverse=True))

    def _steps(self, choices: tuple[Choice, ...]) -> Iterator[Step]:
        """Every question that is not answered, with what has become of its answers."""
        answered = {choice.question.id for choice in choices}
        for question in self.family.chooser:
            if question.id in answered:
                continue
            tried = [(answer, (*choices, Choice(question, answer))) for answer in question.answers]
            open_answers = tuple(answer for answer, made in tried if self.outside(made) or self.fitting(made))
            fallen = tuple((answer, self.clash(made)) for answer, made in tried if answer not in open_answers)
            yield Step(question, open_answers, fallen)

    def _matters(self, choices: tuple[Choice, ...], step: Step) -> bool:
        """Whether two open answers lead to different ends or to a different order among what is left."""
        tried = [(*choices, Choice(step.question, answer)) for answer in step.open]
        return len({None if self.outside(made) else self.fitting(made) for made in tried}) > 1

    def _ruled_out(self, variant: Variant, choices: tuple[Choice, ...]) -> Choice | None:
        return next((choice for choice in choices if not self.meets(variant, choice)), None)
