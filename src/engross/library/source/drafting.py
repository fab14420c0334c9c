"""Habits of drafting that the toolkit takes over, and that must not be typed.

Takes the lists of a clause; reports the punctuation that assembly writes. Never changes a word.
"""

import re
from dataclasses import replace

from engross.model import Passage, SourceItem, SourceText
from engross.model.diagnostics import Findings

_ITEM_END = re.compile(r"(?:[;,]\s*(?:and|or)?|\b(?:and|or)|[.])\s*$")


def check_items(items: tuple[SourceItem, ...], findings: Findings) -> None:
    """Report items of a joined list that carry closing punctuation, which is computed."""
    for item in items:
        if item.items:
            check_items(item.items, findings)
        elif item.paragraphs:
            check_item(item.paragraphs[-1], findings)


def check_item(passage: Passage, findings: Findings) -> None:
    """Report an item that ends with punctuation or a coordinator."""
    last = passage[-1] if passage else None
    match = _ITEM_END.search(last.text) if isinstance(last, SourceText) else None
    if match and isinstance(last, SourceText):
        findings.add(
            "item-end",
            f"the item ends with {match[0].strip()!r}",
            replace(last.span, column=last.span.column + match.start()),
            "remove it: `;`, `and`, `or` and the full stop are computed from `join`",
        )
