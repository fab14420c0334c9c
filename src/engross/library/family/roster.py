"""The variants that a family file makes: found by its rules, named, and put into its order.

Takes a family whose variants are not known yet, and the places of its keys; returns them, with findings for rules,
names and orders that do not work out.
"""

from collections.abc import Mapping

from engross.library.family.mentions import check_condition, switches
from engross.library.family.sets import TooManySets
from engross.library.family.values import Where
from engross.library.family.variants import broken, variants_of
from engross.model import Family, Variant
from engross.model.diagnostics import Findings, did_you_mean

MOST_NAME = 255
"""Characters in the name of a licence: Word keeps no longer title."""


def variants(family: Family, place: Where, findings: Findings) -> tuple[Variant, ...]:
    """The variants in the family's order; none where a rule cannot be asked, which is reported elsewhere."""
    codes = {option.code for option in family.options}
    if not all(check_condition(rule.require, codes, Findings()) for rule in family.rules):
        return ()
    try:
        by_id = {variant.id: variant for variant in variants_of(family)}
    except TooManySets:
        message = f"{len(family.options)} options make more sets than can be tried"
        findings.add("too-many-sets", message, place("options"), "list the sets that are licences under `licences`")
        return ()
    _check_listed(family, by_id, place, findings)
    found = _ordered(family, by_id, place, findings)
    _check(family, found, place, findings)
    return found


def _check_listed(family: Family, by_id: Mapping[str, Variant], place: Where, findings: Findings) -> None:
    """Every set that is listed is allowed, and listed once; every version is that of a licence."""
    seen: set[frozenset[str]] = set()
    for at, codes in enumerate(family.licences):
        chosen = frozenset(codes)
        rules = broken(family.rules, chosen)
        if rules:
            message = f"the rule {rules[0].id!r} refuses the set {', '.join(codes) or 'without options'}"
            findings.add("refused-licence", message, place("licences", at), "remove it, or loosen the rule")
        if chosen in seen:
            findings.add("order", "this set appears twice", place("licences", at), "remove one")
        seen.add(chosen)
    for name in family.versions.keys() - by_id.keys():
        hint = did_you_mean(name, by_id, "remove it")
        findings.add("order", f"there is no licence {name!r}", place("versions", name), hint)


def _ordered(family: Family, by_id: Mapping[str, Variant], place: Where, findings: Findings) -> tuple[Variant, ...]:
    """The variants in the order that the family file gives, which must name each once."""
    listed: dict[str, Variant] = {}
    for at, name in enumerate(family.order):
        if name not in by_id:
            hint = f"the variants are: {', '.join(by_id)}"
            findings.add("order", f"there is no variant {name!r}", place("order", at), hint)
        elif name in listed:
            findings.add("order", f"{name!r} appears twice", place("order", at), "remove one")
        else:
            listed[name] = by_id[name]
    missing = [identifier for identifier in by_id if identifier not in listed]
    if missing and family.order:
        message = f"the order leaves out {', '.join(missing)}"
        findings.add("order", message, place("order"), "name every variant once, or remove `order`")
    return (*listed.values(), *(by_id[identifier] for identifier in missing))


def _check(family: Family, variants: tuple[Variant, ...], place: Where, findings: Findings) -> None:
    """What the options and rules make of each other."""
    if not variants:
        findings.add("no-variants", "the rules refuse every set of options", place("rules"), "loosen one of them")
    for variant in variants:
        if len(variant.name) > MOST_NAME:
            findings.add(
                "long-name",
                f"the name has {len(variant.name)} characters",
                place("naming", "pattern"),
                f"at most {MOST_NAME}",
                [variant.id],
            )
    naming = family.naming
    if family.options and "{words}" not in naming.pattern:
        message = "licences with unlike options would have one name"
        findings.add("wrong-value", message, place("naming", "pattern"), "write `{words}` in it")
    elif "{words}" in naming.pattern and not naming.empty.word and any(not variant.options for variant in variants):
        message = "nothing stands for `{words}` in the name of the licence without options"
        findings.add("wrong-value", message, place("naming", "empty"), "add `word`")
    taken = switches(family)
    for option in family.options:
        if option.code in taken:
            findings.add(
                "duplicate-id",
                f"{option.code!r} is a setting too",
                place("options", option.code),
                "rename one",
            )
    if any(annex.content for annex in family.outline.annexes) and family.sheet is None:
        findings.add(
            "no-sheet",
            "an annex shows the sheet, and there is none",
            place("outline"),
            "add `sheet`, or remove `content: sheet`",
        )
