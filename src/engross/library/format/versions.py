"""Versions of the source format: families of older ones are read, and can be written out as of today.

A family says `format: N`; one that does not is of format 1. Each step to the next format is a list of keys that moved;
it is applied to the nodes of a family as it is read, which keep their places, and to the text of its files when
`engross upgrade` writes them. A format is never changed once families are written in it: a change is a new one.
"""

import re
from collections.abc import Mapping

from engross.library.source.yaml import Node
from engross.model import Span
from engross.model.diagnostics import Findings
from engross.records import dataclass

KEY = "format"


@dataclass(frozen=True, slots=True)
class Step:
    """From one format to the next: what changed, and the top keys that now stand below another."""

    says: str
    moved: Mapping[str, tuple[str, ...]]


_LINT = (
    *("proper_names", "adjectives", "mechanisms", "contradictions"),
    *("siblings", "barred", "survival", "exceptions"),
)
STEPS = (
    Step("What speaks to the lint stands below `lint`, and a family may be split over several files.", {"lint": _LINT}),
)
"""The step from format 1 to 2, and so on."""

NEWEST = len(STEPS) + 1


def upgraded(root: Node, findings: Findings) -> Node | None:
    """The nodes of a family as of the newest format; None after a finding, where the format is not known."""
    number = _number(root)
    if number is None:
        span = root.fields[KEY].span
        hint = f"write `format: {NEWEST}`, or use a later engross"
        message = f"this engross reads the formats 1 to {NEWEST}"
        findings.add("unknown-format", message, span, hint)
        return None
    for step in STEPS[number - 1 :]:
        for above, keys in step.moved.items():
            root = _moved(root, above, keys)
    return root


def _number(root: Node) -> int | None:
    written = root.fields.get(KEY)
    if written is None:
        return 1
    known = written.kind == "text" and re.fullmatch(r"[1-9]\d{0,3}", written.text) and int(written.text) <= NEWEST
    return int(written.text) if known else None


def _moved(root: Node, above: str, keys: tuple[str, ...]) -> Node:
    found = [key for key in root.fields if key in keys]
    if not found or above in root.fields:
        return root
    holder = Node("mapping", root.fields[found[0]].span)
    holder.fields = {key: root.fields[key] for key in found}
    holder.keys = {key: root.keys[key] for key in found}
    fields = {key: node for key, node in root.fields.items() if key not in keys}
    places: dict[str, Span] = {key: span for key, span in root.keys.items() if key not in keys}
    moved = Node("mapping", root.span)
    moved.fields, moved.keys = {**fields, above: holder}, {**places, above: root.keys[found[0]]}
    return moved
