"""The variants that a family file makes: found by its rules, named, and put into its order.

Takes a family whose variants are not known yet, and the node of its file; returns them, with findings for rules, names
and orders that do not work out.
"""

from engross.library.family.names import check_condition
from engross.library.family.variants import variants_of
from engross.library.source.yaml import Node
from engross.model import Family, Variant
from engross.model.diagnostics import Findings

MOST_NAME = 255
"""Characters in the name of a licence: Word keeps no longer title."""


def variants(family: Family, node: Node, findings: Findings) -> tuple[Variant, ...]:
    """The variants in the family's order; none where a rule cannot be asked, which is reported elsewhere."""
    codes = {option.code for option in family.options}
    if not all(check_condition(rule.require, codes, Findings()) for rule in family.rules):
        return ()
    found = _ordered(variants_of(family), node, findings)
    _check(family, found, node, findings)
    return found


def _ordered(variants: tuple[Variant, ...], node: Node, findings: Findings) -> tuple[Variant, ...]:
    """The variants in the order that the family file gives, which must name each once."""
    if "order" not in node.fields:
        return variants
    by_id = {variant.id: variant for variant in variants}
    listed: dict[str, Variant] = {}
    for entry in node.list("order"):
        if entry.text not in by_id:
            findings.add(
                "order", f"there is no variant {entry.text!r}", entry.span, f"the variants are: {', '.join(by_id)}"
            )
        elif entry.text in listed:
            findings.add("order", f"{entry.text!r} stands twice", entry.span, "remove one")
        else:
            listed[entry.text] = by_id[entry.text]
    missing = [identifier for identifier in by_id if identifier not in listed]
    if missing:
        findings.add(
            "order",
            f"the order leaves out {', '.join(missing)}",
            node.keys["order"],
            "name every variant once, or remove `order`",
        )
    return (*listed.values(), *(by_id[identifier] for identifier in missing))


def _check(family: Family, variants: tuple[Variant, ...], node: Node, findings: Findings) -> None:
    """What the options and rules make of each other."""
    if not variants:
        findings.add("no-variants", "the rules refuse every set of options", node.keys["rules"], "loosen one of them")
    for variant in variants:
        if len(variant.name) > MOST_NAME:
            findings.add(
                "long-name",
                f"the name has {len(variant.name)} characters",
                node.fields["naming"].fields["pattern"].span,
                f"at most {MOST_NAME}",
                [variant.id],
            )
    switches = {name for setting in family.settings for value in setting.values for name in setting.names(value)}
    for option in family.options:
        if option.code in switches:
            findings.add(
                "duplicate-id",
                f"{option.code!r} is a setting too",
                node.fields["options"].keys[option.code],
                "rename one",
            )
    if any(annex.content for annex in family.outline.annexes) and family.sheet is None:
        findings.add(
            "no-sheet",
            "an annex shows the sheet, and there is none",
            node.keys["outline"],
            "add `sheet`, or remove `content: sheet`",
        )
