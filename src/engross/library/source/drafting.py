"""Habits of drafting that the toolkit takes over, and that must not be typed.

Takes located prose; reports typed section numbers, "and/or", and list punctuation. Never changes a word.
"""

import re
from dataclasses import replace

from engross.library.source.places import Located
from engross.model import Passage, SourceItem, SourceText
from engross.model.diagnostics import Findings

_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)|\{\{[^}]*\}\}")
_NUMBER = re.compile(
    r"\b(?i:sections?|clauses?|articles?|paragraphs?)\s+(?:\d|\([a-z0-9]+\))|\b(?:Annex(?:es)?|Schedules?)\s+[A-Z0-9]\b|§\s*\d"
)
_AND_OR = re.compile(r"\band\s*/\s*or\b", re.IGNORECASE)
_ITEM_END = re.compile(r"(?:[;,]\s*(?:and|or)?|\b(?:and|or)|[.])\s*$")


def check(located: Located, findings: Findings) -> None:
    """Report what must not be typed in a run of prose; the words of links are left alone."""
    text = _LINK.sub(lambda match: " \ue000".ljust(len(match[0]), "\ue000"), located.text)
    for match in _NUMBER.finditer(text):
        findings.add(
            "typed-number",
            f"the number in {_shown(match[0])!r} is typed",
            located.span(match.start()),
            "write a reference, `[Section](#id)`; to cite a statute, make it a link to its text",
        )
    for match in _AND_OR.finditer(text):
        findings.add(
            "and-or",
            f"{_shown(match[0])!r} has two meanings",
            located.span(match.start()),
            'write "or", or "A or B, or both"',
        )


def check_items(items: tuple[SourceItem, ...], findings: Findings) -> None:
    """Report items of a joined list that carry closing punctuation, which is computed."""
    for item in items:
        if item.items:
            check_lead_in(item.paragraphs, findings)
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


def check_lead_in(paragraphs: tuple[Passage, ...], findings: Findings) -> None:
    """Report a lead-in of a joined list that does not end with a colon."""
    last = paragraphs[-1][-1] if paragraphs and paragraphs[-1] else None
    if last is not None and not (isinstance(last, SourceText) and last.text.rstrip().endswith(":")):
        findings.add("lead-in", "the words before a list must end with `:`", last.span, "end the lead-in with a colon")


def _shown(text: str) -> str:
    return " ".join(text.split())
