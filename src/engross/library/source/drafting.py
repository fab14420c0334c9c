"""Habits of drafting that the toolkit takes over, and that must not be typed.

Takes the lists of a clause and the tag of their language; reports the punctuation that assembly writes. Never changes a
word.
"""

import re
from dataclasses import replace
from functools import cache

from engross.model import Passage, SourceItem, SourceText
from engross.model.diagnostics import Findings
from engross.model.languages import language


def check_items(items: tuple[SourceItem, ...], tag: str, findings: Findings) -> None:
    """Report items of a joined list that carry closing punctuation, which is computed."""
    for item in items:
        if item.items:
            check_items(item.items, tag, findings)
        elif item.paragraphs:
            check_item(item.paragraphs[-1], tag, findings)


def check_item(passage: Passage, tag: str, findings: Findings) -> None:
    """Report an item that ends with punctuation or a coordinator."""
    last = passage[-1] if passage else None
    match = _end_of_item(tag).search(last.text) if isinstance(last, SourceText) else None
    if match and isinstance(last, SourceText):
        words = language(tag)
        findings.add(
            "item-end",
            f"the item ends with {match[0].strip()!r}",
            replace(last.span, column=last.span.column + match.start()),
            f"remove it: `;`, `{words.both}`, `{words.either}` and the full stop are computed from `join`",
        )


@cache
def _end_of_item(tag: str) -> re.Pattern[str]:
    words = language(tag).joining
    return re.compile(rf"(?:[;,]\s*(?:{words})?|\b(?:{words})|[.])\s*$")
