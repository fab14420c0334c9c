"""The checked family file to the parts of a `Family`.

Takes a node whose shape is known to be right; returns options, rules, labels, settings, numbering, phrases and sheet,
with their places. Never reads clause files.
"""

import re
from collections.abc import Collection

from engross.library.source.clause import condition, passage
from engross.library.source.yaml import Node
from engross.model import (
    Condition,
    Label,
    Level,
    Naming,
    Numbering,
    Option,
    Passage,
    RefusalClass,
    RowKind,
    Rule,
    Setting,
    SheetPlan,
    SheetRow,
    SheetSection,
    SourceText,
)
from engross.model.diagnostics import Findings, did_you_mean


def texts(root: Node) -> dict[str, Passage]:
    """The bare texts that documents print, by name, with the places where they are typed."""
    edition = root.fields["edition"]
    nodes = {name: root.fields[name] for name in ("family", "status", "end")}
    nodes |= {"edition": edition.fields["id"], "date": edition.fields["date"]}
    nodes["pattern"] = root.fields["naming"].fields["pattern"]
    if "sheet" in root.fields:
        plan = root.fields["sheet"]
        nodes |= {"yes": plan.fields["yes"], "no": plan.fields["no"]}
        nodes |= {f"column.{number}": column for number, column in enumerate(plan.list("columns"), 1)}
        nodes |= {f"group.{number}": group.fields["heading"] for number, group in enumerate(plan.list("groups"), 1)}
    return {name: _typed(node) for name, node in nodes.items()}


def _typed(node: Node) -> Passage:
    located = node.passage()
    return tuple(SourceText(text, span) for text, span in located.cut(0, len(located.text)))


def naming(node: Node) -> Naming:
    """How ids and names are made."""
    empty = node.fields["empty"]
    return Naming(node.get("prefix"), empty.get("id"), empty.get("word"), node.get("pattern"))


def options(nodes: dict[str, Node]) -> tuple[Option, ...]:
    """The options, in canonical order."""
    return tuple(
        Option(code, node.get("word"), node.get("question"), node.get("summary")) for code, node in nodes.items()
    )


def rules(nodes: list[Node]) -> tuple[Rule, ...]:
    """The rules of combination."""
    return tuple(
        Rule(node.get("id"), _condition(node, "require"), RefusalClass(node.get("refusal")), node.get("reason"))
        for node in nodes
    )


def labels(nodes: list[Node]) -> tuple[Label, ...]:
    """Categories or tags."""
    return tuple(Label(node.get("name"), _condition(node, "applies")) for node in nodes)


def predicates(nodes: dict[str, Node]) -> tuple[Label, ...]:
    """The predicates, in the order in which they may build on each other."""
    return tuple(Label(name, condition(node)) for name, node in nodes.items())


def settings(nodes: dict[str, Node], findings: Findings) -> tuple[Setting, ...]:
    """The settings; a value that is not among the declared ones is a finding."""
    found = []
    for name, node in nodes.items():
        values = tuple(value.text for value in node.list("values")) or ("off", "on")
        if node.get("value") not in values:
            findings.add(
                "wrong-value",
                f"{node.get('value')!r} is not a value of {name!r}",
                node.fields["value"].span,
                f"its values are: {', '.join(values)}",
            )
        if len({value.lower() for value in values}) < len(values):
            findings.add(
                "wrong-value",
                f"two values of {name!r} are the same",
                node.fields["values"].span,
                "values differ by more than case",
            )
        found.append(Setting(name, values, node.get("value"), node.get("summary")))
    return tuple(found)


def numbering(node: Node, findings: Findings) -> Numbering:
    """The numbering schemes."""
    body, annex, listed = (_levels(node.list(name), findings) for name in ("body", "annex", "list"))
    return Numbering(body, annex, listed)


def sheet(node: Node, ids: Collection[str], findings: Findings) -> SheetPlan:
    """The plan of the sheet; `ids` are those of all clauses, one of which backs silent duties."""
    silence = node.fields["silence"]
    if silence.text not in ids:
        message = f"no clause has the id {silence.text!r}, which backs silent duties"
        findings.add("unknown-id", message, silence.span, did_you_mean(silence.text, ids, "name a clause"))
    columns = [column.text for column in node.list("columns")]
    groups = tuple(
        SheetSection(group.get("heading"), tuple(_row(row, findings) for row in group.list("rows")))
        for group in node.list("groups")
    )
    unprinted = tuple(_row(row, findings) for row in node.list("unprinted"))
    heads = (columns[0], columns[1], columns[2], columns[3])
    plan = SheetPlan(heads, node.get("yes"), node.get("no"), silence.text, groups, unprinted)
    seen: set[str] = set()
    for row in plan.rows:
        if row.id in seen:
            findings.add("duplicate-id", f"the row {row.id!r} stands twice", row.span, "give each row its own id")
        seen.add(row.id)
    return plan


def _row(node: Node, findings: Findings) -> SheetRow:
    label = passage(node.fields["label"], findings)
    return SheetRow(
        node.get("id"), RowKind(node.get("kind")), label, _condition(node, "expect"), node.fields["id"].span
    )


def _levels(nodes: list[Node], findings: Findings) -> tuple[Level, ...]:
    """The levels of a scheme; each label must show its own counter and none below it."""
    levels = []
    for depth, node in enumerate(nodes, 1):
        label = node.get("label")
        cite = node.get("cite") or label.rstrip(" .,:;–—-")
        for key, text in (("label", label), ("cite", cite)):
            shown = {int(digit) for digit in re.findall(r"\{(\d)\}", text)}
            if depth not in shown or max(shown) > depth:
                findings.add(
                    "numbering",
                    f"the {key} {text!r} of level {depth} must show {{{depth}}} and nothing deeper",
                    node.fields.get(key, node.fields["label"]).span,
                    f"write for example ({{{depth}}})",
                )
        levels.append(Level(label, _COUNTERS[node.get("counter")], cite))
    return tuple(levels)


_COUNTERS = {
    name: Level("", name, "").counter
    for name in ("decimal", "lower-letter", "upper-letter", "lower-roman", "upper-roman")
}


def _condition(node: Node, key: str) -> Condition:
    return condition(node.fields[key])
