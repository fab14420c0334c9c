"""Sets of options and their names: which are licences, what they are called, and why the others are not.

Takes a family (or its parts, while it is being read) and names as people type them; returns variants, refusals and the
names that are true in a variant. Every set of options is answered. Never assembles anything.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from itertools import combinations

from engross.library.conditions import holds
from engross.library.family import sets
from engross.model import ALWAYS, Edition, Family, RefusalClass, Rule, Variant
from engross.model.diagnostics import did_you_mean
from engross.records import dataclass

_WEIGHT = tuple(RefusalClass)
NOT_LISTED = Rule(
    "not-listed", ALWAYS, RefusalClass.UNPUBLISHED, "The family does not list it; `engross build --options` writes it."
)


class UnknownName(LookupError):
    """An option, variant, setting or value that the family does not have; the message says what is meant instead."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A set of options that is no licence: every rule it breaks, the gravest first, and the nearest valid variants."""

    options: tuple[str, ...]
    rules: tuple[Rule, ...]
    family: Family = field(repr=False, compare=False)

    @property
    def nearest(self) -> tuple[Variant, ...]:
        """The variants that differ from the set in the fewest options, in the order of the family."""
        chosen, variants = set(self.options), self.family.variants
        distances = {variant: len(chosen.symmetric_difference(variant.options)) for variant in variants}
        least = min(distances.values(), default=0)
        return tuple(variant for variant, distance in distances.items() if distance == least)

    @property
    def refusal(self) -> RefusalClass:
        """The class of the gravest reason."""
        return self.rules[0].refusal

    @property
    def reason(self) -> str:
        """Every reason, the gravest first."""
        return " ".join(rule.reason for rule in self.rules)


def verdict(family: Family, codes: Iterable[str]) -> Variant | Refusal:
    """The variant of a set of options, or why there is none; raises `UnknownName`."""
    wanted = set(codes)
    known = [option.code for option in family.options]
    for code in sorted(wanted.difference(known)):
        raise UnknownName(f"no option {code!r}; {did_you_mean(code, known)}")
    chosen = tuple(code for code in known if code in wanted)
    found = next((variant for variant in family.variants if variant.options == chosen), None)
    return found or _refusal(family, chosen)


def refusals(family: Family) -> Iterator[Refusal]:
    """Every set of options that is no licence, by number of options and then canonical order."""
    codes = [option.code for option in family.options]
    valid = {variant.options for variant in family.variants}
    every = (chosen for size in range(len(codes) + 1) for chosen in combinations(codes, size))
    return (_refusal(family, chosen) for chosen in every if chosen not in valid)


def unlisted(family: Family, codes: Iterable[str]) -> Variant | Refusal:
    """The variant of a set of options that the rules allow, be it listed or not; raises `UnknownName`."""
    answer = verdict(family, codes)
    if isinstance(answer, Refusal) and answer.rules == (NOT_LISTED,):
        return _variant(family, answer.options)
    return answer


def find(family: Family, name: str) -> Variant:
    """The variant that a name means: `MG-BY-NC`, `BY-NC`, `nc-by` or `MG-BY-NC-3.0-draft.1`; raises `UnknownName`."""
    prefix = f"{family.naming.prefix}-".casefold()
    asked = name.strip().casefold()
    wanted = asked.removesuffix(f"-{family.edition}".casefold())
    for variant in family.variants:
        own = f"{variant.id}-{variant.version}".casefold()
        if asked == own or wanted in {variant.id.casefold(), variant.id.casefold().removeprefix(prefix)}:
            return variant
        if wanted == variant.name.casefold():
            return variant
    codes = [code.upper() for code in wanted.removeprefix(prefix).split("-")]
    if set(codes) <= {option.code for option in family.options}:
        answer = verdict(family, codes)
        if isinstance(answer, Variant):
            return answer
        nearest = ", ".join(variant.id for variant in answer.nearest)
        raise UnknownName(f"no licence {name!r}: {answer.reason} Nearest: {nearest}")
    raise UnknownName(f"no licence {name!r}; {did_you_mean(name, (variant.id for variant in family.variants))}")


def names(family: Family, variant: Variant, settings: Mapping[str, str] | None = None) -> frozenset[str]:
    """The names that are true in a variant: its options, and what the settings contribute; raises `UnknownName`.

    `settings` gives values by name, in place of the family's own.
    """
    chosen = dict(settings or {})
    true = set(variant.options)
    for setting in family.settings:
        value = chosen.pop(setting.name, setting.value)
        if value not in setting.values:
            raise UnknownName(
                f"no value {value!r} of the setting {setting.name!r}; its values are: {', '.join(setting.values)}"
            )
        true |= setting.names(value)
    for name in chosen:
        raise UnknownName(f"no setting {name!r}; {did_you_mean(name, (setting.name for setting in family.settings))}")
    return frozenset(true)


def settings_cases(family: Family) -> Iterator[dict[str, str]]:
    """Nothing, for the settings as the family has them, then each setting in turn at each other value."""
    yield {}
    for setting in family.settings:
        yield from ({setting.name: value} for value in setting.values if value != setting.value)


def broken(rules: Iterable[Rule], chosen: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that a set of options breaks, the gravest first."""
    return tuple(
        sorted(
            (rule for rule in rules if not holds(rule.require.text, chosen)),
            key=lambda rule: _WEIGHT.index(rule.refusal),
        )
    )


def variants_of(family: Family) -> tuple[Variant, ...]:
    """Every valid variant that is listed; where none is, all, by number of options and then canonical order.

    Raises `TooManySets`.
    """
    codes = [option.code for option in family.options]
    if family.licences:
        listed = (tuple(code for code in codes if code in one) for one in family.licences)
        return tuple(_variant(family, one) for one in listed if not broken(family.rules, frozenset(one)))
    found = sets.meeting(codes, (rule.require.text for rule in family.rules))
    return tuple(_variant(family, one) for one in sorted(found, key=lambda one: (len(one), *map(codes.index, one))))


def _variant(family: Family, codes: tuple[str, ...]) -> Variant:
    """The names of a set of options in canonical order."""
    naming = family.naming
    identifier = f"{naming.prefix}-{'-'.join(codes)}" if codes else naming.empty.id
    words = "-".join(option.word for option in family.options if option.code in codes) or naming.empty.word
    version = family.versions.get(identifier, family.edition)
    name = naming.pattern.replace("{words}", words).replace("{version}", version)
    return Variant(identifier, f"{identifier}-{family.edition}", name, codes, version)


def as_edition(family: Family, edition: str, date: str) -> Family:
    """The family as it is once its file names another edition."""
    opened = replace(family, opened=Edition(edition, date))
    return replace(opened, variants=tuple(_variant(opened, variant.options) for variant in family.variants))


def _refusal(family: Family, chosen: tuple[str, ...]) -> Refusal:
    return Refusal(chosen, broken(family.rules, frozenset(chosen)) or (NOT_LISTED,), family)
