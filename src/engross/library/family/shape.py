"""Whether a node has the shape that the schema asks for.

Takes nodes; says yes, or records a finding at every key or value that is wrong, in our words and not pydantic's.
"""

import re
from typing import Any

from pydantic import ValidationError

from engross.library.family.atoms import Shape
from engross.library.family.schema import ID, KEYS, FamilyShape, FrontMatterShape, ScenariosShape
from engross.library.source.yaml import Node
from engross.model.diagnostics import Findings, did_you_mean


def is_front_matter(node: Node, findings: Findings) -> bool:
    """Whether a node has the shape of front matter; findings say where it has not."""
    return _fits(node, FrontMatterShape, findings)


def is_family(node: Node, findings: Findings) -> bool:
    """Whether a node has the shape of the family file; findings say where it has not."""
    return _fits(node, FamilyShape, findings)


def is_scenarios(node: Node, findings: Findings) -> bool:
    """Whether a node has the shape of the file of scenarios; findings say where it has not."""
    return _fits(node, ScenariosShape, findings)


def _fits(node: Node, shape: type[Shape], findings: Findings) -> bool:
    if node.kind != "mapping":
        findings.add("wrong-shape", "this is not a mapping of keys to values", node.span, "write `key: value` lines")
        return False
    try:
        shape.model_validate(node.plain())
    except ValidationError as errors:
        for error in errors.errors(include_url=False, include_input=False):
            _report(node, error["type"], error["loc"], error["msg"], error.get("ctx", {}), KEYS[shape], findings)
        return False
    return True


def _report(
    node: Node,
    kind: str,
    location: tuple[int | str, ...],
    message: str,
    context: dict[str, Any],
    keys: frozenset[str],
    findings: Findings,
) -> None:
    """One error of pydantic in our words, at the key or value it is about."""
    steps = tuple(step for step in location if step != "[key]")
    found, key_span = node.find(steps)
    name = ".".join(str(step) for step in steps)
    span = found.passage().span() if found.kind == "text" and kind != "extra_forbidden" else found.span
    if kind == "missing":
        holder, _ = node.find(steps[:-1])
        findings.add("missing-key", f"the key {steps[-1]!r} is missing", holder.span, f"add `{steps[-1]}: ...`")
    elif kind == "extra_forbidden":
        findings.add(
            "unknown-key",
            f"the key {steps[-1]!r} is not known",
            key_span,
            did_you_mean(str(steps[-1]), keys, "remove it"),
        )
    elif kind == "literal_error":
        hint = f"write one of: {context.get('expected', '')}".replace("'", "`")
        findings.add("wrong-value", f"{found.text!r} is not allowed for {name}", span, hint)
    elif kind == "string_pattern_mismatch":
        at = key_span if "[key]" in location else span
        wrong = str(steps[-1]) if "[key]" in location else found.text
        findings.add(
            "wrong-value",
            f"{wrong!r} is not a good value for {name}",
            at,
            _pattern_hint(str(context.get("pattern", ""))),
        )
    elif kind == "no_such_date":
        findings.add("wrong-value", f"the calendar has no day {found.text!r}", span, "write it as 2027-01-15")
    elif kind == "string_type":
        hint = "quote a text that begins with `{` or `[`" if found.kind != "text" else "write a text"
        findings.add("wrong-shape", f"{name} must be a text", span, hint)
    else:
        reason = f"{name}: {message[:1].lower()}{message[1:]}"
        findings.add("wrong-shape", reason, span, "see the example that `engross new` writes")


def _pattern_hint(pattern: str) -> str:
    if pattern == ID:
        return "ids are lower-case letters and digits, joined by `.` or `-`"
    return f"it must match {re.sub(r'[?]:', '', pattern)}"
